"""What providers do that a reader must ask about or point out; each changes the plan, the book, or both.

`before`: the plan, so that every price follows. `after`: the filled book. A trap returns False where it has no place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tests.sheets.fill import dutch
from tests.sheets.grid import Remark, address
from tests.sheets.lines import Line, Product
from tests.sheets.page import Page
from tests.sheets.terms import Number, Pair, Ref, Rounded, Term, Total

Trap = Callable[[Page], bool]


def constant(page: Page) -> bool:
    """An index inside a formula: `*1.015`."""
    first = page.plan.products[0].lines if page.plan.products else []
    name = next(
        (line.id for line in first if line.id in ("loonkosten_per_uur", "loonkosten_per_jaar") and line.term), ""
    )
    if page.style.typed or not name or not all(_has(each, name) for each in page.plan.products):
        return False
    factor = Number(page.rng.choice([Fraction("1.015"), Fraction("1.028"), Fraction("1.0341")]))
    for index, product in enumerate(page.plan.products):
        line = product.line(name)
        if line.term is None:
            return False
        page.plan.products[index] = product.with_line(replace(line, term=Pair("*", line.term, factor), role="kept"))
    return _later(page, "a constant inside a formula", name)


def discount(page: Page) -> bool:
    """An amount off the price."""
    return _before_tariff(
        page,
        Line("korting", "korting", "euro/uur", value=-Fraction(page.rng.randint(4, 30), 20), role="discount"),
        lambda price, line: price + Ref(line),
        "a discount is deducted from the price",
    )


def provisional(page: Page) -> bool:
    """An index that is not final."""
    name = page.words.name("indexatie")
    page.words._told["indexatie"] = f"{name} {page.plan.year} (voorlopig)"
    share = Fraction(page.rng.randint(20, 55), 1000)
    return _before_tariff(
        page,
        Line("indexatie", "indexatie", "aandeel", value=share, key="indexatie", base="kostprijs"),
        lambda price, line: price * (1 + Ref(line)),
        "the index is provisional",
    )


def _before_tariff(page: Page, line: Line, change: Callable[[Term, str], Term], text: str) -> bool:
    if page.plan.model not in ("uur", "mix"):
        return False
    for index, product in enumerate(page.plan.products):
        price = product.having("tariff")
        if price is None or price.term is None:
            return False
        rounding = isinstance(price.term, Rounded)
        inner = price.term.inner if isinstance(price.term, Rounded) else price.term
        changed = change(inner, line.id)
        new = replace(price, term=Rounded(changed) if rounding else changed)
        page.plan.products[index] = replace(product, lines=[*product.lines[:-1], replace(line, part=price.part), new])
    return _later(page, text, line.id)


#: Costs that a provider may still have to fill in, by model.
_COSTS = {
    "uur": ["opleidingskosten_per_uur", "clientgebonden_kosten_per_uur", "materiaalkosten_per_uur"],
    "dagdeel": ["locatiekosten_per_dagdeel"],
    "minuut": ["reiskosten_per_minuut"],
}


def missing(page: Page) -> bool:
    """PM for the index, n.n.b. for a cost: it must be asked, and of a cost be seen."""
    if page.plan.model in ("prijslijst", "mix_prijzen", "begroting", "etmaal"):
        return False
    index = page.rng.random() < 0.6
    word = "indexatie" if index else page.rng.choice(_COSTS.get(page.plan.model, _COSTS["uur"]))
    unit = "aandeel" if index else f"euro/{word.rpartition('_')[2]}"
    if any(_has(each, word) for each in page.plan.products):
        return False
    text = page.rng.choice(["PM", "pm", "p.m."]) if index else page.rng.choice(["n.n.b.", "PM", "nog niet bekend"])
    for number, product in enumerate(page.plan.products):
        line = Line(word, word, unit, value=Fraction(0), role="missing", part=product.lines[-1].part)
        page.plan.products[number] = replace(product, lines=[*product.lines[:-1], line, product.lines[-1]])
        page.book.texts[number, word] = text
    page.book.traps.append("missing")
    page.book.pending.append(("ask", word, word))
    if not index:
        page.book.pending.append(("flag", word, f"a value is missing ('{text}')"))
    return True


def about(page: Page) -> bool:
    """`ca. 75%` where a share is used."""
    for number, product in enumerate(page.plan.products):
        line = next(
            (each for each in product.lines if each.id in ("productiviteit", "overhead") and each.unit == "aandeel"),
            None,
        )
        if line is None or line.value is None or page.plan.model not in ("uur", "dagdeel"):
            continue
        whole = line.value * 100
        shown = dutch(whole, 0 if whole.denominator == 1 else 1)
        page.book.texts[number, line.id] = f"{page.rng.choice(['ca. ', 'ca ', 'circa '])}{shown}%"
        page.book.special[number, line.id] = dutch(line.value, 4).replace(",", ".").rstrip("0")
        page.book.pending.append(("flag", (number, line.id), "approximate ('ca.')"))
        page.book.traps.append("about")
        return True
    return False


def text_number(page: Page) -> bool:
    """A number that is stored as text, and used."""
    line = next(
        (each for each in page.plan.products[0].lines if each.wanted and each.unit == "euro/uur" and each.value), None
    )
    if page.style.typed or line is None or line.value is None or page.plan.model != "uur":
        return False
    page.book.texts[0, line.id] = dutch(line.value, 2)
    page.book.pending.append(("flag", (0, line.id), "a number is stored as text"))
    page.book.traps.append("text number")
    return True


def short_sum(page: Page) -> bool:
    """A sum that leaves out its last row."""
    product = page.plan.products[0]
    line = next((each for each in product.lines if each.id == "directe_kosten"), None)
    if (
        page.style.typed
        or len(page.plan.products) > 1
        or line is None
        or not isinstance(line.term, Total)
        or len(line.term.lines) < 3
    ):
        return False
    left_out = line.term.lines[-1]
    page.plan.products[0] = product.with_line(replace(line, term=Total(line.term.lines[:-1]), role="kept"))
    page.book.unwanted.add((0, left_out))
    page.book.unpriced.add(0)
    page.book.pending += [
        ("flag", (0, "directe_kosten"), f"the sum leaves out the row of {page.words.name(left_out)}"),
        ("may", (0, left_out), left_out),
    ]
    page.book.traps.append("short sum")
    return True


def departing(page: Page) -> bool:
    """One column whose price forgets the risk that the others have."""
    products = page.plan.products
    if page.style.typed or len(products) < 3 or page.plan.model != "uur":
        return False
    number = page.rng.randrange(1, len(products))
    share, price = (
        next((each for each in products[number].lines if each.id == name), None) for name in ("risico_opslag", "tarief")
    )
    if (
        share is None
        or price is None
        or share.base != "kostprijs"
        or any(line.role == "amount" for line in products[0].lines)
    ):
        return False
    products[number] = products[number].with_line(replace(price, term=Rounded(Ref("kostprijs"))))
    page.book.unwanted.add((number, "risico_opslag"))
    page.book.unpriced.add(number)
    page.book.pending.append(
        ("flag", (number, "tarief"), "the formula does not follow from the header or its neighbours")
    )
    page.book.traps.append("departing formula")
    return True


def unreadable(page: Page) -> bool:
    """A number as a scan gives it, with letters for digits: it must be asked."""
    line = next(
        (each for each in page.plan.products[0].lines if each.wanted and each.unit == "euro/uur" and each.value), None
    )
    if not page.style.typed or line is None or line.value is None or page.style.percent != "text":
        return False
    text = dutch(line.value, 2)
    misread = text.replace("0", "O", 1) if "0" in text else text.replace("1", "l", 1)
    if misread == text:
        return False
    page.book.texts[0, line.id] = misread
    page.book.pending.append(("ask", (0, line.id), line.key))
    page.book.pending.append(("flag", (0, line.id), "a cell that should hold a number cannot be read"))
    page.book.traps.append("unreadable")
    return True


def no_base(page: Page) -> bool:
    """A form with inputs only: nothing is printed, so nothing tells what overhead is a share of."""
    product = page.plan.products[0] if len(page.plan.products) == 1 else None
    line = (
        next((each for each in product.lines if each.id == "overhead" and each.unit == "aandeel"), None)
        if product
        else None
    )
    if product is None or line is None or not page.style.typed or page.plan.model != "uur":
        return False
    if any(each.role == "amount" for each in product.lines):
        return False
    given = [each if each.id != "overhead" else replace(each, base="ask") for each in product.lines if each.given]
    page.plan.products[0] = replace(product, lines=given)
    page.book.unpriced.add(0)
    page.book.pending.append(("ask", (0, "overhead"), "overhead"))
    page.book.traps.append("no base, no price")
    return True


def error(page: Page) -> bool:
    """A check that gives an error value."""
    tab = next(each for each in page.book.tabs if not each.hidden)
    row = tab.rows() + 2
    tab.put(row, 1, page.rng.choice(["Controle met vorig jaar", "Afwijking t.o.v. begroting", "Verschil met offerte"]))
    kind = page.rng.choice(["#DIV/0!", "#N/A"])
    cell = tab.put(row, 2, kind)
    if not page.style.typed:
        cell.formula = "1/0" if kind == "#DIV/0!" else "NA()"
    page.book.flag.append(Remark(f"error value {kind}", [f"{tab.name}!B{row}"]))
    page.book.traps.append("error value")
    return True


def _has(product: Product, name: str) -> bool:
    return any(line.id == name for line in product.lines)


def _later(page: Page, text: str, name: str) -> bool:
    """Point out the cells of a line once it has a place."""
    page.book.pending.append(("flag", name, text))
    page.book.traps.append(text)
    return True


def settle(page: Page) -> None:
    """Give what was announced its cells."""
    for kind, name, text in page.book.pending:
        spots = [
            spot
            for (index, line), spot in page.book.spots.items()
            if (name == line if isinstance(name, str) else name == (index, line))
        ]
        remark = Remark(text, sorted({address(spot) for spot in spots}))
        if spots:
            {"ask": page.book.ask, "flag": page.book.flag, "may": page.book.may_ask}[kind].append(remark)


BEFORE: tuple[Trap, ...] = (
    constant,
    discount,
    provisional,
    missing,
    about,
    text_number,
    short_sum,
    departing,
    unreadable,
    no_base,
)
#: Those that show best what must be asked; rare otherwise.
ASKED: tuple[Trap, ...] = (unreadable, no_base)
