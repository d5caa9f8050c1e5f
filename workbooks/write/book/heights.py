"""Heights of rows with wrapped text: not every program that shows a workbook works them out."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

#: A column width counts characters of about this size.
_SIZE_OF_WIDTH = 11.5
_LINE = 1.32
_MARGIN = 5
#: Height of a row with one line.
LOWEST = 18


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text that wraps within its cell (or within the merged cells that start there)."""

    at: str
    text: str
    size: int


def fit(sheet: Worksheet, texts: Iterable[Wrapped]) -> None:
    """Make every row as high as its highest text; a height that was set stays."""
    ends = {area.coord.split(":")[0]: area.max_col for area in sheet.merged_cells.ranges}
    heights: dict[int, float] = {}
    for wrapped in texts:
        letters, row = coordinate_from_string(wrapped.at)
        first = column_index_from_string(letters)
        width = sum(_width(sheet, column) for column in range(first, ends.get(wrapped.at, first) + 1))
        lines = len(textwrap.wrap(wrapped.text, max(4, int((width - 2) * _SIZE_OF_WIDTH / wrapped.size)))) or 1
        heights[row] = max(heights.get(row, 0), ceil(lines * wrapped.size * _LINE) + _MARGIN, LOWEST)
    for row, height in heights.items():
        if sheet.row_dimensions[row].height is None:
            sheet.row_dimensions[row].height = height


def _width(sheet: Worksheet, column: int) -> float:
    letter = get_column_letter(column)
    return float(sheet.column_dimensions[letter].width) if letter in sheet.column_dimensions else 10
