"""Two cells that the price does not tell from one another: the one may be the other, at the same price.

An occupancy and a productivity divide a price alike; only words say which is which. Where they hardly do, it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tarief.calculation.inputs import Stated
from tarief.costmodel import CostModel
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.products.assemble import question_key
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.values.types import Meaning, Recognised

#: A name that is this sure settles what a cell is, and with it what the other is.
_SURE = 0.9  # float: a score
#: So much more must words say for how two cells are read than for the other way round.
_CLEARLY = 0.3  # float: a score
_AS_READ, _EXCHANGED = "zo", "andersom"
#: Whether a price stays the same with each of two cells as the other.
Same = Callable[..., bool]


@dataclass(frozen=True)
class Exchanges:
    """The cells of one product, each with the other inputs that it may be and how like its texts each input is."""

    lines: Mapping[Key, InputLine]
    options: Callable[[Key], Sequence[InputLine]]
    likeness: Callable[[Key], Mapping[str, float]]
    same: Same
    model: CostModel

    def asked(self, values: Sequence[Recognised]) -> list[Recognised]:
        """Return the values of a product, two that may be one another with the question which is which."""
        by_key = {value.concept: value for value in values if not value.question and len(value.cells) == 1}
        made: dict[str, Recognised] = {}
        for pair in self._pairs(by_key):
            (one, _), (other, _) = pair
            question = question_key("verwisseld", by_key[one.key].label, one.key)
            if made.keys().isdisjoint((one.key, other.key)):
                made |= {line.key: self._value(by_key, pair, line, turned, question) for line, turned in pair}
        return [made.get(value.concept, value) for value in values]

    def _pairs(self, known: Mapping[str, Recognised]) -> Iterator[tuple[tuple[InputLine, InputLine], ...]]:
        """Two cells of which words do not settle which is which, each with what it is the other way round."""
        keys = [line.key for line in self.lines.values()]
        open_ = [line for line in self.lines.values() if self._is_open(line, keys) and line.key in known]
        for one, other in combinations(open_, 2):
            turned = self._as(one, other.key), self._as(other, one.key)
            if turned[0] is None or turned[1] is None or self._is_clear(one, other):
                continue
            if self.same(turned[0], turned[1]):
                yield (one, turned[0]), (other, turned[1])

    def _is_open(self, line: InputLine, keys: Sequence[str]) -> bool:
        return line.score < _SURE and not line.spread and keys.count(line.key) == 1

    def _as(self, line: InputLine, key: str) -> InputLine | None:
        return next((each for each in self.options(line.leaf) if each.key == key and not each.spread), None)

    def _is_clear(self, one: InputLine, other: InputLine) -> bool:
        """Whether words say more for how two cells are read than for the other way round."""
        read = self._said(one, one.key) + self._said(other, other.key)
        return read - self._said(one, other.key) - self._said(other, one.key) >= _CLEARLY

    def _said(self, line: InputLine, key: str) -> float:
        named = (each.score for each in (line, *self.options(line.leaf)) if each.key == key)
        return max(*named, self.likeness(line.leaf).get(key, 0.0), 0.0)  # float: a score

    def _value(
        self,
        known: Mapping[str, Recognised],
        pair: tuple[tuple[InputLine, InputLine], ...],
        line: InputLine,
        turned: InputLine,
        question: str,
    ) -> Recognised:
        """A value with both ways to read it; both cells of a pair have the one question."""
        value = known[line.key]
        (first,) = value.options
        as_read, exchanged = (
            "; ".join(f"{known[each.key].label}: {self.model.quantities[way.key].label}" for each, way in ways)
            for ways in ([(each, each) for each, _ in pair], pair)
        )
        sets = ((turned.key, Stated(turned.meaning.value, turned.base)),)
        options = (replace(first, choice=_AS_READ, label=as_read), Meaning(_EXCHANGED, exchanged, sets))
        return replace(value, question=question, options=options)
