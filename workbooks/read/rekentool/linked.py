"""Inputs of two versions of a rekentool that only make sense together: what they do to the price as one.

A choice that got another name got it in its table as well: with one of both as it was there is no price.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from tarief.models.rekentool.layout import ToolInput, ToolLayout
from tarief.models.rekentool.node import CellAddress
from workbooks.read.rekentool.alignment import Alignment
from workbooks.read.rekentool.swapped import price_at

#: Prices that are tried in all.
_MOST_TRIED: Final = 60

#: An input of both versions.
InputPair = tuple[ToolInput, ToolInput]


@dataclass(frozen=True, slots=True)
class LinkedInputs:
    """Inputs that together do something to the price, with the names in tables that go with them."""

    pairs: tuple[InputPair, ...]
    texts: tuple[CellAddress, ...]
    effect: Decimal

    @property
    def cells(self) -> tuple[str, ...]:
        """Where they stand in the second version."""
        return (*(str(other.cell) for _, other in self.pairs), *map(str, self.texts))


@dataclass(frozen=True, slots=True)
class InputEffects:
    """What inputs with another value do to the price: `alone` by their key in the first version, the others linked."""

    alone: Mapping[str, Decimal] = field(default_factory=dict)
    linked: Sequence[LinkedInputs] = ()


def other_texts(both: Alignment) -> Mapping[CellAddress, str]:
    """Return what names in tables were, by where they stand now, for those that are another."""
    moved = ((both.moved(cell), text) for cell, text in both.old.texts.items())
    return {
        cell: text
        for cell, text in moved
        if cell is not None and cell in both.new.texts and both.new.texts[cell] != text
    }


def with_old_texts(both: Alignment) -> ToolLayout:
    """Return the second version with the names in its tables as they were."""
    texts = other_texts(both)
    return replace(both.new, texts={**both.new.texts, **texts}) if texts else both.new


def linked_inputs(both: Alignment, after: Decimal | None, alone: Sequence[InputPair]) -> list[LinkedInputs]:
    """Return which of the inputs that do nothing by themselves do something together, the smallest groups first."""
    search = _Search(both, after)
    found: list[LinkedInputs] = []
    left = list(alone)
    while left and after is not None:
        first, *others = left
        linked = search.of(first, others)
        if linked is not None:
            found.append(linked)
        taken = () if linked is None else linked.pairs
        left = [pair for pair in others if pair not in taken]
    return found


class _Search:
    """Prices with some inputs of a next version as they were; so many in all."""

    def __init__(self, both: Alignment, after: Decimal | None) -> None:
        self._new, self._held, self._after = both.new, both.new.held, after
        self._texts = other_texts(both)
        self._before = with_old_texts(both)
        self._left = _MOST_TRIED

    def of(self, first: InputPair, others: Sequence[InputPair]) -> LinkedInputs | None:
        """What one input does with the names in the tables, with one other, and with all others."""
        groups = [(first,), *((first, other) for other in others), *([(first, *others)] if len(others) > 1 else [])]
        for pairs in groups:
            for with_texts in (False, True) if self._texts else (False,):
                if (len(pairs) > 1 or with_texts) and (
                    effect := self._effect(pairs, with_texts=with_texts)
                ) is not None:
                    return LinkedInputs(pairs, (*self._texts,) if with_texts else (), effect)
        return None

    def _effect(self, pairs: Sequence[InputPair], *, with_texts: bool) -> Decimal | None:
        if self._left == 0 or self._after is None:
            return None
        self._left -= 1
        held = {**self._held, **{other.cell: one.value(one.written) for one, other in pairs}}
        price = price_at(self._before if with_texts else self._new, held)
        return None if price is None else self._after - price
