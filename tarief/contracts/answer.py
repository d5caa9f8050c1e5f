"""The same care under several contract forms: what is asked of each, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NotRequired, Self

from typing_extensions import TypedDict

from tarief.contracts.baseline import Sourced, Startgegeven
from tarief.contracts.course import Course, Year
from tarief.contracts.fields import Fields
from tarief.contracts.form import ContractForm, borne, is_ceiling, settle_years
from tarief.contracts.hours import Urenjaar, YearOfHours
from tarief.contracts.lines_risk import Expected, Uncertain, price_of_lines
from tarief.contracts.result import FormResult, Vormresultaat
from tarief.contracts.risk_allocation import THRESHOLD, Risicoverdeling, RiskAllocation
from tarief.contracts.shortfall import Decomposition, Tekortjaar
from tarief.contracts.volume_risk import Risicoprijs, VolumeRisk, price_of_risk
from tarief.core.findings import Bevinding, Finding
from tarief.core.json_data import Decimaal
from tarief.core.place import Place


@dataclass(frozen=True, slots=True)
class FormKind:
    """A kind of contract form: the word for it in a document, what reads it, and the fields only it has.

    `adjective` is how a form of this kind is called. What is read is None, with every fault noted, where it cannot be.
    """

    key: str
    read: Callable[[Fields, Sequence[int]], AskedForm | None]
    own: tuple[str, ...] = ()
    adjective: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is asked of every form: the care, and if told the real start, the spread of the cost, the threshold."""

    course: Course
    real_start: Decimal | None = None
    spread: Uncertain | None = None
    threshold: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class AskedForm:
    """A form as it was asked for, with the fields it was read from."""

    fields: Fields
    form: ContractForm

    @classmethod
    def of(cls, fields: Fields, form: ContractForm | None) -> Self | None:
        """Return the agreement on a form; None where there is none."""
        return None if form is None else cls(fields, form)

    @property
    def kind(self) -> str:
        """The word for its kind in the document."""
        return str(self.fields.get("vorm"))

    def answer(self, asked: Circumstances) -> Answer:
        """Work out the form. Raises Refused for terms or amounts that do not fit the course."""
        result = settle_years(self.form, asked.course)
        return Answer(self, result, risks=risks_of(self.form, result, asked) if self.form.inside.bears_risk else ())


class Startgegevens(TypedDict):
    """The start data, and whether they pass the gate of two sources."""

    bevestigd: bool
    waarden: list[Startgegeven]


class Volumerisico(Risicoprijs):
    """What the provider bears of the volume of a year under this form, and what that is worth."""

    jaar: int


class Vorm(Vormresultaat):
    """One contract form worked out; the parts of a lump sum only where it is one, or where they were asked for."""

    soort: str
    bevindingen: list[Bevinding]
    uren: NotRequired[list[Urenjaar]]
    risicoverdeling: NotRequired[Risicoverdeling]
    startgegevens: NotRequired[Startgegevens]
    tekort: NotRequired[list[Tekortjaar]]
    volumerisico: NotRequired[list[Volumerisico]]


class Jaar(TypedDict):
    """One year of the care."""

    jaar: int
    volume: Decimaal
    kosten_per_eenheid: Decimaal


class Vormen(TypedDict):
    """The same care under several contract forms, side by side."""

    verloop: list[Jaar]
    vormen: list[Vorm]
    aannames: list[str]
    """JSON-pointers van wat als aanname is gemerkt."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One form worked out. The check, the account of the shortfall and the price of the risk belong to a lump sum."""

    asked: AskedForm
    result: FormResult
    findings: tuple[Finding, ...] = ()
    allocation: RiskAllocation | None = None
    shortfall: tuple[Decomposition, ...] = ()
    risks: tuple[tuple[int, VolumeRisk], ...] = ()
    baseline: tuple[Sourced, ...] = ()
    verified: bool | None = None
    hours: tuple[YearOfHours, ...] = ()

    def as_json(self) -> Vorm:
        """Return the form, decimals as text; only what was worked out."""
        remarks = [finding.as_json() for finding in self.findings]
        result = self.result.as_json()
        found: Vorm = {
            "soort": self.asked.kind,
            "vorm": result["vorm"],
            "jaren": result["jaren"],
            "budget": result["budget"],
            "betaling": result["betaling"],
            "kosten": result["kosten"],
            "aanbieder": result["aanbieder"],
            "gemeente": result["gemeente"],
            "bevindingen": remarks,
        }
        if self.hours:
            found["uren"] = [year.as_json() for year in self.hours]
        if self.allocation is not None:
            found["risicoverdeling"] = self.allocation.as_json()
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
    """All forms side by side; `assumed` are the places of what was marked as an assumption."""

    course: Course
    answers: tuple[Answer, ...]
    assumed: tuple[Place, ...] = ()

    def as_json(self) -> Vormen:
        """Return everything, decimals as text."""
        return {
            "verloop": [_year(year) for year in self.course.years],
            "vormen": [answer.as_json() for answer in self.answers],
            "aannames": [str(place) for place in self.assumed],
        }


def risks_of(form: ContractForm, result: FormResult, asked: Circumstances) -> tuple[tuple[int, VolumeRisk], ...]:
    """Price what the provider bears of each year; a plain ceiling by the formula that is printed for it."""
    how, risks = asked.spread, []
    plain = form is form.inside and is_ceiling(form, asked.course)
    for number, year in enumerate(result.in_cents().years if how is not None else ()):
        assert how is not None
        if plain and not how.draws:
            risks.append((year.year, price_of_risk(year.budget, year.cost, how.spread)))
            continue
        expected = Expected(asked.course.years[number].volume, year.budget, year.cost)
        risks.append((year.year, price_of_lines(borne(form, asked.course, number), expected, how)))
    return tuple(risks)


def _year(year: Year) -> Jaar:
    return {"jaar": year.year, "volume": f"{year.volume:f}", "kosten_per_eenheid": f"{year.cost_per_unit:f}"}
