"""Roots: the cells that are a price. One root is one product."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from workbooks.read.own_sheet.cells.old_sheets import is_lapsed_part, old_sheets
from workbooks.read.own_sheet.cells.seen import Seen, is_year
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.roots.earlier import without_other_years, without_vat
from workbooks.read.own_sheet.roots.sold import is_conditional, is_of_a_piece, says_its_unit
from workbooks.read.own_sheet.words.care import unit_in
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.said import is_base, price_called
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: A price in euros lies between these.
LOW, HIGH = Decimal("0.1"), Decimal(5000)
#: What a price can be per, as `hints_of` calls it, in the words of the models.
UNITS = ("uur", "minuut", "dagdeel", "etmaal", "dag", "rit", "maand", "traject")
#: What is sold by the piece.
OF_A_PIECE = "stuk"
#: What is sold as a whole, or for weeks together, costs more.
HIGH_OF_WHOLE, _WHOLE = Decimal(50_000), frozenset({"traject", "maand", "periode", "week", OF_A_PIECE})
#: Units of a price in which no model works it out, by what its own row says: such a price is never one per hour.
OTHERS = {
    "week": re.compile(r"\bper week\b|\bweek(?:tarief|prijs|bedrag)"),
    "periode": re.compile(r"\bper (?:4|vier) weken\b"),
    "jaar": re.compile(r"\bper jaar\b|\bjaar(?:tarief|prijs|bedrag)"),
    OF_A_PIECE: re.compile(
        r"\bper (?:weekend|kwartaal|consult|bezoek|oproep|contact)\b|\bkwartaal(?:tarief|prijs|bedrag)"
    ),
}
#: Words that tell that a figure is no price of now.
NO_PRICE = frozenset({
    "verschil", "delta", "mutatie", "stijging", "afwijking", "vorig", "vorige", "oud", "oude", "omzet",
    "huidig", "huidige", "current", "previous", "vervallen", "voormalig", "voormalige", "ratio", "ratios",
})  # fmt: skip
#: Words between the units of several columns: `per uur resp. per dagdeel`.
IN_TURN = re.compile(r"\b(?:resp\b|respectievelijk|per \w+ (?:of|en) per )", re.IGNORECASE)
#: A name nearer by is taken where it is as sure as this; from `_NAME` on a text is a name.
_SURE, _NAME = 0.7, 0.9
#: What may be made of hours of several functions, and the units of those; an hour is what is not said.
SOLD_OF_HOURS, HOURLY = frozenset({"maand", "week", "periode", "traject", OF_A_PIECE}), ("", "uur", "minuut")
#: What is a part of a price, or comes out of it: `ten laste van het tarief`.
_IN_A_PRICE = re.compile(r"\w (?:van|in|uit) (?:het|de) \w*(?:tarief|prijs)\b")
_MEAN = re.compile(r"\bgemiddelde?\b|\baverage\b", re.IGNORECASE)
#: So many times another is the same price in another unit; a tariff is at most so many times what a paid hour costs.
_MOST_TIMES, _MOST_OF_ONE = Fraction(61), 5


@dataclass(frozen=True, slots=True)
class Price:
    """A cell that may be a price: `kind` is tarief or kostprijs, `per` its unit as far as the sheet says."""

    at: Around
    kind: str
    per: str
    label: str

    @property
    def key(self) -> Key:
        """The cell."""
        return self.at.key


@dataclass(frozen=True, slots=True)
class Root:
    """A product: its price, the other prices on the way to it, and the roots that it mixes.

    `others` is the same price in units that no model has.
    """

    price: Price
    below: tuple[Price, ...] = ()
    mixes: tuple[Key, ...] = ()
    others: tuple[Price, ...] = ()

    @property
    def key(self) -> Key:
        """The cell of the price."""
        return self.price.key


def prices(cells: Iterable[Around]) -> list[Price]:
    """Return the cells whose texts say that they are a price."""
    found = []
    cells = tuple(cells)
    old = old_sheets({at.grid.name: at.grid for at in cells})
    for at in cells:
        number = at.seen.number
        if at.grid.name in old or at.is_numbering or at.is_in_percent or at.seen.column in at.grid.year_columns:
            continue
        if number is None or number.share or not LOW <= abs(number.value) <= HIGH_OF_WHOLE or _heads(at):
            continue
        price = _price(at)
        if price is not None and (abs(number.value) <= HIGH or (price.per in _WHOLE and price.kind == "tarief")):
            found.append(price)
    found = [price for price in found if not is_lapsed_part(price.at.section, price.at.block)] or found
    return without_vat(without_other_years(found))


def _heads(at: Around) -> bool:
    """Whether a number is a year in a row of years: those head columns, also behind `Kostprijs`."""
    return is_year(at.seen) and not at.grid.numbers(at.seen.row) and sum(map(is_year, at.grid.row(at.seen.row))) > 1


def _price(at: Around) -> Price | None:
    return at.once("price", lambda: _as_price(at))


def _as_price(at: Around) -> Price | None:
    said = " ".join((*(seen.text for seen in at.before), *at.heading.texts))
    if at.heading.is_aside or at.seen.column in at.grid.counted or not NO_PRICE.isdisjoint(plain_text(said).split()):
        return None
    best = _named(at)
    if best is None:
        return None
    kind, seen = best
    inputs = {over.text for named, over, above in at.names if above and named.concept.role == "invoer"}
    by_piece = is_of_a_piece(seen.text)  # then no heading tells what it is per
    over = (text for text in reversed(at.heading.texts) if text not in inputs and not by_piece)  # a wage by chance
    texts = tuple(text for text in (seen.text, *(seen.text for seen in at.before), *over) if not IN_TURN.search(text))
    said = unit_in(seen.text) if says_its_unit(seen.text) else ""
    pers = [said] if said in UNITS else [per for text in texts for per in UNITS if per in hints_of(text).pers]
    own = (plain_text(text) for text in (seen.text, *(label.text for label in at.before)))
    pers = pers or [unit for text in own for unit, said in OTHERS.items() if said.search(text)]
    texts = texts if by_piece else (*texts, *(seen.text for seen in at.after[:2]), at.section)
    per = pers or [per for text in texts if (per := unit_in(text)) in UNITS]
    return Price(at, kind, per[0] if per else "", seen.text)


def _named(at: Around) -> tuple[str, Seen] | None:
    """The kind of price that a cell is, and the text that says so: the surest, and of equals the nearest of its row."""
    near = at.nearest
    if near is not None and is_of_a_piece(near.text) and price_called(near.text) == "kostprijs":
        return "kostprijs", near
    names = [each for each in at.names if not each[2] or _stands_above(at, each[1])]
    names = [each for each in names if not each[1].text.startswith("%")]
    names = [
        each for each in names if each[0].concept.role != "gedrukt" or not _IN_A_PRICE.search(plain_text(each[1].text))
    ]
    if any(not above and named.score >= _NAME and named.concept.role == "invoer" for named, _, above in names):
        names = [each for each in names if not each[2]]
    names = [each for each in names if each[0].concept.role != "buiten"]
    own_name = (each for each in names if each[1] is near and each[0].concept.role == "gedrukt")
    best = next((each for each in own_name if each[0].score >= _SURE), None) or max(
        names,
        key=lambda each: (each[0].score, each[0].concept.role == "gedrukt", each[1] is near),
        default=None,
    )
    if best is not None and best[0].concept.role == "gedrukt" and best[0].concept.key in ("tarief", "kostprijs"):
        return best[0].concept.key, best[1]
    before = (seen for seen in at.before if not is_base(seen.text) and not _IN_A_PRICE.search(plain_text(seen.text)))
    kinds = {price_called(seen.text): seen for seen in reversed([*before])}
    if "kostprijs" in kinds and (best is None or best[0].score < _NAME):
        return "kostprijs", kinds["kostprijs"]
    word = kinds.get("tarief")
    if word is None or best is None or (best[2] and best[0].score < _SURE):
        return ("tarief", word) if word is not None else None
    own = best[1] is word and best[0].score < _NAME and unit_in(word.text) in UNITS
    return ("tarief", word) if own else None


def _stands_above(at: Around, seen: Seen) -> bool:
    """Whether a text stands over the column of a cell: a title at the left names no cell of the sheet."""
    over = at.grid.at(seen.row, at.seen.column)
    texts = {label.address for label in at.grid.labels(seen.row)}
    is_title = seen.cell.column != at.seen.column and len(texts) == 1
    return over is not None and over.cell is seen.cell and not is_title


def roots(found: list[Price], graph: Graph) -> list[Root]:
    """Return the products among the prices that are calculated: those that lead to no other price of the same."""
    ruled = {price.key: price for price in found if price.key in graph.rules}
    large = (graph.slice(key) for key in ruled if not graph.is_small(key))
    unsearched = {key for cells in large for key in cells}  # and what such a price rests on is no end of its own
    calculated = {key: price for key, price in ruled.items() if key not in unsearched}
    below = {key: [each for each in graph.slice(key)[:-1] if each in calculated] for key in calculated}
    kept: list[Root] = []
    passed: set[Key] = set()
    for key, price in calculated.items():
        ends = [each for each in below[key] if not any(each in below[other] for other in below[key])]
        if len(ends) > 1 and _is_mix(graph, key, ends):
            if _is_summary(graph, price, ends):
                continue
            kept.append(Root(price, mixes=tuple(ends)))
            continue
        if len(ends) > 1:
            parts = [calculated[end] for end in ends]
            of_hours = may_be_of_hours(price) and all(part.per in HOURLY for part in parts)
            if of_hours or _is_of_functions(price, parts):
                passed.update(key for key in below[key] if calculated[key].kind == "kostprijs")
                kept.append(Root(price))
            continue
        apart = {calculated[end].per for end in ends} & OTHERS.keys() and price.per in UNITS
        apart = apart or is_by_piece(price)
        if ends and not (apart or _same(graph, key, ends[0])):
            continue
        if ends and price.per in OTHERS and calculated[ends[0]].per in UNITS:
            continue
        if ends and is_on_condition(price, calculated[ends[0]]):
            continue
        passed.update(below[key])
        kept.append(Root(price, tuple(calculated[each] for each in below[key])))
    mixed = {key for root in kept for key in root.mixes}
    sold = {each.key for root in kept if root.key not in passed for each in root.below if _is_sold(each, root)}
    kept = [root for root in kept if root.key not in passed - sold or root.key in mixed]
    kept = [root for root in kept if not _is_of_all(root, kept, graph)]
    bought = [_with_others(root, calculated.values(), graph) for root in kept if root.price.per not in OTHERS]
    told = {price.key for root in bought for price in root.others}
    return [*bought, *(root for root in kept if root.price.per in OTHERS and root.key not in told)]


def _with_others(root: Root, known: Iterable[Price], graph: Graph) -> Root:
    """Return a product with its price in units that no model has: of the same cells, in the same formulas or others."""
    own = set(graph.leaves(root.key))
    others = (price for price in known if price.per in OTHERS and {*_cells(graph, price.key)} <= own | {root.key})
    return replace(root, others=tuple(price for price in others if root.price.per in UNITS))


def _cells(graph: Graph, key: Key) -> Iterable[Key]:
    """The cells that a price rests on, without the numbers of its formulas."""
    return (leaf for leaf in graph.leaves(key) if not leaf.part)


def is_by_piece(price: Price) -> bool:
    """Return whether the name of a price says that it is for one of something: `per leerling`."""
    return is_of_a_piece(price.label)


def is_on_condition(price: Price, lower: Price) -> bool:
    """Return whether a tariff is another, lower or higher for some only: that other one is the price."""
    said, before = (" ".join(seen.text for seen in each.at.before) for each in (price, lower))
    return lower.kind == "tarief" and is_conditional(said) and not is_conditional(before)


def _is_sold(lower: Price, root: Root) -> bool:
    """Whether a tariff that a price per another unit rests on is the end of a sheet of its own: both are bought."""
    others = (each for each in root.below if each.kind == "tarief" and each.key.sheet == lower.key.sheet)
    last = max(others, key=lambda each: each.key.row, default=None) is lower
    unit, above = lower.per, root.price.per
    return last and unit in UNITS and bool(above) and unit != above and lower.key.sheet != root.key.sheet


def _is_of_all(root: Root, others: list[Root], graph: Graph) -> bool:
    """Whether a price below `Totaal` rests on nothing but what the prices beside it rest on."""
    totals = (vocabulary().label(text).total for text in root.price.at.heading.texts)
    beside = [set(graph.leaves(other.key)) for other in others if other is not root]
    own = set(graph.leaves(root.key))
    return any(totals) and own <= set().union(*beside) and not any(own <= each for each in beside)


def _is_mix(graph: Graph, key: Key, ends: list[Key]) -> bool:
    """Whether a price is a weighted mean of others: raised together by one, it rises by one."""
    now = {end: Fraction(graph.numbers[end]) for end in ends}
    low, *high = (graph.value(key, now | more, rounds=False) for more in ({}, *({end: now[end] + 1} for end in ends)))
    parts = [each - low for each in high if each is not None and low is not None and each >= low]
    return len(parts) == len(ends) and abs(sum(parts, Fraction(-1))) < Fraction(1, 1000)


def _is_summary(graph: Graph, price: Price, ends: list[Key]) -> bool:
    """Whether a price is called a mean and holds nothing but other prices, each for as much: nobody buys that."""
    beside = {leaf for end in ends for leaf in _cells(graph, end)}
    called = any(_MEAN.search(seen.text) for seen in price.at.before)
    return called and {*_cells(graph, price.key)} <= beside


def _is_of_functions(price: Price, ends: list[Price]) -> bool:
    """Whether a tariff rests on what an hour of several functions costs, none of which is sold by itself."""
    costs = [end.at.seen.value for end in ends]
    value = price.at.seen.value
    is_near = all(value / _MOST_OF_ONE <= cost <= value * 2 for cost in costs)
    return price.kind == "tarief" and is_near and all(end.kind == "kostprijs" for end in ends)


def may_be_of_hours(price: Price) -> bool:
    """Return whether a price is of what hours of several functions may be sold as: a tariff, or one of a piece."""
    return is_by_piece(price) or (price.kind == "tarief" and price.per in SOLD_OF_HOURS)


def _same(graph: Graph, key: Key, other: Key) -> bool:
    """Whether a price that rests on another is a later stage of it, and no total of it."""
    low = Fraction(graph.numbers[other])
    ratio = Fraction(graph.numbers[key]) / low if low else Fraction(0)
    return Fraction(1, 2) <= ratio <= _MOST_TIMES
