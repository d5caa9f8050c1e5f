"""Findings grouped by kind, the heaviest first, so that a reader sees three headings instead of thirty lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tarief.core.findings import Finding, Severity, at_most, number_of
from tarief.core.place import PathStep, Place

#: What stands before a finding in the terminal.
SIGN: Final = {Severity.FAULT: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
#: Said elsewhere: the lists of legal elements show the empty ones.
SHOWN_ELSEWHERE: Final = frozenset({"element_zonder_reden", "zwakke_bronnen"})
_TITLES: Final = {
    "niet_opgevoerd": "Niet opgevoerd",
    "niet_gebruikt": "Opgegeven, maar niet gebruikt",
    "opgave_wijkt_af": "De opgave wijkt af van wat de rest van de invoer geeft",
    "inbegrepen_gelezen": "Gelezen als inbegrepen",
    "grondslag_aangenomen": "Gebruikelijke grondslag gebruikt",
    "bron_secundair": "Uit een secundaire bron",
    "bron_afgeleid": "Afgeleid uit de bron",
    "bron_benaderd": "Een benadering",
    "bron_voorlopig": "Voorlopig, nog niet vastgesteld",
    "bronnen_oneens": "Bronnen zijn het niet eens",
    "prognose": "Aanname: gerekend met een prognose",
    "prognose_niet_nodig": "Prognose niet nodig",
    "cao_verlopen": "Uit een cao die is afgelopen",
    "periode_onbekend": "Periode niet vermeld in de bron",
    "anders_dan_rekentool": "Anders ingevuld dan in de rekentool",
    "melding_van_rekentool": "Wat de rekentool zelf zegt",
    "parameter_buiten_periode": "Geen waarde bekend voor deze datum",
}
_ORDER = (Severity.FAULT, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind; `count` is how many there are, also of those that are not told one by one."""

    title: str
    severity: Severity
    findings: tuple[Finding, ...]
    count: int


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Return the findings by kind in order of weight."""
    by_kind: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        if finding.kind not in SHOWN_ELSEWHERE:
            by_kind.setdefault((finding.severity, finding.kind), []).append(finding)
    ordered = sorted(by_kind.items(), key=lambda item: _ORDER.index(item[0][0]))
    return tuple(Group(_title(kind), severity, at_most(found), number_of(found)) for (severity, kind), found in ordered)


def _title(kind: str) -> str:
    return _TITLES.get(kind, kind.replace("_", " ").capitalize())


def name_findings(groups: Iterable[tuple[str, Sequence[Finding]]]) -> tuple[Finding, ...]:
    """Return findings of things with their names in front and as their place; equal ones are one, with all names."""
    names: dict[tuple[str, str, str, Severity], dict[str, None]] = {}
    for name, findings in groups:
        for item in findings:
            names.setdefault((item.kind, item.text, item.advice, item.severity), {})[name] = None
    return tuple(
        Finding(kind, f"{_listed(found)}: {text}", advice, Place.words(*map(PathStep, found)), severity)
        for (kind, text, advice, severity), found in names.items()
    )


def _listed(names: Iterable[str]) -> str:
    """Write names as a sentence does: `A, B en C`."""
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
