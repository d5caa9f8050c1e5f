"""The same ladder as a spreadsheet recalculated by formualizer, a scenario at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import formualizer

from tarief.batch import compile_batch
from tests.bench.clock import Ratio, seconds
from tests.bench.ladder import KEYS, VARYING, breakdown, by_hand, columns

SCENARIOS, ROWS, INPUTS = 200, 1_000_000, 17


class Cell(str):
    """A formula under construction: arithmetic on it writes a longer formula."""

    def _with(self, sign: str, other: object, *, after: bool) -> Cell:
        return Cell(f"({self}{sign}{other})" if after else f"({other}{sign}{self})")

    def __add__(self, other: object) -> Cell:  # type: ignore[override]
        return self._with("+", other, after=True)

    def __sub__(self, other: object) -> Cell:
        return self._with("-", other, after=True)

    def __rsub__(self, other: object) -> Cell:
        return self._with("-", other, after=False)

    def __mul__(self, other: object) -> Cell:  # type: ignore[override]
        return self._with("*", other, after=True)

    __rmul__ = __mul__  # type: ignore[assignment]

    def __truediv__(self, other: object) -> Cell:
        return self._with("/", other, after=True)


def sheet() -> Callable[[list[float]], float]:
    """A sheet with the inputs in column A and the price as one formula; set the inputs, read the price."""
    book = formualizer.Workbook()
    book.add_sheet("Blad")
    book.set_formula("Blad", 1, 2, f"={by_hand(*(Cell(f'A{row}') for row in range(1, len(KEYS) + 1)))['price']}")

    def price(inputs: list[float]) -> float:
        book.set_values_batch("Blad", 1, 1, [[value] for value in inputs])
        return float(book.evaluate_cell("Blad", 1, 2))

    return price


def measure() -> Iterator[Ratio]:
    """Seconds per ladder of each: theirs over some hundreds of scenarios, ours over a million."""
    named, price = columns(ROWS, INPUTS), sheet()
    fixed = [float(VARYING[key]) for key in KEYS[INPUTS:]]
    rows = [[float(column[row]) for column in named.values()] + fixed for row in range(SCENARIOS)]
    batch = compile_batch(breakdown(), tuple(named))
    assert abs(price([float(each) for each in VARYING.values()]) - float(breakdown().exact("tarief"))) < 1e-9
    ours = seconds(lambda: batch.run(named), turns=5) / ROWS
    other = seconds(lambda: [price(row) for row in rows], turns=3) / SCENARIOS
    yield Ratio("per ladder, miljoen scenario's", ours, other, "formualizer, een scenario per keer")
