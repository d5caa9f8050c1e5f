"""A set of parameters for a year: prepared from what is known, reviewed by somebody by name, and published.

A set is one file: the table `[vaststelling]`, and a list `[[uitgevers]]` of what the files of the library hold. What
was reviewed is known by its fingerprint: who changes a value afterwards has it reviewed again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.core.findings import Finding, Refused, Severity, refuse
from tarief.core.json_data import quoted
from tarief.core.place import Place
from tarief.documents.document import parse_toml
from tarief.parameters.library import Library
from tarief.parameters.reading import SET, STAND, read_publishers, read_stand
from tarief.parameters.record import Publisher, SalaryTable, Stage, Status, Value
from tarief.parameters.records import VaststellingIn
from tarief.parameters.scale_steps import KIND
from tarief.parameters.wording import day

_HEAD: Final = re.compile(rf"^\[{STAND}\]\n.*?(?=^\[)", re.MULTILINE | re.DOTALL)
#: A change by more than this part of the old value is told: a slip of a digit is mostly larger.
_MUCH: Final = Decimal("0.25")
#: The source of a draft: what still has it was not filled in.
LAST_KNOWN: Final = "laatst_bekend"


@dataclass(frozen=True, slots=True)
class Renewed:
    """A value of a set beside the last one that was known (None: there is none)."""

    value: Value
    before: Value | None

    @property
    def change(self) -> Decimal | None:
        """By what part of the old value it changed, where both are numbers."""
        old = None if self.before is None else self.before.value
        if not isinstance(old, Decimal) or not isinstance(self.value.value, Decimal) or not old:
            return None
        return self.value.value / old - 1


@dataclass(frozen=True)
class YearSet:
    """A set as it was read; `text` is the file."""

    text: str
    name: str
    stand: VaststellingIn
    publishers: tuple[Publisher, ...]

    @property
    def year(self) -> int:
        """The year that it is for."""
        return self.stand.jaar

    @cached_property
    def fingerprint(self) -> str:
        """What the values of the set are known by, whatever the layout of the file."""
        return Library(self.publishers).digest

    def renewed(self, library: Library) -> tuple[Renewed, ...]:
        """Return each value beside the one that the library knows on the last day of the year before."""
        eve = date(self.year - 1, 12, 31)
        return tuple(Renewed(value, library.find(value.path, eve)) for value in self._values)

    def open_points(self, library: Library) -> tuple[Finding, ...]:
        """Return what stands in the way of a review, and below it what a reviewer should look at."""
        return (*self._unfilled(), *self._of_other_years(), *self._much_changed(library), *self._unaddressed())

    def reviewed(self, library: Library, by: str, on: date) -> str:
        """Return the file as reviewed; raises Refused with every value that cannot be reviewed yet."""
        refuse((*self.open_points(library), *_unnamed(by, "nagekeken")))
        return self._headed(
            f"stand = {quoted(Stage.REVIEWED)}",
            f"gecontroleerd_op = {on.isoformat()}",
            f"gecontroleerd_door = {quoted(by)}",
            f"vingerafdruk = {quoted(self.fingerprint)}",
        )

    def published(self, by: str, on: date) -> str:
        """Return the file as published; raises Refused where it was not reviewed, or was changed since."""
        refuse((*self._unreviewed(), *_unnamed(by, "gepubliceerd")))
        reviewed_on = self.stand.gecontroleerd_op or on
        return self._headed(
            f"stand = {quoted(Stage.PUBLISHED)}",
            f"gecontroleerd_op = {reviewed_on.isoformat()}",
            f"gecontroleerd_door = {quoted(self.stand.gecontroleerd_door)}",
            f"gepubliceerd_op = {on.isoformat()}",
            f"gepubliceerd_door = {quoted(by)}",
            f"vingerafdruk = {quoted(self.fingerprint)}",
        )

    def _headed(self, *lines: str) -> str:
        head = "\n".join((f"[{STAND}]", f"jaar = {self.year}", *lines))
        return _HEAD.sub(lambda _: f"{head}\n\n", self.text, count=1)

    @property
    def _values(self) -> tuple[Value, ...]:
        return tuple(value for item in self.publishers for value in item.values)

    @property
    def _tables(self) -> tuple[SalaryTable, ...]:
        return tuple(table for item in self.publishers for table in item.tables)

    def _unfilled(self) -> Iterator[Finding]:
        advice = "Vul in wat is vastgesteld, met status en bron, of haal de regel weg."
        for value in self._values:
            if value.status is Status.FORECAST or value.source.key == LAST_KNOWN:
                text = f"{value.path} = {value.shown} is nog de laatst bekende waarde."
                yield Finding("nog_niet_ingevuld", text, advice, Place.of(value.path))
        for table in self._tables:
            if table.status is Status.FORECAST or table.source.key == LAST_KNOWN:
                text = f"De salaristabel van {table.publisher} is nog de laatst bekende."
                yield Finding("nog_niet_ingevuld", text, advice, Place.of(table.publisher))

    def _of_other_years(self) -> Iterator[Finding]:
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        items: tuple[Value | SalaryTable, ...] = (*self._values, *self._tables)
        for item in items:
            if (item.end is not None and item.end < first) or (item.start is not None and item.start > last):
                name = item.path if isinstance(item, Value) else item.publisher
                text = f"{name} geldt op geen dag van {self.year}."
                yield Finding("ander_jaar", text, "Verbeter de periode.", Place.of(name))

    def _much_changed(self, library: Library) -> Iterator[Finding]:
        for item in self.renewed(library):
            if item.before is not None and item.change is not None and abs(item.change) > _MUCH:
                text = f"{item.value.path} gaat van {item.before.shown} naar {item.value.shown}."
                yield Finding("grote_wijziging", text, "Kijk dit na.", Place.of(item.value.path), Severity.WARNING)

    def _unaddressed(self) -> Iterator[Finding]:
        every = [item.source for item in self._values] + [item.source for item in self._tables]
        sources = {source.title: source for source in every}
        for source in sources.values():
            if not source.address:
                text = f"De bron '{source.title}' heeft geen adres."
                yield Finding("bron_zonder_adres", text, "Vul adres in.", Place.of(source.key), Severity.NOTE)

    def _unreviewed(self) -> Iterator[Finding]:
        if self.stand.stand == Stage.DRAFT or not self.stand.gecontroleerd_door:
            text = f"De parameters voor {self.year} zijn niet nagekeken."
            yield Finding(
                "niet_gecontroleerd",
                text,
                "Laat ze eerst nakijken, op de pagina Parameters of met tarief parameters controleer.",
            )
        elif self.stand.vingerafdruk != self.fingerprint:
            by = f"{self.stand.gecontroleerd_door} ze nakeek"
            text = f"De parameters voor {self.year} zijn veranderd sinds {by}."
            yield Finding(
                "veranderd_na_controle",
                text,
                "Laat ze opnieuw nakijken, op de pagina Parameters of met tarief parameters controleer.",
            )


def read_year_set(text: str, name: str) -> YearSet:
    """Read a set. Raises Refused naming every fault, also for a file that is no set for a year."""
    document = parse_toml(text, name, KIND)
    if STAND not in document or SET not in document:
        fault = "Dit is geen set parameters voor een jaar."
        advice = "Maak er een op de pagina Parameters, of met tarief parameters nieuw JAAR --uit BESTAND.toml."
        raise Refused((Finding(KIND, fault, advice, Place.of(name)),))
    return YearSet(text, name, read_stand(document, name), read_publishers(text, name))


def _unnamed(by: str, what: str) -> Iterator[Finding]:
    if not by.strip() or not by.isprintable():
        yield Finding("naam_ontbreekt", f"Wie heeft dit {what}?", "Geef een naam, met --door.", Place.of("door"))


def told(found: YearSet) -> str:
    """Say how far a set is: `Parameters voor 2027: gecontroleerd op 01-12-2026 door A. de Vries`."""
    stand, parts = found.stand, []
    if stand.gecontroleerd_op:
        parts.append(f"gecontroleerd op {day(stand.gecontroleerd_op)} door {stand.gecontroleerd_door}")
    if stand.gepubliceerd_op:
        parts.append(f"gepubliceerd op {day(stand.gepubliceerd_op)} door {stand.gepubliceerd_door}")
    return f"Parameters voor {found.year}: {', '.join(parts) or 'concept'}"
