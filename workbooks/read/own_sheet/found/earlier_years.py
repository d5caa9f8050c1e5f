"""Columns of a year before, beside one of now: what was realised, or was agreed, to compare with.

Only where the heading says nothing but the year (and `Begroting`, `Realisatie`) and the same row has a price of now
under such a heading: `Variant A 2025` beside `Variant B 2026` are products, and so is a forecast of a later year.
Where one column of a row is of what was realised, the row is a history: each year but the last is of before, also what
was budgeted for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.cells.seen import name_of
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.words import plain_text, word_set

_YEAR = re.compile(r"\b(20[0-4]\d)\b")
#: Words that say which figures of a year stand in a column, and of which product nothing.
_FIGURES = word_set(
    "begroting begroot realisatie gerealiseerd prognose raming jaarrekening budget werkelijk werkelijke cijfers jaar "
    "oud oude vorig vorige nieuw nieuwe tarief tarieven prijs prijzen kostprijs berekening calculatie ter vergelijking "
    "van over in het de concept definitief bedrag actueel huidig huidige"
)
#: Those that say that it is over, and that it is still to come; in so many rows a title stands.
_BEFORE = word_set("realisatie gerealiseerd jaarrekening werkelijk werkelijke oud oude vorig vorige vergelijking")
_LATER = word_set("prognose raming")
_TITLE_ROWS = 3
#: What a title says of a column: `kolom 2025 = lopend contract`.
_LEGEND = r"\b{year}\s*(?:=|:|\bis\b)\s*([^,;.]*)"
_RUNNING = _BEFORE | word_set("lopend lopende huidig huidige bestaand bestaande")


def without_earlier_years(
    products: Sequence[ProductReading], around: Mapping[Key, Around], year: int | None
) -> tuple[list[ProductReading], list[Finding]]:
    """Return the products but those of a column of before `year` or of what a title says runs now; each is told."""
    places = {(key.sheet, at.seen.address): at for key, at in around.items()}
    prices = [_price(product, places) for product in products]
    years = [0 if at is None else year_above(at) for at in prices]
    rows: dict[tuple[str, int], dict[int, Around]] = {}
    for at, of in zip(prices, years, strict=True):
        if at is not None and of:
            rows.setdefault((at.key.sheet, at.key.row), {})[of] = at
    kept: list[ProductReading] = []
    told: list[Finding] = []
    for product, at, of in zip(products, prices, years, strict=True):
        now = _now(at, of, rows[at.key.sheet, at.key.row], year) if at is not None and of else 0
        if at is None or of >= now:
            kept.append(product)
        else:
            told.append(_told(at, of, now))
    return kept, told


def _now(at: Around, of: int, beside: Mapping[int, Around], year: int | None) -> int:
    """The year of the column beside that of a price that counts instead; 0 where the price counts itself.

    `beside` holds the prices of its row by their years.
    """
    said = {each: _said(price) for each, price in beside.items()}
    is_history = not all(map(_BEFORE.isdisjoint, said.values()))
    known = {each for each in beside if _LATER.isdisjoint(said[each])}
    now = year if year in beside else max(known, default=0) if is_history else 0
    if now and (is_history or _is_behind(at, now, beside[now])):
        return now
    legend = re.compile(_LEGEND.format(year=of))
    words = {word for title in _titles(at) for part in legend.findall(title) for word in plain_text(part).split()}
    return max(beside) if not words.isdisjoint(_RUNNING) else 0


def _price(product: ProductReading, places: Mapping[tuple[str, str], Around]) -> Around | None:
    printed = product.printed.get("tarief") or product.printed.get("kostprijs")
    return places.get((printed.sheet, printed.cell)) if printed is not None else None


def year_above(at: Around) -> int:
    """Return the year that heads the column of a number, where nothing else does; else 0."""
    texts = [cell.text or name_of(cell) for cell in at.heading.cells]
    years = {year for text in texts for year in _years(text)}
    rest = {word for text in texts for word in plain_text(text).split() if word.isalpha()}
    return years.pop() if len(years) == 1 and rest <= _FIGURES else 0


def _said(at: Around) -> set[str]:
    return {word for cell in at.heading.cells for word in plain_text(cell.text).split()}


def _is_behind(at: Around, year: int, now: Around) -> bool:
    """Whether a column stands behind that of the `year` that a title says the sheet is for: it is to compare with.

    A year that stands before it is where a series begins.
    """
    return at.key.column > now.key.column and any(_years(title) == [year] for title in _titles(at))


def _titles(at: Around) -> Iterator[str]:
    return (seen.text for row in at.grid.title_rows(_TITLE_ROWS) for seen in at.grid.labels(row)[:1])


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


def _told(at: Around, of: int, year: int) -> Finding:
    text = f"Deze kolom is van {of} en staat naast die van {year}: hij is niet als product gelezen."
    advice = f"Wilt u de prijs van {of}? Stuur dan die kolom apart."
    return Finding("eerder_jaar", text, advice, Place.at(at.key.sheet, at.seen.address), Severity.NOTE)
