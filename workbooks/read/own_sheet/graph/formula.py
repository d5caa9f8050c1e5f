"""One formula as arithmetic over cells: choices and look-ups are settled by what the sheet holds now.

`=IF(B2="hbo",C4,C5)*1,08` becomes `C4 × 1.08` while B2 says hbo. So a price is always a plain sum of products over
cells, whatever the layout. What cannot be had in this way (`Opaque`) leaves the cell with the value it stores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import formualizer

from tarief.core.expression import Expression, evaluate, name, operand
from workbooks.read.book import SourceBook, SourceSheet

#: Cells of one range that are looked at; a whole column is cut to what the sheet fills.
MOST_CELLS = 20_000
#: Constants of a calendar or a unit: months, weeks, days, minutes, percents.
PLAIN = frozenset(map(Decimal, (
    "0", "1", "2", "7", "12", "13", "24", "52", "60", "100", "365", "366", "365.25", "1000", "52.14", "52.18",
    "52.1786", "4.33", "4.345",
)))  # fmt: skip
_PREFIXES = ("_XLFN.", "_XLWS.", "_XLL.")


class Key(NamedTuple):
    """A cell: the sheet it is on, its row and its column (from 1); or a constant in its formula, by its number."""

    sheet: str
    row: int
    column: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, row by row."""

    rows: tuple[tuple[Key, ...], ...]

    def cells(self) -> Iterator[Key]:
        """Return every cell, row by row."""
        return (key for row in self.rows for key in row)

    def at(self, row: int, column: int) -> Key:
        """Return a cell by its place in the rectangle, from 1."""
        if not (1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[0])):
            raise Opaque("buiten het bereik")
        return self.rows[row - 1][column - 1]


class Opaque(Exception):
    """A formula that is no arithmetic over cells; the text says why."""


#: What a part of a formula comes to.
Part = Any


