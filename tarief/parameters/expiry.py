"""What lapses: values, tables and caos that end without a successor, told a quarter before."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Final

from tarief.parameters.library import Library
from tarief.parameters.record import SalaryTable, Value
from tarief.parameters.wording import day

_QUARTER_MONTHS: Final = 3
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Lapsing:
    """Something of a publisher that ends on a day, with nothing known to follow it: a value, a salary table, a cao."""

    publisher: str
    what: str
    until: date
    is_term: bool = False

    def __str__(self) -> str:
        return f"{self.what} {'eindigt op' if self.is_term else 'loopt tot en met'} {day(self.until)}"


def last_known(library: Library, on: date, publisher: str = "") -> tuple[Value, ...]:
    """Return, for every path (of a publisher) without a value on a day, the one that held last before it."""
    found: dict[str, Value] = {}
    for value in library.values_of(publisher) if publisher else library.values():
        if value.preferred and value.end is not None and value.end < on:
            known = found.get(value.path)
            if known is None or known.end is None or known.end <= value.end:
                found[value.path] = value
    return tuple(value for path, value in found.items() if library.find(path, on) is None)


def last_table(library: Library, publisher: str, on: date) -> SalaryTable | None:
    """Return the salary table that was known last, where none is sure to hold on a day; None where one is."""
    tables = [(table, item) for item in library.files_of(publisher) for table in item.tables if table.start <= on]
    if not tables:
        return None
    newest, item = max(tables, key=lambda pair: pair[0].start)
    ended = newest.end or (item.term.end if item.term else None)
    return newest if ended is not None and newest.start <= on and ended < on else None


def lapsing(library: Library, on: date, publishers: Collection[str] | None = None) -> tuple[Lapsing, ...]:
    """Return what holds on a day, ends within a quarter of it, and has no successor yet; of some publishers, or all."""
    keys = library.keys if publishers is None else (key for key in library.keys if key in publishers)
    found = [item for key in keys for item in _lapsing_of(library, key, on)]
    return tuple(sorted(found, key=attrgetter("is_term")))


@lru_cache(maxsize=512)
def _lapsing_of(library: Library, publisher: str, on: date) -> tuple[Lapsing, ...]:
    last = _a_quarter_after(on)
    return (*_values(library, publisher, on, last), *_terms(library, publisher, on, last))


def _values(library: Library, publisher: str, on: date, last: date) -> Iterator[Lapsing]:
    for value in library.values_of(publisher):
        if value.end is None or not on <= value.end < last or value != library.find(value.path, on):
            continue
        if library.find(value.path, value.end + timedelta(1)) is None:
            yield Lapsing(value.publisher, value.path, value.end)


def _terms(library: Library, publisher: str, on: date, last: date) -> Iterator[Lapsing]:
    for item in [item for item in library.files_of(publisher) if item.term][-1:]:
        end = None if item.term is None else item.term.end
        if end is not None and on <= end < last:
            yield Lapsing(publisher, item.title, end, is_term=True)


def _a_quarter_after(on: date) -> date:
    """Return the day three months later, or the first after it where that month is shorter."""
    year, month = divmod(on.year * _MONTHS + on.month - 1 + _QUARTER_MONTHS, _MONTHS)
    if year > date.max.year:
        return date.max
    try:
        return date(year, month + 1, on.day)
    except ValueError:
        return date(year, month + 2, 1)
