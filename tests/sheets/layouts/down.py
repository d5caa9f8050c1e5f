"""Layouts that go down: a label and a value on each row."""

from __future__ import annotations

from tests.sheets.fill import dutch
from tests.sheets.grid import Tab
from tests.sheets.lines import Line
from tests.sheets.page import POSTS, Page


def down(page: Page) -> None:
    """Label, value, unit, remark; products below each other."""
    tab = page.book.tab(page.rng.choice(["Kostprijs", "Blad1", "Tarief", "Berekening", "Opbouw", "Sheet1"]))
    row = page.title(tab)
    columns = page.rng.choice([(1, 2, 3, 4), (1, 3, 4, 5), (2, 3, 4, 5), (1, 2, 0, 3), (2, 5, 6, 7)])
    several = len(page.plan.products) > 1
    for index, product in enumerate(page.plan.products):
        if several:
            row += 1
            tab.put(row, columns[0], product.name, bold=True)
            row += 1
        row = ladder(page, tab, row + (not several), index, page.shown(index), columns)
    page.foot(tab, row + 1)


def reaction(page: Page) -> None:
    """A calculation that went to and fro: questions, answers and corrections between the lines and beside them."""
    tab = page.book.tab(page.rng.choice(["Reactie", "Kostprijs v3", "Nader overleg"]))
    row = page.title(tab) + 1
    page.style.noise = page.style.remarks = True
    row = ladder(page, tab, row, 0, page.shown(0), (1, 2, 0, 3))
    for line in page.shown(0):
        spot = page.book.spots[0, line.id]
        if line.given and line.value and page.rng.random() < 0.3 and (spot[1], 3) not in tab.cells:
            old = line.value * page.rng.choice([95, 97, 102, 104]) / 100
            shown = f"{dutch(old * 100, 1)}%" if line.unit == "aandeel" else dutch(old, 2)
            tab.put(
                spot[1],
                3,
                page.rng.choice(["was {}", "in offerte {}", "gemeente rekent {}", "correctie 3-11 (was {})"]).format(
                    shown
                ),
            )
            page.book.ignore.append(f"{tab.name}!C{spot[1]}")
    price = page.plan.values()[0].get("tarief")
    if price:
        tab.put(row + 2, 1, f"Voorstel gemeente {page.plan.year}: {dutch(price * 97 / 100, 2)} per uur.")
        page.book.ignore.append(f"{tab.name}!A{row + 2}")


def ladder(page: Page, tab: Tab, row: int, index: int, lines: list[Line], columns: tuple[int, int, int, int]) -> int:
    """Lines below each other from a row; the next free row. Columns: label, value, unit, remark."""
    label_at, value_at, unit_at, remark_at = columns
    headed, numbered = page.rng.random() < 0.5, label_at > 1
    if page.rng.random() < 0.5:
        for column, text in ((label_at, "Omschrijving"), (value_at, page.rng.choice(["Bedrag", "Waarde", "Invoer"]))):
            tab.put(row, column, text, bold=True)
        if unit_at and page.style.units:
            tab.put(row, unit_at, "Eenheid", bold=True)
        row += 1
    part, count, done = "", 0, set[str]()
    for line in lines:
        if line.id in done:
            continue
        if headed and line.part != part:
            part = line.part
            row += bool(count)
            tab.put(row, label_at, page.words.heading(part), bold=True)
            row += 1
        if tabular(line):
            block = [each for each in lines if tabular(each)]
            row = table(page, tab, row, index, block, label_at)
            done |= {each.id for each in block}
            continue
        row = page.talk(tab, row, label_at)
        count += 1
        if numbered:
            tab.put(row, label_at - 1, str(count))
        text = page.label(line)
        tab.put(row, label_at, text, bold=line.role in ("tariff", "cost_price"))
        page.place(index, line, tab, row, value_at, text)
        page.beside(line, tab, row, unit_at, remark_at)
        row += 1
    return row


def tabular(line: Line) -> bool:
    """Whether a line is a cell of a table of functions or shifts."""
    return bool(line.item) and line.word not in POSTS and line.role != "alias"


def table(page: Page, tab: Tab, row: int, index: int, block: list[Line], left: int) -> int:
    """A table of items: one on each row; the next free row."""
    words, items = list(dict.fromkeys(line.word for line in block)), list(dict.fromkeys(line.item for line in block))
    tab.put(
        row, left, page.rng.choice(["Functie", "Medewerker", ""]) if "dienst_uren" not in words else "Dienst", bold=True
    )
    for step, word in enumerate(words, 1):
        line = next(each for each in block if each.word == word)
        tab.put(row, left + step, page.label(line, item=False), bold=True)
    for step, item in enumerate(items, 1):
        tab.put(row + step, left, item)
    for line in block:
        at, column = row + 1 + items.index(line.item), left + 1 + words.index(line.word)
        page.place(index, line, tab, at, column, f"{page.label(line, item=False)} {line.item}")
    return row + len(items) + 2


