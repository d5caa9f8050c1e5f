"""An .ods: sheets, values, formulas in the notation of an .xlsx, names, comments and what cannot be seen.

It is read here and not by the library for the other formats: that knows no formulas, and takes a file of indented
lines for a damaged one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from .formula import SharedFormula
from .odfcell import OdfCell
from .odflimits import OdfLimits
from .odfstyles import OdfStyles, without_spaces
from .odfvalue import odf_value
from .openformula import excel_formula, excel_reference
from .package import Package, properties
from .result import (
    FILTERED,
    FOLDED,
    HIDDEN,
    NOTHING,
    TEXT,
    Budget,
    Data,
    RawCell,
    RawSheet,
    RawTable,
    Unreadable,
    area_of,
    book,
    cells_named,
    column_number,
    place,
    raw_name,
)

#: The last column that the guard lets through.
_LAST_COLUMN = 256
_MOST_NAMES = 10_000
_BASE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_UNSEEN = {"collapse": HIDDEN, "filter": FILTERED}

Attributes = dict[str, str]


def read_odf(content: bytes) -> Data:
    """Return the workbook as plain data; raises `Unreadable`."""
    package = Package(content)
    styles = OdfStyles()
    if "styles.xml" in package:
        styles.read(package.read("styles.xml"))
    reader = _Reader(styles)
    reader.read(package.read("content.xml"))
    order = {sheet.name for sheet in reader.sheets}
    names = [raw_name(own, name, text, order) for own, name, text in reader.names[:_MOST_NAMES]]
    data = book(reader.sheets, names, properties(package, "meta.xml"), reader.settings)
    return data | {"tables": [*_tables(reader)]}


class _Reader:
    """Follows the tables of `content.xml`, their rows and their cells, each as often as it is repeated."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self.sheets: list[RawSheet] = []
        self.names: list[tuple[str, str, str]] = []
        self.ranges: list[Attributes] = []
        self.settings: dict[str, bool] = {}
        self._budget = Budget()
        self._limits = OdfLimits(self._budget)
        self._style = ""
        self._unseen: set[str] = set()
        self._sheet: RawSheet | None = None
        self._cell: OdfCell | None = None
        self._groups: list[bool] = []
        self._row = self._height = self._column = 0
        self._row_sight = ""
        self._column_styles: dict[int, str] = {}
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "style": self._start_style,
            "table-properties": self._style_of_table,
            "table": self._start_table,
            "table-source": self._forget_table,
            "table-column": self._start_column,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "table-row-group": self._start_group,
            "table-column-group": self._start_group,
            "named-range": self._named,
            "named-expression": self._named,
            "database-range": self.ranges.append,
            "content-validation": self._limits.start,
            "error-message": self._limits.refuses,
            "null-date": self._null_date,
            "calculation-settings": self._calculation,
            "iteration": self._iteration,
        }

    def read(self, content: bytes) -> None:
        """Read the XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)

    def _start(self, name: str, raw: Attributes) -> None:
        tag = name.rpartition(" ")[2]
        if self._cell is not None:
            self._cell.starts(tag, raw)
            return
        if tag in self._starts:
            self._starts[tag](without_spaces(raw))
        if not self.sheets:
            self._styles.starts(tag, without_spaces(raw))

    def _end(self, name: str) -> None:
        if self._cell is not None:
            if self._cell.ends():
                self._finish_cell(self._cell)
                self._cell = None
            return
        tag = name.rpartition(" ")[2]
        self._styles.ends(tag)
        if tag == "table":
            if self._sheet is not None:
                self._sheet.fill_arrays()
                self._limits.tell(self._sheet)
            self._sheet = None
        elif tag in ("table-row-group", "table-column-group"):
            self._groups.pop()
        elif tag == "table-row":
            self._row += self._height

    def _characters(self, text: str) -> None:
        (self._cell or self._styles).characters(text)

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("name", "")

    def _style_of_table(self, attributes: Attributes) -> None:
        if attributes.get("display") == "false":
            self._unseen.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        self._sheet = RawSheet(attributes.get("name", ""), attributes.get("style-name", "") in self._unseen)
        self.sheets.append(self._sheet)
        self._row = self._column = 1
        self._groups, self._column_styles = [], {}

    def _forget_table(self, _: Attributes) -> None:
        """What was kept of a sheet of another file is no sheet of this one."""
        if self._sheet is not None:
            self.sheets.remove(self._sheet)
        self._sheet = None

    def _start_group(self, attributes: Attributes) -> None:
        self._groups.append(attributes.get("display") == "false")

    def _sight(self, attributes: Attributes) -> str:
        unseen = _UNSEEN.get(attributes.get("visibility", ""), "")
        return FOLDED if any(self._groups) and unseen != FILTERED else unseen

    def _start_column(self, attributes: Attributes) -> None:
        first = self._column
        self._column += int(attributes.get("number-columns-repeated", 1))
        columns = range(first, min(self._column, _LAST_COLUMN + 1))
        self._column_styles |= dict.fromkeys(columns, attributes.get("default-cell-style-name", ""))
        if self._sheet is not None and (sight := self._sight(attributes)):
            self._sheet.column_sights |= dict.fromkeys(columns, sight)

    def _start_row(self, attributes: Attributes) -> None:
        self._height = int(attributes.get("number-rows-repeated", 1))
        self._column = 1
        self._row_sight = self._sight(attributes)
        if self._sheet is not None:
            self._sheet.see_rows(range(self._row, self._row + self._height), self._row_sight)

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = OdfCell(attributes)

    def _finish_cell(self, cell: OdfCell) -> None:
        width = cell.number("number-columns-repeated")
        if self._sheet is not None:
            self._limits.see(cell.attributes.get("content-validation-name", ""), self._area(self._height, width))
            self._add(self._sheet, cell, width)
        self._column += width

    def _add(self, sheet: RawSheet, cell: OdfCell, width: int) -> None:
        formula = excel_formula(cell.attributes["formula"]) if cell.attributes.get("formula") else ""
        try:
            style = cell.attributes.get("style-name") or self._column_styles.get(self._column, "")
            kind, text, code = odf_value(cell.attributes, cell.text, self._styles.format_of(style))
        except Unreadable as refused:
            where = place(sheet.name, self._row, self._column)
            raise Unreadable(refused.places[0][0], (refused.places[0][0], where)) from None
        spans = cell.number("number-rows-spanned"), cell.number("number-columns-spanned")
        if spans != (1, 1) and min(spans) > 0:
            sheet.merges.append(self._area(*spans))
        if cell.attributes.get("number-matrix-rows-spanned"):
            matrix = cell.number("number-matrix-rows-spanned"), cell.number("number-matrix-columns-spanned")
            sheet.arrays.append((self._area(*matrix), formula))
        if kind == NOTHING and not formula:
            if self._height == 1 == width:
                sheet.see_empty(self._row, self._column, self._styles.format_of(style))
            if not cell.comment:
                return
        stored = kind != NOTHING or cell.attributes.get("value-type") == "string"
        for row in range(self._row, self._row + self._height):
            for column in range(self._column, self._column + width):
                self._budget.spend(len(text) + len(formula) + len(cell.comment))
                sight = self._row_sight or sheet.column_sights.get(column, "")
                if kind != NOTHING or formula:
                    sheet.add(RawCell(row, column, kind, text, code, formula, sight, stored))
                if cell.comment:
                    sheet.comments.append((row, column, cell.comment))

    def _area(self, rows: int, columns: int) -> tuple[int, int, int, int]:
        return self._row, self._column, self._row + rows - 1, self._column + columns - 1

    def _named(self, attributes: Attributes) -> None:
        address = attributes.get("cell-range-address")
        text = excel_reference(f"[{address}]") if address else excel_formula(attributes.get("expression", ""))[1:]
        _, _, base = excel_reference(f"[{attributes.get('base-cell-address', '')}]").rpartition("!")
        if found := _BASE.fullmatch(base):  # what is not fixed is told from there; in an .xlsx from A1
            text = SharedFormula(text, int(found[2]), column_number(found[1]), wraps=True).at(1, 1)
        self.names.append((self._sheet.name if self._sheet else "", attributes.get("name", ""), text))

    def _null_date(self, attributes: Attributes) -> None:
        self.settings["starts_1904"] = attributes.get("date-value", "").startswith("1904")

    def _calculation(self, attributes: Attributes) -> None:
        self.settings["rounds_as_shown"] = attributes.get("precision-as-shown") == "true"

    def _iteration(self, attributes: Attributes) -> None:
        self.settings["iterates"] = attributes.get("status") == "enable"


def _tables(reader: _Reader) -> Iterator[RawTable]:
    """Yield the stretches with a name and a heading for each column."""
    sheets = {sheet.name: sheet for sheet in reader.sheets}
    for attributes in reader.ranges[:_MOST_NAMES]:
        name, target = attributes.get("name", ""), attributes.get("target-range-address", "")
        sheet, cells = cells_named(excel_reference(f"[{target}]"), sheets)
        if not sheet or name.startswith("__") or attributes.get("contains-header") == "false":
            continue
        top, left, bottom, right = area = area_of(cells)
        texts = {cell[1]: cell[3] for cell in sheets[sheet].cells if cell[0] == top and cell[2] == TEXT}
        heads = [texts.get(column, "") for column in range(left, min(right, _LAST_COLUMN) + 1)]
        if bottom > top and all(heads):
            yield name, sheet, area, heads, True, False
