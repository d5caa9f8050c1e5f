"""A contract form: its terms go into declared steps, and what it does to each party in each year comes out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import ClassVar

from tarief.calculation.resolve import Resolver
from tarief.calculation.supplied import Supplied, Supply
from tarief.contracts.corridor import BandIn, Corridor
from tarief.contracts.course import Course, ZorgjaarIn
from tarief.contracts.limits import ONE, ZERO, not_too_large, positive
from tarief.contracts.numbers import AgreedTerm
from tarief.contracts.piecewise import Amount, Lines, line, lines_of
from tarief.contracts.result import FormResult, YearResult
from tarief.contracts.years import BUDGET, CORRIDOR, OVER, PAYMENT, UNDER
from tarief.core.expression import Expression, name, operand
from tarief.core.expression.prune import prune
from tarief.core.findings import refuse
from tarief.core.number import EXACT
from tarief.core.place import PathStep, Place
from tarief.model.check import check
from tarief.model.model import Model
from tarief.model.plan import NodeKind, Plan
from tarief.parameters import Library

COST, REIMBURSEMENT, VOLUME = "kosten", "vergoeding", "volume"
#: Contract forms look nothing up.
_NO_PARAMETERS = Library(())
#: The name of what was not agreed on, in an expression.
_NOTHING = ""


class ContractForm(ABC):
    """A contract form; `bears_risk` says whether the volume is the provider's risk, which then has a price."""

    __slots__ = ()
    model: ClassVar[Model]
    bears_risk: ClassVar[bool] = False
    label: str

    @property
    def inside(self) -> ContractForm:
        """The form itself, without what was agreed around it."""
        return self

    @property
    def choices(self) -> Mapping[str, str]:
        """What was chosen, for the steps that depend on a choice."""
        return {}

    @abstractmethod
    def terms(self) -> Iterator[AgreedTerm]:
        """Everything agreed on."""

    def fits(self, course: Course) -> None:
        """Raise Refused for terms that do not belong to the years of a course."""
        del course  # the terms of most forms belong to any


@dataclass(frozen=True, slots=True)
class WithCorridor(ContractForm):
    """Any form with a corridor around what it pays: the deviation of the cost is divided by the bands."""

    form: ContractForm
    corridor: Corridor
    label: str = "Lumpsum met risicocorridor"

    @property
    def inside(self) -> ContractForm:
        """The form without the corridor and what else lies around it."""
        return self.form.inside

    @property
    def choices(self) -> Mapping[str, str]:
        """Those of the form inside, and the corridor."""
        return {**self.form.choices, CORRIDOR: "rond_de_vergoeding"}

    def terms(self) -> Iterator[AgreedTerm]:
        """Those of the form inside, and the bands."""
        yield from self.form.terms()
        for side, bands in ((OVER, self.corridor.over), (UNDER, self.corridor.under)):
            listed = "banden" if self.corridor.both else side
            for number, band in enumerate(bands):
                beyond, row = ("_verder", None) if band.end is None else ("", number)
                for term in BandIn.terms_in(band, (CORRIDOR, listed, number), row):
                    yield term._replace(key=f"{side}{beyond}_{term.key}")

    def fits(self, course: Course) -> None:
        """Refuse what the form inside refuses, and a payment that cannot be divided in bands."""
        self.form.fits(course)
        place = Place.words(PathStep(BUDGET))
        payments = worked_out(self.form, course, PAYMENT)
        refuse(finding for [payment] in payments for finding in positive(payment, place, "Het budget"))


