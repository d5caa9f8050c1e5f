"""The rule of a figure: one plain function from which its number and its formula in a workbook both come.

Its arguments are named as the columns of its table: the figures in the same row. `above` is the row above, `total` the
next row that sums, `rows` every row from 0. Figures of another table and values of the input are symbols that the
function closes over: `lambda kosten: kosten - given("contract.budget", budget)`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from inspect import signature
from types import FunctionType

from tarief.core.expression import Expression, evaluate, name, operand
from tarief.core.number import EXACT

#: An expression names columns of its own row, or holds symbols made here.
Rule = Callable[..., Expression] | Expression
#: Excel takes no more operands than this in one function.
_MOST = 250


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a column in a row, from 0; of this table, or of another by its key and with its value."""

    column: str
    row: int
    table: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The figures of a column of this table from one row to another, as one operand of a sum."""

    column: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Input:
    """A value of the input, by its path."""

    path: str
    value: Decimal | None


Symbol = Figure | Span | Input


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that is worked out elsewhere, with the formula by which a workbook finds it too."""

    value: Decimal
    rule: Rule


def given(path: str, value: Decimal | None = None) -> Expression:
    """Return the symbol for a value of the input; its number is only needed for a figure that is not `Known`."""
    return name(Input(path, value))


def figure(table: str, column: str, row: int, value: Decimal) -> Expression:
    """Return the symbol for a figure of another table, by its key; rows are counted from 0."""
    return name(Figure(column, row, table, value))


def excel(function: str, *operands: Expression | int | Decimal) -> Expression:
    """Return a function that only a workbook works out; its figure is `Known`."""
    numbers = (value if isinstance(value, Expression) else operand(value) for value in operands)
    return Expression(function, tuple(numbers))


def summed(values: Sequence[Expression]) -> Expression:
    """Return the sum of many values as one function, however many they are."""
    parts = list(values)
    while len(parts) > _MOST:
        parts = [Expression("sum", tuple(parts[at : at + _MOST])) for at in range(0, len(parts), _MOST)]
    return Expression("sum", tuple(parts))


class Row:
    """A row of the table being worked out; its attributes are the symbols for its figures."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __getattr__(self, column: str) -> Expression:
        return name(Figure(column, self._number))


class Rows:
    """Every row of the table being worked out."""

    def __getitem__(self, number: int) -> Row:
        return Row(number)


def symbolic(rule: Rule, row: int, total: int) -> Expression:
    """Return what a rule says of a row; `total` is the next row that sums."""
    if isinstance(rule, Expression):
        return placed(rule, lambda key: name(Figure(key, row)))
    places = {"above": Row(row - 1), "total": Row(total), "rows": Rows()}
    return rule(*(places[key] if key in places else name(Figure(key, row)) for key in _wanted(rule)))


def _wanted(rule: Callable[..., Expression]) -> tuple[str, ...]:
    """The arguments of a rule that have no value of their own."""
    if not isinstance(rule, FunctionType):
        return tuple(key for key, each in signature(rule).parameters.items() if each.default is each.empty)
    code = rule.__code__  # read as it is: a signature takes longer than all the rest of a cell
    return code.co_varnames[: code.co_argcount - len(rule.__defaults__ or ())]


def placed(expression: Expression, symbol: Callable[[str], Expression]) -> Expression:
    """Return an expression over names, such as that of a step, with the symbol that stands for each name."""
    if expression.op == "name":
        key = expression.args[0]
        return symbol(key) if isinstance(key, str) else expression
    if expression.op == "number":
        return expression
    return Expression(expression.op, tuple(placed(argument, symbol) for argument in expression.args))


def worked_out(expression: Expression, figures: Mapping[Symbol, Decimal]) -> Decimal:
    """Return the number of an expression over symbols."""
    with localcontext(EXACT):
        result: Decimal = evaluate(expression, figures)
    return result
