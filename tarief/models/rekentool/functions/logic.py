"""Choices: IF and its kin, yes and no, errors, names inside a formula."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.node import FormulaNode, Parts
from tarief.models.rekentool.value import (
    MOST_PARTS,
    CellFault,
    Either,
    ErrorValue,
    Truth,
    Unread,
    Value,
    ValueBlock,
    as_rule,
    as_truth,
    attempted,
    constant,
    either,
    element,
    made,
    mapped,
    number,
)


def if_(run: Evaluator, parts: Parts) -> Value:
    """IF; a branch that is left out is FALSE, one that is empty is 0."""
    if not 2 <= len(parts) <= 3:
        raise Unread("IF heeft twee of drie onderdelen")
    other = parts[2] if len(parts) > 2 else FormulaNode("value", value=False)
    return run.chosen(run.value(parts[0]), partial(_branch, run, parts[1]), partial(_branch, run, other))


def _branch(run: Evaluator, part: FormulaNode) -> Value:
    return constant(0) if part.kind == "omitted" else run.value(part)


def ifs(run: Evaluator, parts: Parts) -> Value:
    """IFS: the first branch of which the condition holds."""
    if len(parts) < 2:
        raise CellFault("#N/A")
    return run.chosen(run.value(parts[0]), partial(_branch, run, parts[1]), partial(ifs, run, parts[2:]))


def switch(run: Evaluator, parts: Parts) -> Value:
    """SWITCH: the branch of the value that is met."""
    return _switched(run, run.value(parts[0]), parts[1:])


def _switched(run: Evaluator, wanted: Value, parts: Parts) -> Value:
    if len(parts) < 2:
        if parts:
            return _branch(run, parts[0])
        raise CellFault("#N/A")
    met = run.compare("=", wanted, run.value(parts[0]))
    return run.chosen(met, partial(_branch, run, parts[1]), partial(_switched, run, wanted, parts[2:]))


def choose(run: Evaluator, parts: Parts) -> Value:
    """CHOOSE: the branch of a number, counted from 1."""
    wanted = run.value(parts[0])
    if isinstance(wanted, ValueBlock):
        return _chosen_of_each(run, wanted, [run.branch(part) for part in parts[1:]])
    return _chosen(run, wanted, parts[1:], 1)


def _chosen_of_each(run: Evaluator, wanted: ValueBlock, ways: list[Value]) -> Value:
    """A table of columns that are put beside one another, as in `CHOOSE({1,2},A1:A5,C1:C5)`."""
    blocks = [wanted, *(way for way in ways if isinstance(way, ValueBlock))]
    height, width = max(len(block.rows) for block in blocks), max(block.width for block in blocks)
    if height * width > MOST_PARTS:
        raise Unread("het bereik is te groot")

    def one(row: int, column: int) -> Value:
        place = run.plain(number(element(wanted, row, column)))
        assert isinstance(place, Decimal)
        return element(ways[int(place) - 1], row, column) if 1 <= place <= len(ways) else ErrorValue("#VALUE!")

    return ValueBlock(tuple(tuple(attempted(one, row, column) for column in range(width)) for row in range(height)))


def _chosen(run: Evaluator, wanted: Value, parts: Parts, place: int) -> Value:
    if not parts:
        raise CellFault("#VALUE!")
    below = run.compare("<", wanted, constant(place))
    here = run.compare("<", wanted, constant(place + 1))
    missing = run.truth(below) if place == 1 else False
    if missing is True:
        raise CellFault("#VALUE!")
    found = run.chosen(here, partial(_branch, run, parts[0]), partial(_chosen, run, wanted, parts[1:], place + 1))
    return found if missing is False else either(missing.rule, ErrorValue("#VALUE!"), found)


def _truths(run: Evaluator, parts: Parts) -> list[bool | Truth]:
    found: list[bool | Truth] = []
    for part in parts:
        value = run.argument(part) if part.kind in ("cell", "area") else run.value(part)
        listed = isinstance(value, ValueBlock)
        for each in value.values() if isinstance(value, ValueBlock) else (value,):
            if not listed or not isinstance(each, str | None):
                found.append(run.truth(each))
    if not found:
        raise CellFault("#VALUE!")
    return found


def all_of(run: Evaluator, parts: Parts) -> Value:
    """AND."""
    return _joined("min", _truths(run, parts), stop=False)


def any_of(run: Evaluator, parts: Parts) -> Value:
    """OR."""
    return _joined("max", _truths(run, parts), stop=True)


def _joined(op: str, truths: list[bool | Truth], *, stop: bool) -> bool | Truth:
    rules = [truth.rule for truth in truths if isinstance(truth, Truth)]
    if any(truth is stop for truth in truths):
        return stop
    if not rules:
        return not stop
    rule = rules[0]
    for each in rules[1:]:
        rule = made(op, rule, each)
    return Truth(rule)


def one_of(run: Evaluator, parts: Parts) -> Value:
    """XOR."""
    total = constant(0)
    for truth in _truths(run, parts):
        total = made("+", total, as_rule(truth))
    half = made("/", total, constant(2))
    return run.truth(made("<>", half, made("rounddown", half, constant(0))))


def not_(run: Evaluator, parts: Parts) -> Value:
    """NOT."""
    return mapped(lambda value: run.opposite(run.truth(value)), run.value(parts[0]))


def iferror(run: Evaluator, parts: Parts) -> Value:
    """IFERROR: something else where there is an error."""
    found = run.branch(parts[0])
    return _nothing(_without_faults(run, found, parts[1]))


def ifna(run: Evaluator, parts: Parts) -> Value:
    """IFNA: something else where nothing is found."""
    found = run.branch(parts[0])
    if isinstance(found, ErrorValue) and found.kind != "#N/A":
        raise CellFault(found.kind)
    return _nothing(_without_faults(run, found, parts[1]))


def _without_faults(run: Evaluator, found: Value, instead: FormulaNode) -> Value:
    """A value with something else where it is an error; that only counts under that condition."""
    if isinstance(found, ErrorValue):
        return _branch(run, instead)
    return run.without_faults(found, lambda: constant(0) if instead.kind == "omitted" else run.branch(instead))


def _nothing(value: Value) -> Value:
    return constant(0) if value is None else value


def is_error(run: Evaluator, parts: Parts) -> Value:
    """ISERROR."""
    return run.is_fault(run.branch(parts[0]))


def is_err(run: Evaluator, parts: Parts) -> Value:
    """ISERR: an error, but not that nothing is found."""
    found = run.branch(parts[0])
    return found.kind != "#N/A" if isinstance(found, ErrorValue) else run.is_fault(found)


def is_na(run: Evaluator, parts: Parts) -> Value:
    """ISNA."""
    found = run.branch(parts[0])
    return found.kind == "#N/A" if isinstance(found, ErrorValue) else run.is_fault(found)


def kind(run: Evaluator, parts: Parts, kinds: tuple[type, ...]) -> Value:
    """ISNUMBER, ISTEXT, ISBLANK, ISLOGICAL: what kind of value it is."""
    return _kind(run, run.branch(parts[0]), kinds)


def _kind(run: Evaluator, value: Value, kinds: tuple[type, ...]) -> Value:
    if isinstance(value, ValueBlock):
        return ValueBlock(tuple(tuple(_kind(run, each, kinds) for each in row) for row in value.rows))
    if isinstance(value, Either):
        return either(value.condition, _kind(run, value.held, kinds), _kind(run, value.other, kinds))
    if isinstance(value, Expression) and Expression in kinds:
        return run.opposite(as_truth(run.fault(value)))
    return isinstance(value, kinds)


def let(run: Evaluator, parts: Parts) -> Value:
    """LET: names for what stands behind them."""
    if len(parts) % 2 == 0:
        raise Unread("LET heeft een naam zonder waarde")
    names: dict[str, Value] = {}
    with run.naming(names):
        for name, part in zip(parts[:-1:2], parts[1::2], strict=True):
            if name.kind != "name":
                raise Unread("LET heeft een naam die geen naam is")
            names[name.name] = attempted(run.value, part)
        return run.value(parts[-1])


def n(run: Evaluator, parts: Parts) -> Value:
    """N: a number, of a text 0."""
    return mapped(lambda value: constant(0) if isinstance(value, str | None) else number(value), run.value(parts[0]))


LOGIC: Final[Mapping[str, LazyFunction]] = {
    "IF": if_,
    "IFS": ifs,
    "SWITCH": switch,
    "CHOOSE": choose,
    "AND": all_of,
    "OR": any_of,
    "XOR": one_of,
    "NOT": not_,
    "TRUE": lambda _, __: True,
    "FALSE": lambda _, __: False,
    "NA": lambda _, __: ErrorValue("#N/A"),
    "IFERROR": iferror,
    "IFNA": ifna,
    "ISERROR": is_error,
    "ISERR": is_err,
    "ISNA": is_na,
    "ISNUMBER": partial(kind, kinds=(Expression,)),
    "ISTEXT": partial(kind, kinds=(str,)),
    "ISNONTEXT": lambda run, parts: run.opposite(run.truth(kind(run, parts, (str,)))),
    "ISBLANK": partial(kind, kinds=(type(None),)),
    "ISLOGICAL": partial(kind, kinds=(bool, Truth)),
    "LET": let,
    "N": n,
}
