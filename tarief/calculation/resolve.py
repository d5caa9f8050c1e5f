"""Finding the way from what is known to the price: backward, over the formulas, row by row.

A supplied value always wins; what lies upstream of it is then not asked. A step is derived by the first
formula whose choices hold and whose arguments can be had.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from tarief.calculation.inputs import Row
from tarief.calculation.supplied import Supplied, Supply
from tarief.calculation.supply import in_own_unit
from tarief.core.final import rounding_of
from tarief.core.findings import Finding, Refused, Severity
from tarief.core.place import Place
from tarief.core.units import CARE_UNITS, EURO
from tarief.model.binding import Binding, Chosen
from tarief.model.declare import Formula, Given, Quantity, Step
from tarief.model.model import Model
from tarief.model.plan import Node, NodeKind, Plan
from tarief.parameters import Library, Value
from tarief.parameters.forecast import Forecast, carried_on
from tarief.parameters.lookup import Lookup


class Resolver:
    """One search. `nodes` fills in working order; `findings` are remarks on what was used.

    With a `forecast` the library is carried on: where it has nothing for the day, it has the last known value.
    """

    def __init__(
        self, model: Model, supply: Supply, library: Library, on: date, forecast: Forecast | None = None
    ) -> None:
        self.model = settled(model, supply)
        self.supply, self.on, self.forecast = supply, on, forecast
        self.library = library if forecast is None else carried_on(library, forecast, on)
        self.nodes: dict[str, Node] = {}
        self.refused: dict[str, Refused] = {}
        self.findings: list[Finding] = []
        self.chosen: dict[str, str] = {}
        self._busy: set[str] = set()
        self._failed: set[str] = set()
        rule = rounding_of(supply.option("afronding") or model.rounding)
        self._round_steps = rule is not None and rule.each_step
        #: What an amount is, where the model leaves open in which unit the care is bought.
        per = [self.option(key) or "" for key in model.open_unit]
        self._bought_per = CARE_UNITS.get("".join(per), EURO)

    def plan(self) -> Plan | None:
        """Return the plan for the model's prices, or None when something is missing."""
        for key in self.model.order:
            self.need(key)
        results = [self.need(key, row) for key in self.model.results for row in self.rows_of(key)]
        found = tuple(result for result in results if result is not None)
        complete = len(found) == len(results) and all(self.option(key) for key in self.model.open_unit)
        return Plan(self.nodes, found[0], found, self.chosen) if complete else None

    def rows_of(self, key: str) -> list[Row]:
        """Return the rows in which a quantity has a value: those of its table, or the product as a whole."""
        table = self.model.quantities[key].row
        return self.rows(table) if table else [None]

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table; without a table there is one row, the product as a whole."""
        return list(range(self.supply.rows[table])) if table in self.supply.rows else [None]

    def need(self, key: str, row: Row = None) -> str | None:
        """Return the id of the node for `key`, made now if needed, or None when it cannot be had."""
        quantity = self.model.quantities[key]
        row = self.own_row(quantity, row)
        node_id = key if row is None else f"{key}_{row + 1}"
        if node_id in self.nodes:
            return node_id
        if node_id in self._busy or node_id in self._failed:
            return None
        self._busy.add(node_id)
        node = self._given(quantity, row, node_id) or self._derived(quantity, row, node_id)
        self._busy.discard(node_id)
        if node is None:
            self._failed.add(node_id)
            return None
        self.nodes[node_id] = node
        return node_id

    def option(self, key: str, row: Row = None) -> str | None:
        """Return a choice: supplied, or for a base what the percentage's own source or declaration says."""
        chosen = self.supply.option(key, row)
        if chosen is not None:
            own = (key, row) in self.supply.options and row is not None
            self.chosen[f"{key}_{row + 1}" if own and row is not None else key] = chosen
        return chosen or self._base_of(key, row) or self.model.options[key].default or None

    def parameter(self, quantity: Given, row: Row) -> Value | None:
        """Look a parameter up; an optional one outside its periods is left out, with a remark."""
        source = cast(Lookup, quantity.source)
        options = {key: self.option(key, row) for key in source.options}
        chosen = {key: choice for key, choice in options.items() if choice is not None}
        if len(chosen) < len(options):
            return None
        node_id = quantity.key if row is None else f"{quantity.key}_{row + 1}"
        try:
            value = source.find(self.library, chosen, self.on)
            return None if value is None else in_own_unit(value, quantity)
        except Refused as refused:
            self.refused[node_id] = refused
            if quantity.optional:
                self.findings += [replace(item, severity=Severity.WARNING) for item in refused.findings]
            return None

    def formulas(self, step: Step, row: Row) -> list[Formula]:
        """Return the formulas that can be used under the choices made, those for a supplied quantity first."""
        if step.key in self.model.index.always:
            return list(step.formulas)
        open_ = self.held(step, row)
        return [f for f in open_ if f.given and self._is_supplied(f.given, row)] + [f for f in open_ if not f.given]

    def held(self, step: Step, row: Row) -> list[Formula]:
        """Return the formulas that hold under the choices made: of a chain, its first row has one of its own."""
        held = [
            formula
            for formula in step.formulas
            if (not formula.when or all(self.option(key, row) == value for key, value in formula.when.items()))
            and formula.without not in self.supply.rows
        ]
        chained = [formula for formula in held if formula.above and formula.of_above(self.model.quantities)]
        return [formula for formula in held if (formula in chained) == bool(row)] if chained else held

    def _given(self, quantity: Quantity, row: Row, node_id: str) -> Node | None:
        supplied = self.supply.quantities.get((quantity.key, row)) or self.supply.quantities.get((quantity.key, None))
        if supplied is None:
            return None
        return self._node(quantity, row, node_id, NodeKind.GIVEN, supplied.value, supplied=supplied)

    def _derived(self, quantity: Quantity, row: Row, node_id: str) -> Node | None:
        if isinstance(quantity, Step):
            return self._step(quantity, row, node_id)
        if quantity.source is not None:
            value = self.parameter(quantity, row)
            if value is not None and isinstance(value.value, Decimal):
                self.findings += [
                    f for f in self.library.remarks(value, self.on, quantity.label) if f not in self.findings
                ]
                node = self._node(quantity, row, node_id, NodeKind.PARAMETER, value.value)
                return replace(node, source=value.describe(), place=Place.of(value.path), parameter=value)
        table = self.model.tables.get(quantity.row)
        if table is not None and quantity.key == table.share and len(self.rows(table.key)) == 1:
            return replace(self._node(quantity, row, node_id, NodeKind.GIVEN, Decimal(1)), source="er is één regel")
        if quantity.optional or (quantity.included_in, None) in self.supply.quantities:
            return self._node(quantity, row, node_id, NodeKind.ABSENT)
        return None

    def _step(self, step: Step, row: Row, node_id: str) -> Node | None:
        for formula in self.formulas(step, row):
            bindings = [self.bind(argument, row, formula) for argument in formula.arguments]
            if None not in bindings:
                bound = tuple(item for item in bindings if item is not None)
                return self._node(step, row, node_id, NodeKind.STEP, formula=formula, bindings=bound)
        if step.optional and not self.claimed(step):
            return self._node(step, row, node_id, NodeKind.ABSENT)
        return None

    def claimed(self, step: Step) -> bool:
        """Tell whether anything was supplied that serves this step alone: one of its own inputs, or its table."""
        for formula in step.formulas:
            for argument in formula.arguments:
                quantity = self.model.quantities.get(argument)
                if isinstance(quantity, Step) and quantity.optional and self.claimed(quantity):
                    return True
                if isinstance(quantity, Given) and quantity.source is None and self._is_claimed(quantity):
                    return True
        return False

    def _is_claimed(self, quantity: Given) -> bool:
        own_table = quantity.row in self.supply.rows
        return own_table or any(key == quantity.key for key, _ in self.supply.quantities)

    def bind(self, argument: str, row: Row, formula: Formula) -> Binding | None:
        """Return what an argument of a formula stands for, or None where the formula cannot have it."""
        if argument in formula.above and (row or argument not in self.model.quantities):
            return self.need(formula.above[argument], row - 1) if row else None
        if argument in self.model.options:
            return self._bind_choice(argument, row, formula)
        quantity = self.model.quantities[argument]
        if argument in formula.listed:
            return self._bind_rows(quantity, row, formula)
        # A step for the whole product can use a value per row only where there are no rows to choose from.
        if quantity.row in self.supply.rows and row is None and not self._is_one_for_all(quantity):
            return None
        return self.need(argument, row)

    def _bind_choice(self, key: str, row: Row, formula: Formula) -> Binding | None:
        if key not in formula.listed:
            chosen = self.option(key, row)
            return None if chosen is None else Chosen(chosen)
        choices = [self.option(key, each) for each in self._rows_within(self.model.options[key].row, row, formula)]
        return None if None in choices or not choices else tuple(Chosen(each) for each in choices if each is not None)

    def _rows_within(self, table: str, own: Row, formula: Formula) -> list[Row]:
        """Return the rows that a list in a formula holds: all of the table, or those that made the same choice."""
        rows: list[Row] = self.rows(table) if table else [None]
        if not formula.within:
            return rows
        choice = self.option(formula.within, own)
        return [row for row in rows if choice is not None and self.option(formula.within, row) == choice]

    def _bind_rows(self, quantity: Quantity, own: Row, formula: Formula) -> Binding | None:
        rows = self._rows_within(quantity.row, own, formula)
        ids = [self.need(quantity.key, row) for row in rows] or [None]
        return None if None in ids else tuple(item for item in ids if item is not None)

    def _base_of(self, key: str, row: Row) -> str | None:
        quantity = self.model.index.owner_of_base.get(key)
        if quantity is None:
            return None
        if isinstance(quantity, Given) and quantity.source is not None and not self._is_supplied(quantity.key, row):
            value = self.parameter(quantity, row)
            if value is not None:
                return value.base
        absent = quantity.optional and not self._is_supplied(quantity.key, row)
        # Nothing was claimed: any base gives nothing, so the first will do.
        return quantity.default_base or (quantity.bases[0].key if absent else None)

    def own_row(self, quantity: Quantity, row: Row) -> Row:
        """Return the row of a line: none for a parameter that no choice in the row decides, the same for all rows."""
        if row is None or not quantity.row:
            return None
        if isinstance(quantity, Step) or quantity.source is None or (quantity.key, row) in self.supply.quantities:
            return row
        chosen_here = any((option, row) in self.supply.options for option in quantity.source.options)
        return row if chosen_here else None

    def _is_one_for_all(self, quantity: Quantity) -> bool:
        """Tell whether the rows have one value together: given once for the product, or decided by no row."""
        rows = self.rows(quantity.row)
        if isinstance(quantity, Step) or any((quantity.key, row) in self.supply.quantities for row in rows):
            return False
        return (quantity.key, None) in self.supply.quantities or all(
            self.own_row(quantity, row) is None for row in rows
        )

    def _is_supplied(self, key: str, row: Row) -> bool:
        return (key, row) in self.supply.quantities or (key, None) in self.supply.quantities

    def _node(
        self,
        quantity: Quantity,
        row: Row,
        node_id: str,
        kind: NodeKind,
        value: Decimal | None = None,
        *,
        supplied: Supplied | None = None,
        formula: Formula | None = None,
        bindings: tuple[Binding, ...] = (),
    ) -> Node:
        label = quantity.label
        if row is not None:
            name = self.model.tables[quantity.row].name
            label = f"{label} ({self.supply.option(name, row) or f'regel {row + 1}'})"
        declared = quantity.unit
        if self.model.open_unit and declared == EURO:
            quantity = replace(quantity, unit=self._bought_per)
        unit = quantity.unit if supplied is None or supplied.unit == declared else supplied.unit
        settled = quantity.key in self.model.settlements
        return Node(
            node_id,
            quantity,
            kind,
            label,
            unit,
            value,
            source=supplied.source if supplied is not None else "",
            place=supplied.place if supplied is not None else Place(),
            formula=formula,
            bindings=bindings,
            round_step=formula is not None and self._round_steps and declared.money and not settled,
            row_index=row,
        )


def settled(model: Model, supply: Supply) -> Model:
    """Return the model under the choices and with the inputs of the whole product, where its rules follow from these.

    Raises `Refused` where there are none.
    """
    if not model.settles:
        return model
    chosen = {key: choice for (key, row), choice in supply.options.items() if row is None}
    numbers = {key: item.value for (key, row), item in supply.quantities.items() if row is None}
    return model.under(chosen, numbers)
