"""`Model`: a whole declaration, from its inputs to its prices; the door that calculates one is `tarief.costmodel`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarief.core.door import doors
from tarief.core.final import USUAL, FinalRounding
from tarief.core.findings import Finding, ModelError
from tarief.core.rounding import ROUNDINGS
from tarief.core.units import AANDEEL, CARE_UNITS, EURO, UNITS, Unit
from tarief.model.declare import Given, Quantity
from tarief.model.steps import Steps

#: The choice of what carries the last known parameters on to a later day, and the percentage that goes with it.
FORECAST: Final = "prognose"
FORECAST_RATE: Final = "prognose_percentage"
FORECASTS: Final[Mapping[str, str]] = {
    "ova": "de OVA, de loonindex van het Rijk",
    "cao": "de loonsverhoging van de cao",
    "eigen": "een eigen percentage",
}
_EXPLANATION: Final = (
    "Voor een dag na de laatste tabel: bedragen in euro's gaan bij elke 1 januari met een percentage omhoog, "
    "percentages en uren blijven gelijk. De uitkomst rust dan op een aanname."
)
_RATE_EXPLANATION: Final = "De verhoging per 1 januari, met de bron. Leeg: die van de gekozen prognose."


@dataclass(frozen=True, slots=True)
class _LastKnown:
    """The index of the choice that was made, as far as it is published."""

    options: tuple[str, ...] = (FORECAST,)


@doors("__init__", error=ModelError)
class Model(Steps):
    """A cost model as declared: what a unit of care costs, step by step.

    `rounding` is the last rounding: a rule by its key, a multiple (`0.05`, `1000`, `1/60`, `0.1%`), or either for each
    result by its key. `unit` is the unit in which the care is bought (`uur`), or the key of the choice that says which.
    `result` and `cost` are the keys of the price and of the cost price (a model without its own cost price has no
    margin: the price is the cost). A model that prices several products at once names them in `results`. `quick` names
    the inputs to show first.
    """

    #: Whether what was filled in decides which rules there are (see `under`).
    settles = False
    #: Whether it has something to say itself of choices and numbers (see `says`).
    speaks = False
    #: Quantities that have to be known before the rules are, as they were filled in.
    asked_beforehand: frozenset[str] = frozenset()
    #: Lines in an order in which each rests on those before it, where that is known.
    order: tuple[str, ...] = ()

    def __init__(
        self,
        key: str,
        *,
        label: str,
        unit: str,
        version: str = "1",
        rounding: str | Mapping[str, str] = USUAL,
        result: str = "tarief",
        results: tuple[str, ...] = (),
        cost: str = "kostprijs",
        quick: tuple[str, ...] = (),
        explanation: str = "",
    ) -> None:
        super().__init__(key)
        self.label, self.unit, self.version = label, unit, version
        self.results = results or (result,)
        self.result, self.cost, self.explanation = self.results[0], cost, explanation
        self.settlements: dict[str, str] = {}
        self.quick = quick
        self.roundings = {} if isinstance(rounding, str) else dict(rounding)
        self.rounding = rounding if isinstance(rounding, str) else USUAL
        self.option("afronding", "Afronding van het tarief", _rules(EURO, unit))

    def under(self, _chosen: Mapping[str, str], _numbers: Mapping[str, Decimal]) -> "Model":
        """Return the model under the choices that were made: the same, where formulas name the choices themselves."""
        return self

    def says(self, _chosen: Mapping[str, str], _numbers: Mapping[str, Decimal]) -> tuple[Finding, ...]:
        """Return what the model itself says of these choices and numbers: nothing, but for one that holds texts."""
        return ()

    def use(self, shared: Steps, *only: str) -> None:
        """Take over everything another set declares, or these keys alone."""
        super().use(shared, *only)
        self._offer_forecast(shared.quantities.values())

    def _declare(self, quantity: Quantity) -> None:
        """Take a quantity in; a price in another currency is rounded on that, not on euros."""
        super()._declare(quantity)
        self._offer_forecast((quantity,))
        if quantity.key == self.result and quantity.unit.money and quantity.unit.currency != EURO.currency:
            self.options["afronding"] = replace(self.options["afronding"], choices=_rules(quantity.unit, self.unit))

    def _offer_forecast(self, declared: Iterable[Quantity]) -> None:
        """Who has parameters may calculate for a day of which they are not known yet."""
        if FORECAST in self.options or not any(isinstance(item, Given) and item.source for item in declared):
            return
        self.option(FORECAST, "Prognose", FORECASTS, explanation=_EXPLANATION, group=FORECAST)
        self.given(
            FORECAST_RATE,
            "Percentage van de prognose",
            AANDEEL,
            minimum="-0.25",
            maximum="0.25",
            source=_LastKnown(),
            base="bedragen van het jaar ervoor",
            english="Forecast of the yearly raise",
            group=FORECAST,
            explanation=_RATE_EXPLANATION,
        )

    @property
    def open_unit(self) -> tuple[str, ...]:
        """The choice that says in which unit the care is bought, where the model leaves that open."""
        return (self.unit,) if self.unit in self.options else ()

    def rounding_of(self, result: str) -> str:
        """Return how a result is rounded at the end: its own rule, or that of the model."""
        return self.roundings.get(result, self.rounding)

    @property
    def usual_rounding(self) -> str:
        """The rule that holds for the price when a sheet chooses none; empty where no sheet could choose it."""
        price = self.quantities.get(self.result)
        unit = EURO if price is None else price.unit
        key = FinalRounding.of(unit, self.rounding_of(self.result), None).rule.key
        return key if key in ROUNDINGS else ""

    def settle(self, key: str, *, total: str) -> None:
        """Declare that the amounts of `key`, one per row, are shown in whole cents that sum to the line `total`."""
        self._index = None
        self.settlements[key] = total

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.key!r}, {len(self.quantities)} quantities)"


def units_with(*models: Model) -> Mapping[str, Unit]:
    """Return the units that everything has, with those that these models have of their own."""
    declared = (item for model in models for item in model.quantities.values())
    own = {unit.key: unit for item in declared for unit in (item.unit, *(base.unit for base in item.bases)) if unit}
    return own | UNITS


def _rules(unit: Unit, per: str) -> dict[str, str]:
    """The rules that a sheet may choose, in the words of a currency; only an hour has cents of a minute."""
    others = CARE_UNITS.keys() - {"uur"}
    rules = {key: rule for key, rule in ROUNDINGS.items() if rule.per == 1 or per not in others}
    return {key: FinalRounding(rule, unit).words for key, rule in rules.items()}
