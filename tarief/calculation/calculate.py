"""From inputs to a breakdown: read, find the way, work out, check."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from tarief.calculation.assumption import as_forecast, ask_for_forecast
from tarief.calculation.bases import ask_for_base
from tarief.calculation.breakdown import Breakdown
from tarief.calculation.inputs import StatedInputs
from tarief.calculation.missing import Missing, beside
from tarief.calculation.resolve import Resolver
from tarief.calculation.supplied import Supply
from tarief.calculation.supply import read_supply
from tarief.calculation.way import PriceWay, way_for
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Refused, Severity
from tarief.model.check import check
from tarief.model.model import Model
from tarief.parameters import Library, load_parameters

#: What looks at a whole calculation: legal completeness, costs counted twice, wages below the minimum.
Checks = Callable[[Breakdown], tuple[Finding, ...]]
#: The calculation on other inputs and another day.
Again = Callable[[StatedInputs, date], Breakdown]


@dataclass(frozen=True, slots=True)
class PriceOutcome:
    """What a calculation comes to, without the account of it; `published` tells that it rests on parameters."""

    tarief: Decimal
    kostprijs: Decimal | None
    values: dict[str, Decimal]
    published: bool


def outcome_of(model: Model, inputs: StatedInputs, *, on: date, library: Library | None = None) -> PriceOutcome | None:
    """Return what `calculate` would come to, None where it would refuse: for who tries many inputs."""
    check(model)
    supply = read_supply(model, inputs)
    if _is_faulty(supply):
        return None
    way = way_for(model, supply, library or load_parameters(), on, may_forecast=False)
    if not isinstance(way, PriceWay):
        return None
    try:
        values = way.values(supply)
    except Refused:
        return None
    tariff, cost = way.prices(values)
    return PriceOutcome(tariff, cost if way.has_cost else None, values, way.has_parameters)


def calculate(
    model: Model,
    inputs: StatedInputs,
    *,
    on: date,
    checks: Checks,
    library: Library | None = None,
) -> Breakdown:
    """Calculate `model` on `inputs`; raises `Refused` with every fault, placed by its path.

    What `checks` finds joins the findings of the breakdown.
    """
    check(model)
    known = library or load_parameters()

    def again(other: StatedInputs, day: date) -> Breakdown:
        return calculate(model, other, on=day, library=known, checks=checks)

    supply = read_supply(model, inputs)
    way = None if _is_faulty(supply) else way_for(model, supply, known, on)
    if not isinstance(way, PriceWay):
        raise _refused(model, inputs, supply, known, on, again)
    values = way.values(supply)
    tariff, cost = way.prices(values)
    breakdown = object.__new__(Breakdown)  # as a constructor would, which takes ten times as long
    breakdown.__dict__.update(
        model=way.model,
        on=on,
        inputs=inputs,
        supply=supply,
        values=values,
        tarief=tariff,
        kostprijs=cost if way.has_cost else None,
        way=way,
        asked=known,
        checks=checks,
        again=again,
        result=way.plan.result,
    )
    return breakdown


def _is_faulty(supply: Supply) -> bool:
    return bool(supply.findings) and any(finding.severity is Severity.FAULT for finding in supply.findings)


def _refused(model: Model, inputs: StatedInputs, supply: Supply, library: Library, on: date, again: Again) -> Refused:
    """All faults of what was supplied, and of what the price still needs; each where it stood."""
    try:
        resolver = as_forecast(Resolver(model, supply, library, on))
    except Refused as refused:  # no rules for what was filled in: only what is wrong with that itself counts beside it
        return Refused(beside(supply, refused), tuple(supply.questions))
    plan = resolver.plan()
    findings = list(supply.findings)
    questions = list(supply.questions)
    if plan is None:
        price = partial(_shown_price, again, on)
        missing, asked = ask_for_forecast(resolver, inputs, Missing(resolver).report(), price)
        faulty = {finding.place for finding in supply.findings}
        findings += [finding for finding in missing if finding.place not in faulty]
        questions += asked
        if not supply.findings:
            findings, asked = ask_for_base(model, inputs, findings, price)
            questions += asked
    return Refused(tuple(findings), tuple(questions))


def _shown_price(again: Again, on: date, inputs: StatedInputs) -> str:
    try:
        breakdown = again(inputs, on)
    except Refused:
        return ""
    return shown(breakdown.tarief, breakdown.unit)
