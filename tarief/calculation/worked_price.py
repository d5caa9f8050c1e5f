"""What one calculation came to, and what is made of it when somebody looks: lines, ladder, findings, receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Self

from tarief.calculation.face import Face
from tarief.calculation.inputs import StatedInputs
from tarief.calculation.ladder import Parts, Rung, climb
from tarief.calculation.line import Line
from tarief.calculation.lines import LinesByKey
from tarief.calculation.receipt import Receipt, make_receipt
from tarief.calculation.remarks import not_used, remarks_on_lines
from tarief.calculation.supplied import Supply
from tarief.calculation.way import PriceWay
from tarief.core.final import FinalRounding
from tarief.core.findings import Finding
from tarief.core.number import in_usual_digits
from tarief.core.place import Place
from tarief.core.rounding import CENTS, settle
from tarief.model.model import Model
from tarief.model.plan import Node, Plan
from tarief.model.steps import HELD
from tarief.parameters import Library

_NOTHING = Decimal(0)
#: The prices by key.
Prices = Mapping[str, Decimal]
#: Amounts by row, by the key of what they add up to.
Shares = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True)
class WorkedPrice:
    """The values of every line, and how they were found; all else follows from these."""

    model: Model
    on: Annotated[date, "peildatum"]
    inputs: StatedInputs
    supply: Supply = field(repr=False, compare=False)
    values: Mapping[str, Decimal]
    tarief: Annotated[Decimal, "tarief"]
    kostprijs: Annotated[Decimal | None, "kostprijs"]
    #: How the price was found from inputs of this shape.
    way: PriceWay = field(repr=False, compare=False)
    #: The library that was asked; `library` is that one carried on where the day asked for it.
    asked: Library
    #: What looks at a whole calculation.
    checks: Callable[[Self], tuple[Finding, ...]] = field(repr=False, compare=False)
    #: The same calculation on other inputs and another day.
    again: Callable[[StatedInputs, date], Self] = field(repr=False, compare=False)
    #: The key of the price.
    result: str
    #: What whoever read the inputs found in them, and where the user sees what a finding is about.
    read: tuple[Finding, ...] = field(default=(), repr=False, compare=False)
    place: Callable[[Place], Place] | None = field(default=None, repr=False, compare=False)

    @property
    def final(self) -> FinalRounding:
        """How the price is rounded and shown."""
        return self.way.finals[self.result]

    @property
    def library(self) -> Library:
        """The parameters that were used."""
        return self.way.library

    @property
    def finals(self) -> Mapping[str, FinalRounding]:
        """How each result is rounded and shown, by its key."""
        return self.way.finals

    @cached_property
    def plan(self) -> Plan:
        """The lines in working order, each with what was supplied for it."""
        return self.way.plan_of(self.supply)

    @cached_property
    def face(self) -> Face:
        """What comes to nothing here, and what a price moves with."""
        return self.way.face(self.values)

    @cached_property
    @in_usual_digits
    def opbouw(self) -> Annotated[tuple[Rung, ...], "opbouw"]:
        """The ladder, settled to the cents."""
        plan, final = self.way.plan, self.way.finals[self.way.plan.result]
        _, cost = self.way.prices(self.values)
        return climb(plan, self.values, plan.result, self.model.cost, cost, final, self.face)

    @cached_property
    @in_usual_digits
    def lines(self) -> tuple[Line, ...]:
        """All steps, unrounded, each with the amount that stands for it."""
        return self._bare.having(self.amounts)

    @in_usual_digits
    def lines_as_text(self) -> list[str]:
        """Return all steps with their explanations, each as a writer of JSON has it."""
        return self._bare.texts(self.amounts)

    @cached_property
    def _bare(self) -> LinesByKey:
        """The lines by key, without the amounts that stand for them."""
        return LinesByKey(self.way, self.face, self.supply, self.values)

    def shares(self, key: str) -> Mapping[str, Decimal]:
        """Return a percentage as a share of every base that this calculation knows."""
        return self._bare.shares(key)

    @cached_property
    @in_usual_digits
    def findings(self) -> Annotated[tuple[Finding, ...], "bevindingen"]:
        """What a careful reader would want to know."""
        way, supply, face = self.way, self.supply, self.face
        of_parameters, of_shape = face.once("always", self._always)
        found = (
            *self._moving(supply.findings),
            *of_parameters,
            *(self._moving(remarks_on_lines(self._bare, way.beside, way.checks)) if way.looks_at_lines else ()),
            *of_shape,
            *(self._moving(self._not_used()) if way.unused else ()),
            *self._moving(way.on_unused_choices),
            *self.checks(self.having(by_key=self._bare)),
        )
        if len({finding.text for finding in found}) < len(found):
            found = tuple(dict.fromkeys(found))
        findings = (*self.read, *found)
        return findings if self.place is None else tuple(each.at(self.place(each.place)) for each in findings)

    def _always(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """What there is to say whatever the amounts: of parameters and bases, and of what was and was not claimed."""
        way = self.way
        return self._moving((*way.on_parameters, *way.on_bases)), self._moving(way.on_shape)

    def _not_used(self) -> Iterator[Finding]:
        """What was given and moves nothing; nobody gave what a workbook holds."""
        for key, rows in self.way.unused.items():
            one = self.supply.quantities[key, rows[0]]
            if not one.source.startswith(HELD):
                yield not_used(key, rows, one.place)

    def _moving(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that are not about a parameter that moves no price."""
        idle = self.face.once("idle", self._idle)
        return tuple(each for each in findings if each.place not in idle) if idle else tuple(findings)

    def _idle(self) -> frozenset[Place]:
        """The places of parameters that move no price."""
        looked_up = {key: node.place for key, node in self.way.plan.nodes.items() if node.parameter}
        moving = {place for key, place in looked_up.items() if key in self.face.in_use}
        return frozenset(looked_up.values()) - moving

    @cached_property
    def receipt(self) -> Annotated[Receipt, "ontvangstbewijs"]:
        """All that is needed to recompute the price years later."""
        return make_receipt(self.model, self.inputs, self.asked.digest, self.on, self.way.rounding)

    def having(self, **parts: object) -> Self:
        """Return the same calculation, with something else in the place of what would be made of it."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("by_key", None)
        other.__dict__.update(parts)
        return other

    def with_findings(self, findings: Iterable[Finding]) -> Self:
        """Return the calculation with other findings in place of its own."""
        return self.having(findings=tuple(findings))

    def placed(self, read: tuple[Finding, ...], place: Callable[[Place], Place]) -> Self:
        """Return the calculation with what its reader found, and each finding where the user sees it."""
        return self.having(read=read, place=place)

    @cached_property
    def results(
        self,
    ) -> Annotated[Prices, "uitkomsten", "Elke prijs, voor een model met meer producten."]:
        """The shown prices by key, for a model that prices several products at once."""
        return {key: final.shown(self.values[key]) for key, final in self.finals.items()}

    @cached_property
    def settled(self) -> Annotated[Shares, "verdelingen", "Bedragen per regel die tot een totaal optellen."]:
        """The amounts per row that the model settles: whole cents that sum to the shown total."""
        found: dict[str, Mapping[str, Decimal]] = {}
        for key, total in self.model.settlements.items():
            ids = self.way.lines_of.get(key, ())
            if len(ids) < self.inputs.rows.get(self.model.quantities[key].row, 1):
                continue  # an allocation that cannot be worked out for every row is none
            with suppress(ValueError):  # steps that were given may contradict each other: see tarief.checks.members
                amounts = settle([self.values[node_id] for node_id in ids], CENTS.apply(self.values[total]))
                found[key] = dict(zip(ids, amounts, strict=True))
        return found

    @property
    def in_use(self) -> frozenset[str]:
        """The lines that the prices, the cost price or what is divided move with; what is beside them has none."""
        return self.face.in_use

    def lines_of(self, key: str) -> list[Node]:
        """Return the lines of a quantity, one for every row that it has, as the plan has them."""
        return [self.way.plan.nodes[line] for line in self.way.lines_of.get(key, ())]

    def once(self, check: Callable[[Self], Iterable[Finding]]) -> tuple[Finding, ...]:
        """Return what a check finds that looks at no amounts: the same in every calculation of this face."""
        return self.face.once(check, lambda: tuple(check(self)))

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """What stands for a line wherever it is shown in cents: a rung, a sum of rungs, a share of a total, a price."""
        values = self.values
        rungs = [rung for rung in self.opbouw if rung.key in values]
        found = {rung.key: rung.amount if rung.exact == values[rung.key] else -rung.amount for rung in rungs}
        for shares in self.settled.values():
            found |= shares
        cost = {} if self.kostprijs is None else {self.model.cost: self.kostprijs}
        found |= {**cost, **self.results}
        for key, terms in self.face.once(("sums", *found), lambda: self._sums(found)):
            found[key] = sum([found[name] if sign > 0 else -found[name] for sign, name in terms], _NOTHING)
        return found

    def _sums(self, found: Mapping[str, Decimal]) -> list[tuple[str, Parts]]:
        """The lines that are the sum of lines with an amount, but for those that come to nothing here."""
        known, sums = set(found), []
        for key, terms in self.way.sums.items():
            if key not in known and not any(self.values[name] for _, name in terms if name not in known):
                sums.append((key, [(sign, name) for sign, name in terms if name in known]))
                known.add(key)
        return sums

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """The lines by key."""
        return {line.key: line for line in self.lines}
