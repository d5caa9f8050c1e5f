"""The cells of one sheet of an .xlsx, in one pass: values, formulas and what is hidden."""

from __future__ import annotations

from xml.parsers import expat

from .cellvalue import BookFacts, cell_value
from .formula import SharedFormula
from .plainrows import LAST, PlainCell, attributes_of, parts, plain_row
from .result import (
    DAMAGED,
    FOLDED,
    HIDDEN,
    NOTHING,
    TEXT,
    Place,
    RawArea,
    RawCell,
    RawSheet,
    Unreadable,
    area_of,
    column_number,
    place,
)

_DIGITS = "0123456789"
_MOST_FAULTS, _MOST_COLUMNS = 20, 256
_MOST_LISTS = 2_000
_TRUE = ("1", "true")
#: What a cell can be made to take: one of a list, or a number between limits.
_LIMITS = ("list", "whole", "decimal")
#: Text in the cell itself, which most cells of a template have.
_INLINE = "inlineStr"
_new = tuple.__new__
_columns: dict[str, int] = {}


class WorksheetReader:
    """Reads one sheet into `sheet`; numbers that are none are collected in `faults`."""

    def __init__(self, sheet: RawSheet, facts: BookFacts, faults: list[Place]) -> None:
        self.sheet, self.facts, self.faults = sheet, facts, faults
        self._row = self._column = 0
        self._row_sight = ""
        self._filter: RawArea | None = None
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] | None = None
        self._texts: list[str] = []
        self._value = self._inline = self._formula_text = ""
        self._phonetic = False
        self._list: dict[str, str] | None = None
        self._shared: dict[str, SharedFormula] = {}
        self._looks: dict[str, tuple[str, str]] = {}

    def read(self, content: bytes) -> None:
        """Read the XML of the sheet."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._texts.append
        if (found := parts(content)) is None:
            parser.Parse(content, True)
        else:
            before, rows, after = found
            parser.Parse(before, False)
            for text in rows:
                if (row := plain_row(text)) is not None:
                    self._take(*row)
                else:
                    parser.Parse(text + LAST, False)
            parser.Parse(after, True)
        self.sheet.fill_arrays()

    def _take(self, attributes: dict[str, str], cells: list[PlainCell]) -> None:
        """Keep the cells of a row that is written plainly."""
        self._row, self._column = int(attributes["r"]), 0
        self._see_row(attributes)
        spent = 0
        for _, letters, digits, about, about_formula, text, value, inline in cells:
            self._row, self._column = int(digits), _columns.get(letters) or _column(letters)
            formula = ""
            if text or about_formula:
                self._formula_text = text
                formula = self._whole_formula(attributes_of(about_formula))
            if value or inline or formula:
                kind, code = self._looks.get(about) or self._look(about)
                if kind == _INLINE and inline and not formula and "_x" not in inline:
                    spent += len(inline)
                    sight = self._row_sight or self.sheet.column_sights.get(self._column, "")
                    self.sheet.add(_new(RawCell, (self._row, self._column, TEXT, inline, code, "", sight, True, "")))
                else:
                    self._keep(kind, code, value, inline, formula)
            elif "s=" in about:
                self._see_empty((self._looks.get(about) or self._look(about))[1])
        self.facts.budget.spend(spent)

    def _see_row(self, attributes: dict[str, str]) -> None:
        self._row_sight = _sight(attributes)
        self.sheet.see_rows(range(self._row, self._row + 1), self._row_sight)

    def _look(self, text: str) -> tuple[str, str]:
        """Return the kind of value and the number format of these attributes of a cell."""
        attributes = attributes_of(text)
        look = self._looks[text] = attributes.get("t", "n"), self.facts.format_of(attributes.get("s"))
        return look

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2] if ":" in name else name:
            case "c":
                self._cell = attributes
                self._value = self._inline = self._formula_text = ""
                self._formula = None
                self._at(attributes.get("r"))
            case "v" | "t":
                self._texts.clear()
            case "is":  # of the text in the cell itself, which most cells of a template have
                return
            case "f":
                self._texts.clear()
                self._formula = attributes
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
                self._see_row(attributes)
                self._texts.clear()
            case "rPh":
                self._phonetic = True
            case "dataValidation":
                self._list = attributes | {"formula": ""} if attributes.get("type") in _LIMITS else None
            case "formula1" | "formula2" | "sqref" | "list":
                self._texts.clear()
            case "col" if sight := _sight(attributes):
                first, last = int(attributes.get("min", 1)), int(attributes.get("max", 0))
                self.sheet.column_sights |= dict.fromkeys(range(max(first, 1), min(last, _MOST_COLUMNS) + 1), sight)
            case "autoFilter":
                self._filter = area_of(attributes.get("ref", "A1"))
            case "filterColumn" if self._filter is not None:
                self.sheet.see_filter(self._filter)
                self._filter = None
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
            case "is":
                return
            case "f":
                self._formula_text = "".join(self._texts)
            case "rPh":
                self._phonetic = False
            case "formula1" if self._list is not None:
                self._list["formula"] = "".join(self._texts)
            case "formula2" if self._list is not None:
                self._list["other"] = "".join(self._texts)
            case "list" if self._list is not None:  # where a choice has a comma; the formula cuts it in two
                self._list["choices"] = "".join(self._texts)
            case "sqref" if self._list is not None:
                self._list["sqref"] = "".join(self._texts)
            case "dataValidation" if self._list is not None:
                self._note_list(self._list)
                self._list = None

    def _note_list(self, told: dict[str, str]) -> None:
        """A cell that takes one of a list, or a number between limits: which cells, and what the list or limits are."""
        cells, formula = told.get("sqref", ""), told["formula"].strip()
        if told["type"] != "list":
            self._note_limits(told, cells, formula)
            return
        if told.get("choices"):
            formula = f"{{{told['choices']}}}"
        if formula and len(self.sheet.lists) < _MOST_LISTS:
            self.facts.budget.spend(len(cells) + len(formula))
            self.sheet.lists.append((cells, formula))

    def _note_limits(self, told: dict[str, str], cells: str, formula: str) -> None:
        refuses = told.get("showErrorMessage") in _TRUE and told.get("errorStyle", "stop") == "stop"
        other = told.get("other", "").strip()
        if formula and len(self.sheet.limits) < _MOST_LISTS:
            self.facts.budget.spend(len(cells) + len(formula) + len(other))
            whole = "1" if told["type"] == "whole" else ""
            sign = told.get("operator", "between")
            self.sheet.limits.append((cells, whole, sign, formula, other, "1" if refuses else ""))

    def _at(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        letters = reference.rstrip(_DIGITS)
        self._column = _columns.get(letters) or _column(letters)
        self._row = int(reference[len(letters) :])

    def _finish(self) -> None:
        """The cell ends: keep it when anything stands in it."""
        formula = "" if self._formula is None else self._whole_formula(self._formula)
        if self._value or self._inline or formula:
            attributes = self._cell
            code = self.facts.format_of(attributes.get("s"))
            self._keep(attributes.get("t", "n"), code, self._value, self._inline, formula)
        elif "s" in self._cell:
            self._see_empty(self.facts.format_of(self._cell["s"]))

    def _see_empty(self, code: str) -> None:
        self.sheet.see_empty(self._row, self._column, code)

    def _keep(self, kind: str, code: str, value: str, inline: str, formula: str) -> None:
        try:
            found, value = cell_value(kind, value, inline, code, self.facts)
        except Unreadable as refused:
            self._fault(refused)
            return
        if found == NOTHING and not formula:
            return
        stored = not formula or found != NOTHING or kind == "str"
        sight = self._row_sight or self.sheet.column_sights.get(self._column, "")
        self.facts.budget.spend(len(value) + len(formula))
        self.sheet.add(RawCell(self._row, self._column, found, value, code, formula, sight, stored))

    def _whole_formula(self, attributes: dict[str, str]) -> str:
        """Return the formula with `=`; of a shared one the form it has in this cell."""
        text = self._formula_text
        kind = attributes.get("t")
        if kind == "array" and text and attributes.get("ref"):
            self.sheet.arrays.append((area_of(attributes["ref"]), f"={text}"))
        if kind == "dataTable" and attributes.get("ref"):
            ends = (attributes.get(end, "") for end in ("r1", "r2"))
            self.sheet.arrays.append((area_of(attributes["ref"]), f"=TABLE({','.join(filter(None, ends))})"))
            return self.sheet.arrays[-1][1]
        shared = attributes.get("si") if kind == "shared" else None
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
        self.sheet.merges.append(area_of(reference))


def _column(letters: str) -> int:
    number = _columns[letters] = column_number(letters)
    return number


def _sight(attributes: dict[str, str]) -> str:
    if attributes.get("hidden") not in _TRUE:
        return ""
    return HIDDEN if attributes.get("outlineLevel", "0") == "0" else FOLDED
