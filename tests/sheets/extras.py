"""What stands around a calculation and is no part of it: other prices, a benchmark, folded rows, other tabs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.sheets.grid import address, local
from tests.sheets.lines import Line
from tests.sheets.page import Page
from tests.sheets.terms import Ref, column_letters


def lines_after(page: Page) -> None:
    """Below the price: the same per minute, or last year's price and the rise since."""
    page.rng.choice((_per_minute, _last_year, _turnover))(page)


def _per_minute(page: Page) -> None:
    _add(
        page,
        lambda line: [
            Line("per_minuut", "tarief_minuut", "euro/minuut", term=Ref(line.id) / 60, role="extra", part=line.part)
        ],
    )


def _last_year(page: Page) -> None:
    def more(line: Line) -> list[Line]:
        last = Line(
            "tarief_vorig",
            "tarief_vorig",
            "euro/uur",
            value=Fraction(page.rng.randint(4900, 7200), 100),
            role="noise",
            part=line.part,
        )
        rise = Line(
            "stijging", "stijging", "aandeel", term=Ref(line.id) / "tarief_vorig" - 1, role="extra", part=line.part
        )
        return [last, rise]

    _add(page, more)


def _turnover(page: Page) -> None:
    def more(line: Line) -> list[Line]:
        hours = Line(
            "verwachte_uren",
            "verwachte_uren",
            "uur/jaar",
            value=Fraction(page.rng.randint(8, 90) * 100),
            role="noise",
            part=line.part,
        )
        return [
            hours,
            Line("omzet", "omzet", "euro/jaar", term=Ref(line.id) * "verwachte_uren", role="extra", part=line.part),
        ]

    _add(page, more)


def _add(page: Page, more) -> None:  # type: ignore[no-untyped-def]
    for index, product in enumerate(page.plan.products):
        price = product.having("tariff")
        if price is not None and price.unit == "euro/uur" and price.term is not None:
            page.plan.products[index] = replace(product, lines=[*product.lines, *more(price)])


def settle(page: Page) -> None:
    """Those figures may be left alone."""
    for (index, name), spot in page.book.spots.items():
        if page.plan.products[index].line(name).role in ("noise", "extra"):
            page.book.ignore.append(address(spot))


def benchmark(page: Page) -> None:
    """A column of figures to compare with, to the right of everything."""
    tab = page.book.tabs[0]
    column = tab.columns() + 1
    spots = {page.book.spots[0, line.id]: line for line in page.shown(0) if (0, line.id) in page.book.spots}
    rows = {
        spot[1]: line for spot, line in spots.items() if spot[0] == tab.name and line.wanted and line.value is not None
    }
    if len(rows) < 5:
        return
    top = min(rows) - 1
    if (top, column) not in tab.cells:
        tab.put(
            top,
            column,
            page.rng.choice(["Benchmark", "Landelijk gemiddelde", "Norm gemeente", "Ter vergelijking: 2024"]),
            bold=True,
        )
    for row, line in rows.items():
        if page.rng.random() < 0.5 and line.value is not None and not line.item:
            value = Fraction(round(line.value * Fraction(page.rng.randint(88, 112), 100) * 1000), 1000)
            tab.put(row, column, value, format="0.0%" if line.unit == "aandeel" else "#,##0.00")
    page.book.ignore.append(f"{tab.name}!{column_letters(column)}{top}:{column_letters(column)}{max(rows)}")


def salary_table(page: Page) -> None:
    """The wage of a month is looked up in a table of scales and steps on another sheet."""
    spot = page.book.spots.get((0, "bruto_maandloon"))
    line = next((each for each in page.shown(0) if each.id == "bruto_maandloon" and each.given), None)
    if (
        spot is None
        or line is None
        or line.value is None
        or (0, line.id) in page.book.special
        or (0, line.id) in page.book.texts
    ):
        return
    table = page.book.tab(page.rng.choice(["Salaristabel", "Loonschalen"]))
    scales, steps = ["FWG 35", "FWG 40", "FWG 45", "FWG 50"], 8
    at, step = page.rng.randrange(len(scales)), page.rng.randrange(2, steps)
    table.put(1, 1, f"Salaristabel cao {page.plan.year} (bruto per maand, voltijd)", bold=True)
    table.put(3, 1, "Trede", bold=True)
    for column, scale in enumerate(scales, 2):
        table.put(3, column, scale, bold=True)
        for row in range(steps):
            factor = (1 + Fraction(3, 100) * (row - step)) * (1 + Fraction(11, 100) * (column - 2 - at))
            table.put(4 + row, 1, Fraction(row))
            table.put(4 + row, column, Fraction(round(line.value * factor * 100), 100), format="#,##0.00")
    page.book.ignore.append(f"{table.name}!A4:{column_letters(len(scales) + 1)}{3 + steps}")
    page.book.spots[0, line.id] = (table.name, 4 + step, 2 + at)
    page.book.labels[table.name, 4 + step, 2 + at] = f"{scales[at]} trede {step}"
    cell = page.book.cell(spot)
    area = f"{table.name}!$B$4:$E${3 + steps}"
    which = f'MATCH({step},{table.name}!$A$4:$A${3 + steps},0),MATCH("{scales[at]}",{table.name}!$B$3:$E$3,0)'
    cell.value, cell.formula, cell.format = line.value, f"INDEX({area},{which})", page.style.money
    page.book.special[0, line.id] = local(spot)


def folded(page: Page) -> None:
    """Some rows folded away, as an outline does; they count like the others."""
    tab = page.book.tabs[0]
    rows = sorted({spot[1] for spot in page.book.spots.values() if spot[0] == tab.name})
    if len(rows) > 8 and len(page.book.tabs) == 1:
        start = page.rng.randrange(2, len(rows) - 5)
        tab.folded.update(rows[start : start + 3])


def tabs(page: Page) -> None:
    """A sheet with explanation, versions, or index figures."""
    kind = page.rng.choice(["Toelichting", "Versies", "Indexcijfers"])
    tab = page.book.tab(kind)
    tab.put(1, 1, {"Indexcijfers": "OVA en prijsindex (bron: NZa)"}.get(kind, kind), bold=True)
    for row in range(3, 8):
        if kind == "Indexcijfers":
            tab.put(row, 1, str(page.plan.year - 8 + row))
            tab.put(row, 2, Fraction(page.rng.randint(150, 620), 10000), format="0.00%")
            tab.put(row, 3, Fraction(page.rng.randint(100, 820), 10000), format="0.00%")
        elif kind == "Versies":
            tab.put(row, 1, f"0.{row}")
            tab.put(row, 2, f"{page.rng.randint(1, 28)}-{page.rng.randint(1, 12)}-{page.plan.year - 1}")
            tab.put(row, 3, page.words.talk("regels"))
        else:
            tab.put(row, 1, page.words.talk("regels"))
    page.book.ignore.append(tab.area())


__all__ = ["benchmark", "folded", "lines_after", "salary_table", "settle", "tabs"]
