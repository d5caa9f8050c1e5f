"""Layouts over several sheets: parameters apart from sums, building blocks to choose from, a sheet for each product."""

from __future__ import annotations

from fractions import Fraction

from tests.sheets.grid import Remark, local
from tests.sheets.layouts.down import ladder, table, tabular
from tests.sheets.layouts.side import matrix, summary
from tests.sheets.lines import Line
from tests.sheets.page import Page
from tests.sheets.terms import column_letters


def parameters(page: Page) -> None:
    """What is given on one sheet, now and then a hidden one; the sums on another, a column for each product."""
    hidden = page.rng.random() < 0.3 and not page.style.typed
    names = page.rng.choice(
        [("Uitgangspunten", "Berekening"), ("Parameters", "Tarieven"), ("Param", "Kostprijs"), ("Basis", "Calc")]
    )
    sums, given = page.book.tab(names[1]), page.book.tab(names[0], hidden=hidden)
    given.put(1, 1, f"{names[0]} {page.plan.year}", bold=True)
    sums.put(1, 1, page.plan.title, bold=True)
    products = page.plan.products
    indexes = range(len(products))
    named = len(products) == 1 and page.rng.random() < 0.5 and page.style.hours == "number" and page.plan.model == "uur"
    for step, product in enumerate(products):
        given.put(3, 2 + step, product.name if len(products) > 1 else "Waarde", bold=True)
        sums.put(3, 2 + step, product.name, bold=True)
    row = 3
    for line in page.common(indexes):
        own = [(index, each) for index in indexes for each in page.shown(index) if each.id == line.id]
        tab = given if line.given else sums
        if line.given:
            row += 1
        at = row if line.given else sums.rows() + 1
        text = page.label(line)
        tab.put(at, 1, text)
        once = line.given and len(own) == len(products) and len({each.value for _, each in own}) == 1
        for index, each in own:
            page.place(index, each, tab, at, 2 if once else 2 + index, text)
            if named and line.given and page.style.percent == "format":
                name = line.id.replace("/", "_").replace(" ", "_").replace("-", "_")
                page.book.names[name] = page.book.spots[index, line.id]
                page.book.special.setdefault((index, line.id), name)
        if line.given:
            page.beside(line, given, at, 2 + len(products), 3 + len(products))
    if hidden:
        page.book.flag.append(Remark("inputs stand on a hidden sheet", [given.area()]))
        page.book.traps.append("hidden parameters")


def choices(page: Page) -> None:
    """Building blocks in columns; a choice on another sheet takes one of them with INDEX and MATCH."""
    chosen, blocks, sums = (page.book.tab(name) for name in ("Keuze", "Bouwstenen", "Uitkomst"))
    options = page.rng.choice([["Licht", "Midden", "Zwaar"], ["Basis", "Plus"], ["mbo", "hbo", "wo"]])
    pick = page.rng.randrange(len(options))
    chosen.put(1, 1, f"{page.plan.title}: maak uw keuze", bold=True)
    chosen.put(3, 1, "Product")
    chosen.put(3, 2, page.plan.products[0].name)
    chosen.put(4, 1, "Intensiteit")
    chosen.put(4, 2, options[pick])
    blocks.put(1, 1, f"Bouwstenen {page.plan.year}", bold=True)
    blocks.put(3, 1, "Bouwsteen", bold=True)
    for step, option in enumerate(options):
        blocks.put(3, 2 + step, option, bold=True)
    sums.put(1, 1, f"Uitkomst {page.plan.products[0].name}", bold=True)
    last = column_letters(1 + len(options))
    row, at = 3, 2
    for line in page.shown(0):
        text = page.label(line)
        if not line.given:
            at += 1
            sums.put(at, 1, text)
            page.place(0, line, sums, at, 2, text)
            continue
        row += 1
        blocks.put(row, 1, text)
        page.place(0, line, blocks, row, 2 + pick, text)
        area = f"Bouwstenen!$B${row}:${last}${row}"
        taken = f"INDEX({area},MATCH(Keuze!$B$4,Bouwstenen!$B$3:${last}$3,0))"
        page.book.special.setdefault((0, line.id), taken)
        _others(page, line, row, pick, len(options))
    page.book.may_ask.append(Remark("intensiteit", [f"Bouwstenen!B4:{last}{row}"], ", ".join(options)))
    page.book.ignore.append("Keuze!B3:B4")


