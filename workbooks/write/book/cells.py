"""The cells of a sheet by row, as they are filled, and the rows that a file has of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.write.book.block import Filled, cell_as_xml, is_like_a_formula
from workbooks.write.book.look import Style

#: The rows that openpyxl writes of a sheet without cells: of those with a height of their own.
_ROW: Final = re.compile(r'<row r="([0-9]+)"([^>]*?) ?/?>')


_NOTHING: Final[tuple[int, Filled]] = 0, None


class LooksOfBook:
    """The number that the file has for a look; working one out takes openpyxl long, so each is worked out once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Style, bool], int] = {}

    def number(self, sheet: Worksheet, style: Style, *, quoted: bool = False) -> int:
        """Return it; `quoted` is the look of a text that a program may take for a formula."""
        known = self._numbers.get((style, quoted))
        if known is None:
            cell = Cell(sheet, 1, 1)
            style.dress(cell)
            cell.quotePrefix = quoted
            known = self._numbers[style, quoted] = cell.style_id
        return known


class CellsOfSheet:
    """What stands where, and with what look."""

    def __init__(self, raw: Worksheet, looks: LooksOfBook) -> None:
        self._raw, self._looks = raw, looks
        self._rows: dict[int, dict[int, tuple[int, Filled]]] = defaultdict(dict)
        #: How high rows are of which openpyxl knows no height.
        self.heights: Mapping[int, int] = {}

    def put(self, row: int, column: int, style: Style, filled: Filled = None) -> None:
        """Give a cell a look, and what stands in it; without that, what stood there stays."""
        if filled is None:
            filled = self._rows[row].get(column, _NOTHING)[1]
        quoted = isinstance(filled, str) and is_like_a_formula(filled)
        self._rows[row][column] = self._looks.number(self._raw, style, quoted=quoted), filled

    @property
    def area(self) -> str:
        """From the first to the last cell; nothing without cells."""
        if not self._rows:
            return ""
        columns = {column for cells in self._rows.values() for column in cells}
        first, last = get_column_letter(min(columns)), get_column_letter(max(columns))
        return f"{first}{min(self._rows)}:{last}{max(self._rows)}"

    def as_xml(self, written: str) -> str:
        """Return the rows with their cells; `written` are those that openpyxl wrote without."""
        heights = {row: f' ht="{height}" customHeight="1"' for row, height in self.heights.items()}
        heights |= {int(row): more for row, more in _ROW.findall(written)}
        numbers = sorted({*heights, *self._rows})
        return "".join(self._row(number, heights.get(number, "")) for number in numbers)

    def _row(self, number: int, height: str) -> str:
        cells = sorted(self._rows.get(number, {}).items())
        inside = [cell_as_xml(f"{get_column_letter(at)}{number}", look, filled) for at, (look, filled) in cells]
        return f'<row r="{number}"{height}>{"".join(inside)}</row>'
