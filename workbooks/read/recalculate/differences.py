"""What the engine does otherwise than spreadsheets, and what is done about it: one table.

Measured with formualizer 0.13.0. Some of it can be written another way before the engine gets it. A formula of
which the rest may come out otherwise keeps the outcome that the file holds; without one it is not worked out.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from .scan import Call, calls

_STRINGS = r"\"[^\"]*+\"|'[^']*+'|\[[^\[\]]*+\]"
_CELL = r"(\$?[A-Z]{1,3})(\$?[0-9]{1,7})"
_RANGE = re.compile(rf"({_STRINGS})|(?<![\w.$]){_CELL}:{_CELL}(?![\w.(!])")
_AREA = re.compile(rf"(?:('(?:[^']|'')*+'|[^\W\d][\w.]*+)!)?{_CELL}:{_CELL}")
_TOTAL = re.compile(r"\b(?!IF\(|IFERROR\()[^\W\d][\w.]*\([^()]*+\)")
_WORD = re.compile(r"[^\W\d][\w.]*+(?![\w.(!])")
_LONGEST = 8192
_NUMBER_TEXT = re.compile(r"\s*[-+]?[0-9][0-9.,]*%?\s*")
_MOST_TEXTS, _DEEPEST = 1000, 64

#: Functions that the engine does not work out cell by cell; the others not for this argument (from 0).
_SINGLE = """
ABS CEILING DAY EDATE EOMONTH EVEN EXP FLOOR INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LEFT LEN LN LOG LOG10 LOWER MID
MOD MONTH MROUND N NOT ODD POWER PROPER RIGHT ROUND ROUNDDOWN ROUNDUP ROW SIGN SQRT SUBSTITUTE TRIM TRUNC UPPER WEEKDAY
YEAR
"""
_ONE_BY_ONE = frozenset(_SINGLE.split())
_CRITERION = {"SUMIF": 1, "COUNTIF": 1, "AVERAGEIF": 1, "VLOOKUP": 0, "HLOOKUP": 0, "MATCH": 0, "LOOKUP": 0}
#: Functions that look for the nearest value, by where they say how; `XLOOKUP` only when it is told so.
_NEAREST = {"VLOOKUP": 3, "HLOOKUP": 3, "MATCH": 2, "LOOKUP": 9}
_EXACTLY = ("0", "FALSE", "FALSE()")


#: What the reader made of a file, as plain data.
Data = Mapping[str, Any]
#: Sheet, row, column.
Cell = tuple[str, int, int]


class Contents:
    """What stands in a workbook, as far as the outcome of a function hangs on it; gathered when it is asked for."""

    def __init__(self, data: Data) -> None:
        self._sheets = data["sheets"]
        named = ((name, not sheet or ":" in text) for _, name, sheet, text in data["names"])
        #: The names of more than one cell, or of a formula.
        self.arrays = frozenset(name.casefold() for name, several in named if several)

    @cached_property
    def filled(self) -> frozenset[Cell]:
        """The cells that are not empty."""
        return frozenset((each["name"], cell[0], cell[1]) for each in self._sheets for cell in each["cells"])

    @cached_property
    def number_texts(self) -> list[Cell]:
        """The cells with a number as text."""
        return [
            (each["name"], cell[0], cell[1])
            for each in self._sheets
            for cell in each["cells"]
            if cell[2] == "s" and _NUMBER_TEXT.fullmatch(cell[3])
        ]


class Difference(NamedTuple):
    """Something the engine does otherwise: a name, why, an example, and which calls of a formula it concerns."""

    name: str
    why: str
    example: str
    concerns: Callable[[Call, list[str], str, Contents], bool]


def _counts_texts(call: Call, arguments: list[str], sheet: str, contents: Contents) -> bool:
    areas = [_area(argument, sheet) for argument in arguments if call.name == "SUMPRODUCT" and ":" in argument]
    texts = contents.number_texts
    return any(area and (len(texts) > _MOST_TEXTS or any(map(area.holds, texts))) for area in areas)


def _meets_empty_cells(call: Call, arguments: list[str], sheet: str, contents: Contents) -> bool:
    where = _NEAREST.get(call.name)
    near = where is not None and "".join(arguments[where : where + 1]).upper() not in _EXACTLY
    if call.name == "XLOOKUP":
        near = len(arguments) > 4 and arguments[4] != "0"
    return near and any(_ends_empty(argument, sheet, contents) for argument in arguments[1:])


def _takes_a_range(call: Call, arguments: list[str], _: str, __: Contents) -> bool:
    where = _CRITERION.get(call.name, len(arguments))
    watched = arguments if call.name in _ONE_BY_ONE else arguments[where : where + 1]
    return any(_AREA.search(_without_totals(each)) for each in watched if ":" in each)


def _without_totals(argument: str) -> str:
    """Leave out the functions that make one value of a range."""
    for _ in range(_DEEPEST):
        again = _TOTAL.sub("0", argument)
        if again == argument:
            break
        argument = again
    return argument


DIFFERENCES = (
    Difference("tekst", "Text that is a number counts as that number.", "=SUMPRODUCT(A1:A3,B1:B3)", _counts_texts),
    Difference("leeg", "The nearest value is not found before empty cells.", "=LOOKUP(9E9,A1:A9)", _meets_empty_cells),
    Difference("reeks", "Of a range only the first cell counts.", "=SUMPRODUCT(ROUND(A1:A3,0))", _takes_a_range),
)


_WATCHED = re.compile(rf"\b(?:SUMPRODUCT|XLOOKUP|{'|'.join((*_ONE_BY_ONE, *_CRITERION))})\(", re.IGNORECASE)
_COMPARISON = re.compile("[<=>]")


def otherwise(formula: str, sheet: str, contents: Contents) -> str:
    """Return the function for which the engine may come to something else than a spreadsheet; empty for none."""
    for call in calls(formula) if ":" in formula and _WATCHED.search(formula) else ():
        arguments = [formula[slot.start : slot.end].strip() for slot in call.slots]
        if call.name and any(each.concerns(call, arguments, sheet, contents) for each in DIFFERENCES):
            return call.name.rpartition(".")[2]
    return ""


def _ends_empty(argument: str, sheet: str, contents: Contents) -> bool:
    """Tell whether the last cell of a range is empty; a whole column always ends so."""
    area = _area(argument, sheet)
    return ":" in argument if area is None else (area.sheet, area.bottom, area.right) not in contents.filled


class _Area(NamedTuple):
    """A range on a sheet."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, cell: Cell) -> bool:
        sheet, row, column = cell
        return sheet == self.sheet and self.top <= row <= self.bottom and self.left <= column <= self.right


