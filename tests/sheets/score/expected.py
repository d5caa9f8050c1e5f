"""FILE.json as objects: what must be read of each product, and what must be asked, seen and left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.sheets.score.reading import Cell, Reading
from tests.sheets.terms import column_letters, column_number

NEAR = Fraction(1, 10**9)
_RANGE = re.compile(r"([A-Z]+)([0-9]+)(?::([A-Z]+)([0-9]+))?$")


@dataclass(frozen=True)
class Input:
    """One number that must be read, and the cell where it is looked for."""

    key: str
    item: str
    value: str
    unit: str
    base: str | None
    evidence: str
    cell: Cell
    raw: str


class Expectation:
    """The whole of one file. Cells without a sheet (csv) are on the first sheet of the reading."""

    def __init__(self, path: Path, reading: Reading, notes: dict[str, Any] | None = None) -> None:
        self.told: dict[str, Any] = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
        self.notes = notes or {}
        named = (
            value["sheet"] for product in self.told["products"] for value in product["values"] if value.get("sheet")
        )
        self._sheet = next(named, (reading.sheets or [""])[0])
        self.products: list[dict[str, Any]] = self.told["products"]
        self.inputs = [
            [self._input(value) for value in each["values"] if value["role"] == "input"] for each in self.products
        ]
        self.results = [self._results(each) for each in self.products]

    def _input(self, value: dict[str, Any]) -> Input:
        return Input(
            value["key"],
            value.get("item") or "",
            value["value"],
            value["unit"],
            value["base"],
            str(value.get("base_evidence")),
            self._at(value),
            str(value.get("raw", "")),
        )

    def _results(self, product: dict[str, Any]) -> dict[Cell, str]:
        """What the sheet worked out, by cell."""
        told = [value for value in product["values"] if value["role"] != "input"]
        told += [product[name] for name in ("printed_tariff", "printed_cost_price") if product.get(name)]
        return {self._at(value): value["value"] for value in told if value.get("cell")}

    def _at(self, value: dict[str, Any]) -> Cell:
        return value.get("sheet") or self._sheet, value["cell"]

    def area(self, ranges: Iterable[str]) -> set[Cell]:
        """Every cell of some ranges."""
        return {cell for each in ranges for cell in self._range(each)}

    def _range(self, written: str) -> Iterable[Cell]:
        sheet, _, corners = written.rpartition("!")
        match = _RANGE.match(corners)
        if match:
            left, top = column_number(match[1]), int(match[2])
            right, bottom = (column_number(match[3]), int(match[4])) if match[3] else (left, top)
            for column in range(left, right + 1):
                yield from ((sheet or self._sheet, f"{column_letters(column)}{row}") for row in range(top, bottom + 1))


def number(text: object) -> Fraction | None:
    """The exact number of a text, None for what is none."""
    try:
        return Fraction(str(text))
    except (ValueError, ZeroDivisionError):
        return None


def same(one: object, other: object) -> bool:
    """Equal as numbers; as texts where one is no number."""
    left, right = number(one), number(other)
    return str(one) == str(other) if left is None or right is None else abs(left - right) <= NEAR


def paired(expected: Expectation, reading: Reading) -> dict[int, int]:
    """Which product that was read is which that was expected: by cells, most by those no other product has."""
    known = [
        {each.cell for each in inputs} | set(results)
        for inputs, results in zip(expected.inputs, expected.results, strict=True)
    ]
    scores = []
    for i, own in enumerate(known):
        others = {cell for j, cells in enumerate(known) if j != i for cell in cells}
        for j, product in enumerate(reading.products):
            taken = product.cells()
            good = sum(1 if cell in others else 3 for cell in own & taken)
            scores.append((good - 2 * len(taken & (others - own)), i, j))
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scores, reverse=True):
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs
