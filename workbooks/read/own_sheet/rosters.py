"""Tables below a price per 24 hours: a roster of shifts, and staff that works beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.matching import Match
from workbooks.read.own_sheet.synonyms import vocabulary
from workbooks.read.own_sheet.types import TableRow
from workbooks.read.own_sheet.words import plain_text

#: A roster has at least so many shifts, and a shift its hours and staff.
_FEWEST_SHIFTS, _FEWEST_CELLS = 2, 2
#: What a column of a roster is called, by the words that its heading has; the first that fits.
_COLUMNS = {
    "dienst_telt": ("telt", "factor", "weging", "arbeidstijd", "wegingsfactor", "meetellen"),
    "dienst_dagen_per_week": ("dagen", "days"),
    "dienst_medewerkers": (
        "medewerkers", "medewerker", "begeleiders", "personen", "bezetting", "aantal", "inzet", "staff", "personeel",
    ),
    "dienst_uren": ("uren", "uur", "duur", "lengte", "hours"),
}  # fmt: skip
_NEEDED = frozenset({"dienst_uren", "dienst_medewerkers"})
_WEEK, _YEAR = Fraction(7), Fraction(365)
_NEAR = Fraction(1, 10**6)


@dataclass(frozen=True)
class Table:
    """Rows of a table of a model, and the calculated cell that they come to: one input, when the rows are left out."""

    cell: Key
    concept: str
    keys: frozenset[str]
    rows: tuple[TableRow, ...]

    def found(self, around: Mapping[Key, Around]) -> Found:
        """Return the cell as what its rows come to."""
        at = around[self.cell]
        return at.as_(Match(vocabulary().concepts[self.concept], 1), at.seen, above=False)


def tables_of(graph: Graph, root: Key, around: Mapping[Key, Around]) -> list[Table]:
    """Return the tables that a price rests on."""
    cells = [cell for cell in graph.slice(root) if cell in graph.rules and cell in around]
    rosters = [table for cell in cells if (table := _roster(graph, cell, around)) is not None]
    support = [table for cell in cells if (table := _support(graph, cell, around)) is not None]
    return [*rosters[:1], *support]


def _roster(graph: Graph, cell: Key, around: Mapping[Key, Around]) -> Table | None:
    """A sum of rows that are each a product of cells in their own row."""
    shifts = [name for name in dict.fromkeys(graph.rules[cell].names()) if name in graph.rules]
    if len(shifts) < _FEWEST_SHIFTS or len(shifts) != len(set(graph.rules[cell].names())):
        return None
    rows = []
    for shift in shifts:
        leaves = [leaf for leaf in graph.leaves(shift) if leaf in around]
        if len(leaves) < _FEWEST_CELLS or any((leaf.sheet, leaf.row) != (shift.sheet, shift.row) for leaf in leaves):
            return None
        rows.append(_row(leaves, around))
    if not all(row.values.keys() >= _NEEDED for row in rows):
        return None
    per_week = sum((_hours(row) for row in rows), Fraction(0))
    value = graph.value(cell)
    for concept, times in (("roosteruren_week", Fraction(1)), ("roosteruren", _YEAR / _WEEK)):
        if abs(value - per_week * times) <= _NEAR * abs(value):
            return Table(cell, concept, frozenset({"aanwezige_uren_per_jaar", "aanwezige_uren_per_week"}), tuple(rows))
    return None


def _row(leaves: Iterable[Key], around: Mapping[Key, Around]) -> TableRow:
    values: dict[str, Decimal | str] = {}
    cells: dict[str, str] = {}
    sheet = ""
    for leaf in leaves:
        at, sheet = around[leaf], leaf.sheet
        words = set(plain_text(at.heading.texts[-1] if at.heading.texts else "").split())
        key = next((key for key, said in _COLUMNS.items() if words & set(said) and key not in values), "")
        if key:
            share = key == "dienst_telt" and at.seen.value > 1
            values[key] = at.seen.value.scaleb(-2) if share else at.seen.value
            cells[key] = at.seen.address
            if at.before:
                values["dienst"] = at.before[-1].text.strip()
    return TableRow(values, cells, sheet, "diensten")


def _hours(row: TableRow) -> Fraction:
    """The hours of a shift in a week."""
    one = Decimal(1)
    hours, staff, counts = (row.values.get(key, one) for key in ("dienst_uren", "dienst_medewerkers", "dienst_telt"))
    days = row.values.get("dienst_dagen_per_week", Decimal(7))
    return Fraction(hours) * Fraction(staff) * Fraction(counts) * Fraction(days)


def _support(graph: Graph, cell: Key, around: Mapping[Key, Around]) -> Table | None:
    """The cost of somebody beside the team: fte times a wage of their own, both of the same name."""
    rule = graph.rules[cell]
    names = rule.names()
    if rule.op != "*" or len(names) != 2 or any(name in graph.rules or name not in around for name in names):
        return None
    concepts = {_first(around[name]): name for name in names}
    if concepts.keys() != {"fte", "loonkosten"}:
        return None
    fte, cost = (around[concepts[key]] for key in ("fte", "loonkosten"))
    values: dict[str, Decimal | str] = {
        "ondersteunende_functie": fte.label.partition(":")[0].strip(), "ondersteuning_fte": fte.seen.value,
        "ondersteuning_kosten_per_fte": cost.seen.value,
    }  # fmt: skip
    cells = {"ondersteuning_fte": fte.seen.address, "ondersteuning_kosten_per_fte": cost.seen.address}
    row = TableRow(values, cells, fte.key.sheet, "ondersteuning")
    return Table(cell, "ondersteuning", frozenset({"ondersteuning_per_etmaal"}), (row,))


def _first(at: Around) -> str:
    founds = at.founds()
    return founds[0].concept if founds else ""


def cut_off(graph: Graph, cells: Iterable[Key]) -> Graph:
    """Return the graph in which these cells are what they are, and rest on nothing."""
    cut = set(cells)
    rules = {key: rule for key, rule in graph.rules.items() if key not in cut}
    return Graph(graph.numbers, graph.neutral, rules, graph.opaque, graph.choosers, graph.users)


def rows_of(tables: Iterable[Table], keys: Iterable[str]) -> Iterator[TableRow]:
    """Give the rows of the tables that come to one of these inputs."""
    said = set(keys)
    for table in tables:
        if table.keys & said:
            yield from table.rows
