"""What there is to say about the formulas of a workbook: worked out by us, outdated, or without an outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book.model import SourceCell
from workbooks.read.book.parsing.result import column_letters

CALCULATED, OUTDATED, WITHOUT, UNCHECKED = (
    "formule_berekend",
    "verouderde_waarde",
    "formule_zonder_uitkomst",
    "niet_nagerekend",
)
#: The kinds of all these remarks.
KINDS = frozenset({CALCULATED, OUTDATED, WITHOUT, UNCHECKED})

#: Findings of one kind that stand on their own, and stretches of cells named on one sheet; the rest is counted.
MOST, _STRETCHES = 20, 12

_REASONS = {
    "koppeling": "die naar een ander bestand verwijst",
    "kring": "die, misschien via andere cellen, naar zichzelf verwijst",
    "moment": "die op elk moment iets anders geeft, zoals VANDAAG",
    "taal": "die afhangt van de taal van de computer, zoals TEKST of WAARDE",
    "doorsnede": "die met meer cellen rekent waar er een bedoeld is",
    "getoond": "in een bestand dat rekent met afgeronde getallen, zoals u ze ziet; dat kunnen wij niet",
    "afhankelijk": "die gebruikmaakt van een cel zonder uitkomst",
}
_OTHER = "die wij niet kunnen berekenen"
_SAVE = "Open het bestand in Excel of LibreOffice en bewaar het opnieuw, of vul het getal zelf in."
_CIRCLE = "Verbeter de formule, of vul het getal zelf in."
_LONG = re.compile(r"(-?[0-9]+),([0-9]{7,})(%?)")

#: A cell and the name of its sheet.
Placed = tuple[str, SourceCell]


def remarks(cells: Iterable[Placed], reasons: Mapping[tuple[str, str], str]) -> tuple[Finding, ...]:
    """Return the findings on these cells with a formula.

    `reasons` says by sheet and address why a formula has no outcome.
    """
    formulas = list(cells)
    ours = [each for each in formulas if each[1].calculated and not each[1].outdated]
    old = [_outdated(*each) for each in formulas if each[1].outdated]
    without = [
        _without(sheet, cell, reasons.get((sheet, cell.address), ""))
        for sheet, cell in formulas
        if not cell.stored and not cell.calculated
    ]
    return (*([_calculated(ours)] if ours else []), *_first(old), *_first(without))


def unchecked() -> Finding:
    """Say that the stored outcomes were taken as they are."""
    text = "De formules in dit bestand zijn niet nagerekend: dat kost te veel. Gelezen zijn de bewaarde uitkomsten."
    return Finding(UNCHECKED, text, severity=Severity.NOTE)


def _calculated(cells: list[Placed]) -> Finding:
    amount = "1 formule heeft" if len(cells) == 1 else f"{len(cells)} formules hebben"
    text = f"{amount} geen uitkomst in het bestand; die is door ons berekend: {_listed(cells)}."
    return Finding(CALCULATED, text, severity=Severity.NOTE)


def _outdated(sheet: str, cell: SourceCell) -> Finding:
    stored, ours = _short(cell.outdated), _short(cell.text)
    if stored == ours:
        stored, ours = cell.outdated, cell.text
    text = f"In deze cel is {stored} bewaard, maar de formule geeft nu {ours}. Wij rekenen met {ours}."
    advice = "Laat het bestand in Excel of LibreOffice opnieuw berekenen, controleer deze cel en bewaar het."
    return Finding(OUTDATED, text, advice, Place.at(sheet, cell.address), Severity.WARNING)


def _without(sheet: str, cell: SourceCell, reason: str) -> Finding:
    _, _, function = reason.partition("functie ")
    why = f"met de functie {function}, die wij niet kunnen berekenen" if function else _REASONS.get(reason, _OTHER)
    text = f"In deze cel staat een formule zonder bewaarde uitkomst, {why}."
    return Finding(
        WITHOUT, text, _CIRCLE if reason == "kring" else _SAVE, Place.at(sheet, cell.address), Severity.WARNING
    )


def _first(findings: list[Finding]) -> list[Finding]:
    """Return the first of many findings of one kind, the last of which says how many more there are."""
    if len(findings) <= MOST:
        return findings
    last = findings[MOST - 1]
    text = f"{last.text} Dit geldt voor nog {len(findings) - MOST} cellen."
    return [*findings[: MOST - 1], replace(last, text=text)]


def _listed(cells: list[Placed]) -> str:
    """Name the cells per sheet; neighbours in a column as one stretch."""
    sheets = []
    for sheet, group in groupby(cells, key=lambda each: each[0]):
        found = list(_stretches([(cell.column, cell.row) for _, cell in group]))
        more = f" en nog {len(found) - _STRETCHES} plaatsen" if len(found) > _STRETCHES else ""
        sheets.append(f"blad {sheet}: {', '.join(found[:_STRETCHES])}{more}")
    return "; ".join(sheets)


def _stretches(places: list[tuple[int, int]]) -> Iterator[str]:
    rest = sorted(places)
    while rest:
        column, first = rest[0]
        length = next((n for n in range(1, len(rest)) if rest[n] != (column, first + n)), len(rest))
        name = column_letters(column)
        yield f"{name}{first}" if length == 1 else f"{name}{first}:{name}{first + length - 1}"
        rest = rest[length:]


def _short(text: str) -> str:
    """Return a number with at most six decimals, for reading."""
    found = _LONG.fullmatch(text)
    if found is None:
        return text
    short = Decimal(f"{found[1]}.{found[2]}").quantize(Decimal("1e-6"))
    return f"{short:f}".rstrip("0").rstrip(".").replace(".", ",") + found[3]
