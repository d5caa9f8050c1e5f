"""Locks and unlocks, dissent, votes, and what may be called an agreement."""

from collections.abc import Iterator

from tarief.core.dutch import listed
from tarief.core.findings import Finding
from tarief.negotiation.definition import ParameterKind
from tarief.negotiation.event import Happening
from tarief.negotiation.outcomes import (
    AgreementReached,
    DissentRecorded,
    Settlement,
    UnlockAsked,
    ValueLocked,
    ValueUnlocked,
    Vote,
    VoteCast,
)
from tarief.negotiation.party import TableSide
from tarief.negotiation.position import Grade, Item, best_grade
from tarief.negotiation.process import Process
from tarief.negotiation.rulebook import Wanted, consequence, fault, rule
from tarief.negotiation.rules.lines import off_limits, unknown_line


@rule(ValueLocked)
def _lock(wanted: Wanted[ValueLocked]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    unknown = list(unknown_line(process, what.product, what.definition))
    yield from unknown
    if unknown:
        return
    definition, text = process.definitions[what.definition], process.text(what.product)
    yield from off_limits(definition, what.value, "waarde")
    if process.is_locked(Item(what.product, what.definition), wanted.at):
        text_, advice = "Deze waarde is al vergrendeld.", "Ontgrendel eerst, met beide kanten."
        yield fault("al_vergrendeld", text_, advice, "parameter")
    if text is not None and text.set.values.get(what.definition) != what.value:
        yield fault("niet_de_tekst", "De tekst noemt een andere waarde.", "Stel eerst de tekst vast.", "waarde")
    for name, motivation in (("betaler", what.paying), ("zorgaanbieder", what.giving)):
        if not motivation.strip():
            text_, advice = "Beide kanten zeggen waarom.", "Neem beide motiveringen op."
            yield fault("motivering_ontbreekt", text_, advice, f"motivering_{name}")
    if definition.kind is not ParameterKind.FACT and best_grade(what.evidence) is Grade.D:
        advice = "Zoek eerst een onderbouwing met graad A, B of C."
        yield fault("graad_te_laag", "Op een schatting wordt niets vergrendeld.", advice, "onderbouwing")
    if what.expires is not None and what.expires <= wanted.at:
        yield fault("vervallen", "Deze vergrendeling is al vervallen.", "Kies een later moment.", "vervalt")


@rule(UnlockAsked)
def _unlock(wanted: Wanted[UnlockAsked]) -> Iterator[Finding]:
    if Item(wanted.what.product, wanted.what.definition) not in wanted.process.locks:
        yield fault("niet_vergrendeld", "Deze waarde is niet vergrendeld.", "U kunt hem nu bespreken.", "parameter")


@consequence(UnlockAsked)
def _unlock_by_both(wanted: Wanted[UnlockAsked]) -> Iterator[Happening]:
    """A lock opens once both sides have given a reason."""
    what, process = wanted.what, wanted.process
    earlier = process.unlocks.get(Item(what.product, what.definition), {})
    others = [ask for party, ask in earlier.items() if process.parties[party].side is not wanted.by.side]
    if others:
        yield ValueUnlocked(what.product, what.definition, f"{others[0].reason} / {what.reason}")


@rule(DissentRecorded)
def _dissent(wanted: Wanted[DissentRecorded]) -> Iterator[Finding]:
    if wanted.what.id in wanted.process.dissents:
        text, advice = "Dit standpunt is al vastgelegd; het blijft staan.", "Geef een nieuw id."
        yield fault("standpunt_dubbel", text, advice, "id")
    yield from unknown_line(wanted.process, wanted.what.product, wanted.what.definition)


def _texts(process: Process) -> Iterator[Finding]:
    """A vote and an agreement are about a text of each product, in which every word means what it meant."""
    for product in process.products.values():
        if process.text(product.id) is None:
            text, advice = f"Product '{product.name}' heeft nog geen tekst.", "Stel die eerst vast."
            yield fault("geen_tekst", text, advice, "soort")
        moved = process.moved_on(product.id)
        if moved:
            text = f"Sinds de tekst van '{product.name}' is opnieuw vastgesteld: {listed(moved)}."
            yield fault("tekst_verouderd", text, "Stel in een nieuwe ronde een nieuwe tekst vast.", "soort")


@rule(VoteCast)
def _vote(wanted: Wanted[VoteCast]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    if what.for_whom and not process.speaks_for(wanted.by.id, what.for_whom):
        text, advice = "U bent voor deze gemeente niet gemachtigd.", "Vraag de gemeente om een machtiging."
        yield fault("niet_gemachtigd", text, advice, "voor")
    if wanted.by.negotiator and not what.for_whom:
        text, advice = (
            "Wie namens gemeenten spreekt, heeft zelf geen stem.",
            "Stem namens een gemeente die u machtigde.",
        )
        yield fault("geen_eigen_stem", text, advice, "voor")
    if wanted.by.cooperative:
        yield fault("lid", "Namens leden stemt de coöperatie.", "Laat de coöperatie stemmen.", "stem")
    yield from _texts(process)


def votes_wanting(process: Process) -> tuple[str, ...]:
    """Return the parties that do not (yet) say `akkoord` or `kan ermee leven`; nothing where all do.

    A regional negotiator has no vote of its own to give.
    """
    parties = [party.id for side in TableSide for party in process.on_side(side) if not party.negotiator]
    content = {party for party, cast in process.votes.items() if cast.vote is not Vote.REFUSED}
    return tuple(party for party in parties if party not in content)


def _before(what: AgreementReached, process: Process) -> Iterator[Finding]:
    """A growth path begins at the tariff that held before, of every product."""
    without = [product.name for product in process.products.values() if what.path and product.id not in what.before]
    if without:
        text = f"Een ingroeipad begint bij het tarief dat hiervoor gold. Dat ontbreekt van {listed(without)}."
        yield fault("tarief_hiervoor", text, "Vul het in, of laat het ingroeipad leeg.", "tarief_hiervoor")
    for product, tariff in what.before.items():
        if product not in process.products:
            text, advice = "Dit product ligt niet op tafel.", "Kies een product dat op tafel ligt."
            yield fault("product_onbekend", text, advice, "tarief_hiervoor", product)
        elif tariff <= 0:
            text, advice = "Dit is geen tarief.", "Geef een bedrag boven nul."
            yield fault("tarief_ongeldig", text, advice, "tarief_hiervoor", product)


@rule(AgreementReached)
def _agreement(wanted: Wanted[AgreementReached]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    wanting = votes_wanting(process)
    if not all(any(process.on_side(side)) for side in TableSide):
        text, advice = "Aan een kant van de tafel zit niemand.", "Voeg eerst wie daar hoort toe."
        yield fault("kant_ontbreekt", text, advice, "uitkomst")
    if what.outcome is Settlement.AGREED and wanting:
        text = f"Niet elke partij zegt 'akkoord' of 'kan ermee leven': {len(wanting)} niet."
        yield fault("geen_overeenstemming", text, "De uitkomst is 'gedeeltelijk'.", "uitkomst")
    if what.outcome is Settlement.PARTIAL and not wanting:
        text = "Elke partij zegt 'akkoord' of 'kan ermee leven'."
        yield fault("wel_overeenstemming", text, "De uitkomst is 'overeenstemming'.", "uitkomst")
    yield from _texts(process)
    if any(not 0 < share <= 1 for share in what.path) or list(what.path) != sorted(set(what.path)):
        text = "Een ingroeipad stijgt, van boven nul tot hoogstens het hele verschil."
        yield fault("ingroeipad", text, "Geef bijvoorbeeld 0,5; 1.", "ingroeipad")
    yield from _before(what, process)
    if what.end <= what.start:
        yield fault("looptijd", "De overeenkomst eindigt voor zij begint.", "Kies een latere datum.", "tot_en_met")
