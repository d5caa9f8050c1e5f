"""Elements down: each row a label with its values to the right (or below it), products or months across."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.cells.grid import Grid, Piece
from workbooks.read.own_sheet.cells.headings import Heading, Role, column_above
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year
from workbooks.read.own_sheet.found.found import HIDDEN, Found, doubt_of, is_reference
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.matching import guessed, match
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text, word_set

#: So many columns of months, or of quarters, are a year.
_MONTHS = 4
#: A column of at least so many labels of which less than this part is different holds categories.
_FEW, _OFTEN = 3, 0.6
#: What a row with `Fte` and nothing else is.
_STAFF = "aantal fte"
_NAMED = 0.96
_LONGEST = 60
_OF = ("over ", "van ", "op ", "als % van ", "of ")
_UNIT_WORDS = word_set(
    "% procent percent pct perc € eur euro euros uur uren dagen dag fte km maand mnd jaar jr week minuut min per / p",
    "u in minuten weken productief betaald declarabel clientuur netto bruto etmaal dagdeel bedrag",
    "hours hour year month",
)


def read_down(grid: Grid, rows: list[int]) -> list[Found]:
    """Return every number in these rows whose label names a known cost."""
    found: list[Found] = []
    columns = frozenset(piece.label.column for row in rows for piece in pieces_of(grid, row))
    sections: dict[int, str] = {}
    for row in rows:
        pieces = pieces_of(grid, row)
        if not pieces and (headings := _heading_row(grid, row)):
            sections = {**({} if len(headings) == 1 else sections), **{seen.column: seen.text for seen in headings}}
        for piece in pieces:
            section = sections.get(piece.label.column) or next(iter(sections.values()), "")
            found += _of_piece(grid, piece, section, columns)
    return found


def pieces_of(grid: Grid, row: int) -> tuple[Piece, ...]:
    """Return the pieces of a row; they are worked out once."""
    if row not in grid.pieces:
        grid.pieces[row] = tuple(_pieces(grid, row))
    return grid.pieces[row]


def _categories(grid: Grid) -> frozenset[int]:
    """Columns in which texts come back on other rows, beside a column in which they do not: `Labour`, `Hours`."""
    if not grid.categories:
        texts: dict[int, list[str]] = {}
        for row in grid.rows:
            if grid.numbers(row):
                for seen in grid.labels(row):
                    texts.setdefault(seen.column, []).append(seen.text)
        often = {column for column, said in texts.items() if len(said) > _FEW and len(set(said)) < _OFTEN * len(said)}
        grid.categories.append(frozenset(often))
    return grid.categories[0]


def _pieces(grid: Grid, row: int) -> Iterator[Piece]:
    """Split a row in labels with their numbers; a text behind a number starts a new piece if it names a cost."""
    waiting: list[Seen] = []
    numbers: list[Seen] = []
    trailing: list[Seen] = []
    last = max((seen.column for seen in grid.numbers(row)), default=0)
    for seen in grid.row(row):
        if seen.is_number and not (is_year(seen) and not waiting):
            if waiting:
                numbers.append(seen)
        elif seen.is_label:
            if numbers and (seen.column < last or seen.kind is CellKind.BOTH) and _starts(seen):
                yield _piece(grid, waiting, numbers, trailing)
                waiting, numbers, trailing = [], [], []
            (trailing if numbers else waiting).append(seen)
    if waiting and (numbers or any(seen.kind is CellKind.BOTH for seen in waiting)):
        yield _piece(grid, waiting, numbers, trailing)


def _starts(seen: Seen) -> bool:
    """A text behind a number is the next label when it names a cost surely, and is no unit."""
    found = match(seen.text, nearly=False)
    return found is not None and found.score >= 0.8 and not _is_unit(seen.text)


def _is_unit(text: str) -> bool:
    plain = plain_text(text)
    if not hints_of(text):
        return False
    if plain.startswith("% ") and not plain.startswith(("% van", "% over", "% of")):
        named = match(text, nearly=False)
        return named is None or named.score < _NAMED
    return plain.startswith(("per ", "€", "%", "/", "in ", "eur")) or all(word in _UNIT_WORDS for word in plain.split())


def _piece(grid: Grid, waiting: list[Seen], numbers: list[Seen], trailing: list[Seen]) -> Piece:
    """The label is the text that names a cost best, the first of equals; without any the first that is no unit."""
    names = [seen for seen in waiting if seen.column not in grid.product_columns] or waiting
    single = [seen for seen in names if seen.column not in _categories(grid) and not _is_unit(seen.text)]

    def score(
        seen: Seen,
    ) -> float:  # a remark (`over loon met toeslagen`) names no cost
        remark = _is_unit(seen.text) or plain_text(seen.text).startswith(_OF)
        return seen.match.score if seen.match and not remark else 0

    label = max(single or names, key=score)
    if label.match is None:
        label = next((seen for seen in single or names if not _is_unit(seen.text) and len(seen.text) > 2), names[0])
    texts = [seen for seen in (*waiting, *trailing) if seen is not label]
    named = match(_STAFF) if plain_text(label.text) == "fte" else label.match or guessed(label.text)
    return Piece(label, named, tuple(numbers), tuple(texts))


def _of_piece(grid: Grid, piece: Piece, section: str, columns: frozenset[int]) -> list[Found]:
    if piece.match is None:
        return []
    common = Found(
        match=piece.match, label=piece.label.text, number=Number((Decimal(0),)), seen=piece.label, sheet=grid.name,
        unit_text=next((unit for seen in piece.texts if _is_unit(unit := seen.text.split(",")[0])), ""),
        near=(*_remarks(grid, piece, columns), piece.label.cell.comment), section=section, block=piece.label.column,
        total=vocabulary().label(piece.label.text).total, sign=vocabulary().label(piece.label.text).sign,
        doubt=doubt_of(grid, piece.label, piece.match),
    )  # fmt: skip
    found = []
    if piece.label.kind is CellKind.BOTH and piece.label.number is not None:
        found.append(replace(common, number=piece.label.number, unit_text=""))
    heads = {seen: column_above(grid, seen.row, seen.column, columns) for seen in piece.numbers}
    months = [seen for seen, head in heads.items() if head.role is Role.MONTH]
    if len(months) >= _MONTHS:
        grid.use(*(cell for head in heads.values() for cell in head.cells))
        return found + _of_year(common, heads, months)
    heads = _all_named(heads)
    only_shares = all(head.role in (Role.SHARE, Role.IGNORED) for head in heads.values())
    has_values = any(head.role is Role.VALUE and head.product for head in heads.values())
    shares = {seen for seen, head in heads.items() if _is_share(seen, head)}
    shares |= {piece.label} if piece.label.number is not None and piece.label.number.share else set()
    for seen, head in heads.items():
        if head.role is Role.TOTAL and has_values:
            continue
        if head.role is Role.SHARE and not only_shares:
            continue
        if seen.number is not None and head.role is not Role.IGNORED:
            found.append(_at(common.having(beside_share=bool(shares - {seen})), seen, head))
            grid.use(*head.cells)
    grid.use(piece.label, *(seen for seen in piece.texts if _is_unit(seen.text)))
    return found


def _is_share(seen: Seen, head: Heading) -> bool:
    said = "percent" in hints_of(" ".join(head.texts)).kinds
    return said or (seen.number is not None and seen.number.is_percent)


def _all_named(heads: dict[Seen, Heading]) -> dict[Seen, Heading]:
    """Beside a column with a name, a column with a general heading (`Opgave`) has that for a name."""
    if not any(head.product for head in heads.values()):
        return heads
    return {
        seen: replace(head, product=head.texts[-1])
        if head.role is Role.VALUE and not head.product and head.texts and not hints_of(head.texts[-1])
        else head
        for seen, head in heads.items()
    }


def _at(common: Found, seen: Seen, head: Heading) -> Found:
    assert seen.number is not None
    doubt = HIDDEN if seen.cell.hidden else common.doubt
    compared = any(map(is_reference, head.texts))
    at_cell = common.having(number=seen.number, seen=seen, doubt=doubt, compared=compared)
    return at_cell.having(product=head.product, heading=head.texts)


def _of_year(common: Found, heads: dict[Seen, Heading], months: list[Seen]) -> list[Found]:
    """Months across: the total column when there is one, else the sum of the months (no sum of percentages)."""
    total = next((seen for seen, head in heads.items() if head.role is Role.TOTAL), None)
    members = tuple(months)
    if total is not None and total.number is not None:
        return [replace(_at(common, total, heads[total]), members=members)]
    numbers = [seen.number for seen in months if seen.number is not None]
    shares = any(number.share for number in numbers)
    if shares and len({number.readings for number in numbers}) > 1:
        return []
    whole = sum((number.value for number in numbers), Decimal(0)) / (len(numbers) if shares else 1)
    return [replace(common, number=replace(numbers[0], readings=(whole,)), seen=months[0], members=members)]


def _remarks(grid: Grid, piece: Piece, columns: frozenset[int]) -> tuple[str, ...]:
    """The other texts of the row; one in a column that names bases is read as such (`van` loonkosten)."""
    texts = []
    for seen in piece.texts:
        above = column_above(grid, seen.row, seen.column, columns).texts
        is_base = any(plain_text(text) in vocabulary().headings["grondslag"] for text in above)
        texts.append(f"van {seen.text}" if is_base else seen.text)
    notes = [seen.number.note for seen in piece.numbers if seen.number is not None and seen.number.note]
    return (*texts, *notes)


def _heading_row(grid: Grid, row: int) -> list[Seen]:
    """The headings of the lines below: one, or one for each block."""
    labels = [seen for seen in grid.labels(row) if seen.kind is CellKind.LABEL]
    return [seen for seen in labels if len(seen.text) <= _LONGEST] if not grid.numbers(row) else []
