"""Lines with a letter or a number, and what other lines say with those: `a t/m c` is what those lines are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workbooks.read.book import SourceSheet
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.looked import make_grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.words import plain_text

#: A code of a line; so many lines below one another have one.
_CODE, _FEWEST = re.compile(r"\(?([a-z]|[a-z]?\d{1,2})[.):]?", re.IGNORECASE), 4
#: One code, or several with nothing but words of adding up between them; a sum of lines is a result of the sheet.
_SAID = re.compile(
    r"(?:(?:over|van)\s+)?"
    r"((?:[a-z]|[a-z]?\d{1,2})(?:\s*(?:t/m|tm|-|\+|,|&|\ben\b)\s*(?:[a-z]|[a-z]?\d{1,2}))*)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:t/m|tm|-)\s*", re.IGNORECASE)
#: What a row of bases is called.
_OVER = frozenset({"over", "waarover", "grondslag", "percentage van", "percentage over", "van"})
_OF = re.compile(r"\s*(?:over|van|op)\b", re.IGNORECASE)
_WAGES, _DIRECT = "loonkosten", "de directe kosten"


def grid_of(sheet: SourceSheet, notation: str) -> Grid:
    """Look at every cell of a sheet as `make_grid` does; what names other lines by their codes has their names."""
    grid = make_grid(sheet, notation)
    written = {**dict(_written_out(grid.filled)), **dict(_bases(grid))}
    if not written:
        return grid
    rows = {row: tuple(written.get((row, seen.column), seen) for seen in cells) for row, cells in grid.rows.items()}
    return Grid(sheet, rows, {**grid.filled, **written})


def _bases(grid: Grid) -> Iterator[tuple[tuple[int, int], Seen]]:
    """Give the texts of a row or a column that is called `over`: each says of what the percentage there is a part."""
    for labels in map(grid.labels, grid.rows):
        heads = [seen for seen in labels if plain_text(seen.text) in _OVER and not grid.numbers(seen.row)]
        texts = labels[1:] if len(labels) >= _FEWEST and labels[0] in heads else ()
        below = (
            grid.at(row, seen.column) for seen in heads if seen is not labels[0] for row in grid.rows if row > seen.row
        )
        for seen in (*texts, *(each for each in below if each is not None and each.kind is CellKind.LABEL)):
            if seen not in heads and not _OF.match(seen.text):
                yield (seen.row, seen.column), replace(seen, text=f"over {seen.text}")


def _written_out(seen: Mapping[tuple[int, int], Seen]) -> Iterator[tuple[tuple[int, int], Seen]]:
    """Give the cells that name lines by their codes, with what those lines are called."""
    for column in sorted({column for _, column in seen}):
        lines = _lines(seen, column)
        if len(lines) < _FEWEST:
            continue
        for place, one in seen.items():
            said = _SAID.fullmatch(one.text.strip()) if place[1] > column and one.kind is CellKind.LABEL else None
            names = _names(said[1], lines) if said is not None else ()
            if names:
                yield place, replace(one, text=f"van {_together(names)}")
        return


def _lines(seen: Mapping[tuple[int, int], Seen], column: int) -> dict[str, str]:
    """The labels of lines by their codes, where a column holds codes and next to each a label."""
    rows = {row: one for (row, at), one in seen.items() if at == column and one.kind is not CellKind.NOTHING}
    codes: dict[str, str] = {}
    for row, one in sorted(rows.items()):
        code, label = _CODE.fullmatch(str(one.cell.value).strip()), seen.get((row, column + 1))
        if code is None or label is None or not label.is_label:
            continue
        if code[1].casefold() in codes:
            return {}
        codes[code[1].casefold()] = label.text
    return codes


def _names(said: str, lines: Mapping[str, str]) -> list[str]:
    """What the lines are called; nothing where one of the codes is none."""
    order = list(lines)
    named: list[str] = []
    for part in re.split(r"\s*(?:\+|,|&|\ben\b)\s*", said.casefold()):
        ends = _RANGE.split(part)
        first, last = ends[0], ends[-1]
        if first not in lines or last not in lines:
            return []
        named += [lines[code] for code in order[order.index(first) : order.index(last) + 1]]
    return named


def _together(names: Iterable[str]) -> str:
    """Several lines by their names; labour cost with other costs are the direct costs."""
    names = list(names)
    concepts = [found.concept.key for name in names if (found := match(name)) is not None]
    return _DIRECT if _WAGES in concepts and len(names) > 1 else " en ".join(names)
