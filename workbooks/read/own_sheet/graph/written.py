"""A formula as it is written: the cells it names, what it is to its neighbours, and the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from workbooks.read.book.parsing.result import COLUMN, column_number
from workbooks.read.own_sheet.graph import Key

_QUOTED = re.compile(r'"[^"]*"')
_REFERENCE = re.compile(
    rf"(?<![\w.$'!])((?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?)({COLUMN})(\$?)(\d{{1,7}})"
    rf"(?::(\$?)({COLUMN})(\$?)(\d{{1,7}}))?(?![\w(!])"
)
_NUMBER = re.compile(r"(?<![\w.$!:'#\]\[])(\d+(?:\.\d+)?|\.\d+)(%?)(?![\w.(!:])")
_SUM = re.compile(r"SUM\(([^()*/+-]*)\)", re.IGNORECASE)
#: A bracket that opens, with the function before it and the stroke before that, or one that closes.
_BRACKET = re.compile(r"/?[A-Za-z.]*\(|\)")
#: What a number does by which is divided once more.
_TURNED = {"*": "/", "/": "*"}
#: Of a formula no more cells are named; of a sum as many as there are rows that are looked at.
_MOST_CELLS, _MOST_LINES = 200, 800
_MARK = "¤"


class Constant(NamedTuple):
    """A number in a formula, and what it does: one of `* / + -`."""

    value: Decimal
    shown: str
    sign: str


class Ends(NamedTuple):
    """A reference: the sheet, and its first and last row and column."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


def ranges(formula: str, sheet: str) -> Iterator[Ends]:
    """Give every reference in a formula."""
    for match in _REFERENCE.finditer(_QUOTED.sub('""', formula)):
        of, _, left, _, top, _, right, _, bottom = match.groups()
        name = of[:-1].strip("'").replace("''", "'") if of else sheet
        rows = sorted((int(top), int(bottom or top)))
        columns = sorted((column_number(left), column_number(right or left)))
        yield Ends(name, rows[0], columns[0], rows[1], columns[1])


def references(formula: str, sheet: str, most: int = _MOST_CELLS) -> set[Key]:
    """Return the cells that a formula names; of a large range only the first, about as many as `most`."""
    found: set[Key] = set()
    for ends in ranges(formula, sheet):
        for row in range(ends.top, ends.bottom + 1):
            for column in range(ends.left, ends.right + 1):
                found.add(Key(ends.sheet, row, column))
                if len(found) > most:
                    return found
    return found


@lru_cache(maxsize=20_000)
def relative(formula: str, row: int, column: int) -> str:
    """Return a formula with its references as steps from its own cell, so that copies are the same text."""

    def place(fixed: str, number: int, own: int) -> str:
        return f"={number}" if fixed else f"{number - own:+d}"

    def written(match: re.Match[str]) -> str:
        sheet, fixed_column, left, fixed_row, top, *last = match.groups()
        text = f"{sheet or ''}[{place(fixed_row, int(top), row)},{place(fixed_column, column_number(left), column)}]"
        if last[3]:
            text += f":[{place(last[2], int(last[3]), row)},{place(last[0], column_number(last[1]), column)}]"
        return text

    return _REFERENCE.sub(written, formula).replace(" ", "").upper()


def named(formula: str, sheet: str, label: Callable[[Key], str]) -> str:
    """Return a formula with the names of its cells in their place, so that the same sum of other rows is the same."""

    def written(match: re.Match[str]) -> str:
        keys = sorted(references(match[0], sheet))
        return f"[{'|'.join(label(key) for key in keys[:40])}]"

    return _REFERENCE.sub(written, formula)


def added(formula: str, sheet: str) -> set[Key]:
    """Return the cells that a formula adds up (or takes off) as they are, by themselves or in a SUM."""
    found: set[Key] = set()
    for term in _terms(formula.removeprefix("=")):
        inner = _SUM.fullmatch(term.strip())
        body = inner[1] if inner is not None else term.strip()
        if inner is not None or _REFERENCE.fullmatch(body):
            found |= references(body, sheet, _MOST_LINES)
    return found


def _terms(formula: str) -> Iterator[str]:
    """The parts between the plus and minus signs that stand outside brackets."""
    depth, start = 0, 0
    for place, letter in enumerate(formula):
        depth += (letter == "(") - (letter == ")")
        if letter in "+-" and depth == 0:
            yield formula[start:place]
            start = place + 1
    yield formula[start:]


def constants(formula: str) -> Iterator[Constant]:
    """Give the numbers in a formula that are multiplied, divided, added or taken off, as they are written."""
    text = _REFERENCE.sub(_MARK, _QUOTED.sub(_MARK, formula)).replace(" ", "")
    for match in _NUMBER.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        value = Decimal(match[1]).scaleb(-2) if match[2] else Decimal(match[1])
        sign = before if before in "*/+-" and before else after if after in "*+" and after else ""
        if not sign and after in ("-", "/"):
            sign = "+" if after == "-" else "*"
        shown = match[0].replace(".", ",")
        one = re.search(r"\(1([+-])$", text[: match.start()])
        if one is not None and after == ")":
            sign, shown = "*", f"1 {one[1]} {shown}"
        if sign:
            yield Constant(value, shown, _TURNED.get(sign, sign) if _is_divided_by(text[: match.start()]) else sign)


def _is_divided_by(before: str) -> bool:
    """Whether a formula divides by the brackets that are open at the end of what was read of it: `=A1/(1-`."""
    open_ones: list[bool] = []
    for match in _BRACKET.finditer(before):
        if match[0] == ")":
            del open_ones[-1:]
        else:
            open_ones.append(match[0].startswith("/"))
    return sum(open_ones) % 2 == 1
