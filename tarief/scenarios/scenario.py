"""What a scenario is, and what came of it: a named set of changes on a base, for one year or for several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Annotated

from typing_extensions import TypedDict

from tarief.calculation import Breakdown
from tarief.calculation.receipt import Receipt
from tarief.comparison import Comparison, compare
from tarief.comparison.order import InputContribution
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Dag, Decimaal
from tarief.core.jsonable import Jsonable, JsonObject
from tarief.core.number import EXACT, plain
from tarief.core.place import Place
from tarief.core.rounding import to_cents
from tarief.scenarios.change import Change


class Uitkomst(TypedDict):
    """The base worked out."""

    naam: str
    peildatum: Dag
    kostprijs: Decimaal | None
    tarief: Decimaal
    volume: Decimaal | None
    budget: Decimaal | None
    bevindingen: list[Annotated[JsonObject, Finding]]
    ontvangstbewijs: Annotated[JsonObject, Receipt]


class Scenariouitkomst(Uitkomst):
    """A scenario beside the base; the contributions sum to the gap, both parts of the budget to its change."""

    titel: str
    jaar: int | None
    boven_op: str | None
    wijzigingen: list[Annotated[JsonObject, Change]]
    verschil: Decimaal
    bijdragen: list[Annotated[JsonObject, InputContribution]] | None
    budget_door_prijs: Decimaal | None
    budget_door_volume: Decimaal | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One set of changes. `on_top_of` names the scenario it starts from, empty for the base.

    `on` moves the day, and with it every dated parameter. `year` tells the years of one scenario apart; each year
    starts from the one before. `volume` changes the number of units per year. `pointer` is where it was written.
    """

    name: str
    changes: tuple[Change, ...] = ()
    on: date | None = None
    volume: Change | None = None
    year: int | None = None
    on_top_of: str = ""
    pointer: Place = Place()

    @property
    def title(self) -> str:
        """The name, with the year where there is one; unique in a study."""
        return f"{self.name} ({self.year})" if self.year else self.name


@dataclass(frozen=True)
class ScenarioOutcome:
    """A scenario worked out, beside the base. Prices are the shown ones; budgets are tariff × volume, in cents."""

    scenario: Scenario
    breakdown: Breakdown
    volume: Decimal | None
    base: ScenarioOutcome | None = None

    @property
    def title(self) -> str:
        """The name to show."""
        return self.scenario.title

    @property
    def gap(self) -> Decimal:
        """What the tariff differs from that of the base; 0 for the base itself."""
        return self.breakdown.tarief - self.base.breakdown.tarief if self.base else Decimal(0)

    @property
    def budget(self) -> Decimal | None:
        """Tariff × volume per year; None where no volume is known."""
        return None if self.volume is None else to_cents(self.breakdown.tarief * self.volume)

    @cached_property
    def comparison(self) -> Comparison | None:
        """The gap per input; None for the base, or where the two cannot be compared per input."""
        try:
            return compare(self.base.breakdown, self.breakdown) if self.base else None
        except Refused:
            return None

    @property
    def budget_by_price(self) -> Decimal | None:
        """The part of the change in budget that comes from the price; the rest (`budget_by_volume`) from the volume.

        The average over the two orders in which price and volume can change (their Shapley value).
        """
        if self.base is None or self.volume is None or self.base.volume is None:
            return None
        with localcontext(EXACT):
            return to_cents(self.gap * (self.volume + self.base.volume) / 2)

    @property
    def budget_by_volume(self) -> Decimal | None:
        """What is left of the change in budget, so that the two parts add up to it."""
        if self.budget_by_price is None or self.base is None or self.budget is None or self.base.budget is None:
            return None
        return self.budget - self.base.budget - self.budget_by_price

    def as_base(self) -> Uitkomst:
        """Return what came of it by itself, decimals as text."""
        found = self.breakdown
        return {
            "naam": self.scenario.name,
            "peildatum": found.on.isoformat(),
            "kostprijs": _text(found.kostprijs),
            "tarief": f"{found.tarief:f}",
            "volume": None if self.volume is None else plain(self.volume),
            "budget": _text(self.budget),
            "bevindingen": Finding.all_as_json(found.findings),
            "ontvangstbewijs": found.receipt.as_json(),
        }

    def as_json(self) -> Scenariouitkomst:
        """Return what came of it beside the base, with the bridge from there."""
        scenario = self.scenario
        return {
            **self.as_base(),
            "titel": self.title,
            "jaar": scenario.year,
            "boven_op": scenario.on_top_of or None,
            "wijzigingen": [change.as_json() for change in scenario.changes],
            "verschil": f"{self.gap:f}",
            "bijdragen": None if self.comparison is None else [item.as_json() for item in self.comparison.contributed],
            "budget_door_prijs": _text(self.budget_by_price),
            "budget_door_volume": _text(self.budget_by_volume),
        }


@dataclass(frozen=True, slots=True)
class Study(Jsonable):
    """The base and its scenarios."""

    TITLE = "Studie"

    base: Annotated[ScenarioOutcome, "basis", ScenarioOutcome.as_base]
    outcomes: Annotated[tuple[ScenarioOutcome, ...], "scenarios"]

    @property
    def all(self) -> tuple[ScenarioOutcome, ...]:
        """The base first, then the scenarios."""
        return (self.base, *self.outcomes)

    def bridge(self) -> dict[str, dict[str, Decimal]]:
        """Return, per input that differs anywhere, its contribution in each scenario by title.

        A scenario that cannot be compared per input is not in it.
        """
        found: dict[str, dict[str, Decimal]] = {}
        for outcome in self.outcomes:
            if outcome.comparison is not None:
                for key, amount in outcome.comparison.contributions.items():
                    found.setdefault(key, {})[outcome.title] = amount
        return found

    def label(self, key: str) -> str:
        """Return the label of a row of the bridge."""
        comparisons = [outcome.comparison for outcome in self.outcomes if outcome.comparison is not None]
        return next(each.label(key) for each in comparisons if key in each.contributions)


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
