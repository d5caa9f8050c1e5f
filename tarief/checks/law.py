"""Legal completeness: every element of both laws has an amount, or a reason why it is zero."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED
from tarief.calculation.supplied import Supplied
from tarief.core.amounts import price
from tarief.core.findings import Finding, Severity, remark
from tarief.core.law import LAWS, Law
from tarief.core.place import Place

_WHY = "De prijs moet op alle onderdelen van de wet gebaseerd zijn; een onderdeel van nul vraagt om een reden."


def elements_without_reason(breakdown: Breakdown, reasons: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the elements that are zero without a reason, and cost that has no element.

    A reason stands in `reasons` (`{"jeugdwet.b": …}`), or as `toelichting` with an input of zero for that element.
    """
    if not breakdown.unit.money:
        return
    notes = _notes(breakdown)
    for law in LAWS.values():
        elements = breakdown.elements(law.key)
        if loose := elements.get(UNASSIGNED):
            yield remark(
                "kosten_zonder_onderdeel",
                Place.of(law.key),
                f"{price(loose, breakdown.unit)} van de kostprijs hoort bij geen onderdeel van {law.article}.",
                "Zo is niet te zien of de prijs op alle onderdelen gebaseerd is.",
                "Splits het bedrag uit, of noem bij de stap het onderdeel van de wet.",
                Severity.WARNING if breakdown.model.cost in breakdown.model.quantities else Severity.NOTE,
            )
            continue
        present = tuple([letters for letters, amount in elements.items() if amount])
        if reasons or notes:
            yield from _without_cost(breakdown, law, present, reasons, notes)
        else:
            told = breakdown.face.once
            yield from told((law.key, present), lambda: [*_without_cost(breakdown, law, present, {}, notes)])  # noqa: B023


def _without_cost(
    breakdown: Breakdown, law: Law, present: tuple[str, ...], reasons: Mapping[str, str], notes: list[Supplied]
) -> Iterator[Finding]:
    """The elements of a law that no cost belongs to."""
    nothing = breakdown.face.once(_zero, lambda: price(Decimal(0), breakdown.unit))
    known = {letter for letters in present for letter in letters.split("+")}
    for letter in law.elements:
        if letter not in known:
            reason = reasons.get(f"{law.key}.{letter}") or _written(breakdown, law, letter, notes)
            yield _zero(law.key, letter, nothing, reason)


@lru_cache(maxsize=256)
def _zero(key: str, letter: str, nothing: str, reason: str) -> Finding:
    law = LAWS[key]
    what = f"{law.article}, onderdeel {letter} ({law.elements[letter]}): {nothing}"
    where = Place.dotted(law.key, letter)
    if reason:
        return remark("element_nul_met_reden", where, f"{what}, omdat: {reason}.", "", "", Severity.NOTE)
    do = "Voer de kosten op, of leg vast waarom ze er niet zijn."
    return remark("element_zonder_reden", where, f"{what}, zonder reden.", _WHY, do)


def _notes(breakdown: Breakdown) -> list[Supplied]:
    """The inputs of zero with a note."""
    return [item for item in breakdown.supply.noted if not item.value]


def _written(breakdown: Breakdown, law: Law, letter: str, notes: list[Supplied]) -> str:
    """The reason somebody wrote with an input of zero that belongs to this element."""
    for item in notes:
        if letter in getattr(breakdown.model.quantities[item.key], law.key, "").split("+"):
            return item.note.strip().rstrip(".")
    return ""
