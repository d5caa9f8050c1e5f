"""A number as TEXT shows it: digits, thousands, percents, days, hours."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tarief.models.rekentool.value import CellFault, Unread
from tarief.models.rekentool.written import FROM_1904, day_of

_TIME: Final = re.compile(r"(\[?h{1,2}\]?):(mm)(?::(ss))?")
#: Digits with a text between quotes before or behind them.
_QUOTED: Final = re.compile(r'(?:"([^"]*)")?( *)([0#,.%]+)( *)(?:"([^"]*)")?')
_DAY: Final = 86_400


def shown(held: Decimal, shape: str) -> str:
    """Return a number in a format: digits, thousands, percents, days; raises `Unread` for what is not known."""
    low = shape.lower()
    if low in ("", "@", "general", "standaard"):
        return format(held.normalize(), "f")
    if ";" in low:
        return _in_part(held, low.split(";"), shape)
    if _is_day(low):
        return _day_in(held, low)
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
    return set(shape) <= set("dmyj-/ .") and bool(set(shape) & set("dmyj"))


def shown_in(held: Decimal, shape: str, *, starts_1904: bool) -> str:
    """Return a number in a format, in a workbook that may begin to count its days in 1904."""
    return shown(held + FROM_1904 if starts_1904 and _is_day(shape.lower()) else held, shape)


def _day_in(held: Decimal, shape: str) -> str:
    day = day_of(int(held))
    if day is None:
        raise CellFault("#NUM!")
    found = shape.replace("j", "y")
    for mark, text in (
        ("yyyy", f"{day.year:04d}"),
        ("yy", f"{day.year % 100:02d}"),
        ("mm", f"{day.month:02d}"),
        ("dd", f"{day.day:02d}"),
    ):
        found = found.replace(mark, text)
    found = found.replace("d", str(day.day)).replace("m", str(day.month))
    if "y" in found or not any(letter.isdigit() for letter in found) or "mmm" in shape or "ddd" in shape:
        raise Unread(f"de opmaak '{shape[:40]}' wordt niet gelezen")
    return found


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
