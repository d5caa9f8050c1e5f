"""Books that are no cost sheets at all: a school's list, a shop's prices, a description of data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.books.convincing import LONG, ROWS_FOR_ONE, TITLES, UNITS, says_so, speaks_of_care
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import is_year
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.candidates import resolve
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.words.care import is_care, unit_in
from workbooks.read.own_sheet.words.words import plain_text

KIND = "geen_kostenblad"
#: A sheet, and a row of it.
Row = tuple[str, int]
_SURE = 0.9
#: With so many different costs a book is a cost sheet, whatever else is in it; else a part of its rows must be.
_ENOUGH, _PART = 4, 3
#: A book of fewer rows with numbers tells too little of what it is.
_FEWEST = 3
_ADVICE = (
    "Geef het bestand met uw kostprijs. Is dit het wel, zet er dan bij wat het loon, de uren en de prijs zijn, "
    "of vul het sjabloon in."
)


def no_cost_sheet(
    grids: Mapping[str, Grid], around: Mapping[Key, Around], file: str, *, few: bool = True
) -> Finding | None:
    """Say of a book that it is no cost sheet; None where it may be one, as with `few` a small one may."""
    rows, costs = _rows_and_costs(around)
    if (few and len(rows) < _FEWEST) or len(set(costs.values())) >= _ENOUGH or _PART * len(costs) >= len(rows):
        return None
    if _is_long(rows, costs):
        return strange_book(file)
    if _is_titled(grids.values()) or (costs and speaks_of_care(grids)) or says_so(grids, file):
        return None
    return strange_book(file)


def is_long_list(around: Mapping[Key, Around]) -> bool:
    """Whether a book is a list of so many rows that the few words of costs in it stand there by chance."""
    return _is_long(*_rows_and_costs(around))


def _is_long(rows: Collection[Row], costs: Mapping[Row, str]) -> bool:
    few = len(set(costs.values())) < _ENOUGH
    return few and len(rows) >= LONG and len(rows) >= ROWS_FOR_ONE * len(costs)


def _rows_and_costs(around: Mapping[Key, Around]) -> tuple[set[Row], dict[Row, str]]:
    """The rows with a number that is no year, and the cost that the number of a row is."""
    cells = [at for at in around.values() if not is_year(at.seen)]
    costs = {(at.grid.name, at.seen.row): key for at in cells if (key := _cost(at))}
    return {(at.grid.name, at.seen.row) for at in cells}, costs


def strange_book(file: str, other: str = "") -> Finding:
    """Say of a book that it is no cost sheet, or what `other` thing it is."""
    text = "Dit bestand is geen kostenblad: er staan geen loon, uren, kosten of tarieven van zorg in."
    text = f"Dit bestand is geen kostenblad: het lijkt {other}, zonder opbouw van een kostprijs." if other else text
    return Finding(KIND, text, _ADVICE, Place.of(file), Severity.WARNING)


def _cost(at: Around) -> str:
    """The cost that a number is, when its texts say so and it can be that; a price must be one of care."""
    for named, seen, above in at.names:
        concept = named.concept
        if named.score < _SURE or concept.role not in ("invoer", "deel", "hulp", "gedrukt"):
            continue
        texts = (seen.text, at.label, *at.heading.texts, at.section)
        if concept.role == "gedrukt" and not any(is_care(text) or unit_in(text) in UNITS for text in texts):
            continue
        if resolve(at.as_(named, seen, above)) is not None:
            return concept.key
    return ""


def _is_titled(grids: Iterable[Grid]) -> bool:
    """Whether what stands above a sheet says that it is a calculation of costs."""
    firsts = (seen for grid in grids for seen in grid.labels(min(grid.rows, default=1)))
    return any(word in plain_text(seen.text) for seen in firsts for word in TITLES)
