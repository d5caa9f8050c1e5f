"""Helmond: a recalibration that could not be explained, and a dialogue instead (docs/onderhandeling.md#helmond).

The tables hold what may be shown in a region: no provider appears by itself.
"""

from collections.abc import Callable
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.comparison import compare
from tarief.core.dutch import dutch, percent, shown
from tarief.core.expression import Expression, at_least
from tarief.core.findings import Finding, Severity
from tarief.core.json_data import Json
from tarief.core.rounding import to_cents
from tarief.lower_price import FlatCut, flat_cut
from tarief.models import MODELS
from tarief.region import BudgetImpact, Municipality, Provider, Region, budget_impact, coverage, growth_path
from tarief.region.disclosure import TOTAL, publish
from tarief.region.rules import quantile, reference_rules, weighted_mean
from tarief.region.safety import TOO_FEW
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import WHAT, Column, Entry
from tarief.report.region_exact import municipal_table, path_table
from tarief.report.rules import Known, excel, summed
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import ExampleResult, build
from tarief.voorbeelden.shared import inhabitants, placed

_PUBLISHED = {
    "gemiddelde": "Gemiddelde",
    "gewogen_gemiddelde": "Gemiddelde naar volume",
    "mediaan": "Mediaan",
    "eerste_kwartiel": "Eerste kwartiel (P25)",
    "derde_kwartiel": "Derde kwartiel (P75)",
}


def read_region(data: Data) -> Region:
    """Read `aanbieders` and `inwoners`."""
    providers = tuple(
        Provider(item.text("naam"), item.number("kostprijs"), item.number("uren"))
        for item in data.records("aanbieders")
    )
    towns = tuple(Municipality(name, inhabitants=number) for name, number in inhabitants(data).items())
    return placed(data, lambda: Region(providers, towns))


def disclosure_table(data: Data) -> Table:
    """What may be published of these costs: rounded figures, never a name, a lowest or a highest."""
    region = read_region(data)
    told = publish(region).cells[TOTAL]
    sizes = sorted((provider.volume for provider in region.providers), reverse=True)
    rows: list[tuple[Cell, ...]] = [
        ("Aanbieders", told["aantal"].text, None, "ja" if told["aantal"].text != TOO_FEW else "nee"),
        ("Aandeel van de grootste", "", sizes[0] / region.volume, "nee, dit is de toets"),
        ("Aandeel van de twee grootste", "", sum(sizes[:2], Decimal(0)) / region.volume, "nee, dit is de toets"),
    ]
    for key, label in _PUBLISHED.items():
        item = told[key]
        rows.append((label, item.text, None, f"nee: {item.reason}" if item.refused else "ja, afgerond"))
    rows.append(("Namen, laagste en hoogste kostprijs", "", None, "nee, nooit"))
    columns = (
        WHAT,
        Column("getoond", "Getoond", Holds.TEXT),
        Column("aandeel", "Aandeel", Holds.SHARE),
        Column("openbaar", "Mag naar buiten", Holds.TEXT),
    )
    return Table("openbaar", "Wat van de kostprijzen naar buiten mag", columns, tuple(rows))


_LABELS = {"oud": "Oud", "onderzoek": "Onderzoek", "overeenkomst": "Overeenkomst"}


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    tables = (_coverage, _region_table, _bridge, _cut, _path, _municipal, disclosure_table, _contract)
    return build(data, title, lambda scope: _flat_cut(scope).headline, tables, _findings)


def _coverage(data: Data) -> Table:
    region = read_region(data)
    hours = _hours(data)
    columns = (
        Column("tarief_soort", "Tarief", Holds.TEXT),
        Column("tarief", "Per uur", Holds.CENTS),
        Column("aanbieders", "Aanbieders gedekt", Holds.TEXT),
        Column("volume", "Volume gedekt", Holds.SHARE),
        Column("tekort", "Tekort per jaar", rule=_shortfall(data)),
        Column("budget", "Budget", rule=lambda tarief: tarief * hours),
    )
    rows: list[tuple[Entry, ...]] = []
    for key, label, tariff in _tariffs(data, region):
        at = coverage(region, tariff)
        counted = Worded(f"{at.covered} / {at.providers}", Decimal(at.covered))
        rows.append((Worded(label, key=key), at.tariff, counted, at.volume_share, ..., ...))
    return Table.of("dekking", "Wat elk tarief dekt", columns, rows)


def _hours(data: Data) -> Expression:
    return summed([item.given("uren") for item in data.records("aanbieders")])


def _shortfall(data: Data) -> Callable[..., Expression]:
    """What providers fall short at a tariff: the sum of max(0, c − T) · v."""
    pairs = [(item.given("kostprijs"), item.given("uren")) for item in data.records("aanbieders")]
    return lambda tarief: summed([at_least(cost - tarief, 0) * hours for cost, hours in pairs])


def _region_table(data: Data) -> Table:
    region = read_region(data)
    costs = [item.given("kostprijs") for item in data.records("aanbieders")]
    median = quantile([one.cost for one in region.by_cost], Decimal("0.5"))
    rows: tuple[tuple[Entry, ...], ...] = (
        (Worded("Uren per jaar", key="uren"), _hours(data), None),
        (Worded("Gemiddelde naar volume", key="gewogen_gemiddelde"), None, weighted_mean(region.providers)),
        (Worded("Gemiddelde", key="gemiddelde"), None, summed(costs) / len(costs)),
        (Worded("Mediaan", key="mediaan"), None, Known(median, excel("MEDIAN", *costs))),
    )
    columns = (WHAT, Column("uren", "Uren", Holds.COUNT), Column("kostprijs", "Kostprijs per uur", Holds.CENTS))
    return Table.of("kostprijs", "Wat een uur in de regio kost", columns, rows)


