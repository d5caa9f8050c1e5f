"""The page for a council: the tariffs, what they cover, what they cost each municipality, and who did not agree.

What is told of providers is what may be told to a board: bands at announced tariffs, never a figure of one of them.
A council reads it: what its writer has still to do stands in `left_to_write`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, repeat
from typing import Final

from tarief.core.dutch import listed, money
from tarief.core.findings import Finding, Severity
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.negotiation.outcomes import Settlement
from tarief.negotiation.party import Party, Seat, TableSide
from tarief.negotiation.process import Process, StandingText
from tarief.negotiation.seen import SeenDissent
from tarief.negotiation.seen_following import plans_of
from tarief.negotiation.snapshot import BandAt, frozen, share_at
from tarief.negotiation.visibility import Matter, granted
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column, columns
from tarief.report.flat_cut_instead import FlatCutInstead, cut_in_words
from tarief.report.growth import growth_table, path_in_words, year_columns
from tarief.report.report import Report
from tarief.report.tables import Table

#: Units of each product in a year, by municipality.
Volumes = Mapping[str, Mapping[str, Decimal]]
_SETTLED = {
    Settlement.AGREED: "Er is overeenstemming",
    Settlement.PARTIAL: "Een deel van de partijen is het eens",
}
#: Fewer municipalities are not added up: one of them would know what the others count on.
_ENOUGH: Final = 5
_UNTOLD, _NOTHING = "niet te zeggen", Decimal(0)
_BELOW_COST: Final = (
    "Zorg onder de kostprijs: het deel van de zorg van aanbieders die met dit tarief niet uitkomen, in stappen van "
    "tien procent."
)
_WHY_UNTOLD: Final = "Niet te zeggen: het is niet vastgesteld, of het zou de kosten van één aanbieder verraden."


def report_of_council(
    process: Process,
    dissents: Sequence[SeenDissent],
    volumes: Volumes | None = None,
    cuts: Sequence[FlatCutInstead] = (),
) -> Report:
    """Return the page; without volumes it does not say what it costs. Dissents and volumes are what the reader sees.

    `cuts` are the alternatives that were not taken.
    """
    texts = _texts(process)
    settled = _SETTLED[process.agreement.outcome] if process.agreement else "Er is nog geen uitkomst"
    about = "één product" if len(texts) == 1 else f"{len(texts)} producten"
    prices = listed([_price_in_words(process, text) for text in texts])
    budget = () if volumes is None else (_budget(process, volumes),)
    decided = (_decisions(process),) if process.decisions else ()
    grown = _growth(process)
    tables = (_tariffs(process, texts, cuts), *decided, *grown, *budget, _dissent(process, dissents), _terms(process))
    so_far = ": " if process.agreement else ". Voorlopig: "
    head = f"{process.name}. {settled} over {about}{f'{so_far}{prices}' if prices else ''}."
    return Report("Raadspagina", head, tables, tuple(_uncovered(process, texts)), is_sheet=True)


def planned_volumes(process: Process, looking: Party | None) -> Volumes | None:
    """Return what a municipality that looks planned for its first year, or what all did for who may add them up.

    What another municipality counts on is for itself alone. None where there is nothing, or too little to add up.
    """
    if looking is not None and looking.seat is Seat.MUNICIPALITY:
        return {looking.id: found} if (found := _first_year(process, looking)) else None
    if looking is None or granted(process, Matter.PLANNED_TOGETHER, "", looking) is None:
        return None
    towns = [party for party in process.on_side(TableSide.PAYING) if not party.negotiator]
    volumes = {town.id: found for town in towns if (found := _first_year(process, town))}
    years = {plans_of(process, town)[0].year for town in towns if town.id in volumes}
    return volumes if len(volumes) == len(towns) >= _ENOUGH and len(years) == 1 else None


def _first_year(process: Process, town: Party) -> dict[str, Decimal]:
    """What a municipality planned of each product for its first year."""
    plans = plans_of(process, town)
    return {plan.product: plan.units for plan in plans if plan.year == plans[0].year}


def _texts(process: Process) -> list[StandingText]:
    return [text for product in process.products if (text := process.text(product)) is not None]


def _price_in_words(process: Process, text: StandingText) -> str:
    product = process.products[text.set.product]
    return f"{product.name} {money(text.set.tariff)} per {product.unit}"


def _tariffs(process: Process, texts: Sequence[StandingText], cuts: Sequence[FlatCutInstead]) -> Table:
    before = process.agreement.before if process.agreement else {}
    heads = (
        Column("product", "Product", Holds.TEXT),
        Column("eenheid", "Per", Holds.TEXT),
        *((Column("hiervoor", "Gold hiervoor", Holds.CENTS),) if before else ()),
        Column("begin", "Eerste voorstel", Holds.CENTS),
        Column("tarief", "Tarief", Holds.CENTS),
        Column("verschil", f"Verschil met {'wat gold' if before else 'het eerste voorstel'}", Holds.SHARE),
        Column("onder_kostprijs", "Zorg onder de kostprijs", Holds.TEXT),
    )
    rows = tuple(_tariff(process, text, before) for text in texts)
    untold = (_WHY_UNTOLD,) if any(row[-1] == _UNTOLD for row in rows) else ()
    instead = (cut_in_words(cut, process.definitions) for cut in cuts)
    note = " ".join((_BELOW_COST, *untold, *_announced(process, texts), *instead))
    return Table("tarieven", "Wat er is overeengekomen", heads, rows, note=note, total="")


def _tariff(process: Process, text: StandingText, before: Mapping[str, Decimal]) -> tuple[Cell, ...]:
    """What a council decides about is the change from the tariff that held; from the first text where none is known."""
    product, first = process.products[text.set.product], process.texts[text.set.product][0].set.tariff
    held = before.get(product.id) if before else first
    change = None if held is None else EXACT.divide(text.set.tariff - held, held)
    known: tuple[Cell, ...] = (held,) if before else ()
    below = _below_cost(process, text) or _UNTOLD
    return product.name, product.unit, *known, first, text.set.tariff, change, below


def _below_cost(process: Process, text: StandingText) -> str:
    """Which part of the care lies below cost at the tariff of a text; empty where that can't be told."""
    return share_at(_bands(process, text), text.set.tariff)


def _bands(process: Process, text: StandingText) -> Sequence[BandAt]:
    product = process.products[text.set.product]
    views = frozen(process.snapshots.get(product.id, ()), product.unit)
    return [band for band in views[-1].bands if band.band] if views else ()


def _announced(process: Process, texts: Sequence[StandingText]) -> Iterator[str]:
    """What the share of each product was worked out from, where its tariff was none of those that were announced."""
    for text in texts:
        product, told = process.products[text.set.product], _bands(process, text)
        if told and text.set.tariff not in {band.tariff for band in told}:
            at = listed([f"{money(band.tariff)} per {product.unit}: {band.band}" for band in told])
            yield f"{product.name} is vooraf berekend bij {at}; bij een lager tarief is het deel gelijk of groter."


def _decisions(process: Process) -> Table:
    """What each municipality decided and why: of the whole beside its first product, of a departure beside that.

    Those that say the same stand together: ten times one sentence is no page for a council.
    """
    departs = any(decision.deviations for decision in process.decisions.values())
    heads = (
        Column("gemeente", "Gemeente", Holds.TEXT),
        Column("product", "Product", Holds.TEXT),
        Column("tarief", "Tarief", Holds.CENTS),
        Column("motivering", "Waarom", Holds.TEXT),
        *((Column("afwijking", "Wijkt af, omdat", Holds.TEXT),) if departs else ()),
    )
    rows: list[tuple[Cell, ...]] = []
    alike: dict[tuple[object, ...], list[str]] = {}
    for municipality, decision in process.decisions.items():
        said = (tuple(decision.tariffs.items()), decision.motivation, decision.deviations)
        alike.setdefault(said, []).append(municipality)
    for together in alike.values():
        name, decision = listed([_named(process, one) for one in together]), process.decisions[together[0]]
        why = {each.product: each.motivation for each in decision.deviations}
        told = chain((decision.motivation,), repeat(""))
        rows += (
            (name, process.products[key].name, each, said, *((why.get(key, ""),) if departs else ()))
            for (key, each), said in zip(decision.tariffs.items(), told, strict=False)
        )
    return Table("besluiten", "Wat elke gemeente heeft besloten", heads, tuple(rows), total="")


def _growth(process: Process) -> tuple[Table, ...]:
    names = {key: product.name for key, product in process.products.items()}
    found = process.agreement and growth_table(process.agreement, names, departing(process))
    return (found,) if found else ()


def departing(process: Process) -> Iterator[tuple[str, str, Decimal]]:
    """Give each municipality that decided another tariff than was agreed, with the product and that tariff."""
    for municipality, decision in process.decisions.items():
        for deviation in decision.deviations:
            yield _named(process, municipality), deviation.product, deviation.tariff


