"""Numbers as a Dutch reader sees them, `1.234,56`, `20,00%`, `−€ 37,02`: the one place of euro sign and minus."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from tarief.core.ties import rounded_decimal
from tarief.core.units import MINUS, Unit, around

#: Numbers of more digits before or zeros behind the point are none of a calculation.
_LONG: Final = 60
#: A number as a cell without a format shows it; `1,234` can be two things and stays.
_BARE: Final = re.compile(r"[-−]?(?:\d{4,30}(?:,\d{1,30})?|\d{1,30},\d{4,30}|(?<=[-−])\d{1,3}(?:,\d{1,2})?)", re.ASCII)
#: Digits before the point among which no mark stands.
_THOUSANDS: Final = 3
#: So many decimals of such a number say something: of one, and of a part of one.
_DECIMALS: Final = (2, 4)


def dutch(value: Decimal, decimals: int = 2) -> str:
    """Write a number in Dutch notation with thousands points, half-up to `decimals`."""
    rounded = rounded_decimal(value, decimals)
    return _signed(_in_marks(rounded), rounded)


def _in_marks(number: Decimal) -> str:
    """A number with the marks of a Dutch reader; replacing is far quicker than translating."""
    text = str(number)
    if len(text.partition(".")[0]) <= _THOUSANDS and "E" not in text:
        return text.replace(".", ",")
    return f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _signed(text: str, number: Decimal) -> str:
    """A text with the minus of print; a nothing has none."""
    if not text.startswith("-"):
        return text
    return MINUS + text[1:] if number else text[1:]


def dutch_between(value: Decimal, least: int, most: int) -> str:
    """Write a number with the decimals that it needs, within limits."""
    rounded = rounded_decimal(value, most)
    text = _in_marks(rounded)
    if most > least and rounded == value:
        whole, _, decimals = text.partition(",")
        kept = decimals.rstrip("0").ljust(least, "0")
        text = f"{whole},{kept}" if kept else whole
    return _signed(text, rounded)


def in_marks(text: str) -> str:
    """Write a bare number of a cell (`-12000`, `31684,8`) in Dutch notation; any other text stays as it is."""
    if not _BARE.fullmatch(text.strip()):
        return text
    value = Decimal(text.strip().replace(MINUS, "-").replace(",", "."))
    return dutch_between(value, 0, _DECIMALS[abs(value) < 1])


def money(amount: Decimal, sign: str = "€", decimals: int = 2) -> str:
    """Write an amount as `€ 37,02` or `−€ 1,20`, with a space that does not break; without a sign, as a number."""
    return _with_sign(dutch(amount, decimals), sign)


def _with_sign(text: str, sign: str) -> str:
    if not sign:
        return text
    return f"{MINUS}{sign}\u00a0{text[1:]}" if text.startswith(MINUS) else f"{sign}\u00a0{text}"


def shown(value: Decimal, unit: Unit | None, extra: int = 0) -> str:
    """Write a number with its unit: `€ 24,68 per uur`, `80,00%`, `1.230,84 uur`; a whole count has no decimals.

    `extra` adds decimals where the number has them: in a sum on paper `73,81 + 1,48` must not seem to be 75,28.
    """
    return dutch(value) if unit is None else writer_of(unit, extra)(value, None)


def writer_of(unit: Unit, extra: int = 0) -> Callable[[Decimal, Decimal | None], str]:
    """Return what writes numbers of one unit as `shown` does, in a third of the time; for who writes many.

    It takes a number, and what it is rounded to where that is known (of no share).
    """
    least, most, is_share = unit.decimals, unit.decimals + extra, unit.percent
    sign, per = ("", "%") if is_share else around(unit.symbol, unit.money)
    is_count, before = not (is_share or unit.money), f"{sign}\u00a0" if sign else ""
    longest = _THOUSANDS + most + bool(most)

    def with_care(value: Decimal) -> str:
        text = dutch_between(value, least, most) if extra else dutch(value, least)
        whole, _, decimals = text.partition(",")
        return f"{whole if is_count and not decimals.strip('0') else _with_sign(text, sign)}{per}"

    def write(value: Decimal, rounded: Decimal | None = None) -> str:
        if is_share:
            value, rounded = value.scaleb(2), None
        rounded = rounded_decimal(value, most) if rounded is None else rounded
        text = str(rounded)
        if len(text) > longest or text[0] == "-" or "E" in text:
            return with_care(value)
        if is_count or (extra and rounded == value):
            whole, _, decimals = text.partition(".")
            kept = decimals.rstrip("0").ljust(least, "0") if extra and rounded == value else decimals
            text = f"{whole},{kept}" if kept and not (is_count and not kept.strip("0")) else whole
            return f"{before}{text}{per}"
        return f"{before}{text.replace('.', ',')}{per}"

    return write


def percent(share: Decimal, most: int = 0, least: int = 0) -> str:
    """Write a share as percents in a sentence: `74%`, and with decimals where it has them and may have them `12,5%`."""
    number = rounded_decimal(share.scaleb(2), most)
    return f"{dutch(number, decimals_of(number, least, most))}%"


def decimals_of(value: Decimal, least: int = 0, most: int = 99) -> int:
    """Return how many decimals a number needs, within limits."""
    if not -_LONG < value.adjusted() < _LONG:
        return max(least, min(-int(value.normalize().as_tuple().exponent), most))
    return max(least, min(len(f"{value:f}".partition(".")[2].rstrip("0")), most))


def listed(words: Sequence[str]) -> str:
    """Write words as a list: `a, b en c`."""
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def with_small_letter(label: str) -> str:
    """Start a label with a small letter, as inside a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
