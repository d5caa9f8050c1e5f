"""A form from the declaration of what is sent: its boxes, and what was typed in them as the document that is sent.

The schema is the one that describes the API, so a page asks what a program sends: nothing is declared twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from api.files.form import Box
from api.negotiation.pages.dutch_time import out_of_box
from api.negotiation.pages.field_words import LabelledField, labelled
from api.negotiation.pages.fitting import FieldPath, Fitting, names_of
from tarief.core.findings import Finding
from tarief.core.json_data import Json
from tarief.core.typed import counted
from tarief.core.units import EURO_PER_FTE, EURO_PER_JAAR, EURO_PER_PLAATS
from tarief.documents.kinds import Schema

TICKED: Final = "ja"
_EMPTY: Final[tuple[Json, ...]] = (None, "", {}, [])
_Known = TypeVar("_Known")

#: What nobody counts to a thousandth, so that a lone point parts thousands.
_COUNTED: Final = frozenset(("clienten", "eenheden", "gevraagd_volume", "kosten", "volume"))
_OF_A_YEAR: Final = frozenset((EURO_PER_FTE, EURO_PER_JAAR, EURO_PER_PLAATS))


class BoxKind(StrEnum):
    """How something is asked."""

    TEXT = "tekst"
    LONG = "lang"
    NUMBER = "getal"
    DAY = "datum"
    MOMENT = "moment"
    CHOICE = "keuze"
    TICK = "vink"
    LINES = "regels"


#: Texts of which one line is enough; all others are written in more.
_SHORT: Final = frozenset(
    (
        *("id", "naam", "concern", "omvang", "segment", "orgaan", "eenheid", "grondslag", "jeugdwet", "wmo", "gebied"),
        *("lichter_product", "omschrijving", "bron", "indexatie", "adres", "bestand"),
    )
)


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """Boxes under one heading; without one they stand by themselves."""

    legend: str
    hint: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    path: FieldPath
    schema: Schema
    group: tuple[str, str]
    words: LabelledField

    @property
    def name(self) -> str:
        return ".".join(self.path)


class SentDocument:
    """What was typed as the document that is sent, and for each place in that the box that it came from."""

    def __init__(self, content: Json, boxes: Mapping[tuple[str, ...], str]) -> None:
        self.content, self._boxes = content, boxes

    def box(self, place: Sequence[str]) -> str:
        """Return the box that a place in the document came from, or the first one inside it; empty for none."""
        inside = (box for path, box in self._boxes.items() if path[: len(place)] == tuple(place))
        return next(inside, "") if place else ""


class MoveForm:
    """The form of something that can be sent."""

    def __init__(self, schema: Schema, fitting: Fitting) -> None:
        self.schema, self.fitting = schema, fitting

    def groups(
        self, texts: Mapping[str, str] | None = None, faults: Mapping[str, Sequence[Finding]] = MappingProxyType({})
    ) -> list[BoxGroup]:
        """Return the boxes under their headings, with what was typed (None: nothing yet) and what is wrong with it."""
        found: dict[tuple[str, str], list[Box]] = {}
        for leaf in self._leaves(self.schema, (), ("", "")):
            for box in self._boxes(leaf):
                typed = box if texts is None else replace(box, value=texts.get(box.name, ""))
                own = tuple(faults.get(box.name, ()))
                found.setdefault(leaf.group, []).append(replace(typed, faults=own))
        return [BoxGroup(*group, tuple(boxes)) for group, boxes in found.items()]

    def document(self, texts: Mapping[str, str]) -> SentDocument:
        """Return what is sent."""
        boxes: dict[FieldPath, str] = {}
        content = self._read(self.schema, (), (), texts, boxes)
        return SentDocument(content or {}, boxes)

    def _known(self, of: Mapping[str, _Known], path: FieldPath) -> _Known | None:
        return next((of[name] for name in names_of(path) if name in of), None)

    def _absent(self, path: FieldPath) -> bool:
        left_out = any(name in self.fitting.absent for name in names_of(path))
        return left_out and ".".join(path) not in self.fitting.starts  # what was given once can be given again

    def _leaves(self, schema: Schema, path: FieldPath, group: tuple[str, str]) -> Iterator[_Leaf]:
        if self._absent(path) or self._known(self.fitting.fixed, path) is not None:
            return
        inner = _inside(schema)
        words = labelled(path)
        match inner:
            case {"properties": dict(parts)}:
                for name, part in parts.items():
                    yield from self._leaves(_schema(part), (*path, name), group)
            case {"items": dict(item)} if "properties" in item:
                for row in self._known(self.fitting.rows, path) or ():
                    yield from self._leaves(_schema(item), (*path, row.key), (row.label, row.hint))
            case {"additionalProperties": dict(item)}:
                for row in self._known(self.fitting.rows, path) or ():
                    own = LabelledField(row.label, row.hint)
                    yield self._leaf((*path, row.key), _schema(item), (words.label, words.hint), own)
            case _:
                yield self._leaf(path, inner, group, words)

    def _leaf(self, path: FieldPath, schema: Schema, group: tuple[str, str], words: LabelledField) -> _Leaf:
        """A box, or boxes to tick: these stand under a heading of their own."""
        ticks = "items" in schema and self._known(self.fitting.choices, path) is not None
        return _Leaf(path, schema, (words.label, words.hint) if ticks else group, words)

    def _boxes(self, leaf: _Leaf) -> Iterator[Box]:
        start = self._known(self.fitting.starts, leaf.path) or ""
        choices = tuple(self._known(self.fitting.choices, leaf.path) or ())
        kind = _kind_of(leaf, bool(choices))
        if "items" in leaf.schema and choices:
            ticked = start.split()
            for key, label in choices:
                yield Box(f"{leaf.name}.{key}", label, TICKED if key in ticked else "", kind=BoxKind.TICK)
            return
        unit = self._known(self.fitting.units, leaf.path)
        suffix = unit.symbol.replace("/", " per ") if unit else ""
        words = leaf.schema.get("enum")
        if not choices and isinstance(words, Sequence):
            choices = tuple((str(word), labelled((*leaf.path, str(word))).label) for word in words)
        nothing = "maak een keuze" if choices else ""
        yield Box(leaf.name, leaf.words.label, start, leaf.words.hint, suffix, choices, nothing, kind=kind)

    def _read(
        self, schema: Schema, path: FieldPath, place: FieldPath, texts: Mapping[str, str], boxes: dict[FieldPath, str]
    ) -> Json:
        """Read a part of the form at a place in the document; empty where nothing was typed in it."""
        if self._absent(path) and self._known(self.fitting.copies, path) is None:
            return None
        if (fixed := self._known(self.fitting.fixed, path)) is not None:
            return fixed
        match _inside(schema):
            case {"properties": dict(parts)}:
                read = {
                    name: self._read(_schema(part), (*path, name), (*place, name), texts, boxes)
                    for name, part in parts.items()
                }
                return {name: value for name, value in read.items() if value not in _EMPTY}
            case {"items": dict(item)} if "properties" in item:
                return self._rows(_schema(item), path, place, texts, boxes)
            case {"additionalProperties": dict(item)}:
                rows = self._known(self.fitting.rows, path) or ()
                read = {
                    row.key: self._read(_schema(item), (*path, row.key), (*place, row.key), texts, boxes)
                    for row in rows
                }
                return {name: value for name, value in read.items() if value not in _EMPTY}
            case leaf:
                boxes[place] = self._source(path, texts)
                return self._value(leaf, path, texts)

    def _rows(
        self, item: Schema, path: FieldPath, place: FieldPath, texts: Mapping[str, str], boxes: dict[FieldPath, str]
    ) -> Json:
        """The rows in which something was typed; a tick or what is settled beforehand makes no row."""
        made: list[Json] = []
        for row in self._known(self.fitting.rows, path) or ():
            own = ".".join((*path, row.key, ""))
            if any(text and text != TICKED for name, text in texts.items() if name.startswith(own)):
                made.append(self._read(item, (*path, row.key), (*place, str(len(made))), texts, boxes))
        return made

    def _source(self, path: FieldPath, texts: Mapping[str, str]) -> str:
        """The box that a value comes from: where it was left empty maybe another."""
        name = ".".join(path)
        return name if texts.get(name, "").strip() else self._known(self.fitting.copies, path) or name

    def _value(self, schema: Schema, path: FieldPath, texts: Mapping[str, str]) -> Json:
        name = ".".join(path)
        choices = self._known(self.fitting.choices, path)
        if "items" in schema and choices:
            return [key for key, _ in choices if texts.get(f"{name}.{key}") == TICKED]
        text = texts.get(self._source(path, texts), "").strip()
        if schema.get("type") == "boolean":
            return text == TICKED
        if "items" in schema:
            return [line.strip() for line in text.splitlines() if line.strip()]
        if schema.get("format") == "date-time":
            return out_of_box(text) if text else None
        unit = self._known(self.fitting.units, path)
        if path[-1] in _COUNTED or unit in _OF_A_YEAR:
            text = counted(text)
        return f"{text}%" if unit and unit.percent and text[-1:].isdigit() else text


def _kind_of(leaf: _Leaf, has_choices: bool) -> BoxKind:
    match leaf.schema:
        case {"items": _}:
            return BoxKind.TICK if has_choices else BoxKind.LINES
        case {"enum": _}:
            return BoxKind.CHOICE
        case {"format": "date-time"}:
            return BoxKind.MOMENT
        case {"format": "date"}:
            return BoxKind.DAY
        case {"type": "boolean"}:
            return BoxKind.TICK
        case {"type": ["string", "number"]} | {"pattern": _}:
            return BoxKind.NUMBER
    short = leaf.path[-1] in _SHORT
    return BoxKind.CHOICE if has_choices else BoxKind.TEXT if short else BoxKind.LONG


def _inside(schema: Schema) -> Schema:
    """The schema of what may be left out, without that it may."""
    match schema:
        case {"anyOf": [dict(first), *_]}:
            return _schema(first)
        case {"type": [*kinds, "null"]}:
            return {**schema, "type": kinds[0] if len(kinds) == 1 else kinds}
    return schema


def _schema(part: Json) -> Schema:
    assert isinstance(part, dict)
    return part
