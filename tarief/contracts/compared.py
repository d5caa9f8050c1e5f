"""The same care under several contract forms, with everything that must be said of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from tarief.contracts.baseline import Sourced, baseline_findings, verified
from tarief.contracts.borne import borne, is_ceiling
from tarief.contracts.course import Course, Year
from tarief.contracts.forms import VolumeBand, WithCorridor, settle_years
from tarief.contracts.hours_form import HoursOverPeriod, YearOfHours, alerts
from tarief.contracts.lines_risk import Expected, Uncertain, price_of_lines
from tarief.contracts.lumpsum import LumpSum
from tarief.contracts.measures import line_findings
from tarief.contracts.reading_forms import Offer
from tarief.contracts.result import FundingResult
from tarief.contracts.risk_allocation import MOST, THRESHOLD, Contract, RiskAllocation, check_allocation
from tarief.contracts.shortfall import Decomposition, explain_shortfall
from tarief.contracts.volume_risk import VolumeRisk, price_of_risk
from tarief.core.findings import Finding
from tarief.core.number import EXACT


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every form: the care, and if told the real start, the spread of the cost, the threshold."""

    course: Course
    real_start: Decimal | None = None
    spread: Uncertain | None = None
    threshold: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class Answer:
    """One form worked out. The check, the account of the shortfall and the price of the risk belong to a lump sum."""

    offer: Offer
    result: FundingResult
    findings: tuple[Finding, ...] = ()
    allocation: RiskAllocation | None = None
    shortfall: tuple[Decomposition, ...] = ()
    risks: tuple[tuple[int, VolumeRisk], ...] = ()
    baseline: tuple[Sourced, ...] = ()
    verified: bool | None = None
    hours: tuple[YearOfHours, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the form, decimals as text; only what was worked out."""
        found: dict[str, Any] = {"soort": self.offer.kind, **self.result.as_json()}
        if self.hours:
            found["uren"] = [year.as_json() for year in self.hours]
        if self.allocation is not None:
            found["risicoverdeling"] = self.allocation.as_json()
        found["bevindingen"] = [finding.as_json() for finding in self.findings]
        if self.baseline:
            values = [value.as_json() for value in self.baseline]
            found["startgegevens"] = {"bevestigd": bool(self.verified), "waarden": values}
        if self.shortfall:
            found["tekort"] = [one.as_json() for one in self.shortfall]
        if self.risks:
            found["volumerisico"] = [{"jaar": year, **risk.as_json()} for year, risk in self.risks]
        return found


@dataclass(frozen=True, slots=True)
class Compared:
    """All forms side by side; `assumed` are the pointers of what was marked as an assumption."""

    course: Course
    answers: tuple[Answer, ...]
    assumed: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return everything, decimals as text."""
        return {
            "verloop": [_year(year) for year in self.course.years],
            "vormen": [answer.as_json() for answer in self.answers],
            "aannames": list(self.assumed),
        }


def work_out(offer: Offer, asked: Asked) -> Answer:
    """Work out one form. Raises Refused for steps, measures or amounts that do not fit the course."""
    result = settle_years(offer.form, asked.course)
    if offer.hours is not None:
        hours = _hours(offer.hours, asked.course)
        place = offer.fields.place / "uren_over_periode" / "inzet"
        return Answer(offer, result, alerts(hours, place), hours=hours)
    if offer.lump is None:
        return Answer(offer, result)
    lines = tuple(_pointed(offer, asked, item) for item in line_findings(offer.lump, asked.course, offer.measures))
    proven = _proven(offer, asked)
    allocation = check_allocation(_contract(offer, asked, bool(lines), proven), asked.threshold)
    start = date(asked.course.years[0].year, 1, 1)
    weak = baseline_findings(offer.baseline, start) if offer.baseline else ()
    return Answer(
        offer,
        result,
        (*allocation.findings(offer.fields.place), *weak, *lines),
        allocation,
        () if asked.real_start is None else explain_shortfall(offer.lump, asked.course, asked.real_start),
        _risks(offer, result, asked),
        offer.baseline or (),
        proven,
    )


def _hours(form: HoursOverPeriod, course: Course) -> tuple[YearOfHours, ...]:
    pairs = zip(course.years, form.drawn(course), strict=True)
    return tuple(YearOfHours(year.year, free, ceiling) for year, (free, ceiling) in pairs)


def _pointed(offer: Offer, asked: Asked, finding: Finding) -> Finding:
    """Give what is said of the line of a year the pointer of its step."""
    number = int(finding.subject) - asked.course.years[0].year
    return finding.at(offer.fields.place / "stappen" / number / "taakstelling")


def _contract(offer: Offer, asked: Asked, unproven_line: bool, proven: bool | None) -> Contract:
    form, terms, lump = offer.form, offer.terms, offer.lump
    assert lump is not None
    return Contract(
        ceiling=_keeps_overrun(form.form if isinstance(form, WithCorridor) else form, lump),
        corridor=form.corridor if isinstance(form, WithCorridor) else None,
        may_not_refuse=terms.may_not_refuse,
        years=Decimal(len(asked.course.years)) if terms.years is None else terms.years,
        reopening=terms.reopening,
        baseline_verified=proven,
        line=any(step.efficiency for step in lump.steps),
        line_has_measures=not unproven_line,
        unilateral_change=terms.unilateral_change,
    )


def _keeps_overrun(form: object, lump: LumpSum) -> bool:
    """Whether more clients than agreed can cost the provider more than the check allows."""
    if isinstance(form, VolumeBand):
        return form.width > MOST or form.variable_share < 1
    return lump.followed < 1


def _proven(offer: Offer, asked: Asked) -> bool | None:
    """Whether the start data pass the gate; None where nothing is said of them."""
    start = date(asked.course.years[0].year, 1, 1)
    return None if offer.baseline is None else verified(offer.baseline, start)


def _risks(offer: Offer, result: FundingResult, asked: Asked) -> tuple[tuple[int, VolumeRisk], ...]:
    """Price what the provider bears of each year; a plain ceiling by the formula that is printed for it."""
    how, found = asked.spread, []
    for number, year in enumerate(result.in_cents().years if how is not None else ()):
        assert how is not None
        if is_ceiling(offer.form) and not how.draws:
            found.append((year.year, price_of_risk(year.budget, year.cost, how.spread)))
            continue
        with localcontext(EXACT):
            lines = borne(offer.form, asked.course, number)
        assert lines is not None
        expected = Expected(asked.course.years[number].volume, year.budget, year.cost)
        found.append((year.year, price_of_lines(lines, expected, how)))
    return tuple(found)


def _year(year: Year) -> dict[str, Any]:
    return {"jaar": year.year, "volume": f"{year.volume:f}", "kosten_per_eenheid": f"{year.cost_per_unit:f}"}
