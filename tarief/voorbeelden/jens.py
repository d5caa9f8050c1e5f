"""JENS: a lump sum on wrong start data, with a declining line and growth (docs/onderhandeling.md#jens)."""

from decimal import Decimal
from functools import partial

from tarief.contracts.baseline import Sourced, baseline_findings
from tarief.contracts.course import Course, grown
from tarief.contracts.form import settle_years
from tarief.contracts.forms.asked_lump_sum import line_findings
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, LumpSum
from tarief.contracts.limits import ONE
from tarief.contracts.shortfall import LABELS, Decomposition, explain_shortfall
from tarief.core.amounts import euro
from tarief.core.dutch import dutch, percent
from tarief.core.expression import Expression, power
from tarief.core.findings import Finding
from tarief.report.cells import Holds, Worded
from tarief.report.columns import WHAT, YEAR, Column, Entry
from tarief.report.rules import figure
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import ExampleResult, build
from tarief.voorbeelden.shared import (
    borne,
    distinct,
    each,
    known_table,
    placed,
    read_corridor,
    read_measures,
    spoken,
)

SHORTFALL, SURPLUS = "tekort", "overschot"
#: Where the values stand in the file that are called otherwise where they are made.
_STEP_PATHS = {"indexering": "later.indexering", "taakstelling": "afspraak.taakstelling"}
_AGREED_PATHS = {"volume": "start.kinderen", "kosten_per_eenheid": "start.kosten_per_kind", **_STEP_PATHS}
_REPAIRED_PATHS = {
    "volume": "werkelijk.fout_startgegevens",
    "kosten_per_eenheid": "werkelijk.kosten_per_kind",
    "gevolgde_groei": "herstel.gevolgde_groei",
    **_STEP_PATHS,
}
_COURSE_PATHS = {"volume": "werkelijk.groei", "kosten_per_eenheid": "werkelijk.kosten_per_kind", "jaren": "later.jaren"}
_NEED, _LINE = ("startgegevens", "groei"), ("taakstelling", "kosten_per_client")


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    known = partial(known_table, head=Column("wat", "Wat", Holds.TEXT))
    return build(data, title, _headline, (_split, _sum, _years, _corridors, _region, known), _findings, _conflicts)


def _headline(data: Data) -> str:
    first = _first_year(data)
    if first.total <= 0:
        return f"Er is in {first.year} geen tekort: het budget dekt de kosten."
    if not _divisible(first):
        return _largest(first)
    need, rest = first.share(*_NEED), first.share(*_LINE)
    if need > Decimal("0.5"):
        return f"{percent(need)} van het tekort is aantallen en startgegevens; meer efficiency had dit niet voorkomen."
    return f"{percent(rest)} van het tekort is taakstelling en kosten per cliënt, niet het aantal cliënten."


def _largest(first: Decomposition) -> str:
    """Where some parts make the shortfall smaller, shares of it say nothing: name the part that adds most."""
    key = max(first.parts, key=lambda key: first.parts[key])
    most = f"{LABELS[key].lower()} ({euro(first.parts[key], 0)})"
    return f"Het tekort van {first.year} is {euro(first.total, 0)}; het meest draagt bij: {most}."


def _split(data: Data) -> Table:
    first = _first_year(data)
    sign, word = (-1, SURPLUS) if first.total < 0 else (1, SHORTFALL)
    columns = [Column("oorzaak", "Oorzaak", Holds.TEXT), Column("bedrag", "Bedrag")]
    if _divisible(first):
        part = Column("deel", "Deel van het tekort", Holds.WHOLE_SHARE, lambda bedrag, total: bedrag / total.bedrag)
        columns.append(part)
    rows: list[tuple[Entry, ...]] = [
        (Worded(LABELS[key], key=key), sign * amount, ...) for key, amount in first.parts.items()
    ]
    rows.append((Worded(word.capitalize(), key=word), ..., ...))
    title = f"Waar het {word} van {first.year} vandaan komt"
    return Table.of("tekort", title, columns, rows, total=word.capitalize())


