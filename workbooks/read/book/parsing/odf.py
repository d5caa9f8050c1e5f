"""What an .ods says of its cells besides their values: percentages and money, comments, hidden rows and columns."""

from __future__ import annotations

from xml.parsers import expat

from .package import Package
from .result import NUMBER, Budget, RawSheet

_FORMATS = {"percentage": "0.00%", "currency": '"€" #,##0.00'}
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_HIDDEN = ("collapse", "filter")
#: The last row and column that the guard lets through.
_LAST_ROW, _LAST_COLUMN = 20_000, 256

Attributes = dict[str, str]


def add_looks(content: bytes, sheets: list[RawSheet], budget: Budget) -> None:
    """Put formats, comments and what is hidden into the sheets, which are found by their names."""
    reader = _Looks({sheet.name: sheet for sheet in sheets})
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.texts.append
    parser.Parse(Package(content).read("content.xml"), True)
    for sheet in sheets:
        for _, _, text in sheet.comments:
            budget.spend(len(text))


class _Looks:
    """Follows the cells of one table after another, as often as each is repeated."""

    def __init__(self, sheets: dict[str, RawSheet]) -> None:
        self.texts: list[str] = []
        self._sheets = sheets
        self._sheet: RawSheet | None = None
        self._remarked = False
        self._row = self._height = self._column = self._width = 0
        self._columns = 0
        self._formats: dict[tuple[int, int], str] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def start(self, name: str, raw: Attributes) -> None:
        tag = name.rpartition(" ")[2]
        if tag in _CELLS:
            attributes = _plain(raw)
            self.texts.clear()
            self._column += self._width
            self._width = int(attributes.get("number-columns-repeated", 1))
            self._format(attributes.get("value-type", ""))
        elif tag == "table-row":
            attributes = _plain(raw)
            self._row += self._height
            self._height = int(attributes.get("number-rows-repeated", 1))
            self._column, self._width = 1, 0
            if attributes.get("visibility") in _HIDDEN:
                self._hidden_rows.update(range(self._row, min(self._row + self._height, _LAST_ROW + 1)))
        elif tag == "table-column":
            self._hide_columns(_plain(raw))
        elif tag == "table":
            self._start_table(_plain(raw).get("name", ""))
        elif tag == "annotation":
            self.texts.clear()
            self._remarked = True

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "annotation" and self._remarked and self._sheet is not None:
            self._remarked = False
            text = "".join(self.texts).strip()
            if text and self._row <= _LAST_ROW and self._column <= _LAST_COLUMN:
                self._sheet.comments.append((self._row, self._column, text))
        elif tag in ("date", "creator", "creator-initials"):
            self.texts.clear()  # who wrote it and when stays out
        elif tag == "p":
            self.texts.append("\n")
        elif tag == "table":
            self._finish_table()

    def _start_table(self, name: str) -> None:
        self._sheet = self._sheets.get(name)
        self._row, self._height, self._columns = 1, 0, 1
        self._formats, self._hidden_rows, self._hidden_columns = {}, set(), set()

    def _hide_columns(self, attributes: Attributes) -> None:
        first = self._columns
        self._columns += int(attributes.get("number-columns-repeated", 1))
        if attributes.get("visibility") in _HIDDEN:
            self._hidden_columns.update(range(first, min(self._columns, _LAST_COLUMN + 1)))

    def _format(self, kind: str) -> None:
        code = _FORMATS.get(kind)
        if code:
            for row in range(self._row, self._row + self._height):
                for column in range(self._column, self._column + self._width):
                    self._formats[row, column] = code

    def _finish_table(self) -> None:
        if self._sheet is None:
            return
        for index, (row, column, kind, text, code, formula, _, stored) in enumerate(self._sheet.cells):
            hidden = row in self._hidden_rows or column in self._hidden_columns
            shown = self._formats.get((row, column), code) if kind == NUMBER else code
            if hidden or shown != code:
                self._sheet.cells[index] = (row, column, kind, text, shown, formula, hidden, stored)
        self._sheet = None


def _plain(attributes: Attributes) -> Attributes:
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}
