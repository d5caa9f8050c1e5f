"""An efficiency line is only as good as its measures: which driver, how much, from when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tarief.contracts.course import Course
from tarief.contracts.forms.lump_sum import LumpSum
from tarief.contracts.limits import ZERO, fault, positive
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.place import PathStep, Place
from tarief.core.rounding import to_cents

WITHOUT_MEASURE = "taakstelling_zonder_maatregel"


@dataclass(frozen=True, slots=True)
class LineMeasure:
    """What saves `saving` euro a year, by which `driver` (volume, duration, price), from which year."""

    name: str
    driver: str
    saving: Decimal
    year: int


def line_findings(form: LumpSum, course: Course, measures: Sequence[LineMeasure]) -> tuple[Finding, ...]:
    """Return a warning for each year in which the line asks more than its measures save.

    Raises Refused for a measure without name or driver, outside the years, or saving more than the line of its year.
    """
    lines = {agreed.year: to_cents(agreed.line) for agreed in form.agreed(course)}
    refuse(
        item for number, measure in enumerate(measures, 1) for item in _faults(measure, number, lines.get(measure.year))
    )
    saved = {year: sum((item.saving for item in measures if item.year == year), ZERO) for year in lines}
    refuse(_too_much(year, saved[year], line) for year, line in lines.items() if saved[year] > line)
    return tuple(_uncovered(year, line - saved[year]) for year, line in lines.items() if saved[year] < line)


_TOO_MUCH = "Verlaag de besparing, of verdeel de maatregel over de jaren waarin hij werkt."


def _faults(measure: LineMeasure, number: int, line: Decimal | None) -> Iterator[Finding]:
    place = Place.words("maatregelen", PathStep(f"{number} ({measure.name or 'zonder naam'})", (number - 1,)))
    if not measure.name.strip() or not measure.driver.strip():
        yield fault(place, "Een maatregel heeft een naam en iets waaraan hij werkt.", "Vul naam en werkt_op in.")
    wrong = list(positive(measure.saving, place / "besparing", "De besparing"))
    yield from wrong
    if line is None:
        yield fault(place / "jaar", f"{measure.year} is geen jaar van het contract.", "Kies een jaar van het contract.")
    elif not wrong and measure.saving > line:
        text = f"Deze maatregel bespaart € {dutch(measure.saving, 0)}, meer dan de taakstelling van € {dutch(line, 0)}."
        yield fault(place / "besparing", text, _TOO_MUCH)


def _too_much(year: int, saved: Decimal, line: Decimal) -> Finding:
    text = f"De maatregelen van {year} besparen € {dutch(saved, 0)}; de taakstelling is € {dutch(line, 0)}."
    return fault(Place.of("maatregelen"), text, _TOO_MUCH)


def _uncovered(year: int, amount: Decimal) -> Finding:
    text = f"Taakstelling zonder maatregel: voor € {dutch(amount, 0)} in {year} is niet gezegd wat dat bespaart."
    advice = "Noem per stap de maatregel: waar hij op werkt, hoeveel hij bespaart en vanaf wanneer."
    place = Place.words(PathStep("lumpsum"), "taakstelling", PathStep(str(year)))
    return Finding(WITHOUT_MEASURE, text, advice, place, Severity.WARNING, year)
