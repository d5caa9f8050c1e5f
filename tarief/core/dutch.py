"""Numbers as a Dutch reader sees them, `1.234,56`, `20,00%`, `−€ 37,02`: the one place of euro sign and minus."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tarief.core.ties import rounded_decimal
from tarief.core.units import MINUS, Unit

#: Numbers of more digits before or zeros behind the point are none of a calculation.
_LONG: Final = 60
_MARKS: Final = str.maketrans(",.", ".,")


def dutch(value: Decimal, decimals: int = 2) -> str:
    """Write a number in Dutch notation with thousands points, half-up to `decimals`."""
    rounded = rounded_decimal(value, decimals)
    text = f"{rounded:,f}".translate(_MARKS)
    return text.replace("-", MINUS) if rounded else text.replace("-", "")


def money(amount: Decimal, sign: str = "€", decimals: int = 2) -> str:
    """Write an amount as `€ 37,02` or `−€ 1,20`, with a space that does not break; without a sign, as a number."""
    text = dutch(amount, decimals)
    if not sign:
        return text
    minus = MINUS if text.startswith(MINUS) else ""
    return f"{minus}{sign}\u00a0{text.removeprefix(MINUS)}"


def shown(value: Decimal, unit: Unit | None, extra: int = 0) -> str:
    """Write a number with its unit: `€ 24,68 per uur`, `80,00%`, `1.230,84 uur`; a whole count has no decimals.

    `extra` adds decimals where the number has them: in a sum on paper `73,81 + 1,48` must not seem to be 75,28.
    """
    if unit is None:
        return dutch(value)
    number = value.scaleb(2) if unit.percent else value
    decimals = decimals_of(number, unit.decimals, unit.decimals + extra) if extra else unit.decimals
    if unit.percent:
        return f"{dutch(number, decimals)}%"
    if unit.money:
        return money(number, unit.currency, decimals) + unit.per
    is_whole = decimals_of(rounded_decimal(number, decimals)) == 0
    return f"{dutch(number, 0 if is_whole else decimals)}{unit.per}"


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
