"""Whole numbers without decimals: `5 personen`, `1.400 uur`, and yet `5,50` where a cell is changed to that.

No number format says this by itself (`#,##0.##` leaves the point), so the decimals stand in the format and a condition
takes them away. A program that does not know the condition shows the decimals.
"""

from collections.abc import Iterator, Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.write.book.look import may_be_whole, of_whole

#: The first number that a format of a condition takes: those of the cells count up from 164.
_NUMBER = 3000
#: Column, first row, last row and format of cells below each other.
Run = tuple[int, int, int, str]


def show_whole(sheet: Worksheet, counts: Mapping[str, str], numbers: dict[str, int]) -> None:
    """Add the condition to the cells with a count, by their format; `numbers` is what the book calls each format."""
    for column, first, last, shown in _runs(counts):
        at = f"{get_column_letter(column)}{first}"
        formula = f"AND(ISNUMBER({at}),ROUND({at},{may_be_whole(shown)})=ROUND({at},0))"
        number = numbers.setdefault(shown, _NUMBER + len(numbers))
        style = DifferentialStyle(numFmt=NumberFormat(numFmtId=number, formatCode=of_whole(shown)))
        area = at if first == last else f"{at}:{get_column_letter(column)}{last}"
        sheet.conditional_formatting.add(area, Rule("expression", formula=[formula], dxf=style))


def _runs(counts: Mapping[str, str]) -> Iterator[Run]:
    """The cells that stand below each other in one format; some come as an area already."""
    run: Run | None = None
    for column, first, last, shown in sorted(_run(at, shown) for at, shown in counts.items()):
        if run and (run[0], run[2] + 1, run[3]) == (column, first, shown):
            run = column, run[1], last, shown
            continue
        if run:
            yield run
        run = column, first, last, shown
    if run:
        yield run


def _run(at: str, shown: str) -> Run:
    top, _, bottom = at.partition(":")
    row, column = coordinate_to_tuple(top)
    return column, row, coordinate_to_tuple(bottom or top)[0], shown
