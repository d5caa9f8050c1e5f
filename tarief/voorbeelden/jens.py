"""JENS: a lump sum on wrong start data, with a declining line and growth (onderhandeling.md §5.2)."""

from __future__ import annotations

from decimal import Decimal

from tarief.errors import Finding
from tarief.funding import (
    Base,
    Course,
    Decomposition,
    LumpSum,
    Sourced,
    Step,
    baseline_findings,
    explain_shortfall,
    grown,
    line_findings,
    settle_years,
)
from tarief.funding.limits import ONE
from tarief.funding.shortfall import LABELS
from tarief.quantities.dutch import dutch
from tarief.tables import Worded
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import Column, ExampleResult, Kind, Table, build
from tarief.voorbeelden.shared import corridor_formula, percent, placed, read_corridor, read_measures, spoken

_NEED, _LINE = ("startgegevens", "groei"), ("taakstelling", "kosten_per_client")


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    return build(data, title, _headline, (_split, _sum, _years, _corridors, _region, _known), _findings, _conflicts)


def _headline(data: Data) -> str:
    first = _first_year(data)
    if first.total <= 0:
        return f"Er is in {first.year} geen tekort: het budget dekt de kosten."
    need = first.share(*_NEED)
    if need > Decimal("0.5"):
        return f"{percent(need)} van het tekort is aantallen en startgegevens; meer efficiency had dit niet voorkomen."
    return (
        f"{percent(first.share(*_LINE))} van het tekort is taakstelling en kosten per cliënt, niet het aantal cliënten."
    )


def _split(data: Data) -> Table:
    first = _first_year(data)
    rows: list[tuple[str | Decimal | None, ...]] = [
        (Worded(LABELS[key], key=key), amount, first.share(key) if first.total else None)
        for key, amount in first.parts.items()
    ]
    rows.append((Worded("Tekort", key="tekort"), first.total, ONE if first.total else None))
    columns = (Column("oorzaak", "Oorzaak", Kind.TEXT), Column("bedrag", "Bedrag"))
    share = Column("deel", "Deel van het tekort", Kind.WHOLE_SHARE, "{bedrag} / {bedrag:samen}")
    title = f"Waar het tekort van {first.year} vandaan komt"
    return Table("tekort", title, (*columns, share), tuple(rows), total="Tekort")


def _sum(data: Data) -> Table:
    """How the budget of the first year was reckoned, and what the year turned out to cost."""
    form, course = _agreed(data), _course(data)
    first, agreed = course.years[0], form.agreed(course)[0]
    rows = (
        (Worded("Afgesproken", key="afgesproken"), form.base.volume, form.base.cost_per_unit, form.base.amount),
        (Worded("Taakstelling", key="taakstelling"), None, None, -agreed.line),
        (Worded("Budget", key="budget"), None, None, agreed.budget),
        (Worded("Werkelijk", key="werkelijk"), first.volume, first.cost_per_unit, first.cost),
    )
    cells = {
        (0, "kinderen"): "[start.kinderen]",
        (0, "per_kind"): "[start.kosten_per_kind]",
        (0, "bedrag"): "{kinderen} * {per_kind}",
        (1, "bedrag"): "-{bedrag:1} * [afspraak.taakstelling]",
        (2, "bedrag"): "{bedrag:1} + {bedrag:2}",
        (3, "kinderen"): f"{_START} * (1 + [werkelijk.groei])",
        (3, "per_kind"): _UNIT,
        (3, "bedrag"): "{kinderen} * {per_kind}",
    }
    columns = (
        Column("wat", "", Kind.TEXT),
        Column("kinderen", "Kinderen", Kind.NUMBER),
        Column("per_kind", "Per kind"),
        Column("bedrag", "Bedrag"),
    )
    return Table("som", f"De som van {first.year}", columns, rows, cells=cells)


def _years(data: Data) -> Table:
    course = _course(data)
    fixed, repaired = settle_years(_agreed(data), course), settle_years(_repaired(data), course)
    followed = data.number("herstel.gevolgde_groei")
    rows = tuple(
        (str(one.year), one.budget, one.cost, one.provider, other.budget, other.provider)
        for one, other in zip(fixed.years, repaired.years, strict=True)
    )
    line, index = "(1 - [afspraak.taakstelling])", "(1 + [later.indexering])"
    budget, cost = (
        f"[start.kinderen] * [start.kosten_per_kind] * {line}",
        f"{_START} * (1 + [werkelijk.groei]) * {_UNIT}",
    )
    columns = (
        Column("jaar", "Jaar", Kind.TEXT),
        Column("budget", "Vast budget met taakstelling", Kind.EURO, f"{{budget:vorige}} * {index} * {line}", budget),
        Column("kosten", "Kosten", Kind.EURO, "{kosten:vorige} * (1 + [later.groei]) * (1 + [later.kosten])", cost),
        Column("resultaat", "Resultaat", Kind.EURO, "{budget} - {kosten}"),
        Column("budget_herstel", f"Herstelde start, {percent(followed)} van de groei gevolgd"),
        Column("resultaat_herstel", "Resultaat", Kind.EURO, "{budget_herstel} - {kosten}"),
    )
    cells = {(number, "budget_herstel"): _repaired_formula(number) for number in range(len(rows))}
    note = "Een negatief resultaat is een tekort."
    return Table("jaren", "Budget en kosten per jaar", columns, rows, note=note, cells=cells)


