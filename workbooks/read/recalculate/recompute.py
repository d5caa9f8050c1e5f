"""From a workbook with formulas to the outcomes that the file lacks, and those that differ from what it holds."""

import math
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from .calculator import BOOLEAN, ERROR, NOTHING, NUMBER, TEXT, Calculator, CellOutcome
from .formulas import checked, obstacle

#: Formulas up to which those with an outcome are worked out as well.
MOST_CHECKED = 20_000
_DATE = "d"

#: Errors that the sheet itself makes; any other may be a shortcoming of ours.
_GENUINE = frozenset({"#DIV/0!", "#N/A", "#NUM!", "#NULL!"})
# Text that the engine takes for another number than a Dutch spreadsheet does: 1.500, 1/2/2026.
_FOREIGN = re.compile(r"\s*[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)%?\s*|\s*[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\s*")
_NO_NUMBER = "\u200b"
#: What stands in a cell that cannot be worked out: an error, then a number. What depends on it shows the difference.
_FIRST, _SECOND = CellOutcome(ERROR, "#N/A"), CellOutcome(NUMBER, "7654321.25")

#: What the reader made of a file, as plain data.
Data = Mapping[str, Any]
#: Sheet (from 0), row, column.
Place = tuple[int, int, int]


class FormulaCell(NamedTuple):
    """A cell with a formula, as the reader found it."""

    place: Place
    sheet: str
    outcome: CellOutcome
    formula: str
    stored: bool


def has_formulas(data: Data) -> bool:
    """Tell whether there is anything to work out."""
    return any(cell[5] for sheet in data["sheets"] for cell in sheet["cells"])


def recompute(content: bytes, data: Data) -> dict[str, Any]:
    """Return `values` (sheet, row, column, kind, text) and `failed` (sheet, row, column, reason).

    `values` holds each formula that had no outcome, and each whose outcome differs from the stored one by more
    than the noise of binary fractions. `content` is the .xlsx or .xlsm, `data` what the reader made of it.
    """
    formulas = list(_formulas(data))
    if len(formulas) > MOST_CHECKED and all(each.stored for each in formulas):
        return {"values": [], "failed": [], "unchecked": True}
    again = _Recomputation(content, data, formulas)
    again.run()
    return {"values": again.values(), "failed": [[*place, why] for place, why in again.failed.items() if why]}


def _formulas(data: Data) -> Any:
    for number, sheet in enumerate(data["sheets"]):
        arrays = {""}
        for row, column, kind, text, _, formula, _, stored, array in sheet["cells"]:
            again = array and array in arrays  # the engine has an array formula in its first cell
            arrays.add(array)
            if formula and not again:
                known = CellOutcome(ERROR if kind == TEXT and text.startswith("#") else kind, text)
                yield FormulaCell((number, row, column), sheet["name"], known, formula, stored)


class _Recomputation:
    """One workbook being worked out. `held` keep their stored outcome, `failed` have none (with the reason)."""

    def __init__(self, content: bytes, data: Data, formulas: list[FormulaCell]) -> None:
        settings = data.get("settings", {})
        self.calculator = Calculator(content, starts_1904=bool(settings.get("starts_1904")))
        self.formulas = formulas
        self.trusted = not settings.get("rounds_as_shown")
        self.held: set[Place] = set()
        self.failed: dict[Place, str] = {}
        self.found: dict[Place, CellOutcome] = {}
        for name, sheet, area, *rest in data.get("tables", ()):
            self.calculator.add_table(name, sheet, tuple(area), *rest)
        self._names = [sheet["name"] for sheet in data["sheets"]]
        for sheet in data["sheets"]:
            for row, column, kind, text, _, formula, *_ in sheet["cells"]:
                if not formula and _is_foreign(known := CellOutcome(kind, text)):
                    self._put(sheet["name"], row, column, known)

    def run(self) -> None:
        for each in self.formulas:
            if each.stored and (_is_foreign(each.outcome) or not (self.trusted and checked(each.formula))):
                self._hold(each)
            elif not each.stored and (why := obstacle(each.formula)):
                self._fail(each, why)
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
            if each.place in self.found and (not each.stored or _differs(each.outcome, self.found[each.place]))
        ]

    def _outcomes(self) -> dict[Place, CellOutcome]:
        self.calculator.evaluate()
        rest = (each for each in self.formulas if each.place not in self.held and each.place not in self.failed)
        found = {each.place: self.calculator.outcome(each.sheet, *each.place[1:]) for each in rest}
        return {place: outcome for place, outcome in found.items() if outcome.kind != NOTHING}

    def _hold(self, each: FormulaCell) -> None:
        """Let a cell keep what the file holds; a day may have had a time, which the reader leaves out."""
        if each.outcome.kind == _DATE:
            self._fail(each, "")
            return
        self.held.add(each.place)
        self._put(each.sheet, *each.place[1:], each.outcome)

    def _put(self, sheet: str, row: int, column: int, outcome: CellOutcome) -> None:
        """Let a cell hold what the file holds; text that the engine misreads then is no number at all."""
        held = CellOutcome(TEXT, outcome.text + _NO_NUMBER) if _is_foreign(outcome) else outcome
        self.calculator.put(sheet, row, column, held)

    def _fail(self, each: FormulaCell, why: str) -> None:
        self.failed[each.place] = why
        self.calculator.put(each.sheet, *each.place[1:], _FIRST)

    def _set_errors_apart(self) -> bool:
        """Hold, or give up, every cell for which the engine found an error of its own."""
        before = len(self.held) + len(self.failed)
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


def _is_foreign(outcome: CellOutcome) -> bool:
    return outcome.kind == TEXT and _FOREIGN.fullmatch(outcome.text) is not None


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
