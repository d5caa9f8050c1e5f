"""Price lists: codes, units and prices, without what they are built of."""

from __future__ import annotations

from tests.sheets.page import Page


def prices(page: Page) -> None:
    """A list of care tariffs."""
    tab = page.book.tab(page.rng.choice(["Tarieven", "Lijst", "Productcodes"]))
    tab.put(1, 1, f"Tarieven {page.plan.year} {page.plan.organisation}", bold=True)
    for column, text in enumerate(["Code", "Product", "Eenheid", f"Tarief {page.plan.year}"], 1):
        tab.put(3, column, text, bold=True)
    for index, product in enumerate(page.plan.products):
        row = 4 + index
        tab.put(row, 1, f"{page.rng.choice(['45A', '02A', '50C'])}{index * 3 + 4:02}")
        tab.put(row, 2, product.name)
        tab.put(row, 3, page.rng.choice([product.unit, f"per {product.unit}"]))
        page.place(index, product.lines[0], tab, row, 4, product.name)
    page.foot(tab, tab.rows() + 1)
