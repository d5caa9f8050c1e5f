"""Ranges that are typed on the page: between which values each input can lie, for the tornado and the spread."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api.files.form import Box, filled_in
from tarief import Breakdown, Finding
from tarief.core.dutch import shown
from tarief.core.json_data import Json
from tarief.core.number import only_possible, plain, read_number
from tarief.core.place import Place
from tarief.core.typed import ADVICE, as_percent
from tarief.model.plan import Node
from tarief.scenarios.ranges import Range, is_near, plausible

_ENDS: Final = {"laag": "Laagst", "hoog": "Hoogst"}
_SOURCE: Final = "door u ingevuld"
_MOST_TYPED: Final = 60


@dataclass(frozen=True, slots=True)
class RangeRow:
    """An input with the two ends to fill in; `standing` is what is reckoned with while they are empty."""

    label: str
    standing: str
    ends: tuple[Box, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether something is wrong with an end."""
        return any(box.faults for box in self.ends)


def range_rows(base: Breakdown, texts: Mapping[str, str], faults: Sequence[Finding]) -> tuple[RangeRow, ...]:
    """Return a row for each input that can change alone and is no fact."""
    return tuple(_row(base.plan.nodes[each.key], each, texts, faults) for each in plausible(base)[:_MOST_TYPED])


def range_names(base: Breakdown) -> tuple[str, ...]:
    """Return the names of the boxes."""
    return tuple(_box(end, each.key) for each in plausible(base)[:_MOST_TYPED] for end in _ENDS)


def typed_ranges(base: Breakdown, texts: Mapping[str, str], faults: list[Finding]) -> dict[str, Json]:
    """Return the ranges that were typed, as they are asked; what is wrong is noted at its box."""
    keys = (each.key for each in plausible(base)[:_MOST_TYPED])
    filled = (key for key in keys if any(texts.get(_box(end, key)) for end in _ENDS))
    return {key: dict(_asked(base.plan.nodes[key], base.values[key], texts, faults)) for key in filled}


def box_of_range(names: Sequence[object], typed: Mapping[str, Json]) -> str:
    """Return the box of a place in the ranges; empty for one that was not typed here."""
    match names:
        case ("bandbreedtes", str(key), *rest) if key in typed:
            return _box(str(rest[0]) if rest and rest[0] in _ENDS else "laag", key)
    return ""


def _asked(
    node: Node, standing: Decimal, texts: Mapping[str, str], faults: list[Finding]
) -> Iterator[tuple[str, Json]]:
    yield "bron", _SOURCE
    for end, label in _ENDS.items():
        text, place = texts.get(_box(end, node.id), ""), Place.of(_box(end, node.id))
        found, doubtful = as_percent(text) if node.unit.percent and text else (text, None)
        if not text:
            what = f"{label} van {node.label} ontbreekt."
            faults.append(Finding("ontbreekt", what, "Vul beide waarden in, of laat beide leeg.", place))
        if doubtful is not None:
            faults.append(Finding("percentage_dubbelzinnig", f"{node.label} kan twee dingen betekenen.", ADVICE, place))
        likely = only_possible(read_number(found), lambda one: is_near(one, standing))
        yield end, found if likely is None or found.endswith("%") else plain(likely)


def _row(node: Node, known: Range, texts: Mapping[str, str], faults: Sequence[Finding]) -> RangeRow:
    ends = (shown(end, node.unit) for end in (known.low, known.high))
    boxes = (_end(node, end, label, texts, faults) for end, label in _ENDS.items())
    return RangeRow(f"{node.label} (%)" if node.unit.percent else node.label, " tot ".join(ends), tuple(boxes))


def _end(node: Node, end: str, label: str, texts: Mapping[str, str], faults: Sequence[Finding]) -> Box:
    return filled_in(Box(_box(end, node.id), label, kind="getal"), texts, faults)


def _box(end: str, key: str) -> str:
    return f"{end}.{key}"