def _area(argument: str, sheet: str) -> _Area | None:
    found = _AREA.fullmatch(argument)
    if found is None:
        return None
    named, first, top, last, bottom = found.groups()
    columns, rows = sorted(map(_column, (first, last))), sorted(int(row.strip("$")) for row in (top, bottom))
    where = sheet if named is None else named.strip("'").replace("''", "'")
    return _Area(where, rows[0], columns[0], rows[1], columns[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters.strip("$"):
        number = number * 26 + ord(letter) - 64
    return number


def for_the_engine(formula: str, contents: Contents) -> str:
    """Write a formula so that the engine comes to what a spreadsheet does: ranges forwards, comparisons not in bits."""
    forwards = _RANGE.sub(_forwards, formula) if ":" in formula else formula
    return _compared(forwards, contents.arrays) if _COMPARISON.search(forwards, 1) else forwards


def _forwards(found: re.Match[str]) -> str:
    kept, left, top, right, bottom = found.groups()
    if kept is not None:
        return str(kept)
    first, last = sorted((left, right), key=_column)
    upper, lower = sorted((top, bottom), key=lambda digits: int(digits.strip("$")))
    return f"{first}{upper}:{last}{lower}"


def _compared(formula: str, arrays: Collection[str]) -> str:
    """Compare numbers to nine decimals: 0,7 + 0,2 + 0,1 is 1 in a spreadsheet, and not in bits."""
    changes = []
    for call in calls(formula):
        for start, end, comparison in call.slots:
            if comparison is None:
                continue
            left, right = formula[start : comparison[0]], formula[comparison[1] : end]
            if _may_be_numbers(left, arrays) and _may_be_numbers(right, arrays):
                sign = formula[slice(*comparison)]
                near = f"ROUND({left}-({right}),9){sign}0"
                changes.append((start, end, f"IF(ISNUMBER({left})*ISNUMBER({right}),{near},{left}{sign}{right})"))
    again = formula
    for start, end, text in sorted(changes, reverse=True):
        again = again[:start] + text + again[end:]
    return again if len(again) <= _LONGEST else formula


def _may_be_numbers(text: str, arrays: Collection[str]) -> bool:
    """Tell whether a side of a comparison can be one number: no text, no range, no table, no array."""
    text = _without_totals(text)
    if not text.strip() or any(sign in text for sign in '":[{'):
        return False
    return not any(word.casefold() in arrays for word in _WORD.findall(text))
