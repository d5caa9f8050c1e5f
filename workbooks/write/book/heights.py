"""Heights of rows with wrapped text: not every program that shows a workbook works them out."""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

#: A column width counts characters of about this size.
_SIZE_OF_WIDTH = 11.5
_LINE = 1.32
_MARGIN = 5
#: Where a text breaks besides at a space: at a hyphen, and at any other white space.
_BROKEN = re.compile(r"[-\t\n\v\f\r]").search
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
    wide: dict[tuple[int, int], float] = {}
    for wrapped in texts:
        letters = wrapped.at.rstrip("0123456789")
        row, first = int(wrapped.at[len(letters) :]), column_index_from_string(letters)
        span = first, ends.get(wrapped.at, first)
        if span not in wide:
            wide[span] = sum(width_of(sheet, get_column_letter(column)) for column in range(first, span[1] + 1))
        heights[row] = max(heights.get(row, 0), height_for(wrapped.text, wrapped.size, wide[span]))
    for row, height in heights.items():
        if sheet.row_dimensions[row].height is None:
            sheet.row_dimensions[row].height = height


def height_for(text: object, size: int, wide: float) -> float:
    """Return the height of a row for a text in a cell so wide; anything else takes a line."""
    if not isinstance(text, str):
        return LOWEST
    letters = max(4, int((wide - 2) * _SIZE_OF_WIDTH / size))
    lines = 1 if len(text) <= letters else lines_of(text, letters) or 1
    return max(ceil(lines * size * _LINE) + _MARGIN, LOWEST)


def lines_of(text: str, letters: int) -> int:
    """Return the number of lines of a text over lines of so many letters, as `textwrap` has it.

    Plain words with a space between each, as most texts have, are counted without taking the text apart.
    """
    words = text.split(" ")
    lengths = [len(word) for word in words]
    if _BROKEN(text) or not all(map(str.strip, words)) or max(lengths) > letters:
        return len(textwrap.wrap(text, letters))
    lines, left = 1, letters
    for length in lengths:
        if length > left:
            lines, left = lines + 1, letters
        left -= length + 1
    return lines


def width_of(sheet: Worksheet, column: str) -> float:
    """Return the width of a column."""
    return float(sheet.column_dimensions[column].width) if column in sheet.column_dimensions else 10
