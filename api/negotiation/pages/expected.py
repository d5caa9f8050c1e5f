"""What a party is expected to do now: from what it sees, its seat and the phase; by when, and where that is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from api.negotiation.actor import PARTY
from api.negotiation.moves import MOVES, ROUND, TableMove
from api.negotiation.pages.not_yet import begins, waits_for
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    DeliberationBegun,
    OfferAnswered,
    OfferMade,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProductAdded,
    QuestionAnswered,
    RoundClosed,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
)
from tarief.negotiation.outcomes import (
    AgreementReached,
    DecisionTaken,
    NoteSettled,
    TariffInForce,
    TariffPublished,
    VoteCast,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.realised import RealisationReported
from tarief.negotiation.views import FacilitatorView, MunicipalityView, ProviderView, SeatView

_MOVE_OF: Final[dict[type[Happening], TableMove]] = {move.what: move for move in MOVES.values()}
_SPEAKING: Final = (Seat.PROVIDER, Seat.COOPERATIVE, Seat.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class ExpectedNow:
    """Something to do, where, and until when; without an address there is nothing to do but wait."""

    text: str
    address: str = ""
    button: str = ""
    until: datetime | None = None


def table_address(process: str) -> str:
    """Return the address of the page of a process."""
    return f"/processen/{process}"


def for_party(address: str, wanted: str) -> str:
    """Return an address with the party in it that somebody acts for who has several; empty for the only one."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PARTY: wanted})}" if wanted else address


def address_of(view: SeatView, what: type[Happening], **chosen: str) -> str:
    """Return the address of the form of a move; what is no part of the address is chosen beforehand."""
    move = _MOVE_OF[what]
    parts = {part: chosen[part] for part in move.fills if part in chosen} | {ROUND: str(view.round)}
    rest = {name: value for name, value in chosen.items() if name not in move.fills and value}
    query = f"?{urlencode(rest)}" if rest else ""
    return f"{table_address(view.id)}/{move.path.format(**parts)}{query}"


def expected_now(view: SeatView, party: Party, at: datetime) -> tuple[ExpectedNow, ...]:
    """Return what a party is expected to do, the most pressing first; one who waits hears for what."""
    found = [*_leading(view, at)] if isinstance(view, FacilitatorView) else [*_speaking(view, party, at)]
    return tuple(found) or (_waiting(view, party, at),)


def _round_goes_on(view: SeatView, at: datetime) -> bool:
    """Whether parties may still put something forward; once its time is over the round waits for who leads."""
    return view.phase is Phase.OPEN and (view.closes is None or at < view.closes)


def _speaking(view: SeatView, party: Party, at: datetime) -> Iterator[ExpectedNow]:
    if party.seat not in _SPEAKING or party.cooperative:
        return
    assert isinstance(view, ProviderView | MunicipalityView)
    if _round_goes_on(view, at):
        yield _positions(view, party)
    if view.phase is Phase.DELIBERATING:
        for offer in view.offers:
            if offer.made.to == party.id and offer.answered is None:
                address = address_of(view, OfferAnswered, voorstel=offer.made.id)
                yield ExpectedNow("Er is een voorstel aan u gedaan.", address, "Beantwoord het voorstel")
    if view.phase is Phase.SETTLED and party.negotiator:
        text = "De tekst staat vast. U kunt stemmen namens de gemeenten die u machtigden."
        yield ExpectedNow(text, address_of(view, VoteCast), "Breng een stem uit")
    if view.phase is Phase.SETTLED and not party.negotiator and party.id not in {vote.party for vote in view.votes}:
        text = "De tekst staat vast. Zeg hoe u ertegenover staat."
        yield ExpectedNow(text, address_of(view, VoteCast), "Breng uw stem uit")
    if view.phase in (Phase.IN_FORCE, Phase.REOPENED) and not party.negotiator:
        waits = waits_for(view, RealisationReported, at)
        text = waits or "Vul na elk kwartaal in wat is geleverd, en zie hoe het loopt."
        button = "Bekijk wat u straks invult" if waits else "Volg de afspraak"
        yield ExpectedNow(f"{_in_force(view, at)}. {text}", f"{table_address(view.id)}/volgen", button)
    deciding = view.phase in (Phase.AGREED, Phase.PARTIAL, Phase.DECIDED) and party.seat is Seat.MUNICIPALITY
    if deciding and not party.negotiator and party.id not in {one.municipality for one in view.decisions}:
        yield ExpectedNow("Uw gemeente besluit zelf.", address_of(view, DecisionTaken), "Leg het besluit vast")


def _in_force(view: SeatView, at: datetime) -> str:
    return begins(view.term, at.date()) or "De tarieven gelden"


def _positions(view: ProviderView | MunicipalityView, party: Party) -> ExpectedNow:
    done = {put.position.item for put in view.positions if put.party == party.id and put.round == view.round}
    wanted = [(product, key) for product, keys in view.agenda.items() for key in keys]
    missing = [item for item in wanted if item not in done]
    if not missing:
        text = f"U hebt alle {len(wanted)} punten van ronde {view.round} ingebracht. U kunt ze nog vervangen."
        return ExpectedNow(text, until=view.closes)
    left = "één punt" if len(missing) == 1 else f"{len(missing)} punten"
    product, key = missing[0]
    address = address_of(view, PositionSubmitted, product=product, parameter=key)
    return ExpectedNow(f"Breng uw waarden in voor ronde {view.round}: nog {left}.", address, "Dien in", view.closes)


