"""What the user says of a workbook: where the price stands, what lines are called, and what the law calls them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from tarief.core.findings import Finding
from tarief.core.law import JEUGDWET, LAWS, WMO, Law
from tarief.core.place import Place
from tarief.models import MODELS
from tarief.models.rekentool.node import CellAddress, Malformed, address_of

#: How a line is said to be no element of a law.
NO_ELEMENT: Final = "-"
_LONGEST: Final = 200
_RESULTS, _NAMES, _LAWS = "resultaten", "namen", "onderdelen"


@dataclass(frozen=True, slots=True)
class SaidOfCells:
    """What the user says of cells: what they are called, and their letters of both laws."""

    names: Mapping[CellAddress | None, str]
    letters: Mapping[CellAddress | None, tuple[str, str]]

    def letters_of(self, cell: CellAddress, key: str, label: str) -> tuple[str, str]:
        """Return the letters that were said, or those that its name makes likely."""
        return self.letters[cell] if cell in self.letters else _likely_letters(key, label)


@dataclass(frozen=True, slots=True)
class ToolChoices:
    """What was said of a workbook, by cell as it is written: `Blad!C12`.

    `results` are the cells with a price, `names` what lines are called, `laws` the elements of the Jeugdwet and the
    Wmo: `c/b`, with `-` for none.
    """

    results: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    laws: Mapping[str, str] = field(default_factory=dict)

    def over(self, earlier: ToolChoices) -> ToolChoices:
        """Return these with what was said earlier of the rest."""
        names, laws = {**earlier.names, **self.names}, {**earlier.laws, **self.laws}
        return ToolChoices(self.results or earlier.results, names, laws)

    def document(self) -> dict[str, dict[str, str]]:
        """Return them as they are remembered."""
        results = {str(place): cell for place, cell in enumerate(self.results)}
        return {_RESULTS: results, _NAMES: dict(self.names), _LAWS: dict(self.laws)}

    def among(self, cells: Collection[CellAddress]) -> tuple[SaidOfCells, tuple[Finding, ...]]:
        """Return what is said of these cells, and what is wrong: other cells, no name, letters that there are not."""
        faults: list[Finding] = []
        names = {_cell(text, cells, faults): _name(text, name, faults) for text, name in self.names.items()}
        letters = {_cell(text, cells, faults): _letters(text, each, faults) for text, each in self.laws.items()}
        return SaidOfCells(names, letters), tuple(dict.fromkeys(faults))


def choices_of(document: Mapping[str, str | Mapping[str, str]]) -> ToolChoices:
    """Return choices as they were remembered."""
    results, names, laws = (_texts(document.get(name)) for name in (_RESULTS, _NAMES, _LAWS))
    return ToolChoices(tuple(cell for _, cell in sorted(results.items())), names, laws)


def _texts(stored: str | Mapping[str, str] | None) -> dict[str, str]:
    return dict(stored) if isinstance(stored, Mapping) else {}


def allowed_letters(law: Law) -> tuple[str, ...]:
    """Return the letters that a line can have; of the Wmo also two that cannot be separated."""
    return (NO_ELEMENT, *law.elements, *(("a+c",) if law is WMO else ()))


def _name(cell: str, name: str, faults: list[Finding]) -> str:
    if not name:
        text = f"Bij '{cell[:80]}' staat geen naam."
        faults.append(Finding("geen_naam", text, "Schrijf het als Blad!C12=Naam.", place_of(cell)))
    return name[:_LONGEST]


def _letters(cell: str, text: str, faults: list[Finding]) -> tuple[str, str]:
    jeugdwet, mark, wmo = (part.strip().casefold() for part in text.partition("/"))
    if not mark or jeugdwet not in allowed_letters(JEUGDWET) or wmo not in allowed_letters(WMO):
        known = "; ".join(f"{law.title}: {', '.join(allowed_letters(law))}" for law in LAWS.values())
        advice = f"Schrijf het onderdeel van de Jeugdwet en dat van de Wmo, zoals c/b, en - voor geen. {known}."
        told = f"'{text[:40]}' is geen onderdeel van de wetten." if text else f"Bij '{cell[:80]}' staat geen onderdeel."
        faults.append(Finding("onbekend_onderdeel", told, advice, place_of(cell)))
    return jeugdwet.replace(NO_ELEMENT, ""), wmo.replace(NO_ELEMENT, "")


def _cell(text: str, cells: Collection[CellAddress], faults: list[Finding]) -> CellAddress | None:
    cell = _written(text)
    if cell is None or cell not in cells:
        told = f"'{text[:80]}' is geen invoer en geen stap."
        faults.append(Finding("onbekende_cel", told, "Noem een cel van de lijst.", place_of(text)))
    return cell


def place_of(text: str) -> Place:
    """Return the cell that somebody writes as a place; nowhere for what is none."""
    cell = _written(text)
    return Place() if cell is None else cell.place


def _written(text: str) -> CellAddress | None:
    try:
        return address_of(text.replace("$", "").replace("'", ""))
    except Malformed:
        return None


@cache
def _known() -> dict[str, tuple[str, str]]:
    """The letters of both laws by key and by label, of every line of our models that has them."""
    lines = [line for model in MODELS.values() for line in model.quantities.values() if line.jeugdwet or line.wmo]
    by_label = {line.label.casefold(): (line.jeugdwet, line.wmo) for line in lines}
    return by_label | {line.key: (line.jeugdwet, line.wmo) for line in lines}


def _likely_letters(key: str, label: str) -> tuple[str, str]:
    """The letters of the Jeugdwet and the Wmo that a line probably has, as our own models have it; empty if unknown."""
    known = _known()
    return known.get(key) or known.get(label.casefold()) or ("", "")


#: Nothing was said.
NO_CHOICES: Final = ToolChoices()
