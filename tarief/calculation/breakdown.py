"""`Breakdown`: a price that both sides can take apart. Frozen; a change makes a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from tarief.calculation.assumption import ASSUMED
from tarief.calculation.explain import explain
from tarief.calculation.inputs import Row
from tarief.calculation.ladder import Rung, climb
from tarief.calculation.line import Line
from tarief.calculation.supplied import Supplied
from tarief.calculation.worked_price import WorkedPrice
from tarief.core.amounts import price
from tarief.core.door import doors
from tarief.core.dutch import shown
from tarief.core.findings import Question
from tarief.core.json_data import Json
from tarief.core.jsonable import Absent, Jsonable, JsonObject, WrittenTogether
from tarief.core.law import JEUGDWET, LAWS, WMO
from tarief.core.units import Unit
from tarief.model.declare import Role

#: Rungs of cost for which the model names no element of the law.
UNASSIGNED = "niet_ingedeeld"
_NOTHING = Decimal(0)

#: The rungs of each price, by its key.
Ladders = Mapping[str, tuple[Rung, ...]]


@doors("exact", "elements", "explain", "change")
@dataclass(frozen=True)
class Breakdown(WorkedPrice, Jsonable):
    """A price that both sides can take apart.

    `tarief` and `kostprijs` are rounded by the rule, in euro per unit of the model; `kostprijs` is None when
    only a tariff was given. `lines` are all steps, unrounded; `opbouw` is the ladder, settled to the cents.
    """

    TITLE = "Berekening"
    ORDER = (
        "model peildatum eenheid kostprijs tarief uitkomsten getoond verdelingen keuzes opbouw regels elementen "
        "bevindingen vragen invoer ontvangstbewijs"
    )

    @property
    def unit(self) -> Unit:
        """The unit of the price, with the decimals in which it is shown."""
        return self.final.unit

    @property
    def stated(
        self,
    ) -> Annotated[JsonObject, "invoer", "Wat is opgegeven: hiermee is deze uitkomst opnieuw uit te rekenen."]:
        """What was given, as a request for the same calculation holds it."""
        return dict(self.inputs.document)

    @property
    def per(self) -> Annotated[str, "eenheid"]:
        """The unit in which the care is bought: that of the model, or the one chosen where the model leaves it open."""
        return self.supply.option(self.model.unit) or self.model.unit

    @property
    def one(self) -> str:
        """The unit as it stands behind `per`: pieces are counted by the piece."""
        return "stuk" if self.per == "stuks" else self.per

    @property
    def chosen(self) -> Annotated[Mapping[str, str], "keuzes"]:
        """The choices that were made: cao, contract form, bases."""
        return self.way.chosen

    @property
    def in_words(
        self,
    ) -> Annotated[Mapping[str, str], "getoond", "Elke prijs zoals een lezer haar ziet, in haar eigen eenheid."]:
        """The shown prices as a reader sees them, each in its own unit and decimals."""
        return {key: shown(amount, self.finals[key].unit) for key, amount in self.results.items()}

    @property
    def assumption(self) -> Annotated[str, "aanname", "De prognose waarop deze prijs rust.", Absent]:
        """The forecast that the price rests on in one sentence; empty where every parameter holds on its day."""
        return next((str(finding.subject) for finding in self.findings if finding.kind == ASSUMED), "")

    def ladder(self, key: str) -> tuple[Rung, ...]:
        """Return the ladder of one of the prices, settled to the shown cents; all of it counts as cost."""
        final = self.finals[key]
        return climb(self.plan, self.values, key, key, final.fine(self.values[key]), final)

    def for_price(self, key: str) -> Breakdown:
        """Return the calculation seen from one of its prices, with the ladder of that one; all of it is cost."""
        if key == self.result:
            return self
        rungs = self.ladder(key)
        cost = sum((rung.amount for rung in rungs if rung.is_cost), Decimal(0))
        plan = replace(self.plan, result=key)
        _ = self.lines, self.findings  # which are those of the whole calculation
        return self.having(result=key, plan=plan, opbouw=rungs, tarief=self.results[key], kostprijs=cost)

    @property
    def other_prices(self) -> tuple[Breakdown, ...]:
        """The calculation seen from each of its other prices."""
        return tuple(self.for_price(key) for key in self.results if key != self.result)

    @property
    def _other_ladders(
        self,
    ) -> Annotated[Ladders, "opbouwen", "De opbouw van elke andere prijs, per sleutel van die prijs.", Absent]:
        return {price.plan.result: price.opbouw for price in self.other_prices}

    @property
    def supplied(self) -> Mapping[tuple[str, Row], Supplied]:
        """What somebody supplied, used or not, by key and row."""
        return self.supply.quantities

    def exact(self, key: str) -> Decimal:
        """Return the unrounded value of a line; KeyError with the known keys for an unknown one."""
        if key not in self.values:
            raise KeyError(f"{key}: geen regel van deze berekening; wel: {', '.join(self.by_key)}")
        return self.values[key]

    def of_role(self, *roles: Role) -> list[Line]:
        """Return the lines for the whole product that the model gives one of these roles, where they have a value."""
        named = (key for key in self.model.index.with_role(*roles) if self.values.get(key))
        return [self.by_key[key] for key in named if key in self.by_key]

    def sum_of(self, *roles: Role) -> Decimal:
        """Return what the lines with one of these roles come to together."""
        return sum((line.value for line in self.of_role(*roles)), Decimal(0))

    def elements(self, law: str) -> dict[str, Decimal]:
        """Return the shown cost per element of the law ("jeugdwet" or "wmo"); they sum to the cost price.

        What is no amount of money has none.
        """
        if law not in LAWS:
            raise KeyError(f"{law}: geen bekende wet; wel: {', '.join(LAWS)}")
        return {**self._elements[law]}

    @cached_property
    def _elements(self) -> Mapping[str, Mapping[str, Decimal]]:
        """The shown cost per element of each law."""
        jeugdwet: dict[str, Decimal] = {}
        wmo: dict[str, Decimal] = {}
        for rung in self.opbouw if self.unit.money else ():
            if rung.is_cost:
                amount, youth, adult = rung.amount, rung.jeugdwet or UNASSIGNED, rung.wmo or UNASSIGNED
                jeugdwet[youth] = jeugdwet.get(youth, _NOTHING) + amount
                wmo[adult] = wmo.get(adult, _NOTHING) + amount
        found = {JEUGDWET.key: jeugdwet, WMO.key: wmo}
        return {law: {letter: found[law][letter] for letter in sorted(found[law])} for law in LAWS}

    def explain(self, key: str) -> str:
        """Return the explanation of a line in Dutch: what it is, the rule, the numbers, the source."""
        self.exact(key)
        node = self.way.plan.nodes[key]
        return explain(self.by_key[key], node.quantity) if key in self.by_key else f"{node.label}: niet opgevoerd."

    def change(self, *, source: str = "", **changes: Json) -> Breakdown:
        """Return the calculation with some inputs replaced; `source` says who claims the new values."""
        return self.again(self.inputs.changed(self.model, changes, source), self.on)

    @property
    def _model_key(self) -> Annotated[str, "model"]:
        return self.model.key

    @property
    def _explained(self) -> Annotated[Iterable[Line], "regels"]:
        return _Explained(self)

    @property
    def _by_law(self) -> Annotated[dict[str, dict[str, Decimal]], "elementen"]:
        return {law: self.elements(law) for law in LAWS}

    @property
    def _questions(self) -> Annotated[tuple[Question, ...], "vragen"]:
        return ()  # a price that still has questions is none


class _Explained(WrittenTogether):
    """The lines of a calculation, each with its explanation."""

    def __init__(self, breakdown: Breakdown) -> None:
        self._of = breakdown

    def __iter__(self) -> Iterator[Line]:
        nodes = self._of.way.plan.nodes
        return (line.explained(explain(line, nodes[line.key].quantity)) for line in self._of.lines)

    def texts(self) -> list[str]:
        """Return each as a writer of JSON has it."""
        return self._of.lines_as_text()


def named(breakdown: Breakdown) -> str:
    """Name the price: `Tarief per uur`, or what else is asked by its own name: `Ziekteverzuim per jaar`."""
    name = "Tarief" if breakdown.unit.money else breakdown.plan.nodes[breakdown.plan.result].label
    return f"{name} per {breakdown.one}"


def other_prices(breakdown: Breakdown) -> tuple[str, ...]:
    """Write the other prices of a model that prices several products: `Tarief per kilometer € 1,20`."""
    nodes, first = breakdown.plan.nodes, breakdown.plan.result
    return tuple(
        f"{nodes[key].label} {price(amount, breakdown.finals[key].unit)}"
        for key, amount in breakdown.results.items()
        if key != first
    )


def kostprijs_of(breakdown: Breakdown) -> str:
    """Write the cost price, or a dash when only a tariff was given."""
    return "–" if breakdown.kostprijs is None else price(breakdown.kostprijs, breakdown.unit)