def _budget(process: Process, volumes: Volumes) -> Table:
    """What it costs in a year, or with a growth path in each year of it."""
    terms = process.agreement if process.agreement and process.agreement.path else None
    together = len(volumes) > 1
    title = "Wat het de gemeenten samen kost" if together else "Wat het uw gemeente kost"
    named = f"Alle {len(volumes)} gemeenten samen" if together else _named(process, next(iter(volumes)))
    costs = zip(*(_costs(process, town, units) for town, units in volumes.items()), strict=True)
    rows: tuple[tuple[Cell, ...], ...] = ((named, *(sum(year, _NOTHING) for year in costs)),)
    years = year_columns(terms, Holds.EURO) if terms else (Column("budget", "Per jaar", Holds.EURO),)
    indexed = ", zonder indexering" if terms else ""
    whose = "elke" if together else "de"
    note = f"De eenheden uit {whose} begroting, tegen het tarief dat is besloten of afgesproken{indexed}."
    return Table("budget", title, (Column("gemeente", "Gemeente", Holds.TEXT), *years), rows, note=note, total="")


def _costs(process: Process, town: str, units: Mapping[str, Decimal]) -> Iterator[Decimal]:
    """What a municipality pays for its units in each year of the path, or once where there is none."""
    terms, priced = process.agreement, {key: process.tariff_of(key, town) for key in units}
    years = {
        key: (terms.years_to(key, tariff) if terms else ()) or (tariff,)
        for key, tariff in priced.items()
        if tariff is not None
    }
    for prices in zip(*years.values(), strict=True):
        costs = (EXACT.multiply(units[key], price) for key, price in zip(years, prices, strict=True))
        yield sum(costs, _NOTHING)


def _named(process: Process, municipality: str) -> str:
    party = process.parties.get(municipality)
    return party.name if party else municipality


def _dissent(process: Process, dissents: Sequence[SeenDissent]) -> Table:
    heads = columns(Holds.TEXT, wie="Van", parameter="Over", waarde="Eigen waarde", reden="Reden", gevraagd="Gevraagd")
    rows = tuple(_said(process, seen) for seen in dissents)
    return Table("afwijkend", "Wie het anders ziet", heads, rows, total="")


def _said(process: Process, seen: SeenDissent) -> tuple[Cell, ...]:
    party, dissent = process.parties.get(seen.by), seen.dissent
    definition = process.definitions.get(dissent.definition)
    value = definition.shown(dissent.value) if definition and dissent.value is not None else ""
    reason = dissent.reason.strip() or "zonder opgaaf van reden"
    label = definition.label if definition else dissent.definition
    return party.name if party else "een partij", label, value, reason, dissent.asks


def _terms(process: Process) -> Table:
    agreement = process.agreement
    rows: tuple[tuple[Cell, ...], ...] = ()
    if agreement is not None:
        rows = (
            ("Looptijd", f"{agreement.start:%d-%m-%Y} tot en met {agreement.end:%d-%m-%Y}"),
            ("Indexering", agreement.index),
            ("Opnieuw praten bij", "; ".join(agreement.reopening) or "niet afgesproken"),
            *(() if agreement.amounts else (("Ingroeipad", path_in_words(agreement.path)),)),
            *((("Voorwaarden", agreement.conditions),) if agreement.conditions else ()),
        )
    heads = columns(Holds.TEXT, afspraak="Afspraak", inhoud="Inhoud")
    return Table("afspraken", "Hoe het verder gaat", heads, rows, total="")


def _uncovered(process: Process, texts: Sequence[StandingText]) -> Iterator[Finding]:
    for text in texts:
        product = process.products[text.set.product]
        if share := _below_cost(process, text):
            price = f"{money(text.set.tariff)} per {product.unit}"
            what = f"{product.name}: bij {price} ligt {share} van de zorg onder de kostprijs."
            means = "De aanbieders van die zorg komen met dit tarief niet uit."
            yield Finding("onder_kostprijs", what, means, Place.of(product.id), Severity.NOTE)


def left_to_write(process: Process) -> tuple[Finding, ...]:
    """Return what who writes for a council has still to say: never on the page itself."""
    advice = "Zeg in het besluit waarom dat aanvaardbaar is, of kies een tweede tarief voor zwaardere zorg."
    return tuple(replace(found, advice=advice) for found in _uncovered(process, _texts(process)))
