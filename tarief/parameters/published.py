"""Between which tariffs municipalities published for a unit of care: what lies far outside is a slip."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from statistics import median
from typing import Final

from tarief.core.dutch import shown
from tarief.core.plausible import between, short, with_the_point_elsewhere
from tarief.core.units import EURO_PER_DAGDEEL, EURO_PER_ETMAAL, EURO_PER_MINUUT, EURO_PER_UUR, Unit
from tarief.parameters.library import Library

_MINUTES: Final = Decimal(60)
#: So many times the middle published tariff no usual care costs: ten times a cheap kind of care lies above it, and a
#: tenth of a dear one below. Per etmaal what is not in the library lies further apart: foster care costs about a
#: seventh of the middle one (pleegvergoeding, tarief/data/wet.toml), intensive residential care six times as much.
_FAR: Final = Decimal(5)
_FAR_PER_ETMAAL: Final = Decimal(10)


@dataclass(frozen=True, slots=True)
class PublishedTariffs:
    """The lowest, the middle and the highest tariff that was published for a unit."""

    low: Decimal
    middle: Decimal
    high: Decimal
    unit: Unit

    def among(self, price: Decimal, times: Decimal = Decimal(1)) -> bool:
        """Tell whether a price lies between them, or so many times outside."""
        return self.low / times <= price <= self.high * times

    def far(self, amount: Decimal) -> bool:
        """Tell whether an amount is of another order than what was published: a region, a plan or a year is not."""
        times = _FAR_PER_ETMAAL if self.unit == EURO_PER_ETMAAL else _FAR
        return not between(amount, min(self.low, self.middle / times), max(self.high, self.middle * times))

    def meant(self, amount: Decimal) -> str:
        """Ask for the amount of the same digits among what was published; nothing where there is none."""
        found = with_the_point_elsewhere(amount, self.low, self.high)
        return "" if found is None else f"Bedoelt u {short(found)}? "

    def beside(self, what: str, price: Decimal) -> str:
        """Say a price beside them."""
        low, high = shown(self.low, self.unit), shown(self.high, self.unit)
        return f"{what} is {shown(price, self.unit)}; wat gemeenten publiceerden loopt van {low} tot {high}."


@lru_cache(maxsize=64)
def published_tariffs(library: Library, unit: Unit) -> PublishedTariffs | None:
    """Return what was published for a unit, from the library; None where that is nothing."""
    per, times = (EURO_PER_UUR, _MINUTES) if unit == EURO_PER_MINUUT else (unit, Decimal(1))
    if per not in (EURO_PER_UUR, EURO_PER_DAGDEEL, EURO_PER_ETMAAL):
        return None
    tariffs = (value for value in library.values_of("normen") if value.key.startswith("tarief_"))
    amounts = [value.value / times for value in tariffs if isinstance(value.value, Decimal) and value.unit == per]
    return PublishedTariffs(min(amounts), median(amounts), max(amounts), unit) if amounts else None
