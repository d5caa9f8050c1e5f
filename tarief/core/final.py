"""The last rounding of a result: on cents, on any number of decimals, or on any multiple."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, TypeVar

from tarief.core.amounts import price
from tarief.core.dutch import decimals_of, dutch
from tarief.core.expression import rounded
from tarief.core.rounding import ROUNDINGS, Rounding
from tarief.core.units import Unit

Number = TypeVar("Number")
_MULTIPLE: Final = re.compile(r"(\d+(?:[.,]\d+)?)(?:/(\d+))?(%?)")
#: The rule of a model that says nothing: of money the cents, of anything the decimals of its unit.
USUAL: Final = "centen"
#: Decimals that are shown of a multiple such as a sixtieth.
_ENDLESS: Final = 4


@dataclass(frozen=True, slots=True)
class FinalRounding:
    """How a result is shown: the rule that rounds it, and its unit with the decimals that are left."""

    rule: Rounding
    unit: Unit

    @classmethod
    def of(cls, unit: Unit, stated: str, chosen: str | None) -> "FinalRounding":
        """Return how a result in `unit` is shown: what the sheet chose goes before what the model states."""
        text = (chosen if unit.money else None) or stated
        own = None if text == USUAL and not (chosen and unit.money) else rounding_of(text)
        if own is None or (own.key in ROUNDINGS and not unit.money):
            return cls(ROUNDINGS[USUAL] if unit.money and unit.decimals == 2 else _on_decimals(unit), unit)
        return cls(own, replace(unit, decimals=_decimals_left(own, unit)))

    @property
    def places(self) -> int:
        """How many decimals of the value itself are shown."""
        return self.unit.places

    @property
    def is_coarse(self) -> bool:
        """Whether the rule rounds to more than the last decimal that is shown."""
        return multiple_of(self.rule) != Fraction(1, 10**self.places)

    def shown(self, value: Number) -> Number:
        """Return the result as it is agreed: a number, or the rule as a formula over a name."""
        applied: Number = self.rule.apply(value)
        if isinstance(applied, Decimal) and self.rule.times != 1:
            return rounded(applied, self.places)
        ends = self.rule.times == 1 or _is_finite(multiple_of(self.rule))
        return applied if ends else rounded(applied, self.places)

    @property
    def beside(self) -> "FinalRounding":
        """How an amount beside it is shown: on the decimals of the result, not on its multiple."""
        return FinalRounding(_on_decimals(self.unit), self.unit)

    def fine(self, value: Number) -> Number:
        """Return an amount beside it as it is shown; as `beside` would, which is made for every price."""
        applied: Number = _on_decimals(self.unit).apply(value)
        return applied

    @property
    def words(self) -> str:
        """The rule in Dutch, in the unit of the result: `op hele centen, aan het eind`, `op 4 decimalen`."""
        rule, unit = self.rule, self.unit
        if rule.label and unit.currency == "€":
            return rule.label
        end = f" per minuut (uur = {rule.per} × minuut)" if rule.label and rule.per != 1 else ""
        return f"{'elke stap ' if rule.each_step else ''}op {self._step(by_minute=bool(end))}{end}"

    def _step(self, *, by_minute: bool) -> str:
        rule, unit = self.rule, self.unit
        decimals = rule.decimals - (2 if unit.percent else 0)
        if by_minute or (rule.per == rule.times == 1 and decimals >= 0):
            whole = "procenten" if unit.percent else "bedragen" if unit.money else "getallen"
            return f"hele {whole}" if not decimals else f"{decimals} {'decimaal' if decimals == 1 else 'decimalen'}"
        multiple = multiple_of(rule)
        if _is_finite(multiple):
            exact = Decimal(multiple.numerator) / multiple.denominator
            cents = 0 if exact % 1 == 0 else _decimals_left(rule, unit)
            return f"een veelvoud van {price(exact, replace(unit, decimals=cents))}"
        per = f"{dutch(Decimal(multiple.numerator), 0)}/{dutch(Decimal(multiple.denominator), 0)}"
        return f"een veelvoud van {per} {unit.symbol}".rstrip()


def rounding_of(text: str) -> Rounding | None:
    """Return a rule by its key or by a multiple (`0.05`, `1000`, `1/60`, `0.1%`); None for what is neither."""
    if text in ROUNDINGS:
        return ROUNDINGS[text]
    match = _MULTIPLE.fullmatch(text.strip())
    if match is None or not int(match[2] or 1) or not (number := Decimal(match[1].replace(",", "."))):
        return None
    multiple = Fraction(number) / int(match[2] or 1) / (100 if match[3] else 1)
    decimals = len(str(multiple.denominator)) - 1
    if multiple == Fraction(1, 10**decimals):
        return Rounding(text, "", decimals)
    return Rounding(text, "", 0, per=multiple.numerator, times=multiple.denominator)


def multiple_of(rule: Rounding) -> Fraction:
    """Return what a result of the rule is a multiple of."""
    ten: Fraction = Fraction(10) ** rule.decimals
    return Fraction(rule.per, rule.times) / ten


def _on_decimals(unit: Unit) -> Rounding:
    return _rounding_on(unit.places)


@lru_cache(maxsize=64)
def _rounding_on(places: int) -> Rounding:
    return Rounding("decimalen", "", places)


def _decimals_left(rule: Rounding, unit: Unit) -> int:
    """The decimals that a multiple needs; an amount keeps its cents, and a multiple without end is cut off."""
    multiple = multiple_of(rule) * (100 if unit.percent else 1)
    if not _is_finite(multiple):
        return max(unit.decimals, _ENDLESS)
    needed = decimals_of(Decimal(multiple.numerator) / multiple.denominator)
    return max(needed, min(unit.decimals, 2)) if unit.money else needed


def _is_finite(multiple: Fraction) -> bool:
    """Whether it has an end as a decimal number."""
    rest = multiple.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
