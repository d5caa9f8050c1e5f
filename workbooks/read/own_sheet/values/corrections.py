"""What a user says of a cell: which input it is, a percentage of what, in which unit, or that it is not used.

In a file with answers (and just so in the JSON of a request):

    ["Blad1!B7"]
    is = "overhead"
    grondslag = "omzet"

    ["Blad1!B9"]
    is = "niet_gebruiken"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NotRequired

from typing_extensions import TypedDict

from tarief.core.findings import Finding, Refused
from tarief.core.nearest import meant
from tarief.core.place import Place, SheetCell

NOT_USED: Final = "niet_gebruiken"
#: Of more cells than this nothing can be said at once.
MOST_CELLS: Final = 500
_FIELDS: Final = ("is", "grondslag", "eenheid")
_CELL: Final = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^!]+)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d{0,6})")

#: Answers as they are written: a choice by question, and by cell what is said of it.
Document = Mapping[str, str | Mapping[str, str]]

Aanwijzing = TypedDict("Aanwijzing", {"is": str, "grondslag": NotRequired[str], "eenheid": NotRequired[str]})
Aanwijzing.__doc__ = "What a user says of a cell."


@dataclass(frozen=True, slots=True)
class Correction:
    """What a cell is: a key of the model (`is_`), with the base of a percentage and the unit where that is needed."""

    cell: SheetCell
    is_: str
    base: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """The cell as it is named in a file: `Blad1!B7`."""
        return named(self.cell.sheet, self.cell.address)

    @property
    def place(self) -> Place:
        """The cell."""
        return Place(cell=self.cell)

    def as_json(self) -> Aanwijzing:
        """Return it as it is written in a file with answers."""
        made: Aanwijzing = {"is": self.is_}
        if self.base:
            made["grondslag"] = self.base
        if self.unit:
            made["eenheid"] = self.unit
        return made


class Uncorrectable(Refused):
    """What was said of cells cannot be; the file itself is in order."""


@dataclass(frozen=True, slots=True)
class SheetAnswers:
    """What a user said about a sheet: a choice by question, and what cells are."""

    answers: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()

    @property
    def cells(self) -> dict[str, dict[str, str]]:
        """What is said of cells, by the name of the cell, as it is written in a file with answers."""
        return {each.name: {name: str(text) for name, text in each.as_json().items()} for each in self.corrections}

    def document(self) -> Document:
        """Return both as they are written in a file with answers."""
        return {**self.answers, **self.cells}

    def over(self, other: SheetAnswers) -> SheetAnswers:
        """Return both together; what is said here goes before what the other says."""
        cells = {each.cell: each for each in (*other.corrections, *self.corrections)}
        return SheetAnswers({**other.answers, **self.answers}, tuple(cells.values()))


def named(sheet: str, address: str) -> str:
    """Return the name of a cell as people write it, without quotes: `Blad!A1`."""
    return f"{sheet}!{address}" if sheet else address


def cell_named(name: str) -> SheetCell | None:
    """Return the cell that a text names (`Blad1!B7`, `'Blad 1'!$B$7`); None when it names none."""
    parts = _CELL.fullmatch(name.strip())
    if parts is None:
        return None
    sheet = (parts["sheet"] or "").strip()
    sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    return SheetCell(sheet, parts["column"].upper() + parts["row"])


def choices_in(document: Document) -> SheetAnswers:
    """Read what was written; raises one `Refused` with everything that cannot be understood."""
    faults: list[Finding] = []
    answers = {key: text for key, text in document.items() if isinstance(text, str)}
    tables = [(key, table) for key, table in document.items() if not isinstance(table, str)]
    found = [_correction(key, table, faults) for key, table in tables[:MOST_CELLS]]
    if len(tables) > MOST_CELLS:
        text = f"Van {len(tables)} cellen is gezegd wat zij zijn; hoogstens {MOST_CELLS} kan."
        faults.append(Finding("te_veel_cellen", text, "Zeg het alleen van cellen die verkeerd zijn gelezen."))
    seen: set[SheetCell] = set()
    for each in filter(None, found):
        if each.cell in seen:
            text = "Van deze cel is meer dan één keer gezegd wat zij is."
            faults.append(Finding("cel_dubbel", text, "Laat er een staan.", each.place))
        seen.add(each.cell)
    if faults:
        raise Uncorrectable(tuple(faults))
    return SheetAnswers(answers, tuple(each for each in found if each is not None))


def _correction(key: str, table: Mapping[str, str], faults: list[Finding]) -> Correction | None:
    cell = cell_named(key)
    if cell is None:
        advice = 'Schrijf een cel als ["Blad1!B7"], met daaronder is = "overhead".'
        faults.append(Finding("geen_cel", f"'{key}' is geen cel.", advice, Place.of(key)))
        return None
    place = Place(cell=cell)
    for name in table.keys() - set(_FIELDS):
        advice = meant(name, _FIELDS, f"Gebruik {', '.join(_FIELDS)}.")
        faults.append(Finding("onbekende_sleutel", f"'{name}' kan niet bij een cel staan.", advice, place))
    if not table.get("is"):
        text, advice = "Er staat niet bij wat deze cel is.", f'Schrijf is = "overhead", of is = "{NOT_USED}".'
        faults.append(Finding("ontbreekt", text, advice, place))
    return Correction(cell, table.get("is", ""), table.get("grondslag", ""), table.get("eenheid", ""))
