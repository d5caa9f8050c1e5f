"""The value of a cell of an .ods, by the type that it says it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from .exact import exact
from .result import BOOLEAN, DATE, NOTHING, NUMBER, TEXT

_FORMATS = {"percentage": "0.00%", "currency": '"€" #,##0.00', "date": "dd-mm-yyyy", "time": "[h]:mm:ss"}
_DURATION = re.compile(
    r"(-?)P(?:([0-9]{1,9})D)?(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:[.,][0-9]{1,9})?)S)?)?"
)
_DAY = 86_400
#: Errors as a Dutch LibreOffice shows them; others have a number (`Err:502`).
_ERRORS = {
    "#DEEL/0!": "#DIV/0!",
    "#GETAL!": "#NUM!",
    "#N/B": "#N/A",
    "#NAAM?": "#NAME?",
    "#VERW!": "#REF!",
    "#WAARDE!": "#VALUE!",
}
_NUMBERED = re.compile(r"(?:Err|Fout):\s?[0-9]{3}")


def odf_value(attributes: Mapping[str, str], text: str, shown: str = "") -> tuple[str, str, str]:
    """Return kind, value and number format; raises `Unreadable` for a number that is none.

    `shown` is the number format of the style of the cell, which has the last word on a number.
    """
    kind = attributes.get("value-type", "")
    code = _FORMATS.get(kind, "General")
    match kind:
        case "float" | "percentage" | "currency":
            number = attributes.get("value", "").strip()
            code = shown if shown and ("%" in shown) == (kind == "percentage") else code
            return (NUMBER, exact(number), code) if number else (NOTHING, "", code)
        case "boolean":
            return BOOLEAN, "1" if attributes.get("boolean-value") == "true" else "", code
        case "date":
            day = _day(attributes.get("date-value", ""))
            return (DATE, day, code) if day else (*_text(text), code)
        case "time":
            found = _DURATION.fullmatch(attributes.get("time-value", "").strip())
            return (NUMBER, _part_of_day(found), code) if found else (*_text(text), code)
        case "error":
            return TEXT, _ERRORS.get(text, "#VALUE!" if _NUMBERED.fullmatch(text) else text) or "#VALUE!", code
        case _:
            return *_text(text or attributes.get("string-value", "")), code


def _text(text: str) -> tuple[str, str]:
    return (TEXT, text) if text else (NOTHING, "")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _part_of_day(found: re.Match[str]) -> str:
    days, hours, minutes, seconds = (Decimal((part or "0").replace(",", ".")) for part in found.groups()[1:])
    total = days * _DAY + hours * 3600 + minutes * 60 + seconds
    return exact(f"{found[1]}{total / _DAY:f}")