def _divisible(first: Decomposition) -> bool:
    """Whether every part adds to a shortfall: only then is a share of it a part of a whole."""
    return first.total > 0 and all(amount >= 0 for amount in first.parts.values())


def _sum(data: Data) -> Table:
    """How the budget of the first year was reckoned, and what the year turned out to cost."""
    children, cost, line = map(data.given, ("start.kinderen", "start.kosten_per_kind", "afspraak.taakstelling"))
    rows: tuple[tuple[Entry, ...], ...] = (
        (Worded("Afgesproken", key="afgesproken"), children, cost, ...),
        (Worded("Taakstelling", key="taakstelling"), None, None, lambda above: -above.bedrag * line),
        (Worded("Budget", key="budget"), None, None, lambda rows: rows[0].bedrag + rows[1].bedrag),
        (Worded("Werkelijk", key="werkelijk"), _first_volume(data), data.given("werkelijk.kosten_per_kind"), ...),
    )
    columns = (
        WHAT,
        Column("kinderen", "Kinderen", Holds.NUMBER),
        Column("per_kind", "Per kind"),
        Column("bedrag", "Bedrag", rule=lambda kinderen, per_kind: kinderen * per_kind),
    )
    return Table.of("som", f"De som van {_course(data, alone=True).years[0].year}", columns, rows)


def _years(data: Data) -> Table:
    course = _course(data)
    for form in (_agreed(data), _repaired(data)):
        form.agreed(course)  # refuses what is wrong with it
    children, start, line = map(data.given, ("start.kinderen", "start.kosten_per_kind", "afspraak.taakstelling"))
    index, growth, dearer = map(data.given, ("later.indexering", "later.groei", "later.kosten"))
    cost, followed = data.given("werkelijk.kosten_per_kind"), percent(data.number("herstel.gevolgde_groei"))
    first = _first_volume(data) * cost
    columns = (
        YEAR,
        Column(
            "budget",
            "Vast budget met taakstelling",
            rule=lambda above: above.budget * (1 + index) * (1 - line),
            start=children * start * (1 - line),
        ),
        Column("kosten", "Kosten", rule=lambda above: above.kosten * (1 + growth) * (1 + dearer), start=first),
        Column("resultaat", "Resultaat", rule=lambda budget, kosten: budget - kosten),
        Column("budget_herstel", f"Herstelde start, {followed} van de groei gevolgd"),
        Column("resultaat_herstel", "Resultaat", rule=lambda budget_herstel, kosten: budget_herstel - kosten),
    )
    rows: list[tuple[Entry, ...]] = [
        (str(year.year), ..., ..., ..., _repaired_rule(data, number), ...) for number, year in enumerate(course.years)
    ]
    return Table.of("jaren", "Budget en kosten per jaar", columns, rows, note="Een negatief resultaat is een tekort.")


def _repaired_rule(data: Data, number: int) -> Expression:
    """The repaired budget of a year: it follows a share of the growth since the start."""
    base, index = _real_start_rule(data) * data.given("werkelijk.kosten_per_kind"), 1 + data.given("later.indexering")
    since = (1 + data.given("werkelijk.groei")) * power(1 + data.given("later.groei"), number) - 1
    return base * power(index, number) * (1 + data.given("herstel.gevolgde_groei") * since)


def _real_start_rule(data: Data) -> Expression:
    return data.given("start.kinderen") * (1 + data.given("werkelijk.fout_startgegevens"))


def _first_volume(data: Data) -> Expression:
    return _real_start_rule(data) * (1 + data.given("werkelijk.groei"))