@dataclass
class Formulas:
    """Reads formulas of one book. `numbers` holds the value of each cell with a number.

    `chosen` collects the cells that decided over a choice or a look-up, for the formula that is being read, and
    `constants` those in it that do work, each with its value and the one that would do nothing (0 or 1).
    """

    book: SourceBook
    numbers: Mapping[Key, Decimal]
    chosen: set[Key] = field(default_factory=set)
    constants: dict[Key, tuple[Decimal, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in self.book.sheets}
        self._names = {each.casefold(): area for each, area in self.book.names.items()}
        self._tables = {table.name.casefold(): table for table in getattr(self.book, "tables", ())}
        self._exact = {key: Fraction(value) for key, value in self.numbers.items()}

    def rule(self, key: Key, formula: str) -> Expression:
        """Return the formula of a cell as arithmetic; raises `Opaque` where it is none."""
        self.chosen, self.constants = set(), {}
        try:
            tree = formualizer.parse(formula)
        except Exception as fault:
            raise Opaque(f"de formule is niet te lezen: {fault}") from None
        try:
            return self._number(self._part(tree.to_dict(), key))
        except (RecursionError, ZeroDivisionError, ArithmeticError, KeyError, ValueError) as fault:
            raise Opaque(f"de formule is niet uit te rekenen: {fault}") from None

    # ── parts ──

    def _part(self, tree: Mapping[str, Any], at: Key) -> Part:
        match tree["node_type"]:
            case "Literal":
                return self._literal(tree["value"])
            case "Reference":
                return self._reference(tree["reference"], at)
            case "UnaryOp":
                return self._unary(tree["operator"], self._number(self._part(tree["operand"], at)))
            case "BinaryOp":
                neutral = int(tree["operator"] in "*/")
                sides = [self._side(tree[side], at, neutral) for side in ("left", "right")]
                return self._binary(tree["operator"], *sides)
            case "Function":
                return self._function(tree["name"], tree.get("args", ()), at)
        raise Opaque(f"{tree['node_type']} wordt niet gelezen")

    def _side(self, tree: Mapping[str, Any], at: Key, neutral: int) -> Part:
        """One side of an operator; a number that is typed there is a cell of its own."""
        part = self._part(tree, at)
        percent = tree["node_type"] == "UnaryOp" and tree["operator"] == "%"
        literal = tree["operand"] if percent else tree
        if literal["node_type"] != "Literal" or not isinstance(part, Expression):
            return part
        value = Decimal(repr(literal["value"])).scaleb(-2 if percent else 0).normalize()
        if value in PLAIN:
            return part
        key = at._replace(part=len(self.constants) + 1)
        self.constants[key] = value, neutral
        self._exact[key] = Fraction(value)
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
            return f"{self._text(left)}{self._text(right)}"
        if operator in ("=", "<>", "<", ">", "<=", ">="):
            return self._compare(operator, left, right)
        one, other = self._number(left), self._number(right)
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

    def _compare(self, operator: str, left: Part, right: Part) -> bool:
        one, other = self._scalar(left), self._scalar(right)
        if one is None:
            one = "" if isinstance(other, str) else Fraction(0)
        if other is None:
            other = "" if isinstance(one, str) else Fraction(0)
        if isinstance(one, str) and isinstance(other, str):
            one, other = one.casefold(), other.casefold()
        elif isinstance(one, str) != isinstance(other, str):
            return operator == "<>" or (operator in ("<", "<=")) == isinstance(other, str) and operator != "="
        elif abs(one - other) < Fraction(1, 10**12):
            other = one
        match operator:
            case "=":
                return bool(one == other)
            case "<>":
                return bool(one != other)
            case "<":
                return bool(one < other)  # type: ignore[operator]
            case ">":
                return bool(one > other)  # type: ignore[operator]
            case "<=":
                return bool(one <= other)  # type: ignore[operator]
        return bool(one >= other)  # type: ignore[operator]

    # ── references ──

    def _reference(self, text: str, at: Key) -> Part:
        if text.startswith("[") or "#REF" in text:
            raise Opaque("verwijzing naar een ander bestand" if "[" in text else "verwijzing naar niets")
        sheet, _, address = text.rpartition("!")
        sheet = sheet.strip("'").replace("''", "'") or at.sheet
        if "[" in address:
            return self._of_table(address, at)
        if (place := _ends(address)) is not None:
            return self._area(sheet, *place)
        named = self._names.get(f"{sheet}!{address}".casefold()) or self._names.get(address.casefold())
        if named is None or (place := _ends(named[1])) is None:
            raise Opaque(f"onbekende naam {address}")
        return self._area(named[0], *place)

    def _area(self, name_: str, top: int, left: int, bottom: int, right: int) -> Part:
        sheet = self._sheets.get(name_.casefold())
        if sheet is None:
            raise Opaque(f"onbekend blad {name_}")
        top, bottom = sorted((top, bottom))
        left, right = sorted((left, right))
        if (top, left) == (bottom, right):
            return Key(sheet.name, top, left)
        bottom, right = min(bottom, max(sheet.rows, top)), min(right, max(sheet.columns, left))
        if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
            raise Opaque("het bereik is te groot")
        return Area(
            tuple(
                tuple(Key(sheet.name, row, column) for column in range(left, right + 1))
                for row in range(top, bottom + 1)
            )
        )

    def _of_table(self, text: str, at: Key) -> Part:
        """`Tabel1[Uren]`, `Tabel1[@Uren]`, `[@Uren]`: a column of a table, or its cell on this row."""
        table_name, _, inside = text.partition("[")
        inside = inside.rstrip("]").replace("[", "").replace("]", "")
        this_row = inside.startswith("@") or inside.casefold().startswith("#this row")
        column = inside.rsplit(",", 1)[-1].lstrip("@").strip().casefold()
        for table in self._tables.values():
            columns = [each.casefold() for each in table.columns]
            inside_it = table.sheet == at.sheet and table.area.top <= at.row <= table.area.bottom
            if (table.name.casefold() == table_name.casefold() or (not table_name and inside_it)) and column in columns:
                place = table.area.left + columns.index(column)
                if this_row:
                    return Key(table.sheet, at.row, place)
                return self._area(table.sheet, table.area.top + 1, place, table.area.bottom, place)
        raise Opaque(f"onbekende tabel {text}")

    # ── values ──

    def value(self, expression: Expression) -> Fraction:
        """Return what an expression comes to with the values that the sheet stores."""
        result = evaluate(expression, self._exact, Fraction)
        return Fraction(result)

    def cell(self, key: Key) -> Any:
        """Return what stands in a cell: a number, a text, or None."""
        if key in self._exact:
            return self._exact[key]
        sheet: SourceSheet = self._sheets[key.sheet.casefold()]
        found = sheet.at(key.row, key.column)
        if found is None or found.value is None or found.value == "":
            return None
        if found.is_error:
            raise Opaque(f"foutwaarde {found.value} in {found.address}")
        return found.value if isinstance(found.value, bool) else str(found.value)

    def _scalar(self, part: Part) -> Any:
        if isinstance(part, Key):
            self.chosen.add(part)
            return self.cell(part)
        if isinstance(part, Area):
            cells = list(part.cells())
            if len(cells) != 1:
                raise Opaque("een bereik waar één waarde hoort")
            return self._scalar(cells[0])
        if isinstance(part, Expression):
            self.chosen.update(part.names())
            return self.value(part)
        return Fraction(part) if isinstance(part, bool) else part

    def _text(self, part: Part) -> str:
        value = self._scalar(part)
        return "" if value is None else str(value)

    def _truth(self, part: Part) -> bool:
        if isinstance(part, bool):
            return part
        value = self._scalar(part)
        return bool(value) and not isinstance(value, str)

    def _number(self, part: Part) -> Expression:
        if isinstance(part, Expression):
            return part
        if isinstance(part, Key):
            if part in self._exact:
                return name(part)
            if self.cell(part) is None:
                return operand(0)
            raise Opaque(f"tekst in {part.sheet}!{part.row},{part.column} waar een getal hoort")
        if isinstance(part, bool):
            return operand(int(part))
        if isinstance(part, Area):
            cells = list(part.cells())
            if len(cells) == 1:
                return self._number(cells[0])
        raise Opaque("een tekst of bereik waar een getal hoort")

    def _numbers(self, part: Part) -> list[Expression]:
        """The numbers of an argument: of a range only the cells with a number, as SUM does."""
        if isinstance(part, Area):
            return [self._number(key) for key in part.cells() if key in self._exact and not self._is_text(key)]
        if isinstance(part, Key) and (part not in self._exact or self._is_text(part)):
            return []
        return [self._number(part)]

    def _is_text(self, key: Key) -> bool:
        found = self._sheets[key.sheet.casefold()].at(key.row, key.column)
        return found is not None and isinstance(found.value, str)

    # ── functions ──

    def _function(self, called: str, args: Any, at: Key) -> Part:
        called = called.upper()
        for prefix in _PREFIXES:
            called = called.removeprefix(prefix)
        if called in _LAZY:
            return _LAZY[called](self, list(args), at)
        if called not in _FUNCTIONS:
            raise Opaque(f"de functie {called} wordt niet gelezen")
        return _FUNCTIONS[called](self, [self._part(arg, at) for arg in args])

    def if_(self, args: list[Any], at: Key) -> Part:
        """IF: the branch that holds now."""
        if self._truth(self._part(args[0], at)):
            return self._part(args[1], at)
        return self._part(args[2], at) if len(args) > 2 else False

    def ifs(self, args: list[Any], at: Key) -> Part:
        """IFS: the first branch that holds now."""
        for condition, branch in zip(args[::2], args[1::2], strict=False):
            if self._truth(self._part(condition, at)):
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
        index = int(self._scalar(self._part(args[0], at)))
        if not 1 <= index < len(args):
            raise Opaque("keuze bestaat niet")
        return self._part(args[index], at)

    def total(self, args: list[Part]) -> Expression:
        """SUM."""
        return _added([each for part in args for each in self._numbers(part)])

    def sumproduct(self, args: list[Part]) -> Expression:
        """SUMPRODUCT over ranges of one shape; text counts as nothing."""
        if any(not isinstance(part, Area | Key) for part in args):
            return self.total(args)
        lists = [list(part.cells()) if isinstance(part, Area) else [part] for part in args]
        if len({len(each) for each in lists}) != 1:
            raise Opaque("bereiken van verschillende lengte")
        terms = []
        for keys in zip(*lists, strict=True):
            if all(key in self._exact and not self._is_text(key) for key in keys):
                product = name(keys[0])
                for key in keys[1:]:
                    product = product * name(key)
                terms.append(product)
        return _added(terms)

    def product(self, args: list[Part]) -> Expression:
        """PRODUCT."""
        result = operand(1)
        for each in (each for part in args for each in self._numbers(part)):
            result = result * each
        return result

    def average(self, args: list[Part]) -> Expression:
        """AVERAGE."""
        numbers = [each for part in args for each in self._numbers(part)]
        if not numbers:
            raise Opaque("gemiddelde van niets")
        return _added(numbers) / len(numbers)

    def extreme(self, args: list[Part], most: bool) -> Expression:
        """MIN and MAX: the one that it is now."""
        numbers = [each for part in args for each in self._numbers(part)]
        if not numbers:
            return operand(0)
        return (max if most else min)(numbers, key=self.value)

    def rounded(self, args: list[Part], how: str) -> Expression:
        """ROUND and its kin: kept, so that the stage before it can be looked at too."""
        digits = self._scalar(args[1]) if len(args) > 1 else Fraction(0)
        return Expression(how, (self._number(args[0]), operand(Decimal(int(digits or 0)))))

    def index(self, args: list[Part]) -> Part:
        """INDEX."""
        area = args[0]
        if isinstance(area, Key):
            return area
        if not isinstance(area, Area):
            raise Opaque("INDEX van geen bereik")
        row, column = (int(self._scalar(part) or 0) for part in (*args[1:3], operand(0))[:2])
        if len(area.rows) == 1 and len(args) == 2:
            row, column = 1, row
        if row == 0 or column == 0:
            if len(area.rows[0]) == 1 or len(area.rows) == 1 or len(args) == 2:
                return area.at(row or 1, column or 1)
            raise Opaque("INDEX van een hele rij")
        return area.at(row, column)

    def match(self, args: list[Part]) -> Expression:
        """MATCH: the place of a value, exact or the last that is not larger."""
        mode = int(self._scalar(args[2]) or 0) if len(args) > 2 else 1
        return operand(self._place(self._scalar(args[0]), list(self._area_of(args[1]).cells()), mode) + 1)

    def _area_of(self, part: Part) -> Area:
        if isinstance(part, Key):
            return Area(((part,),))
        if not isinstance(part, Area):
            raise Opaque("zoeken in geen bereik")
        return part

    def _place(self, wanted: Any, keys: list[Key], mode: int) -> int:
        if isinstance(wanted, str):
            wanted = wanted.casefold()
        found = -1
        for place, key in enumerate(keys):
            value = self.cell(key)
            value = value.casefold() if isinstance(value, str) else value
            if value == wanted:
                self.chosen.add(key)
                return place
            same = value is not None and isinstance(value, str) == isinstance(wanted, str)
            if mode and same and ((value < wanted) if mode > 0 else (value > wanted)):
                found = place
        if found < 0:
            raise Opaque("niets gevonden")
        return found

    def lookup(self, args: list[Part], across: bool) -> Part:
        """VLOOKUP and HLOOKUP."""
        area = self._area_of(args[1])
        first = [row[0] for row in area.rows] if not across else list(area.rows[0])
        near = self._truth(args[3]) if len(args) > 3 else True
        place = self._place(self._scalar(args[0]), first, 1 if near else 0)
        other = int(self._scalar(args[2]))
        return area.at(other, place + 1) if across else area.at(place + 1, other)

    def xlookup(self, args: list[Part]) -> Part:
        """XLOOKUP, and LOOKUP with two ranges."""
        keys, results = list(self._area_of(args[1]).cells()), list(self._area_of(args[2]).cells())
        place = self._place(self._scalar(args[0]), keys, 0)
        return results[place]

    def sumif(self, args: list[Part]) -> Expression:
        """SUMIF with one plain condition."""
        keys = list(self._area_of(args[0]).cells())
        taken = list(self._area_of(args[2]).cells()) if len(args) > 2 else keys
        wanted = self._scalar(args[1])
        return _added(
            [name(t) for k, t in zip(keys, taken, strict=False) if self._meets(k, wanted) and t in self._exact]
        )

    def sumifs(self, args: list[Part]) -> Expression:
        """SUMIFS with plain conditions."""
        taken = list(self._area_of(args[0]).cells())
        pairs = [(list(self._area_of(a).cells()), self._scalar(b)) for a, b in zip(args[1::2], args[2::2], strict=True)]
        return _added([
            name(key)
            for place, key in enumerate(taken)
            if key in self._exact and all(self._meets(keys[place], wanted) for keys, wanted in pairs)
        ])  # fmt: skip

    def _meets(self, key: Key, wanted: Any) -> bool:
        value = self.cell(key)
        if isinstance(wanted, str):
            for sign in ("<>", "<=", ">=", "<", ">", "="):
                if wanted.startswith(sign):
                    rest = wanted.removeprefix(sign).strip()
                    try:
                        bound: Any = Fraction(rest.replace(",", "."))
                    except ValueError:
                        bound = rest
                    return self._compare(sign, value, bound)
        return self._compare("=", value, wanted)


def _added(terms: list[Expression]) -> Expression:
    if not terms:
        return operand(0)
    result = terms[0]
    for each in terms[1:]:
        result = result + each
    return result


def _ends(address: str) -> tuple[int, int, int, int] | None:
    """`$B$4:D5` as rows and columns; a whole column runs to the last row; None for a name."""
    first, _, last = address.replace("$", "").partition(":")
    one, other = _place(first), _place(last or first)
    if one is None or other is None or (0 in one and not last):
        return None
    return one[0] or 1, one[1] or 1, other[0] or 1_048_576, other[1] or 16_384


def _place(text: str) -> tuple[int, int] | None:
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not text or len(letters) > 3 or (letters and not (letters.isascii() and letters.isalpha())) or len(digits) > 7:
        return None
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - 64
    return int(digits or 0), column


_LAZY: dict[str, Callable[[Formulas, list[Any], Key], Part]] = {
    "IF": Formulas.if_,
    "IFS": Formulas.ifs,
    "IFERROR": Formulas.iferror,
    "IFNA": Formulas.iferror,
    "CHOOSE": Formulas.choose,
}
_FUNCTIONS: dict[str, Callable[[Formulas, list[Part]], Part]] = {
    "SUM": Formulas.total,
    "SUMPRODUCT": Formulas.sumproduct,
    "PRODUCT": Formulas.product,
    "AVERAGE": Formulas.average,
    "MIN": lambda self, args: self.extreme(args, most=False),
    "MAX": lambda self, args: self.extreme(args, most=True),
    "ROUND": lambda self, args: self.rounded(args, "round"),
    "ROUNDUP": lambda self, args: self.rounded(args, "roundup"),
    "ROUNDDOWN": lambda self, args: self.rounded(args, "rounddown"),
    "TRUNC": lambda self, args: self.rounded(args, "rounddown"),
    "POWER": lambda self, args: Expression("power", (self._number(args[0]), self._number(args[1]))),
    "SQRT": lambda self, args: Expression("sqrt", (self._number(args[0]),)),
    "ABS": lambda self, args: self._number(args[0]) if self._scalar(args[0]) >= 0 else -self._number(args[0]),
    "N": lambda self, args: self._number(args[0]),
    "VALUE": lambda self, args: self._number(args[0]),
    "INDEX": Formulas.index,
    "MATCH": Formulas.match,
    "XMATCH": Formulas.match,
    "VLOOKUP": lambda self, args: self.lookup(args, across=False),
    "HLOOKUP": lambda self, args: self.lookup(args, across=True),
    "XLOOKUP": Formulas.xlookup,
    "SUMIF": Formulas.sumif,
    "SUMIFS": Formulas.sumifs,
    "AND": lambda self, args: all(self._truth(part) for part in args),
    "OR": lambda self, args: any(self._truth(part) for part in args),
    "NOT": lambda self, args: not self._truth(args[0]),
    "ISBLANK": lambda self, args: self._scalar(args[0]) is None,
    "ISNUMBER": lambda self, args: isinstance(self._scalar(args[0]), Fraction),
    "TRUE": lambda self, args: True,
    "FALSE": lambda self, args: False,
    "COUNT": lambda self, args: operand(sum(len(self._numbers(part)) for part in args)),
    "COUNTA": lambda self, args: operand(sum(self.cell(k) is not None for p in args for k in self._area_of(p).cells())),
}
