"""Of what a share is a part, where no text says it and the typed price fits more than one: it is asked.

A price per minute is rounded by more than the bases of an overhead differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbooks.read.own_sheet.assemble import question_key
from workbooks.read.own_sheet.candidates import resolve
from workbooks.read.own_sheet.fit import OUTER
from workbooks.read.own_sheet.lane_sum import State
from workbooks.read.own_sheet.options import InputLine
from workbooks.read.own_sheet.tested import Tested
from workbooks.read.own_sheet.types import ProductReading, Recognised

#: A smaller part of the price is no other price.
_SAME = 0.0002  # float: a share
#: One base is no question.
_SEVERAL = 2


def with_open_bases(product: ProductReading, tested: Tested, state: State) -> ProductReading:
    """Return a product with a question for each share of which the price does not tell the base."""
    bases = {line.key: (line, *others) for line, others in _open(tested, state)}
    values = (
        _asked(product, value, bases[value.concept]) if _is_open(value, bases) else value for value in product.values
    )
    return replace(product, values=tuple(values))


def _is_open(value: Recognised, bases: dict[str, tuple[InputLine, ...]]) -> bool:
    return value.concept in bases and len(value.cells) == 1 and not value.question


def _open(tested: Tested, state: State) -> Iterator[tuple[InputLine, tuple[InputLine, ...]]]:
    """Give the shares after the wage whose text names no base, with the same share of what else it may be."""
    for leaf, line in state.lines.items():
        if line.key not in OUTER or not line.is_share or line.found.base(line.key) or line.found.likely_base(line.key):
            continue
        others = (other for other in tested.options[leaf] if other.key == line.key and other.base != line.base)
        same = [other for other in others if other.meaning.value == line.meaning.value]
        found = tuple(other for other in same if _fits_too(tested, state, other))
        if found:
            yield line, found


def _fits_too(tested: Tested, state: State, other: InputLine) -> bool:
    """Whether the price is met with another base too, while it is another price."""
    price = tested.price.key
    changed = tested.state({**state.lines, other.leaf: other})
    if not changed.equal or price not in changed.known or changed.left:
        return False
    return abs(changed.known[price] - state.known[price]) > _SAME * abs(state.known[price])


def _asked(product: ProductReading, value: Recognised, lines: tuple[InputLine, ...]) -> Recognised:
    """Ask it of this product alone: each has a price of its own that tells or does not."""
    candidate = resolve(lines[0].found)
    if candidate is None or not candidate.question:
        return value
    known = {meaning.sets[0][1].base: meaning for meaning in candidate.meanings if meaning.sets}
    options = tuple(known[line.base] for line in lines if line.base in known)
    if len(options) < _SEVERAL or lines[0].base not in known:
        return value
    name = question_key(candidate.question, f"{value.label} {product.name}", value.concept)
    return replace(value, question=name, options=options)
