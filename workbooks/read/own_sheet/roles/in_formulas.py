"""Percentages and hours that stand in a formula, as if each had a cell of its own: `=B9*0,175` beside `Overhead`.

What the row of the formula is called names the percentage, where that is something a percentage can be. Hours are known
by their height and by what they do: in `=B6/(B2*1290)` the price is divided by 1,290 as by productive hours. So is the
part of the hours that is productive (`=B3/0,83`), where its cell speaks of those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from tarief.core.dutch import dutch_between
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.words.hints import Hints
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.words import plain_text

#: What is told of such a number.
IN_FORMULA = "Dit getal staat alleen in de formule van de cel."
#: Between what productive hours of one person in a year lie; more are hours that are paid.
HOURS = (Decimal(600), Decimal(1750))
#: The least part of paid hours that is productive; a cell speaks of those.
_LEAST, _PRODUCTIVE = Decimal("0.3"), re.compile(r"\b(?:\w*producti(?:e[fv]|vit)|declarab|facturab|billable)")
_PERCENT, _HOURS = Hints(kinds=frozenset({"percent"})), Hints(kinds=frozenset({"uren"}))


def shares_in_formulas(graph: Graph, around: Mapping[Key, Around]) -> dict[Key, Around]:
    """Return the shares (0-1) in the formulas of cells whose texts name a percentage, with those texts around them."""
    cells = {key: share_in(graph, around, key) for key in graph.neutral}
    return {key: at for key, at in cells.items() if at is not None and _can_be_a_share(at)}


def hours_in_formulas(graph: Graph, around: Mapping[Key, Around]) -> dict[Key, Around]:
    """Return the numbers in formulas that can be the productive hours of a year, with the texts around their cells;
    and the parts that can be the productive ones of all hours, of cells that speak of those."""
    low, high = HOURS
    cells = {key: around.get(key._replace(part=0)) for key in graph.neutral if low <= graph.numbers[key] <= high}
    hours = {key: _as_hours(at, key.part, graph.numbers[key]) for key, at in cells.items() if at is not None}
    parts = ((key, graph.numbers[key]) for key in graph.neutral if _LEAST <= graph.numbers[key] < 1)
    said = ((key, value, at) for key, value in parts if (at := around.get(key._replace(part=0))) and _is_said(at))
    return hours | {key: _as_cell(at, key.part, value) for key, value, at in said}


def _is_said(at: Around) -> bool:
    """Whether the name of a cell speaks of productive hours, or of those that are not."""
    return at.nearest is not None and _PRODUCTIVE.search(plain_text(at.nearest.text)) is not None


def share_in(graph: Graph, around: Mapping[Key, Around], key: Key) -> Around | None:
    """Return a number in a formula with the texts around that cell; None where it is no share (0-1) of anything."""
    at, value = around.get(key._replace(part=0)), graph.numbers[key]
    if at is None or graph.neutral.get(key, 1) or not 0 < value < 1:
        return None
    return _as_cell(at, key.part, value)


def _can_be_a_share(at: Around) -> bool:
    named = (found.match.concept for found in at.founds() if found.match.score >= NAMED)
    return any(form.kind == "percent" for concept in named for form in (*concept.forms, *concept.elsewhere))


def _as_cell(at: Around, part: int, value: Decimal) -> Around:
    """The cell as if the share stood in it: a unit beside it is that of the outcome."""
    shown = f"{dutch_between(value * 100, 0, 4)}%"
    cell = at.seen.cell._replace(value=value, text=shown, number_format="0.0%", formula="", is_percent=True)
    number = Number((value,), share=True, hints=_PERCENT, shown=shown)
    return replace(at, part=part, seen=replace(at.seen, number=number, cell=cell))


def _as_hours(at: Around, part: int, value: Decimal) -> Around:
    """The cell as if the hours stood in it."""
    shown = dutch_between(value, 0, 4)
    cell = at.seen.cell._replace(value=value, text=shown, number_format="General", formula="", is_percent=False)
    number = Number((value,), hints=_HOURS, shown=shown)
    return replace(at, part=part, seen=replace(at.seen, number=number, cell=cell))
