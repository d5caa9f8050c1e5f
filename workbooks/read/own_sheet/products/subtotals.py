"""A typed sum beside the lines it is the sum of: counted once, by its lines where these have names of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.words.numbers import places
from workbooks.read.own_sheet.words.words import plain_text

#: What a sum that is typed is rounded to, as it shows; the lines above it as well.
_HALF = Decimal("0.5")
_FEWEST = 2
#: Lines of a ledger that stand so near below its salaries go with them, unless they are called a part.
_NEXT, _OF_WHICH = 4, ("waarvan", "inclusief", "incl")
#: Allowances that come on top of salaries, and what those are then.
ON_TOP = ("vakantietoeslag", "eindejaarsuitkering", "onregelmatigheidstoeslag", "ikb_opslag")
_SALARIES, _WITHOUT = "salarissen_jaar", "bruto_jaarloon"


@dataclass(frozen=True, slots=True)
class _Line:
    """An amount of a column, and the candidate that it was read into; none where it is no input."""

    found: Found
    candidate: Candidate | None


def without_subtotals(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Leave out a typed sum of lines that are all read; where one of them is no input, the sum stands for them."""
    columns = _columns(candidates, aside)
    kept = list(candidates)
    for whole in [each for each in candidates if _can_be_sum(each)]:
        lines = _summed(whole.found, columns[_column(whole.found)]) if whole in kept else ()
        parts = list(dict.fromkeys(id(line.candidate) for line in lines if line.candidate is not None))
        if not lines or not set(parts) <= {id(each) for each in kept}:
            continue
        if all(line.candidate is not None for line in lines):
            kept.remove(whole)
            aside.leave(whole, "subtotaal: de regels erboven zijn gebruikt")
            kept = _with_allowances_apart(kept, frozenset(parts))
        elif _is_whole(parts, lines, kept):
            for part in [each for each in kept if id(each) in parts]:
                kept.remove(part)
                aside.leave(part, f"zit in ‘{whole.name}’; dat totaal is gebruikt")
    return [_without_allowances(each) if _is_followed(each, kept) else each for each in kept]


def _is_followed(salaries: Candidate, kept: Iterable[Candidate]) -> bool:
    """Whether allowances stand as lines of their own right below salaries in a ledger, and so are not in these."""
    if salaries.form.question != _SALARIES:
        return False
    lines = (each for each in kept if each.key in ON_TOP and each.form.spread)
    below = (each.found for each in lines if _column(each.found) == _column(salaries.found))
    return any(
        0 < found.row - salaries.found.row <= _NEXT and not plain_text(found.label).startswith(_OF_WHICH)
        for found in below
    )


def _is_whole(parts: Iterable[int], lines: Iterable[_Line], kept: Iterable[Candidate]) -> bool:
    """Whether the lines of a sum hold all that each of its parts was made of."""
    cells = {(line.found.sheet, line.found.seen.address) for line in lines}
    own = (found for each in kept if id(each) in parts for found in _founds(each))
    return all((found.sheet, found.seen.address) in cells for found in own)


def _can_be_sum(candidate: Candidate) -> bool:
    """Whether it is one amount of a year that was typed."""
    found = candidate.found
    plain = len(candidate.founds) == 1 and not found.parts and not found.members and not found.seen.cell.formula
    return plain and bool(candidate.form.spread) and candidate.form.kind == "euro"


def _founds(candidate: Candidate) -> Iterator[Found]:
    return (each for found in candidate.founds for each in (found.parts or (found,)))


def _column(found: Found) -> tuple[str, int]:
    return found.sheet, found.seen.column


def _columns(candidates: Iterable[Candidate], aside: Bin) -> Mapping[tuple[str, int], list[_Line]]:
    """The amounts of each column from the bottom up; of what was set aside only what is no input at all."""
    lines = [_Line(found, each) for each in candidates if each.form.kind == "euro" for found in _founds(each)]
    lines += [_Line(found, None) for found, _ in aside.unused if not found.match.concept.forms and not found.total]
    columns: dict[tuple[str, int], list[_Line]] = {}
    for line in sorted(lines, key=lambda line: -line.found.row):
        columns.setdefault(_column(line.found), []).append(line)
    return columns


def _summed(whole: Found, column: Iterable[_Line]) -> tuple[_Line, ...]:
    """The lines right above a sum that come to it within what rounding them gives."""
    lines: list[_Line] = []
    total, near = Decimal(0), _unit(whole) * _HALF
    for line in column:
        if line.found.row >= whole.row:
            continue
        lines.append(line)
        total += line.found.number.value
        near += min(_unit(whole), _unit(line.found)) * _HALF
        if len(lines) >= _FEWEST and abs(total - whole.number.value) <= near:
            return tuple(lines)
    return ()


def _unit(found: Found) -> Decimal:
    """The last digit behind the point."""
    return Decimal(1).scaleb(-places(found.number.value))


def _with_allowances_apart(kept: list[Candidate], parts: frozenset[int]) -> list[Candidate]:
    """Where allowances are summed with the salaries, they are not in these."""
    summed = [each for each in kept if id(each) in parts]
    if not any(each.key in ON_TOP for each in summed):
        return kept
    paid = [each for each in summed if each.form.question == _SALARIES]
    return [_without_allowances(each) if each in paid else each for each in kept]


def _without_allowances(salaries: Candidate) -> Candidate:
    kept = (meaning for meaning in salaries.meanings if meaning.key == _WITHOUT or not meaning.sets)
    left = tuple(replace(meaning, label=salaries.name) if meaning.sets else meaning for meaning in kept)
    return salaries.among(left) if any(meaning.sets for meaning in left) else salaries
