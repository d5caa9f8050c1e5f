"""A list with one cost a row and the product in a column of its own, as a database exports it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.found.found import Found

#: Each product has at least so many costs, of which so many are costs of the others too.
_FEWEST, _SHARED = 3, 2


def with_products(founds: list[Found], grids: Mapping[str, Grid]) -> list[Found]:
    """Return the numbers, each of the product that a column of its row names, where a column does so for all."""
    result: list[Found] = []
    for sheet in dict.fromkeys(found.sheet for found in founds):
        mine = [found for found in founds if found.sheet == sheet]
        named = _named(mine, grids[sheet]) if not any(found.product for found in mine) else {}
        for seen in {id(seen): seen for seen in named.values()}.values():
            grids[sheet].use(seen)
        result += [found.of(named[found.row].text.strip()) if found.row in named else found for found in mine]
    return result


def _named(founds: list[Found], grid: Grid) -> dict[int, Seen]:
    """For each row the text that names its product."""
    labels = {found.row: found.label for found in founds}
    first = min((found.seen.column for found in founds), default=0)
    for column in range(1, first):
        texts = {row: seen for row in labels if (seen := grid.at(row, column)) is not None and seen.is_label}
        is_label = any(seen.text == labels[row] for row, seen in texts.items())
        if len(texts) == len(labels) and not is_label and all(each.kind is CellKind.LABEL for each in texts.values()):
            groups: dict[str, list[Found]] = {}
            for found in founds:
                groups.setdefault(texts[found.row].text.strip(), []).append(found)
            if _are_products(groups.values()):
                return texts
    return {}


def _are_products(groups: Iterable[list[Found]]) -> bool:
    """Whether the rows of each text are the costs of one product: none twice, and several that all have."""
    groups = list(groups)
    concepts = [{(found.concept, found.label) for found in group} for group in groups]
    once = all(len(keys) == len(group) >= _FEWEST for keys, group in zip(concepts, groups, strict=True))
    return len(groups) > 1 and once and all(len(concepts[0] & each) >= _SHARED for each in concepts)
