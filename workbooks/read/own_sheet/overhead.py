"""A list of overhead items: lines under a heading `Overhead` that have no concept of their own belong to it."""

from __future__ import annotations

from workbooks.read.own_sheet.down import pieces_of
from workbooks.read.own_sheet.found import Found, doubt_of, is_reference
from workbooks.read.own_sheet.grid import CellKind, Grid
from workbooks.read.own_sheet.headings import Role, column_above
from workbooks.read.own_sheet.hints import hints_of
from workbooks.read.own_sheet.matching import Match, match
from workbooks.read.own_sheet.synonyms import PARTS, vocabulary

#: Headings above a list of parts, with the concept of the parts.
_LISTS = {whole: part for part, whole in PARTS.items()}
_SURE = 0.5


def overhead_items(grid: Grid, rows: list[int], found: list[Found]) -> list[Found]:
    """Return the numbers with those of such lists added; a line `Totaal` in the list is the whole."""
    known = {(each.row, each.seen.column) for each in found}
    result = list(found)
    part = whole = heading = ""
    for row in rows:
        if not grid.numbers(row):
            labels = [seen for seen in grid.labels(row) if seen.kind is CellKind.LABEL]
            if labels and len(labels[0].text) <= 60:
                heading = labels[0].text
                part, whole = _list_of(heading)
            continue
        if part:
            result += _lines(grid, row, heading, (part, whole), known)
    return sorted(result, key=lambda each: (each.row, each.seen.column))


def _list_of(heading: str) -> tuple[str, str]:
    named = match(heading, nearly=False)
    if named is None or named.score < 0.9 or named.concept.key not in _LISTS:
        return "", ""
    return _LISTS[named.concept.key], named.concept.key


def _lines(grid: Grid, row: int, heading: str, keys: tuple[str, str], known: set[tuple[int, int]]) -> list[Found]:
    made = []
    for piece in pieces_of(grid, row):
        label = vocabulary().label(piece.label.text)
        if piece.match is not None and not (label.total and not label.words):
            continue
        key = keys[1] if label.total else keys[0]
        if key != keys[1] and not label.words:
            continue
        for seen in piece.numbers:
            head = column_above(grid, row, seen.column, frozenset({piece.label.column}))
            if seen.number is None or (row, seen.column) in known or head.role is Role.IGNORED or _other(head.texts):
                continue
            made.append(
                Found(
                    Match(vocabulary().concepts[key], _SURE), piece.label.text, seen.number, seen, grid.name,
                    product=head.product, heading=head.texts, section=heading, block=piece.label.column,
                    total=label.total,
                    sign=label.sign, doubt=doubt_of(grid, seen, None), compared=any(map(is_reference, head.texts)),
                )
            )  # fmt: skip
    grid.use(*(each.seen for each in made))
    return made


def _other(texts: tuple[str, ...]) -> bool:
    """A column of fte or hours in a list of costs holds no amounts."""
    return bool(hints_of(" ".join(texts)).kinds & {"fte", "uren", "dagen", "km"})
