"""Layouts that go sideways: products or functions as columns, one product on each row, long tables, years."""

from __future__ import annotations

from tests.sheets.grid import Tab, local
from tests.sheets.lines import Line
from tests.sheets.page import Page
from tests.sheets.terms import column_letters, rounded


def across(page: Page) -> None:
    """Cost lines down, products in columns; now and then one merged value for all of them."""
    tab = page.book.tab(page.rng.choice(["Kostprijzen", "Tarieven", "Blad1", "Functies"]))
    row = page.title(tab) + 1
    indexes = [i for i, each in enumerate(page.plan.products) if not _blended(page, i)]
    left = 2 + page.style.units
    tab.put(row, 1, page.rng.choice(["Kostensoort", "Omschrijving", ""]), bold=True)
    if page.style.units:
        tab.put(row, 2, page.rng.choice(["Eenheid", "Grondslag", "Basis"]), bold=True)
    for step, index in enumerate(indexes):
        tab.put(row, left + step, page.plan.products[index].name, bold=True)
    matrix(page, tab, row + 1, indexes, left)
    blends(page, tab, tab.rows() + 3)
    page.foot(tab, tab.rows() + 1)


def matrix(page: Page, tab: Tab, row: int, indexes: list[int], left: int) -> None:
    """The lines that products share, one on each row, a column for each product."""
    part = ""
    headed = page.rng.random() < 0.4
    for line in page.common(indexes):
        if headed and line.part != part:
            part = line.part
            tab.put(row, 1, page.words.heading(part), bold=True)
            row += 1
        text = page.label(line)
        tab.put(row, 1, text, bold=line.role == "tariff")
        if page.style.units:
            tab.put(row, 2, page.unit(line))
        _values(page, tab, row, indexes, left, line, text)
        row += 1


def _values(page: Page, tab: Tab, row: int, indexes: list[int], left: int, line: Line, text: str) -> None:
    own = [next((each for each in page.shown(index) if each.id == line.id), None) for index in indexes]
    same = line.given and len(indexes) > 1 and all(each and each.value == line.value for each in own)
    merged = same and page.rng.random() < 0.2
    for step, (index, each) in enumerate(zip(indexes, own, strict=True)):
        if each:
            page.place(index, each, tab, row, left if merged else left + step, text)
    if merged:
        tab.merges.append((row, left, row, left + len(indexes) - 1))


def _blended(page: Page, index: int) -> bool:
    return any(line.of for line in page.plan.products[index].lines)


def blends(page: Page, tab: Tab, row: int) -> None:
    """Below: products that are a mix of the prices above."""
    mixed = [i for i in range(len(page.plan.products)) if _blended(page, i)]
    if not mixed:
        return
    names = list(dict.fromkeys(line.item for i in mixed for line in page.shown(i) if line.item))
    tab.put(row, 1, "Product (mix van functies)", bold=True)
    for step, name in enumerate(names):
        tab.put(row, 3 + step, name, bold=True)
    tab.put(row, 3 + len(names), "Tarief", bold=True)
    for step, index in enumerate(mixed, 1):
        tab.put(row + step, 1, page.plan.products[index].name)
        for line in page.shown(index):
            column = 3 + (names.index(line.item) if line.item else len(names))
            page.place(index, line, tab, row + step, column, page.plan.products[index].name)


def rows(page: Page) -> None:
    """One product on each row, the cost lines as headings."""
    tab = page.book.tab(page.rng.choice(["Producten", "Overzicht", "Segmenten", "Blad1"]))
    row = page.title(tab) + 1
    coded = page.rng.random() < 0.4
    left = 2 + coded
    if coded:
        tab.put(row, 1, "Code", bold=True)
    tab.put(row, left - 1, page.rng.choice(["Product", "Omschrijving", "Segment"]), bold=True)
    lines = page.common(range(len(page.plan.products)))
    for step, line in enumerate(lines):
        tab.put(row, left + step, page.label(line), bold=True)
    for index, product in enumerate(page.plan.products):
        at = row + 1 + index
        if coded:
            tab.put(at, 1, f"{page.rng.choice(['45A', '02A', '10B'])}{index + 4:02}")
        tab.put(at, left - 1, product.name)
        for line in page.shown(index):
            column = left + next(i for i, each in enumerate(lines) if each.id == line.id)
            page.place(index, line, tab, at, column, page.label(line))
    page.foot(tab, tab.rows() + 1)


