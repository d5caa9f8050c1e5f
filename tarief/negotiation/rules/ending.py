"""What follows an agreement: the note, the decision of each municipality, publication, and reopening."""

from collections.abc import Iterator

from tarief.core.findings import Finding
from tarief.negotiation.outcomes import (
    AgreementReopened,
    DecisionTaken,
    NoteSettled,
    TariffInForce,
    TariffPublished,
)
from tarief.negotiation.party import Seat
from tarief.negotiation.process import Process
from tarief.negotiation.remarks import said, unanswered
from tarief.negotiation.rulebook import Wanted, fault, rule


@rule(NoteSettled)
def _note(wanted: Wanted[NoteSettled]) -> Iterator[Finding]:
    known = {remark.id for remark in said(wanted.process)}
    for index, answer in enumerate(wanted.what.answers):
        at = ("antwoorden", index)
        if answer.remark not in known:
            text, advice = "Deze opmerking is niet gemaakt.", "Kies een opmerking uit de nota."
            yield fault("opmerking_onbekend", text, advice, *at, "opmerking")
        if answer.changed and not answer.consequence.strip():
            text, advice = "Zeg wat er is gewijzigd.", "Noem het gevolg, met het bedrag."
            yield fault("gevolg_ontbreekt", text, advice, *at, "gevolg")


@rule(DecisionTaken)
def _decision(wanted: Wanted[DecisionTaken]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    motivated = {item.product for item in what.deviations if item.motivation.strip()}
    for product in process.products:
        agreed, decided = _agreed(process, product), what.tariffs.get(product)
        if decided is None:
            text, advice = f"Het besluit noemt product '{product}' niet.", "Noem van elk product het tarief."
            yield fault("besluit_onvolledig", text, advice, "tarieven", product)
        elif decided <= 0:
            text, advice = "Dit is geen tarief.", "Geef een bedrag boven nul."
            yield fault("tarief_ongeldig", text, advice, "tarieven", product)
        elif decided != agreed and product not in motivated:
            text = "Het besluit wijkt af van wat is overeengekomen, zonder eigen motivering."
            advice = "Neem de afwijking op met een motivering, of volg de overeenkomst."
            yield fault("afwijking_ongemotiveerd", text, advice, "tarieven", product)
    for index, item in enumerate(what.deviations):
        if what.tariffs.get(item.product) != item.tariff:
            text, advice = "De afwijking noemt een ander tarief dan het besluit.", "Maak ze gelijk."
            yield fault("afwijking_anders", text, advice, "afwijkingen", index, "tarief")
        elif item.tariff == _agreed(process, item.product):
            text = "Dit besluit wijkt niet af: het tarief is dat van de overeenkomst."
            advice = "Laat de uitleg bij de afwijking leeg, of geef het andere tarief."
            yield fault("geen_afwijking", text, advice, "afwijkingen", index, "motivering")
    for product in what.tariffs.keys() - process.products.keys():
        text, advice = "Dit product ligt niet op tafel.", "Kies een product."
        yield fault("product_onbekend", text, advice, "tarieven", product)
    if wanted.by.id in process.decisions:
        yield fault("al_besloten", "Deze gemeente heeft al besloten.", "Heropen het proces.", "soort")


def _agreed(process: Process, product: str) -> object:
    text = process.text(product)
    return None if text is None else text.set.tariff


def deciding(process: Process) -> tuple[str, ...]:
    """Return the municipalities that decide; a regional negotiator speaks for others, and does not."""
    return tuple(party.id for party in process.seated(Seat.MUNICIPALITY) if not party.negotiator)


@rule(TariffPublished)
def _publication(wanted: Wanted[TariffPublished]) -> Iterator[Finding]:
    process = wanted.process
    waiting = [name for name in deciding(process) if name not in process.decisions]
    if waiting:
        text = f"Nog niet elke gemeente heeft besloten: {len(waiting)} niet."
        yield fault("besluit_ontbreekt", text, "Wacht op hun besluit.", "soort")
    open_remarks = unanswered(process)
    if open_remarks:
        text = f"Niet elke opmerking heeft een antwoord: {len(open_remarks)} niet."
        yield fault("opmerking_onbeantwoord", text, "Beantwoord ze in de reactienota.", "soort")


@rule(TariffInForce)
def _in_force(wanted: Wanted[TariffInForce]) -> Iterator[Finding]:
    agreement = wanted.process.agreement
    if agreement is not None and not agreement.start <= wanted.what.start <= agreement.end:
        yield fault("buiten_looptijd", "Die dag valt buiten de looptijd.", "Kies een dag erbinnen.", "vanaf")


@rule(AgreementReopened)
def _reopened(wanted: Wanted[AgreementReopened]) -> Iterator[Finding]:
    if not wanted.what.reason.strip():
        yield fault("aanleiding_ontbreekt", "Heropenen heeft een aanleiding.", "Noem die.", "aanleiding")
