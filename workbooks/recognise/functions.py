"""A table of functions: function, scale, step, fte or hours or share, wage. It becomes the functiemix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from workbooks.recognise.grid import Grid, Kind, Seen
from workbooks.recognise.hints import hints_of
from workbooks.recognise.synonyms import vocabulary
from workbooks.recognise.types import TableRow
from workbooks.recognise.words import plain_text

_PLACES = Decimal("1e-12")
_WEIGHTS = ("aandeel", "fte", "uren")
_WAGES = ("maandsalaris", "uurloon", "jaarsalaris")


@dataclass(frozen=True)
class FunctionTable:
    """The rows of one table.

    `weight` names the column the shares came from (aandeel, fte, uren; empty for a single function) and `wage`
    that of the wages. `weights` and `wages` are their cells, `total` that of the sum of the weights.
    """

    sheet: str
    rows: tuple[TableRow, ...]
    weight: str
    wage: str
    weights: tuple[Seen, ...]
    wages: tuple[Seen, ...]
    total: Seen | None
    rows_taken: frozenset[int]
    columns: frozenset[int]


def find_function_tables(grid: Grid, rows: list[int]) -> list[FunctionTable]:
    """Return the tables of functions on a sheet."""
    found: list[FunctionTable] = []
    taken: set[int] = set()
    for row in rows:
        if row in taken or (columns := _columns(grid, row)) is None:
            continue
        table = _table(grid, row, columns)
        if table is not None:
            found.append(table)
            taken |= table.rows_taken
    return found


def _columns(grid: Grid, row: int) -> dict[str, int] | None:
    """What each column of this heading holds; None when it is not the heading of such a table."""
    if grid.numbers(row):
        return None
    found: dict[str, int] = {}
    costs: set[str] = set()
    for seen in grid.labels(row):
        plain = plain_text(re.sub(r"[(\[].*?[)\]]", " ", seen.text)).removesuffix(" %").strip()
        named = (kind for kind, words in vocabulary().functions.items() if plain in words)
        kind = next((kind for kind in (*named, _wage_kind(seen)) if kind and kind not in found), None)
        if kind is not None:
            found[kind] = seen.column
        elif seen.match is not None and seen.match.concept.key not in ("brutoloon", "fte", "contracturen"):
            costs.add(seen.match.concept.key)
    has_who = "functie" in found or "schaal" in found
    has_what = any(weight in found for weight in _WEIGHTS) or ("schaal" in found and len(found) >= 3)
    return found if has_who and has_what and len(found) >= 2 and len(costs) < 2 else None


def _wage_kind(seen: Seen) -> str:
    """A heading such as `Bruto salaris per maand`."""
    if seen.match is None or seen.match.concept.key != "brutoloon":
        return ""
    pers = hints_of(seen.text).pers
    return "uurloon" if "uur" in pers else "jaarsalaris" if "jaar" in pers else "maandsalaris"


def _table(grid: Grid, header: int, columns: dict[str, int]) -> FunctionTable | None:
    lines: list[int] = []
    total_row = 0
    for row in range(header + 1, header + 200):
        name = _text(grid, row, columns.get("functie", columns.get("schaal", 0)))
        numbers = [seen for seen in grid.numbers(row) if seen.column in columns.values()]
        if not numbers:
            if lines or row > header + 3:
                break
            continue
        if (name and vocabulary().label(name).total) or (not name and lines):
            total_row = row
            break
        lines.append(row)
    weight = next((kind for kind in _WEIGHTS if len(_cells(grid, lines, columns.get(kind))) == len(lines)), "")
    weights = _cells(grid, lines, columns.get(weight))
    if not lines or (not weight and len(lines) > 1) or (weight and sum(map(number_in, weights)) <= 0):
        return None
    shares = shares_of([number_in(seen) for seen in weights]) if weight else [Decimal(1)]
    wage = next((kind for kind in _WAGES if len(_cells(grid, lines, columns.get(kind))) == len(lines)), "")
    rows = {header, *lines, *([total_row] if total_row else [])}
    grid.use(*(seen for row in rows for seen in grid.row(row) if seen.column in columns.values()))
    return FunctionTable(
        sheet=grid.name,
        rows=tuple(_row(grid, row, columns, share) for row, share in zip(lines, shares, strict=True)),
        weight=weight,
        wage=wage,
        weights=weights,
        wages=_cells(grid, lines, columns.get(wage)),
        total=next(iter(_cells(grid, [total_row], columns.get(weight))), None),
        rows_taken=frozenset(rows),
        columns=frozenset(columns.values()),
    )


def number_in(seen: Seen) -> Decimal:
    """The number in a cell of the table."""
    return seen.number.readings[0] if seen.number is not None else Decimal(0)


def _cells(grid: Grid, rows: list[int], column: int | None) -> tuple[Seen, ...]:
    """The cells of a column that hold a number."""
    found = (grid.at(row, column) for row in rows) if column is not None else ()
    return tuple(seen for seen in found if seen is not None and seen.is_number)


def shares_of(weights: list[Decimal]) -> list[Decimal]:
    """Return the weights as shares of 12 decimals that sum to exactly 1: the last one closes."""
    whole = sum(weights, Decimal(0))
    shares = [(weight / whole).quantize(_PLACES, ROUND_HALF_EVEN) for weight in weights[:-1]]
    shares.append(1 - sum(shares, Decimal(0)))
    return [Decimal(format(share.normalize(), "f")) for share in shares]


def _row(grid: Grid, row: int, columns: dict[str, int], share: Decimal) -> TableRow:
    values: dict[str, Decimal | str] = {}
    cells: dict[str, str] = {}
    for key in ("functie", "schaal", "trede"):
        if key in columns and (text := _text(grid, row, columns[key])):
            values[key] = _grade(text) if key != "functie" else text
            cells[key] = _address(grid, row, columns[key])
    values["functie_aandeel"] = share
    for seen in _cells(grid, [row], next((columns[kind] for kind in _WEIGHTS if kind in columns), None)):
        cells["functie_aandeel"] = seen.address
    for seen in _cells(grid, [row], columns.get("maandsalaris")):
        values["schaalbedrag"] = number_in(seen)
        cells["schaalbedrag"] = seen.address
    return TableRow(values, cells, grid.name)


def _grade(text: str) -> str:
    """`FWG 45` and `schaal 45` are scale 45."""
    return re.sub(r"^(?:fwg|schaal|trede|periodiek|ip)\s*[-:]?\s*", "", text.strip(), flags=re.IGNORECASE)


def _text(grid: Grid, row: int, column: int) -> str:
    seen = grid.at(row, column)
    if seen is None:
        return ""
    if seen.kind is Kind.LABEL:
        return seen.text
    if seen.is_number and seen.number is not None:
        value = seen.number.readings[0]
        return format(value.normalize(), "f") if value == value.to_integral_value() else seen.cell.text
    return ""


def _address(grid: Grid, row: int, column: int) -> str:
    seen = grid.at(row, column)
    return seen.address if seen is not None else ""
