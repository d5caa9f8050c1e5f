"""What really happens in a contract: how many clients there are and what one costs, year by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.contracts.limits import MOST_YEARS, ONE, fault, not_negative, positive
from tarief.contracts.numbers import YEAR, AgreedNumber, AgreedRecord, made
from tarief.core.findings import Finding, refuse
from tarief.core.jsonable import Jsonable
from tarief.core.place import PathStep, Place
from tarief.documents.record import Entry
from tarief.documents.spot import Spot

#: Its words name the course itself.
_YEARS = Place.words(PathStep("jaren"))


class ZorgjaarIn(AgreedRecord):
    """One year of the care: how many clients, hours or trajectories, and what one costs."""

    jaar = Entry(YEAR, example=2027)
    volume = AgreedNumber("volume", "Het volume", positive, example='"3000"')
    kosten_per_eenheid = AgreedNumber("cost_per_unit", "De kosten per eenheid", not_negative, example='"5000"')


@dataclass(frozen=True, slots=True)
class Year(Jsonable):
    """One year of the care.

    `volume` is in clients, hours or trajectories; `cost_per_unit` in euro.
    """

    TITLE = "Jaar"

    year: Annotated[int, "jaar"]
    volume: Annotated[Decimal, "volume"]
    cost_per_unit: Annotated[Decimal, "kosten_per_eenheid"]

    @property
    def cost(self) -> Decimal:
        """What the care costs the provider."""
        return self.volume * self.cost_per_unit


@dataclass(frozen=True, slots=True)
class Course:
    """The years of a contract, one after the other. Raises Refused for years that do not follow each other."""

    years: tuple[Year, ...]

    def __post_init__(self) -> None:
        if len(self.years) > MOST_YEARS:
            advice = f"Geef hoogstens {MOST_YEARS} jaren."
            refuse([fault(_YEARS, f"Het verloop heeft {len(self.years)} jaren.", advice)])
        refuse(found for year in self.years for found in ZorgjaarIn.faults_in(year, _YEARS / PathStep(str(year.year))))
        refuse(_unordered([year.year for year in self.years]))


def _unordered(numbers: Sequence[int]) -> Iterator[Finding]:
    if not numbers or list(numbers) != list(range(numbers[0], numbers[0] + len(numbers))):
        told = f"De jaren volgen niet op elkaar: {list(numbers)}." if numbers else "Er zijn geen jaren."
        yield fault(_YEARS, told, "Geef elk jaar één keer, op volgorde.")


def grown(
    first: int, volume: Decimal, cost_per_unit: Decimal, growth: Sequence[Decimal], dearer: Sequence[Decimal]
) -> Course:
    """Return the course that starts at a volume and a cost and changes each later year by growth and cost rise."""
    if len(growth) != len(dearer):
        refuse([fault(_YEARS, "Groei en kostenstijging tellen niet even veel jaren.", "Geef beide voor elk jaar.")])
    years = [Year(first, volume, cost_per_unit)]
    for more, rise in zip(growth, dearer, strict=True):
        last = years[-1]
        years.append(Year(last.year + 1, last.volume * (ONE + more), last.cost_per_unit * (ONE + rise)))
    return Course(tuple(years))


def read_course(years: Sequence[ZorgjaarIn], spot: Spot) -> Course | None:
    """Return the course of the years that were read at a spot; the order is told beside the faults of its numbers."""
    before = len(spot.faults)
    if all(year.sound or year.jaar > 1 for year in years):
        spot.note(_unordered([year.jaar for year in years]))
    if len(spot.faults) > before or not all(year.sound for year in years):
        return None
    return made(spot, lambda: Course(tuple(year.filled(Year, year.jaar) for year in years)))
