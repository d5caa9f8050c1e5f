"""What of a book is a calculation of before: a sheet that is called so, or a sheet or a column of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.grid import Grid
from workbooks.read.own_sheet.types import ProductReading
from workbooks.read.own_sheet.words import plain_text

#: What such a sheet is called.
WORDS = frozenset({"oud", "oude", "vorig", "vorige", "archief", "kopie", "copy", "old", "backup", "vervallen"})
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PRICES = ("tarief", "kostprijs")


def is_old(name: str) -> bool:
    """Whether a sheet is called one of before."""
    return not WORDS.isdisjoint(plain_text(name.replace("_", " ")).split())


def old_sheets(grids: Mapping[str, Grid]) -> frozenset[str]:
    """Return the sheets that are of before, and that no formula of another sheet uses."""
    years = {name: max(map(int, found)) for name in grids if (found := _YEAR.findall(name))}
    priced = {name for name in years if _has_price(grids[name])}
    last = max((years[name] for name in priced), default=0)
    earlier = {name for name in priced if years[name] < last and not _is_used(name, grids.values())}
    return frozenset({name for name in grids if is_old(name)} | earlier)


def _has_price(grid: Grid) -> bool:
    labels = (seen for seen in grid.all() if seen.is_label and seen.match is not None)
    return any(seen.match is not None and seen.match.concept.key in _PRICES for seen in labels)


def _is_used(name: str, grids: Iterable[Grid]) -> bool:
    """Whether a formula of another sheet names this one."""
    said = (f"{name}!", f"{name}'!")
    formulas = (seen.cell.formula or "" for grid in grids if grid.name != name for seen in grid.all())
    return any(each in formula for formula in formulas for each in said)


def of_the_last_year(products: Sequence[ProductReading]) -> tuple[list[ProductReading], list[Finding]]:
    """Return the products without those of columns of before, and what is said of these.

    They are columns of years where all products of a sheet have a year in their names, each another, and a word beside
    it (`Realisatie 2024`); columns that are called after years alone are calculations of those.
    """
    sheets: dict[str, list[tuple[int, ProductReading]]] = {}
    undated: set[str] = set()
    for product in products:
        sheet, years = _sheet_of(product), _YEAR.findall(product.name)
        dated_too = len(years) == 1 and product.name.strip() != years[0]
        sheets.setdefault(sheet, []).append((int(years[0]) if dated_too else 0, product))
        undated |= set() if dated_too else {sheet}
    told: list[Finding] = []
    gone: set[str] = set()
    for sheet, dated in sheets.items():
        if sheet in undated or len({year for year, _ in dated}) < len(dated):
            continue
        *before, (_, last) = sorted(dated, key=lambda pair: pair[0])
        for _, product in before:
            gone.add(product.name)
            text = f"‘{product.name}’ is van een eerder jaar dan ‘{last.name}’ ernaast, en wordt niet doorgerekend."
            advice = "Geef dat jaar op een eigen blad als u het ook wilt doorrekenen."
            told.append(Finding("oude_kopie", text, advice, Place.at(sheet, ""), Severity.WARNING))
    return [product for product in products if product.name not in gone], told


def _sheet_of(product: ProductReading) -> str:
    """Where a product stands: what it prints, else its first number."""
    values = (*product.printed.values(), *product.values)
    return next((value.sheet for value in values if value.sheet), "")
