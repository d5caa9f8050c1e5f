"""A result workbook against the breakdown it was made from: every line, price, rung and allocation."""

import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tarief import Breakdown
from tarief.calculation import Rung
from tarief.core.units import Unit

Cells = dict[str, Any]

_NAME = re.compile(r"<definedName([^>]*)>'?([^!'<]+)'?!\$([A-Z]+)\$([0-9]+)</definedName>")
_TOTALS = 2  # at most so many rows of a ladder are no rung: the cost price and the price


@cache
def names_by_sheet(path: Path) -> dict[str, dict[str, str]]:
    """The address of each name of a cell, by its sheet: {"Berekening": {"tarief": "C40"}}."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/workbook.xml").decode("utf-8").replace("&apos;", "'")
    found: dict[str, dict[str, str]] = {}
    for attributes, sheet, column, row in _NAME.findall(text):
        name = re.search(r'name="([^"]+)"', attributes)
        if name:
            found.setdefault(sheet, {})[name[1]] = f"{column}{row}"
    return found


def shown(stored: Any, unit: Unit | None = None) -> Decimal:
    """A double as it is shown: 15 digits, then half-up, on cents or on the decimals of a percentage."""
    step = Decimal(1).scaleb(-(unit.decimals + 2) if unit is not None and unit.percent else -2)
    return Decimal(f"{stored:.15g}").quantize(step, ROUND_HALF_UP)


def assert_same_result(breakdown: Breakdown, path: Path, cells: dict[str, Cells], number: str = "") -> None:
    """Compare the sheets of one calculation in a book."""
    assert_same_calculation(breakdown, path, cells, number)
    assert_same_ladders(breakdown, cells, number)
    assert_same_allocations(breakdown, cells.get(f"Verdeling{number}", {}))


def assert_same_calculation(breakdown: Breakdown, path: Path, cells: dict[str, Cells], number: str = "") -> None:
    """Compare its lines and prices, which a book as it was written names."""
    names = names_by_sheet(path)[f"Berekening{number}"]
    values = {name: cells[f"Berekening{number}"].get(at) for name, at in names.items()}
    assert_same_lines(breakdown, values)
    assert_same_prices(breakdown, values)


def assert_same_lines(breakdown: Breakdown, values: Cells) -> None:
    for key, expected in breakdown.values.items():
        found = values[key] or 0
        assert shown(found) == shown(float(expected)), key
        assert abs(Decimal(found) - expected) <= Decimal("1e-9") * max(1, abs(expected)), key


def assert_same_prices(breakdown: Breakdown, values: Cells) -> None:
    for key, price in breakdown.results.items():
        assert shown(values[f"{key}_afgerond"], breakdown.plan.nodes[key].unit) == price, key
    if breakdown.model.cost in breakdown.plan.nodes:
        assert shown(values[f"{breakdown.model.cost}_afgerond"]) == breakdown.kostprijs


def assert_same_ladders(breakdown: Breakdown, cells: dict[str, Cells], number: str) -> None:
    [main] = ladders(cells[f"Uitkomst{number}"])
    assert_same_ladder(main, breakdown.opbouw, breakdown.tarief, breakdown.unit)
    others = [key for key in breakdown.results if key != breakdown.plan.result and len(breakdown.ladder(key)) > 1]
    tables = ladders(cells.get(f"Opbouw per prijs{number}", {}))
    for key, table in zip(others, tables, strict=True):
        unit = breakdown.plan.nodes[key].unit
        assert_same_ladder(table, breakdown.ladder(key), breakdown.results[key], unit)


def assert_same_ladder(table: list[tuple[str, Any]], rungs: tuple[Rung, ...], price: Decimal, unit: Unit) -> None:
    """The rungs stand in their order, between them the cost price, and at the end the price they sum to."""
    amounts = [(label, shown(amount, unit)) for label, amount in table]
    assert amounts[-1][1] == price == sum(rung.amount for rung in rungs)
    found = iter(amounts)
    for rung in rungs:
        assert (rung.label, rung.amount) in found, rung.key
    # Beside the totals there may be a rounding that comes to nothing now.
    assert len(amounts) <= len(rungs) + _TOTALS + 1


def ladders(sheet: Cells) -> list[list[tuple[str, Any]]]:
    """Every ladder on a sheet: the labels and amounts below its head."""
    tables: list[list[tuple[str, Any]]] = []
    for head in (int(at[1:]) for at, value in sheet.items() if at[0] == "B" and value == "Onderdeel"):
        row, table = head + 1, []
        while isinstance(sheet.get(f"C{row}"), float):
            table.append((sheet[f"B{row}"], sheet[f"C{row}"]))
            row += 1
        tables.append(table)
    return tables


def assert_same_allocations(breakdown: Breakdown, sheet: Cells) -> None:
    heads = {value: at for at, value in sheet.items() if re.fullmatch(r"[C-H]\d+", at) and isinstance(value, str)}
    for key, amounts in breakdown.settled.items():
        at = heads[breakdown.model.quantities[key].label]
        column, head = at[0], int(at[1:])
        found = [shown(sheet[f"{column}{head + index}"]) for index in range(1, len(amounts) + 1)]
        assert found == list(amounts.values()), key
        total, divided = (shown(sheet[f"{column}{head + len(amounts) + index}"]) for index in (1, 2))
        assert total == divided == sum(amounts.values()), key


def assert_same_cells(stored: dict[str, Cells], worked_out: dict[str, Cells]) -> None:
    """What the file holds is what a recalculation gives, in every cell that has something."""
    assert stored.keys() == worked_out.keys()
    for title, sheet in stored.items():
        for at, value in sheet.items():
            again = worked_out[title].get(at)
            if isinstance(value, float):
                assert again == pytest.approx(value, rel=1e-9, abs=1e-6), (title, at)
            else:
                assert again == value, (title, at)


def formulas_in(path: Path) -> int:
    """How many formulas a workbook holds."""
    with zipfile.ZipFile(path) as archive:
        return sum(archive.read(name).count(b"<f>") for name in archive.namelist() if "worksheets/sheet" in name)
