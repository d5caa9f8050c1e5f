"""The cells that somebody names as the price: each a formula that comes to a number, or why it cannot be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tarief.core.dutch import listed
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.models.rekentool.layout import ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, Malformed, address_of
from tarief.models.rekentool.settle import Outcomes
from workbooks.read.book import SourceBook
from workbooks.read.rekentool.choices import place_of
from workbooks.read.rekentool.proposals import proposed_results

#: Cells with a price of one workbook: a list of tariffs of many products.
MOST_RESULTS: Final = 200
_TOO_MANY: Final = "te_veel_resultaten"
_NO_RESULT: Final = "geen_resultaat"
#: What is wrong with the cells that are named, and not with the workbook.
OF_RESULTS: Final = (_TOO_MANY, _NO_RESULT)
#: Cells that are named as advice, and sheets of a workbook.
_MOST_NAMED: Final = 3
_MOST_SHEETS: Final = 12


def named_results(
    layout: ToolLayout, book: SourceBook, outcomes: Outcomes, texts: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the keys of the results that are named as `Blad!C5`, with or without quotes, or by their key.

    And everything that is named and cannot be a result.
    """
    if len(texts) > MOST_RESULTS:
        told = f"U noemt {len(texts)} cellen met een prijs; één model heeft er hoogstens {MOST_RESULTS}."
        advice = "Maak er meer dan één model van, elk met een deel van de cellen."
        return (), (Finding(_TOO_MANY, told, advice, Place.of(book.name)),)
    named = _NamedCells(layout, book, outcomes)
    found, wrong = [], []
    for text in texts:
        match named.found(text):
            case ToolStep() as step:
                found.append(step.key)
            case str() as why:
                told = f"'{text[:80]}' kan geen resultaat zijn. {why}"
                wrong.append(Finding(_NO_RESULT, told, named.advice(), place_of(text)))
    return tuple(dict.fromkeys(found)), tuple(wrong)


@dataclass(frozen=True)
class _NamedCells:
    """Cells of a workbook by what somebody writes."""

    layout: ToolLayout
    book: SourceBook
    outcomes: Outcomes

    def found(self, text: str) -> ToolStep | str:
        """The step that is meant, or why there is none."""
        held = self.layout.by_key.get(text)
        if isinstance(held, ToolStep):
            return self._why_no_price(held) or held
        cells = self._cells(text)
        steps = [each for cell in cells if isinstance(each := self.layout.by_cell.get(cell), ToolStep)]
        if len(steps) > 1:
            return f"Op meer dan één blad staat daar een formule: {self._told(steps)}. Noem het blad erbij."
        if steps:
            return self._why_no_price(steps[0]) or steps[0]
        return self._why_no_formula(text, cells)

    def _cells(self, text: str) -> list[CellAddress]:
        sheet, _, address = text.replace("$", "").rpartition("!")
        meant = _bare(sheet)
        names = [each.name for each in self.book.sheets if not sheet or each.name.casefold() == meant]
        try:
            return [address_of(f"{name}!{address.strip().upper()}") for name in names]
        except Malformed:
            return []

    def _why_no_price(self, step: ToolStep) -> str:
        """Why a formula gives no price: a text, a yes or no, a day."""
        outcome = self.outcomes.get(step.cell)
        if isinstance(outcome, bool):
            return "Daar staat waar of onwaar, en geen getal."
        if isinstance(outcome, str):
            shown = f"'{outcome[:60]}'" if outcome else "een lege tekst"
            return f"Daar staat tekst, en geen getal: {shown}."
        sheet = self.book.sheet(step.cell.sheet)
        held = None if sheet is None else sheet.at(step.cell.row, step.cell.column)
        return "Daar staat een datum, en geen prijs." if held is not None and isinstance(held.value, date) else ""

    def _why_no_formula(self, text: str, cells: Sequence[CellAddress]) -> str:
        why = next((each.reason for each in self.layout.unread if each.cell in cells), "")
        if why:
            return f"De formule is niet gelezen: {why}."
        sheet = text.replace("$", "").rpartition("!")[0]
        names = [each.name for each in self.book.sheets]
        if sheet and _bare(sheet) not in {name.casefold() for name in names}:
            more = f" en nog {len(names) - _MOST_SHEETS}" if len(names) > _MOST_SHEETS else ""
            return f"Er is geen blad {sheet[:60]}; er zijn: {', '.join(names[:_MOST_SHEETS])}{more}."
        return "Daar staat geen formule."

    def advice(self) -> str:
        """The likeliest cells of this very workbook."""
        likely = [*self._likely()][:_MOST_NAMED]
        cells = f", bijvoorbeeld {self._told(likely)}" if likely else ""
        return f"Noem een cel met een formule die op een getal uitkomt{cells}."

    def _likely(self) -> Iterator[ToolStep]:
        for key in proposed_results(self.layout):
            step = self.layout.by_key[key]
            if isinstance(step, ToolStep) and not self._why_no_price(step):
                yield step

    def _told(self, steps: Sequence[ToolStep]) -> str:
        return listed([f"{step.cell} ({step.label})" for step in steps])


def _bare(sheet: str) -> str:
    """The name of a sheet as it can be compared, without the quotes around it."""
    return sheet.strip("'").replace("''", "'").casefold()
