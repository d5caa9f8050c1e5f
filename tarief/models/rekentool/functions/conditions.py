"""Sums and counts of what meets a condition."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.node import FormulaNode, Parts
from tarief.models.rekentool.value import (
    ZERO,
    CellFault,
    ErrorValue,
    Truth,
    Unread,
    Value,
    ValueBlock,
    added,
    as_block,
    as_rule,
    constant,
    made,
    mapped,
    rule_of,
)

_SIGNS: Final = ("<>", "<=", ">=", "<", ">", "=")
_NUMBER: Final = re.compile(r"-?[0-9]+([.,][0-9]+)?%?")


class Criterion:
    """A condition as SUMIF has it: a value, a text with a sign in front, or a text with wildcards."""

    def __init__(self, run: Evaluator, part: FormulaNode) -> None:
        self._run = run
        sign, wanted = self._taken_apart(part)
        self.sign, self.wanted = sign, wanted
        pattern = isinstance(wanted, str) and any(letter in wanted for letter in "*?~") and sign in ("=", "<>")
        self._pattern = wildcard(str(wanted)) if pattern else None
        is_plain = isinstance(wanted, str) and bool(wanted) and not pattern and sign in ("=", "<>")
        self._plain = str(wanted).casefold() if is_plain else None

    def _taken_apart(self, part: FormulaNode) -> tuple[str, Value]:
        """The sign and the value; of `">"&B5` the sign stands in the text and the value in the cell."""
        head, behind = _signed(part)
        value = self._run.value(behind)
        if head:
            return head, value
        if isinstance(value, ValueBlock) and len(value.rows) * value.width == 1:
            value = next(value.values())
        if not isinstance(value, str):
            return "=", ZERO if value is None else value
        sign = next((sign for sign in _SIGNS if value.startswith(sign)), "")
        rest = value.removeprefix(sign)
        return sign or "=", _as_number(rest)

    def meets(self, value: Value) -> bool | Truth:
        """Tell whether an element meets it."""
        if isinstance(value, str) and self._plain is not None:
            return (value.casefold() == self._plain) == (self.sign == "=")
        return self._run.truth(mapped(self._met, value)) if not isinstance(value, ErrorValue) else False

    def _met(self, value: Value) -> Value:
        if self._pattern is not None:
            return (isinstance(value, str) and self._pattern.fullmatch(value) is not None) == (self.sign == "=")
        if is_empty_text(self.wanted):
            return (value is None or (is_empty_text(value) and self.sign == "=")) == (self.sign == "=")
        if isinstance(value, str) and isinstance(self.wanted, Expression) and self.sign in ("=", "<>"):
            value = _as_number(value)  # a number that stands there as a text is that number, and not more or less
        if value is None or isinstance(value, str) != isinstance(self.wanted, str):
            return self.sign == "<>"
        if isinstance(value, bool | Truth) != isinstance(self.wanted, bool | Truth):
            return self.sign == "<>"
        return self._run.compare(self.sign, value, self.wanted)


def _signed(part: FormulaNode) -> tuple[str, FormulaNode]:
    """Take a sign that is put before something (`">"&B5`) from it; an empty text where there is none."""
    if part.kind == "call" and part.name == "&" and part.parts[0].kind == "value":
        head = part.parts[0].value
        if isinstance(head, str) and head in _SIGNS:
            return head, part.parts[1]
    return "", part


def is_empty_text(value: Value) -> bool:
    """Tell whether a value is a text of no letters."""
    return isinstance(value, str) and not value


def _as_number(text: str) -> Value:
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    if not _NUMBER.fullmatch(text.strip()):
        return text
    found = Decimal(text.strip().rstrip("%").replace(",", "."))
    return constant(found.scaleb(-2) if text.strip().endswith("%") else found)


def wildcard(text: str) -> re.Pattern[str]:
    """Return the pattern of a text with `*`, `?` and `~`."""
    pieces, place = [], 0
    while place < len(text):
        letter = text[place]
        if letter == "~" and place + 1 < len(text):
            place += 1
            pieces.append(re.escape(text[place]))
        else:
            pieces.append({"*": ".*", "?": "."}.get(letter, re.escape(letter)))
        place += 1
    return re.compile(re.sub(r"(\.\*)+", ".*", "".join(pieces)), re.IGNORECASE | re.DOTALL)


def _per_criterion(function: LazyFunction, first: int) -> LazyFunction:
    """Let a function come to a list where a criterion is one: one outcome for each. The criteria are `first` and on."""

    def worked(run: Evaluator, parts: Parts) -> Value:
        lists = {place: found for place in range(first, len(parts), 2) if (found := _list_in(run, parts[place]))}
        if not lists:
            return function(run, parts)

        def for_one(*wanted: Value) -> Value:
            alone = dict(zip(lists, wanted, strict=True))
            return function(run, tuple(_with(part, alone[n]) if n in alone else part for n, part in enumerate(parts)))

        return mapped(for_one, *lists.values())

    return worked


def _list_in(run: Evaluator, part: FormulaNode) -> ValueBlock | None:
    """Return the list that a criterion is, or that stands behind its sign."""
    _, behind = _signed(part)
    value = None if behind.kind == "cell" else run.value(behind)
    return value if isinstance(value, ValueBlock) and len(value.rows) * value.width > 1 else None


def _with(part: FormulaNode, wanted: Value) -> FormulaNode:
    """The same criterion for one element of its list."""
    sign, _ = _signed(part)
    one = FormulaNode("value", value=wanted)
    return FormulaNode("call", "&", (part.parts[0], one)) if sign else one


def _met(run: Evaluator, pairs: Parts) -> list[bool | Truth]:
    """For each element of lists beside one another, whether it meets every condition."""
    found: list[bool | Truth] = []
    _size(run, pairs[:-1:2])
    for place in range(0, len(pairs) - 1, 2):
        block, criterion = as_block(run.argument(pairs[place])), Criterion(run, pairs[place + 1])
        met = [criterion.meets(value) for value in block.values()]
        found = [_both(*each) for each in zip(found, met, strict=True)] if found else met
    return found


def _both(one: bool | Truth, other: bool | Truth) -> bool | Truth:
    if isinstance(one, bool):
        return other if one else False
    if isinstance(other, bool):
        return one if other else False
    return Truth(made("min", one.rule, other.rule))


def _size(run: Evaluator, lists: Parts) -> None:
    """Lists beside one another have one size: as many rows and as many columns."""
    blocks = (as_block(run.argument(part)) for part in lists)
    if len({(len(block.rows), block.width) for block in blocks}) > 1:
        raise CellFault("#VALUE!")


def _terms(run: Evaluator, part: FormulaNode, met: list[bool | Truth]) -> list[tuple[bool | Truth, Expression]]:
    """The numbers beside those that are tested, each with whether it counts."""
    values = list(as_block(run.argument(part)).values())
    found = []
    for value, truth in zip(values, met, strict=True):
        if truth is not False and (term := run.summed(value)) is not None:
            found.append((_both(truth, run.truth(run.indicated(value))), term))
    return [(truth, term) for truth, term in found if truth is not False]


def _beside(run: Evaluator, parts: Parts) -> list[tuple[bool | Truth, Expression]]:
    """The numbers of SUMIF and AVERAGEIF; an area that only comes about by calculating can have another size."""
    taken, met = parts[-1 if len(parts) > 2 else 0], _met(run, parts[:2])
    try:
        _size(run, (parts[0], taken))
    except CellFault:
        raise Unread("wat wordt opgeteld is niet even groot als wat wordt vergeleken") from None
    return _terms(run, taken, met)


def _beside_all(run: Evaluator, parts: Parts) -> list[tuple[bool | Truth, Expression]]:
    """The numbers of SUMIFS and its kin, of which every list has one size."""
    _size(run, (parts[0], *parts[1:-1:2]))
    return _terms(run, parts[0], _met(run, parts[1:]))


def _under(truth: bool | Truth, term: Expression) -> Expression:
    return term if isinstance(truth, bool) else rule_of("if", truth.rule, term, ZERO)


def sumif(run: Evaluator, parts: Parts) -> Value:
    """SUMIF."""
    return added([_under(*pair) for pair in _beside(run, parts)])


def sumifs(run: Evaluator, parts: Parts) -> Value:
    """SUMIFS."""
    return added([_under(*pair) for pair in _beside_all(run, parts)])


def countifs(run: Evaluator, parts: Parts) -> Value:
    """COUNTIF and COUNTIFS."""
    return added([as_rule(truth) for truth in _met(run, parts) if truth is not False])


def averageif(run: Evaluator, parts: Parts) -> Value:
    """AVERAGEIF."""
    return _mean(_beside(run, parts))


def averageifs(run: Evaluator, parts: Parts) -> Value:
    """AVERAGEIFS."""
    return _mean(_beside_all(run, parts))


def _mean(terms: list[tuple[bool | Truth, Expression]]) -> Value:
    return made("/", added([_under(*pair) for pair in terms]), added([as_rule(truth) for truth, _ in terms]))


def extremeifs(run: Evaluator, parts: Parts, op: str) -> Value:
    """MAXIFS and MINIFS."""
    return run.extreme(op, [(as_rule(truth), term) for truth, term in _beside_all(run, parts)])


CONDITIONS: Final[Mapping[str, LazyFunction]] = {
    "SUMIF": _per_criterion(sumif, 1),
    "SUMIFS": _per_criterion(sumifs, 2),
    "COUNTIF": _per_criterion(countifs, 1),
    "COUNTIFS": _per_criterion(countifs, 1),
    "AVERAGEIF": _per_criterion(averageif, 1),
    "AVERAGEIFS": _per_criterion(averageifs, 2),
    "MAXIFS": _per_criterion(partial(extremeifs, op="max"), 2),
    "MINIFS": _per_criterion(partial(extremeifs, op="min"), 2),
}
