"""The names of a calculation on its sheet: every line its key, and each price as it is agreed.

A calculation by itself has names that hold in the whole book. Where two stand in one book the names hold on their own
sheet, and from another sheet a line is read by its address: most programs other than Excel and LibreOffice do not know
a name of one sheet on another.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from openpyxl.utils import absolute_coordinate, quote_sheetname

from tarief.calculation import Breakdown, Rung
from tarief.core.expression import name
from tarief.core.expression.printing import formula, words
from tarief.core.final import FinalRounding
from tarief.core.units import Unit
from tarief.model.plan import Node
from workbooks.read.template.names import CALCULATION_SHEET

#: A share of the whole.
SHARE = "0.0%"


def exact_format(unit: Unit) -> str:
    """Return the format of an amount that is not rounded: two decimals more."""
    return replace(unit, decimals=unit.decimals + 2).cell_format


#: The row of the first line on the sheet, and the column of the values.
FIRST_LINE, VALUES = 5, "C"


@dataclass(frozen=True, slots=True)
class Rounded:
    """A line that is shown rounded: its name, label, unit, formula, rule in words, and value."""

    key: str
    label: str
    unit: Unit
    formula: str
    rule: str
    value: Decimal

    @property
    def plain_label(self) -> str:
        """The label of the line itself."""
        return self.label.removesuffix(", afgerond")


@dataclass(frozen=True, slots=True)
class Climb:
    """What the ladder of one price shows: its rungs, the price, and the cost price where that is another line."""

    rungs: tuple[Rung, ...]
    result: str
    price: Rounded
    final: FinalRounding
    cost: str
    kostprijs: Rounded | None


def chosen_in_words(breakdown: Breakdown) -> dict[str, tuple[str, str]]:
    """Return by key what each choice is called and what was chosen; one of a row says of which."""
    options, words = breakdown.model.options, dict[str, tuple[str, str]]()
    for key, choice in breakdown.chosen.items():
        stem, _, number = key.rpartition("_")
        option = options.get(key) or options.get(stem)
        if option is None:
            words[key] = key, choice
        else:
            label = option.label if key in options else f"{option.label} (regel {number})"
            words[key] = label, option.choices.get(choice, choice)
    return words


class Names:
    """Which lines the sheet with a calculation has, by name."""

    def __init__(self, breakdown: Breakdown, sheet: str = CALCULATION_SHEET) -> None:
        plan, self.sheet = breakdown.plan, sheet
        self.result = plan.result
        self.money = plan.nodes[self.result].unit.money
        self._in_cents = breakdown.amounts.keys()
        has_cost = self.money and breakdown.model.cost in plan.nodes
        self.cost = breakdown.model.cost if has_cost else plan.result
        taken = {*plan.nodes}
        self.prices = {
            key: _rounded(plan.nodes[key], breakdown.finals[key], shown, taken)
            for key, shown in breakdown.results.items()
        }
        self.tarief = self.prices[self.result]
        self.kostprijs: Rounded | None = None
        if self.cost != self.result:
            taken |= {price.key for price in self.prices.values()}
            final, value = breakdown.final.beside, breakdown.values[self.cost]
            self.kostprijs = _rounded(plan.nodes[self.cost], final, final.shown(value), taken)
        keys = (*plan.nodes, *(rounded.key for rounded in self.rounded))
        #: Where the value of each line stands, in the order of the sheet.
        self.addresses = {key: f"{VALUES}{row}" for row, key in enumerate(keys, FIRST_LINE)}

    @property
    def alone(self) -> bool:
        """Tell whether the names hold in the whole book."""
        return self.sheet == CALCULATION_SHEET

    @property
    def rounded(self) -> tuple[Rounded, ...]:
        """The rounded lines: the cost price where the model has one, and the prices."""
        cost = () if self.kostprijs is None else (self.kostprijs,)
        return (*cost, *self.prices.values())

    def at(self, key: str) -> str:
        """Return how a line is read from another sheet."""
        return key if self.alone else f"{quote_sheetname(self.sheet)}!{absolute_coordinate(self.addresses[key])}"

    def line_format(self, node: Node) -> str:
        """Return the format of a line: more decimals where another sheet shows it in cents that add up."""
        if node.unit.money and node.formula is not None and node.id in self._in_cents:
            return exact_format(node.unit)
        return node.unit.cell_format

    def main(self, breakdown: Breakdown) -> Climb:
        """Return the ladder of the first price."""
        return Climb(breakdown.opbouw, self.result, self.tarief, breakdown.final, self.cost, self.kostprijs)

    def others(self, breakdown: Breakdown, also: Collection[str] = ()) -> tuple[Climb, ...]:
        """Return the ladders of the other prices, as far as they have more than one rung or are asked."""
        others = {key: price for key, price in self.prices.items() if key != self.result}
        climbs = (
            Climb(breakdown.ladder(key), key, price, breakdown.finals[key], key, None) for key, price in others.items()
        )
        return tuple(each for each in climbs if len(each.rungs) > 1 or each.result in also)


def _rounded(node: Node, final: FinalRounding, value: Decimal, taken: Collection[str]) -> Rounded:
    expression = final.shown(name(node.id))
    key = f"{node.id}_afgerond"
    while key in taken:  # a model may have a line of that name itself
        key += "_op_het_eind"
    told = words(expression, lambda _: node.label) if final.rule.label else f"{node.label}, afgerond {final.words}"
    return Rounded(key, f"{node.label}, afgerond", final.unit, formula(expression), told, value)
