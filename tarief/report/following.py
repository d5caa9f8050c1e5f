"""A year of an agreement that is followed, as a report: per product and quarter, the causes, and who bears what."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tarief.contracts.corridor import Corridor, RiskBand
from tarief.contracts.followed_year import FollowedYear
from tarief.contracts.following import QUARTERS, CareFigures, CorridorSettled, FollowedProduct
from tarief.core.dutch import money, percent
from tarief.core.pictures import BridgePicture
from tarief.core.rounding import to_cents
from tarief.report.cells import Cell, Holds
from tarief.report.columns import WHAT, Column, Entry, columns
from tarief.report.report import Report
from tarief.report.tables import Table

_BUDGET, _DONE, _NOTHING = "Begroot", "Gerealiseerd", Decimal(0)
_CAUSES: Final = "oorzaken"
_PLANNED_NOTE: Final = (
    "Begroot is het deel van het jaar dat hoort bij de kwartalen met cijfers: een vierde per kwartaal. Cliënten zijn "
    "het gemiddelde per kwartaal."
)

_AT_TARIFF_NOTE: Final = (
    "De corridor gaat over de hoeveelheid zorg: de begrote en de geleverde eenheden, allebei tegen het afgesproken "
    "tarief. Wat een eenheid de aanbieder meer of minder kost dan het tarief, is van hemzelf en telt hier niet mee."
)


def report_of_following(year: FollowedYear, whose: str = "") -> Report:
    """Return how a year goes, for a party; before the first figures only what was planned."""
    title = f"Volgen: {whose}, {year.year}" if whose else f"Volgen: {year.year}"
    if not _last_quarter(year):
        return Report(title, _headline(year), (_planned(year),), year.alerts)
    tables = [_care(year), _costs(year), _by_quarter(year), _causes(year)]
    tables += [_at_tariff(year, year.settled), _corridor(year, year.settled)] if year.settled is not None else []
    return Report(title, _headline(year), tuple(tables), year.alerts, pictures=(_bridge(year),))


def report_of_parties(sides: Mapping[str, Sequence[tuple[str, str, FollowedYear]]]) -> Report:
    """Return the years of more parties by side of the table, each with its name and what it is there, and their sum."""
    tables = (_side(f"partijen_{number}", title, years) for number, (title, years) in enumerate(sides.items()) if years)
    return Report("Alle partijen", "", tuple(tables))


def _side(key: str, title: str, years: Sequence[tuple[str, str, FollowedYear]]) -> Table:
    """The parties of one side, with their sum; as long as none of them has figures, what they planned."""
    roles = len({role for _, role, _ in years}) > 1
    begun = [year for _, _, year in years if _last_quarter(year)]
    told, heads = (_so_far, _SO_FAR) if begun else (_plan_of, _PLAN)
    rows = [(name, *((role,) if roles else ()), *told(year)) for name, role, year in years]
    counted = begun or [year for _, _, year in years]
    if len(counted) > 1 and len({year.year for year in counted}) == 1:
        rows.append(("Samen", *(("",) if roles else ()), "", *_sums([told(year)[1:] for year in counted])))
    named = (Column("partij", "Partij", Holds.TEXT), *((Column("rol", "Rol", Holds.TEXT),) if roles else ()))
    return Table(key, title, (*named, *heads), tuple(rows))


def _sums(rows: Sequence[tuple[Decimal | None, ...]]) -> Iterator[Decimal]:
    return (sum((part or _NOTHING for part in column), _NOTHING) for column in zip(*rows, strict=True))


_SO_FAR: Final = (
    Column("kwartaal", "Cijfers tot en met", Holds.TEXT),
    *columns(Holds.CENTS, kosten_begroot="Kosten begroot", kosten="Kosten gerealiseerd", verschil="Verschil"),
    Column("signalen", "Aantal signalen", Holds.COUNT),
)
_PLAN: Final = (Column("jaar", "Jaar", Holds.TEXT), Column("begroting", "Begroting van het jaar", Holds.CENTS))


def _plan_of(year: FollowedYear) -> tuple[str, Decimal]:
    return str(year.year), _budget_of(year)


def _budget_of(year: FollowedYear) -> Decimal:
    """What a year was planned to cost, of all quarters."""
    return to_cents(sum((one.planned.cost for one in year.products), _NOTHING))


def _so_far(year: FollowedYear) -> tuple[str, Decimal | None, Decimal | None, Decimal | None, Decimal | None]:
    """Nothing was spent or left over where no quarter was told yet: that is no zero."""
    last = _last_quarter(year)
    if not last:
        return f"alleen begroting {year.year}", None, None, None, None
    return f"{last}e kwartaal {year.year}", year.budget, year.cost, year.difference, Decimal(len(year.alerts))


def _last_quarter(year: FollowedYear) -> int:
    return max((number for one in year.products for number in one.quarters), default=0)


def corridor_in_words(corridor: Corridor) -> tuple[str, ...]:
    """Return each band as a sentence."""
    sides = [("boven", corridor.over), ("onder", corridor.under)]
    if corridor.symmetric:
        sides = [("boven of onder", corridor.over)]
    return tuple(_band(way, band) for way, bands in sides for band in bands)


def _band(way: str, band: RiskBand) -> str:
    if band.end is not None:
        part = f"Van {percent(band.start, 1)} tot {percent(band.end, 1)}"
    else:
        part = f"Meer dan {percent(band.start, 1)}" if band.start else "Alles"
    return f"{part} {way} de begroting: {_who(band.provider_share, way)}."


def _who(share: Decimal, way: str) -> str:
    """Who bears, or keeps, what lies in a band."""
    does = {"boven": "betaalt", "onder": "houdt"}.get(way, "betaalt of houdt")
    if share in (0, 1):
        return f"de {'aanbieder' if share else 'gemeente'} {does} dit deel helemaal"
    return f"de aanbieder {does} {percent(share, 1)} van dit deel, de gemeente {percent(1 - share, 1)}"


def _headline(year: FollowedYear) -> str:
    if not _last_quarter(year):
        return f"De begroting van {year.year} is {money(_budget_of(year))}. Er zijn nog geen kwartaalcijfers."
    when = f"in {year.year}" if _is_whole(year) else "tot nu toe"
    head = f"De zorg kostte {when} {money(year.cost)}; begroot was {money(year.budget)}."
    if not year.difference:
        return f"{head} Dat is precies gelijk."
    way = "meer" if year.difference > 0 else "minder"
    return f"{head} Dat is {money(abs(year.difference))} {way}."


def _planned(year: FollowedYear) -> Table:
    """What a year was planned to be, as long as there is nothing to set beside it."""
    heads = (
        WHAT,
        Column("eenheid", "Eenheid", Holds.TEXT),
        *columns(Holds.COUNT, clienten="Cliënten per kwartaal", eenheden="Eenheden in het jaar"),
        *columns(Holds.CENTS, per_eenheid="Kosten per eenheid", kosten="Kosten in het jaar"),
    )
    plans = [(one, one.planned) for one in year.products]
    rows = tuple((one.label, one.unit, own.clients, own.units, _each(own), own.cost) for one, own in plans)
    return Table("begroting", f"De begroting van {year.year}", heads, rows, total="")


def _care(year: FollowedYear) -> Table:
    heads = (
        WHAT,
        Column("eenheid", "Eenheid", Holds.TEXT),
        *columns(Holds.COUNT, clienten_begroot="Cliënten begroot", clienten="Cliënten gerealiseerd"),
        *columns(Holds.COUNT, eenheden_begroot="Eenheden begroot", eenheden="Eenheden gerealiseerd"),
        *columns(
            Holds.CENTS,
            per_eenheid_begroot="Kosten per eenheid begroot",
            per_eenheid="Kosten per eenheid gerealiseerd",
        ),
    )
    return Table("zorg", f"De zorg in {year.year}", heads, tuple(map(_care_row, year.products)), note=_PLANNED_NOTE)


def _care_row(one: FollowedProduct) -> tuple[Cell, ...]:
    count, expected, delivered = max(len(one.quarters), 1), one.expected, one.delivered
    clients = expected.clients / count, delivered.clients / count
    return one.label, one.unit, *clients, expected.units, delivered.units, _each(expected), _each(delivered)


def _costs(year: FollowedYear) -> Table:
    heads = (
        WHAT,
        *columns(Holds.CENTS, begroot=_BUDGET, gerealiseerd=_DONE),
        Column("verschil", "Verschil", Holds.CENTS, rule=lambda begroot, gerealiseerd: gerealiseerd - begroot),
    )
    rows = [(one.label, one.expected.cost, one.delivered.cost, ...) for one in year.products]
    rows.append(("Samen", year.budget, year.cost, ...))
    return Table.of("kosten", f"De kosten in {year.year}", heads, rows)


def _by_quarter(year: FollowedYear) -> Table:
    heads = (
        Column("kwartaal", "Kwartaal", Holds.TEXT),
        Column("product", "Product", Holds.TEXT),
        *columns(Holds.COUNT, clienten="Cliënten", eenheden="Eenheden"),
        *columns(Holds.CENTS, kosten="Kosten", per_eenheid="Kosten per eenheid"),
    )
    return Table("kwartalen", "Per kwartaal", heads, tuple(_quarter_rows(year)))


def _quarter_rows(year: FollowedYear) -> Iterator[tuple[Cell, ...]]:
    numbers = sorted({number for one in year.products for number in one.quarters})
    for number in numbers:
        for one in year.products:
            if (figures := one.quarters.get(number)) is not None:
                each = _each(figures)
                yield f"{number}e kwartaal", one.label, figures.clients, figures.units, figures.cost, each


def _each(figures: CareFigures) -> Decimal | None:
    return figures.cost / figures.units if figures.units else None


def _causes(year: FollowedYear) -> Table:
    heads = (WHAT, Column("bedrag", "Bedrag", Holds.CENTS))
    rows: list[tuple[Cell, ...]] = [(_BUDGET, year.budget)]
    rows += [(cause.label, cause.amount) for cause in year.causes]
    rows.append((_DONE, year.cost))
    note = (
        "Elk bedrag is wat die ene oorzaak gemiddeld doet, in welke volgorde u de oorzaken ook bespreekt. "
        "Samen zijn de bedragen precies het verschil."
    )
    return Table(_CAUSES, "Waardoor het anders liep", heads, tuple(rows), note=note, total=_DONE)


def _bridge(year: FollowedYear) -> BridgePicture:
    steps = tuple((cause.label, cause.amount) for cause in year.causes)
    return BridgePicture(_CAUSES, "Van begroot naar gerealiseerd", (_BUDGET, year.budget), steps, (_DONE, year.cost))


def _at_tariff(year: FollowedYear, settled: CorridorSettled) -> Table:
    heads = (
        WHAT,
        *columns(Holds.CENTS, tarief="Tarief", begroot="Begroot tegen tarief", geleverd="Geleverd tegen tarief"),
        Column("verschil", "Verschil", Holds.CENTS, rule=lambda begroot, geleverd: geleverd - begroot),
    )
    rows: list[tuple[Entry, ...]] = [
        (one.label, one.tariff, one.at_tariff(one.expected), one.at_tariff(one.delivered), ...)
        for one in year.products
        if one.tariff is not None
    ]
    rows.append(("Samen", None, settled.budget, settled.delivered, ...))
    return Table.of("tegen_tarief", "Waar de corridor over gaat", heads, rows, note=_AT_TARIFF_NOTE)


def _corridor(year: FollowedYear, settled: CorridorSettled) -> Table:
    over = settled.difference >= 0
    heads = (WHAT, Column("bedrag", "Bedrag", Holds.CENTS))
    rows = (
        ("De aanbieder draagt" if over else "De aanbieder houdt", abs(settled.provider)),
        ("De gemeente draagt" if over else "De gemeente houdt", abs(settled.municipality)),
        ("Verschil", abs(settled.difference)),
    )
    title = "Wie draagt wat er meer is geleverd?" if over else "Wie houdt wat er over is?"
    if _is_whole(year):
        title = f"De afrekening van de corridor over {year.year}"
        note = f"Volgens de afgesproken corridor, over het hele jaar. {_still_to_pay(settled)}"
    else:
        note = "Volgens de corridor, over de kwartalen met cijfers: een tussenstand. De afrekening volgt na vier."
    return Table("corridor", title, heads, rows, note=note, total="Verschil")


def _still_to_pay(settled: CorridorSettled) -> str:
    """Who pays what to whom when the budget was paid as it stood; the provider bears his own part himself."""
    part = money(abs(settled.municipality))
    if not settled.municipality:
        return "Is de begroting betaald, dan hoeft niemand iets bij te betalen."
    if settled.municipality > 0:
        return f"Is de begroting betaald, dan betaalt de gemeente de aanbieder nog {part}."
    return f"Is de begroting betaald, dan betaalt de aanbieder de gemeente {part} terug."


def _is_whole(year: FollowedYear) -> bool:
    """Whether the figures of all four quarters of every product are there."""
    return all(len(one.quarters) == QUARTERS for one in year.products)
