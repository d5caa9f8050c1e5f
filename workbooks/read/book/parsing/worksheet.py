"""The cells of one sheet of an .xlsx, in one pass: values, formulas and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from .cellvalue import BookFacts, cell_value
from .formula import SharedFormula
from .result import DAMAGED, NOTHING, Place, RawSheet, Unreadable, column_number, place

_DIGITS = "0123456789"
_MOST_FAULTS, _MOST_COLUMNS = 20, 256
_columns: dict[str, int] = {}


@dataclass
class WorksheetReader:
    """Reads one sheet into `sheet`; numbers that are none are collected in `faults`."""

    sheet: RawSheet
    facts: BookFacts
    faults: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._row = self._column = 0
        self._row_hidden = False
        self._hidden_columns: set[int] = set()
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] | None = None
        self._texts: list[str] = []
        self._value = self._inline = self._formula_text = ""
        self._phonetic = False
        self._shared: dict[str, SharedFormula] = {}

    def read(self, content: bytes) -> None:
        """Read the XML of the sheet."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._texts.append
        parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2] if ":" in name else name:
            case "c":
                self._cell = attributes
                self._value = self._inline = self._formula_text = ""
                self._formula = None
                self._at(attributes.get("r"))
            case "v" | "t":
                self._texts.clear()
            case "f":
                self._texts.clear()
                self._formula = attributes
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
                self._row_hidden = attributes.get("hidden") in ("1", "true")
                self._texts.clear()
            case "rPh":
                self._phonetic = True
            case "col" if attributes.get("hidden") in ("1", "true"):
                first, last = int(attributes.get("min", 1)), int(attributes.get("max", 0))
                self._hidden_columns.update(range(max(first, 1), min(last, _MOST_COLUMNS) + 1))
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2] if ":" in name else name:
            case "c":
                self._finish()
            case "v":
                self._value = "".join(self._texts)
            case "t":
                if not self._phonetic:
                    self._inline += "".join(self._texts)
            case "f":
                self._formula_text = "".join(self._texts)
            case "rPh":
                self._phonetic = False

    def _at(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        letters = reference.rstrip(_DIGITS)
        column = _columns.get(letters)
        if column is None:
            column = _columns[letters] = column_number(letters)
        self._column = column
        self._row = int(reference[len(letters) :])

    def _finish(self) -> None:
        """The cell ends: keep it when anything stands in it."""
        formula = "" if self._formula is None else self._whole_formula(self._formula)
        attributes = self._cell
        if not (self._value or self._inline or formula):
            return
        style = attributes.get("s")
        code = self.facts.format_of(style)
        kind = attributes.get("t", "n")
        try:
            found, value = cell_value(kind, self._value, self._inline, code, self.facts)
        except Unreadable as refused:
            self._fault(refused)
            return
        if found == NOTHING and not formula:
            return
        stored = not formula or found != NOTHING or kind == "str"
        hidden = self._row_hidden or self._column in self._hidden_columns
        self.facts.budget.spend(len(value) + len(formula))
        self.sheet.cells.append((self._row, self._column, found, value, code, formula, hidden, stored))

    def _whole_formula(self, attributes: dict[str, str]) -> str:
        """Return the formula with `=`; of a shared one the form it has in this cell."""
        text = self._formula_text
        shared = attributes.get("si") if attributes.get("t") == "shared" else None
        if shared is None:
            return f"={text}" if text else ""
        if text:
            self._shared[shared] = SharedFormula(text, self._row, self._column)
        elif shared in self._shared:
            text = self._shared[shared].at(self._row, self._column)
        return f"={text}" if text else ""

    def _fault(self, refused: Unreadable) -> None:
        kind, _ = refused.places[0]
        if kind == DAMAGED:
            raise refused
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append((kind, place(self.sheet.name, self._row, self._column)))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.replace("$", "").partition(":")
        top, left = address(first)
        bottom, right = address(last or first)
        self.sheet.merges.append((min(top, bottom), min(left, right), max(top, bottom), max(left, right)))


def address(reference: str) -> tuple[int, int]:
    """Return row and column of `C9`."""
    letters = reference.rstrip(_DIGITS)
    digits = reference[len(letters) :]
    if not digits:
        raise Unreadable(DAMAGED)
    return int(digits), column_number(letters)
