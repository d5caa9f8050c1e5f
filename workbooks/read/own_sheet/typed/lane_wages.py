"""Amounts of a year beside the wage of that year: holiday pay of 3,440 beside 43,000 is 8% of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.products.subtotals import ON_TOP
from workbooks.read.own_sheet.reading.options import InputLine

#: How an amount of a year that is a part of the wages is declared, and what a wage is called.
_OF_WAGES, _WAGE, _YEAR = "salarissen", "brutoloon", (Decimal(18_000), Decimal(160_000))
#: What each is a share of, where a model knows several.
_BASES = {"eindejaarsuitkering": "brutoloon", "werkgeverslasten": "loon_en_toeslagen"}
#: Decimals of a share, so that the amount is met to the cent.
_PLACES = 12


def is_of_wages(line: InputLine) -> bool:
    """Whether a line is an amount of a year that is a part of the wages."""
    return line.meaning.form.spread == _OF_WAGES


def as_shares(line: InputLine, at: Around, cells: Iterable[Around]) -> Iterator[InputLine]:
    """Give an amount as a share of the one wage of a year in its column; nothing where there is no such wage."""
    column = [each for each in cells if (each.key.sheet, each.key.column) == (at.key.sheet, at.key.column)]
    wages = [each.seen.value for each in column if _concept(each) == _WAGE and _YEAR[0] <= each.seen.value <= _YEAR[1]]
    if len(wages) != 1:
        return
    whole = wages[0] if line.key in ON_TOP else wages[0] + sum(_on_top(column, at.key, wages[0]))
    value = round(line.meaning.value / whole, _PLACES)
    form = next((form for form in line.found.match.concept.forms if form.kind == "percent"), None)
    if form is not None and form.low <= value <= form.high:
        base = _BASES.get(line.key, "")
        (key, stated) = line.meaning.sets[0]
        meaning = replace(line.meaning, sets=((key, replace(stated, written=value, base=base)),), form=form)
        yield replace(line, meaning=meaning, base=base, spread=False)


def _concept(at: Around) -> str:
    founds = at.founds()
    return founds[0].concept if founds else ""


def _on_top(cells: Iterable[Around], own: Key, wage: Decimal) -> Iterator[Decimal]:
    """What comes on top of a wage in its column, as amounts of a year."""
    for at in cells:
        keys = {form.key for found in at.founds()[:1] for form in found.match.concept.forms}
        if at.key != own and not keys.isdisjoint(ON_TOP):
            yield at.seen.value * (wage if at.seen.is_share else 1)
