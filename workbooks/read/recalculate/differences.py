"""What the engine does otherwise than spreadsheets, and what is done about it: one table.

Measured with formualizer 0.13.0. Some of it can be written another way before the engine gets it. A formula of
which the rest may come out otherwise keeps the outcome that the file holds; without one it is not worked out.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from .reach import column_number
from .scan import Call, calls

_STRINGS = r"\"[^\"]*+\"|'[^']*+'|\[[^\[\]]*+\]"
_CELL = r"(\$?[A-Z]{1,3})(\$?[0-9]{1,7})"
_RANGE = re.compile(rf"({_STRINGS})|(?<![\w.$]){_CELL}:{_CELL}(?![\w.(!])")
_AREA = re.compile(rf"(?:('(?:[^']|'')*+'|[^\W\d][\w.]*+)!)?{_CELL}:{_CELL}")
_WHOLE = re.compile(r"(?<![\w.$:])(?:\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.(!:])")
_TOTAL = re.compile(r"\b(?!IF\(|IFERROR\(|IFNA\()[^\W\d][\w.]*\([^()]*+\)")
_CHOICE = re.compile(r"\b(?:IF|IFERROR|IFNA)\(([^()]*+)\)")
_BRACKETS = re.compile(r"(?<![\w.])\(([^()]*+)\)")
_QUOTED = re.compile(r"\"[^\"]*+\"|('[^']*+')")
_WORD = re.compile(r"[^\W\d][\w.]*+(?![\w.(!])")
_LONGEST = 8192
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
_COUNTED = re.compile(r"s\s*[-+]?[0-9][0-9.,]*%?\s*|b1")
_MOST_TEXTS, _DEEPEST = 1000, 64
#: The number of 1 March 1900; Excel counts a 29 February before it.
_MARCH = 61

#: Functions that the engine does not work out cell by cell; the others not for this argument (from 0).
_SINGLE = """
ABS CEILING DAY EDATE EOMONTH EVEN EXP FLOOR INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LEFT LEN LN LOG LOG10 LOWER MID
MOD MONTH MROUND N NOT ODD POWER PROPER RIGHT ROUND ROUNDDOWN ROUNDUP ROW SIGN SQRT SUBSTITUTE TRIM TRUNC UPPER WEEKDAY
YEAR
"""
_ONE_BY_ONE = frozenset(_SINGLE.split())
#: Where other functions take one cell.
_CRITERION = dict.fromkeys(("SUMIF", "COUNTIF", "AVERAGEIF"), slice(1, 2))
_CRITERION |= dict.fromkeys(("VLOOKUP", "HLOOKUP", "MATCH", "LOOKUP", "XLOOKUP", "CHOOSE"), slice(0, 1))
_CRITERION |= dict.fromkeys(("SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS"), slice(2, None, 2)) | {
    "COUNTIFS": slice(1, None, 2)
}
#: Functions that look for the nearest value, by where they say how; `XLOOKUP` only when it is told so.
_NEAREST = {"VLOOKUP": 3, "HLOOKUP": 3, "MATCH": 2, "LOOKUP": 9}
_STEPS = ("CEILING", "FLOOR", "MOD")
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
        #: The names of more than one cell.
        self.ranges = frozenset(name.casefold() for _, name, sheet, text in data["names"] if sheet and ":" in text)
        self._starts_1904 = bool(data.get("settings", {}).get("starts_1904"))

    def is_early(self, cell: Cell) -> bool:
        """Tell whether a cell is, as a day, one before 1 March 1900; an empty one is day 0."""
        return not self._starts_1904 and (cell in self._early or cell not in self.filled)

    @cached_property
    def _early(self) -> frozenset[Cell]:
        return self._where(
            lambda kind, text: (kind == "n" and float(text) < _MARCH) or (kind == "d" and text < "1900-03-01")
        )

    @cached_property
    def no_steps(self) -> frozenset[Cell]:
        """The cells with a number that the engine does not count in as a spreadsheet does."""
        return self._where(lambda kind, text: kind == "n" and not _is_step(text))

    @cached_property
    def filled(self) -> frozenset[Cell]:
        """The cells that are not empty."""
        return self._where(lambda *_: True)

    @cached_property
    def number_texts(self) -> frozenset[Cell]:
        """The cells with a number as text, and with a yes, which the engine takes for 1."""
        return self._where(lambda kind, text: _COUNTED.fullmatch(kind + text) is not None)

    def _where(self, holds: Callable[[str, str], bool]) -> frozenset[Cell]:
        """Return the cells of which the kind and the text hold."""
        return frozenset(
            (each["name"], row, column)
            for each in self._sheets
            for row, column, kind, text, *_ in each["cells"]
            if holds(kind, text)
        )


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


def _takes_a_range(call: Call, arguments: list[str], _: str, contents: Contents) -> bool:
    watched = arguments if call.name in _ONE_BY_ONE else arguments[_CRITERION.get(call.name, slice(0))]
    return any("{" in each or _is_several(each, contents) for each in map(_without_totals, watched))


def _crosses(call: Call, arguments: list[str], _: str, contents: Contents) -> bool:
    return not call.name and call.slots[0].start == 1 and _is_several(_outside_functions(arguments[0]), contents)


def _is_several(text: str, contents: Contents) -> bool:
    """Tell whether more than one cell is named: an area, whole columns or rows, or a name for them."""
    if ":" in text and (_AREA.search(text) or _WHOLE.search(text)):
        return True
    return bool(contents.ranges) and any(word.casefold() in contents.ranges for word in _WORD.findall(text))


def _outside_functions(formula: str) -> str:
    """Return what stands in no function but one that chooses; nothing when it is nested too deep to tell."""
    text = _QUOTED.sub(lambda found: "Blad" if found[1] else '""', formula)
    for _ in range(_DEEPEST):
        again = _BRACKETS.sub(r" \1 ", _TOTAL.sub("0", _CHOICE.sub(r" \1 ", text)))
        if again == text:
            break
        text = again
    return "" if "(" in text else text


def _is_before_march_1900(call: Call, arguments: list[str], sheet: str, contents: Contents) -> bool:
    match call.name, len(arguments):
        case "DATE", 3:
            return arguments[0] == "1900"
        case "EDATE" | "EOMONTH", 2:
            return _is_early(arguments[0], sheet, contents)
        case "DAYS", 2:
            return any(_is_early(each, sheet, contents) for each in arguments)
    return False


def _is_early(argument: str, sheet: str, contents: Contents) -> bool:
    if argument.isascii() and argument.isdigit() and len(argument) < 6:
        return int(argument) < _MARCH
    area = None if ":" in argument else _area(f"{argument}:{argument.rpartition('!')[2]}", sheet)
    return argument.startswith("DATE(1900,") or (area is not None and contents.is_early(area[:3]))


def _takes_no_whole_steps(call: Call, arguments: list[str], sheet: str, contents: Contents) -> bool:
    if call.name not in _STEPS or len(arguments) != 2 or _is_step(arguments[1]):
        return False
    area = _area(f"{arguments[1]}:{arguments[1].rpartition('!')[2]}", sheet)
    return area is None or area[:3] in contents.no_steps


def _is_step(text: str) -> bool:
    """Tell whether a number is from zero up and exact in bits: 5 and 0.25, not 0.05."""
    return _NUMBER.fullmatch(text) is not None and (float(text) * 1024).is_integer()


def _without_totals(argument: str) -> str:
    """Leave out the functions that make one value of a range."""
    for _ in range(_DEEPEST):
        again = _TOTAL.sub("0", argument)
        if again == argument:
            break
        argument = again
    return argument


DIFFERENCES = (
    Difference("tekst", "Text that is a number counts as it, a yes as 1.", "=SUMPRODUCT(A1:A3,B1:B3)", _counts_texts),
    Difference("leeg", "The nearest value is not found before empty cells.", "=LOOKUP(9E9,A1:A9)", _meets_empty_cells),
    Difference("reeks", "Of a range only the first cell counts.", "=SUMPRODUCT(ROUND(A1:A3,0))", _takes_a_range),
    Difference("doorsnede", "Of a range the cell in the row or column of the formula counts.", "=B1:B3*2", _crosses),
    Difference(
        "stap",
        "Steps below one are taken in bits, below zero the other way.",
        "=FLOOR(4.35,0.05)",
        _takes_no_whole_steps,
    ),
    Difference("1900", "There is no 29 February 1900.", "=EDATE(31,1)", _is_before_march_1900),
)


_WATCHED = re.compile(rf"\b(?:SUMPRODUCT|DATE|DAYS|{'|'.join((*_ONE_BY_ONE, *_CRITERION))})\(", re.IGNORECASE)
_COMPARISON = re.compile("[<=>]")


def otherwise(formula: str, sheet: str, contents: Contents, array: str = "") -> str:
    """Say why the engine may come to something else than a spreadsheet, by the function or the way of writing.

    A formula that fills an `array` means the whole of each range.
    """
    ranges = ":" in formula or _is_several(formula, contents)
    for call in calls(formula) if ranges or _WATCHED.search(formula) else ():
        arguments = [formula[slot.start : slot.end].strip() for slot in call.slots]
        concerned = (each for each in DIFFERENCES if each.concerns(call, arguments, sheet, contents))
        if (call.name or not array) and (difference := next(concerned, None)):
            return f"functie {call.name.rpartition('.')[2]}" if call.name else difference.name
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
    return column_number(letters.strip("$"))


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