@lru_cache(maxsize=16)
def plan_of(form: ContractForm, course: Course, *more: str) -> Plan:
    """Return the plan of cost, budget and payment of each year, and of `more` lines. Refused for other years."""
    model = form.inside.model
    check(model)
    supply = Supply(rows={"jaren": len(course.years)})
    supply.options = {(key, None): choice for key, choice in form.choices.items()}
    for number, year in enumerate(course.years):
        supply.options["jaar", number] = str(year.year)
    care = (term for at, year in enumerate(course.years) for term in ZorgjaarIn.terms_in(year, (), at))
    for term in (*care, *form.terms()):
        quantity = model.quantities[term.key]
        supply.quantities[term.key, term.row] = Supplied(term.key, term.value, quantity.unit)
        if term.row is not None:
            supply.rows[quantity.row] = max(supply.rows.get(quantity.row, 0), term.row + 1)
    resolver = Resolver(model, supply, _NO_PARAMETERS, date(course.years[0].year, 1, 1))
    keys = (COST, BUDGET, PAYMENT, *more)
    wanted = [resolver.need(key, number) for number in range(len(course.years)) for key in keys]
    assert None not in wanted, f"{model.key}: a step asks what the form does not say"
    return Plan(resolver.nodes, line_id(PAYMENT, 0))


def line_id(key: str, number: int | None) -> str:
    """Return the id of a line of the plan, in a row from 0."""
    return key if number is None else f"{key}_{number + 1}"


def worked_out(form: ContractForm, course: Course, *keys: str) -> list[list[Decimal]]:
    """Return some lines of each year."""
    values = plan_of(form, course, *(key for key in keys if key not in (COST, BUDGET, PAYMENT))).run()
    return [[values[line_id(key, number)] for key in keys] for number in range(len(course.years))]


def settle_years(form: ContractForm, course: Course) -> FormResult:
    """Return what the form does to each party in each year of the course."""
    form.fits(course)
    amounts = worked_out(form, course, BUDGET, PAYMENT, COST)
    years = tuple(
        YearResult(budget, payment, cost, year.year, year.volume)
        for year, (budget, payment, cost) in zip(course.years, amounts, strict=True)
    )
    refuse(
        item
        for year, found in zip(years, amounts, strict=True)
        for amount in found
        for item in not_too_large(amount, Place.words(PathStep("jaren"), PathStep(str(year.year))), "Een bedrag")
    )
    return FormResult(form.label, years)


def borne(form: ContractForm, course: Course, number: int) -> Lines:
    """Return cost above payment in a year (from 0) as a function of its volume; earlier years are as in the course."""
    cost, paid = (_by_volume(form, course, number, key) for key in (COST, PAYMENT))
    with localcontext(EXACT):
        return lines_of(cost - paid)


@lru_cache(maxsize=16)
def is_ceiling(form: ContractForm, course: Course) -> bool:
    """Whether a form pays the same whatever the volume is, but for a corridor around it."""
    known = {line_id(VOLUME, 0): name(VOLUME)}
    paid = rules(form, course, known, lambda term: name(term.key))[line_id(REIMBURSEMENT, 0)]
    return VOLUME not in agreed_on(paid).names()


def rules(
    form: ContractForm, course: Course, known: Mapping[str, Expression], agreed: Callable[[AgreedTerm], Expression]
) -> dict[str, Expression]:
    """Return each line as a rule over `known` and `agreed` symbols; `agreed_on` leaves out what was not agreed on."""
    plan = plan_of(form, course)
    symbols = {key: name(_NOTHING) for key, node in plan.nodes.items() if node.kind is NodeKind.ABSENT}
    for term in form.terms():
        symbols[line_id(term.key, term.row)] = agreed(term) if term.path else operand(term.value)
    symbols |= known
    return {key: operand(rule) for key, rule in plan.run(symbols).items()}


def agreed_on(rule: Expression) -> Expression:
    """Return a rule without what was not agreed on."""
    return prune(rule, (_NOTHING,))


def _by_volume(form: ContractForm, course: Course, number: int, key: str) -> Amount:
    plan, wanted = plan_of(form, course), line_id(key, number)
    known: dict[str, Amount] = {line_id(VOLUME, number): line(ZERO, ONE)}
    found: Amount = replace(plan, nodes=plan.leading_to((wanted,))).run(known)[wanted]
    return found
