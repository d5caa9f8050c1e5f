"""What a price is per: its own words say it, or those of what it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.roots.roots import IN_TURN, OF_A_PIECE, UNITS, Root, is_by_piece
from workbooks.read.own_sheet.words.care import unit_in
from workbooks.read.own_sheet.words.hints import hints_of

#: Less is a price per minute; units that costs on the way to a price tell, where the price itself does not.
_PER_MINUTE, _OTHER_UNITS = 4, frozenset({"dagdeel", "etmaal", "rit", "traject"})

#: Units one after the other in the name of a row.
_ONE = re.compile(r"\b(?:minuut|uur|dagdeel|etmaal|dag|rit)\b")
_SEVERAL = re.compile(
    r"\b(?:minuut|uur|dagdeel|etmaal|dag|rit)\b"
    r"(?:\s*(?:/|,|\bof\b|\ben\b|\bresp\.|\brespectievelijk\b)\s*(?:per )?(?:minuut|uur|dagdeel|etmaal|dag|rit)\b)+"
)
#: What is sold by the day, and is no stay.
_DAY_CARE = re.compile(r"dag(?:besteding|activiteit|behandeling|opvang|verzorging)", re.IGNORECASE)


def units(found: Iterable[Root], graph: Graph, around: Mapping[Key, Around]) -> Mapping[Key, str]:
    """Return the unit of every root: its own words, else those of a price or a cost on the way, else by its height.

    A mean of prices has the unit of those.
    """
    found = sorted(found, key=lambda root: bool(root.mixes))
    result: dict[Key, str] = {}
    for root in found:
        piece = is_by_piece(root.price)
        lower = next((price.per for price in reversed(root.below) if price.per in UNITS), "")
        lower = "" if piece and lower == "uur" else lower  # an hour of the staff is no hour of it
        own = _one_of_several(root) or root.price.per or lower
        own = own or next((result[key] for key in root.mixes if key in result), "")
        own = "dag" if own == "etmaal" and _is_of_day_care(root) else own
        low = root.price.at.seen.value < _PER_MINUTE
        below = "minuut" if low and not piece else _unit_below(root, graph, around)
        result[root.key] = own or (OF_A_PIECE if piece and below == "uur" else below)
    return result


def _one_of_several(root: Root) -> str:
    """The unit of a price in a row for several, `Tarief per dagdeel / per uur`: by its column, else by their order."""
    at = root.price.at
    several = _SEVERAL.search(at.nearest.text.casefold()) if at.nearest is not None else None
    said = _ONE.findall(several[0]) if several is not None else []
    if len(set(said)) < 2 or len(set(said)) != len(said):
        return ""
    named = {unit_in(text) for text in at.heading.texts} & set(said)
    row = sorted(seen.column for seen in at.grid.numbers(at.seen.row))
    in_order = said[row.index(at.seen.column)] if len(row) == len(said) else ""
    return named.pop() if len(named) == 1 else in_order


def _is_of_day_care(root: Root) -> bool:
    """Whether a price is called one of a day, on a sheet of day care or beside one of a day part: no stay."""
    at = root.price.at
    own = [*at.heading.texts, *(seen.text for seen in at.before)]
    said = {unit_in(text) for text in own}
    if "dag" not in said or "etmaal" in said:
        return False
    beside = (seen.text for cell in at.heading.cells for seen in at.grid.labels(cell.row))
    titles = (seen.text for row in (1, 2, 3) for seen in at.grid.labels(row))
    return any(unit_in(text) == "dagdeel" for text in beside) or any(
        _DAY_CARE.search(text) for text in (*own, at.grid.name, *titles)
    )


def _unit_below(root: Root, graph: Graph, around: Mapping[Key, Around]) -> str:
    """The unit that what a price rests on speaks of: costs per day part are those of a price per day part."""
    texts = [seen.text for cell in graph.slice(root.key) if cell in around for seen in around[cell].before]
    texts = [text for text in texts if not IN_TURN.search(text)]
    texts += [root.price.at.grid.name, *(text for row in (1, 2, 3) for text in _over(root.price.at, row))]
    said = Counter(per for text in texts for per in (*hints_of(text).pers, unit_in(text)) if per in _OTHER_UNITS)
    return said.most_common(1)[0][0] if said else "uur"


def _over(at: Around, row: int) -> Iterable[str]:
    """The texts of a row that may be about a cell: those over no other column of numbers."""
    grid = at.grid
    others = grid.number_columns - {at.seen.column}
    return [seen.text for seen in grid.labels(row) if seen.column not in others or len(grid.labels(row)) == 1]
