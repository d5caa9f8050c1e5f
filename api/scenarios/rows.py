"""Scenarios made on the page: each some changes of inputs. A row and a change more than was filled in are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.files.form import Box, filled_in
from tarief import Breakdown, Finding
from tarief.core.dutch import listed
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.typed import ADVICE, as_percent
from tarief.model.plan import Node, NodeKind
from tarief.scenarios.change import How, line_of, written
from tarief.scenarios.turning import MOST_TURNED, place_of

#: Inputs to choose from, a key and a label, under their headings.
Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
#: The most scenarios on a page and changes in each; and how many are there to begin with.
MOST, MOST_CHANGES, FEWEST = 12, MOST_TURNED, 2
NAME, INPUT, WAY, AMOUNT = "naam", "invoer", "wijze", "waarde"
WAYS: Final = (
    (How.VALUE.value, "wordt"),
    (How.FACTOR.value, "maal"),
    (How.PLUS.value, "plus"),
)
_SIGNS: Final = {How.VALUE: "", How.FACTOR: "× ", How.PLUS: "+ "}
_GROUPS: Final = {
    NodeKind.GIVEN: "Ingevuld",
    NodeKind.PARAMETER: "Uit cao, premies en normen",
    NodeKind.STEP: "Uitgerekend: u geeft het dan zelf",
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change to fill in: what, how and how much."""

    way: Box
    amount: Box
    chosen: str
    input: str
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One scenario to fill in; `groups` holds the inputs to choose from under their headings."""

    number: int
    name: Box
    changes: tuple[ChangeView, ...]
    groups: Groups


@dataclass(frozen=True, slots=True)
class MadeScenario:
    """A scenario that was made, as it is asked, with the box of each changed input."""

    document: Json
    boxes: Mapping[str, str]

    def box(self, place: Sequence[object]) -> str:
        """Return the box of the change that a place in the document is about, or else the first one."""
        told = f"/{'/'.join(map(str, place))}/"
        return next((box for key, box in self.boxes.items() if f"/{key}/" in told), next(iter(self.boxes.values())))


def rows(base: Breakdown, texts: Mapping[str, str], faults: Sequence[Finding] = ()) -> tuple[RowView, ...]:
    """Return the rows with what was typed and what is wrong with it."""
    groups = _groups(base)
    last = max((number for number in range(1, MOST + 1) if _is_filled(number, texts)), default=0)
    return tuple(_row(number, groups, texts, faults) for number in range(1, min(MOST, max(FEWEST, last + 1)) + 1))


def next_row(texts: Mapping[str, str]) -> int:
    """Return the number of the first row in which nothing was filled in; 0 where there is none left."""
    return next((number for number in range(1, MOST + 1) if not _is_filled(number, texts)), 0)


def row_texts(number: int, name: str, changes: Mapping[str, str]) -> dict[str, str]:
    """Return a row as it would be typed: its name, and a value for each input that changes."""
    texts = {f"{NAME}_{number}": name}
    for change, (place, text) in enumerate(changes.items(), 1):
        boxes = {INPUT: place, WAY: How.VALUE.value, AMOUNT: text}
        texts |= {_box(part, number, change): value for part, value in boxes.items()}
    return texts


def names() -> tuple[str, ...]:
    """Return the names of all boxes."""
    return tuple(name for number in range(1, MOST + 1) for name in _names(number))


def _names(number: int) -> Iterator[str]:
    yield f"{NAME}_{number}"
    for change in range(1, MOST_CHANGES + 1):
        yield from (_box(part, number, change) for part in (INPUT, WAY, AMOUNT))


def _box(part: str, number: int, change: int) -> str:
    """The name of a box; those of a first change are as they were when there was one."""
    return f"{part}_{number}" if change == 1 else f"{part}_{number}_{change}"


def _is_filled(number: int, texts: Mapping[str, str]) -> bool:
    return bool(texts.get(f"{NAME}_{number}")) or bool(_filled(number, texts))


def _filled(number: int, texts: Mapping[str, str]) -> list[int]:
    """The changes of a row in which something was chosen or typed."""
    changes = range(1, MOST_CHANGES + 1)
    return [at for at in changes if any(texts.get(_box(part, number, at)) for part in (INPUT, AMOUNT))]


def typed(base: Breakdown, texts: Mapping[str, str], faults: list[Finding]) -> dict[int, MadeScenario]:
    """Return the scenarios that were made, by the number of their row; what is wrong is noted at its box."""
    numbers = (number for number in range(1, MOST + 1) if _is_filled(number, texts))
    found = {number: _scenario(base, number, texts, faults) for number in numbers}
    return {number: made for number, made in found.items() if made is not None}


def _scenario(base: Breakdown, number: int, texts: Mapping[str, str], faults: list[Finding]) -> MadeScenario | None:
    changes: dict[str, Json] = {}
    boxes: dict[str, str] = {}
    told: list[str] = []
    for change in _filled(number, texts) or (1,):
        place, box = texts.get(_box(INPUT, number, change), ""), _box(AMOUNT, number, change)
        if place and place in changes:
            text, advice = "Deze invoer verandert al in dit scenario.", "Kies een andere invoer, of haal er een weg."
            faults.append(Finding("dubbel", text, advice, Place.of(_box(INPUT, number, change))))
        elif (made := _change(base, _Typed(number, change, texts), faults)) is not None:
            changes[place], label = made
            boxes[place] = box
            told.append(label)
    if not changes:
        return None
    return MadeScenario({"naam": texts.get(f"{NAME}_{number}") or listed(told), "wijzigingen": changes}, boxes)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed of a change."""

    number: int
    change: int
    texts: Mapping[str, str]

    def box(self, part: str) -> str:
        return _box(part, self.number, self.change)

    def text(self, part: str) -> str:
        return self.texts.get(self.box(part), "")