_START = "[start.kinderen] * (1 + [werkelijk.fout_startgegevens])"
_UNIT = "[werkelijk.kosten_per_kind]"


def _repaired_formula(number: int) -> str:
    """The repaired budget of a year: it follows a share of the growth since the start."""
    growth = f"(1 + [werkelijk.groei]) * (1 + [later.groei])^{number} - 1"
    return f"{_START} * {_UNIT} * (1 + [later.indexering])^{number} * (1 + [herstel.gevolgde_groei] * ({growth}))"


def _corridors(data: Data) -> Table:
    first = settle_years(_agreed(data), _course(data)).years[0]
    rows, cells = [], {}
    for number, item in enumerate(data.records("corridors")):
        cells[number, "aanbieder"] = corridor_formula(item, "{afwijking}", "{jaren.budget:1}")
        split = read_corridor(item).split(first.budget, first.cost)
        rows.append((item.text("naam"), split.provider, split.municipality, split.deviation))
    columns = (
        Column("corridor", "Corridor", Kind.TEXT),
        Column("aanbieder", "Aanbieder"),
        Column("gemeente", "Gemeente", Kind.EURO, "{afwijking} - {aanbieder}"),
        Column("afwijking", "Afwijking", Kind.EURO, "{jaren.kosten:1} - {jaren.budget:1}"),
    )
    return Table("corridors", f"Wie het tekort van {first.year} draagt", columns, tuple(rows), cells=cells)


def _region(data: Data) -> Table:
    rows = (
        ("Gemeenten", ", ".join(data.raw("gebied.gemeenten"))),
        ("Partners", dutch(data.number("gebied.partners"), 0)),
        ("Start", f"{data.day('gebied.start'):%d-%m-%Y}"),
        ("Zorg", data.text("gebied.zorg")),
    )
    columns = (Column("wat", "", Kind.TEXT), Column("waarde", "", Kind.TEXT))
    return Table("gebied", "Het contract", columns, rows)


def _known(data: Data) -> Table:
    rows: list[tuple[str | Decimal, ...]] = [
        (Worded(spoken(name), key=name), leaf.value, leaf.note, leaf.source or leaf.mark.value)
        for name in data.names("bekend")
        for leaf in data.several(f"bekend.{name}")
    ]
    columns = (Column("wat", "Wat", Kind.TEXT), Column("bedrag", "Bedrag"))
    told = (Column("over", "Over", Kind.TEXT), Column("bron", "Bron", Kind.TEXT))
    return Table("bekend", "Wat is gepubliceerd of verteld", (*columns, *told), tuple(rows))


def _findings(data: Data) -> tuple[Finding, ...]:
    baseline = baseline_findings(
        [
            data.sourced("start.kinderen", "Het aantal kinderen bij de start"),
            data.sourced("start.kosten_per_kind", "De prijs per kind bij de start"),
        ],
        data.day("gebied.start"),
    )
    return (*baseline, *placed(data, lambda: line_findings(_agreed(data), _course(data), read_measures(data))))


def _conflicts(data: Data) -> tuple[Sourced, ...]:
    names = data.names("bekend")
    return tuple(data.sourced(f"bekend.{name}", spoken(name)) for name in names)


def _first_year(data: Data) -> Decomposition:
    return explain_shortfall(_agreed(data), _course(data), _real_start(data))[0]


def _real_start(data: Data) -> Decimal:
    return data.number("start.kinderen") * (ONE + data.number("werkelijk.fout_startgegevens"))


def _course(data: Data) -> Course:
    first = _real_start(data) * (ONE + data.number("werkelijk.groei"))
    later = data.whole("later.jaren")
    growth, dearer = [data.number("later.groei")] * later, [data.number("later.kosten")] * later
    cost = data.number("werkelijk.kosten_per_kind")
    return placed(data, lambda: grown(data.day("gebied.start").year, first, cost, growth, dearer))


def _steps(data: Data, line: Decimal) -> tuple[Step, ...]:
    start, index = data.day("gebied.start").year, data.number("later.indexering")
    later = (Step(start + number, index, line) for number in range(1, data.whole("later.jaren") + 1))
    return (Step(start, efficiency=line), *later)


def _agreed(data: Data) -> LumpSum:
    base = Base(data.number("start.kinderen"), data.number("start.kosten_per_kind"))
    steps = _steps(data, data.number("afspraak.taakstelling"))
    return placed(data, lambda: LumpSum(base, steps))


def _repaired(data: Data) -> LumpSum:
    base = Base(_real_start(data), data.number("werkelijk.kosten_per_kind"))
    steps, followed = _steps(data, Decimal(0)), data.number("herstel.gevolgde_groei")
    return placed(data, lambda: LumpSum(base, steps, followed))
