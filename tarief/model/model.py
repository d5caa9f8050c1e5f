"""`Model`: a whole declaration, from its inputs to its prices; the door that calculates one is `tarief.costmodel`."""

from collections.abc import Mapping

from tarief.core.rounding import ROUNDINGS
from tarief.core.units import UNITS, Unit
from tarief.model.steps import Steps


class Model(Steps):
    """A cost model as declared: what a unit of care costs, step by step.

    `unit` is the unit in which the care is bought (`uur`), or the key of the choice that says which. `result` and
    `cost` are the keys of the price and of the cost price (a model without its own cost price has no margin: the price
    is the cost). A model that prices several products at once names them in `results`. `quick` names the inputs to
    show first.
    """

    def __init__(
        self,
        key: str,
        *,
        label: str,
        unit: str,
        version: str = "1",
        rounding: str = "centen",
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
        self.rounding, self.quick = rounding, quick
        self.option("afronding", "Afronding van het tarief", {rule.key: rule.label for rule in ROUNDINGS.values()})

    @property
    def open_unit(self) -> tuple[str, ...]:
        """The choice that says in which unit the care is bought, where the model leaves that open."""
        return (self.unit,) if self.unit in self.options else ()

    def settle(self, key: str, *, total: str) -> None:
        """Declare that the amounts of `key`, one per row, are shown in whole cents that sum to the line `total`."""
        self.settlements[key] = total

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.key!r}, {len(self.quantities)} quantities)"


def units_with(*models: Model) -> Mapping[str, Unit]:
    """Return the units that everything has, with those that these models have of their own."""
    declared = (item for model in models for item in model.quantities.values())
    own = {unit.key: unit for item in declared for unit in (item.unit, *(base.unit for base in item.bases)) if unit}
    return own | UNITS
