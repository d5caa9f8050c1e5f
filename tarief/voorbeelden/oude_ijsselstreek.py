"""Oude IJsselstreek: from 116 to 13 providers, and hours that may move through the year (onderhandeling.md §5.4)."""

from __future__ import annotations

from decimal import Decimal

from tarief.contracts import Allotment, Drawn, over_period, per_week
from tarief.contracts.hours_form import LABELS, OVER_PERIOD, PER_WEEK, parts
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity
from tarief.report.cells import Worded
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import Cell, Column, ExampleResult, Kind, Table, build
from tarief.voorbeelden.shared import placed

#: A benchmark cell with fewer concerns than this is not published.
_ENOUGH = 5
_WHAT = Column("wat", "", Kind.TEXT)


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    return build(data, title, _headline, (_hours, _course, _management), _findings)


def _headline(data: Data) -> str:
    free, ceiling = _free(data), _ceiling(data)
    used = f"{_number(free.delivered)} van {_number(free.allotment.hours)} uur geleverd"
    if not ceiling.unpaid_hours:
        return f"{used}: een weekplafond laat hier geen uren onbetaald."
    left = f"{_number(free.unpaid_hours)} uur" if free.unpaid_hours else "niets"
    back = f" en gaat {_number(free.returned_hours)} uur ({_euro(free, free.returned_hours)}) terug"
    return (
        f"{used}: een weekplafond laat {_number(ceiling.unpaid_hours)} uur "
        f"({_euro(ceiling, ceiling.unpaid_hours)}) onbetaald; met uren over de periode blijft {left} onbetaald"
        f"{back if free.returned_hours else ''}."
    )


def _hours(data: Data) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, drawn in ((PER_WEEK, _ceiling(data)), (OVER_PERIOD, _free(data))):
        for key, hours in parts(drawn).items():
            rows.append((name, Worded(LABELS[key], key=key), hours, drawn.euro(hours)))
    columns = (
        Column("vorm", "Afspraak", Kind.TEXT),
        _WHAT,
        Column("uren", "Uren", Kind.HOURS),
        Column("bedrag", "Bedrag", Kind.CENTS, "ROUND({uren} * [toewijzing.tarief], 2)"),
    )
    formulas = (*_said(_CEILING_PAID, 1), *_said(_FREE_PAID, 6))
    cells = {(number, "uren"): formula for number, formula in enumerate(formulas)}
    return Table("uren", "Wat wordt betaald", columns, tuple(rows), cells=cells)


_GRANTED = "[toewijzing.uren_per_week] * [toewijzing.weken]"
_MORE = "(1 + [toewijzing.tolerantie])"
_WEEK, _EVERY = f"[toewijzing.uren_per_week] * {_MORE}", "{verloop.uren:alle}"
_CEILING_PAID = f"SUMPRODUCT(({_EVERY} <= {_WEEK}) * {_EVERY} + ({_EVERY} > {_WEEK}) * {_WEEK})"
_FREE_PAID = f"MIN(SUM({_EVERY}), {_GRANTED} * {_MORE})"


def _said(paid: str, first: int) -> tuple[str, ...]:
    """The hours of one agreement as formulas; `first` is the row of the hours granted."""
    granted, delivered, done = (f"{{uren:{first + number}}}" for number in range(3))
    return _GRANTED, f"SUM({_EVERY})", paid, f"{delivered} - {done}", f"MAX(0, {granted} - {done})"


def _course(data: Data) -> Table:
    allotment, used = _allotment(data), Decimal(0)
    rows: list[tuple[Cell, ...]] = []
    cells = {(week, "deel_tijd"): f"{week + 1} / [toewijzing.weken]" for week in range(len(_weekly(data)))}
    cells |= {(week, "uren"): f"[{path}]" for week, path in enumerate(_weekly_paths(data))}
    for week, hours in enumerate(_weekly(data), 1):
        used += hours
        rows.append((str(week), hours, used, used / allotment.hours, Decimal(week) / allotment.weeks))
    columns = (
        Column("week", "Week", Kind.TEXT),
        Column("uren", "Uren", Kind.NUMBER),
        Column("uren_samen", "Uren tot nu toe", Kind.NUMBER, "{uren_samen:vorige} + {uren}", "{uren}"),
        Column("deel_uren", "Deel van de uren", Kind.WHOLE_SHARE, f"{{uren_samen}} / ({_GRANTED})"),
        Column("deel_tijd", "Deel van de tijd", Kind.WHOLE_SHARE),
    )
    return Table("verloop", "Het verloop over de periode", columns, tuple(rows), cells=cells)


