"""What a formula is made of, as far as it decides whether we may work it out: functions, links, the clock."""

import re

from .reach import COLUMN

_CHECKED = """
ABS AND AVERAGE AVERAGEIF AVERAGEIFS CHOOSE CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DAY DAYS
EDATE EOMONTH FALSE HLOOKUP IF IFERROR IFNA IFS INDEX INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LARGE LEFT LEN
LOOKUP LOWER MATCH MAX MAXIFS MEDIAN MID MIN MINIFS MOD MONTH N NA NOT OR POWER PRODUCT RIGHT ROUND ROUNDDOWN
ROUNDUP SIGN SMALL SQRT SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT SWITCH TRIM TRUE TRUNC UPPER VLOOKUP WEEKDAY
XLOOKUP YEAR
"""
_OTHERS = """
AGGREGATE CEILING COLUMN COLUMNS CONCAT EVEN EXACT EXP FIND FLOOR FV HYPERLINK INDIRECT ISERR ISEVEN ISLOGICAL
ISODD LN LOG LOG10 MROUND NETWORKDAYS NPER NPV ODD OFFSET PERCENTILE PI PMT PROPER PV QUARTILE RANK RATE REPLACE
ROW ROWS SEARCH STDEV SUBTOTAL SUMSQ TEXTJOIN TRANSPOSE VAR WORKDAY XMATCH YEARFRAC
"""
#: Functions whose outcome was compared with that of another spreadsheet program, with what controllers put in them.
CHECKED = frozenset(_CHECKED.split())
#: Functions we work out where the file holds no outcome, and leave alone where it holds one: they look at what is
#: hidden, find their cells by text, or come to something else in another program.
OTHERS = frozenset(_OTHERS.split())

#: What differs from moment to moment, and what differs with the language of the computer.
MOMENT = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "CELL", "INFO"})
LANGUAGE = frozenset({"TEXT", "VALUE", "NUMBERVALUE", "FIXED", "DOLLAR", "DATEVALUE", "TIMEVALUE"})

#: The longest formula a spreadsheet allows.
_LONGEST = 8192
_STRINGS = re.compile(r'"[^"]*+"')
_SHEETS = re.compile(r"'[^']*+'")
# A sheet of another file: [1]Blad!A1, '[Map.xlsx]Blad 1'!A1; not the column of a table: Tabel[Uren].
_LINK = re.compile(r"\[[^\[\]]+\][^\[\]()!,;+*/=<>&]*!")
_PROGRAM = re.compile(r"\w\|")
#: Cells that are not fixed: in a name they are others for each cell that uses it.
_SHIFTING = re.compile(rf"(?<![\w.$])(?:\$?{COLUMN}[0-9]{{1,7}}|{COLUMN}\$[0-9]{{1,7}})(?![\w.(!])")
_CALL = re.compile(r"(?<![\w.])([^\W\d][\w.]*+)\(")
_FUTURE = ("_XLFN.", "_XLWS.", "_XLL.")


def functions(formula: str) -> set[str]:
    """Return the functions in a formula, in capitals."""
    plain = _SHEETS.sub("", _STRINGS.sub("", formula))
    return {_without_mark(name.upper()) for name in _CALL.findall(plain)}


def obstacle(formula: str) -> str:
    """Say why a formula cannot be worked out; empty when it can be tried."""
    if len(formula) > _LONGEST:
        return "lengte"
    outside = _STRINGS.sub("", formula)
    if _LINK.search(outside) or _PROGRAM.search(_SHEETS.sub("", outside)):
        return "koppeling"
    used = functions(formula)
    if used & MOMENT:
        return "moment"
    if used & LANGUAGE:
        return "taal"
    unknown = sorted(used - CHECKED - OTHERS)
    return f"functie {unknown[0][:40]}" if unknown else ""


def shifts(formula: str) -> bool:
    """Tell whether what a name stands for shifts with the cell that uses it, which the engine does not know."""
    return _SHIFTING.search(_SHEETS.sub("", _STRINGS.sub("", formula))) is not None


def checked(formula: str) -> bool:
    """Tell whether our outcome of a formula may be held against the one in the file."""
    return not obstacle(formula) and functions(formula) <= CHECKED


def _without_mark(name: str) -> str:
    for mark in _FUTURE:
        name = name.removeprefix(mark)
    return name