def _others(page: Page, line: Line, row: int, pick: int, count: int) -> None:
    """The blocks that were not chosen."""
    assert line.value is not None
    for step in range(count):
        if step != pick:
            factor = 1 + Fraction(step - pick, 12)
            value = (
                Fraction(round(line.value * factor * 1000), 1000)
                if line.unit == "aandeel"
                else Fraction(round(line.value * factor * 20), 20)
            )
            same = line.unit == "uur/jaar" or page.rng.random() < 0.4
            page.book.tabs[1].put(
                row, 2 + step, line.value if same else value, format="0.0%" if line.unit == "aandeel" else "#,##0.00"
            )


def tabs(page: Page) -> None:
    """A sheet for each product, and a summary."""
    columns = page.rng.choice([(1, 2, 3, 4), (2, 3, 4, 5)])
    for index, product in enumerate(page.plan.products):
        tab = page.book.tab(product.name)
        row = page.title(tab, f"{product.name} {page.plan.year}")
        ladder(page, tab, row + 1, index, page.shown(index), columns)
    if page.rng.random() < 0.6:
        summary(page)


def budget(page: Page) -> None:
    """A ledger: account numbers, this year and last year's forecast, now and then in thousands."""
    tab = page.book.tab(f"Begroting {page.plan.year}")
    row = page.title(tab, f"{page.plan.organisation} - begroting {page.plan.year} {page.plan.products[0].name}") + 1
    thousands = page.rng.random() < 0.3
    heads = [
        "Rek.",
        "Omschrijving",
        f"Begroting {page.plan.year}" + (" (x € 1.000)" if thousands else ""),
        f"Prognose {page.plan.year - 1}",
    ]
    for column, text in enumerate(heads, 1):
        tab.put(row, column, text, bold=True)
    top = row + 1
    for count, line in enumerate(page.shown(0)):
        row += 1
        if line.part == "uren" and "totaal_te_dekken" in {each.id for each in page.shown(0)[count - 1 : count]}:
            row += 1
            tab.put(row, 2, "Kengetallen", bold=True)
            row += 1
        text = page.label(line)
        if line.given and line.unit == "euro/jaar":
            tab.put(row, 1, str(4000 + 10 * count))
        tab.put(row, 2, text, bold=not line.given)
        page.place(0, line, tab, row, 3, text)
        if thousands and line.unit == "euro/jaar":
            page.book.scale[tab.name, row, 3] = Fraction(1000)
        if line.given and line.value is not None and line.unit == "euro/jaar":
            last = Fraction(round(line.value * Fraction(96, 100) / 100) * 100)
            tab.put(row, 4, last / (1000 if thousands else 1), format="#,##0.0" if thousands else "#,##0")
    page.book.ignore.append(f"{tab.name}!D{top}:D{row}")
    minus = [
        page.book.spots[0, line.id]
        for line in page.shown(0)
        if line.word in ("subsidie_bedrag", "overige_opbrengsten_bedrag")
    ]
    for spot in minus:
        page.book.flag.append(
            Remark("subsidy or other income is deducted before the tariff", [f"{spot[0]}!{local(spot)}"])
        )
        page.book.traps.append("subsidy")


def roster(page: Page) -> None:
    """Shifts on one sheet, the price of a day on the next."""
    shifts = page.book.tab(page.rng.choice(["Rooster", "Formatie"]))
    price = page.book.tab(page.rng.choice(["Etmaal", "Tarief"]))
    shifts.put(1, 1, f"Rooster {page.plan.organisation} {page.plan.year}", bold=True)
    lines = page.shown(0)
    block = [line for line in lines if tabular(line)]
    row = table(page, shifts, 3, 0, block, 1) if block else 3
    for line in lines:
        if line.part == "uren" and not tabular(line):
            text = page.label(line)
            shifts.put(row, 1, text)
            page.place(0, line, shifts, row, 5 if block else 2, text)
            row += 1
    price.put(1, 1, page.plan.title, bold=True)
    ladder(page, price, 3, 0, [line for line in lines if line.part != "uren"], (1, 2, 3, 4))


__all__ = ["budget", "choices", "matrix", "parameters", "roster", "tabs"]
