"""Elements across: a row of headings that name costs, and below it one row per product or level."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import is_product
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year, name_of
from workbooks.read.own_sheet.found.beside import told_beside
from workbooks.read.own_sheet.found.found import Found, doubt_of, is_reference
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_GAP = 2
_CODE = 8
_LONGEST = 5000
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Header:
    """A row whose cells name costs: the row, and per column the heading with its concept."""

    row: int
    costs: dict[int, tuple[Seen, Match]]
    units: dict[int, str]
    last: int
    names: tuple[int, ...]


def read_across(grid: Grid, rows: list[int]) -> tuple[list[Found], set[int]]:
    """Return what such tables hold, and the rows they take."""
    found: list[Found] = []
    taken: set[int] = set()
    for row in rows:
        if row in taken or (header := _header(grid, row)) is None:
            continue
        body = _body(grid, header, taken)
        if not body or _labels_win(grid, header, body):
            continue
        taken |= {header.row, header.last, *body}
        found += _shared(grid, header)
        group = ""
        for each in body:
            group = _group(grid, header, each, group)
            found += _of_row(grid, header, each, group)
        grid.use(*(seen for seen, _ in header.costs.values()))
    return found, taken


def _header(grid: Grid, row: int) -> Header | None:
    if grid.numbers(row):
        return None
    costs: dict[int, tuple[Seen, Match]] = {}
    words = vocabulary().headings
    cells = (grid.filled[place] for place in sorted(place for place in grid.filled if place[0] == row))
    labels = {seen: plain_text(seen.text) for seen in cells if seen.is_label}
    for seen, plain in labels.items():
        short = len(seen.text) <= _LONGEST_HEADING and plain not in words["product"] | words["eenheid"]
        if short and (found := seen.match) is not None and _holds_numbers(grid, row, seen.column):
            costs[seen.column] = (seen, found)
    priced = any(found.concept.role == "gedrukt" for _, found in costs.values())
    products = priced and not words["product"].isdisjoint(labels.values())
    # A list of people is no list of products, unless it has prices.
    persons = any(plain in words["persoon"] for seen, plain in labels.items() if seen.column not in costs)
    if (len(_concepts(costs)) < 2 and not products) or (persons and not priced):
        return None
    units, last = _units_below(grid, row, costs)
    return Header(row, costs, units, last, _name_columns(grid, row, min(costs), last))


def _is_unit(seen: Seen) -> bool:
    starts = plain_text(seen.text).startswith(("%", "€", "eur", "per ", "in ", "/"))
    return bool(hints_of(seen.text)) and (starts or seen.match is None)


def _concepts(costs: dict[int, tuple[Seen, Match]]) -> set[str]:
    return {found.concept.key for _, found in costs.values()}


def _holds_numbers(grid: Grid, row: int, column: int) -> bool:
    """Whether numbers stand below a heading; the corner of a table, above the names of its rows, holds none."""
    below = (grid.at(each, column) for each in range(row + 1, row + 8))
    return any(seen is not None and seen.kind in (CellKind.NUMBER, CellKind.NOTHING) for seen in below)


def _units_below(grid: Grid, row: int, costs: dict[int, tuple[Seen, Match]]) -> tuple[dict[int, str], int]:
    """A second line of the header that holds units (or the lower half of a merged heading)."""
    below = grid.row(row + 1)
    told = (seen for seen in below if seen.kind is CellKind.LABEL and _is_unit(seen))
    units = {seen.column: seen.text for seen in told}
    if units and not grid.numbers(row + 1) and set(units) & set(costs):
        grid.use(*(seen for seen in below if seen.column in units))
        return units, row + 1
    return {}, row


def _body(grid: Grid, header: Header, taken: set[int]) -> list[int]:
    """The rows below the header with a number under one of its costs, until it ends."""
    body: list[int] = []
    empty = 0
    for row in range(header.last + 1, header.last + _LONGEST):
        if row in taken or empty > _GAP or _new_label(grid, row, header):
            break
        filled = any(seen.column in header.costs for seen in grid.numbers(row))
        body += [row] if filled else []
        empty = 0 if filled else empty + 1
    return body


def _new_label(grid: Grid, row: int, header: Header) -> bool:
    """A cost named where a value should stand begins something new; so do the next headings."""
    named = [seen for seen in grid.labels(row) if seen.match is not None]
    inside = (seen for seen in named if seen.column in header.costs and seen.kind is CellKind.LABEL)
    new = any(seen.match is not None and seen.match.score >= 0.9 for seen in inside)
    return not grid.numbers(row) and (new or (len(named) >= 2 and row > header.last + 1))


def _labels_win(grid: Grid, header: Header, body: list[int]) -> bool:
    """The rows have labels of their own that name more costs than the headings do."""
    named = set()
    for row in body:
        first = min((seen.column for seen in grid.numbers(row) if seen.column in header.costs), default=_LONGEST)
        found = (seen.match for seen in grid.labels(row) if seen.column <= first)
        named |= {each.concept.key for each in found if each is not None and each.score >= 0.75}
    under = {seen.column for row in body for seen in grid.numbers(row)} & header.costs.keys()
    return len(named) >= len(_concepts(header.costs)) or (len(named) >= 2 and len(under) < 2)


def _shared(grid: Grid, header: Header) -> list[Found]:
    """A value within a heading (`Overhead 20%`) holds for every row."""
    return [
        Found(found, seen.text, seen.number, seen, grid.name, doubt=doubt_of(grid, seen, found))
        for seen, found in header.costs.values()
        if seen.kind is CellKind.BOTH and seen.number is not None
    ]


def _group(grid: Grid, header: Header, row: int, before: str) -> str:
    """The name in the first column, carried down where it is left empty and a second name follows."""
    names = _names(grid, header, row)
    if len(header.names) < 2 or not names:
        return ""
    first = grid.at(row, header.names[0])
    return first.text if first is not None and first.is_label else before


def _name_columns(grid: Grid, row: int, first: int, last: int) -> tuple[int, ...]:
    """The columns left of the costs in which names stand: those headed as product, else all but codes and units."""
    texts: dict[int, list[str]] = {}
    for (r, c), seen in grid.filled.items():
        if c < first and r > last and (seen.kind is CellKind.LABEL or is_year(seen)):
            texts.setdefault(c, []).append(name_of(seen))
    heads = {c: plain_text(head.text) if (head := grid.at(row, c)) is not None else "" for c in texts}
    words = vocabulary().headings
    kept = [
        c
        for c in sorted(texts)
        if "code" not in heads[c] and heads[c] not in words["eenheid"] and not all(map(_looks_code, texts[c]))
    ]
    kept = [c for c in kept if len(set(texts[c])) > 1 or len(texts[c]) == 1] or kept
    named = [c for c in kept if heads[c] in words["product"]]
    return tuple(c for c in kept if not named or c in named or heads[c] in words["niveau"] or not heads[c])


def _names(grid: Grid, header: Header, row: int) -> list[Seen]:
    found = [grid.at(row, column) for column in header.names]
    return [seen for seen in found if seen is not None and (seen.kind is CellKind.LABEL or is_year(seen))]


def _looks_code(text: str) -> bool:
    return len(text) <= _CODE and " " not in text and any(letter.isdigit() for letter in text)


def _of_row(grid: Grid, header: Header, row: int, group: str) -> list[Found]:
    names = _names(grid, header, row)
    labels = [vocabulary().label(seen.text) for seen in names]
    words = vocabulary().headings["geen_waarde"]
    if any(label.total or label.plain.startswith("gemiddeld") or words & set(label.plain.split()) for label in labels):
        return []
    parts = [group] if group else []
    parts += [name for name in map(name_of, names) if name not in parts]
    product = " ".join(" ".join(part for part in parts if is_product(part, plain_text(part))).split())
    unit = _unit(grid, header, row)
    texts = [seen for seen in grid.labels(row) if seen not in names]
    found = []
    for seen in grid.numbers(row):
        if seen.column not in header.costs or seen.number is None:
            continue
        head, matched = header.costs[seen.column]
        heads = () if matched.concept.role == "gedrukt" else (head,)
        near = told_beside(grid, seen, heads, texts)
        found.append(
            Found(
                matched, head.text, seen.number, seen, grid.name, product=product,
                unit_text=header.units.get(seen.column, unit if matched.concept.role == "gedrukt" else ""),
                near=(*near, *([seen.number.note] if seen.number.note else [])),
                doubt=doubt_of(grid, seen, matched), compared=any(is_reference(each.text) for each in names),
            )
        )  # fmt: skip
    grid.use(*names)
    return [replace(each, block=header.row, in_row=True) for each in found]


def _unit(grid: Grid, header: Header, row: int) -> str:
    """The unit of care in a column of its own (`eenheid`), or in the name of the row."""
    for seen in grid.labels(row):
        heading = grid.at(header.row, seen.column)
        if heading is not None and plain_text(heading.text) in vocabulary().headings["eenheid"]:
            return seen.text
    return next(
        (seen.text for seen in grid.labels(row) if plain_text(seen.text) in ("uur", "minuut", "dagdeel", "etmaal")), ""
    )
