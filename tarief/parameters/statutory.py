"""Amounts that follow from another amount by rule, each rounded to cents in the direction that its rule has.

The maximum premium wage of a pay period is rounded down, the hourly minimum wage up, that of the young half-up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from tarief.core.rounding import CENT
from tarief.parameters.record import Value

_WAYS: Final = {ROUND_FLOOR: "naar beneden", ROUND_CEILING: "naar boven", ROUND_HALF_UP: "rekenkundig"}
#: How often each pay period goes into a year.
_PERIODS: Final = {"dag": 260, "week": 52, "vier_weken": 13, "maand": 12, "kwartaal": 4}
_WEEKS, _HOURS = 52, 36
_AGES: Final = range(15, 21)


@dataclass(frozen=True, slots=True)
class DerivedAmount:
    """The amount at `of`, times a number and (where there is one) the share at `share`, rounded to cents."""

    of: str
    rounding: str
    times: int = 1
    per: int = 1
    share: str = ""

    def amount(self, of: Decimal, share: Decimal = Decimal(1)) -> Decimal:
        """Return the amount in whole cents."""
        return (of * share * self.times / self.per).quantize(CENT, self.rounding)

    def __str__(self) -> str:
        by = f" × {self.share}" if self.share else ""
        by += f" × {self.times}" if self.times > 1 else ""
        by += f" / {self.per}" if self.per > 1 else ""
        return f"{self.of}{by}, {_WAYS[self.rounding]} afgerond op centen"


DERIVED: Final = {
    "minimumloon_per_uur": DerivedAmount("referentiemaandloon", ROUND_CEILING, 12, _WEEKS * _HOURS),
    **{
        f"maximum_premieloon_per_{period}": DerivedAmount("maximum_premieloon", ROUND_FLOOR, per=number)
        for period, number in _PERIODS.items()
    },
    **{
        f"minimumjeugdloon_{age}_jaar": DerivedAmount(
            "minimumloon_per_uur", ROUND_HALF_UP, share=f"minimumjeugdloon_deel_{age}_jaar"
        )
        for age in _AGES
    },
}


def deviations(values: Sequence[Value]) -> Iterator[tuple[Value, Decimal, DerivedAmount]]:
    """Yield the amounts of a file that are not what the rule gives, with what it does give."""
    for value in values:
        rule = DERIVED.get(value.key)
        for of in _beside(values, value, rule.of) if rule else ():
            for share in _beside(values, value, rule.share) if rule and rule.share else (Decimal(1),):
                assert rule is not None
                if (amount := rule.amount(of, share)) != value.value:
                    yield value, amount, rule


def _beside(values: Sequence[Value], value: Value, key: str) -> Iterator[Decimal]:
    """The values under another key that hold on a day of this one."""
    for other in values:
        if other.key == key and other.preferred and other.overlaps(value) and isinstance(other.value, Decimal):
            yield other.value
