"""The exact figures of a region as tables, for the facilitator."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tarief.core.dutch import dutch
from tarief.region.budget import BudgetImpact
from tarief.region.continuity import Continuity
from tarief.region.coverage import coverage_by_size
from tarief.region.outcome import RegionOutcome
from tarief.region.price_list import PriceList
from tarief.region.provider import Region
from tarief.report.cells import Cell, Holds
from tarief.report.columns import WHAT, YEAR, Column, Entry, columns
from tarief.report.rules import Rule
from tarief.report.tables import Table

#: From more providers than this the terminal and the page list only the few most fragile.
_MANY, _FEW = 40, 10
_CONTINUITY = "Alleen voor de begeleider. Een negatief verlies is een winst; zonder verlies of vermogen geen maanden."

#: What a tariff is called that was given without a name.
_UNNAMED = "Opgegeven tarief"


def exact_tables(found: RegionOutcome) -> tuple[Table, ...]:
    """Return the tables that apply: coverage, size classes, rules, zone, path, municipalities, continuity, prices."""
    return (
        coverage_table(found),
        *_sizes(found),
        rules_table(found),
        *_zone(found),
        *_impact(found),
        *_continuity(found),
        *price_table(found.case.prices),
    )


def coverage_table(found: RegionOutcome) -> Table:
    """Return what each tariff covers."""
    fragile = columns(Holds.COUNT, kwetsbaar="Vermogen binnen een jaar op") if found.knows_equity else ()
    heads = (
        *_tariff(found),
        Column("aanbieders", "Aanbieders gedekt", Holds.TEXT),
        Column("volume", "Volume gedekt", Holds.SHARE),
        *columns(Holds.EURO, tekort="Tekort per jaar", budget="Budget per jaar"),
        *fragile,
    )
    rows: list[tuple[Cell, ...]] = [
        (
            tariff.name or _UNNAMED,
            at.tariff,
            f"{at.covered} / {at.providers}",
            at.volume_share,
            at.shortfall,
            at.budget,
            *(Decimal(sum(item.within(12) for item in found.continuity(at.tariff))) for _ in fragile),
        )
        for tariff, at in found.coverages
    ]
    return Table("dekking", "Wat elk tarief dekt", heads, tuple(rows))


def _tariff(found: RegionOutcome) -> tuple[Column, Column]:
    return Column("tarief_soort", "Tarief", Holds.TEXT), Column("tarief", f"Per {found.case.per}", Holds.CENTS)


def rules_table(found: RegionOutcome) -> Table:
    """Return the reference rules side by side."""
    value, meaning = (
        Column("waarde", f"Per {found.case.per}", Holds.CENTS),
        Column("betekenis", "Betekenis", Holds.TEXT),
    )
    rows = tuple((rule.label, rule.value, rule.meaning) for rule in found.rules)
    note = "Geen van deze regels is vanzelf de reële prijs: kies er een en motiveer waarom."
    return Table("referentieregels", "Referentieregels naast elkaar", (WHAT, value, meaning), rows, note=note)


def _sizes(found: RegionOutcome) -> Iterator[Table]:
    sizes = found.case.region.sizes
    if not sizes:
        return
    shares = (Column(f"omvang_{at}_", size, Holds.SHARE) for at, size in enumerate(sizes))
    rows = []
    for tariff in found.tariffs:
        at = coverage_by_size(found.case.region, tariff.amount)
        rows.append((tariff.name or _UNNAMED, tariff.amount, *(at[size].volume_share for size in sizes)))
    yield Table("omvang", "Volume gedekt per omvang", (*_tariff(found), *shares), tuple(rows))


def _zone(found: RegionOutcome) -> Iterator[Table]:
    if found.zone is None:
        return
    rows: list[tuple[Cell, ...]] = [
        ("Laagste tarief dat genoeg dekt", found.zone.lower),
        ("Hoogste tarief dat het budget draagt", found.zone.upper),
    ]
    if not found.zone.exists:
        rows.append(("Wat er tussen zit", found.zone.gap))
    note = str(found.zone.as_told["advies"])
    title = "Ruimte voor een akkoord op prijs" if found.zone.exists else "Geen ruimte voor een akkoord op prijs"
    yield Table("ruimte", title, (WHAT, _tariff(found)[1]), tuple(rows), note=note)


def _impact(found: RegionOutcome) -> Iterator[Table]:
    if (impact := found.impact) is None:
        return
    yield path_table(impact, [at.shortfall for at in impact.coverages])
    yield municipal_table(impact, shared_out(found.case.region))


def path_table(impact: BudgetImpact, shortfalls: Sequence[Entry], rule: Rule | None = None) -> Table:
    """Return the tariff of each year and who is short on the way; `rule` says how a shortfall follows."""
    heads = (
        YEAR,
        Column("tarief", "Tarief", Holds.CENTS),
        Column("volume", "Volume gedekt", Holds.SHARE),
        Column("tekort", "Tekort aanbieders", rule=rule),
        Column(
            "tekort_samen",
            "Tekort tot nu toe",
            rule=lambda above, tekort: above.tekort_samen + tekort,
            start=lambda tekort: tekort,
        ),
        Column("extra", "Extra budget"),
    )
    years = zip(impact.years, impact.coverages, shortfalls, impact.totals, strict=True)
    rows = [(str(year.year), year.tariff, at.volume_share, short, ..., total) for year, at, short, total in years]
    return Table.of("ingroeipad", "Het pad naar het nieuwe tarief", heads, rows, note=path_warning(impact))


def path_warning(impact: BudgetImpact) -> str:
    """Return what must be said of the years below the goal, once."""
    return " ".join(dict.fromkeys(year.warning for year in impact.years if year.warning))


def shared_out(region: Region) -> str:
    """Return what must be said where the volume of each municipality is not known."""
    known = region.municipalities[0].volume is not None
    return "" if known else "Verdeeld naar inwoners; vervang dit door het werkelijke volume per gemeente."


def municipal_table(impact: BudgetImpact, note: str) -> Table:
    """Return what the path costs each municipality in each year."""
    names = list(impact.amounts[0])
    rows: list[tuple[Cell, ...]] = [(name, *(amounts[name] for amounts in impact.amounts)) for name in names]
    years = (Column(f"extra_jaar_{year.year}_", f"Extra in jaar {year.year}") for year in impact.years)
    heads = (Column("gemeente", "Gemeente", Holds.TEXT), *years)
    rows.append(("Samen", *impact.totals))
    return Table("gemeenten", "Wat het pad elke gemeente kost", heads, tuple(rows), note=note)


def _continuity(found: RegionOutcome) -> Iterator[Table]:
    if not found.knows_equity:
        return
    tariff = found.tariffs[0]
    heads = (
        Column("aanbieder", "Aanbieder", Holds.TEXT),
        Column("verlies", "Verlies per jaar"),
        Column("maanden", "Maanden tot het vermogen op is", Holds.NUMBER),
        Column("afhankelijkheid", "Deel van de omzet uit dit gebied", Holds.SHARE),
    )
    lasting = found.continuity(tariff.amount)
    few, gone = len(lasting) <= _MANY, (item for item in lasting if item.months is not None)
    listed = lasting if few else sorted(gone, key=lambda item: item.months or 0)[:_FEW]
    rows = tuple((item.name, item.loss, item.months, item.dependency) for item in listed)
    title = f"Continuïteit bij {tariff.name or 'tarief'} {Holds.CENTS.shown(tariff.amount)}"
    note = "" if few else _counted(lasting)
    yield Table("continuiteit", title, heads, rows, note=f"{_CONTINUITY} {note}".rstrip())


def _counted(lasting: Sequence[Continuity]) -> str:
    counts = len(lasting), sum(item.loss > 0 for item in lasting), sum(item.within(12) for item in lasting)
    every, lossy, gone = (dutch(Decimal(count), 0) for count in counts)
    return (
        f"Van de {every} aanbieders lijden er {lossy} verlies; bij {gone} is het "
        f"vermogen binnen een jaar op. Hier staan de {_FEW} die het kortst volhouden; alle aanbieders staan in het "
        "werkboek en in de JSON."
    )


def price_table(prices: PriceList | None) -> Iterator[Table]:
    """Return the old and new prices with what was recognised in them; nothing without a price list."""
    if prices is None:
        return
    heads = (
        Column("prijs", "Prijs", Holds.TEXT),
        *columns(Holds.CENTS, oud="Oud", nieuw="Nieuw"),
        Column("verandering", "Verandering", Holds.SHARE),
        Column("soort", "", Holds.TEXT),
    )
    rows = tuple((name, old, new, new / old - 1, prices.label) for name, (old, new) in prices.rows())
    yield Table("prijslijst", "Oude en nieuwe prijzen", heads, rows, note=prices.text)