def long(page: Page) -> None:
    """A table as a database gives it; the name of the product now and then on its first row only."""
    tab = page.book.tab(page.rng.choice(["Draaitabel", "Export", "Data"]))
    row = page.title(tab, f"Export kostprijzen {page.plan.year}") + 1
    repeated = page.rng.random() < 0.4
    for column, text in enumerate(["Product", "Kostensoort", "Onderdeel", "Eenheid", "Waarde"], 1):
        tab.put(row, column, text, bold=True)
    page.style.units = True
    for index, product in enumerate(page.plan.products):
        part = ""
        for step, line in enumerate(page.shown(index)):
            row += 1
            if repeated or not step:
                tab.put(row, 1, product.name)
            if repeated or line.part != part:
                part = line.part
                tab.put(row, 2, page.words.heading(part))
            tab.put(row, 3, page.label(line))
            tab.put(row, 4, page.unit(line))
            page.place(index, line, tab, row, 5, page.label(line))


def years(page: Page) -> None:
    """Two years side by side with the difference beside them; the products are the years."""
    tab = page.book.tab(page.rng.choice(["Vergelijking", "Kostprijs", "Varianten"]))
    row = page.title(tab) + 1
    tab.put(row, 1, "Kostensoort", bold=True)
    first, second = 0, 1
    for step, index in enumerate((first, second)):
        tab.put(row, 2 + step, page.plan.products[index].name, bold=True)
    tab.put(row, 4, page.rng.choice(["Verschil", "Mutatie", "Verschil in €"]), bold=True)
    top = row + 1
    for line in page.common([first, second]):
        row += 1
        text = page.label(line)
        tab.put(row, 1, text)
        for step, index in enumerate((first, second)):
            own = next((each for each in page.shown(index) if each.id == line.id), None)
            if own:
                page.place(index, own, tab, row, 2 + step, text)
    page.book.ignore.append(f"{tab.name}!D{top}:D{row}")


def differences(page: Page) -> None:
    """The difference of two years, once the values stand there."""
    for tab in page.book.tabs:
        for (row, column), cell in list(tab.cells.items()):
            right = tab.cells.get((row, column + 1))
            numbers = right is not None and not isinstance(cell.value, str) and not isinstance(right.value, str)
            if column == 2 and numbers and cell.value is not None and right is not None and right.value is not None:
                made = tab.put(row, 4, right.value - cell.value, format=cell.format)
                made.formula = "" if page.style.typed else f"C{row}-B{row}"


def summary(page: Page) -> None:
    """A tab that repeats the prices of the others."""
    values = page.plan.values()
    tab = page.book.tab(page.rng.choice(["Samenvatting", "Overzicht tarieven", "Totaaloverzicht"]))
    tab.put(1, 1, f"Overzicht tarieven {page.plan.year}", bold=True)
    tab.put(3, 1, "Product", bold=True)
    tab.put(3, 2, "Tarief", bold=True)
    for step, product in enumerate(page.plan.products):
        line = product.having("tariff")
        assert line
        spot = page.book.spots[step, line.id]
        tab.put(4 + step, 1, product.name)
        cell = tab.put(4 + step, 2, values[step][line.id], format="#,##0.00")
        if page.style.typed:
            cell.value = rounded(values[step][line.id])
        else:
            cell.formula = f"'{spot[0]}'!{local(spot)}"
    page.book.ignore.append(f"{tab.name}!B4:{column_letters(2)}{3 + len(page.plan.products)}")
