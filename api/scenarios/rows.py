"""Scenarios made on the page: up to three, each one change to one input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.files.form import Box, filled_in
from tarief import Breakdown, Finding
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.typed import ADVICE, as_percent
from tarief.model.plan import Node, NodeKind
from tarief.scenarios.change import How, line_of, written

#: Inputs to choose from, a key and a label, under their headings.
Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
ROWS: Final = 3
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
class RowView:
    """One scenario to fill in; `groups` holds the inputs to choose from under their headings."""

    number: int
    name: Box
    way: Box
    amount: Box
    chosen: str
    input: str
    faults: tuple[Finding, ...]
    groups: Groups


def rows(base: Breakdown, texts: Mapping[str, str], faults: Sequence[Finding] = ()) -> tuple[RowView, ...]:
    """Return the rows with what was typed and what is wrong with it."""
    groups = _groups(base)
    return tuple(_row(number, groups, texts, faults) for number in range(1, ROWS + 1))


def names() -> tuple[str, ...]:
    """Return the names of all boxes."""
    return tuple(f"{part}_{number}" for number in range(1, ROWS + 1) for part in (NAME, INPUT, WAY, AMOUNT))


def typed(base: Breakdown, texts: Mapping[str, str], faults: list[Finding]) -> dict[int, Json]:
    """Return the scenarios that were made, by the number of their row; what is wrong is noted at its box."""
    found = {}
    for number in range(1, ROWS + 1):
        said = {part: texts.get(f"{part}_{number}", "") for part in (NAME, INPUT, WAY, AMOUNT)}
        if said[NAME] or said[INPUT] or said[AMOUNT]:
            found[number] = _scenario(base, number, said, faults)
    return {number: each for number, each in found.items() if each}


def _scenario(base: Breakdown, number: int, said: dict[str, str], faults: list[Finding]) -> Json:
    place, way = said[INPUT], How(said[WAY]) if said[WAY] in set(How) else How.VALUE
    node = base.plan.nodes.get(line_of(written(place))) if place else None
    if node is None:
        faults.append(
            Finding("ontbreekt", "Welke invoer verandert?", "Kies een invoer.", Place.of(f"{INPUT}_{number}"))
        )
    if not said[AMOUNT]:
        faults.append(
            Finding("ontbreekt", "Hoeveel verandert de invoer?", "Vul een getal in.", Place.of(f"{AMOUNT}_{number}"))
        )
    if node is None or not said[AMOUNT]:
        return {}
    text = _in_unit(said[AMOUNT], node, way, f"{AMOUNT}_{number}", faults)
    name = said[NAME] or f"{node.label} {_SIGNS[way]}{text}"
    change = text if way is How.VALUE else {way.value: text}
    return {"naam": name, "wijzigingen": {place: change}}


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
            found[node.kind].append((_place(node), label))
    return tuple((_GROUPS[kind], tuple(each)) for kind, each in found.items() if each)


def _place(node: Node) -> str:
    """Return where a line stands in the inputs: its key, or `functiemix/0/trede` for one of a row."""
    return node.id if node.row_index is None else f"{node.quantity.row}/{node.row_index}/{node.quantity.key}"


def _row(number: int, groups: Groups, texts: Mapping[str, str], faults: Sequence[Finding]) -> RowView:
    def box(part: str, label: str, kind: str = "tekst", choices: tuple[tuple[str, str], ...] = ()) -> Box:
        usual = How.VALUE.value if part == WAY else ""
        return filled_in(
            Box(f"{part}_{number}", label, usual, choices=choices, nothing="kies", kind=kind), texts, faults
        )

    return RowView(
        number,
        box(NAME, "Naam"),
        box(WAY, "Hoe", "keuze", WAYS),
        box(AMOUNT, "Getal", "getal"),
        texts.get(f"{INPUT}_{number}", ""),
        f"{INPUT}_{number}",
        tuple(finding for finding in faults if str(finding.place) == f"{INPUT}_{number}"),
        groups,
    )
