"""The sheet's own sums: a total against the lines above it, shares against 100%, months against their total."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.cells.functions import FunctionTable
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import Role, column_above
from workbooks.read.own_sheet.cells.seen import Seen, is_year
from workbooks.read.own_sheet.found.candidates import short, shown_as
from workbooks.read.own_sheet.remarks.evidence import Evidence, key_of, place_of
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import Label

#: A sum that is further off than this share of the total was not meant as one.
_FAR = Decimal("0.15")
#: One that only fits when earlier totals count as lines must come nearer.
_NEARLY = Decimal("0.02")
_MONTHS = 6
#: A total sums no lines further above it; of more totals the rest is not worked out.
_HIGHEST, _MOST_TOTALS = 60, 1_000


@dataclass(frozen=True, slots=True)
class _Sum:
    """Some lines: what they come to, how many there are and how many of them are shares; the first and last address."""

    value: Decimal = Decimal(0)
    count: int = 0
    shares: int = 0
    first: str = ""
    last: str = ""

    def plus(self, seen: Seen, label: Label | None = None, *, share: bool = False) -> _Sum:
        """Add the line above these; a line with "-/-" is taken off."""
        value = -abs(seen.value) if label is not None and label.sign < 0 else seen.value
        shares = self.shares + (share or seen.is_share)
        return _Sum(self.value + value, self.count + 1, shares, seen.address, self.last or seen.address)

    def with_all(self, other: _Sum) -> _Sum:
        """Add other lines above or between these."""
        count, shares = self.count + other.count, self.shares + other.shares
        return _Sum(self.value + other.value, count, shares, other.first or self.first, self.last or other.last)


def totals(evidence: Evidence) -> Iterator[Finding]:
    """A total that is not the sum of the lines above it."""
    for grid in evidence.grids.values():
        left = _MOST_TOTALS
        for row in sorted(grid.rows):
            label = _label(grid, row)
            if label is None or not label.total or vocabulary().label(label.text).text == "":
                continue
            left -= len(grid.numbers(row))
            sums = {seen: _meant(grid, seen) for seen in (grid.numbers(row) if left >= 0 else ())}
            beside = {each.count for seen, meant in sums.items() for each in meant if _fits(grid, seen, each)}
            for seen, meant in sums.items():
                if not seen.cell.formula and evidence.users.get(key_of(grid, seen)) and not _is_typed_over(grid, seen):
                    continue  # formulas calculate with it: it is no outcome
                if (off := _difference(grid, seen, meant, beside)) is not None:
                    yield _off(grid, seen, *off)


def _is_typed_over(grid: Grid, total: Seen) -> bool:
    """Whether a typed number stands where a sum would: right below lines that are calculated."""
    above = [grid.at(total.row - up, total.column) for up in (1, 2)]
    return all(seen is not None and seen.is_number and seen.cell.formula for seen in above)


def _label(grid: Grid, row: int) -> Label | None:
    labels = grid.labels(row)
    numbers = grid.numbers(row)
    if not labels or not numbers or labels[0].column > numbers[0].column:
        return None
    return next((label for seen in labels if (label := vocabulary().label(seen.text)).total), None)


def _sums_above(grid: Grid, row: int, column: int) -> list[_Sum]:
    """Every set of lines that the total may sum: since the last total or heading, since the heading, with totals."""
    since = beyond = totals = _Sum()
    own = _kinds(grid, row)
    found: list[_Sum] = []
    for above in range(row - 1, max(row - 1 - _HIGHEST, 0), -1):
        seen = grid.at(above, column)
        labels = grid.labels(above)
        if seen is None or not seen.is_number or is_year(seen) or seen.spread or not labels:
            if not grid.row(above) or (labels and not grid.numbers(above)):
                found += [since, totals.with_all(beyond)]
            continue
        label, share = vocabulary().label(labels[0].text), _is_share(grid, above)
        if (other := _kinds(grid, above)) and own and own.isdisjoint(other):
            continue
        if label.total:
            totals = totals.plus(seen, label, share=share)
            found += [since, since.plus(seen, label, share=share), totals]
        else:
            beyond = beyond.plus(seen, label, share=share)
            since = since if totals.count else since.plus(seen, label, share=share)
        found.append(beyond)
    return [each for each in (since, *found, totals) if each.count > 1]


def _kinds(grid: Grid, row: int) -> frozenset[str]:
    """What kind of numbers the texts of a row say it holds: hours, euros, percentages."""
    return frozenset(kind for seen in grid.labels(row) for kind in hints_of(seen.text).kinds)


def _is_share(grid: Grid, row: int) -> bool:
    return "percent" in _kinds(grid, row)


def _meant(grid: Grid, total: Seen) -> list[_Sum]:
    """The sets of lines that a total may sum: shares for one that is a share."""
    share = total.is_share or _is_share(grid, total.row)
    sums = _sums_above(grid, total.row, total.column)
    return [each for each in sums if each.shares == (each.count if share else 0)]


def _fits(grid: Grid, total: Seen, lines: _Sum) -> bool:
    share = total.is_share or _is_share(grid, total.row)
    return abs(total.value - lines.value) <= _tolerance(share, lines.count)


def _difference(grid: Grid, total: Seen, meant: list[_Sum], beside: Container[int]) -> tuple[Decimal, _Sum] | None:
    """How far the nearest set of lines is off, and that set; None when one fits, or none was meant.

    As many lines as the total `beside` this one sums are meant first.
    """
    value = total.value
    if any(_fits(grid, total, each) for each in meant):
        return None
    if not meant or not value or any(operator in total.cell.formula for operator in "*/"):
        return None
    first = next((each for each in meant if each.count in beside), meant[0])
    nearest = min(meant, key=lambda each: abs(value - each.value))
    if abs(value - first.value) <= abs(value) * _FAR:
        return value - first.value, first
    return (value - nearest.value, first) if abs(value - nearest.value) <= abs(value) * _NEARLY else None


def _tolerance(share: bool, lines: int) -> Decimal:
    """Every line may have been rounded: half a cent, or half of a hundredth of a percent."""
    return (Decimal("0.00005") if share else Decimal("0.005")) * (lines + 1)


def _off(grid: Grid, total: Seen, difference: Decimal, lines: _Sum) -> Finding:
    numbers = (total.value, total.value - difference, abs(difference))
    told, whole, gap = (shown_as(each, total.is_share) for each in numbers)
    text = f"Het totaal in cel {total.address} is {told}, maar de regels {lines.first} tot en met "
    text += f"{lines.last} zijn samen {whole}: {gap} verschil."
    lost = _lost(grid, total, -difference, lines)
    text += f" Dat is precies ‘{lost.text}’: die regel is niet meegeteld." if lost is not None else ""
    advice = "Vraag na welke regel of welk totaal klopt."
    return Finding("optelling_klopt_niet", text, advice, Place.at(grid.name, total.address), Severity.WARNING)


def _lost(grid: Grid, total: Seen, value: Decimal, lines: _Sum) -> Seen | None:
    """The text of the one line of a column that is what a total lacks."""
    rows = [place_of(each)[0] for each in (lines.first, lines.last) if each]
    above = (grid.at(row, total.column) for row in range(min(rows, default=0), total.row))
    same = [seen.row for seen in above if seen is not None and seen.is_number and seen.value == value]
    found = [grid.labels(row)[0] for row in same if value and grid.labels(row)]
    return found[0] if len(found) == 1 else None


def months(evidence: Evidence) -> Iterator[Finding]:
    """Twelve months against the column with their total."""
    for grid in evidence.grids.values():
        yield from _months(grid)


def _months(grid: Grid) -> Iterator[Finding]:
    for row in sorted(grid.rows):
        numbers = grid.numbers(row)
        if len(numbers) <= _MONTHS:
            continue
        labels = frozenset(seen.column for seen in grid.labels(row))
        heads = {seen: column_above(grid, row, seen.column, labels).role for seen in numbers}
        months = [seen for seen, role in heads.items() if role is Role.MONTH]
        total = next((seen for seen, role in heads.items() if role is Role.TOTAL), None)
        if total is None or len(months) < _MONTHS or total.is_share:
            continue
        whole = _Sum()
        for seen in reversed(months):
            whole = whole.plus(seen)
        mean = whole.value / len(months)
        if min(abs(total.value - each) for each in (whole.value, mean)) > _tolerance(False, len(months)):
            yield _off(grid, total, total.value - whole.value, whole)


def function_tables(evidence: Evidence) -> Iterator[Finding]:
    """The weights of functions against their total, and shares against 100%."""
    for table in evidence.tables:
        yield from _table(table)


def _table(table: FunctionTable) -> Iterator[Finding]:
    whole = sum((seen.value for seen in table.weights), Decimal(0))
    total = table.total
    where = Place.at(table.sheet, total.address if total is not None else "")
    if total is not None and abs(total.value - whole) > _tolerance(False, len(table.weights)):
        text = f"Het totaal van de functietabel is {short(total.value)}, maar de regels zijn samen {short(whole)}."
        yield Finding("optelling_klopt_niet", text, "Vraag na welke functie ontbreekt.", where, Severity.WARNING)
    near = min(abs(whole - 1), abs(whole - 100) / 100) <= _FAR
    if table.weight == "aandeel" and near and min(abs(whole - 1), abs(whole - 100)) > Decimal("0.0005"):
        text = (
            f"De aandelen in de functietabel tellen op tot {short(whole)}, niet tot 100%; gerekend is naar verhouding."
        )
        yield Finding("aandelen_tellen_niet_op", text, "Vraag na welk aandeel niet klopt.", where, Severity.WARNING)
