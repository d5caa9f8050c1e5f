"""`Breakdown`: a price that both sides can take apart. Frozen; a change makes a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from tarief.calculation.explain import explain
from tarief.calculation.inputs import Row, StatedInputs
from tarief.calculation.ladder import Rung, climb
from tarief.calculation.line import Line
from tarief.calculation.receipt import Receipt
from tarief.calculation.supply import Supplied, Supply
from tarief.core.amounts import price
from tarief.core.dutch import shown
from tarief.core.expression import summands
from tarief.core.final import FinalRounding
from tarief.core.findings import Finding, Question
from tarief.core.json_data import Json
from tarief.core.jsonable import Absent, Jsonable, JsonObject
from tarief.core.law import LAWS
from tarief.core.rounding import CENTS, settle
from tarief.core.units import Unit
from tarief.model.declare import Role
from tarief.model.model import Model
from tarief.model.plan import Plan
from tarief.parameters import Library

#: The kind of the finding that says that the price rests on a forecast.
ASSUMED = "prognose"
#: Rungs of cost for which the model names no element of the law.
UNASSIGNED = "niet_ingedeeld"

_NOTHING = Decimal(0)
#: The prices by key.
Prices = Mapping[str, Decimal]
#: The rungs of each price, by its key.
Ladders = Mapping[str, tuple[Rung, ...]]
#: Amounts by row, by the key of what they add up to.
Shares = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True)
class Breakdown(Jsonable):
    """A price that both sides can take apart.

    `tarief` and `kostprijs` are rounded by the rule, in euro per unit of the model; `kostprijs` is None when
    only a tariff was given. `lines` are all steps, unrounded; `opbouw` is the ladder, settled to the cents.
    """

    TITLE = "Berekening"
    ORDER = (
        "model peildatum eenheid kostprijs tarief uitkomsten getoond verdelingen keuzes opbouw regels elementen "
        "bevindingen vragen invoer"
    )

    model: Model
    on: Annotated[date, "peildatum"]
    inputs: StatedInputs
    supply: Supply = field(repr=False, compare=False)
    library: Library
    plan: Plan
    values: Mapping[str, Decimal]
    lines: tuple[Line, ...]
    opbouw: Annotated[tuple[Rung, ...], "opbouw"]
    tarief: Annotated[Decimal, "tarief"]
    kostprijs: Annotated[Decimal | None, "kostprijs"]
    #: How each result is rounded and shown, by its key.
    finals: Mapping[str, FinalRounding]
    findings: Annotated[tuple[Finding, ...], "bevindingen"]
    receipt: Annotated[Receipt, "ontvangstbewijs"]
    #: The same calculation on other inputs and another day.
    again: Callable[[StatedInputs, date], Breakdown] = field(repr=False, compare=False)

    @property
    def final(self) -> FinalRounding:
        """How the price is rounded and shown."""
        return self.finals[self.plan.result]

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
    def chosen(self) -> Annotated[Mapping[str, str], "keuzes"]:
        """The choices that were made: cao, contract form, bases."""
        return self.plan.chosen

    @cached_property
    def results(
        self,
    ) -> Annotated[Prices, "uitkomsten", "Elke prijs, voor een model met meer producten."]:
        """The shown prices by key, for a model that prices several products at once."""
        return {key: final.shown(self.values[key]) for key, final in self.finals.items()}

    @property
    def in_words(
        self,
    ) -> Annotated[Mapping[str, str], "getoond", "Elke prijs zoals een lezer haar ziet, in haar eigen eenheid."]:
        """The shown prices as a reader sees them, each in its own unit and decimals."""
        return {key: shown(amount, self.finals[key].unit) for key, amount in self.results.items()}

    @cached_property
    def settled(self) -> Annotated[Shares, "verdelingen", "Bedragen per regel die tot een totaal optellen."]:
        """The amounts per row that the model settles: whole cents that sum to the shown total."""
        found: dict[str, Mapping[str, Decimal]] = {}
        for key, total in self.model.settlements.items():
            ids = [node_id for node_id, node in self.plan.nodes.items() if node.quantity.key == key]
            if len(ids) < self.inputs.rows.get(self.model.quantities[key].row, 1):
                continue  # an allocation that cannot be worked out for every row is none
            amounts = settle([self.values[node_id] for node_id in ids], CENTS.apply(self.values[total]))
            found[key] = dict(zip(ids, amounts, strict=True))
        return found

    @cached_property
    def in_use(self) -> frozenset[str]:
        """The lines that the prices, the cost price or what is divided move with; what is beside them has none."""
        divided = {key for pair in self.model.settlements.items() for key in pair}
        nodes = self.plan.nodes.items()
        return self.plan.in_use(
            self.values, [key for key, node in nodes if node.quantity.key in (*divided, self.model.cost)]
        )

    @property
    def assumption(self) -> Annotated[str, "aanname", "De prognose waarop deze prijs rust.", Absent]:
        """The forecast that the price rests on in one sentence; empty where every parameter holds on its day."""
        return next((str(finding.subject) for finding in self.findings if finding.kind == ASSUMED), "")

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """What stands for a line wherever it is shown in cents: a rung, a sum of rungs, a share of a total, a price."""
        values = self.values
        rungs = {rung.key: rung for rung in self.opbouw if rung.key in values}
        found = {key: rung.amount if rung.exact == values[key] else -rung.amount for key, rung in rungs.items()}
        for shares in self.settled.values():
            found |= shares
        cost = {} if self.kostprijs is None else {self.model.cost: self.kostprijs}
        found |= {**cost, **self.results}
        for key, node in self.plan.nodes.items():
            terms = summands(node.rule) if node.rule is not None and node.unit.money and key not in found else None
            if terms and all(name in found or not values[name] for _, name in terms):
                found[key] = sum((sign * found.get(name, _NOTHING) for sign, name in terms), _NOTHING)
        return found

    def ladder(self, key: str) -> tuple[Rung, ...]:
        """Return the ladder of one of the prices, settled to the shown cents; all of it counts as cost."""
        final = self.finals[key]
        return climb(self.plan, self.values, key, key, final.fine(self.values[key]), final)

    def for_price(self, key: str) -> Breakdown:
        """Return the calculation seen from one of its prices, with the ladder of that one; all of it is cost."""
        if key == self.plan.result:
            return self
        rungs = self.ladder(key)
        cost = sum((rung.amount for rung in rungs if rung.is_cost), Decimal(0))
        plan = replace(self.plan, result=key)
        return replace(self, plan=plan, opbouw=rungs, tarief=self.results[key], kostprijs=cost)

    @property
    def other_prices(self) -> tuple[Breakdown, ...]:
        """The calculation seen from each of its other prices."""
        return tuple(self.for_price(key) for key in self.results if key != self.plan.result)

    @property
    def _other_ladders(
        self,
    ) -> Annotated[Ladders, "opbouwen", "De opbouw van elke andere prijs, per sleutel van die prijs.", Absent]:
        return {price.plan.result: price.opbouw for price in self.other_prices}

    @property
    def supplied(self) -> Mapping[tuple[str, Row], Supplied]:
        """What somebody supplied, used or not, by key and row."""
        return self.supply.quantities

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """The lines by key."""
        return {line.key: line for line in self.lines}

    def exact(self, key: str) -> Decimal:
        """Return the unrounded value of a line; KeyError with the known keys for an unknown one."""
        if key not in self.values:
            raise KeyError(f"{key}: geen regel van deze berekening; wel: {', '.join(self.by_key)}")
        return self.values[key]

    def of_role(self, *roles: Role) -> list[Line]:
        """Return the lines for the whole product that the model gives one of these roles, where they have a value."""
        known = (self.by_key.get(key) for key in self.model.index.with_role(*roles))
        return [line for line in known if line is not None and line.value]

    def sum_of(self, *roles: Role) -> Decimal:
        """Return what the lines with one of these roles come to together."""
        return sum((line.value for line in self.of_role(*roles)), Decimal(0))

    def elements(self, law: str) -> dict[str, Decimal]:
        """Return the shown cost per element of the law ("jeugdwet" or "wmo"); they sum to the cost price.

        What is no amount of money has none.
        """
        if law not in LAWS:
            raise KeyError(f"{law}: geen bekende wet; wel: {', '.join(LAWS)}")
        found: dict[str, Decimal] = {}
        for rung in self.opbouw if self.unit.money else ():
            if rung.is_cost:
                letter = getattr(rung, law) or UNASSIGNED
                found[letter] = found.get(letter, Decimal(0)) + rung.amount
        return dict(sorted(found.items()))

    def explain(self, key: str) -> str:
        """Return the explanation of a line in Dutch: what it is, the rule, the numbers, the source."""
        self.exact(key)
        node = self.plan.nodes[key]
        return explain(self.by_key[key], node.quantity) if key in self.by_key else f"{node.label}: niet opgevoerd."

    def change(self, *, source: str = "", **changes: Json) -> Breakdown:
        """Return the calculation with some inputs replaced; `source` says who claims the new values."""
        return self.again(self.inputs.changed(self.model, changes, source), self.on)

    @property
    def _model_key(self) -> Annotated[str, "model"]:
        return self.model.key

    @property
    def _explained(self) -> Annotated[list[Line], "regels"]:
        return [replace(line, explanation=self.explain(line.key)) for line in self.lines]

    @property
    def _by_law(self) -> Annotated[dict[str, dict[str, Decimal]], "elementen"]:
        return {law: self.elements(law) for law in LAWS}

    @property
    def _questions(self) -> Annotated[tuple[Question, ...], "vragen"]:
        return ()  # a price that still has questions is none


def named(breakdown: Breakdown) -> str:
    """Name the price: `Tarief per uur`, or what else is asked by its own name: `Ziekteverzuim per jaar`."""
    name = "Tarief" if breakdown.unit.money else breakdown.plan.nodes[breakdown.plan.result].label
    return f"{name} per {breakdown.per}"


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
