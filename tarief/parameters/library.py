"""The parameter library: dated values asked by path and date, and never stretched beyond their period."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from tarief.core.findings import Finding, Refused
from tarief.parameters import salary
from tarief.parameters.record import Band, Code, FunctionScales, Gap, Publisher, SalaryStep, SalaryTable, Value
from tarief.parameters.remarks import outside_period, remarks, unknown_cao, unknown_path
from tarief.parameters.shelf import Shelf

#: Where a file lists what no norm was found for.
_GAPS = "zonder_norm"


class Library:
    """All that the parameter files say; a file loaded later goes before the ones loaded earlier.

    What stands on the shelf is one file per key, and comes before what was added; a file on it is read when something
    in it is asked for.
    """

    def __init__(self, added: Iterable[Publisher], shelf: Shelf | None = None) -> None:
        self.added = tuple(added)
        self.shelf = Shelf({}) if shelf is None else shelf
        self.keys = tuple(dict.fromkeys((*self.shelf, *(item.key for item in self.added))))
        self._kept: dict[str, _Files] = {}

    def changed(self, change: Callable[[Publisher], Publisher]) -> Library:
        """Return the library with every file as it is after a change."""
        return Library(map(change, self.added), self.shelf.changed(change))

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        """Every file."""
        return (*self.shelf.values(), *self.added)

    def ask(self, path: str, on: date) -> Value:
        """Return the value that holds on that day. Raises Refused: unknown path, or outside every period."""
        if (value := self.find(path, on)) is not None:
            return value
        if not self.has(path):
            raise Refused((unknown_path(path, {value.path: None for value in self.values()}),))
        raise Refused((outside_period(path, on, self.every(path), self._known_beside(path, on)),))

    def _known_beside(self, path: str, on: date) -> tuple[Value, ...]:
        """What is known on a day that is not the same as the value at a path, but may be of use instead of it."""
        publisher, _, key = path.partition(".")
        named = [f"{publisher}.{other}" for item in self.files_of(publisher) for other in item.see_also.get(key, ())]
        found = (self.find(other, on) for other in dict.fromkeys(named))
        return tuple(value for value in found if value is not None)

    def find(self, path: str, on: date) -> Value | None:
        """Return the preferred value that holds on that day, or None where there is none."""
        held = [value for value in self.every(path) if value.preferred and value.holds(on)]
        return held[-1] if held else None

    def has(self, path: str) -> bool:
        """Tell whether there is a value at this path for any period."""
        return bool(self.every(path))

    def values(self) -> tuple[Value, ...]:
        """Return every value, the ones that are not preferred or overridden included."""
        return self._values

    @cached_property
    def _values(self) -> tuple[Value, ...]:
        return _layered(self.publishers)

    def values_of(self, publisher: str) -> tuple[Value, ...]:
        """Return every value of one publisher."""
        return self._of(publisher).values

    def files_of(self, publisher: str) -> tuple[Publisher, ...]:
        """Return the files of one publisher."""
        return self._of(publisher).publishers

    def every(self, path: str) -> Sequence[Value]:
        """Return every value at one path; the files of other publishers stay shut."""
        return self._of(path.partition(".")[0]).by_path.get(path, ())

    def _of(self, key: str) -> _Files:
        """The files of one publisher, sorted out once: they are asked for at every calculation."""
        if (kept := self._kept.get(key)) is None:
            on_shelf = (self.shelf[key],) if key in self.shelf else ()
            kept = self._kept[key] = _Files((*on_shelf, *(item for item in self.added if item.key == key)))
        return kept

    def search(self, text: str, on: date | None = None, cao: str = "") -> tuple[Value, ...]:
        """Return the values, raises, notices and unsocial-hours shares in which every word of `text` occurs.

        With `on` only those that hold on that day, with `cao` only those of that cao; raises Refused for a cao
        that is not there.
        """
        if cao:
            self._title(cao)
        words = text.casefold().split()
        everything = [*self.values()]
        for publisher in self.publishers:
            everything += [*publisher.raises, *publisher.notices, *(band.value for band in publisher.bands)]
        return tuple(
            value
            for value in everything
            if all(word in _searched(value) for word in words)
            and (on is None or value.holds(on))
            and (not cao or value.publisher == f"cao_{cao}")
        )

    def gaps(self, text: str = "") -> tuple[Gap, ...]:
        """Return what no norm was found for, where every word of `text` occurs in what is said of it."""
        words = text.casefold().split()
        return tuple(gap for gap in self._gaps if all(word in f"{gap.text} {gap.keys}".casefold() for word in words))

    @cached_property
    def _gaps(self) -> tuple[Gap, ...]:
        named = (*self.shelf.naming(_GAPS), *self.added)
        return tuple(gap for publisher in named for gap in publisher.gaps)

    def why_asked(self, key: str) -> str:
        """Return why `key` has no default, empty where nothing is said of it."""
        return next((gap.text for gap in self.gaps() if key in gap.keys), "")

    def remarks(self, value: Value, on: date, called: str = "") -> tuple[Finding, ...]:
        """Return what a careful reader wants to know about this value on that day, used for what is `called` so."""
        files = self.files_of(value.publisher)
        terms = [item.term for item in files if item.term]
        tables = [table for item in files for table in item.tables]
        others = self.every(value.path) or salary.overridden(tables, value, on)
        return remarks(value, on, others, terms[-1] if terms else None, files[-1].title, called)

    def caos(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of each cao: `("jeugdzorg", "CAO Jeugdzorg")`."""
        files = [item for item in reversed(self.publishers) if item.tables and item.key.startswith("cao_")]
        titles = {item.key: item.title for item in files}
        return tuple((key.removeprefix("cao_"), titles[key]) for key in sorted(titles))

    def cao_title(self, cao: str) -> str:
        """Return the title of a cao as `caos` has it, empty where there is none; the files of the others stay shut."""
        key = f"cao_{cao}"
        titles = (item.title for item in self.files_of(key) if item.tables) if key in self.keys else iter(())
        return next(titles, "")

    def scales(self, cao: str, on: date) -> tuple[str, ...]:
        """Return the salary scales of a cao on that day. Raises Refused."""
        return tuple(salary.table_on(self._tables(cao), self._title(cao), on).scales)

    def steps(self, cao: str, scale: str, on: date) -> tuple[str, ...]:
        """Return the steps of a scale on that day. Raises Refused."""
        table = salary.table_on(self._tables(cao), self._title(cao), on)
        return tuple(step.label for step in table.scales[salary.scale_in(table, self._title(cao), scale, on)])

    def salaries(self, cao: str, on: date) -> tuple[tuple[str, SalaryStep], ...]:
        """Return every step of every scale on that day, with the name of its scale. Raises Refused."""
        table = salary.table_on(self._tables(cao), self._title(cao), on)
        return tuple((scale, step) for scale, steps in table.scales.items() for step in steps)

    def salary(self, cao: str, schaal: str, trede: str, on: date) -> Value:
        """Return the gross month salary, full-time. Raises Refused, naming the scales or steps there are."""
        title = self._title(cao)
        table = salary.table_on(self._tables(cao), title, on)
        scale = salary.scale_in(table, title, schaal, on)
        return table.value(scale, salary.step_in(table, title, scale, trede, on))

    def bands(self, cao: str, on: date) -> tuple[Band, ...]:
        """Return the unsocial-hours bands of a cao that hold on that day."""
        return tuple(band for item in self._files(cao) for band in item.bands if band.value.holds(on))

    def functions(self, cao: str, on: date) -> tuple[FunctionScales, ...]:
        """Return the functions that a cao places in scales on that day."""
        return tuple(entry for item in self._files(cao) for entry in item.functions if entry.holds(on))

    def raises(self, cao: str) -> tuple[Value, ...]:
        """Return the general raises of a cao; `start` is the day each takes effect."""
        return tuple(value for item in self._files(cao) for value in item.raises)

    def codes(self, text: str, allocated: date | None = None) -> tuple[Code, ...]:
        """Return the entries of code lists in which every word of `text` occurs, the name of the list included.

        With `allocated` only those that an allocation made on that day may have.
        """
        words = text.casefold().split()
        every = (code for publisher in self.publishers for code in publisher.codes)
        return tuple(
            code
            for code in every
            if all(word in f"{code.codelist} {code.code} {code.name}".casefold() for word in words)
            and (allocated is None or code.allows(allocated))
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 over what the files say (not over their layout), the same on every machine."""
        known = None if self.added else self.shelf.digest
        return known or digest_of(self.publishers)

    def _files(self, cao: str) -> tuple[Publisher, ...]:
        key = f"cao_{cao.strip().casefold().removeprefix('cao_')}"
        if key not in self.keys:
            raise Refused((unknown_cao(cao, self.caos()),))
        return self.files_of(key)

    def _title(self, cao: str) -> str:
        return self._files(cao)[0].title

    def _tables(self, cao: str) -> list[SalaryTable]:
        return [table for item in self._files(cao) for table in item.tables]


class _Files:
    """The files of one publisher, and their values by path."""

    def __init__(self, publishers: tuple[Publisher, ...]) -> None:
        self.publishers = publishers
        self.values = _layered(publishers)
        self.by_path: dict[str, list[Value]] = {}
        for value in self.values:
            self.by_path.setdefault(value.path, []).append(value)


def digest_of(publishers: Iterable[Publisher]) -> str:
    """Return the SHA-256 over what files say."""
    content = [item.content for item in publishers]
    text = json.dumps(content, default=str, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _layered(publishers: tuple[Publisher, ...]) -> tuple[Value, ...]:
    """Put all values in one row, marking those for which a later file has its own."""
    values: list[Value] = []
    for publisher in publishers:
        own = {value.path for value in publisher.values}
        values = [
            replace(value, overridden=True) if value.path in own and _replaced(value, publisher) else value
            for value in values
        ]
        values += publisher.values
    return tuple(values)


def _replaced(value: Value, publisher: Publisher) -> bool:
    return any(new.preferred and new.path == value.path and new.overlaps(value) for new in publisher.values)


def _searched(value: Value) -> str:
    unit = value.unit if isinstance(value.unit, str) else value.unit.label
    said = (value.path, value.shown, value.note, value.base, unit, value.source.title, value.article)
    return " ".join(said).casefold()
