"""What is asked about a region: its providers and municipalities, tariffs to look at, budget, path and choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.core.units import EURO_PER_UUR, Unit
from tarief.region.budget import PathYear
from tarief.region.price_list import PriceList
from tarief.region.provider import Region
from tarief.region.rules import Rule, reference_rules

Zicht = Literal["deelnemer", "begeleider"]


class View(StrEnum):
    """Who looks: the facilitator holds every sheet, a participant sees what may be told.

    See docs/onderhandeling.md#wie-ziet-wat.
    """

    FACILITATOR = "begeleider"
    PARTICIPANT = "deelnemer"


@dataclass(frozen=True, slots=True)
class Tariff:
    """A tariff to look at, in euro per unit, with its name; empty when it has none."""

    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices behind the reference rules, as shares of 0 to 1; `made` tells that the users made them.

    What stands here otherwise is only what makes the rules visible: it is told that nobody chose it.
    """

    percentiles: tuple[Decimal, ...] = (Decimal("0.7"),)
    trim: Decimal = Decimal("0.1")
    efficient: Decimal = Decimal("0.5")
    made: bool = False

    def rules(self, region: Region) -> tuple[Rule, ...]:
        """Return the reference rules of a region by these choices; raises `Refused` for a share that is none."""
        return reference_rules(region, percentiles=self.percentiles, trim=self.trim, efficient=self.efficient)


@dataclass(frozen=True)
class RegionCase:
    """A region and what is asked about it. `needed` (a share of volume) and `budget` (euro per year) go together.

    `path` runs between the two tariffs of `ends`. `forecasts` has, by provider, the forecast that its cost rests on.
    """

    region: Region
    name: str = ""
    product: str = ""
    unit: Unit = EURO_PER_UUR
    tariffs: tuple[Tariff, ...] = ()
    choices: Choices = Choices()
    needed: Decimal | None = None
    budget: Decimal | None = None
    floor: Decimal | None = None
    path: tuple[PathYear, ...] = ()
    ends: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    prices: PriceList | None = None
    view: View | None = None
    forecasts: Mapping[str, str] = field(default_factory=dict)

    def assumed(self, view: View) -> tuple[Finding, ...]:
        """Say which costs rest on which forecast; others hear that there is one, since a rate tells of one provider."""
        own = (f"De kostprijs van {name} rust op een prognose. {what}" for name, what in self.forecasts.items())
        others = ("Een of meer kostprijzen rusten op een prognose.",) if self.forecasts else ()
        advice = "Reken opnieuw zodra de echte waarden bekend zijn."
        return tuple(
            Finding("prognose", f"Aanname. {what}", advice, Place.of("aanbieders"), Severity.WARNING)
            for what in (own if view is View.FACILITATOR else others)
        )

    @property
    def per(self) -> str:
        """The unit in a word: `uur`, `etmaal`."""
        return self.unit.key.removeprefix("euro_per_")

    @property
    def title(self) -> str:
        """What it is about, in a line."""
        return ", ".join(filter(None, (self.name, self.product))) or "Gebied"