def _leading(view: FacilitatorView, at: datetime) -> Iterator[ExpectedNow]:
    for question in view.questions:
        if not question.answer:
            address = address_of(view, QuestionAnswered, vraag=question.id)
            yield ExpectedNow("Er is een vraag zonder antwoord.", address, "Beantwoord de vraag")
    if _round_goes_on(view, at):
        yield ExpectedNow(_ROUND_GOES_ON, until=view.closes)
        return
    if view.phase is Phase.DELIBERATING:
        for product in view.agenda:
            address = address_of(view, TextSet, product=product)
            yield ExpectedNow("Leg na het beraad de nieuwe tekst vast.", address, "Stel de tekst vast")
    if view.phase is Phase.PREPARING and (missing := [*_missing(view)]):
        yield from missing
        return
    unanswered = any(not remark.answer for remark in view.remarks)
    if unanswered and view.phase in (Phase.SETTLED, Phase.AGREED, Phase.PARTIAL, Phase.DECIDED):
        after = " Publiceren kan daarna." if view.phase is Phase.DECIDED else ""
        text = f"Niet elke opmerking heeft een antwoord.{after}"
        yield ExpectedNow(text, address_of(view, NoteSettled), "Vul de reactienota in")
        if after:
            return
    if (step := _STEPS.get(view.phase) if view.phase else None) is not None:
        text, what, button = step
        yield ExpectedNow(_so_far(view) + text, address_of(view, what), button)


def _so_far(view: FacilitatorView) -> str:
    """How many have spoken where all must have; empty in any other phase."""
    if view.phase is Phase.SETTLED:
        return f"Stemmen tot nu toe: {len(view.votes)}. "
    return f"Besluiten tot nu toe: {len(view.decisions)}. " if view.phase is Phase.DECIDED else ""


def _missing(view: FacilitatorView) -> Iterator[ExpectedNow]:
    """What a table still lacks before its first round."""
    if not view.municipalities or not view.participants:
        text = "Zet van beide kanten de partijen aan tafel: gemeenten en aanbieders."
        yield ExpectedNow(text, address_of(view, PartyAdded), "Zet een partij aan tafel")
    if not view.definitions:
        text = "Omschrijf de onderdelen waaruit een tarief bestaat."
        yield ExpectedNow(text, address_of(view, ParameterDefined), "Omschrijf een onderdeel")
    elif not view.products:
        yield ExpectedNow("Leg een product op tafel.", address_of(view, ProductAdded), "Leg een product op tafel")
    set_already = {text.product for text in view.texts}
    for product in view.products:
        if product.id not in set_already:
            address = address_of(view, TextSet, product=product.id)
            yield ExpectedNow(f"{product.name} heeft nog geen tekst.", address, "Stel de eerste tekst vast")


_STEPS: Final[dict[Phase, tuple[str, type[Happening], str]]] = {
    Phase.PREPARING: ("Partijen, onderdelen, producten en tekst staan klaar.", RoundPrepared, "Bereid ronde 1 voor"),
    Phase.DRAFT: ("De agenda ligt vast.", RoundOpened, "Open de ronde"),
    Phase.OPEN: ("De tijd van de ronde is om.", RoundClosed, "Sluit de ronde"),
    Phase.CLOSED: ("De ronde is gesloten.", RoundRevealed, "Onthul de ronde"),
    Phase.REVEALED: ("De ronde is onthuld.", DeliberationBegun, "Begin het beraad"),
    Phase.SETTLED: ("Is iedereen uitgestemd? Anders volgt een ronde.", AgreementReached, "Sluit de overeenkomst"),
    Phase.DECIDED: ("Heeft elke gemeente besloten?", TariffPublished, "Publiceer de tarieven"),
    Phase.PUBLISHED: ("De tarieven zijn openbaar.", TariffInForce, "Laat de tarieven ingaan"),
    Phase.REOPENED: (
        "Het akkoord is heropend. Intussen blijven de tarieven gelden.",
        RoundPrepared,
        "Bereid een ronde voor",
    ),
}


#: Whom everybody waits for who has nothing to do himself; who leads the process in every other phase.
_ROUND_GOES_ON: Final = "De ronde is open: gemeenten en aanbieders brengen hun waarden in."
_DELIBERATES: Final = (
    "Het beraad loopt. U kunt een tegenvoorstel doen of een afwijkend standpunt vastleggen, tot de begeleider de tekst "
    "vaststelt."
)
_OTHERS_ACT: Final = {
    Phase.SETTLED: "Gemeenten en aanbieders brengen hun stem uit; daarna is de begeleider aan zet.",
    Phase.AGREED: "De gemeenten zijn aan zet.",
    Phase.PARTIAL: "De gemeenten zijn aan zet.",
    Phase.DECIDED: "Elke gemeente besluit zelf; daarna is de begeleider aan zet.",
    Phase.IN_FORCE: "Gemeenten en aanbieders vullen na elk kwartaal in wat is geleverd.",
}


def _waiting(view: SeatView, party: Party, at: datetime) -> ExpectedNow:
    if party.cooperative:
        return ExpectedNow("Namens u spreekt uw coöperatie. U kunt hier meelezen.")
    if view.phase is Phase.DELIBERATING and party.seat in _SPEAKING:
        return ExpectedNow(_DELIBERATES, address_of(view, OfferMade), "Doe een tegenvoorstel")
    if _round_goes_on(view, at):
        return ExpectedNow(f"U hoeft nu niets te doen. {_ROUND_GOES_ON}", until=view.closes)
    acts = _OTHERS_ACT.get(view.phase) if view.phase else None
    return ExpectedNow(f"U hoeft nu niets te doen. {acts or 'De begeleider is aan zet.'}")
