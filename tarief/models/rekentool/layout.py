"""A workbook that became a model, as data: its inputs, its texts, its formulas in working order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, cast

from tarief.core.canonical import Recordable, canonical, sha256_of
from tarief.core.days import typed_day
from tarief.core.jsonable import JsonObject
from tarief.core.number import plain, read_number
from tarief.core.units import GETAL, Unit
from tarief.models.rekentool.limits import Limits
from tarief.models.rekentool.node import (
    CellAddress,
    FormulaNode,
    FormulaTree,
    Malformed,
    node_of,
    number_of,
)
from tarief.models.rekentool.value import Value, constant
from tarief.models.rekentool.written import serial_of

#: What kind of document it is, and the version of its layout.
KIND: Final = "tarief-rekentool"
LAYOUT: Final = "1"
#: Letters of one text.
LONGEST: Final = 2_000
#: What an input can be: a number that may vary; what is settled before anything is calculated; what is empty now.
NUMBER, NOTHING = "getal", "leeg"
_TRUTHS: Final = {
    **dict.fromkeys(("waar", "true", "ja", "1"), True),
    **dict.fromkeys(("onwaar", "false", "nee", "0"), False),
}
SETTLED: Final = ("keuze", "tekst", "datum", "vast_getal", "waar")


@dataclass(frozen=True, slots=True)
class ToolInput:
    """A cell that is filled in: what it is, what it held, and what it may hold; a number has a unit.

    `limits` are those that its maker set to a number. `starts_1904` is of the whole workbook, and says which number
    a day is.
    """

    cell: CellAddress
    key: str
    label: str
    kind: str
    written: str = ""
    unit: Unit = GETAL
    choices: tuple[str, ...] = ()
    numeric: bool = False
    jeugdwet: str = ""
    wmo: str = ""
    starts_1904: bool = False
    limits: Limits | None = None

    @property
    def is_settled(self) -> bool:
        """Whether it is known before anything is calculated."""
        return self.kind in SETTLED

    def value(self, written: str) -> Value:
        """Return what is written as a value of a cell; nothing for what is empty."""
        if not written:
            return None
        if self.kind == "waar":
            if (truth := _TRUTHS.get(written.strip().casefold())) is None:
                raise Malformed(f"'{written[:60]}' is geen ja of nee.")
            return truth
        if self.kind == "datum" and (day := typed_day(written)) is not None:
            return constant(serial_of(day, starts_1904=self.starts_1904))
        if self.kind in ("datum", "vast_getal", NUMBER, NOTHING) or self.numeric:
            return constant(number_of(written))
        return written

    @property
    def is_number(self) -> bool:
        """Whether what is settled beforehand is a number."""
        return self.numeric or self.kind == "vast_getal"

    def spelled(self, typed: str) -> str:
        """Return what somebody typed as the document writes it: a spreadsheet knows no capitals, a number a comma."""
        number = read_number(typed, percent=self.unit.percent).value if self.is_number else None
        bare = plain(number) if number is not None and typed != self.written else typed.strip()
        same = (choice for choice in self.choices if choice.casefold() == bare.casefold())
        return next(same, typed if number is None else bare)

    def as_json(self) -> JsonObject:
        """Return it as the document has it."""
        return {
            "cel": str(self.cell),
            "sleutel": self.key,
            "naam": self.label,
            "soort": self.kind,
            "waarde": self.written or None,
            "eenheid": self.unit.key,
            **({"keuzes": list(self.choices)} if self.choices else {}),
            **({"getallen": True} if self.numeric else {}),
            **({} if self.limits is None else {"grens": self.limits.as_json()}),
            **({"jeugdwet": self.jeugdwet} if self.jeugdwet else {}),
            **({"wmo": self.wmo} if self.wmo else {}),
        }


@dataclass(frozen=True, slots=True)
class ToolStep:
    """A cell with a formula: as data, as the workbook writes it, and the value that it held."""

    cell: CellAddress
    key: str
    label: str
    unit: Unit
    tree: FormulaTree
    text: str
    stored: FormulaTree = None
    jeugdwet: str = ""
    wmo: str = ""
    #: The formula, where it has been read already.
    node: FormulaNode | None = field(default=None, compare=False, repr=False)

    def as_json(self) -> JsonObject:
        """Return it as the document has it."""
        return {
            "cel": str(self.cell),
            "sleutel": self.key,
            "naam": self.label,
            "eenheid": self.unit.key,
            "formule": self.tree,
            "tekst": self.text,
            "waarde": self.stored,
            **({"jeugdwet": self.jeugdwet} if self.jeugdwet else {}),
            **({"wmo": self.wmo} if self.wmo else {}),
        }


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell with a formula that could not be compiled, and why."""

    cell: CellAddress
    reason: str
    text: str = ""

    def as_json(self) -> JsonObject:
        """Return it as the document has it."""
        return {"cel": str(self.cell), "reden": self.reason, "formule": self.text}