def _change(base: Breakdown, told: _Typed, faults: list[Finding]) -> tuple[Json, str] | None:
    """Return what changes and how that is called; None, with what is wrong noted, where that is not clear."""
    place, amount = told.text(INPUT), told.text(AMOUNT)
    way = How(told.text(WAY)) if told.text(WAY) in set(How) else How.VALUE
    node = base.plan.nodes.get(line_of(written(place))) if place else None
    if node is None:
        text = "Welke invoer verandert?"
        faults.append(Finding("ontbreekt", text, "Kies een invoer.", Place.of(told.box(INPUT))))
    if not amount:
        text = "Hoeveel verandert de invoer?"
        faults.append(Finding("ontbreekt", text, "Vul een getal in.", Place.of(told.box(AMOUNT))))
    if node is None or not amount:
        return None
    number = _in_unit(amount, node, way, told.box(AMOUNT), faults)
    return (number if way is How.VALUE else {way.value: number}), f"{node.label} {_SIGNS[way]}{number}"


def _in_unit(text: str, node: Node, way: How, box: str, faults: list[Finding]) -> str:
    """Read a percentage as one; a factor is a plain number."""
    if not node.unit.percent or way is How.FACTOR:
        return text
    found, doubtful = as_percent(text)
    if doubtful is not None:
        faults.append(
            Finding("percentage_dubbelzinnig", f"{node.label} kan twee dingen betekenen.", ADVICE, Place.of(box))
        )
    return found


def _groups(base: Breakdown) -> Groups:
    shares = {table.share for table in base.model.tables.values()}
    found: dict[NodeKind, list[tuple[str, str]]] = {kind: [] for kind in _GROUPS}
    for node in base.plan.nodes.values():
        known = node.kind in found and node.quantity.key not in shares and node.id not in base.results
        label = f"{node.label} (%)" if node.unit.percent else node.label
        if known and node.id in base.values and label not in dict(found[node.kind]).values():
            found[node.kind].append((place_of(node), label))
    return tuple((_GROUPS[kind], tuple(each)) for kind, each in found.items() if each)


def _row(number: int, groups: Groups, texts: Mapping[str, str], faults: Sequence[Finding]) -> RowView:
    shown = min(MOST_CHANGES, max(FEWEST, max(_filled(number, texts), default=0) + 1))
    name = filled_in(Box(f"{NAME}_{number}", "Naam", nothing="kies"), texts, faults)
    changes = (_change_view(_Typed(number, change, texts), faults) for change in range(1, shown + 1))
    return RowView(number, name, tuple(changes), groups)


def _change_view(told: _Typed, faults: Sequence[Finding]) -> ChangeView:
    way = Box(told.box(WAY), "Hoe", How.VALUE.value, choices=WAYS, nothing="kies", kind="keuze")
    own = tuple(finding for finding in faults if str(finding.place) == told.box(INPUT))
    amount = filled_in(Box(told.box(AMOUNT), "Getal", kind="getal"), told.texts, faults)
    return ChangeView(filled_in(way, told.texts, faults), amount, told.text(INPUT), told.box(INPUT), own)
