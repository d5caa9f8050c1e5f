"""One sheet by seed: what it is about, how it is laid out, how numbers are written, what is odd about it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from tests.sheets import extras, traps
from tests.sheets.fill import fill
from tests.sheets.grid import Book, Remark
from tests.sheets.layouts import down, lists, others, side, tabs
from tests.sheets.lines import Plan
from tests.sheets.models.build import thinned, without
from tests.sheets.page import Page, Style
from tests.sheets.plans import cheaper, plan
from tests.sheets.words import Words

Layout = Callable[[Page], None]

#: Model, layout, how often, and the least and the most products.
COMBINATIONS: tuple[tuple[str, Layout, int, int, int], ...] = (
    ("uur", down.down, 16, 1, 2),
    ("uur", down.reaction, 4, 1, 1),
    ("uur", down.two_columns, 8, 1, 2),
    ("uur", down.questions, 6, 1, 1),
    ("uur", side.across, 13, 2, 4),
    ("uur", side.rows, 6, 2, 5),
    ("uur", side.long, 6, 2, 3),
    ("uur", side.years, 5, 2, 2),
    ("uur", tabs.parameters, 5, 2, 3),
    ("uur", tabs.parameters, 5, 1, 1),
    ("uur", tabs.choices, 5, 1, 1),
    ("uur", tabs.tabs, 6, 2, 3),
    ("mix", down.down, 4, 1, 1),
    ("mix", down.questions, 2, 1, 1),
    ("mix", tabs.parameters, 2, 1, 1),
    ("mix_prijzen", side.across, 4, 3, 4),
    ("dagdeel", down.down, 4, 1, 1),
    ("dagdeel", side.across, 3, 2, 3),
    ("dagdeel", tabs.parameters, 2, 1, 2),
    ("dagdeel", side.rows, 2, 2, 3),
    ("dagdeel", down.questions, 1, 1, 1),
    ("etmaal", tabs.roster, 4, 1, 1),
    ("etmaal", down.down, 3, 1, 1),
    ("vrijgevestigd", down.down, 6, 1, 1),
    ("minuut", side.rows, 3, 2, 4),
    ("minuut", side.across, 2, 2, 3),
    ("minuut", down.down, 2, 1, 1),
    ("minuut", side.long, 1, 2, 2),
    ("begroting", tabs.budget, 6, 1, 1),
    ("gemengd", tabs.tabs, 4, 2, 3),
    ("prijslijst", lists.prices, 4, 4, 9),
    ("geen kostenblad", others.other, 5, 0, 0),
)


@dataclass
class Sheet:
    """One file to be: its book, what it is about, and words for the summary."""

    name: str
    page: Page
    model: str
    layout: str
    writer: str

    @property
    def book(self) -> Book:
        return self.page.book

    @property
    def plan(self) -> Plan:
        return self.page.plan

    @property
    def notation(self) -> str:
        """How it writes percentages and money, in a word."""
        style = self.page.style
        return f"{'typed' if style.typed else 'formulas'}, {style.percent}"


def draw(
    seed: int, index: int, half: str = "test", writers: tuple[str, ...] = ("xlsxwriter", "openpyxl", "csv")
) -> Sheet:
    """The sheet of that number in a series."""
    rng = Random(seed * 100_003 + index)
    model, layout, _, least, most = rng.choices(COMBINATIONS, [each[2] for each in COMBINATIONS])[0]
    words = Words(half, Random(rng.random()))
    style = _style(rng, model, layout)
    form = {side.years: "years", down.two_columns: "amounts"}.get(layout, "")
    about = plan(rng, words, model, form, rng.randint(least, most))
    page = Page(about, words, style, rng)
    if layout not in (lists.prices, others.other):
        first = traps.ASKED if rng.random() < 0.35 else ()
        for trap in (*first, *rng.sample(traps.BEFORE, len(traps.BEFORE))) if rng.random() < 0.45 else ():
            if trap(page):
                break
    if model == "uur" and rng.random() < 0.16 and layout is not down.two_columns:
        extras.lines_after(page)
    _thin(rng, page, layout)
    state = rng.getstate()
    copied = deepcopy(about)
    layout(page)
    if layout in (down.down, down.reaction) and len(about.products) == 1 and not style.typed and rng.random() < 0.3:
        extras.salary_table(page)
    fill(page)
    if layout is side.years:
        side.differences(page)
    traps.settle(page)
    extras.settle(page)
    if about.products:
        _around(rng, page, layout)
    if len(page.book.tabs) == 1 and about.products and rng.random() < 0.07:
        _old_copy(page, layout, copied, state)
    if about.products and rng.random() < 0.06:
        traps.error(page)
    writer = _writer(rng, page, writers)
    return Sheet(_file_name(index, about, rng), page, model, layout.__name__, writer)


def _around(rng: Random, page: Page, layout: Layout) -> None:
    """What else stands in the file."""
    single = len(page.plan.products) == 1
    if single and layout is down.down and rng.random() < 0.12:
        extras.benchmark(page)
    if layout in (down.down, side.across) and rng.random() < 0.05:
        extras.folded(page)
    if rng.random() < 0.1:
        extras.tabs(page)


def _style(rng: Random, model: str, layout: Layout) -> Style:
    typed = model == "prijslijst" or (layout is not tabs.choices and rng.random() < 0.36)
    percent = rng.choices(["format", "whole", "text", "bare"], [46, 20, 24, 10] if typed else [72, 18, 0, 10])[0]
    plain = layout is tabs.choices
    if plain:
        percent = "format"
    units = rng.random() < 0.45 or (percent == "whole" and rng.random() < 0.6)
    units = units and layout is not side.rows
    weights = [44, 26 * units, 12, 6 * (not typed), 20 if not typed else 4]
    base = rng.choices(["label", "unit", "remark", "comment", "none"], weights)[0]
    if layout in (side.rows, down.questions, side.across, tabs.choices, side.years, lists.prices) and base == "remark":
        base = "label"
    if model == "begroting":
        base = "label"
    return Style(
        typed=typed,
        percent=percent,
        money="text"
        if typed and percent == "text" and rng.random() < 0.5
        else rng.choice(["€ #,##0.00", '"€ "#,##0.00', "#,##0.00", "0.00"]),
        hours=rng.choices(["number", "time", "text"], [84, 0 if plain else 6, 10 if typed else 0])[0],
        base=base,
        units=units,
        remarks=rng.random() < 0.4,
        noise=rng.random() < 0.3,
        guarded=rng.random() < 0.06,
        suffix=rng.choice([" (over {})", " over {}", ", over {}", " (% van {})", " in % van {}", " % {}"]),
    )


def _writer(rng: Random, page: Page, writers: tuple[str, ...]) -> str:
    odds = {"xlsxwriter": 52, "openpyxl": 16, "csv": 5, "ods": 17, "xls": 10}
    kind = rng.choices(list(odds), list(odds.values()))[0]
    comments = any(cell.comment for tab in page.book.tabs for cell in tab.cells.values())
    if kind == "csv" and (not page.style.typed or len(page.book.tabs) > 1 or comments or page.style.hours == "time"):
        kind = "xlsxwriter"
    if kind == "xls" and not page.style.typed and page.style.base in ("none", "comment"):
        kind = "ods"
    if kind == "openpyxl" and not page.style.typed and rng.random() < 0.7:
        kind = "xlsxwriter"
    return kind if kind in writers else "xlsxwriter"


def _file_name(index: int, about: Plan, rng: Random) -> str:
    subject = rng.choice(
        [
            about.organisation,
            *(each.name for each in about.products[:1]),
            "kostprijs",
            "tariefopbouw",
            "uitvraag gemeente",
        ]
    )
    clean = "".join(letter for letter in subject if letter.isalnum() or letter in " -")
    return f"{index:03} {clean} {about.year}"


def _thin(rng: Random, page: Page, layout: Layout) -> None:
    """Leave out subtotals, the same ones for all products."""
    products = page.plan.products
    amounts = any(line.role == "amount" for each in products for line in each.lines)
    if not products or (amounts and page.plan.model == "uur"):
        return
    dropped = thinned(rng, products[0], 0.45 if layout in (side.rows, side.long) else 0.7)
    if page.style.typed and page.style.base == "none":
        dropped = []
    page.plan.products = [without(each, dropped) for each in products]


def _old_copy(page: Page, layout: Layout, about: Plan, state: object) -> None:
    """The sheet of an earlier year, forgotten on a hidden tab."""
    year = about.year - 1
    about.title, about.year = about.title.replace(str(about.year), str(year)), year
    about.products = [cheaper(each) for each in about.products]
    rng = Random()
    rng.setstate(state)  # type: ignore[arg-type]
    old = Page(about, page.words, page.style, rng)
    old.book.texts, old.book.special = dict(page.book.texts), {}
    if page.book.special:
        return
    layout(old)
    fill(old)
    tab = old.book.tabs[0]
    tab.name, tab.hidden = f"{tab.name} {year} (oud)"[:31], True
    page.book.tabs.append(tab)
    page.book.flag.append(Remark("hidden sheet with a second, different calculation (old copy)", [tab.area()]))
    page.book.ignore.append(tab.area())
    page.book.traps.append("old copy")
