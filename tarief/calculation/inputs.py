"""What was stated: each value as somebody wrote it, with its base, unit, source and place, before it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from tarief.core.findings import Finding
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.core.place import Name, Place, Whereabouts
from tarief.model.declare import InputTable
from tarief.model.steps import Steps

#: The row of a table a value belongs to; None for the values of the whole product.
Row = int | None
#: Where a value belongs: a key, or the row of a table and a key (`("functiemix", 0, "schaal")`).
Path = tuple[Name, ...]
_MORE = ("grondslag", "eenheid", "bron", "toelichting", "datum")
#: What can be said of a value, and the value itself.
SAID = ("waarde", *_MORE)
#: What is a value and nothing more.
_BARE = frozenset({str, int, Decimal})
_NOWHERE = Place()


@dataclass(frozen=True)
class Stated:
    """One value as it was written; `place` is where the user sees it, `unknown` what else was said of it.

    One that is not `sound` could not be read where it stood, which its reader reports: it is there, and not asked for.
    `wrapped` is one that came as a mapping, also where that said no more than the value.
    """

    written: Json
    base: str = ""
    unit: str = ""
    source: str = ""
    note: str = ""
    date: str = ""
    place: Place = _NOWHERE
    unknown: tuple[str, ...] = ()
    sound: bool = True
    wrapped: bool = False

    @classmethod
    def of(cls, entry: Json, place: Place = _NOWHERE) -> Stated:
        """Return a value as a mapping of inputs has it."""
        if type(entry) in _BARE and not place:
            return cls._bare(entry)
        if not isinstance(entry, Mapping):
            return cls(entry, place=place)
        base, unit, source, note, day = (str(entry.get(name) or "") for name in _MORE)
        unknown = tuple(str(name) for name in entry if name not in SAID)
        return cls(entry.get("waarde"), base, unit.strip(), source, note, day, place, unknown, wrapped=True)

    @classmethod
    def _bare(cls, entry: Json) -> Stated:
        stated = object.__new__(cls)  # as a constructor would, which takes ten times as long
        fields = stated.__dict__
        fields["written"] = fields["entry"] = entry
        fields["is_bare"] = True
        return stated

    @cached_property
    def is_bare(self) -> bool:
        """Whether nothing more is said of it that changes how it is read."""
        return self.sound and not (self.base or self.unit or self.note or self.unknown)

    @cached_property
    def entry(self) -> Json:
        """The value as a mapping of inputs has it: bare where there is nothing more to it."""
        if not (self.wrapped or self.base or self.unit or self.source or self.note or self.date):
            return self.written
        said = zip(_MORE, (self.base, self.unit, self.source, self.note, self.date), strict=True)
        return {"waarde": self.written, **{name: text for name, text in said if text}}


class BareValues(Mapping[Path, Stated]):
    """Values of the whole product of which nothing more is said; each stands for itself until somebody asks."""

    def __init__(self, entries: Mapping[Any, str]) -> None:
        self.entries = entries

    def __getitem__(self, path: Path) -> Stated:
        if len(path) != 1:
            raise KeyError(path)
        return Stated.of(self.entries[path[0]])

    def __iter__(self) -> Iterator[Path]:
        return ((key,) for key in self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@dataclass(frozen=True, eq=False)
class StatedInputs(Mapping[str, Json]):
    """All that was stated, by path; `rows` counts the rows of each table. Empty is absent.

    It reads as the mapping that it can be made from: `inputs["overhead"]`, `inputs["functiemix"][0]`.
    """

    stated: Mapping[Path, Stated] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def __getitem__(self, key: str) -> Json:
        if key in self.rows:
            return [self.row(key, index) for index in range(self.rows[key])]
        return self.stated[key,].entry

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys([*(str(path[0]) for path in self.stated), *self.rows])

    def entries(self) -> dict[str, Json]:
        """Return everything as the mapping of inputs that it can be made from."""
        if isinstance(self.stated, BareValues):
            return dict(self.stated.entries)
        bare = {str(path[0]): item.entry for path, item in self.stated.items() if len(path) == 1}
        return bare if not self.rows else dict(self)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def row(self, table: str, index: int) -> dict[str, Json]:
        """Return one row of a table, as a mapping of inputs has it."""
        return {str(path[2]): item.entry for path, item in self.stated.items() if path[:-1] == (table, index)}

    def text(self, *path: Name) -> str:
        """Return what was written at a path as text; empty where nothing was."""
        item = self.stated.get(path)
        return "" if item is None else str(item.written).strip()

    @property
    def document(self) -> dict[str, Json]:
        """The same as JSON holds it, numbers as texts that are read back as the same numbers."""
        return {key: _in_text(entry) for key, entry in self.entries().items()}

    @cached_property
    def places(self) -> Whereabouts:
        """Where the user sees each value."""
        return Whereabouts(
            {path: item.place for path, item in self.stated.items() if item.place is not _NOWHERE and item.place}
        )

    @property
    def are_placed(self) -> bool:
        """Whether any value stands somewhere else than under its own name."""
        return not isinstance(self.stated, BareValues) and bool(self.places.known)

    def with_values(self, stated: Mapping[Path, Stated]) -> StatedInputs:
        """Return the inputs with some values put in place of others."""
        return replace(self, stated={**self.stated, **stated})

    def changed(self, model: Steps, entries: Mapping[str, Json], source: str = "") -> StatedInputs:
        """Return the inputs with some entries replaced; `source` says who claims the new values of quantities."""
        changed = self
        for key, entry in entries.items():
            changed = changed.restated(model, (key,), entry, source if key in model.quantities else "")
        return changed

    def restated(self, model: Steps, path: Path, entry: Json, source: str = "") -> StatedInputs:
        """Return the inputs with one value or table replaced: a percentage stays a percentage of the same thing."""
        if path[0] in model.tables and len(path) == 1:
            new = read_inputs(model, {str(path[0]): entry})
            values = {key: item for key, item in self.stated.items() if key[0] != path[0]}
            rows = {key: count for key, count in self.rows.items() if key != path[0]}
            findings = [finding for finding in self.findings if finding.place.names != path]
            return StatedInputs({**values, **new.stated}, {**rows, **new.rows}, (*findings, *new.findings))
        stated, old = Stated.of(entry), self.stated.get(path)
        if old is not None and not isinstance(entry, Mapping):
            stated = replace(stated, base=old.base)
        if source and not isinstance(entry, Mapping):
            stated = replace(stated, source=source)
        values = {**self.stated, path: stated}
        if _is_absent(entry) and model.takes(str(path[-1])):
            del values[path]
        return replace(self, stated=values)


def read_inputs(model: Steps, entries: Mapping[str, Json]) -> StatedInputs:
    """Return what a mapping of inputs states; tables that are no lists of rows are in `findings`."""
    entries = model.completed(entries)
    if model.tables.keys().isdisjoint(entries) and _are_texts(entries.values()):
        return StatedInputs(BareValues(cast(dict[str, str], dict(entries))))
    values: dict[Path, Stated] = {}
    rows: dict[str, int] = {}
    findings: list[Finding] = []
    tables = model.tables
    for key, entry in entries.items():
        if _is_absent(entry) and model.takes(key):
            continue
        if key not in tables:
            values[key,] = Stated.of(entry)
        elif fault := _no_table(model.tables[key], entry):
            findings.append(fault)
        else:
            table = cast(Sequence[Mapping[str, Json]], entry)
            rows[key] = len(table)
            cells = ((index, name, item) for index, row in enumerate(table) for name, item in row.items())
            values |= {
                (key, index, name): Stated.of(item)
                for index, name, item in cells
                if not (_is_absent(item) and model.takes(name, key))
            }
    return StatedInputs(values, rows, tuple(findings))


def _are_texts(entries: Iterable[Json]) -> bool:
    """Whether each value is a text that holds something, as nearly all are."""
    return all([type(entry) is str and entry and not entry.isspace() for entry in entries])  # noqa: C419 - quicker


def _in_text(entry: Json) -> Json:
    if isinstance(entry, str):
        return entry
    match entry:
        case Mapping():
            return {name: _in_text(item) for name, item in entry.items()}
        case Decimal():
            return plain(entry)
        case int() | date():
            return str(entry)
        case Sequence():
            return [_in_text(item) for item in entry]
    return entry


def _no_table(table: InputTable, entry: Json) -> Finding | None:
    place = Place.of(table.key)
    if not isinstance(entry, Sequence) or isinstance(entry, str) or not all(isinstance(r, Mapping) for r in entry):
        return Finding("geen_lijst", f"{table.label} is geen lijst van regels.", "Geef per regel de velden.", place)
    if not entry:
        return Finding("geen_regels", f"{table.label} heeft geen regels.", "Geef minstens één regel.", place)
    return None


def _is_absent(entry: Json) -> bool:
    if isinstance(entry, str):
        return not entry or entry.isspace()
    if isinstance(entry, Mapping) and entry.keys() - set(SAID):
        return False  # what is said of it and cannot be is told
    written = entry.get("waarde") if isinstance(entry, Mapping) and "waarde" in entry else entry
    return written is None or (isinstance(written, str) and not written.strip())
