"""One formula as arithmetic over cells: choices and look-ups are settled by what the sheet holds now.

`=IF(B2="hbo",C4,C5)*1,08` becomes `C4 × 1.08` while B2 says hbo. So a price is always a plain sum of products over
cells, whatever the layout. What cannot be had in this way (`Opaque`) leaves the cell with the value it stores.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tarief.core.expression import Expression, name, operand
from workbooks.read.own_sheet.graph.cells import BookCells, Key, Opaque, Part
from workbooks.read.own_sheet.graph.functions import FUNCTIONS

#: A formula as it was parsed.
Tree = Mapping[str, Any]
#: Constants of a calendar or a unit: months, weeks, days, minutes, percents.
PLAIN = frozenset(map(Decimal, (
    "0", "1", "2", "7", "12", "13", "24", "52", "60", "100", "365", "366", "365.25", "1000", "52.14", "52.18",
    "52.1786", "4.33", "4.345",
)))  # fmt: skip
_PREFIXES = ("_XLFN.", "_XLWS.", "_XLL.")

#: A smaller factor is a share of something: without it there is nothing of that, and not the whole.
_SHARE = Decimal("0.5")
_HUNDRED = Decimal(100)
#: Signs in one formula, and brackets; each may make the calculation one deeper.
MOST_SIGNS = 150


@dataclass
class Formulas(BookCells):
    """Reads formulas of one book; `constants` are those in the formula that is being read that do work, each with
    its value and the one that would do nothing (0 or 1)."""

    constants: dict[Key, tuple[Decimal, int]] = field(default_factory=dict)

    def rule(self, key: Key, formula: str) -> Expression:
        """Return the formula of a cell as arithmetic; raises `Opaque` where it is none."""
        self.chosen, self.constants = set(), {}
        if sum(map(formula.count, "+-*/^&")) > MOST_SIGNS or formula.count("(") > MOST_SIGNS:
            raise Opaque("de formule is te lang")
        import formualizer

        try:
            tree = formualizer.parse(formula)
        except Exception as fault:
            raise Opaque(f"de formule is niet te lezen: {fault}") from None
        try:
            return self.number(self._part(tree.to_dict(), key))
        except (RecursionError, ArithmeticError, LookupError, ValueError, TypeError) as fault:  # what it was given
            raise Opaque(f"de formule is niet uit te rekenen: {fault}") from None

    def _part(self, tree: Tree, at: Key) -> Part:
        match tree["node_type"]:
            case "Literal":
                return self._literal(tree["value"])
            case "Reference":
                return self.reference(tree["reference"], at)
            case "UnaryOp":
                return self._unary(tree["operator"], self.number(self._part(tree["operand"], at)))
            case "BinaryOp" if (percentage := _as_percentage(tree)) is not tree:
                return self._part(percentage, at)
            case "BinaryOp":
                sides = [self._side(tree[side], at, tree["operator"]) for side in ("left", "right")]
                return self._binary(tree["operator"], *sides)
            case "Function":
                return self._function(tree["name"], tree.get("args", ()), at)
        raise Opaque(f"{tree['node_type']} wordt niet gelezen")

    def _side(self, tree: Tree, at: Key, operator: str) -> Part:
        """One side of an operator; a number that is typed there is a cell of its own."""
        tree = _as_percentage(tree)
        part = self._part(tree, at)
        percent = tree["node_type"] == "UnaryOp" and tree["operator"] == "%"
        literal = tree["operand"] if percent else tree
        if literal["node_type"] != "Literal" or not isinstance(part, Expression):
            return part
        value = Decimal(repr(literal["value"])).scaleb(-2 if percent else 0).normalize()
        if value in PLAIN:
            return part
        is_share = operator == "*" and abs(value) < _SHARE
        told = value, int(operator in "*/" and not is_share)
        key = at._replace(part=len(self.constants) + 1)
        if not told[1]:  # one share that a formula names twice: `/(1-21%)*21%`
            key = next((each for each, known in self.constants.items() if known == told), key)
        self.constants[key] = told
        self.exact[key] = Fraction(value)
        return name(key)

    @staticmethod
    def _literal(value: Any) -> Part:
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, int | float):
            return operand(Decimal(repr(value)))
        if isinstance(value, str) and value.startswith("#"):
            raise Opaque(f"foutwaarde {value}")
        return value

    def _unary(self, operator: str, value: Expression) -> Expression:
        if operator == "%":
            return value / 100
        return -value if operator == "-" else value

    def _binary(self, operator: str, left: Part, right: Part) -> Part:
        if operator == "&":
            return f"{self.text(left)}{self.text(right)}"
        if operator in ("=", "<>", "<", ">", "<=", ">="):
            return self.compare(operator, left, right)
        one, other = self.number(left), self.number(right)
        match operator:
            case "+":
                return one + other
            case "-":
                return one - other
            case "*":
                return one * other
            case "/":
                if self.value(other) == 0:
                    raise Opaque("deling door nul")
                return one / other
            case "^":
                return Expression("power", (one, other))
        raise Opaque(f"{operator} wordt niet gelezen")

    def _function(self, called: str, args: Any, at: Key) -> Part:
        called = called.upper()
        for prefix in _PREFIXES:
            called = called.removeprefix(prefix)
        if called in _LAZY:
            return _LAZY[called](self, list(args), at)
        if called not in FUNCTIONS:
            raise Opaque(f"de functie {called} wordt niet gelezen")
        return FUNCTIONS[called](self, [self._part(arg, at) for arg in args])

    def if_(self, args: list[Any], at: Key) -> Part:
        """IF: the branch that holds now."""
        if self.truth(self._part(args[0], at)):
            return self._part(args[1], at)
        return self._part(args[2], at) if len(args) > 2 else False

    def ifs(self, args: list[Any], at: Key) -> Part:
        """IFS: the first branch that holds now."""
        for condition, branch in zip(args[::2], args[1::2], strict=False):
            if self.truth(self._part(condition, at)):
                return self._part(branch, at)
        raise Opaque("geen voorwaarde geldt")

    def iferror(self, args: list[Any], at: Key) -> Part:
        """IFERROR: the first when it can be worked out."""
        try:
            part = self._part(args[0], at)
            return part if not isinstance(part, Key) or self.cell(part) is not None else operand(0)
        except Opaque as why:
            if "wordt niet gelezen" in str(why):
                raise
            return self._part(args[1], at)

    def choose(self, args: list[Any], at: Key) -> Part:
        """CHOOSE: the one that is chosen now."""
        index = int(self.scalar(self._part(args[0], at)))
        if not 1 <= index < len(args):
            raise Opaque("keuze bestaat niet")
        return self._part(args[index], at)


def _as_percentage(tree: Tree) -> Tree:
    """Return a percentage that is written at length as one: `B2*2.5/100` is `B2*2.5%`, `B2*1.15-B2` is `B2*0.15`."""
    if tree["node_type"] != "BinaryOp":
        return tree
    left, right, operator = tree["left"], tree["right"], tree["operator"]
    times = left["right"] if left["node_type"] == "BinaryOp" and left["operator"] == "*" else {}
    if operator == "/" and _number_in(right) == _HUNDRED:
        if _number_in(left):
            return {"node_type": "UnaryOp", "operator": "%", "operand": left}
        if _number_in(times):
            return {**left, "right": {"node_type": "UnaryOp", "operator": "%", "operand": times}}
    if operator == "-" and left.get("left") == right and _number_in(times) > 1:
        return {**left, "right": {"node_type": "Literal", "value": float(_number_in(times) - 1)}}
    return _as_rest(tree)


def _as_rest(tree: Tree) -> Tree:
    """Return what divides by a rest as 1 minus its share: `B2/0.83-B2` and `B2*0.17/0.83` are `B2/(1-0.17)*0.17`."""
    left, right, operator = tree["left"], tree["right"], tree["operator"]
    if left["node_type"] != "BinaryOp":
        return tree
    before = left["operator"], operator
    if before == ("/", "-") and left["left"] == right and 0 < _share_in(left["right"]) < 1:
        return _with_rest(right, 1 - _share_in(left["right"]))
    share, rest = (left, tree) if before == ("*", "/") else (tree, left)
    known = _share_in(share["right"])
    is_rest = before in (("*", "/"), ("/", "*")) and 0 < known < 1 and known + _share_in(rest["right"]) == 1
    return _with_rest(left["left"], known) if is_rest else tree


def _with_rest(whole: Tree, share: Decimal) -> Tree:
    """A share of what is a rest of it more: 17% of an amount that 83% is left of."""
    known, one = ({"node_type": "Literal", "value": float(each)} for each in (share, Decimal(1)))
    rest = {"node_type": "BinaryOp", "operator": "-", "left": one, "right": known}
    over = {"node_type": "BinaryOp", "operator": "/", "left": whole, "right": rest}
    return {"node_type": "BinaryOp", "operator": "*", "left": over, "right": known}


def _number_in(tree: Tree) -> Decimal:
    """The number that is typed in a part of a formula; 0 where none is."""
    value = tree.get("value")
    return Decimal(0) if isinstance(value, bool) or not isinstance(value, int | float) else Decimal(repr(value))


def _share_in(tree: Tree) -> Decimal:
    """The same, also where it is typed as a percentage."""
    percent = tree["node_type"] == "UnaryOp" and tree["operator"] == "%"
    return _number_in(tree["operand"]).scaleb(-2) if percent else _number_in(tree)


_LAZY: dict[str, Callable[[Formulas, list[Any], Key], Part]] = {
    "IF": Formulas.if_,
    "IFS": Formulas.ifs,
    "IFERROR": Formulas.iferror,
    "IFNA": Formulas.iferror,
    "CHOOSE": Formulas.choose,
}
