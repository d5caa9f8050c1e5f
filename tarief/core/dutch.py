"""Numbers as a Dutch reader sees them: `1.234,56`, `20,00%`, `€ 37,02`."""

from collections.abc import Sequence
from decimal import Decimal

from tarief.core.ties import rounded_decimal
from tarief.core.units import Unit


def dutch(value: Decimal, decimals: int = 2) -> str:
    """Write a number in Dutch notation with thousands points, half-up to `decimals`."""
    rounded = rounded_decimal(value, decimals)
    text = f"{rounded:,f}".translate(str.maketrans(",.", ".,"))
    return text.replace("-", "−") if rounded else text.replace("-", "")


def shown(value: Decimal, unit: Unit | None, extra: int = 0) -> str:
    """Write a number with its unit: `24,68 €/uur`, `80,00%`, `1.878,00 uur`.

    `extra` adds decimals where the number has them: in a sum on paper `73,81 + 1,48` must not seem to be 75,28.
    """
    if unit is None:
        return dutch(value)
    if unit.percent:
        return dutch(value.scaleb(2), decimals_of(value.scaleb(2), 2, 2 + extra)) + "%"
    return f"{dutch(value, decimals_of(value, unit.decimals, unit.decimals + extra))} {unit.symbol}".rstrip()


def decimals_of(value: Decimal, least: int = 0, most: int = 99) -> int:
    """Return how many decimals a number needs, within limits."""
    return max(least, min(-int(value.normalize().as_tuple().exponent), most))


def listed(words: Sequence[str]) -> str:
    """Write words as a list: `a, b en c`."""
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
