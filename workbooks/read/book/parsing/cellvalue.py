"""The value of a cell of an .xlsx: what its type, its number format and its text make together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from .exact import exact
from .formats import shows
from .result import BOOLEAN, DAMAGED, DATE, NOTHING, NUMBER, TEXT, Budget, Unreadable

_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_NEVER = 60
_LAST_DAY = 2_958_465  # 31 December 9999
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WRITTEN = {"000D": "", "000A": "\n", "0009": "\t", "005F": "_"}
_BLANK = " \t\r\n"


class BookFacts:
    """What the sheets of one workbook share."""

    def __init__(self, strings: Sequence[str] = (), formats: Sequence[str] = (), *, starts_1904: bool = False) -> None:
        self.strings, self.formats, self.starts_1904 = strings, formats, starts_1904
        self.budget = Budget()

    def format_of(self, style: str | None) -> str:
        """Return the number format of a style; `General` where there is none."""
        if style is None:
            return "General"
        try:
            return self.formats[int(style)]
        except (IndexError, ValueError):
            return "General"


def cell_value(kind: str, value: str, inline: str, code: str, facts: BookFacts) -> tuple[str, str]:
    """Return the kind of value and the value as text; raises `Unreadable` for a number that is none."""
    match kind:
        case "n":
            return _number(value.strip(_BLANK), code, facts)
        case "s":
            return _text(_shared(value, facts))
        case "inlineStr":
            return _text(unescaped(inline))
        case "str":
            return _text(unescaped(value))
        case "b":
            return (BOOLEAN, "1" if value.strip(_BLANK) in ("1", "true") else "") if value else (NOTHING, "")
        case "d":
            return _iso_date(value)
        case _:  # an error
            return _text(value)


def unescaped(text: str) -> str:
    """Undo the way line ends are written in XML (`_x000D_`); other control characters stay as they are written."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: _WRITTEN.get(found[1].upper(), found[0]), text)


def _text(text: str) -> tuple[str, str]:
    return (TEXT, text) if text else (NOTHING, "")


def _shared(value: str, facts: BookFacts) -> str:
    digits = value.strip(_BLANK)
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9 or int(digits) >= len(facts.strings):
        raise Unreadable(DAMAGED)
    return facts.strings[int(digits)]


def _number(value: str, code: str, facts: BookFacts) -> tuple[str, str]:
    if not value:
        return NOTHING, ""
    number = exact(value)
    if shows(code) == "date" and (day := _day(number, facts.starts_1904)):
        return DATE, day
    return NUMBER, number


def _day(number: str, starts_1904: bool) -> str:
    """Return the day a number stands for, with the part of the day behind it; empty when there is no such day."""
    whole, _, part = number.partition(".")
    days, time = int(whole or "0"), part and f" 0.{part}"
    if number.startswith("-") or not 0 < days + starts_1904 <= _LAST_DAY - 1462 * starts_1904:
        return ""
    if starts_1904:
        return (_EPOCH_1904 + timedelta(days)).isoformat() + time
    # Excel counts a 29 February 1900 that never was: that stays a number.
    if days == _NEVER:
        return ""
    return (_EPOCH_1900 + timedelta(days + (days < _NEVER))).isoformat() + time


def _iso_date(value: str) -> tuple[str, str]:
    try:
        return DATE, date.fromisoformat(value.strip(_BLANK)[:10]).isoformat()
    except ValueError:
        return _text(value)
