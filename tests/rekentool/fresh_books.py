"""Rekentools that were made after the reader, as others make them: data, with what LibreOffice makes of each formula.

What LibreOffice counts in its own way (yes and no in a sum, an empty last row) is worked out by hand.
`productenboek` has functions (XLOOKUP, LET) that LibreOffice does not have everywhere; the engine judges that one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.written import day_written, serial_of
from tests.rekentool.books import Changes
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices

FOLDER = Path(__file__).parent / "fresh"
FRESH = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
#: Small ones, for each run; the rest is for a long one.
QUICK = ("functiemix", "huisvesting", "indexatie", "scenariokeuze")
BY_THE_ENGINE = "productenboek"


@dataclass(frozen=True)
class FreshTool:
    """A rekentool as data."""

    name: str
    document: Mapping[str, Any]

    @property
    def result(self) -> str:
        """The cell with the price."""
        return str(self.document["resultaat"])

    @property
    def outcomes(self) -> Mapping[str, object]:
        """What LibreOffice makes of each formula."""
        return self.document["uitkomsten"]  # type: ignore[no-any-return]

    @property
    def by_hand(self) -> frozenset[str]:
        """The cells of which the outcome is worked out by hand."""
        return frozenset(self.document.get("met_de_hand", ()))

    def compiled(self, path: Path) -> ToolLayout:
        """Write the workbook and compile it."""
        self.write(path)
        return compile_book(read_book(path), ToolChoices((self.result,)))

    def write(self, path: Path, changes: Changes | None = None) -> None:
        """Write the workbook, with other values in some cells."""
        from openpyxl import Workbook
        from openpyxl.workbook.defined_name import DefinedName

        book = Workbook()
        book.remove(book.active)
        for name, tab in self.document["bladen"].items():
            _fill(book.create_sheet(name), tab)
        for name, text in self.document["namen"].items():
            book.defined_names[name] = DefinedName(name, attr_text=text)
        for place, value in (changes or {}).items():
            sheet, _, address = place.rpartition("!")
            book[sheet][address] = value
        book.save(path)


def _fill(sheet: Any, tab: Mapping[str, Any]) -> None:
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.formula import ArrayFormula
    from openpyxl.worksheet.table import Table

    for address, value in tab["cellen"].items():
        match value:
            case {"dag": text}:
                sheet[address] = date.fromisoformat(text)
            case {"reeks": area, "formule": text}:
                sheet[address] = ArrayFormula(area, text)
            case _:
                sheet[address] = value
    for address, code in tab.get("opmaak", {}).items():
        sheet[address].number_format = code
    for area, formula in tab.get("keuzes", {}).items():
        validation = DataValidation(type="list", formula1=formula)
        validation.add(area)
        sheet.add_data_validation(validation)
    for name, (area, totals) in tab.get("tabellen", {}).items():
        sheet.add_table(Table(displayName=name, ref=area, totalsRowCount=totals))
    for area in tab.get("samengevoegd", ()):
        sheet.merge_cells(area)
    for name, text in tab.get("namen", {}).items():
        sheet.defined_names[name] = DefinedName(name, attr_text=text)
    sheet.sheet_state = "hidden" if tab.get("verborgen") else "visible"


def fresh_tool(name: str) -> FreshTool:
    """Return one of them."""
    return FreshTool(name, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def judged(layout: ToolLayout, outcomes: Mapping[str, object]) -> ToolLayout:
    """The same, with the outcomes that LibreOffice gave as what the workbook holds."""
    steps = (replace(step, stored=_stored(outcomes.get(str(step.cell)))) for step in layout.steps)
    return replace(layout, steps=tuple(steps))


def _stored(outcome: object) -> Any:
    match outcome:
        case bool() | None:
            return outcome
        case int() | float():
            return format(Decimal(repr(outcome)), "f")
        case str() if (day := day_written(outcome)) is not None:
            return str(serial_of(day))
        case str() if outcome.startswith("#"):
            return {"fout": outcome}
    return {"tekst": outcome}
