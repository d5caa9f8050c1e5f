"""Functions that come to a list or a table: turned, multiplied, sorted, counted, or of what meets a condition."""

from collections.abc import Mapping
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.lookup import shown
from tarief.models.rekentool.functions.numbers import number_of, whole_of
from tarief.models.rekentool.node import Parts, given_part
from tarief.models.rekentool.value import (
    MOST_PARTS,
    ONE,
    CellFault,
    Known,
    Unread,
    Value,
    ValueBlock,
    added,
    as_block,
    constant,
    made,
    number,
)

Row = tuple[Value, ...]


def transpose(run: Evaluator, parts: Parts) -> Value:
    """TRANSPOSE."""
    return _turned(as_block(run.argument(parts[0])))


def _turned(block: ValueBlock) -> ValueBlock:
    return ValueBlock(tuple(zip(*block.rows, strict=True)))


def product(run: Evaluator, parts: Parts) -> Value:
    """MMULT: each row of one table times each column of another."""
    one, other = (as_block(run.argument(part)) for part in parts)
    if one.width != len(other.rows):
        raise CellFault("#VALUE!")
    if len(one.rows) * one.width * other.width > MOST_PARTS:
        raise Unread("het bereik is te groot")
    columns = [[_counted(run, value) for value in column] for column in zip(*other.rows, strict=True)]
    rows = [[_counted(run, value) for value in row] for row in one.rows]
    return ValueBlock(
        tuple(
            tuple(added([made("*", *pair) for pair in zip(row, column, strict=True)]) for column in columns)
            for row in rows
        )
    )


def _counted(run: Evaluator, value: Value) -> Expression:
    counted = run.counted(value)
    if counted is None:
        raise CellFault("#VALUE!")
    return counted


def _is_asked(run: Evaluator, parts: Parts, place: int) -> bool:
    part = given_part(parts, place)
    return part is not None and bool(run.plain(run.truth(run.value(part))))


def _of_rows(block: ValueBlock, rows: list[Row], *, turned: bool) -> Value:
    """A table of some of the rows of another, or of its columns."""
    found = ValueBlock(tuple(tuple(map(shown, row)) for row in rows))
    found = _turned(found) if turned else found
    return found.rows[0][0] if len(found.rows) == 1 == found.width and len(block.rows) * block.width > 1 else found


def filtered(run: Evaluator, parts: Parts) -> Value:
    """FILTER: the rows, or the columns, that meet a condition, which must be known."""
    block, wanted = as_block(run.argument(parts[0])), as_block(run.argument(parts[1]))
    turned = len(wanted.rows) == 1 and len(block.rows) > 1
    lines = list((_turned(block) if turned else block).rows)
    met = [run.plain(run.truth(value)) for value in wanted.values()]
    if min(len(wanted.rows), wanted.width) > 1 or len(met) != len(lines):
        raise CellFault("#VALUE!")
    rows = [line for line, holds in zip(lines, met, strict=True) if holds]
    if rows:
        return _of_rows(block, rows, turned=turned)
    if len(parts) < 3:
        raise CellFault("#CALC!")
    return run.value(parts[2])


def unique(run: Evaluator, parts: Parts) -> Value:
    """UNIQUE: every row once, or those that are there once."""
    block, turned = as_block(run.argument(parts[0])), _is_asked(run, parts, 1)
    found: dict[tuple[Known, ...], list[Row]] = {}
    for row in (_turned(block) if turned else block).rows:
        held = (run.plain(value) for value in row)
        found.setdefault(tuple(key.casefold() if isinstance(key, str) else key for key in held), []).append(row)
    rows = [alike[0] for alike in found.values() if len(alike) == 1 or not _is_asked(run, parts, 2)]
    if not rows:
        raise CellFault("#CALC!")
    return _of_rows(block, rows, turned=turned)


def ordered(run: Evaluator, parts: Parts) -> Value:
    """SORT: rows by one of their columns, of values that are known: numbers, texts, yes and no, what is empty."""
    block, turned = as_block(run.argument(parts[0])), _is_asked(run, parts, 3)
    column, order = (whole_of(run, parts, at, 1) for at in (1, 2))
    rows = (_turned(block) if turned else block).rows
    if not 1 <= column <= len(rows[0]) or order not in (1, -1):
        raise CellFault("#VALUE!")
    keyed = [(run.plain(row[column - 1]), row) for row in rows]
    held = sorted((each for each in keyed if each[0] is not None), key=lambda each: _rank(each[0]), reverse=order < 0)
    return _of_rows(block, [row for _, row in held] + [row for key, row in keyed if key is None], turned=turned)


def _rank(key: Known) -> tuple[int, object]:
    if isinstance(key, str):
        return 1, key.casefold()
    return (2, key) if isinstance(key, bool) else (0, key)


def sequence(run: Evaluator, parts: Parts) -> Value:
    """SEQUENCE: numbers in a row or a table, from one on with equal steps."""

    def given(place: int) -> Expression:
        part = given_part(parts, place)
        return ONE if part is None else number(run.value(part))

    height, width = (int(number_of(run, given(place))) for place in (0, 1))
    if min(height, width) < 1:
        raise CellFault("#CALC!" if not height or not width else "#VALUE!")
    if height * width > MOST_PARTS:
        raise Unread("het bereik is te groot")
    start, step = given(2), given(3)
    numbers = [made("+", start, made("*", constant(at), step)) if at else start for at in range(height * width)]
    return ValueBlock(tuple(tuple(numbers[row * width : (row + 1) * width]) for row in range(height)))


TABLES: Final[Mapping[str, LazyFunction]] = {
    "TRANSPOSE": transpose,
    "MMULT": product,
    "FILTER": filtered,
    "UNIQUE": unique,
    "SORT": ordered,
    "SEQUENCE": sequence,
}
