"""What happens in a round: agenda, positions, close, checked values and the standing text."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from tarief.core.findings import Finding
from tarief.core.number import EXACT
from tarief.negotiation.happenings import (
    PositionSubmitted,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    RoundPrepared,
    TextSet,
    ValueChecked,
)
from tarief.negotiation.position import WIDTHS, Item, Position
from tarief.negotiation.process import Process
from tarief.negotiation.rulebook import Wanted, fault, rule
from tarief.negotiation.rules.lines import off_limits, unknown_line
from tarief.negotiation.snapshot import SnapshotTaken
from tarief.region.policy import POLICY


@rule(RoundPrepared)
def _agenda(wanted: Wanted[RoundPrepared]) -> Iterator[Finding]:
    process, what = wanted.process, wanted.what
    if what.number != process.round + 1:
        text, advice = f"De volgende ronde is ronde {process.round + 1}.", f"Geef nummer {process.round + 1}."
        yield fault("rondenummer", text, advice, "nummer")
    if not any(what.agenda.values()):
        yield fault("agenda_leeg", "De agenda is leeg.", "Noem per product waarover het gaat.", "agenda")
    for product, definitions in what.agenda.items():
        for index, definition in enumerate(definitions):
            yield from unknown_line(process, product, definition, "agenda", product, index)


#: Days that a round may still be open; who needs longer extends it again, and everybody reads why.
MOST_DAYS: Final = 366


@rule(RoundOpened)
def _closes_later(wanted: Wanted[RoundOpened]) -> Iterator[Finding]:
    yield from _later(wanted.what.closes, wanted.at)
    yield from _too_late(wanted.what.closes, wanted.at)


@rule(RoundExtended)
def _extended(wanted: Wanted[RoundExtended]) -> Iterator[Finding]:
    yield from _over(wanted.process, wanted.at)
    yield from _later(wanted.what.closes, wanted.process.closes or wanted.at)
    yield from _too_late(wanted.what.closes, wanted.at)


def _later(closes: datetime, than: datetime) -> Iterator[Finding]:
    if closes <= than:
        yield fault("sluit_te_vroeg", "De ronde kan niet eerder sluiten dan dat.", "Kies een later moment.", "sluit")


def _too_late(closes: datetime, at: datetime) -> Iterator[Finding]:
    if closes > at + timedelta(days=MOST_DAYS):
        text = f"Een ronde sluit hoogstens {MOST_DAYS} dagen na nu."
        yield fault("sluit_te_laat", text, "Kies een eerder moment; verlengen kan later nog.", "sluit")


def _over(process: Process, at: datetime) -> Iterator[Finding]:
    if process.closes is not None and at >= process.closes:
        yield fault("fase", "De tijd van deze ronde is om.", "Wacht op de volgende ronde.", "ronde")


@rule(PositionSubmitted)
def _position(wanted: Wanted[PositionSubmitted]) -> Iterator[Finding]:
    process, position = wanted.process, wanted.what.position
    yield from _over(process, wanted.at)
    if wanted.what.round != process.round:
        yield fault("fase", f"Nu loopt ronde {process.round}.", f"Geef ronde {process.round}.", "ronde")
    unknown = list(unknown_line(process, position.product, position.definition))
    yield from (finding.under(_POSITION) for finding in unknown)
    if not unknown:
        yield from (finding.under(_POSITION) for finding in _of_line(process, position, wanted.at))
    if wanted.by.cooperative:
        text, advice = "Namens leden spreekt de coöperatie.", "Laat de coöperatie de positie indienen."
        yield fault("lid", text, advice, "positie")


def _of_line(process: Process, position: Position, at: datetime) -> Iterator[Finding]:
    definition = process.definitions[position.definition]
    if position.definition not in process.agenda.get(position.product, ()):
        yield fault("niet_op_agenda", "Dit staat niet op de agenda.", "Kies een punt van de agenda.", "parameter")
    if position.version != definition.version:
        text = f"Deze parameter is inmiddels omschreven in versie {definition.version}."
        yield fault("versie", text, "Lees de nieuwe omschrijving en geef dan een waarde.", "versie")
    if process.is_locked(position.item, at):
        text, advice = "Deze waarde is vergrendeld.", "Vraag eerst om ontgrendeling, met een reden."
        yield fault("vergrendeld", text, advice, "parameter")
    ends = {position.values.high: "tot_en_met", position.values.low: "van"}
    for value, name in ends.items():
        yield from off_limits(definition, value, "waarden", name)
    yield from _of_values(position)
    yield from _motivated(process, position)


def _of_values(position: Position) -> Iterator[Finding]:
    values, share = position.values, WIDTHS[position.grade]
    if values.low > values.high:
        yield fault("omgekeerd", "De laagste waarde ligt boven de hoogste.", "Draai ze om.", "waarden")
    elif values.reach > EXACT.multiply(abs(values.middle), share):
        text = f"Met onderbouwing {position.grade.value} mag een waarde hoogstens {share:.0%} van het midden afwijken."
        yield fault("te_breed", text, "Maak het smaller, of geef een betere onderbouwing.", "waarden")
    if not position.allowed and not position.rule:
        text, advice = "Zeg volgens welke regel dit niet toelaatbaar is.", "Noem het artikel of de afspraak."
        yield fault("regel_ontbreekt", text, advice, "regel")


def _motivated(process: Process, position: Position) -> Iterator[Finding]:
    text = process.text(position.product)
    standing = None if text is None else text.set.values.get(position.definition)
    same = standing is not None and position.values.low == position.values.high == standing
    if not same and not position.motivation.strip():
        advice = "Schrijf waarom, in een of twee zinnen."
        yield fault("motivering_ontbreekt", "Wie van de tekst afwijkt, zegt waarom.", advice, "motivering")


_POSITION = fault("", "", "", "positie").place


@rule(RoundClosed)
def _closed(wanted: Wanted[RoundClosed]) -> Iterator[Finding]:
    if wanted.process.closes is not None and wanted.at < wanted.process.closes:
        advice = "Wacht tot het afgesproken moment."
        yield fault("fase", "De ronde loopt nog; eerder sluiten kan niet.", advice, "soort")


@rule(ValueChecked)
def _checked(wanted: Wanted[ValueChecked]) -> Iterator[Finding]:
    what = wanted.what
    unknown = list(unknown_line(wanted.process, what.product, what.definition))
    yield from unknown or off_limits(wanted.process.definitions[what.definition], what.value, "waarde")


@rule(SnapshotTaken)
def _snapshot(wanted: Wanted[SnapshotTaken]) -> Iterator[Finding]:
    if wanted.what.product not in wanted.process.products:
        yield from unknown_line(wanted.process, wanted.what.product, "")
    if len(wanted.what.tariffs) > POLICY.most_tariffs:
        text = "Dekking bij zoveel tarieven verraadt losse kostprijzen."
        yield fault("te_veel_tarieven", text, f"Kies er hoogstens {POLICY.most_tariffs}.", "tarieven")
    yield from _sheets(wanted.what)
    earlier = wanted.process.snapshots.get(wanted.what.product, ())
    if earlier and earlier[0].tariffs != wanted.what.tariffs:
        text, advice = "Bij dit product zijn andere tarieven aangekondigd.", "Houd die, in dezelfde volgorde."
        yield fault("andere_tarieven", text, advice, "tarieven")


def _sheets(taken: SnapshotTaken) -> Iterator[Finding]:
    known: set[str] = set()
    for index, sheet in enumerate(taken.sheets):
        if sheet.cost <= 0 or sheet.volume < 0:
            text, advice = "Een kostprijs ligt boven nul, een volume niet eronder.", "Controleer de opgave."
            yield fault("buiten_grenzen", text, advice, "opgaven", index)
        if sheet.party in known:
            text, advice = "Deze partij staat er twee keer in.", "Geef elke partij één opgave."
            yield fault("naam_dubbel", text, advice, "opgaven", index, "partij")
        known.add(sheet.party)
    if taken.asked is not None and taken.asked <= 0:
        yield fault("buiten_grenzen", "Er is om volume gevraagd.", "Geef een getal boven nul.", "gevraagd_volume")
    for index, tariff in enumerate(taken.tariffs):
        if tariff <= 0 or tariff in taken.tariffs[:index]:
            text, advice = "Een tarief is een bedrag boven nul, en staat er één keer.", "Kies een ander bedrag."
            yield fault("tarief_ongeldig", text, advice, "tarieven", index)


@rule(TextSet)
def _text(wanted: Wanted[TextSet]) -> Iterator[Finding]:
    process, what = wanted.process, wanted.what
    product = process.products.get(what.product)
    if product is None:
        yield from unknown_line(process, what.product, "")
        return
    for definition in product.parameters:
        if definition not in what.values:
            text, advice = f"De tekst noemt '{definition}' niet.", "Geef elke parameter een waarde."
            yield fault("tekst_onvolledig", text, advice, "waarden", definition)
    for definition, value in what.values.items():
        unknown = list(unknown_line(process, what.product, definition, "waarden", definition))
        yield from unknown or off_limits(process.definitions[definition], value, "waarden", definition)
        item = Item(what.product, definition)
        if process.is_locked(item, wanted.at) and process.locks[item].locked.value != value:
            text, advice = f"'{definition}' is vergrendeld op een andere waarde.", "Ontgrendel eerst, met beide kanten."
            yield fault("vergrendeld", text, advice, "waarden", definition)
    for index, definition in enumerate(what.open):
        yield from unknown_line(process, what.product, definition, "open_punten", index)
    if what.tariff <= 0:
        yield fault("tarief_ongeldig", "Dit is geen tarief.", "Geef een bedrag boven nul.", "tarief")
