"""Oude IJsselstreek: from 116 to 13 providers, hours that may move (docs/onderhandeling.md#oude-ijsselstreek)."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from tarief.contracts.hours import LABELS, OVER_PERIOD, PER_WEEK, Allotment, Drawn, over_period, parts, per_week
from tarief.core.amounts import euro
from tarief.core.expression import Expression, at_least, at_most, rounded
from tarief.core.findings import Finding, Severity
from tarief.report.cells import Holds, Worded
from tarief.report.columns import WHAT, Column, Entry
from tarief.report.rules import figure, given, summed
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import ExampleResult, build
from tarief.voorbeelden.shared import placed

#: A benchmark cell with fewer concerns than this is not published.
_ENOUGH = 5


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    return build(data, title, _headline, (_hours, _course, _management), _findings)


def _headline(data: Data) -> str:
    free, ceiling = _drawn(data, over_period), _drawn(data, per_week)
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
    granted, weeks = data.given("toewijzing.uren_per_week"), _weeks(data)
    tolerated = 1 + data.given("toewijzing.tolerantie")
    agreements = (
        (PER_WEEK, _drawn(data, per_week), summed([at_most(hours, granted * tolerated) for hours in weeks])),
        (OVER_PERIOD, _drawn(data, over_period), at_most(summed(weeks), _granted(data) * tolerated)),
    )
    tariff, rows = data.given("toewijzing.tarief"), list[tuple[Entry, ...]]()
    for name, drawn, paid in agreements:
        for key, rule in zip(parts(drawn), _parts(data, paid, len(rows)), strict=True):
            rows.append((name, Worded(LABELS[key], key=key), rule, ...))
    columns = (
        Column("vorm", "Afspraak", Holds.TEXT),
        WHAT,
        Column("uren", "Uren", Holds.HOURS),
        Column("bedrag", "Bedrag", Holds.CENTS, rule=lambda uren: rounded(uren * tariff)),
    )
    return Table.of("uren", "Wat wordt betaald", columns, rows)


def _parts(data: Data, paid: Expression, first: int) -> tuple[Callable[..., Expression] | Expression, ...]:
    """The hours of one agreement: granted, delivered, paid, unpaid, returned; `first` is the row of the first."""
    return (
        _granted(data),
        summed(_weeks(data)),
        paid,
        lambda rows: rows[first + 1].uren - rows[first + 2].uren,
        lambda rows: at_least(rows[first].uren - rows[first + 2].uren, 0),
    )


def _granted(data: Data) -> Expression:
    return data.given("toewijzing.uren_per_week") * data.given("toewijzing.weken")


def _weeks(data: Data) -> list[Expression]:
    return [figure("verloop", "uren", week, hours) for week, hours in enumerate(map(data.number, _weekly_paths(data)))]


def _course(data: Data) -> Table:
    granted, weeks = _granted(data), data.given("toewijzing.weken")
    _allotment(data)  # what is wrong with it is told here too
    rows: list[tuple[Entry, ...]] = [
        (str(week), given(path, data.number(path)), ..., ..., week / weeks)
        for week, path in enumerate(_weekly_paths(data), 1)
    ]
    columns = (
        Column("week", "Week", Holds.TEXT),
        Column("uren", "Uren", Holds.NUMBER),
        Column(
            "uren_samen",
            "Uren tot nu toe",
            Holds.NUMBER,
            rule=lambda above, uren: above.uren_samen + uren,
            start=lambda uren: uren,
        ),
        Column("deel_uren", "Deel van de uren", Holds.WHOLE_SHARE, rule=lambda uren_samen: uren_samen / granted),
        Column("deel_tijd", "Deel van de tijd", Holds.WHOLE_SHARE),
    )
    return Table.of("verloop", "Het verloop over de periode", columns, rows)


def _management(data: Data) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for moment in ("voor", "na"):
        data.positive(f"aanbieders.{moment}")
        sides = (data.given(f"contractbeheer.{moment}.{side}") for side in ("gemeente", "aanbieder"))
        rows.append((moment.capitalize(), data.given(f"aanbieders.{moment}"), *sides, ...))
    columns = (
        Column("moment", f"Rond {data.day('aanbieders.vanaf'):%d-%m-%Y}", Holds.TEXT),
        Column("aanbieders", "Aanbieders", Holds.COUNT),
        Column("gemeente", "Gemeente, per aanbieder"),
        Column("aanbieder", "Aanbieder zelf"),
        Column(
            "kosten",
            "Contractbeheer samen",
            rule=lambda aanbieders, gemeente, aanbieder: aanbieders * (gemeente + aanbieder),
        ),
    )
    return Table.of("contractbeheer", "Wat contracten kosten, beide kanten samen", columns, rows)


def _findings(data: Data) -> tuple[Finding, ...]:
    after, segments = data.number("aanbieders.na"), data.positive("aanbieders.segmenten")
    found = list(_drawn(data, over_period).findings)
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


def _drawn(data: Data, agreement: Callable[[Allotment, Sequence[Decimal]], Drawn]) -> Drawn:
    """What becomes of the hours when they are paid by an agreement: `over_period` or `per_week`."""
    return placed(data, lambda: agreement(_allotment(data), list(map(data.number, _weekly_paths(data)))))


def _euro(drawn: Drawn, hours: Decimal) -> str:
    return euro(drawn.euro(hours))


def _number(value: Decimal) -> str:
    return Holds.HOURS.shown(value)
