"""Uncertainty told in tables: how far the price and the cost can come out elsewhere, who bears it, what drives it."""

from dataclasses import replace
from decimal import Decimal

from tarief.core.amounts import amount, price
from tarief.core.dutch import dutch, percent
from tarief.core.units import Unit
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column, columns
from tarief.report.tables import Table
from tarief.scenarios.analysis import Risk
from tarief.uncertainty import Shortfall, Simulation
from tarief.uncertainty.indices import Indices

_TOLD = ("p5", "p25", "p50", "p75", "p95")


def chance_in_words(found: Simulation, unit: Unit) -> str:
    """Say how often the cost exceeds the tariff."""
    short = found.shortfall
    return f"De kans dat de kostprijs boven {price(short.tariff, unit)} ligt, is {percent(short.chance.shown, 1, 1)}."


def risk_tables(risk: Risk, unit: Unit) -> tuple[Table, ...]:
    """Return the distributions, the shortfall with who bears it, and the influence of each input."""
    found = risk.outcome
    shares = (_shares(risk.indices),) if risk.indices else ()
    return (_distributions(found, unit), _borne(found.shortfall, unit), _influence(found), *shares)


def _distributions(found: Simulation, unit: Unit) -> Table:
    names = [Column(name, name.upper().replace("P50", "Mediaan"), Holds.CENTS) for name in _TOLD]
    heads = (Column("regel", "", Holds.TEXT), Column("gemiddelde", "Gemiddeld", Holds.CENTS), *names)
    lines = {line.key: line for line in (found.cost, found.price)}.values()
    rows: list[tuple[Cell, ...]] = [
        (line.label, line.mean.shown, *(line.quantiles[name].shown for name in _TOLD)) for line in lines
    ]
    error = found.price.mean.shown_error
    digits = max(2, -int(error.as_tuple().exponent))
    every_digit = (
        f"{dutch(error, digits)} euro"
        if unit.in_cents
        else price(error, replace(unit, decimals=digits - 2 * unit.percent))
    )
    note = (
        f"{dutch(Decimal(found.draws), 0)} trekkingen, startgetal {found.seed}; standaardfout van het gemiddelde "
        f"{every_digit}. P5: in 5% van de gevallen lager."
    )
    title = "Hoe ver kostprijs en tarief kunnen uitlopen"
    return Table("onzekerheid", title, heads, tuple(rows), note=note, total="")


def _borne(short: Shortfall, unit: Unit) -> Table:
    per = "per eenheid" if short.terms.volume is None else "per jaar"
    kind = Holds.CENTS if short.terms.volume is None else Holds.EURO
    borne = columns(kind, aanbieder="Bij de aanbieder", gemeente="Bij de gemeente")
    heads = (Column("afspraak", f"Verwacht tekort {per}", Holds.TEXT), *borne)
    rows = tuple((item.label, item.provider.shown, item.municipality.shown) for item in short.borne)
    title = f"Kostprijs boven {price(short.tariff, unit)}: kans {percent(short.chance.shown, 1, 1)}"
    less, more = (amount(each.shown, unit) for each in (short.per_unit, short.left_over))
    note = f"Tekort per eenheid gemiddeld {less}{' euro' if unit.in_cents else ''}, overschot {more}."
    return Table("tekort", title, heads, rows, note=note, total="")


def _influence(found: Simulation) -> Table:
    """Rank correlations, the strongest first."""
    known = [(found.labels[key], item.shown) for key, item in found.influence.items() if item is not None]
    rows = tuple((label, dutch(value)) for label, value in sorted(known, key=lambda pair: -abs(pair[1])))
    heads = columns(Holds.TEXT, invoer="Invoer", samenhang="Samenhang met het tarief")
    note = "Van −1 tot 1: de rangcorrelatie over alle trekkingen."
    return Table("invloed", "Wat de spreiding veroorzaakt", heads, rows, note=note, total="")


def _shares(indices: Indices) -> Table:
    """The share of the variance of each input, alone and with every interaction; the largest first."""
    order = sorted(indices.total, key=lambda key: -indices.total[key].value)
    rows: list[tuple[Cell, ...]] = [
        (indices.labels.get(key, key), indices.first[key].shown, indices.total[key].shown) for key in order
    ]
    shares = columns(Holds.SHARE, eerste_orde="Alleen", totaal="Met samenspel")
    heads = (Column("invoer", "Invoer", Holds.TEXT), *shares)
    note = (
        "Het deel van de spreiding dat verdwijnt als deze invoer bekend is, alleen of met alles waar zij in meespeelt."
    )
    return Table("gevoeligheid", "Aandeel in de spreiding van het tarief", heads, tuple(rows), note=note, total="")
