"""A table of functions: function, scale, step, fte or hours or share, wage. It becomes the functiemix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.values.types import TableRow
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text, stem

_PLACES = Decimal("1e-12")
_WEIGHTS = ("aandeel", "fte", "uren")
_WAGES = ("maandsalaris", "uurloon", "jaarsalaris", "loonkosten")
_NUMBERS = frozenset((*_WEIGHTS, *_WAGES))
_OF_STAFF = ("brutoloon", "loonkosten", "fte", "contracturen")
_BELOW = 200
#: Staff above which such a word stands gives no care: its table is no mix of functions.
_STAFF = frozenset(
    map(stem, ("overhead", "indirect", "indirecte", "staf", "ondersteuning", "ondersteunend", "management"))
)


@dataclass(frozen=True)
class FunctionTable:
    """The rows of one table.

    `weight` names the column the shares came from (aandeel, fte, uren; empty for a single function) and `wage`
    that of the wages. `weights` and `wages` are their cells, `total` that of the sum of the weights. `title` stands
    above the table, and `product` above the column of shares when there is one for each product. `staff` tells that
    these people give no care.
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
    wage_heading: Seen | None = None
    title: str = ""
    product: str = ""
    staff: bool = False


def find_function_tables(grid: Grid, rows: list[int]) -> list[FunctionTable]:
    """Return the tables of functions on a sheet."""
    found: list[FunctionTable] = []
    taken: set[int] = set()
    for row in rows:
        if row in taken or grid.numbers(row):
            continue
        columns = _columns(grid, row)
        table = _table(grid, row, columns) if columns is not None else None
        tables = [table] if table is not None else _per_product(grid, row)
        found += tables
        taken |= {each for table in tables for each in table.rows_taken}
    return found


def _columns(grid: Grid, row: int) -> dict[str, int] | None:
    """What each column of this heading holds; None when it is not the heading of such a table."""
    found: dict[str, int] = {}
    costs: set[str] = set()
    for seen in grid.labels(row):
        kinds = (kind for kind in (*_named(seen), _wage_kind(seen)) if kind and kind not in found)
        kind = next((kind for kind in kinds if kind not in _NUMBERS or _has_numbers(grid, row, seen.column)), None)
        if kind is not None:
            found[kind] = seen.column
        elif seen.match is not None and seen.match.concept.key not in _OF_STAFF:
            costs.add(seen.match.concept.key)
    has_weight = any(weight in found for weight in _WEIGHTS)
    if not {"functie", "schaal"} & found.keys() and has_weight and any(wage in found for wage in _WAGES):
        _who(grid, row, found)
    has_who = "functie" in found or "schaal" in found
    has_what = has_weight or ("schaal" in found and len(found) >= 3)
    return found if has_who and has_what and len(found) >= 2 and len(costs) < 2 else None


def _has_numbers(grid: Grid, header: int, column: int) -> bool:
    below = (grid.at(row, column) for row in range(header + 1, header + 5))
    return any(seen is not None and seen.is_number for seen in below)


def _named(seen: Seen) -> list[str]:
    plain = plain_text(re.sub(r"[(\[].*?[)\]]", " ", seen.text)).removesuffix(" %").strip()
    return [kind for kind, words in vocabulary().functions.items() if plain in words]


def _who(grid: Grid, header: int, found: dict[str, int]) -> None:
    """Beside weights and wages, the first column with names that are no costs holds the functions."""
    names = list(grid.labels(header + 1)[:1]) if grid.numbers(header + 1) else []
    plain = [name for name in names if name.match is None or name.match.concept.key == "clientgebonden_kosten"]
    if plain and plain[0].column < min(found.values()):
        found["functie"] = plain[0].column


def _wage_kind(seen: Seen) -> str:
    """A heading such as `Bruto salaris per maand` or `Loonkosten per fte`."""
    pers = hints_of(seen.text).pers
    if seen.match is not None and seen.match.concept.key == "loonkosten":
        return "loonkosten" if pers & {"fte", "uur", "jaar"} else ""
    if seen.match is None or seen.match.concept.key != "brutoloon":
        return ""
    return "uurloon" if "uur" in pers else "jaarsalaris" if "jaar" in pers else "maandsalaris"


