"""A cell that no text names: what else it may be at the same price, as a question.

The price does not tell one such name from another, so its likeness alone must not decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from tarief.calculation.inputs import Stated
from tarief.costmodel import CostModel
from workbooks.read.own_sheet.products.assemble import question_key
from workbooks.read.own_sheet.reading.fit import OUTER
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.roles.alike import ANY_COST, NAMED, is_by_law, names_anything
from workbooks.read.own_sheet.values.types import Meaning, Recognised

#: What a cell is called whose hours are of no clear kind.
_UNCLEAR = ("onbenoemd", "overige_uren", "niet_productieve_uren")
#: A text that is this like an input, and that much more than any other, names it.
_LIKE, _CLEARLY = 0.4, 0.1  # float: scores
_MOST = 3
#: What comes last of all may be these too, with their bases.
_LAST_TOO = (("indexatie", ""), ("winst", "kostprijs"))
#: Whether a price stays the same with a line in the place of another of its cell.
Same = Callable[[InputLine], bool]
#: Another line for a cell, and all that is set with it.
Other = tuple[InputLine, tuple[tuple[str, Stated], ...]]


def doubted(
    line: InputLine, options: list[InputLine], likeness_of: Mapping[str, float], same: Same, model: CostModel
) -> tuple[InputLine, ...]:
    """Return what else a cell may be at the same price, the likest first; nothing where its texts name it."""
    if not line.is_alike or is_by_law(line.meaning):
        return ()

    def likeness(other: InputLine) -> float:
        return max(other.score, likeness_of.get(other.key, 0.0))  # float: a score

    own = likeness(line)
    told = own >= _LIKE and not (line.key.startswith(ANY_COST) and own < NAMED)
    others: dict[str, InputLine] = {}
    for other in sorted(_others(line, options, model), key=likeness, reverse=True):
        near = likeness(other) > own - _CLEARLY
        if (near or not told) and len(others) < _MOST and other.key not in others and same(other):
            others[other.key] = other
    return tuple(others.values())


def _others(line: InputLine, options: list[InputLine], model: CostModel) -> Iterator[InputLine]:
    yield from (other for other in options if other.key != line.key)
    for key, base in _LAST_TOO if line.key in OUTER and line.is_share else ():
        if key in model.quantities:
            yield replace(
                line, meaning=replace(line.meaning, sets=((key, Stated(line.meaning.value, base)),)), base=base
            )


def asked_by_name(made: Recognised, label: str, others: Iterable[Other], model: CostModel) -> Recognised:
    """Return a value with the question what one of its cells is; `others` says what each other name sets."""
    first, *_ = made.options
    choices = (Meaning(other.key, model.quantities[other.key].label, sets) for other, sets in others)
    question = question_key("naam", label, first.key)
    return replace(made, question=question, options=(replace(first, choice=first.key), *choices))


def is_unclear(line: InputLine) -> bool:
    """Return whether hours are of no clear kind by their name."""
    return line.found.concept in _UNCLEAR or (names_anything(line.found.label) and line.score < 1)
