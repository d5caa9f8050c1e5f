"""The cells of a compiled workbook as a form: what they hold, what was typed instead, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Final

from api.files.form import Box
from tarief.calculation import Breakdown
from tarief.core.dutch import shown
from tarief.core.findings import Finding, every, refuse
from tarief.core.json_data import Json
from tarief.core.number import plain, read_number
from tarief.core.place import Place
from tarief.core.typed import percent_in
from tarief.models.rekentool.layout import ToolInput
from tarief.models.rekentool.tool import Rekentool

#: Boxes of one form; what lies beyond keeps what the workbook holds.
MOST_BOXES: Final = 400
_TRUTHS: Final = (("waar", "waar"), ("onwaar", "onwaar"))
_SOURCE: Final = "ingevuld op de pagina"
#: Decimals of an amount that are shown beyond cents, where it has them.
_MORE: Final = 8
#: A sheet with more boxes than this is folded.
_OPEN: Final = 14


@dataclass(frozen=True, slots=True)
class ToolSheet:
    """The boxes of one sheet of the workbook."""

    name: str
    boxes: tuple[Box, ...]
    changed: bool

    @property
    def is_open(self) -> bool:
        """Whether it is shown unfolded."""
        return self.changed or len(self.boxes) <= _OPEN


@dataclass(frozen=True)
class ToolForm:
    """What was typed over what a workbook holds, by key of the input; `findings` say what is wrong with it."""

    tool: Rekentool
    typed: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @cached_property
    def shown(self) -> Mapping[str, ToolInput]:
        """The inputs that have a box: those that the workbook fills first."""
        inputs = sorted(self.tool.layout.inputs, key=lambda each: not each.written)[:MOST_BOXES]
        chosen = {each.key for each in inputs}
        return {each.key: each for each in self.tool.layout.inputs if each.key in chosen}

    @property
    def hidden(self) -> int:
        """How many inputs have no box."""
        return len(self.tool.layout.inputs) - len(self.shown)

    @cached_property
    def changed(self) -> Mapping[str, str]:
        """What was typed that is not what the workbook holds."""
        return {
            key: text for key, text in self.typed.items() if key in self.shown and text != as_typed(self.shown[key])
        }

    @property
    def boxes(self) -> list[Box]:
        """All boxes."""
        return [box for sheet in self.sheets for box in sheet.boxes]

    @property
    def sheets(self) -> Iterator[ToolSheet]:
        """The boxes by sheet, in the order of the workbook."""
        by_sheet: dict[str, list[ToolInput]] = {}
        for each in self.shown.values():
            by_sheet.setdefault(each.cell.sheet, []).append(each)
        for name, inputs in by_sheet.items():
            boxes = tuple(self._box(each) for each in inputs)
            yield ToolSheet(name, boxes, any(box.faults or box.name in self.changed for box in boxes))

    @property
    def loose(self) -> Sequence[Finding]:
        """What is wrong that belongs to no box."""
        return [finding for finding in self.findings if str(finding.place) not in self.shown]

    def _box(self, each: ToolInput) -> Box:
        faults = tuple(finding for finding in self.findings if str(finding.place) == each.key)
        value = self.typed.get(each.key, as_typed(each))
        choices = _TRUTHS if each.kind == "waar" else tuple((text, text) for text in each.choices)
        if choices and value not in dict(choices):
            choices = (*choices, (value, value or "leeg"))
        suffix = "" if each.is_settled or each.unit.symbol == "" else each.unit.symbol.replace("/", " per ")
        kind = "keuze" if choices else "datum" if each.kind == "datum" else "tekst" if each.is_settled else "getal"
        return Box(each.key, each.label, value, f"Cel {each.cell.address}", suffix, choices, "leeg", faults, kind)

    def calculate(self) -> Breakdown:
        """Return the price at what was typed; raises `Refused` with each fault at its box."""
        faults: list[Finding] = []
        stated = {key: self._stated(self.shown[key], faults) for key in self.changed}
        breakdown: Breakdown
        _, breakdown = every(partial(refuse, faults), partial(self.tool.calculate, stated, on=date.today()))
        return breakdown

    def _stated(self, each: ToolInput, faults: list[Finding]) -> Json:
        text = self.changed[each.key]
        if not text:
            return None
        if each.kind == "vast_getal":
            found = read_number(text)
            if found.value is None:
                advice = "Schrijf een getal, zoals 12,5."
                faults.append(Finding("geen_getal", f"'{text}' is geen getal.", advice, Place.of(each.key)))
                return None
            return plain(found.value)
        if each.is_settled:
            return text
        if each.unit.percent:
            text = percent_in(self.changed, each.key, each.label, faults)
        return {"waarde": text, "bron": _SOURCE}


def as_typed(each: ToolInput) -> str:
    """Return what the workbook holds in a cell as somebody types it: `24,68`, and a share as `20%`."""
    if each.is_settled and each.kind != "vast_getal":
        return each.written
    value = read_number(each.written).value if each.written else None
    if value is None:
        return each.written
    share = each.unit.percent and not each.is_settled
    text = plain(value * 100 if share else value).replace(".", ",")
    return f"{text}%" if share and 0 < value * 100 <= 1 else text


def with_unit(each: ToolInput) -> str:
    """Return what the workbook holds in a cell as a reader sees it, with its unit."""
    typed = as_typed(each)
    if each.is_settled or not each.unit.symbol or typed.endswith("%"):
        return typed
    if each.unit.money and (value := read_number(each.written).value) is not None:
        return shown(value, each.unit, _MORE)
    return f"{typed}%" if each.unit.percent else f"{typed} {each.unit.symbol}"
