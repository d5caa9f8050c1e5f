"""JENS: a lump sum on wrong start data, with a declining line and growth (onderhandeling.md §5.2)."""

from __future__ import annotations

from decimal import Decimal

from tarief.contracts import (
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
from tarief.contracts.limits import ONE
from tarief.contracts.shortfall import LABELS
from tarief.core.dutch import dutch
from tarief.core.findings import Finding
from tarief.report.cells import Worded
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import Column, ExampleResult, Kind, Table, build
from tarief.voorbeelden.shared import (
    corridor_formula,
    distinct,
    each,
    percent,
    placed,
    read_corridor,
    read_measures,
    spoken,
)

SHORTFALL, SURPLUS = "tekort", "overschot"
#: The values of the file behind the places of what is made from them.
_STEP_PLACES = {".*, indexering": "later.indexering", ".*, taakstelling": "afspraak.taakstelling"}
_AGREED_PLACES = {
    ".*, basis, volume": "start.kinderen", ".*, basis, kosten_per_eenheid": "start.kosten_per_kind", **_STEP_PLACES,
}  # fmt: skip
_REPAIRED_PLACES = {
    ".*, basis, volume": "werkelijk.fout_startgegevens", ".*, basis, kosten_per_eenheid": "werkelijk.kosten_per_kind",
    ".*, gevolgde_groei": "herstel.gevolgde_groei", **_STEP_PLACES,
}  # fmt: skip
_COURSE_PLACES = {
    ".*, volume": "werkelijk.groei", ".*, kosten_per_eenheid": "werkelijk.kosten_per_kind", "jaren": "later.jaren",
}  # fmt: skip
_NEED, _LINE = ("startgegevens", "groei"), ("taakstelling", "kosten_per_client")


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    return build(data, title, _headline, (_split, _sum, _years, _corridors, _region, _known), _findings, _conflicts)


def _headline(data: Data) -> str:
    first = _first_year(data)
    if first.total <= 0:
        return f"Er is in {first.year} geen tekort: het budget dekt de kosten."
    if not _divisible(first):
        return _largest(first)
    need = first.share(*_NEED)
    if need > Decimal("0.5"):
        return f"{percent(need)} van het tekort is aantallen en startgegevens; meer efficiency had dit niet voorkomen."
    return (
        f"{percent(first.share(*_LINE))} van het tekort is taakstelling en kosten per cliënt, niet het aantal cliënten."
    )


def _largest(first: Decomposition) -> str:
    """Where some parts make the shortfall smaller, shares of it say nothing: name the part that adds most."""
    key = max(first.parts, key=lambda key: first.parts[key])
    return (
        f"Het tekort van {first.year} is € {dutch(first.total, 0)}; het meest draagt bij: {LABELS[key].lower()} "
        f"(€ {dutch(first.parts[key], 0)})."
    )


def _split(data: Data) -> Table:
    first = _first_year(data)
    sign, word = (-1, SURPLUS) if first.total < 0 else (1, SHORTFALL)
    rows: list[tuple[str | Decimal | None, ...]] = [
        (Worded(LABELS[key], key=key), sign * amount, _share(first, key)) for key, amount in first.parts.items()
    ]
    rows.append((Worded(word.capitalize(), key=word), sign * first.total, _share(first, *first.parts)))
    columns = (Column("oorzaak", "Oorzaak", Kind.TEXT), Column("bedrag", "Bedrag"))
    share = Column("deel", "Deel van het tekort", Kind.WHOLE_SHARE, "{bedrag} / {bedrag:samen}")
    title = f"Waar het {word} van {first.year} vandaan komt"
    shown = (*columns, share) if _divisible(first) else columns
    return Table("tekort", title, shown, tuple(row[: len(shown)] for row in rows), total=word.capitalize())


def _share(first: Decomposition, *keys: str) -> Decimal | None:
    return first.share(*keys) if _divisible(first) else None


def _divisible(first: Decomposition) -> bool:
    """Whether every part adds to a shortfall: only then is a share of it a part of a whole."""
    return first.total > 0 and all(amount >= 0 for amount in first.parts.values())


def _sum(data: Data) -> Table:
    """How the budget of the first year was reckoned, and what the year turned out to cost."""
    form, course = _agreed(data, alone=True), _course(data, alone=True)
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
    first = settle_years(_agreed(data, alone=True), _course(data, alone=True)).years[0]
    items = data.records("corridors")
    distinct(items, "corridor")
    splits = each(items, lambda item: read_corridor(item).split(first.budget, first.cost))
    rows = [
        (item.text("naam"), split.provider, split.municipality, split.deviation)
        for item, split in zip(items, splits, strict=True)
    ]
    cells = {
        (number, "aanbieder"): corridor_formula(item, "{afwijking}", "{jaren.budget:1}")
        for number, item in enumerate(items)
    }
    columns = (
        Column("corridor", "Corridor", Kind.TEXT),
        Column("aanbieder", "Aanbieder"),
        Column("gemeente", "Gemeente", Kind.EURO, "{afwijking} - {aanbieder}"),
        Column("afwijking", "Afwijking", Kind.EURO, "{jaren.kosten:1} - {jaren.budget:1}"),
    )
    left = first.shortfall < 0
    title = f"Hoe het overschot van {first.year} wordt verdeeld" if left else f"Wie het tekort van {first.year} draagt"
    note = "Afwijking: kosten min budget; onder nul is een overschot, dat wie het krijgt mag houden." if left else ""
    return Table("corridors", title, columns, tuple(rows), note=note, cells=cells)


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
    return explain_shortfall(_agreed(data, alone=True), _course(data, alone=True), _real_start(data))[0]


def _real_start(data: Data) -> Decimal:
    return data.number("start.kinderen") * (ONE + data.number("werkelijk.fout_startgegevens"))


def _course(data: Data, *, alone: bool = False) -> Course:
    """The care, year after year; `alone` is the first year, which does not rest on what is assumed of later ones."""
    first = _real_start(data) * (ONE + data.number("werkelijk.groei"))
    growth, dearer = ([] if alone else [data.number(f"later.{name}")] * _later(data) for name in ("groei", "kosten"))
    cost = data.number("werkelijk.kosten_per_kind")
    return placed(data, lambda: grown(data.day("gebied.start").year, first, cost, growth, dearer), _COURSE_PLACES)


def _later(data: Data) -> int:
    return data.whole("later.jaren")


def _steps(data: Data, line: Decimal, *, alone: bool = False) -> tuple[Step, ...]:
    start = data.day("gebied.start").year
    first = Step(start, efficiency=line)
    if alone:
        return (first,)
    index = data.number("later.indexering")
    return (first, *(Step(start + number, index, line) for number in range(1, _later(data) + 1)))


def _agreed(data: Data, *, alone: bool = False) -> LumpSum:
    base = Base(data.number("start.kinderen"), data.number("start.kosten_per_kind"))
    steps = _steps(data, data.number("afspraak.taakstelling"), alone=alone)
    return placed(data, lambda: LumpSum(base, steps), _AGREED_PLACES)


def _repaired(data: Data) -> LumpSum:
    base = Base(_real_start(data), data.number("werkelijk.kosten_per_kind"))
    steps, followed = _steps(data, Decimal(0)), data.number("herstel.gevolgde_groei")
    return placed(data, lambda: LumpSum(base, steps, followed), _REPAIRED_PLACES)
