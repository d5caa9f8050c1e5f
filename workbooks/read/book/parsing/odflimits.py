"""What an .ods lets anybody type in its cells: one of a list, or a number between limits, in the words of an .xlsx."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .openformula import excel_formula
from .result import Budget, RawArea, RawSheet, area_name

_MOST = 2_000
_LIST = re.compile(r"cell-content-is-in-list\((.+)\)", re.DOTALL)
_NUMBER = re.compile(
    r"cell-content-is-(whole|decimal)-number\(\) and "
    r"(?:cell-content-is-between\((.+)\)|cell-content\(\) ?(<=|>=|<|>)(.+))",
    re.DOTALL,
)
_SIGNS = {"<": "lessThan", "<=": "lessThanOrEqual", ">": "greaterThan", ">=": "greaterThanOrEqual"}
#: What divides two limits: a comma or semicolon outside texts, brackets and arguments of a function.
_BETWEEN = re.compile(r"""((?:"[^"]*+"|\[[^\]]*+\]|\([^()]*+\)|[^",;\[(])++)[,;](.++)""", re.DOTALL)


@dataclass
class _Told:
    """One rule: what it asks, whether nobody can type past it, and the cells that have it."""

    condition: str
    enforced: bool = False
    areas: dict[tuple[int, int], list[RawArea]] = field(default_factory=dict)


class OdfLimits:
    """The rules of a file by their names, and on the sheet that is read the cells that have them."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._told: dict[str, _Told] = {}
        self._last: _Told | None = None

    def start(self, attributes: Mapping[str, str]) -> None:
        """A rule starts."""
        self._last = _Told(attributes.get("condition", "").partition(":")[2])
        if len(self._told) < _MOST:
            self._told[attributes.get("name", "")] = self._last

    def refuses(self, attributes: Mapping[str, str]) -> None:
        """Note what happens with what a rule does not allow."""
        if self._last is not None:
            stops = attributes.get("message-type", "stop") == "stop"
            self._last.enforced = stops and attributes.get("display") == "true"

    def see(self, name: str, area: RawArea) -> None:
        """Note cells that have a rule; those below others are one area with them."""
        if (told := self._told.get(name)) is None:
            return
        top, left, bottom, right = area
        column = told.areas.setdefault((left, right), [])
        if column and column[-1][2] == top - 1:
            column[-1] = (column[-1][0], left, bottom, right)
        elif len(column) < _MOST:
            column.append(area)

    def tell(self, sheet: RawSheet) -> None:
        """A sheet ends: tell which of its cells have which rule."""
        for told in self._told.values():
            cells = " ".join(area_name(area) for areas in told.areas.values() for area in areas)
            told.areas.clear()
            if cells and len(sheet.lists) + len(sheet.limits) < _MOST:
                self._budget.spend(len(cells) + len(told.condition))
                _tell(sheet, cells, told)


def _tell(sheet: RawSheet, cells: str, told: _Told) -> None:
    if found := _LIST.fullmatch(told.condition):
        sheet.lists.append((cells, _listed(found[1])))
    elif found := _NUMBER.fullmatch(told.condition):
        whole, both, sign, one = found.groups()
        ends = _BETWEEN.fullmatch(both) if both else None
        if both and ends is None:
            return
        low, high = ends.groups() if ends else (one, "")
        kind, enforced = "1" if whole == "whole" else "", "1" if told.enforced else ""
        sheet.limits.append((cells, kind, _SIGNS.get(sign, "between"), _excel(low), _excel(high), enforced))


def _listed(text: str) -> str:
    """The choices: texts and numbers in braces as an .xlsx has them, or the cells or the name where they stand."""
    if text.startswith("[") or not (text.startswith('"') or text[:1].isdigit() or text[:1] == "-"):
        return _excel(text)
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(next(csv.reader([text], delimiter=";", skipinitialspace=True), []))
    return f"{{{written.getvalue()}}}"


def _excel(text: str) -> str:
    return excel_formula(f"of:={text.strip()}")[1:] if text else ""
