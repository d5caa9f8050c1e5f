"""The same care under several contract forms: what is asked of each, and its answer."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, ClassVar

from typing_extensions import TypedDict

from tarief.contracts.baseline import Sourced
from tarief.contracts.corridor import CorridorIn
from tarief.contracts.course import Course, Year
from tarief.contracts.form import ContractForm, WithCorridor, borne, is_ceiling, settle_years
from tarief.contracts.hours import YearOfHours
from tarief.contracts.numbers import AgreedRecord, made
from tarief.contracts.result import FormResult
from tarief.contracts.risk_allocation import THRESHOLD, RiskAllocation
from tarief.contracts.shortfall import Decomposition
from tarief.contracts.volume_risk import Expected, VolumeRisk, VolumeSpread, price_of_lines, price_of_risk
from tarief.core.findings import Finding
from tarief.core.jsonable import AMONG, Absent, Jsonable, JsonObject
from tarief.core.place import Place
from tarief.documents.kinds import Text
from tarief.documents.record import Entry, RecordOf


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is asked of every form: the care, and if told the real start, the spread of the cost, the threshold."""

    course: Course
    real_start: Decimal | None = None
    spread: VolumeSpread | None = None
    threshold: int = THRESHOLD


class Startgegevens(TypedDict):
    """The start data, and whether they pass the gate of two sources."""

    bevestigd: bool
    waarden: list[Annotated[JsonObject, Sourced]]


@dataclass(frozen=True, slots=True)
class RiskOfYear(Jsonable):
    """What the provider bears of the volume of a year under this form, and what that is worth."""

    TITLE = "Volumerisico"

    year: Annotated[int, "jaar"]
    risk: Annotated[VolumeRisk, AMONG]


@dataclass(frozen=True, slots=True)
class Answer(Jsonable):
    """One contract form worked out; the parts of a lump sum only where it is one, or where they were asked for.

    It is of a `kind`, asked for at a `place`; the check and the shortfall belong to a lump sum.
    """

    TITLE = "Vorm"
    ORDER = (
        "soort vorm jaren budget betaling kosten aanbieder gemeente bevindingen uren risicoverdeling "
        "startgegevens tekort"
    )

    kind: Annotated[str, "soort"]
    place: Place
    form: ContractForm
    result: Annotated[FormResult, AMONG]
    findings: Annotated[tuple[Finding, ...], "bevindingen"] = ()
    allocation: Annotated[RiskAllocation | None, "risicoverdeling", Absent] = None
    shortfall: Annotated[tuple[Decomposition, ...], "tekort", Absent] = ()
    risks: tuple[tuple[int, VolumeRisk], ...] = ()
    baseline: tuple[Sourced, ...] = ()
    verified: bool | None = None
    hours: Annotated[tuple[YearOfHours, ...], "uren", Absent] = ()

    @property
    def _start(self) -> Annotated[Startgegevens | None, "startgegevens", Absent]:
        values = [value.as_json() for value in self.baseline]
        return {"bevestigd": bool(self.verified), "waarden": values} if values else None

    @property
    def _risks(self) -> Annotated[list[RiskOfYear], "volumerisico", Absent]:
        return [RiskOfYear(*pair) for pair in self.risks]


@dataclass(frozen=True, slots=True)
class Compared(Jsonable):
    """The same care under several contract forms, side by side.

    `assumed` are the places of what was marked as an assumption.
    """

    TITLE = "Vormen"
    ORDER = "verloop vormen aannames"

    course: Course
    answers: Annotated[tuple[Answer, ...], "vormen"]
    assumed: Annotated[tuple[Place, ...], "aannames", "JSON-pointers van wat als aanname is gemerkt."] = ()

    @property
    def _years(self) -> Annotated[tuple[Year, ...], "verloop"]:
        return self.course.years


class FormIn(AgreedRecord, ABC):
    """What a document says of any contract form; a form adds its fields, and makes itself of them."""

    #: The word for the form in a document, and the field that tells it from another form of that word.
    KEY: ClassVar[str]
    ONLY_WITH: ClassVar[str] = ""
    #: How a form of this kind is called where a field of it stands in another one.
    ADJECTIVE: ClassVar[str] = ""
    OWN: ClassVar[tuple[str, ...]] = ()
    vorm = Entry(Text())
    naam = Entry(Text(), "De naam in de uitkomst; elke vorm heeft een eigen naam.").optional()
    corridor = Entry(RecordOf(CorridorIn), "Verdeelt wat de zorg meer of minder kost dan de vergoeding.").optional()

    #: The years of the course.
    years: tuple[int, ...] = ()

    @abstractmethod
    def agreed(self) -> ContractForm | None:
        """Return the form itself; None, with every fault noted, where it cannot be."""

    def form(self) -> ContractForm | None:
        """Return the form with the corridor around it and its name; None, with every fault noted, if it cannot be."""
        form = made(self.spot, self.agreed)
        corridor = None if self.corridor is None else self.corridor.corridor
        if form is None or (self.corridor is not None and corridor is None):
            return None
        if corridor is not None:
            label = f"{form.label.removesuffix(' (plafond)')} met risicocorridor"
            form = WithCorridor(form, corridor, label.replace(" met volumeband met ", " met volumeband en "))
        return replace(form, label=self.naam) if self.naam else form  # type: ignore[type-var]

    def answer(self, form: ContractForm, asked: Circumstances) -> Answer:
        """Work out the form. Raises Refused for terms or amounts that do not fit the course."""
        result = settle_years(form, asked.course)
        return Answer(self.KEY, self.spot.place, form, result, risks=risks_of(form, result, asked))


def risks_of(form: ContractForm, result: FormResult, asked: Circumstances) -> tuple[tuple[int, VolumeRisk], ...]:
    """Price what the provider bears of each year, where a form bears a risk and the spread is known."""
    if asked.spread is None or not form.inside.bears_risk:
        return ()
    spread, risks = asked.spread, []
    plain = form is form.inside and not spread.draws and is_ceiling(form, asked.course)
    for number, year in enumerate(result.in_cents().years):
        if plain:  # by the formula that is printed for it, over amounts in cents
            risk = price_of_risk(year.budget, year.cost, spread.spread)
        else:
            expected = Expected(asked.course.years[number].volume, year.budget, year.cost)
            risk = price_of_lines(borne(form, asked.course, number), expected, spread)
        risks.append((year.year, risk))
    return tuple(risks)