def _management(data: Data) -> Table:
    rows: list[tuple[Cell, ...]] = []
    cells: dict[tuple[int, str], str] = {}
    for number, moment in enumerate(("voor", "na")):
        cells[number, "aanbieders"] = f"[aanbieders.{moment}]"
        cells |= {(number, side): f"[contractbeheer.{moment}.{side}]" for side in ("gemeente", "aanbieder")}
        providers = data.positive(f"aanbieders.{moment}")
        ours, theirs = (
            data.number(f"contractbeheer.{moment}.gemeente"),
            data.number(f"contractbeheer.{moment}.aanbieder"),
        )
        rows.append((moment.capitalize(), providers, ours, theirs, providers * (ours + theirs)))
    columns = (
        Column("moment", f"Rond {data.day('aanbieders.vanaf'):%d-%m-%Y}", Kind.TEXT),
        Column("aanbieders", "Aanbieders", Kind.COUNT),
        Column("gemeente", "Gemeente, per aanbieder"),
        Column("aanbieder", "Aanbieder zelf"),
        Column("kosten", "Contractbeheer samen", Kind.EURO, "{aanbieders} * ({gemeente} + {aanbieder})"),
    )
    return Table("contractbeheer", "Wat contracten kosten, beide kanten samen", columns, tuple(rows), cells=cells)


def _findings(data: Data) -> tuple[Finding, ...]:
    after, segments = data.number("aanbieders.na"), data.positive("aanbieders.segmenten")
    found = list(_free(data).findings)
    if after / segments < _ENOUGH:
        text = f"Met {_number(after)} aanbieders en {_number(segments)} segmenten zijn er te weinig om te vergelijken."
        advice = "Werk met een open boek tussen gemeente en aanbieder."
        found.append(Finding("te_weinig", text, advice, data.place("aanbieders"), Severity.WARNING))
    if after < data.number("aanbieders.voor"):
        text = "Minder aanbieders betekent een grotere afhankelijkheid van elke aanbieder."
        advice = "Volg per aanbieder hoeveel maanden het eigen vermogen een verlies kan dragen."
        found.append(Finding("afhankelijkheid", text, advice, data.place("aanbieders"), Severity.WARNING))
    return tuple(found)


def _allotment(data: Data) -> Allotment:
    hours, weeks = data.number("toewijzing.uren_per_week"), data.whole("toewijzing.weken")
    tariff, more = data.number("toewijzing.tarief"), data.number("toewijzing.tolerantie")
    return placed(data, lambda: Allotment(hours, weeks, tariff, more))


def _weekly(data: Data) -> list[Decimal]:
    return [data.number(path) for path in _weekly_paths(data)]


def _weekly_paths(data: Data) -> list[str]:
    """The place of the hours of each week. Refused for stretches of weeks that do not follow each other."""
    found: list[str] = []
    for item in data.records("inzet"):
        start, end = item.whole("van_week"), item.whole("tot_en_met_week")
        if start != len(found) + 1 or end < start:
            advice = f"Laat deze regel beginnen in week {len(found) + 1} en niet eerder eindigen."
            item.fault("van_week", f"De weken {start} tot en met {end} sluiten niet aan op de vorige.", advice)
        found += [item.path("uren_per_week")] * (end - start + 1)
    return found


def _free(data: Data) -> Drawn:
    return placed(data, lambda: over_period(_allotment(data), _weekly(data)))


def _ceiling(data: Data) -> Drawn:
    return placed(data, lambda: per_week(_allotment(data), _weekly(data)))


def _euro(drawn: Drawn, hours: Decimal) -> str:
    return f"€ {dutch(drawn.euro(hours))}"


def _number(value: Decimal) -> str:
    return Kind.HOURS.shown(value)
