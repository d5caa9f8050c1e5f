"""The formula of a cell as a tree: operators, functions, references and plain values; nothing is worked out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tarief.core.number import plain
from tarief.models.rekentool.node import DEEPEST, CellAddress, FormulaTree
from tarief.models.rekentool.value import Unread
from workbooks.read.rekentool.places import area_in, crossing, met_by, place_of
from workbooks.read.rekentool.tokens import Token, split_sheet, tokens_of

#: As many digits as the numbers of a spreadsheet have.
_MOST_DIGITS: Final = 308
_BINARY: Final = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_FUTURE: Final = ("_XLFN.", "_XLWS.", "_XLL.", "_XLUDF.", "_XLPM.")

#: What the space between two references is kept as.
_CROSSING: Final = Token("cross", " ")
_SPILLED: Final = "een bereik dat pas bij het rekenen ontstaat, wordt niet gelezen"
#: Functions that are not read, with the reason.
_NAMED: Final = {
    "LAMBDA": "de functie LAMBDA maakt zelf een functie",
    "ANCHORARRAY": _SPILLED,
    "TABLE": "een gegevenstabel rekent het hele werkboek opnieuw uit met andere getallen",
    "MULTIPLE.OPERATIONS": "een gegevenstabel rekent het hele werkboek opnieuw uit met andere getallen",
}

#: What a reference stands for: a sheet (or nothing) and the rest of its text.
Resolve = Callable[[str, str], FormulaTree]
#: What an address stands for on each of several sheets: `jan:mrt`.
OverSheets = Callable[[str, str], list[FormulaTree]]
#: The functions of as many numbers as there are.
_OF_ANY: Final = frozenset({"SUM", "AVERAGE", "MIN", "MAX", "COUNT", "COUNTA", "PRODUCT", "SUMSQ"})


class FormulaReader:
    """Reads the formula of a cell; `resolve` and `over_sheets` say what a reference or a name stands for."""

    def __init__(self, formula: str, at: CellAddress, resolve: Resolve, over_sheets: OverSheets) -> None:
        self._tokens, self._at = self._without_spaces(tokens_of(formula)), at
        self._resolve, self._over_sheets = resolve, over_sheets
        self._place, self._depth = 0, 0
        self._bound: list[set[str]] = []

    @staticmethod
    def _without_spaces(tokens: tuple[Token, ...]) -> list[Token]:
        """Spaces say nothing, but between two references they ask what both share: these stay, as one."""
        kept: list[Token] = []
        spaced = False
        for token in tokens:
            if token.kind == "space":
                spaced = True
                continue
            if spaced and kept and kept[-1].kind in ("ref", "name", "table") and token.kind in ("ref", "name", "table"):
                kept.append(_CROSSING)
            kept.append(token)
            spaced = False
        return kept

    def read(self) -> FormulaTree:
        """Return the tree."""
        tree = self._expression(0)
        if self._place < len(self._tokens):
            raise Unread(f"de formule is niet te lezen bij '{self._tokens[self._place].text[:20]}'")
        return tree

    def _peek(self) -> str:
        return self._tokens[self._place].text if self._place < len(self._tokens) else ""

    def _next(self) -> Token:
        if self._place >= len(self._tokens):
            raise Unread("de formule houdt midden in op")
        self._place += 1
        return self._tokens[self._place - 1]

    def _expect(self, text: str) -> None:
        if self._next().text != text:
            raise Unread(f"in de formule ontbreekt '{text}'")

    def _expression(self, least: int) -> FormulaTree:
        self._depth += 1
        if self._depth > DEEPEST * 4:
            raise Unread("de formule is te diep genest")
        left = self._postfix(self._unary())
        while (strength := _BINARY.get(self._peek(), 0)) > least:
            sign = self._next().text
            left = [sign, left, self._expression(strength)]
        self._depth -= 1
        return left

    def _unary(self) -> FormulaTree:
        sign = self._peek()
        if sign in ("-", "+", "@"):
            self._next()
            operand = self._postfix(self._unary())  # a minus goes before a power: -2^2 is 4
            if sign == "-":
                is_number = isinstance(operand, str) and not operand.startswith("-")
                return f"-{operand}" if is_number and operand != "0" else ["neg", operand]
            return operand
        return self._primary()

    def _postfix(self, operand: FormulaTree) -> FormulaTree:
        while (sign := self._peek()) in ("%", "#", ":", _CROSSING.text):
            self._next()
            if sign == "#":
                raise Unread(_SPILLED)
            if sign == _CROSSING.text:
                operand = crossing(operand, self._primary())
                continue
            operand = ["%", operand] if sign == "%" else [":", operand, self._primary()]
        return operand

    def _primary(self) -> FormulaTree:
        token = self._next()
        match token.kind:
            case "number":
                return _number(token.text)
            case "text":
                return {"tekst": token.text[1:-1].replace('""', '"')}
            case "error":
                return {"fout": "#REF!" if "#REF!" in token.text else token.text}
            case "call":
                return self._call(token.text[:-1])
            case "ref" | "table":
                return self._reference(token.text)
            case "name":
                return self._name(token.text)
            case "file":
                raise Unread("de formule verwijst naar een ander bestand")
            case "sheets":
                raise Unread("een bereik over meer bladen wordt niet gelezen")
        if token.text == "(":
            inside = self._expression(0)
            self._expect(")")
            return inside
        if token.text == "{":
            return self._array()
        raise Unread(f"de formule is niet te lezen bij '{token.text[:20]}'")

    def _reference(self, text: str) -> FormulaTree:
        sheet, address = split_sheet(text)
        return self._resolve(sheet, address)

    def _name(self, text: str) -> FormulaTree:
        low = _plain_name(text)
        if any(low in names for names in self._bound):
            return {"naam": low}
        if low in ("true", "waar", "false", "onwaar"):
            return low in ("true", "waar")
        return self._reference(text)

    def _call(self, written: str) -> FormulaTree:
        called = written.upper()
        for mark in _FUTURE:
            called = called.removeprefix(mark)
        if called == "LET":
            return self._let()
        if called in _NAMED:
            raise Unread(_NAMED[called])
        parts: list[FormulaTree] = []
        while self._peek() != ")":
            parts += [None] if self._peek() in (",", ")") else self._argument(called)
            if self._peek() == ",":
                self._next()
                if self._peek() == ")":
                    parts.append(None)
            elif self._peek() != ")":
                raise Unread(f"de formule is niet te lezen bij '{self._peek()[:20]}'")
        self._next()
        if called == "INDIRECT" and (found := self._fixed(parts)) is not None:
            return found
        if called in ("ROW", "COLUMN"):
            return place_of(called, parts, self._at)
        return met_by(parts[0], self._at) if called == "SINGLE" and len(parts) == 1 else [called, *parts]

    def _fixed(self, parts: list[FormulaTree]) -> FormulaTree | None:
        """What INDIRECT of a text that stands in the formula names: always the same cells."""
        match parts:
            case [{"tekst": str() as text}] | [{"tekst": str() as text}, True] if "(" not in text:
                tree = FormulaReader(text, self._at, self._resolve, self._over_sheets).read()
                return tree if area_in(tree) is not None else None
        return None

    def _argument(self, called: str) -> list[FormulaTree]:
        """An argument; of a function of any numbers also several areas that stand for one."""
        token = self._tokens[self._place]
        sheets, address = split_sheet(token.text)
        if called in _OF_ANY and ":" in sheets:
            self._next()
            return self._over_sheets(sheets, address)
        if called in _OF_ANY and (areas := self._areas_ahead()):
            self._place += 2 * len(areas) + 1
            return [self._reference(area) for area in areas]
        return [self._expression(0)]

    def _areas_ahead(self) -> list[str]:
        """The areas of `(B2:B4,B6)`, where that comes next and is a whole argument."""
        found: list[str] = []
        for place in range(self._place, len(self._tokens) - 2, 2):
            sign, token, end = self._tokens[place : place + 3]
            if sign.text != ("," if found else "(") or token.kind not in ("ref", "table"):
                break
            found.append(token.text)
            if end.text == ")":
                after = self._tokens[place + 3].text if place + 3 < len(self._tokens) else ""
                return found if len(found) > 1 and after in (",", ")") else []
        return []

    def _let(self) -> FormulaTree:
        names: set[str] = set()
        self._bound.append(names)
        parts: list[FormulaTree] = []
        while True:
            ahead = self._tokens[self._place + 1].text if self._place + 1 < len(self._tokens) else ""
            if ahead == "," and self._tokens[self._place].kind in ("name", "ref"):
                low = _plain_name(self._next().text)
                self._next()
                parts += [{"naam": low}, self._expression(0)]
                names.add(low)
                self._expect(",")
            else:
                parts.append(self._expression(0))
                self._expect(")")
                self._bound.pop()
                return ["LET", *parts]

    def _array(self) -> FormulaTree:
        rows: list[list[FormulaTree]] = [[]]
        while True:
            rows[-1].append(self._postfix(self._unary()))
            match self._next().text:
                case ";":
                    rows.append([])
                case "}":
                    return {"reeks": rows}
                case ",":
                    continue
                case other:
                    raise Unread(f"de reeks is niet te lezen bij '{other[:20]}'")


def _plain_name(text: str) -> str:
    return text.casefold().removeprefix("_xlpm.")


def _number(text: str) -> str:
    number = Decimal(text)
    if abs(number.adjusted()) > _MOST_DIGITS:
        raise Unread("er staat een getal met te veel cijfers")
    return plain(number)
