"""What is odd where few cells could be alike: two products beside each other, three rows, a line counted twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tarief.core.findings import Finding
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.graph.written import ranges, references, relative
from workbooks.read.own_sheet.remarks.evidence import Evidence, warn

#: So many lines of two products must be calculated alike before those that are not are odd.
_ALIKE = 2
#: Rows of a table that is too short to tell by one column which of them is odd.
_SHORT = 3
_SUM = re.compile(r"SUM\(([^()]*)\)", re.IGNORECASE)
_FETCHED = re.compile(r"=(?:'[^']*'!|\w+!)?\$?[A-Z]{1,3}\$?\d{1,7}", re.IGNORECASE)
#: A cell, or a sum of cells, with nothing done to it.
_PLAIN = re.compile(r"SUM\([^()*/]*\)|\$?[A-Z]{1,3}\$?\d{1,7}", re.IGNORECASE)


def beside(evidence: Evidence) -> Iterator[Finding]:
    """A line of one of two products beside each other that is calculated otherwise than that of the other."""
    for one, other in _products(evidence):
        pairs = [
            (key, key._replace(column=other.column))
            for key in evidence.formulas
            if key.sheet == one.sheet and key.column == one.column and key.row <= one.row
        ]
        pairs = [pair for pair in pairs if all(_calculates(evidence, key) for key in pair)]
        odd = [(first, second) for first, second in pairs if _shape(evidence, first) != _shape(evidence, second)]
        if len(pairs) - len(odd) >= max(_ALIKE, len(odd)):
            yield from (_departs(evidence, second, first) for first, second in odd)


def _calculates(evidence: Evidence, key: Key) -> bool:
    """Whether a cell has a formula that does more than fetch another cell."""
    return key in evidence.formulas and _FETCHED.fullmatch(evidence.formulas[key].formula) is None


def _products(evidence: Evidence) -> Iterator[tuple[Key, Key]]:
    """The prices of a sheet that has two of them in one row."""
    rows: dict[tuple[str, int], list[Key]] = {}
    for root in evidence.roots:
        rows.setdefault((root.key.sheet, root.key.row), []).append(root.key)
    yield from ((min(keys), max(keys)) for keys in rows.values() if len(keys) == 2)


def short_tables(evidence: Evidence) -> Iterator[Finding]:
    """A formula that departs from two others in a table of three rows, whose other columns are alike all the way."""
    rows: dict[tuple[str, int], dict[int, str]] = {}
    for key in evidence.formulas:
        rows.setdefault((key.sheet, key.row), {})[key.column] = _shape(evidence, key)
    for sheet, row in sorted(rows):
        block = [rows.get((sheet, row + step), {}) for step in range(_SHORT)]
        if rows.keys() & {(sheet, row - 1), (sheet, row + _SHORT)}:
            continue
        columns = set(block[0]).intersection(*block[1:])
        shapes = {column: [each[column] for each in block] for column in columns}
        alike = sum(len(set(each)) == 1 for each in shapes.values())
        for column, each in shapes.items():
            usual, count = Counter(each).most_common(1)[0]
            if count == _SHORT - 1 and alike >= 1:
                at = next(place for place, shape in enumerate(each) if shape != usual)
                near = next(place for place, shape in enumerate(each) if shape == usual)
                odd, other = Key(sheet, row + at, column), Key(sheet, row + near, column)
                if at > 0 and evidence.matters(odd):  # the first row may begin what the others go on with
                    yield _departs(evidence, odd, other)


def _departs(evidence: Evidence, odd: Key, near: Key) -> Finding:
    cell, other = evidence.formulas[odd], evidence.formulas[near]
    name = evidence.label(odd)
    text = f"De formule {f'van ‘{name}’ ' if name else ''}wijkt af van die ernaast of erboven: hier staat "
    text += f"{cell.formula[:80]}, in {other.address} staat {other.formula[:80]}."
    return warn("formule_wijkt_af", odd.sheet, cell.address, text, "Controleer of dat zo bedoeld is.")


def _shape(evidence: Evidence, key: Key) -> str:
    return relative(evidence.formulas[key].formula, key.row, key.column)


def counted_twice(evidence: Evidence) -> Iterator[Finding]:
    """A line that one formula adds up twice: by itself and in a sum, or in a sum and in a subtotal of that sum."""
    for key, cell in evidence.formulas.items():
        if not evidence.matters(key):
            continue
        for twice in sorted(_twice(evidence, key, cell.formula)):
            at = evidence.around.get(twice)
            name = evidence.label(twice)
            if at is not None and at.seen.value and name:
                text = f"De formule {f'van ‘{label}’ ' if (label := evidence.label(key)) else ''}telt ‘{name}’ "
                text += f"(cel {at.seen.address}) twee keer mee: {cell.formula[:80]}."
                yield warn("dubbel_geteld", key.sheet, cell.address, text, "Tel die regel één keer.")


def shorter(evidence: Evidence) -> Iterator[Finding]:
    """A formula over rows that stops before a row which the same formula beside it holds."""
    for key, cell in evidence.formulas.items():
        for other in (key._replace(column=key.column + step) for step in (-1, 1)):
            beside = evidence.formulas.get(other)
            if beside is None or "SUMPRODUCT" not in cell.formula.upper():
                continue
            missed = next(
                (line for line in _missed(key, cell.formula, other, beside.formula) if _counts(evidence, line)), None
            )
            if missed is not None:
                text = f"De formule {f'van ‘{name}’ ' if (name := evidence.label(key)) else ''}laat een regel weg: "
                text += f"‘{evidence.label(missed)}’ (rij {missed.row}) telt niet mee, en in {beside.address} wel."
                yield warn("som_mist_regel", key.sheet, cell.address, text, "Controleer of die regel erbij hoort.")


def _missed(key: Key, formula: str, other: Key, beside: str) -> Iterator[Key]:
    """The cells in rows that the ranges of a formula lack, where else it is the copy of the one beside it."""
    own, its = list(ranges(formula, key.sheet)), list(ranges(beside, other.sheet))
    if len(own) != len(its) or any(
        one[:2] != two[:2] and one.left == two.left for one, two in zip(own, its, strict=True)
    ):
        return
    if len({two.bottom - one.bottom for one, two in zip(own, its, strict=True)}) == 1:
        for one, two in zip(own, its, strict=True):
            if one.left != two.left and one.top == two.top:
                yield from (Key(one.sheet, row, one.left) for row in range(one.bottom + 1, two.bottom + 1))


def _counts(evidence: Evidence, key: Key) -> bool:
    return bool(evidence.graph.numbers.get(key))


def _twice(evidence: Evidence, key: Key, formula: str) -> set[Key]:
    """The cells that a formula adds up more than once."""
    found: set[Key] = set()
    for terms in _added_up(formula.removeprefix("=").replace(" ", "")):
        for one, other in combinations([references(term, key.sheet) for term in terms], 2):
            found |= one & other
    for match in _SUM.finditer(formula):
        total = references(match[1], key.sheet)
        for part in total & evidence.formulas.keys():
            inner = _SUM.fullmatch(evidence.formulas[part].formula.removeprefix("="))
            if inner is not None:
                found |= references(inner[1], part.sheet) & total
    return found


def _added_up(text: str) -> Iterator[list[str]]:
    """Give the cells and sums that are added up as they are, for each pair of brackets and for the whole."""
    terms = [[""]]
    for sign in text:
        if sign == "(":
            terms.append([""])
        elif sign == ")" and len(terms) > 1:
            inner = terms.pop()
            yield [term for term in inner if _PLAIN.fullmatch(term)]
            terms[-1][-1] += f"({'+'.join(inner)})"
        elif sign in "+-":
            terms[-1].append("" if sign == "+" else "-")
        elif sign == ",":
            yield [term for term in terms[-1] if _PLAIN.fullmatch(term)]
            terms[-1] = [""]
        else:
            terms[-1][-1] += sign
    yield [term for term in terms[0] if _PLAIN.fullmatch(term)]
