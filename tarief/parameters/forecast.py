"""A forecast: the last known values carried on with a stated index, for a day that no table reaches.

Euro amounts are raised once for each 1 January that has passed since; shares and hours stay as they are. What comes
out is a library like any other, in which every value that was carried on says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from functools import lru_cache, partial
from typing import Final

from tarief.core.number import EXACT
from tarief.core.units import AANDEEL, Unit
from tarief.parameters.expiry import last_known, last_table
from tarief.parameters.library import Library
from tarief.parameters.record import Band, FunctionScales, Publisher, SalaryStep, SalaryTable, Source, Status, Value
from tarief.parameters.wording import amount, day

_OVA: Final = ("indices.ova_voorlopig", "indices.ova_definitief")
_RAISE: Final = "loonsverhoging"
#: What was known longer ago, in years, says nothing of today.
_FURTHEST: Final = 30
#: An index figure is of one year; of another year it says nothing.
_OF_A_YEAR: Final = "indices"


@dataclass(frozen=True, slots=True)
class Forecast:
    """By what share euro amounts rise on each 1 January; `name` says which index that is, `source` where it stands."""

    rate: Decimal
    name: str
    source: str = ""

    def __str__(self) -> str:
        where = self.source or "bron niet genoemd"
        return f"{amount(self.rate, AANDEEL)} per 1 januari ({self.name}; {where})"

    def carried(self, value: Value, until: date, on: date) -> Value:
        """Return a value, last known on `until`, for the year of `on`."""
        years, before = on.year - until.year, amount(value.value, value.unit)
        told = f"op {day(until)} was het {before}"
        if isinstance(value.value, Decimal) and _is_money(value.unit):
            told += f", daarna {years} keer verhoogd met {self}" if years else ", en sindsdien is er geen 1 januari"
            value = replace(value, value=self.raised(value.value, years))
        else:
            told += ", en dat is gelijk gehouden"
        start = date(on.year, 1, 1) if years else until + timedelta(1)
        source = _assumed(value.source)
        note = f"prognose; {told}"
        return replace(value, start=start, end=date(on.year, 12, 31), status=Status.FORECAST, source=source, note=note)

    def raised(self, euros: Decimal, years: int) -> Decimal:
        """Return an amount after so many times 1 January."""
        with localcontext(EXACT):
            return euros * (1 + self.rate) ** years


def last_ova(library: Library, on: date) -> Forecast | None:
    """Return the newest OVA that the library knows on a day, the definitive figure before the preliminary one."""
    known = [value for path in _OVA for value in library.every(path) if value.preferred and value.start]
    before = [value for value in known if value.start and value.start <= on and isinstance(value.value, Decimal)]
    if not before:
        return None
    newest = max(before, key=lambda value: (value.start or on, _OVA.index(value.path)))
    assert isinstance(newest.value, Decimal) and newest.start is not None
    kind = "definitief" if newest.path == _OVA[1] else "voorlopig"
    return Forecast(newest.value, f"OVA {newest.start.year}, {kind}", newest.source.title)


def last_raise(library: Library, cao: str, on: date) -> Forecast | None:
    """Return the raises of a cao together in the last year that has any on a day; None where none is known."""
    known = [value for value in library.raises(cao) if value.key == _RAISE and value.start and value.start <= on]
    shares = [(value, value.value) for value in known if isinstance(value.value, Decimal)]
    if not shares:
        return None
    year = max(value.start.year for value, _ in shares if value.start)
    of_year = [(value, share) for value, share in shares if value.start and value.start.year == year]
    together = Decimal(1)
    for _, share in of_year:
        together *= 1 + share
    parts = " en ".join(amount(share, AANDEEL) for _, share in of_year)
    sources = dict.fromkeys(value.source.title for value, _ in of_year)
    return Forecast(together - 1, f"cao-verhoging in {year}: {parts}", "; ".join(sources))


@lru_cache(maxsize=16)
def carried_on(library: Library, forecast: Forecast, on: date) -> Library:
    """Return the library with, for that day, the last known value wherever it has none."""
    return library.changed(lambda item: _Carrier(library, forecast, on, item.key).publisher(item))


def as_known_on(library: Library, day: date) -> Library:
    """Return the library as it was on a day: without the values and tables that take effect after it."""
    return library.changed(partial(_until_day, day))


def _until_day(day: date, item: Publisher) -> Publisher:
    values = tuple(value for value in item.values if value.start is None or value.start <= day)
    tables = tuple(table for table in item.tables if table.start <= day)
    raises = tuple(value for value in item.raises if value.start is None or value.start <= day)
    bands = tuple(band for band in item.bands if band.value.start is None or band.value.start <= day)
    return replace(item, values=values, tables=tables, raises=raises, bands=bands)


class _Carrier:
    """Carries the files of one publisher on."""

    def __init__(self, library: Library, forecast: Forecast, on: date, publisher: str) -> None:
        self.library, self.forecast, self.on = library, forecast, on
        lapsed = (value for value in last_known(library, on, publisher) if value.end and self._reaches(value.end))
        self.last = {value.path: replace(value, overridden=False) for value in lapsed}
        self.table = last_table(library, publisher, on)

    def publisher(self, item: Publisher) -> Publisher:
        """Return what one file says, carried on."""
        if item.key == _OF_A_YEAR:
            return item
        return replace(
            item,
            values=tuple(self._values(item)),
            tables=tuple(self._tables(item)),
            bands=tuple(self._bands(item.bands)),
            functions=tuple(self._functions(item.functions)),
        )

    def _values(self, item: Publisher) -> Iterator[Value]:
        for value in item.values:
            until = self._until(value.start, value.end, item)
            if value.end is not None and value == self.last.get(value.path):
                yield from (value, self.forecast.carried(value, value.end, self.on))
            elif until is not None and _is_money(value.unit) and value == self.library.find(value.path, self.on):
                yield replace(value, end=self._held_until(until))
                if self._reaches(until):
                    yield self.forecast.carried(value, until, self.on)
            else:
                yield value

    def _tables(self, item: Publisher) -> Iterator[SalaryTable]:
        for table in item.tables:
            until = table.end or self._until(table.start, table.end, item)
            if table is self.table and until is not None:
                yield replace(table, end=table.end or self._held_until(until))
                if self._reaches(until):
                    yield self._table(table, until)
            else:
                yield table

    def _table(self, table: SalaryTable, until: date) -> SalaryTable:
        years = self.on.year - until.year
        scales = {
            scale: tuple(
                SalaryStep(step.label, self.forecast.raised(step.amount, years), step.number) for step in steps
            )
            for scale, steps in table.scales.items()
            if scale not in table.lapsing
        }
        told = f"prognose; tabel van {day(table.start)}, {years} keer verhoogd met {self.forecast}"
        return replace(
            table,
            start=date(self.on.year, 1, 1) if years else until + timedelta(1),
            end=date(self.on.year, 12, 31),
            status=Status.FORECAST,
            source=_assumed(table.source),
            note=told,
            scales=scales,
        )

    def _bands(self, bands: Sequence[Band]) -> Iterator[Band]:
        yield from bands
        ends = [band.value.end for band in bands if band.value.end]
        if ends and not any(band.value.holds(self.on) for band in bands) and max(ends) < self.on:
            for band in bands:
                if band.value.end == max(ends):
                    yield replace(band, value=self.forecast.carried(band.value, max(ends), self.on))

    def _functions(self, functions: Sequence[FunctionScales]) -> Iterator[FunctionScales]:
        yield from functions
        ends = [item.end for item in functions if item.end]
        if ends and not any(item.holds(self.on) for item in functions) and max(ends) < self.on:
            for item in functions:
                if item.end == max(ends):
                    yield replace(item, end=None, status=Status.FORECAST, source=_assumed(item.source))

    def _held_until(self, until: date) -> date:
        """Until when an open-ended amount holds; one that is too old to be carried on is not known any more."""
        return date(self.on.year - 1, 12, 31) if self._reaches(until) else until

    def _until(self, start: date | None, end: date | None, item: Publisher) -> date | None:
        """Until when an open-ended amount is known, where its cao ended in an earlier year; None where it holds."""
        if end is not None or item.term is None or item.term.end is None:
            return None
        until = max(item.term.end, start) if start else item.term.end
        return until if until.year < self.on.year else None

    def _reaches(self, until: date) -> bool:
        return self.on.year - until.year <= _FURTHEST


def _assumed(source: Source) -> Source:
    return replace(source, title=f"prognose op {source.title}")


def _is_money(unit: Unit | str) -> bool:
    return unit.startswith("euro") if isinstance(unit, str) else unit.money
