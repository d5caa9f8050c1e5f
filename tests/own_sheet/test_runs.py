"""A run of numbers above a printed one: what is found in a long list is what trying every run finds."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import prod
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.proposed_runs import rest_of, rest_times, sum_of
from workbooks.read.own_sheet.lanes.proposed_search import ANY, EURO, SHARE, PrintedWay, PutIn

Way = Callable[[Sequence[PutIn], PutIn], PrintedWay | None]


def put_in(row: int, value: float, kind: str = ANY) -> PutIn:
    return PutIn(Key("Blad", row, 2), value, kind)


def target(value: float) -> PutIn:
    return PutIn(Key("Blad", 9_999, 2), value, EURO, 0.005)


ITEMS = st.lists(
    st.one_of(
        st.tuples(st.integers(-9, 40).map(float), st.sampled_from([ANY, EURO])),
        st.tuples(st.sampled_from([0.1, 0.25, 0.5]), st.just(SHARE)),
    ),
    max_size=7,
).map(lambda made: [put_in(row, *each) for row, each in enumerate(made, 1)])


def sums(items: list[PutIn]) -> set[float]:
    """Every run to the end without a share, whole or without one of more than two."""
    found = set[float]()
    for start in range(len(items) - 1):
        run = items[start:]
        if not any(item.kind == SHARE for item in run):
            whole = sum(item.value for item in run)
            found |= {whole} | ({whole - item.value for item in run} if len(run) > 2 else set())
    return found


def rests(items: list[PutIn]) -> set[float]:
    """The first less the others, one after the other; one share is of the first, or of what is left so far."""
    found = set[float]()
    for start in range(len(items) - 2):
        first, *others = items[start:]
        if first.kind == ANY and sum(item.kind == SHARE for item in others) <= 1:
            of_first = left = first.value
            for item in others:
                of_first -= item.value * (first.value if item.kind == SHARE else 1)
                left -= item.value * (left if item.kind == SHARE else 1)
            found |= {of_first, left}
    return found


def times(items: list[PutIn]) -> set[float]:
    found = set[float]()
    for start in range(len(items) - 3):
        first, *off, last = run = items[start:]
        left = first.value - sum(item.value for item in off)
        if left > 0 and not any(item.kind == SHARE for item in run):
            found.add(prod((left, last.value)))
    return found


@pytest.mark.parametrize(("way", "every"), [(sum_of, sums), (rest_of, rests), (rest_times, times)])
@given(items=ITEMS, also=st.integers(-50, 200))
def test_a_printed_number_follows_from_a_run_where_trying_every_run_says_so(
    way: Way, every: Callable[[list[PutIn]], set[float]], items: list[PutIn], also: int
) -> None:
    possible = every(items)
    for value in (*possible, float(also)):
        met = any(abs(value - each) <= 0.0049 for each in possible)
        assert (way(items, target(value)) is not None) is met, value


class Counted(Sequence[PutIn]):
    """A list that counts how often one of it is looked at."""

    def __init__(self, items: list[PutIn]) -> None:
        self.items, self.looks = items, 0

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> PutIn: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PutIn]: ...
    def __getitem__(self, index: int | slice) -> PutIn | Sequence[PutIn]:
        if isinstance(index, slice):
            self.looks += len(self.items[index])
            return self.items[index]
        self.looks += 1
        return self.items[index]


@pytest.mark.parametrize("way", [sum_of, rest_of, rest_times])
def test_a_list_twice_as_long_is_looked_at_twice_as_often(way: Way) -> None:
    looks = []
    for count in (100, 200, 400):
        items = Counted([put_in(row, 7.0 + row) for row in range(1, count + 1)])
        assert way(items, target(0.5)) is None
        looks.append(items.looks)
    assert all(more <= 2 * fewer for fewer, more in pairwise(looks)), looks