def two_columns(page: Page) -> None:
    """A share in one column, its amount beside it; now and then letters for the lines, and what a share is over."""
    tab = page.book.tab(page.rng.choice(["Opbouw", "Kostprijsopbouw", "Blad1"]))
    row = page.title(tab) + 1
    letters = page.rng.random() < 0.6
    over = letters or page.style.base == "label"
    heads = ["regel", "omschrijving", "%", "over regel" if letters else "over", "€ per uur"]
    for index, product in enumerate(page.plan.products):
        if len(page.plan.products) > 1:
            tab.put(row, 1, product.name, bold=True)
            row += 1
        for column, head in enumerate(heads, 1):
            if head != "over" or over:
                tab.put(row, column, head, bold=True)
        row = _letters(page, tab, row + 1, index, letters, over) + 1
    page.foot(tab, row + 1)


def _letters(page: Page, tab: Tab, row: int, index: int, letters: bool, over: bool) -> int:
    lines = page.shown(index)
    rows: dict[str, int] = {}
    first = row
    for line in lines:
        if line.role == "amount":
            rows[line.id] = rows[line.id.rstrip("€")]
            page.place(index, line, tab, rows[line.id], 5)
            continue
        rows[line.id] = row
        mark = _letter(row - first)
        tab.put(row, 1, mark if letters else str(row - first + 1))
        text = page.words.name(line.word) if not line.item else line.item
        tab.put(row, 2, text)
        share = line.unit == "aandeel"
        page.place(index, line, tab, row, 3 if share else 5, text)
        if not share and not line.unit.startswith("euro/uur"):
            tab.put(row, 4, page.words.unit(line.unit))
        if share and over and line.base and page.words.base(line.base):
            tab.put(row, 4, _over(page, rows, first, line, letters))
            page.book.told[index, line.id] = "label"
        row += 1
    return row


_OVER = {
    "bruto_uurloon": ["bruto_uurloon"],
    "bruto_uurloon_plus_vakantietoeslag": ["bruto_uurloon", "vakantietoeslag"],
    "bruto_uurloon_incl_toeslagen": ["loon_met_toeslagen"],
    "loonkosten": ["loonkosten_productief"],
    "directe_kosten": ["directe_kosten"],
    "kostprijs": ["kostprijs"],
}


def _over(page: Page, rows: dict[str, int], first: int, line: Line, letters: bool) -> str:
    """`a + b`, `a t/m d`, or in words where the line it is over has no row."""
    assert line.base
    names = [name for name in _OVER.get(line.base, ()) if name in rows]
    if line.base == "bruto_uurloon_incl_toeslagen" and not names:
        names = [name for name in rows if name == "bruto_uurloon" or name in ALLOWANCES]
    marks = list(dict.fromkeys(_letter(rows[name] - first) for name in names))
    if not letters or not marks:
        return page.words.base(line.base)
    return f"{marks[0]} t/m {marks[-1]}" if len(marks) > 2 else " + ".join(marks)


ALLOWANCES = (
    "vakantietoeslag",
    "eindejaarsuitkering",
    "onregelmatigheidstoeslag",
    "individueel_keuzebudget",
    "vakantietoeslag_en_eindejaarsuitkering",
)


def _letter(number: int) -> str:
    return chr(97 + number) if number < 26 else f"z{number - 25}"


def questions(page: Page) -> None:
    """Questions with answers columns away; the sums on a tab of their own."""
    asked = page.book.tab(page.rng.choice(["Invoer", "Vragenlijst", "Uitvraag"]))
    sums = page.book.tab(page.rng.choice(["Berekening", "Uitkomst", "Resultaat"]))
    row = page.title(asked)
    answer = page.rng.choice([4, 5, 6])
    asked.put(row, answer, "Uw antwoord", bold=True)
    asked.put(row, answer + 1, "Toelichting", bold=True)
    part = ""
    for count, line in enumerate((each for each in page.shown(0) if each.given), 1):
        row += 1
        if line.part != part:
            part = line.part
            asked.put(row, 1, page.words.heading(part), bold=True)
            row += 1
        asked.put(row, 1, f"{count}.")
        text = _question(page, line)
        asked.put(row, 2, text)
        page.place(0, line, asked, row, answer, text)
        page.beside(line, asked, row, 0, answer + 1)
    sums.put(1, 1, f"Berekening {page.plan.products[0].name}", bold=True)
    row = 2
    for line in page.shown(0):
        if not line.given:
            row += 1
            text = page.label(line)
            sums.put(row, 1, text)
            page.place(0, line, sums, row, 2, text)


def _question(page: Page, line: Line) -> str:
    label = page.label(line)
    label = label if label[:2].isupper() else label[0].lower() + label[1:]
    if line.unit == "aandeel":
        return page.rng.choice(["Welk percentage rekent u voor {}?", "Hoeveel procent hanteert u: {}?"]).format(label)
    if line.unit.startswith("uur"):
        return f"Hoeveel uur: {label}?"
    per = {"euro/uur": "per uur", "euro/maand": "per maand", "euro/jaar": "per jaar"}.get(line.unit, "")
    return f"Wat is bij u: {label}{'' if per in label else ' ' + per}?"
