"""Tables below a price per 24 hours: a roster of shifts, and staff that works beside it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from string import ascii_uppercase

from tarief.calculation.inputs import Stated
from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.graph.monomials import by_row, monomials
from workbooks.read.own_sheet.values.types import Meaning, Recognised, TableRow
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: A roster has at least so many shifts, and a shift its hours and staff.
_FEWEST_SHIFTS, _FEWEST_CELLS = 2, 2
#: What a column of a roster is called, by the words that its heading has; the first that fits.
_COLUMNS = (
    ("dienst_telt", ("telt", "betaald", "factor", "weging", "arbeidstijd", "wegingsfactor", "meetellen")),
    ("dienst_dagen_per_week", ("dagen", "days")),
    ("dienst_medewerkers", ("medewerkers", "medewerker", "begeleiders", "personen", "mensen", "staff", "personeel")),
    ("dienst_uren", ("uren", "uur", "duur", "lengte", "hours")),
    ("dienst_medewerkers", ("bezetting", "aantal", "inzet")),  # of anything
)
_NEEDED = frozenset({"dienst_uren", "dienst_medewerkers"})
#: What the cost of somebody beside the team is the product of.
_STAFFING = frozenset({"fte", "loonkosten"})
#: What shifts come to.
_OF_SHIFTS = frozenset({"aanwezige_uren_per_jaar", "aanwezige_uren_per_week", "fte"})
#: What a number is counted in, in brackets behind its name.
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
#: A number of fte says so, wherever in its text; `per fte` is an amount.
_OF_FTE, _MOST_FTE = re.compile(r"(?<!\bper )\bfte\b"), 50
_WEEK, _YEAR = Fraction(7), Fraction(365)
_NEAR = Fraction(1, 10**6)
#: Hours of a year, as a sheet rounds them.
_ROUNDED = Fraction(1, 2)


@dataclass(frozen=True)
class Roster:
    """Rows of a table of a model, and the calculated cell that they come to: one input, when the rows are left out.

    `divisor` are the hours of one fte, where the cell is a number of fte.
    """

    cell: Key
    concept: str
    keys: frozenset[str]
    rows: tuple[TableRow, ...]
    divisor: Key | None = None
    #: The number of fte of somebody beside the team.
    fte: Key | None = None

    def hours(self, around: Mapping[Key, Around]) -> tuple[Recognised, ...]:
        """Return the hours of one fte that the number of fte rests on."""
        if self.divisor is None:
            return ()
        key, at = "productieve_uren", around[self.divisor]
        meaning = Meaning(key, at.label, ((key, Stated(at.seen.value)),))
        cell = at.grid.name, at.seen.address
        return (
            Recognised(
                key, at.seen.value, "uren", "", *cell, at.label, 1.0, options=(meaning,), cells=(cell,),
                shown=at.seen.cell.text,
            ),
        )  # fmt: skip

    def holds(self, cells: Iterable[tuple[str, str]]) -> bool:
        """Whether some cells all stand in its rows."""
        rows = {(sheet, address.strip(ascii_uppercase)) for row in self.rows for sheet, address in row.places}
        return rows.issuperset((sheet, address.strip(ascii_uppercase)) for sheet, address in cells)

    def found(self, around: Mapping[Key, Around]) -> Found:
        """Return the cell as what its rows come to."""
        at = around[self.cell]
        return at.as_(Match(vocabulary().concepts[self.concept], 1), at.seen, above=False)


def tables_of(graph: Graph, root: Key, around: Mapping[Key, Around]) -> list[Roster]:
    """Return the tables that a price rests on."""
    cells = [cell for cell in graph.slice(root) if cell in graph.rules and cell in around]
    rosters = [table for cell in cells if (table := _roster(graph, cell, around)) is not None]
    support = [table for cell in cells if (table := _support(graph, cell, around)) is not None]
    team = max(support, key=lambda table: graph.numbers[table.cell], default=None) if not rosters else None
    beside = (table for table in support if table is not team)
    return [*rosters[:1], *(table for table in beside if table.fte not in graph.rules)]


def _roster(graph: Graph, cell: Key, around: Mapping[Key, Around]) -> Roster | None:
    """A sum of products of cells, each product in its own row: the hours of a shift times who works then."""
    terms = monomials(graph, cell)
    shifts = list(by_row(terms)) if len(terms) >= _FEWEST_SHIFTS else []
    if not shifts or len(shifts) < len(terms) or any(len(shift) < _FEWEST_CELLS for shift in shifts):
        return None
    divisors = {each.over for each in terms}
    divisor = next(iter(divisors.pop()), None) if len(divisors) == 1 else None
    if any(leaf not in around for shift in shifts for leaf in shift) or any(len(each.over) > 1 for each in terms):
        return None
    rows = [_row(shift, around) for shift in shifts]
    if not all(row.values.keys() >= _NEEDED for row in rows):
        return None
    if any(_days(row) > _WEEK for row in rows):
        return None
    per_week = sum((_hours(row) for row in rows), Fraction(0))
    value = (graph.value(cell) or Fraction(0)) * (Fraction(graph.numbers[divisor]) if divisor is not None else 1)
    for concept, times in (("roosteruren_week", Fraction(1)), ("roosteruren", _YEAR / _WEEK)):
        if abs(value - per_week * times) <= _NEAR * abs(value):
            concept = "fte" if divisor is not None else concept
            return Roster(cell, concept, _OF_SHIFTS, tuple(rows), divisor)
    return None


def typed_roster(around: Iterable[Around]) -> Roster | None:
    """The roster of a book whose numbers are typed: rows with hours and staff that come to a number that it prints."""
    cells = [at for at in around if at.seen.row > 1]
    by_row: dict[tuple[str, int], list[Around]] = {}
    for at in cells:
        by_row.setdefault((at.key.sheet, at.key.row), []).append(at)
    rows = [_row([at.key for at in row], {at.key: at for at in row}) for row in by_row.values()]
    rows = [row for row in rows if row.values.keys() >= _NEEDED]
    hours = sum((_hours(row) for row in rows), Fraction(0)) * _YEAR / _WEEK
    whole = next((at for at in cells if abs(Fraction(at.seen.value) - hours) <= _ROUNDED), None)
    if len(rows) < _FEWEST_SHIFTS or whole is None:
        return None
    return Roster(whole.key, "roosteruren", _OF_SHIFTS, tuple(rows))


def _row(leaves: Iterable[Key], around: Mapping[Key, Around]) -> TableRow:
    values: dict[str, Decimal | str] = {}
    cells: dict[str, str] = {}
    nameless: list[Around] = []
    sheet = ""
    for leaf in leaves:
        at, sheet = around[leaf], leaf.sheet
        key = _column(at, values)
        if not key:
            nameless.append(at)
            continue
        share = key == "dienst_telt" and at.seen.value > 1
        daily = key == "dienst_dagen_per_week" and at.seen.value == _YEAR
        values[key] = at.seen.value.scaleb(-2) if share else Decimal(int(_WEEK)) if daily else at.seen.value
        cells[key] = at.seen.address
        if at.before:
            values["dienst"] = at.before[-1].text.strip()
    lacking = _NEEDED - values.keys()
    if len(nameless) == len(lacking) == 1 and cells:  # a column that is headed by the name of a group, say
        (at,), (key,) = nameless, lacking
        values[key], cells[key] = at.seen.value, at.seen.address
    return TableRow(values, cells, sheet, "diensten")


def _column(at: Around, taken: Container[str]) -> str:
    """What a column of a roster holds, by the words of its heading."""
    words = set(plain_text(at.heading.texts[-1] if at.heading.texts else "").split())
    return next((key for key, said in _COLUMNS if words & set(said) and key not in taken), "")


def _hours(row: TableRow) -> Fraction:
    """The hours of a shift in a week."""
    one = Decimal(1)
    hours, staff, counts = (row.values.get(key, one) for key in ("dienst_uren", "dienst_medewerkers", "dienst_telt"))
    return Fraction(hours) * Fraction(staff) * Fraction(counts) * _days(row)


def _days(row: TableRow) -> Fraction:
    """The days of a week on which a shift is worked."""
    return Fraction(row.values.get("dienst_dagen_per_week", Decimal(7)))


def _support(graph: Graph, cell: Key, around: Mapping[Key, Around]) -> Roster | None:
    """The cost of somebody beside the team: fte times a wage of their own, by the year or by the day of the price."""
    rule = graph.rules[cell]
    if rule.op == "/" and _divides_more(graph, rule.args[1]):
        rule = rule.args[0]
    names = rule.names()
    if rule.op != "*" or len(names) != 2 or any(name not in around for name in names):
        return None
    concepts = {_staffing(around[name]): name for name in names}
    if concepts.keys() != _STAFFING or concepts["loonkosten"] in graph.rules:
        return None
    fte, cost = (around[concepts[key]] for key in ("fte", "loonkosten"))
    values: dict[str, Decimal | str] = {
        "ondersteunende_functie": _UNIT.sub("", fte.label.partition(":")[0]).strip(),
        "ondersteuning_fte": fte.seen.value,
        "ondersteuning_kosten_per_fte": cost.seen.value,
    }
    cells = {"ondersteuning_fte": fte.seen.address, "ondersteuning_kosten_per_fte": cost.seen.address}
    elsewhere = {"ondersteuning_kosten_per_fte": cost.key.sheet}
    row = TableRow(values, cells, fte.key.sheet, "ondersteuning", elsewhere)
    return Roster(cell, "ondersteuning", frozenset({"ondersteuning_per_etmaal"}), (row,), fte=fte.key)


def _divides_more(graph: Graph, divisor: Expression) -> bool:
    """Whether other costs are divided by the same cell: the days that a place is in use."""
    if divisor.op != "name":
        return False
    by = divisor.args[0]
    rules = (graph.rules[user] for user in graph.users.get(by, ()) if user in graph.rules)
    divisors = [rule.args[1] for rule in rules if rule.op == "/"]
    return len([each for each in divisors if each.op == "name" and each.args[0] == by]) > 1


def _staffing(at: Around) -> str:
    """Whether a cell is a number of fte or a wage: its texts say so, its row may be named after a function."""
    named = next((found.concept for found in at.founds() if found.concept in _STAFFING), "")
    is_fte = at.seen.value < _MOST_FTE and any(_OF_FTE.search(plain_text(text)) for text in at.texts)
    return named or ("fte" if is_fte else "")


def cut_off(graph: Graph, cells: Iterable[Key]) -> Graph:
    """Return the graph in which these cells are what they are, and rest on nothing."""
    cut = set(cells)
    rules = {key: rule for key, rule in graph.rules.items() if key not in cut}
    return Graph(graph.numbers, graph.neutral, rules, graph.opaque, graph.choosers, graph.users)


def rows_of(tables: Iterable[Roster], keys: Iterable[str]) -> Iterator[TableRow]:
    """Give the rows of the tables that come to one of these inputs."""
    said = set(keys)
    for table in tables:
        if table.keys & said:
            yield from table.rows