def _corridors(data: Data) -> Table:
    year = settle_years(_agreed(data, alone=True), _course(data, alone=True)).years[0]
    budget, cost = figure("jaren", "budget", 0, year.budget), figure("jaren", "kosten", 0, year.cost)
    items = data.records("corridors")
    distinct(items, "corridor")
    each(items, read_corridor)
    rows: list[tuple[Entry, ...]] = [
        (item.text("naam"), lambda afwijking, item=item: borne(item, afwijking, budget), ..., ...) for item in items
    ]
    columns = (
        Column("corridor", "Corridor", Holds.TEXT),
        Column("aanbieder", "Aanbieder"),
        Column("gemeente", "Gemeente", rule=lambda afwijking, aanbieder: afwijking - aanbieder),
        Column("afwijking", "Afwijking", rule=cost - budget),
    )
    left = year.shortfall < 0
    title = f"Hoe het overschot van {year.year} wordt verdeeld" if left else f"Wie het tekort van {year.year} draagt"
    note = "Afwijking: kosten min budget; onder nul is een overschot, dat wie het krijgt mag houden." if left else ""
    return Table.of("corridors", title, columns, rows, note=note)


def _region(data: Data) -> Table:
    rows = (
        ("Gemeenten", ", ".join(data.raw("gebied.gemeenten"))),
        ("Partners", dutch(data.number("gebied.partners"), 0)),
        ("Start", f"{data.day('gebied.start'):%d-%m-%Y}"),
        ("Zorg", data.text("gebied.zorg")),
    )
    columns = (WHAT, Column("waarde", "", Holds.TEXT))
    return Table("gebied", "Het contract", columns, rows)


def _findings(data: Data) -> tuple[Finding, ...]:
    children = data.sourced("start.kinderen", "Het aantal kinderen bij de start")
    price = data.sourced("start.kosten_per_kind", "De prijs per kind bij de start")
    baseline = baseline_findings((children, price), data.day("gebied.start"))
    return (*baseline, *placed(data, lambda: line_findings(_agreed(data), _course(data), read_measures(data))))


def _conflicts(data: Data) -> tuple[Sourced, ...]:
    return tuple(data.sourced(f"bekend.{name}", spoken(name)) for name in data.names("bekend"))


def _first_year(data: Data) -> Decomposition:
    return explain_shortfall(_agreed(data, alone=True), _course(data, alone=True), _real_start(data))[0]


def _real_start(data: Data) -> Decimal:
    return data.number("start.kinderen") * (ONE + data.growth("werkelijk.fout_startgegevens"))


def _course(data: Data, *, alone: bool = False) -> Course:
    """The care, year after year; `alone` is the first year, which does not rest on what is assumed of later ones."""
    first = _real_start(data) * (ONE + data.growth("werkelijk.groei"))
    later = 0 if alone else data.whole("later.jaren")
    growth, dearer = ([] if alone else [data.growth(f"later.{name}")] * later for name in ("groei", "kosten"))
    cost = data.number("werkelijk.kosten_per_kind")
    return placed(data, lambda: grown(data.day("gebied.start").year, first, cost, growth, dearer), _COURSE_PATHS)


def _steps(data: Data, line: Decimal, *, alone: bool = False) -> tuple[BudgetYear, ...]:
    start = data.day("gebied.start").year
    first = BudgetYear(start, efficiency=line)
    if alone:
        return (first,)
    index = data.number("later.indexering")
    return (first, *(BudgetYear(start + number, index, line) for number in range(1, data.whole("later.jaren") + 1)))


def _agreed(data: Data, *, alone: bool = False) -> LumpSum:
    base = BudgetBase(data.number("start.kinderen"), data.number("start.kosten_per_kind"))
    steps = _steps(data, data.number("afspraak.taakstelling"), alone=alone)
    return placed(data, lambda: LumpSum(base, steps), _AGREED_PATHS)


def _repaired(data: Data) -> LumpSum:
    base = BudgetBase(_real_start(data), data.number("werkelijk.kosten_per_kind"))
    steps, followed = _steps(data, Decimal(0)), data.number("herstel.gevolgde_groei")
    return placed(data, lambda: LumpSum(base, steps, followed), _REPAIRED_PATHS)
