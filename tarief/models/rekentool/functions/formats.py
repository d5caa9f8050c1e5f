"""A number as TEXT shows it: digits, thousands, percents, days, hours."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tarief.core.days import MONTHS
from tarief.models.rekentool.value import CellFault, Unread
from tarief.models.rekentool.written import FROM_1904, day_of

_TIME: Final = re.compile(r"(\[?h{1,2}\]?):(mm)(?::(ss))?")
#: Digits with a text between quotes before or behind them.
_QUOTED: Final = re.compile(r'(?:"([^"]*)")?( *)([0#,.%]+)( *)(?:"([^"]*)")?')
_DAY: Final = 86_400
#: A part of a format of days: day, month or year, a mark, or a text; and the language in front of it all.
_DAY_PART: Final = re.compile(r'd{1,4}|m{1,5}|[yj]{1,4}|[-/ .,]|"[^"]*"|\\.', re.IGNORECASE)
_LOCALE: Final = re.compile(r"\[\$-([0-9a-z-]+)\]", re.IGNORECASE)
_DUTCH: Final[Mapping[str, Sequence[str]]] = {
    "mmmm": MONTHS,
    "mmm": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "dddd": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "ddd": ("ma", "di", "wo", "do", "vr", "za", "zo"),
}
_ENGLISH: Final[Mapping[str, Sequence[str]]] = {
    "mmmm": (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December"),
    ),
    "mmm": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "dddd": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ddd": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
#: By what a file writes for a language: Dutch of the Netherlands and of Belgium, English of two countries.
_LANGUAGES: Final = {
    **dict.fromkeys(("413", "0413", "813", "0813", "nl-nl", "nl-be"), _DUTCH),
    **dict.fromkeys(("409", "0409", "809", "0809", "en-us", "en-gb"), _ENGLISH),
}


def shown(held: Decimal, shape: str) -> str:
    """Return a number in a format: digits, thousands, percents, days; raises `Unread` for what is not known."""
    low = shape.lower()
    if low in ("", "@", "general", "standaard"):
        return format(held.normalize(), "f")
    if ";" in low:
        return _in_part(held, low.split(";"), shape)
    if _is_day(shape):
        return _day_in(held, shape)
    if (time := _TIME.fullmatch(low)) is not None:
        return _time_in(held, *time.groups())
    if '"' in low and (quoted := _QUOTED.fullmatch(shape)) is not None:
        return f"{quoted[1] or ''}{quoted[2]}{shown(held, quoted[3])}{quoted[4]}{quoted[5] or ''}"
    money, body = ("€ " if low.startswith("€ ") else "€", low[1:].strip()) if low.startswith("€") else ("", low)
    percent = body.endswith("%")
    body = body.removesuffix("%")
    if not body or set(body) - set("0#,."):
        raise Unread(f"de opmaak '{shape[:40]}' wordt niet gelezen")
    whole, _, rest = body.partition(".")
    thousands = len(whole) - len(whole.rstrip(",")) + len(rest) - len(rest.rstrip(","))
    whole, rest = whole.rstrip(","), rest.rstrip(",")
    held = held.scaleb(-3 * thousands)  # each comma behind the digits is a thousand less
    amount = (held * 100 if percent else held).quantize(Decimal(1).scaleb(-len(rest)), ROUND_HALF_UP)
    least = whole.replace(",", "").count("0")
    digits = f"{abs(amount):,f}" if "," in whole else f"{abs(amount):f}"
    first, dot, behind = digits.partition(".")
    while behind and rest[len(behind) - 1 : len(behind)] == "#" and behind.endswith("0"):
        behind = behind[:-1]
    first = first.rjust(least, "0") if "," not in whole else first
    first = "" if not least and first == "0" else first
    sign = "-" if amount < 0 else ""
    return f"{sign}{money}{first}{dot if behind or rest.startswith('0') else ''}{behind}{'%' if percent else ''}"


def _is_day(shape: str) -> bool:
    """Whether a format shows a day: nothing but parts of one, marks between these, and texts."""
    language, body = _language(shape)
    parts = _DAY_PART.findall(body)
    return language is not None and "".join(parts) == body and any(part[0] in "dmyjDMYJ" for part in parts)


def _language(shape: str) -> tuple[Mapping[str, Sequence[str]] | None, str]:
    """The names of months and days that a format asks, Dutch where it says nothing, and the rest of it."""
    found = _LOCALE.match(shape)
    if found is None:
        return _DUTCH, shape
    return _LANGUAGES.get(found[1].lower()), shape[found.end() :]


def shown_in(held: Decimal, shape: str, *, starts_1904: bool) -> str:
    """Return a number in a format, in a workbook that may begin to count its days in 1904."""
    return shown(held + FROM_1904 if starts_1904 and _is_day(shape) else held, shape)


def _day_in(held: Decimal, shape: str) -> str:
    day = day_of(int(held))
    if day is None:
        raise CellFault("#NUM!")
    language, body = _language(shape)
    return "".join(_part_of_day(day, part, language or _DUTCH) for part in _DAY_PART.findall(body))


def _part_of_day(day: date, part: str, names: Mapping[str, Sequence[str]]) -> str:
    """One part of a format of days; months and days by their names are those of a language."""
    month, weekday = names["mmmm"][day.month - 1], names["dddd"][day.weekday()]
    ways = {
        "yyyy": f"{day.year:04d}",
        "yyy": f"{day.year:04d}",
        "yy": f"{day.year % 100:02d}",
        "y": f"{day.year % 100:02d}",
        "mmmmm": month[:1],
        "mmmm": month,
        "mmm": names["mmm"][day.month - 1],
        "mm": f"{day.month:02d}",
        "m": str(day.month),
        "dddd": weekday,
        "ddd": names["ddd"][day.weekday()],
        "dd": f"{day.day:02d}",
        "d": str(day.day),
    }
    return ways.get(part.lower().replace("j", "y"), part.strip('"').removeprefix("\\"))


def _in_part(held: Decimal, parts: list[str], shape: str) -> str:
    """A format with a part for what is above nothing, below it, and nothing."""
    if len(parts) > 3:
        raise Unread(f"de opmaak '{shape[:40]}' wordt niet gelezen")
    if held < 0:
        return _part_shown(-held, parts[1])
    return _part_shown(held, parts[2] if not held and len(parts) > 2 else parts[0])


def _part_shown(held: Decimal, part: str) -> str:
    bare = part.removeprefix("-")
    if not set(bare) & set("0#"):
        return part.strip('"')
    return f"{'-' if bare != part else ''}{shown(held, bare)}"


def _time_in(held: Decimal, hours: str, _: str, seconds: str | None) -> str:
    """Hours and minutes of a day, or between brackets of all days together."""
    total = int((held * _DAY).to_integral_value(ROUND_HALF_UP))
    if total < 0:
        raise Unread("een tijd onder nul wordt niet gelezen")
    whole = total // 3600 if hours.startswith("[") else total // 3600 % 24
    told = f"{whole:0{len(hours.strip('[]'))}d}:{total // 60 % 60:02d}"
    return f"{told}:{total % 60:02d}" if seconds else told
