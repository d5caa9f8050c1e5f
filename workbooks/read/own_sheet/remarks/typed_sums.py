"""A typed number that should be a sum: where its neighbours are one by formula, or come to one, and it does not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tarief.core.dutch import dutch_between
from tarief.core.findings import Finding
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.graph.written import added, relative
from workbooks.read.own_sheet.remarks.evidence import Evidence, key_of, warn
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: So many lines of which a row is the sum are no chance.
_LINES = 3
#: A number that is further from the sum than this part of it was not meant as one.
_FAR = Decimal("0.25")
_NEAR = Decimal("0.005")
#: The lines of a sum from which one is missing, and how large that sum is at least, are no chance either.
_LACKING, _LARGE = 4, 1000


def typed_sums(evidence: Evidence) -> Iterator[Finding]:
    """A number that was typed where the cells on both sides of it are sums, and that is no such sum."""
    for grid, seen in evidence.cells:
        key = key_of(grid, seen)
        if not seen.is_number or key in evidence.formulas or seen.spread:
            continue
        total = _as_beside(evidence, key)
        if total is not None and abs(total - seen.value) > _NEAR:
            yield _told(evidence, grid, seen, total)


def _as_beside(evidence: Evidence, key: Key) -> Decimal | None:
    """What the sum that stands on both sides of a cell would come to in it."""
    for rows, columns in ((1, 0), (0, 1)):
        before = key._replace(row=key.row - rows, column=key.column - columns)
        after = key._replace(row=key.row + rows, column=key.column + columns)
        if before not in evidence.formulas or after not in evidence.formulas:
            continue
        one, two = (evidence.formulas[each].formula for each in (before, after))
        lines = added(one, key.sheet)
        if relative(one, before.row, before.column) != relative(two, after.row, after.column) or len(lines) < 2:
            continue
        whole = [evidence.graph.numbers.get(line, Decimal(0)) for line in lines]
        if abs(sum(whole) - evidence.graph.numbers.get(before, Decimal(0))) > _NEAR:
            continue  # something else is done to them
        own = [line._replace(row=line.row + rows, column=line.column + columns) for line in lines]
        if key not in own and all(line in evidence.graph.numbers for line in own):
            return sum((evidence.graph.numbers[line] for line in own), Decimal(0))
    return None


def unequal_sums(evidence: Evidence) -> Iterator[Finding]:
    """A typed row that is the sum of the lines above it in one column and not in the next."""
    for grid in evidence.grids.values():
        for row in grid.rows:
            if any(vocabulary().label(seen.text).total for seen in grid.labels(row)):
                continue  # it is looked at as a total
            cells = [seen for seen in grid.numbers(row) if not (seen.cell.formula or seen.is_share or seen.spread)]
            sums = {seen: total for seen in cells if (total := _above(grid, seen)) is not None}
            right = [seen for seen, total in sums.items() if abs(total - seen.value) <= _NEAR]
            for seen, total in sums.items() if right and grid.labels(row) else ():
                if _NEAR < abs(total - seen.value) <= _FAR * abs(total):
                    yield _told(evidence, grid, seen, total)


def short_sums(evidence: Evidence) -> Iterator[Finding]:
    """A typed number that is the sum of the lines right above it but for one of them, in each column alike."""
    for grid in evidence.grids.values():
        for row in grid.rows:
            cells = [seen for seen in grid.numbers(row) if grid.labels(row) and abs(seen.value) >= _LARGE]
            lacking = [_lacking(grid, seen) for seen in cells if not (seen.cell.formula or seen.is_share)]
            left_out = {each.row for each in lacking if each is not None}
            if None in lacking or len(left_out) != 1:
                continue
            for seen, out in zip(cells, lacking, strict=True):
                if out is not None:
                    name, line = (evidence.label(key_of(grid, each)) for each in (seen, out))
                    text = f"De som {f'‘{name}’ ' if name else ''}in deze cel laat een regel weg: "
                    text += f"{f'‘{line}’ ' if line else ''}({_shown(out.value)}, cel {out.address}) is niet meegeteld."
                    yield warn("som_mist_regel", grid.name, seen.address, text, "Controleer of die regel erbij hoort.")


def _lacking(grid: Grid, seen: Seen) -> Seen | None:
    """The one line right above a number without which the lines from some row on come to it; None where all do."""
    found: list[Seen] = []
    total, short = Decimal(0), None
    while total < 2 * seen.value:  # without a line that is smaller than the sum more never come to it
        above = grid.at(seen.row - len(found) - 1, seen.column)
        if above is None or not above.is_number or above.is_share or above.cell.formula or above.spread:
            break
        found.append(above)
        total += above.value
        if len(found) > 1 and abs(total - seen.value) <= _NEAR:
            return None
        if short is None and len(found) >= _LACKING:
            lines = (one for one in found[:-1] if 0 < one.value < seen.value)  # what is larger is a total itself
            short = next((one for one in lines if abs(total - one.value - seen.value) <= _NEAR), None)
    return short


def _above(grid: Grid, seen: Seen) -> Decimal | None:
    """The sum of the numbers right above a cell, up to the first row without one."""
    found: list[Seen] = []
    while (above := grid.at(seen.row - len(found) - 1, seen.column)) is not None and above.is_number:
        if above.is_share or above.cell.formula or above.spread:
            return None
        found.append(above)
    return sum((each.value for each in found), Decimal(0)) if len(found) >= _LINES else None


def _told(evidence: Evidence, grid: Grid, seen: Seen, total: Decimal) -> Finding:
    name = evidence.label(key_of(grid, seen))
    text = f"{f'‘{name}’' if name else 'Dit totaal'} is {_shown(seen.value)}, maar de regels zijn samen "
    text += f"{_shown(total)}: {_shown(abs(total - seen.value))} verschil."
    return warn("optelling_klopt_niet", grid.name, seen.address, text, "Vraag na welke regel of welk totaal klopt.")


def _shown(value: Decimal) -> str:
    return dutch_between(value, 0, 2)
