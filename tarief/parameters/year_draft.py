"""Preparing a set for a year: what lapses before it, each with the last value that is known, still to be filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tarief.core.json_data import quoted
from tarief.parameters.expiry import last_known, last_table
from tarief.parameters.library import Library
from tarief.parameters.reading import SET, STAND
from tarief.parameters.record import Publisher, SalaryTable, Stage, Status, Value
from tarief.parameters.wording import day, validity
from tarief.parameters.year_set import LAST_KNOWN

#: Measured figures, each of a period of its own: none of them is set for a year.
_MEASURED: Final = "normen"
#: What lapsed longer ago is no value that somebody still sets each year.
_YEARS: Final = 3
_LINES: Final = (
    "# Parameters voor {year}. Vul bij elke regel in wat is vastgesteld, met de status en de bron die erbij hoort;",
    "# bronnen staan per uitgever onder [uitgevers.bronnen]. Wat niet meer geldt haalt u weg.",
    "# Bij een nieuwe cao hoort haar looptijd: [uitgevers.geldigheid], met vanaf, tot_en_met, status en bron.",
    "# Daarna:",
    "#   tarief parameters controleer BESTAND.toml --door NAAM",
    "#   tarief parameters publiceer BESTAND.toml --door NAAM",
)


@dataclass(frozen=True, slots=True)
class _Part:
    publisher: Publisher
    values: Sequence[Value]
    table: SalaryTable | None


def draft_of(library: Library, year: int, cao: str = "") -> str:
    """Return the text of a set for a year; with `cao` no other cao is in it. Empty where nothing lapses."""
    parts = [part for part in _parts(library, date(year, 1, 1)) if part.values or part.table]
    wanted = [part for part in parts if not cao or part.publisher.key in (f"cao_{cao}", "") or not _is_cao(part)]
    if not wanted:
        return ""
    head = (*(line.format(year=year) for line in _LINES), "", f"[{STAND}]", f"jaar = {year}")
    lines = [*head, f"stand = {quoted(Stage.DRAFT)}"]
    for part in wanted:
        lines += ["", *_written(part, year)]
    return "\n".join(lines) + "\n"


def _is_cao(part: _Part) -> bool:
    return part.publisher.key.startswith("cao_")


def _parts(library: Library, first: date) -> Iterator[_Part]:
    publishers: Mapping[str, Publisher] = {item.key: item for item in reversed(library.publishers)}
    lapsed = [value for value in last_known(library, first) if value.end and value.end.year >= first.year - _YEARS]
    for key, publisher in sorted(publishers.items()):
        if key != _MEASURED:
            own = [value for value in lapsed if value.publisher == key]
            yield _Part(publisher, own, last_table(library, key, first))


def _written(part: _Part, year: int) -> Iterator[str]:
    yield from (f"[[{SET}]]", f"uitgever = {quoted(part.publisher.key)}")
    yield f"titel = {quoted(f'{part.publisher.title} {year}')}"
    if part.values:
        yield from ("waarden = [", *(f"  {{{', '.join(_row(value, year))}}}," for value in part.values), "]")
    yield from ("", f"[{SET}.bronnen.{LAST_KNOWN}]", 'titel = "laatst bekende waarde, nog na te kijken"')
    if part.table is not None:
        yield from ("", *_table(part.table, year))


def _row(value: Value, year: int) -> Iterator[str]:
    unit = value.unit if isinstance(value.unit, str) else value.unit.key
    yield f"sleutel = {quoted(value.key)}"
    yield f"waarde = {_value(value.value)}"
    yield f"eenheid = {quoted(unit)}"
    if value.base:
        yield f"grondslag = {quoted(value.base)}"
    yield f"vanaf = {year}-01-01"
    yield f"tot_en_met = {year}-12-31"
    yield f"status = {quoted(Status.FORECAST)}"
    yield f"bron = {quoted(LAST_KNOWN)}"
    yield f"toelichting = {quoted(f'{validity(value.start, value.end)}: {value.shown} ({value.source.title})')}"


def _table(table: SalaryTable, year: int) -> Iterator[str]:
    unit = table.unit if isinstance(table.unit, str) else table.unit.key
    yield f"[[{SET}.salaristabellen]]"
    yield f"vanaf = {year}-01-01"
    yield f"eenheid = {quoted(unit)}"
    yield f"grondslag = {quoted(table.base)}"
    yield f"status = {quoted(Status.FORECAST)}"
    yield f"bron = {quoted(LAST_KNOWN)}"
    yield f"toelichting = {quoted(f'tabel van {day(table.start)} ({table.source.title})')}"
    yield f"[{SET}.salaristabellen.schalen]"
    for scale, steps in table.scales.items():
        if scale in table.lapsing:
            continue
        cells = ", ".join(f"[{', '.join(_cells(step))}]" for step in steps)
        yield f"{quoted(scale)} = [{cells}]"


def _cells(step: tuple[str, Decimal, int | None]) -> Iterator[str]:
    label, amount, number = step
    yield from (quoted(label), f"{amount:f}")
    if number is not None:
        yield str(number)


def _value(value: Decimal | str) -> str:
    return quoted(value) if isinstance(value, str) else f"{value:f}"