@dataclass(frozen=True)
class ToolLayout:
    """A whole workbook as a model. `texts` are those of tables; `results` the cells that are asked for.

    `rungs` are the lines of which the workbook shows that they add up to the price, in its order.
    `fingerprint` says which workbooks are fillings of the same one.
    """

    key: str
    label: str
    per: str
    fingerprint: str
    inputs: tuple[ToolInput, ...]
    steps: tuple[ToolStep, ...]
    texts: Mapping[CellAddress, str] = field(default_factory=dict)
    unread: tuple[UnreadCell, ...] = ()
    results: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    rungs: tuple[str, ...] = ()
    confirmed: bool = True
    starts_1904: bool = False
    version: str = "1"

    @cached_property
    def nodes(self) -> tuple[FormulaNode, ...]:
        """The formula of each step."""
        return tuple(step.node or node_of(step.tree) for step in self.steps)

    @property
    def held(self) -> dict[CellAddress, Value]:
        """What the workbook holds in its inputs."""
        return {each.cell: each.value(each.written) for each in self.inputs}

    @cached_property
    def needed(self) -> frozenset[CellAddress]:
        """The cells with a formula that the results rest on, and the results; all where there are no results yet."""
        if not self.results:
            return frozenset(step.cell for step in self.steps)
        formulas = by_sheet(step.cell for step in self.steps)
        nodes = {step.cell: node for step, node in zip(self.steps, self.nodes, strict=True)}
        left, found = [self.by_key[key].cell for key in self.results], set[CellAddress]()
        while left:
            cell = left.pop()
            if cell in nodes and cell not in found:
                found.add(cell)
                left += named_cells(nodes[cell], formulas)
        return frozenset(found)

    @cached_property
    def used(self) -> frozenset[CellAddress]:
        """The cells with a formula that another formula rests on."""
        formulas = by_sheet(step.cell for step in self.steps)
        return frozenset(cell for node in self.nodes for cell in named_cells(node, formulas))

    @cached_property
    def by_cell(self) -> Mapping[CellAddress, ToolInput | ToolStep]:
        """Inputs and steps by cell."""
        entries: tuple[ToolInput | ToolStep, ...] = (*self.inputs, *self.steps)
        return {each.cell: each for each in entries}

    @cached_property
    def by_key(self) -> Mapping[str, ToolInput | ToolStep]:
        """Inputs and steps by key."""
        entries: tuple[ToolInput | ToolStep, ...] = (*self.inputs, *self.steps)
        return {each.key: each for each in entries}

    def with_texts(self, texts: Mapping[CellAddress, str]) -> ToolLayout:
        """Return the same with other texts in its tables."""
        return self if texts == self.texts else replace(self, texts=texts)

    def _named(self, keys: Iterable[str]) -> list[JsonObject]:
        return [{"cel": str(self.by_key[key].cell), "sleutel": key} for key in keys]

    def as_json(self) -> JsonObject:
        """Return the document; its hash is over the canonical text, so that layout does not count."""
        document: JsonObject = {
            "soort": KIND,
            "opmaak": LAYOUT,
            "sleutel": self.key,
            "naam": self.label,
            "versie": self.version,
            "eenheid": self.per,
            "indeling": self.fingerprint,
            "datumstelsel": "1904" if self.starts_1904 else "1900",
            "resultaten": self._named(self.results),
            "voorstellen": self._named(self.proposed),
            "treden": self._named(self.rungs),
            "bevestigd": self.confirmed,
            "invoer": [each.as_json() for each in self.inputs],
            "teksten": {str(cell): text for cell, text in self.texts.items()},
            "stappen": [each.as_json() for each in self.steps],
            "niet_gelezen": [each.as_json() for each in self.unread],
        }
        return document | {"sha256": sha256_of(canonical(cast(Recordable, document)))}


#: Cells by their sheet.
CellsBySheet = Mapping[str, set[CellAddress]]


def by_sheet(cells: Iterable[CellAddress]) -> CellsBySheet:
    """Return cells by their sheet."""
    found: dict[str, set[CellAddress]] = {}
    for cell in cells:
        found.setdefault(cell.sheet, set()).add(cell)
    return found


def named_cells(node: FormulaNode, among: CellsBySheet) -> Iterator[CellAddress]:
    """Yield the cells that a formula names, of an area those that are `among` some."""
    stack = [node]
    while stack:
        part = stack.pop()
        stack += part.parts
        if part.cell is not None:
            yield part.cell
        if (area := part.area) is not None and (held := among.get(area.sheet)):
            rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
            if len(rows) * len(columns) < len(held):
                places = (CellAddress(area.sheet, row, column) for row in rows for column in columns)
                yield from (cell for cell in places if cell in held)
            else:
                yield from (cell for cell in held if cell.row in rows and cell.column in columns)
