"""Formulas for a sheet that holds none: each printed number of a product as it follows from those before it.

Most such sheets are a calculation of which the formulas were lost. With these the sheet is read as one that has them:
what no model comes to is taken as the sheet works it out, and every cell below the price is told as what it is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from operator import mul, truediv

from tarief.core.expression import Expression, name, operand
from workbooks.read.own_sheet.cells.seen import CellKind
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.lanes import Lane
from workbooks.read.own_sheet.lanes.ledger import total_of
from workbooks.read.own_sheet.lanes.proposed_runs import FEWEST, added, all_over_one, rest_of, rest_times, sum_of
from workbooks.read.own_sheet.lanes.proposed_search import ANY, BY_CHANCE, EURO, SHARE, PrintedWay, PutIn, best_way
from workbooks.read.own_sheet.lanes.put_in import factors_of, item_of, said_below
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: A price that rests on a smaller part of what stands above it is not understood.
_MOST_OF_ALL = 0.6  # float: a share
#: A total that differs no more from its lines lacks one that is not to be read.
_PART = (0.5, 1.0)
#: A number of more digits is no input by chance; what is so named is typed, never worked out.
_LONG, _SURE = 5, 0.9  # float: a score
_TYPED = frozenset({
    "verlofuren", "feestdaguren", "ziekteverzuim", "scholingsuren", "overleguren", "reisuren", "indirect",
    "groepsgrootte", "begeleiders_per_groep", "uren_per_dagdeel", "plaatsen", "fte",
})  # fmt: skip
_TOGETHER = frozenset({"samen", "tezamen", "alles samen", "bij elkaar", "opgeteld"})
#: A price that is rounded by a larger part of itself, as one in whole euros, is met by chance.
_COARSE = 0.005  # float: a share


@dataclass(frozen=True)
class Proposed:
    """The rules of printed numbers, the factors in them that no cell holds, and the percentages that labels say."""

    rules: dict[Key, Expression] = field(default_factory=dict)
    constants: dict[Key, Decimal] = field(default_factory=dict)
    said: dict[Key, Around] = field(default_factory=dict)


def proposed_rules(lanes: Iterable[Lane]) -> Proposed:
    """Return a rule for every printed number of some products that follows from others."""
    made = Proposed()
    for lane in lanes:
        column = _Column(lane)
        if rules := column.rules():
            made.rules.update(rules)
            made.constants.update(column.constants)
            made.said.update((key, at) for key, at in column.at.items() if at.seen.kind is CellKind.BOTH)
    return made


@dataclass
class _Column:
    """The numbers of one product, from the first to its price."""

    lane: Lane
    left: list[PutIn] = field(default_factory=list)
    spent: list[PutIn] = field(default_factory=list)
    made: dict[Key, Expression] = field(default_factory=dict)
    constants: dict[Key, Decimal] = field(default_factory=dict)
    at: dict[Key, Around] = field(default_factory=dict)
    factors: dict[Key, list[Around]] = field(default_factory=dict)
    others: dict[Key, Around | None] = field(default_factory=dict)

    def rules(self) -> Mapping[Key, Expression]:
        """Return the rule of each number that follows from those before it; none unless the price does, from most."""
        root = self.lane.root
        printed = item_of(root.price.at)
        if printed.near > _COARSE * abs(printed.value):
            return {}
        prices = [price.at for price in (*root.below, root.price)]
        column = [at for at in self.lane.cells if at.key.column == root.key.column]
        own = {at.key.row for at in column}
        kept = [at for at in self.lane.cells if _is_of(at, root.key.column, own)]
        self.factors = {at.key: found for at in column if (found := factors_of(at))}
        kept += [factor for found in self.factors.values() for factor in found]
        cells = sorted({at.key: at for at in (*kept, *prices)}.values(), key=lambda at: at.key)
        for at in cells:
            if at.key <= root.key:
                shares = said_below(at) if at.key == root.key else ()
                self.left += [replace(item_of(share), kind=SHARE, near=0.0) for share in shares]
                self.at |= {share.key: share for share in shares}
                self._take(at)
        return self.made if root.key in self.made and self._reached(root.key) >= _MOST_OF_ALL else {}

    def _reached(self, root: Key) -> float:
        """Which part of the numbers that follow from no others the price rests on."""
        inputs = {key for key in self.at if key not in self.made}
        below, todo = set[Key](), [root]
        while todo:
            rule = self.made.get(todo.pop())
            new = set(rule.names() if rule is not None else ()) - below
            below |= new
            todo += new
        return len(inputs & below) / len(inputs) if inputs else 0.0  # float: a share

    def _take(self, at: Around) -> None:
        item = item_of(at)
        self.at[item.key] = at
        found = self._product(item)
        if found is None and not any(at in factors for factors in self.factors.values()):
            found = self._way(item) if item.kind != SHARE and item.value else None
            found = found or self._short_total(at, item)
        if found is not None:
            self.made[item.key] = found.rule
            self.constants.update(found.constants)
            self.left = [each for each in self.left if each not in found.items]
            self.spent += found.items
        self.left.append(item if found is not None else replace(item, near=0.0))  # what was typed is exact

    def _way(self, target: PutIn) -> PrintedWay | None:
        """A sum of what stands just above, else a few numbers put together, else one more that was used before."""
        if self._is_named_input(target):
            return None
        found = self._again(target) or self._mean(target) or sum_of(self.left, target) or self._ledger(target)
        found = found or rest_of(self.left, target) or rest_times(self.left, target) or best_way(self.left, target)
        found = found or all_over_one(self.left, target)
        return found or self._share(target) or self._apart(target)

    def _again(self, target: PutIn) -> PrintedWay | None:
        """The last number, where the price is that."""
        last = self.left[-1] if self.left and target.key == self.lane.root.key else None
        is_same = last is not None and last.key in self.made and last.value == target.value
        return PrintedWay(0.0, (last,), name(last.key)) if last is not None and is_same else None

    def _product(self, item: PutIn) -> PrintedWay | None:
        """All numbers before it on its row, where it is their product."""
        keys = [at.key for at in self.factors.get(item.key, ())]
        items = tuple(each for each in self.left if each.key in keys)
        return PrintedWay(0.0, items, reduce(mul, map(name, keys))) if keys else None

    def _is_named_input(self, target: PutIn) -> bool:
        """Whether a round number is called what no sheet works out: it is a sum of others by chance."""
        at = self.at[target.key]
        digits = len(at.seen.value.normalize().as_tuple().digits)
        return digits < _LONG and any(
            named.concept.key in _TYPED and named.score >= _SURE and not above for named, _, above in at.names
        )

    def _ledger(self, target: PutIn) -> PrintedWay | None:
        """The amounts of its column above it, with those of which one between them is a percentage."""
        column = [item for item in (*self.left, *self.spent) if item.key.column == target.key.column]
        labels = {item.key: self.at[item.key].label for item in column}
        return total_of(sorted(column, key=lambda item: item.key), target, labels, self.left)

    def _share(self, target: PutIn) -> PrintedWay | None:
        """The percentage on its row, of one amount wherever that stands; said twice, in a cell and in the text."""
        said = [item for item in self.left if item.kind == SHARE and item.key.row == target.key.row]
        if len({item.value for item in said}) != 1:
            return None
        amounts = {item.key: item for item in (*self.left, *self.spent) if item.kind != SHARE}.values()
        of = [each for each in amounts if abs(said[-1].value * each.value - target.value) <= target.near]
        return PrintedWay(0.0, tuple(said), name(said[-1].key) * name(of[0].key)) if len(of) == 1 else None

    def _apart(self, target: PutIn) -> PrintedWay | None:
        """The last number with one other, wherever that stands: times it, or one over the other."""
        if not self.left or self.left[-1].kind == SHARE or not self.left[-1].value:
            return None
        last, hits = self.left[-1], list[PrintedWay]()
        others = [item for item in (*self.left[:-1], *self.spent) if item.kind != SHARE and item.value]
        for other in others:
            near = last.near / abs(last.value) + other.near / abs(other.value)
            for does, one, by in ((mul, last, other), (truediv, last, other), (truediv, other, last)):
                value = does(one.value, by.value)
                if abs(value - target.value) <= target.near + near * abs(value):
                    items = tuple(each for each in (last, other) if each in self.left)
                    hits.append(PrintedWay(1.0, items, does(name(one.key), name(by.key))))
        by_chance = 3 * len(others) * 2 * target.near / abs(target.value)
        return hits[0] if len(hits) == 1 and by_chance < BY_CHANCE else None

    def _mean(self, target: PutIn) -> PrintedWay | None:
        """The mean of what stands in another column, weighed by the numbers just above in this one."""
        run: list[tuple[PutIn, Around]] = []
        whole = total = 0.0
        for item in reversed(self.left):
            other = self._beside(item)
            if other is None or (run and other.key.column != run[0][1].key.column):
                return None
            run.append((item, other))
            whole, total = whole + item.value, total + item.value * float(other.seen.value)
            if len(run) >= FEWEST and abs((total / whole if whole else 0.0) - target.value) <= target.near:
                known = run[::-1]
                weighed = added([name(item.key) * name(other.key) for item, other in known])
                items = tuple(item for item, _ in known)
                return PrintedWay(0.0, items, weighed / added([name(item.key) for item in items]))
        return None

    def _beside(self, item: PutIn) -> Around | None:
        """The one number on the row of an item that is of no other product: a column that ends above the price."""
        if item.key not in self.others:
            at = self.at[item.key]
            priced = {seen.column for seen in at.grid.numbers(self.lane.root.price.at.seen.row)}
            apart = [seen for seen in at.grid.numbers(at.seen.row) if seen.column not in priced]
            self.others[item.key] = Around(at.grid, apart[0]) if len(apart) == 1 else None
        return self.others[item.key]

    def _short_total(self, at: Around, target: PutIn) -> PrintedWay | None:
        """A number that is called a total of the amounts above it, and is more than they come to by a line not read."""
        labels = [vocabulary().label(seen.text) for seen in at.before]
        if not any(label.total or label.plain in _TOGETHER for label in labels):
            return None
        run: list[PutIn] = []
        for item in reversed(self.left):
            if item.kind not in (EURO, ANY):
                break
            run.insert(0, item)
        total = sum(item.value for item in run)
        if len(run) <= FEWEST or not _PART[0] * target.value <= total <= _PART[1] * target.value:
            return None
        rest = at.seen.value - sum((Decimal(str(item.value)) for item in run), Decimal(0))
        return PrintedWay(2.0, tuple(run), added([*(name(item.key) for item in run), operand(rest)]))


def _is_of(at: Around, column: int, rows: Container[int]) -> bool:
    """Whether a number is of a column, or tells more of it: a percentage beside its amount, or alone on its row."""
    return at.key.column == column or at.key.row not in rows or item_of(at).kind == SHARE
