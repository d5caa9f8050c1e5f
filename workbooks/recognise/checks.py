"""The sheet's own sums: a total against the lines above it, shares against 100%, months against their total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tarief.errors import Finding, Severity
from workbooks.recognise.candidates import short
from workbooks.recognise.functions import FunctionTable, number_in
from workbooks.recognise.grid import Grid, Seen
from workbooks.recognise.headings import Role, column_above
from workbooks.recognise.synonyms import vocabulary
from workbooks.recognise.words import Label

#: A sum that is further off than this share of the total was not meant as one.
_FAR = Decimal("0.15")
#: One that only fits when earlier totals count as lines must come nearer.
_NEARLY = Decimal("0.02")
_MONTHS = 6


def check_sums(grids: Iterable[Grid], tables: Iterable[FunctionTable]) -> list[Finding]:
    """Return the sums on the sheets that do not come out."""
    found = [finding for grid in grids for finding in (*_totals(grid), *_months(grid))]
    return found + [finding for table in tables for finding in _table(table)]


def _totals(grid: Grid) -> Iterator[Finding]:
    for row in sorted(grid.rows):
        label = _label(grid, row)
        if label is None or not label.total or vocabulary().label(label.text).text == "":
            continue
        for seen in grid.numbers(row):
            lines = _lines_above(grid, row, seen.column)
            if (difference := _difference(seen, lines)) is not None:
                yield _off(grid, seen, difference, [each for each, _ in lines[0]])


def _label(grid: Grid, row: int) -> Label | None:
    labels = grid.labels(row)
    numbers = grid.numbers(row)
    if not labels or not numbers or labels[0].column > numbers[0].column:
        return None
    return next((label for seen in labels if (label := vocabulary().label(seen.text)).total), None)


def _lines_above(grid: Grid, row: int, column: int) -> list[list[tuple[Seen, int]]]:
    """Every set of lines that the total may sum: since the last total or heading, since the heading, with totals."""
    since: list[tuple[Seen, int]] = []
    beyond: list[tuple[Seen, int]] = []
    totals: list[tuple[Seen, int]] = []
    result: list[list[tuple[Seen, int]]] = []
    for above in range(row - 1, 0, -1):
        seen = grid.at(above, column)
        labels = grid.labels(above)
        is_line = seen is not None and seen.is_number and seen in grid.numbers(above) and bool(labels)
        if not is_line:
            if not grid.row(above) or (labels and not grid.numbers(above)):
                result.append(list(since))
                result.append([*totals, *beyond])
            continue
        assert seen is not None
        label = vocabulary().label(labels[0].text)
        sign = -1 if label.sign < 0 else 1
        if label.total:
            totals.append((seen, sign))
            result += [list(since), [*since, (seen, sign)], list(totals)]
            since = since or []
            beyond = [*beyond]
        else:
            beyond.append((seen, sign))
            if not totals:
                since.append((seen, sign))
        result.append([*beyond])
    result += [list(since), list(totals), list(beyond)]
    longest = [since, *(each for each in result if len(each) >= 2 and each != since)]
    return [each for each in longest if each] or [[]]


def _difference(total: Seen, sets: list[list[tuple[Seen, int]]]) -> Decimal | None:
    """How far the nearest set of lines is off; None when one fits, or none was meant."""
    assert total.number is not None
    value, share = total.number.readings[0], total.number.share
    off: list[Decimal] = []
    for lines in sets:
        numbers = [(seen.number, sign) for seen, sign in lines if seen.number is not None]
        if len(numbers) < 2 or any(number.share != share for number, _ in numbers):
            continue
        whole = sum(
            (sign * abs(number.readings[0]) if sign < 0 else number.readings[0] for number, sign in numbers), Decimal(0)
        )
        off.append(value - whole)
        if abs(value - whole) <= _tolerance(share, len(numbers)):
            return None
    if not off or not value:
        return None
    if any(operator in total.cell.formula for operator in "*/"):
        return None
    first, nearest = off[0], min(off, key=abs)
    if abs(first) <= abs(value) * _FAR:
        return first
    return nearest if abs(nearest) <= abs(value) * _NEARLY else None


def _tolerance(share: bool, lines: int) -> Decimal:
    """Every line may have been rounded: half a cent, or half of a hundredth of a percent."""
    return (Decimal("0.00005") if share else Decimal("0.005")) * (lines + 1)


def _off(grid: Grid, total: Seen, difference: Decimal, lines: list[Seen]) -> Finding:
    assert total.number is not None
    value = total.number.readings[0]
    told, whole, gap = (_shown(each, total.number.share) for each in (value, value - difference, abs(difference)))
    first, last = min(lines, key=lambda seen: seen.row), max(lines, key=lambda seen: seen.row)
    text = f"Het totaal in cel {total.address} is {told}, maar de regels {first.address} tot en met "
    text += f"{last.address} zijn samen {whole}: {gap} verschil."
    advice = "Vraag na welke regel of welk totaal klopt."
    return Finding("optelling_klopt_niet", text, advice, f"Blad {grid.name}, cel {total.address}", Severity.WARNING)


def _shown(value: Decimal, share: bool) -> str:
    return f"{short(value.scaleb(2))}%" if share else short(value, 2)


def _months(grid: Grid) -> Iterator[Finding]:
    """Twelve months against the column with their total."""
    for row in sorted(grid.rows):
        numbers = grid.numbers(row)
        if len(numbers) <= _MONTHS:
            continue
        labels = frozenset(seen.column for seen in grid.labels(row))
        heads = {seen: column_above(grid, row, seen.column, labels).role for seen in numbers}
        months = [seen for seen, role in heads.items() if role is Role.MONTH]
        total = next((seen for seen, role in heads.items() if role is Role.TOTAL), None)
        if total is None or total.number is None or len(months) < _MONTHS or total.number.share:
            continue
        whole = sum((seen.number.readings[0] for seen in months if seen.number is not None), Decimal(0))
        mean = whole / len(months)
        if min(abs(total.number.readings[0] - each) for each in (whole, mean)) > _tolerance(False, len(months)):
            yield _off(grid, total, total.number.readings[0] - whole, months)


def _table(table: FunctionTable) -> Iterator[Finding]:
    """A table of functions: its weights against their total, shares against 100%."""
    whole = sum((number_in(seen) for seen in table.weights), Decimal(0))
    total = table.total
    where = f"Blad {table.sheet}" + (f", cel {total.address}" if total is not None else "")
    if total is not None and abs(number_in(total) - whole) > _tolerance(False, len(table.weights)):
        text = f"Het totaal van de functietabel is {short(number_in(total))}, maar de regels zijn samen {short(whole)}."
        yield Finding("optelling_klopt_niet", text, "Vraag na welke functie ontbreekt.", where, Severity.WARNING)
    if table.weight == "aandeel" and min(abs(whole - 1), abs(whole - 100)) > Decimal("0.0005"):
        text = (
            f"De aandelen in de functietabel tellen op tot {short(whole)}, niet tot 100%; gerekend is naar verhouding."
        )
        yield Finding("aandelen_tellen_niet_op", text, "Vraag na welk aandeel niet klopt.", where, Severity.WARNING)
