"""Counter-offers between the two sides, and closing what is left of a gap."""

from collections.abc import Iterator

from tarief.core.findings import Finding
from tarief.negotiation.happenings import GapConfirmed, OfferAnswered, OfferMade, Reply
from tarief.negotiation.position import Item
from tarief.negotiation.process import Process
from tarief.negotiation.rulebook import Wanted, fault, rule
from tarief.negotiation.rules.lines import off_limits, unknown_line


@rule(OfferMade)
def _offer(wanted: Wanted[OfferMade]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    if what.id in process.offers:
        yield fault("voorstel_dubbel", "Dit voorstel is al gedaan.", "Geef een nieuw id.", "id")
    yield from _across(wanted, what.to, "aan")
    yield from _of_text(process, what.product, what.text_version)
    if not what.changes:
        yield fault("geen_wijziging", "Een voorstel wijzigt iets.", "Noem wat u anders wilt.", "wijzigingen")
    for index, change in enumerate(what.changes):
        at = ("wijzigingen", index)
        unknown = list(unknown_line(process, what.product, change.definition, *at, "parameter"))
        yield from unknown or off_limits(process.definitions[change.definition], change.value, *at, "waarde")
        if change.definition in [other.definition for other in what.changes[:index]]:
            yield fault("wijziging_dubbel", "Dit punt staat er twee keer.", "Houd er één.", *at, "parameter")
        if process.is_locked(Item(what.product, change.definition), wanted.at):
            text, advice = "Deze waarde is vergrendeld.", "Vraag eerst om ontgrendeling, met een reden."
            yield fault("vergrendeld", text, advice, *at, "parameter")


def _across(wanted: Wanted[OfferMade] | Wanted[GapConfirmed], other: str, at: str) -> Iterator[Finding]:
    """Who is spoken to sits on the other side: there is no channel between providers, and members have a voice."""
    if wanted.by.cooperative:
        yield fault("lid", "Namens leden spreekt de coöperatie.", "Laat de coöperatie dit doen.", at)
    party = wanted.process.parties.get(other)
    if party is None or party.side in (None, wanted.by.side) or party.cooperative:
        text, advice = "Dit gaat naar een partij aan de andere kant van de tafel.", "Kies die partij."
        yield fault("niet_de_andere_kant", text, advice, at)


def _of_text(process: Process, product: str, version: int) -> Iterator[Finding]:
    text = process.text(product)
    if text is None:
        yield fault("geen_tekst", "Van dit product is er nog geen tekst.", "Wacht op de eerste tekst.", "product")
    elif text.version != version:
        advice = "Lees de nieuwe tekst, en pas het voorstel daarop aan."
        yield fault("tekst_verouderd", f"De tekst is inmiddels versie {text.version}.", advice, "tekstversie")


@rule(OfferAnswered)
def _answered(wanted: Wanted[OfferAnswered]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    offer = process.offers.get(what.offer)
    if offer is None or offer.made.to != wanted.by.id:
        yield fault("voorstel_onbekend", "Dit voorstel is niet aan u gedaan.", "Kies een ander voorstel.", "voorstel")
        return
    if offer.answered is not None:
        yield fault("al_beantwoord", "Dit voorstel is al beantwoord.", "Doe zelf een voorstel.", "voorstel")
    asked, replied = {item.definition for item in offer.made.changes}, [item.definition for item in what.replies]
    if sorted(asked) != sorted(replied):
        text, advice = "Elke wijziging krijgt één antwoord.", "Antwoord op elk punt: aanvaard, afgewezen of beantwoord."
        yield fault("antwoord_onvolledig", text, advice, "antwoorden")
    for index, item in enumerate(what.replies):
        if item.reply is not Reply.ACCEPTED and not item.text.strip():
            text, advice = "Wie niet aanvaardt, zegt waarom.", "Schrijf een toelichting."
            yield fault("motivering_ontbreekt", text, advice, "antwoorden", index, "toelichting")
        if item.value is not None and item.definition in process.definitions:
            yield from off_limits(process.definitions[item.definition], item.value, "antwoorden", index, "waarde")


@rule(GapConfirmed)
def _confirmed(wanted: Wanted[GapConfirmed]) -> Iterator[Finding]:
    yield from _across(wanted, wanted.what.other, "met")
    yield from _of_text(wanted.process, wanted.what.product, wanted.what.text_version)
