"""Holds the generator itself against LibreOffice: every formula recalculated gives what the fractions say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.sheets.draw import Sheet
from tests.sheets.series import Written
from tests.sheets.writers import convert, write


def differences(made: list[Written], folder: Path) -> tuple[int, list[str]]:
    """How many results were recalculated, and where LibreOffice finds another number."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    count = 0
    mine = [
        each
        for each in made
        if each.sheet.writer == "xlsxwriter" and not each.sheet.page.style.typed and _plain(each.sheet)
    ]
    for each in mine:
        _without_stored(each.sheet, folder / f"{each.path.stem}.xlsx")
    out = folder / "opnieuw"
    for each, path in zip(
        mine, convert([folder / f"{each.path.stem}.xlsx" for each in mine], "xlsx", out, recalculate=True), strict=True
    ):
        for name, want, got in _results(each.sheet, path):
            count += 1
            if not isinstance(got, int | float) or abs(got - want) > 1e-6 * max(1, abs(want)):
                found.append(f"{path.name} {name}: {got} instead of {want}")
    return count, found


def _plain(sheet: Sheet) -> bool:
    """Text that is used as a number means different things to different programs."""
    return not any("text" in trap for trap in sheet.book.traps)


def _without_stored(sheet: Sheet, path: Path) -> None:
    """Write with zeros as stored results, so that only a recalculation can be right."""
    cells = [cell for tab in sheet.book.tabs for cell in tab.cells.values() if cell.formula]
    stored = [cell.value for cell in cells]
    for cell in cells:
        cell.value = None
    write(sheet.book, path, "xlsxwriter")
    for cell, value in zip(cells, stored, strict=True):
        cell.value = value


def _results(sheet: Sheet, path: Path) -> Iterator[tuple[str, float, object]]:
    from openpyxl import load_workbook

    book, values = load_workbook(path, data_only=True), sheet.plan.values()
    for (index, name), spot in sheet.book.spots.items():
        if sheet.plan.products[index].line(name).term is not None:
            scale = 1000 if sheet.book.scale.get(spot) == 1000 else 1
            yield (
                f"{spot[0]}!{spot[1]},{spot[2]}",
                float(values[index][name]) / scale,
                book[spot[0]].cell(spot[1], spot[2]).value,
            )
