"""A .csv or .tsv: the encoding, the separator, and the numbers that can mean only one thing."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date

from .exact import exact
from .result import BOOLEAN, DAMAGED, DATE, NUMBER, TEXT, TOO_LARGE, Budget, Data, RawCell, RawSheet, Unreadable, book

MAXIMUM_CELLS = 200_000
_LONGEST = 1024 * 1024
_SEPARATORS = (";", "\t", ",")
_SAMPLE = 50

_WHOLE = r"(?:0|[1-9][0-9]{0,14})"
# Whole; a decimal with other than three digits behind it, or with a 0 or four digits before it; both separators;
# only thousands, more than once. What is left (1.760) can mean two things.
_NUMBER = re.compile(
    rf"-?(?:{_WHOLE}|(?:0|[1-9][0-9]*)[.,](?:[0-9]{{1,2}}|[0-9]{{4,}})|0[.,][0-9]+|[1-9][0-9]{{3,}}[.,][0-9]+"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+"
    r"|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}))"
)
#: A decimal of cents or less, with its mark; one with a point; so many more have a comma in a file that writes so.
_DECIMAL = re.compile(r"(?<![\d.,])[0-9]{1,6}([.,])[0-9]{1,2}(?![\d.,])")
_POINT = re.compile(r"[0-9]{1,6}\.[0-9]{1,2}")
_MOSTLY = 4
_EURO = re.compile(r"(-?)\s*+(?:€|EUR)\s*+(-?.*)", re.DOTALL)
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BOOLEANS = {"waar": "1", "true": "1", "onwaar": "", "false": ""}


def read_delimited(content: bytes, tabs: bool) -> Data:
    """Return the file as one sheet; raises `Unreadable`."""
    text = _decoded(content)
    separator, text = _separator(text, tabs)
    sheet, budget = RawSheet("Blad1"), Budget()
    csv.field_size_limit(_LONGEST)
    points = _stray_points(text)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            _add_row(sheet, number, row, budget, points)
    except csv.Error:
        raise Unreadable(DAMAGED) from None
    return book([sheet], [], {})


def _stray_points(text: str) -> bool:
    """Whether a file writes decimals with a comma, so that one with a point is odd and is kept as it is written."""
    found = Counter(mark for mark in _DECIMAL.findall(text))
    return found[","] >= _MOSTLY * max(found["."], 1)


def _add_row(sheet: RawSheet, number: int, row: list[str], budget: Budget, points: bool) -> None:
    for column, raw in enumerate(row, 1):
        if not raw.strip():
            continue
        if len(sheet.cells) >= MAXIMUM_CELLS:
            raise Unreadable(TOO_LARGE, (TOO_LARGE, f"Blad {sheet.name}, rij {number}"))
        kind, value, code = _value(raw)
        if points and _POINT.fullmatch(raw.strip()):
            kind, value, code = TEXT, raw.strip(), "General"
        budget.spend(len(raw))
        sheet.add(RawCell(number, column, kind, value, code))


def _decoded(content: bytes) -> str:
    """UTF-8 when it is that, with or without its mark; UTF-16 by its mark; else what Windows wrote for decades."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise Unreadable(DAMAGED) from None
        return content.decode("cp1252", "replace")


def _separator(text: str, tabs: bool) -> tuple[str, str]:
    """Return the separator and the text: `;` or a tab that stands in most lines, else what makes lines alike.

    Sentences seldom hold a semicolon or a tab, while a decimal comma stands in many lines that are not of one length.
    """
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r"sep=(.)\r?", first)
    if named and named[1] in (*_SEPARATORS, "|"):
        return named[1], rest
    lines = [line for line in text.splitlines()[: 4 * _SAMPLE] if line.strip()][:_SAMPLE]
    order = ("\t", ";", ",") if tabs else _SEPARATORS
    for separator in (each for each in order if each != ","):
        if 2 * sum(_fields(line, separator) > 1 for line in lines) > len(lines):
            return separator, text
    return max(order, key=lambda separator: (_agreement(lines, separator), -order.index(separator))), text


def _agreement(lines: list[str], separator: str) -> int:
    counts = Counter(_fields(line, separator) for line in lines)
    return max((count for fields, count in counts.items() if fields > 1), default=0)


def _fields(line: str, separator: str) -> int:
    """Count fields; separators within quotes do not count."""
    return re.sub(r'"(?:[^"]|"")*"', "", line).count(separator) + 1


def _value(raw: str) -> tuple[str, str, str]:
    """Return kind, value and number format; what can mean two things stays text."""
    text = raw.strip().replace("\u00a0", " ").replace("−", "-")
    if text.casefold() in _BOOLEANS:
        return BOOLEAN, _BOOLEANS[text.casefold()], "General"
    if day := _day(text):
        return DATE, day, "dd-mm-yyyy"
    code, number = "General", text
    if euro := _EURO.fullmatch(text):
        code, number = '"€" #,##0.00', euro[1] + euro[2].removesuffix(",-")
    elif text.endswith("%"):
        code, number = "0.00%", text[:-1].rstrip()
    plain = _number(number, percent=code.endswith("%"))
    return (TEXT, raw.strip("\r\n"), "General") if plain is None else (NUMBER, plain, code)


def _number(text: str, percent: bool) -> str | None:
    if len(text) > 30 or not _NUMBER.fullmatch(text):
        return None
    point = max(text.rfind(","), text.rfind("."))
    if point >= 0 and text.count(text[point]) > 1:
        point = -1  # only thousands: 1.234.567
    whole, fraction = (text, "") if point < 0 else (text[:point], text[point + 1 :])
    plain = whole.replace(".", "").replace(",", "") + ("." + fraction if fraction else "")
    return exact(f"{plain}e-2") if percent else exact(plain)


def _day(text: str) -> str:
    """Return 31-12-2026 or 2026-12-31 as an ISO date; 1/2/2026 is read differently in other countries."""
    if found := _DUTCH_DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    else:
        return ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
