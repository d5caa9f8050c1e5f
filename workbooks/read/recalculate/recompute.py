"""From a workbook with formulas to the outcomes that the file lacks, and those that differ from what it holds."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .calculator import AVAILABLE, BOOLEAN, ERROR, NOTHING, NUMBER, TEXT, Calculator, CellOutcome
from .differences import Contents, Data, for_the_engine, otherwise
from .formulas import checked, functions, obstacle, shifts
from .package import WrittenCell, formula_xml, name_xml, package, quoted, serial, value_xml
from .reach import Area, NamedCells, Reach
from .tables import CellTable, without_tables

#: Formulas up to which those with an outcome are worked out as well.
MOST_CHECKED = 20_000
_DATE = "d"
#: Of a sheet; nothing further to the right is read.
_LAST_COLUMN = 256

#: Errors that the sheet itself makes; any other may be a shortcoming of ours.
_GENUINE = frozenset({"#DIV/0!", "#N/A", "#NUM!", "#NULL!"})
# Text that the engine takes for another number than a Dutch spreadsheet does: 1.500, 1/2/2026.
_FOREIGN = re.compile(r"\s*[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)%?\s*|\s*[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\s*")
_NO_NUMBER = "\u200b"
_CORNER, _FIXED = re.compile("([A-Z]+)([0-9]+)"), r"$\1$\2"
#: What stands in a cell that cannot be worked out: an error, then a number. What depends on it shows the difference.
_FIRST, _SECOND = CellOutcome(ERROR, "#N/A"), CellOutcome(NUMBER, "7654321.25")

#: Sheet (from 0), row, column.
Place = tuple[int, int, int]


class FormulaCell(NamedTuple):
    """A cell with a formula, as the reader found it; `array` is the area of an array formula."""

    place: Place
    sheet: str
    outcome: CellOutcome
    formula: str
    stored: bool
    array: str


def has_formulas(data: Data) -> bool:
    """Tell whether there is anything to work out."""
    return any(cell[5] for sheet in data["sheets"] for cell in sheet["cells"])


def recompute(data: Data) -> dict[str, Any]:
    """Return `values` (sheet, row, column, kind, text) and `failed` (sheet, row, column, reason).

    `values` holds each formula that had no outcome, and each whose outcome differs from the stored one by more
    than the noise of binary fractions. `data` is what the reader made of the file.
    """
    formulas = list(_formulas(data))
    if not AVAILABLE or (len(formulas) > MOST_CHECKED and all(each.stored for each in formulas)):
        return {"values": [], "failed": [], "unchecked": True}
    again = _Recomputation(data, formulas)
    again.run()
    return {"values": again.values(), "failed": [[*place, why] for place, why in again.failed.items()]}


def _formulas(data: Data) -> Iterator[FormulaCell]:
    tables = [CellTable(name, sheet, tuple(area), *rest) for name, sheet, area, *rest in data.get("tables", ())]
    for number, sheet in enumerate(data["sheets"]):
        arrays: set[str] = set()
        for row, column, kind, text, _, formula, _, stored, array in sheet["cells"]:
            if formula and array not in arrays:  # the engine has an array formula in its first cell
                arrays |= {array} - {""}
                plain = without_tables(formula, (sheet["name"], row, column), tables)
                yield FormulaCell((number, row, column), sheet["name"], _known(kind, text), plain, stored, array)


def _known(kind: str, text: str) -> CellOutcome:
    return CellOutcome(ERROR if kind == TEXT and text.startswith("#") else kind, text)


class _Recomputation:
    """One workbook being worked out. `held` keep their stored outcome, `failed` have none (with the reason)."""

    def __init__(self, data: Data, formulas: list[FormulaCell]) -> None:
        settings = data.get("settings", {})
        self.formulas = formulas
        self.held: set[Place] = set()
        self.failed: dict[Place, str] = {}
        self.found: dict[Place, CellOutcome] = {}
        self._errors: set[str] = set()
        self._iterates = bool(settings.get("iterates"))
        self._starts_1904 = bool(settings.get("starts_1904"))
        self._names = [sheet["name"] for sheet in data["sheets"]]
        self._contents = Contents(data)
        self._hides_rows = any(sheet.get("row_sights") for sheet in data["sheets"])
        trusted = not settings.get("rounds_as_shown")
        for each in formulas:
            self._judge(each, trusted)
        self.calculator = Calculator(self._package(data), starts_1904=self._starts_1904)

    def _judge(self, each: FormulaCell, trusted: bool) -> None:
        """Decide whether a formula is worked out, keeps what the file holds, or cannot be known."""
        why = otherwise(each.formula, each.sheet, self._contents, each.array)
        if each.stored:
            if why or _is_foreign(each.outcome) or not (trusted and checked(each.formula)):
                self.held.add(each.place)
            return
        why = obstacle(each.formula) or why or self._looks_at_hidden(each.formula) or ("" if trusted else "getoond")
        if why:
            self.failed[each.place] = why

    def _looks_at_hidden(self, formula: str) -> str:
        """The function that leaves out rows that are hidden or filtered, which the engine is not told."""
        totals = functions(formula) & {"SUBTOTAL", "AGGREGATE"} if self._hides_rows else set()
        return f"functie {min(totals)}" if totals else ""

    def _package(self, data: Data) -> bytes:
        """Return the workbook for the engine; of a sheet without formulas only what a formula can look at."""
        formulas = {each.place: each for each in self.formulas}
        with_some = {place[0] for place in formulas}
        reach = self._reach(data)
        sheets: dict[str, list[WrittenCell]] = {}
        for number, sheet in enumerate(data["sheets"]):
            if number in with_some:
                sheets[sheet["name"]] = self._cells(number, sheet["cells"], formulas)
            else:
                looked_at = _within(sheet["cells"], reach.areas(sheet["name"]))
                sheets[sheet["name"]] = [*self._values(looked_at)]
        return package(sheets, self._named(data), self._starts_1904)

    def _reach(self, data: Data) -> Reach:
        names: dict[str, list[NamedCells]] = {}
        for _, name, sheet, text in data["names"]:
            names.setdefault(name.casefold(), []).append(NamedCells(sheet, text))
        return Reach((each.formula for each in self.formulas), names)

    def _cells(self, number: int, cells: Iterable[Any], formulas: Mapping[Place, FormulaCell]) -> list[WrittenCell]:
        written = []
        for cell in cells:
            row, column = cell[:2]
            place = (number, row, column)
            if place in self.failed:
                written.append((row, column, value_xml(*_FIRST, self._starts_1904)))
            elif place in formulas and place not in self.held:
                formula = for_the_engine(formulas[place].formula, self._contents)
                written.append((row, column, formula_xml(formula, formulas[place].array)))
            else:
                written += self._values((cell,))
        return written

    def _values(self, cells: Iterable[Any]) -> Iterator[WrittenCell]:
        for cell in cells:
            row, column, kind, text = cell[:4]
            if kind == NUMBER or (kind == TEXT and text[:1].isalpha()):  # as most cells are
                yield row, column, value_xml(kind, text, self._starts_1904)
            elif kind:
                yield row, column, value_xml(*_held(_known(kind, text)), self._starts_1904)

    def _named(self, data: Data) -> list[str]:
        """Return the names; what a formula that cannot be worked out is called stays unknown."""
        names = {}
        for own, name, sheet, text in data["names"]:
            cells = f"{quoted(sheet)}!{_CORNER.sub(_FIXED, text)}"
            said = cells if sheet else for_the_engine(text, self._contents)[1:]
            if (sheet or not (obstacle(text) or shifts(text))) and own in ("", *self._names):
                number = self._names.index(own) if own else None
                names[own, name.casefold()] = name_xml(name, said, number)
        return [*names.values()]

    def run(self) -> None:
        self.found = self._outcomes()
        if self._set_errors_apart():
            self.found = self._outcomes()
            self.found = {place: each for place, each in self.found.items() if not _ours(each)}
        if self.failed:
            self._drop_what_depends_on_failed()

    def values(self) -> list[list[Any]]:
        return [
            [*each.place, *self.found[each.place]]
            for each in self.formulas
            if each.place in self.found and (not each.stored or self._overrules(each))
        ]

    def _overrules(self, each: FormulaCell) -> bool:
        """Tell whether our outcome goes before the one in the file; what a circle came to in rounds is not ours."""
        circles = self._iterates and "#CIRC!" in self._errors
        return not circles and _differs(each.outcome, self.found[each.place])

    def _outcomes(self) -> dict[Place, CellOutcome]:
        self.calculator.evaluate()
        rest = (each for each in self.formulas if each.place not in self.held and each.place not in self.failed)
        found = {each.place: self.calculator.outcome(each.sheet, *each.place[1:]) for each in rest}
        return {place: outcome for place, outcome in found.items() if outcome.kind != NOTHING}

    def _hold(self, each: FormulaCell) -> None:
        """Let a cell keep what the file holds."""
        self.held.add(each.place)
        held = _held(each.outcome)
        if held.kind == _DATE:
            held = CellOutcome(NUMBER, serial(held.text, self._starts_1904))
        self.calculator.put(each.sheet, *each.place[1:], held)

    def _fail(self, each: FormulaCell, why: str) -> None:
        self.failed[each.place] = why
        self.calculator.put(each.sheet, *each.place[1:], _FIRST)

    def _set_errors_apart(self) -> bool:
        """Hold, or give up, every cell for which the engine found an error of its own."""
        before = len(self.held) + len(self.failed)
        self._errors = {found.text for found in self.found.values() if found.kind == ERROR}
        for each in self.formulas:
            found = self.found.get(each.place)
            if found is None or found.kind != ERROR:
                continue
            if each.stored:
                self._hold(each)
            elif _ours(found):
                self._fail(each, "kring" if found.text == "#CIRC!" else "onbekend")
        return len(self.held) + len(self.failed) > before

    def _drop_what_depends_on_failed(self) -> None:
        """Keep only what comes to the same whatever stands in the cells that could not be worked out."""
        first = self.found
        for number, row, column in self.failed:
            self.calculator.put(self._names[number], row, column, _SECOND)
        second = self._outcomes()
        self.found = {place: outcome for place, outcome in first.items() if second.get(place) == outcome}
        for each in self.formulas:
            if not each.stored and each.place in first and each.place not in self.found:
                self.failed[each.place] = "afhankelijk"


def _within(cells: Iterable[Any], areas: tuple[Area, ...] | None) -> Iterable[Any]:
    """Return the cells in one of the areas; all where none are told."""
    if areas is None:
        return cells
    rows: dict[int, list[range]] = {}
    for top, left, bottom, right in areas:
        for column in range(left, min(right, _LAST_COLUMN) + 1):
            rows.setdefault(column, []).append(range(top, bottom + 1))
    return [cell for cell in cells if cell[1] in rows and any(cell[0] in each for each in rows[cell[1]])]


def _held(outcome: CellOutcome) -> CellOutcome:
    """Return what the file holds; text that the engine misreads then is no number at all."""
    return CellOutcome(TEXT, outcome.text + _NO_NUMBER) if _is_foreign(outcome) else outcome


def _is_foreign(outcome: CellOutcome) -> bool:
    text = outcome.text  # most texts start with a letter, which is seen sooner
    return outcome.kind == TEXT and not text[:1].isalpha() and _FOREIGN.fullmatch(text) is not None


def _ours(outcome: CellOutcome) -> bool:
    """Tell an error that the engine makes from one that the sheet makes."""
    return outcome.kind == ERROR and outcome.text not in _GENUINE


def _differs(stored: CellOutcome, found: CellOutcome) -> bool:
    """Tell whether two outcomes may differ; days are told apart where dates are known."""
    if stored.kind == NUMBER == found.kind:
        return not math.isclose(float(stored.text), float(found.text), rel_tol=1e-9, abs_tol=1e-9)
    if stored.kind == BOOLEAN == found.kind:
        return stored != found
    return stored.kind == _DATE and found.kind == NUMBER
