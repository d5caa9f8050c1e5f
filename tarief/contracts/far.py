"""Numbers of a contract form of another order than the care itself, and an index that no year had: told."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.contracts.course import Course
from tarief.contracts.limits import change
from tarief.contracts.numbers import COST, VOLUME, AgreedNumber, AgreedRecord
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.core.plausible import another_order, between, meant_beside, short, with_the_point_elsewhere
from tarief.documents.record import Record

_CHECK: Final = "Controleer de komma en de nullen."
_OF_CARE: Final = {VOLUME: "het volume van de zorg", COST: "de kosten per eenheid van de zorg"}
#: More than any published index of the cost of care in one year (indices.toml: 9,25% at most).
_INDEX: Final = Decimal("0.12")
_INDEXATION: Final = "indexering"


def far_from_course(record: Record, course: Course) -> Iterator[Finding]:
    """Yield the numbers of a form ten times those of the first year of the care, or a tenth, and odd indices."""
    first = course.years[0]
    for at, name, number, value in _numbers(record):
        place = at / name
        if number.beside:
            beside = getattr(first, number.beside)
            yield from _beside(number.what, value, f"{_OF_CARE[number.beside]} in {first.year}", beside, place)
        elif number.check is change:
            yield from _odd_index(value, place)
    given = record.values.get(_INDEXATION)
    for index, value in enumerate(given if isinstance(given, list | tuple) else ()):
        yield from _odd_index(value, record.spot.inside(_INDEXATION).place / index)


def _numbers(record: Record) -> Iterator[tuple[Place, str, AgreedNumber, Decimal]]:
    for name, value in record.values.items():
        entry = record.FIELDS.get(name)
        if isinstance(entry, AgreedNumber) and isinstance(value, Decimal):
            yield record.spot.place, name, entry, value
        for inner in value if isinstance(value, list | tuple) else (value,):
            if isinstance(inner, AgreedRecord):
                yield from _numbers(inner)


def _beside(what: str, value: Decimal, other: str, beside: Decimal, place: Place) -> Iterator[Finding]:
    if value and beside and another_order(value, beside):
        yield _told(f"{what} is {short(value)}; {other} is {short(beside)}.", meant_beside(value, beside), place)


def _odd_index(value: Decimal, place: Place) -> Iterator[Finding]:
    if not between(value, -_INDEX, _INDEX):
        meant = with_the_point_elsewhere(abs(value), Decimal("0.01"), _INDEX)
        ask = "" if meant is None else f"Bedoelt u {short(meant.copy_sign(value).scaleb(2))}%? "
        text = f"Een indexering van {short(value.scaleb(2))}% in een jaar komt haast niet voor."
        yield _told(text, ask, place)


def _told(text: str, ask: str, place: Place) -> Finding:
    return Finding("onwaarschijnlijk", text, f"{ask}{_CHECK}", place, Severity.WARNING)
