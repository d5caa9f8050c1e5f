"""One cell of a filling beside what the tool had there: what cannot stand there, and how it is told."""

from __future__ import annotations

from typing import Final

from tarief.core.days import day_advice
from tarief.core.findings import Finding
from tarief.models.rekentool.emptied import NUMBERS, emptied
from tarief.models.rekentool.held_value import as_shown, number_in
from tarief.models.rekentool.impossible import impossible
from tarief.models.rekentool.layout import NOTHING, NUMBER, ToolInput
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.outside import outside
from workbooks.read.book import SourceBook
from workbooks.read.rekentool.inputs import kind_of


def held_in(book: SourceBook, cell: CellAddress) -> tuple[str, str]:
    """Return what stands in a cell: its kind, and the value as a document writes it."""
    sheet = book.sheet(cell.sheet)
    return kind_of(None if sheet is None else sheet.at(cell.row, cell.column))


def fault_of(
    each: ToolInput, kind: str, written: str, *, tells_case: bool = False, as_ods: bool = False
) -> list[Finding]:
    """Return what is wrong with what stands in an input: none or one finding, with its cell and what to do.

    `kind` is that of the cell. Where a formula `tells_case`, a choice with other capitals is another text. In an .ods
    (`as_ods`) yes and no may be the numbers that it holds for them.
    """
    if kind == NOTHING:
        return [fault] if (fault := emptied(each, each.cell.place)) is not None else []
    if each.kind == "waar":
        is_number = as_ods and written in ("0", "1")
        wrong = (
            None if kind == "waar" or is_number else (_NO_TRUTH, "Zet er WAAR of ONWAAR neer, zonder aanhalingstekens.")
        )
    elif each.kind == "datum":
        wrong = None if kind in ("datum", NUMBER) else (_NO_DAY, _day_typed(written))
    elif each.choices:
        wrong = _no_choice(each, kind, written, tells_case=tells_case)
    elif each.kind in NUMBERS:
        if (past := _past(each, kind, written)) is not None:
            return [past]
        number = number_in(written) if kind == NUMBER else None
        if number is not None:
            return impossible(each, number, each.cell.place)
        wrong = None if kind == "datum" else (_NO_NUMBER, "Vul een getal in.")
    else:
        wrong = None
    return [] if wrong is None else [_told(each, kind, written, *wrong)]


_NO_TRUTH: Final = "geen_ja_of_nee", "daar rekent de rekentool met WAAR of ONWAAR"
_NO_DAY: Final = "geen_datum", "daar rekent de rekentool met een datum"
_NO_NUMBER: Final = "geen_getal", "daar rekent de rekentool met een getal"
#: The kind of a finding with what the tool wants there, and the advice.
_Wrong = tuple[tuple[str, str], str]


def _told(each: ToolInput, kind: str, written: str, wanted: tuple[str, str], advice: str) -> Finding:
    stands = as_shown(each, written) if kind in (NUMBER, NOTHING) else f"'{written[:60]}'"
    text = f"In {each.label} staat {stands}, en {wanted[1]}."
    if each.written:
        text += f" In de rekentool zelf staat hier {as_shown(each, each.written)}."
    return Finding(wanted[0], text, advice, each.cell.place)


def _day_typed(written: str) -> str:
    meant = day_advice(written, "")
    again = "Typ de datum opnieuw, zoals 31-1-2026, en geef de cel de opmaak van een datum."
    return f"Dit is tekst, en daar rekent een werkboek niet mee als datum. {meant} {again}".replace("  ", " ")


def _no_choice(each: ToolInput, kind: str, written: str, *, tells_case: bool) -> _Wrong | None:
    if each.numeric and kind != NUMBER:
        return _NO_NUMBER, "Kies een getal uit de lijst."
    if each.numeric or written in each.choices:
        return None
    bare = _squeezed(written)
    meant = next((choice for choice in each.choices if _squeezed(choice) == bare), None)
    if meant is None:
        return ("geen_keuze", "dat is geen keuze uit de lijst"), f"Kies uit: {', '.join(each.choices[:8])}."
    if meant.casefold() == written.casefold() and not tells_case:
        return None
    what = "hoofdletters" if meant.casefold() == written.casefold() else "spaties"
    told = f"dat verschilt alleen in {what} van de keuze '{meant}'; voor een formule is dat een andere tekst"
    return ("geen_keuze", told), f"Kies '{meant}' uit de lijst."


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _past(each: ToolInput, kind: str, written: str) -> Finding | None:
    """A number past the limits of its cell, which a spreadsheet would not have let anybody type."""
    number = number_in(written) if kind == NUMBER and each.limits is not None and each.limits.enforced else None
    return None if number is None else outside(each, number)