def _lines_of(grid: Grid, header: int, names: int, columns: frozenset[int]) -> tuple[list[int], int]:
    """The rows of a table, and that of its total (0 without)."""
    lines: list[int] = []

    def count(row: int) -> int:
        return sum(seen.column in columns for seen in grid.numbers(row))

    for row in range(header + 1, header + _BELOW):
        name = _text(grid, row, names)
        cells = [seen for seen in grid.numbers(row) if seen.column in columns]
        if cells and all(seen.cell.hidden for seen in cells) and not grid.sheet.hidden:
            continue
        if not cells:
            ended = grid.row(row) or count(row + 1) < count(lines[-1] if lines else row + 1)
            if (lines and ended) or row > header + 3 + 2 * len(lines):
                break
            continue
        if (name and vocabulary().label(name).total) or (not name and lines):
            return lines, row
        lines.append(row)
    return lines, 0


def _table(grid: Grid, header: int, columns: dict[str, int]) -> FunctionTable | None:
    names = columns.get("functie", columns.get("schaal", 0))
    lines, total_row = _lines_of(grid, header, names, frozenset(columns.values()))
    weight = next((kind for kind in _WEIGHTS if len(_cells(grid, lines, columns.get(kind))) == len(lines)), "")
    weights = _cells(grid, lines, columns.get(weight))
    if not lines or (not weight and len(lines) > 1) or (weight and sum(seen.value for seen in weights) <= 0):
        return None
    shares = shares_of([seen.value for seen in weights]) if weight else [Decimal(1)]
    wage = next((kind for kind in _WAGES if len(_cells(grid, lines, columns.get(kind))) == len(lines)), "")
    rows = {header, *lines, *([total_row] if total_row else [])}
    grid.use(*(seen for row in rows for seen in grid.row(row) if seen.column in columns.values()))
    title = _title(grid, header)
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
        wage_heading=grid.at(header, columns[wage]) if wage else None,
        title=title,
        staff=not _STAFF.isdisjoint(map(stem, plain_text(title).split())),
    )


def _title(grid: Grid, header: int) -> str:
    """The text just above a table, or else the name of the sheet."""
    for row in range(header - 1, max(header - 3, 0), -1):
        labels = grid.labels(row)
        if grid.numbers(row):
            break
        if len(labels) == 1:
            return labels[0].text
    return grid.name


def _per_product(grid: Grid, header: int) -> list[FunctionTable]:
    """A table of functions with a column of shares for each product: every such column adds up to 1."""
    heads = [seen for seen in grid.labels(header) if seen.kind is CellKind.LABEL]
    if len(heads) < 3 or "functie" not in _named(heads[0]):
        return []
    names = heads[0].column
    lines, total_row = _lines_of(grid, header, names, frozenset(seen.column for seen in heads[1:]))
    columns = {"functie": names, **{kind: seen.column for seen in heads[1:] if (kind := _wage_kind(seen))}}
    made = []
    for seen in heads[1:]:
        cells = _cells(grid, lines, seen.column)
        if len(cells) == len(lines) > 1 and sum(seen.value for seen in cells) in (1, 100):
            made.append((seen, {**columns, "aandeel": seen.column}))
    rows = frozenset({header, *lines, *([total_row] if total_row else [])})
    every = frozenset(seen.column for seen in heads)
    tables = [(seen.text, _table(grid, header, each)) for seen, each in made]
    return [replace(table, product=name, rows_taken=rows, columns=every) for name, table in tables if table is not None]


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
            cells[key] = grid.filled[row, columns[key]].address
    values["functie_aandeel"] = share
    for seen in _cells(grid, [row], next((columns[kind] for kind in _WEIGHTS if kind in columns), None)):
        cells["functie_aandeel"] = seen.address
    for seen in _cells(grid, [row], columns.get("maandsalaris")):
        values["schaalbedrag"] = seen.value
        cells["schaalbedrag"] = seen.address
    return TableRow(values, cells, grid.name)


def _grade(text: str) -> str:
    """`FWG 45` and `schaal 45` are scale 45."""
    return re.sub(r"^(?:fwg|schaal|trede|periodiek|ip)\s*+[-:]?\s*+", "", text.strip(), flags=re.IGNORECASE)


def _text(grid: Grid, row: int, column: int) -> str:
    seen = grid.at(row, column)
    if seen is None:
        return ""
    if seen.kind is CellKind.LABEL:
        return seen.text
    if seen.is_number:
        return format(seen.value.normalize(), "f") if seen.value == seen.value.to_integral_value() else seen.cell.text
    return ""