def _tariffs(data: Data, region: Region) -> list[tuple[str, str, Decimal]]:
    part = data.number("regels.volume_deel")
    rules = reference_rules(
        region, percentiles=[part], trim=data.number("regels.getrimd"), efficient=data.number("regels.efficient")
    )
    named = [
        (rule.key, rule.label, to_cents(rule.value))
        for key in ("gewogen_gemiddelde", "mediaan", "volume_p")
        for rule in rules
        if rule.value and rule.key.startswith(key)
    ]
    cut = _flat_cut(data)
    return [
        *((name, _LABELS[name], _position(data, name).tarief) for name in ("oud", "onderzoek")),
        ("vlakke_korting", f"Onderzoek −{percent(cut.share)}", cut.new),
        *named,
        ("overeenkomst", _LABELS["overeenkomst"], _position(data, "overeenkomst").tarief),
    ]


def _bridge(data: Data) -> Table:
    old, found, agreed = (_position(data, name) for name in _LABELS)
    up, down = compare(old, found), compare(found, agreed)
    labels = {key: side.label(key) for side in (up, down) for key in side.contributions}
    rows: list[tuple[Cell, ...]] = [
        (Worded(label, key=key), *(side.contributions.get(key, Decimal(0)) for side in (up, down)))
        for key, label in labels.items()
    ]
    rows.append(("Samen", up.gap, down.gap))
    columns = (
        WHAT,
        Column("oud_onderzoek", "Van oud naar onderzoek", Holds.CENTS),
        Column("onderzoek_overeenkomst", "Van onderzoek naar overeenkomst", Holds.CENTS),
    )
    note = "Een feit waarover beide kanten het eens zijn, zoals een premie, telt niet mee in de onderhandeling: 0,00."
    return Table("verschil", "Het verschil per onderdeel", columns, tuple(rows), note=note)


def _cut(data: Data) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            Worded(item.label, key=item.key),
            Worded(shown(item.current, item.unit), item.current),
            Worded(item.shown, item.value),
            item.verdict.words,
            item.reason,
        )
        for item in _flat_cut(data).equivalents
    )
    columns = (
        WHAT,
        Column("waarde", "Nu", Holds.TEXT),
        Column("nodig", "Nodig", Holds.TEXT),
        Column("oordeel", "Oordeel", Holds.TEXT),
        Column("reden", "Reden", Holds.TEXT),
    )
    title = f"Wat één voor één waar moet zijn bij {percent(data.number('korting'))} korting"
    return Table("vlakke_korting", title, columns, rows)


def _path(data: Data) -> Table:
    impact = _impact(data)
    return path_table(impact, [...] * len(impact.years), _shortfall(data))


def _municipal(data: Data) -> Table:
    note = "Verdeeld naar inwoners; vervang dit door de werkelijke uren per gemeente."
    return municipal_table(_impact(data), note)


def _contract(data: Data) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Gebied", f"{data.text('gebied.naam')}, {data.whole('gebied.gemeenten')} gemeenten"),
        ("Aanbieders bij de bijeenkomst", dutch(data.number("gebied.aanbieders_bij_bijeenkomst"), 0)),
        ("Segmenten", ", ".join(data.raw("gebied.segmenten"))),
        ("Product", f"{data.text('product.naam')}, per {data.text('product.eenheid')} ({data.text('product.wet')})"),
    )
    return Table("gebied", "De herijking", (WHAT, Column("waarde", "", Holds.TEXT)), rows)


def _findings(data: Data) -> tuple[Finding, ...]:
    agreed = coverage(read_region(data), _position(data, "overeenkomst").tarief)
    below = agreed.share_below_cost
    if not below:
        return ()
    left = f"{percent(below)} van het volume"
    text = f"De overeenkomst is per onderdeel uit te leggen en laat toch {left} onder kostprijs."
    advice = "een regel voor de efficiënte aanbieder, of een tweede tarief voor gespecialiseerde zorg."
    place = data.place("posities.overeenkomst")
    return (Finding("onder_kostprijs", text, f"Kies en motiveer: {advice}", place, Severity.WARNING),)


def _position(data: Data, name: str) -> Breakdown:
    inputs: dict[str, Json] = {key: data.raw(f"posities.{name}.{key}") for key in data.names(f"posities.{name}")}
    model = MODELS[data.text("product.model")]
    return placed(data.scope(f"posities.{name}."), lambda: model.calculate(inputs, on=data.day("product.peildatum")))


def _flat_cut(data: Data) -> FlatCut:
    earlier, found = _position(data, "oud").tarief, _position(data, "onderzoek")
    return placed(data, lambda: flat_cut(found, data.number("korting"), read_region(data), earlier=earlier))


def _impact(data: Data) -> BudgetImpact:
    start, goal = (_position(data, name).tarief for name in ("oud", "overeenkomst"))
    return placed(data, lambda: budget_impact(read_region(data), growth_path(start, goal, data.numbers("ingroeipad"))))
