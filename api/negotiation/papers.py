"""What comes out of a process beside the view of it: the agreement file, the check of a receipt, an offer tried out."""

from collections.abc import Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.visits import accounts_of, not_logged_in, principal_of, refusals_kept
from api.agreement.paper import paper_of
from api.negotiation.actor import Actor
from api.negotiation.agreed_book import agreed_book
from api.negotiation.moving import problem_of
from api.negotiation.priced import pricing
from api.negotiation.route import PREFIX, Wanted, looked_at, parameters
from api.negotiation.standing import file_of, standing_agreement
from api.print.pdf import PDF, pdf_of
from api.show.answer import XLSX, as_download
from api.store.receipts import Acknowledgement
from api.web.body import JSON, json_body
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import not_found
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.core.place import Place
from tarief.documents.durable import record_without
from tarief.documents.kinds import Text
from tarief.documents.record import Entry, Record
from tarief.negotiation.course import COURSE
from tarief.negotiation.effect import OfferEffect, effect
from tarief.negotiation.happenings import Amendment, OfferMade
from tarief.negotiation.process import Process
from tarief.negotiation.snapshot import frozen

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_TRIED_ON: Final = problems(400, 401, 404, 413, 415)
_WORKED_OUT: Final = ("id", "tarief", "aan", "tekstversie")
_TriedIn: Final = record_without(OfferMade, "VoorstelProefIn", _WORKED_OUT)
_RECEIPT: Final = "ontvangstbewijs"
#: Not whether the chain is too short or different: how long it is would tell how busy others are.
_NOT_IN_CHAIN: Final = "Wat dit bewijs zegt, staat niet of niet meer in de keten."
_NOT_IN_CHAIN_ADVICE: Final = "Bewaar dit bewijs, en vraag de beheerder de keten te controleren."
_NO_ONE: Final = {"id": "proef", "tarief": "0", "aan": ""}


class OntvangstbewijsIn(Record):
    """A receipt, as it was given or as a mail program quoted it."""

    ontvangstbewijs = Entry(Text(), "De tekst van Proces tot en met Ontvangen.")


class Ketencontrole(TypedDict):
    """Whether a receipt still proves what it says."""

    klopt: bool
    bevindingen: list[JsonObject]


@router.get(
    "/{proces}/akkoord",
    summary="Geeft het bestand van het akkoord",
    description="Alles wat is overeengekomen, met de berekening als gegevens: iedereen kan het zelf narekenen met "
    "`python verify.py`. Met `Accept: application/pdf` op papier, met dat bestand erin. Met dat van een werkboek "
    "(.xlsx) de opbouw van een product met formules; zijn er meer, dan met ?product=.",
    responses={
        200: {"description": "Het akkoord.", "content": {JSON: {}, PDF: {}, XLSX: {}}},
        **problems(400, 401, 404, 409),
    },
)
def agreement(
    request: Request,
    proces: str,
    partij: Wanted = "",
    product: Annotated[str, Query(max_length=64, description="Van een werkboek: welk product.")] = "",
) -> Response:
    """Give the file of the agreement that stands as it was closed, with what was decided since."""
    stands = standing_agreement(request, proces, partij)
    text = file_of(request, stands)
    if PDF in request.headers.get("accept", ""):
        return as_download("akkoord.pdf", pdf_of(paper_of(text)), PDF)
    if XLSX in request.headers.get("accept", ""):
        return as_download(*agreed_book(stands.process, text, product), XLSX)
    return as_download("akkoord.json", text, JSON)


@router.post(
    "/{proces}/ketencontroles",
    summary="Houdt een ontvangstbewijs tegen de keten",
    description="Bewaart niets.",
    responses={200: answer_of(Ketencontrole), **_TRIED_ON},
    openapi_extra=body_of(OntvangstbewijsIn) | {"parameters": parameters("")},
)
async def check_receipt(request: Request, partij: Wanted = "") -> Response:
    """Check a receipt: of the process itself, or of one's own chain."""
    record = OntvangstbewijsIn.of(await json_body(request))
    return await run_in_threadpool(_checked, request, record, partij)


def _checked(request: Request, record: OntvangstbewijsIn, wanted: str) -> Response:
    process, actor = at_the_table(request, str(request.path_params["proces"]), wanted)
    record.refuse()
    try:
        receipt = Acknowledgement.read(record.ontvangstbewijs)
    except ValueError as fault:
        raise Refused((Finding("geen_bewijs", str(fault), place=Place.pointer(_RECEIPT)),)) from None
    if receipt.chain not in (process.id, f"{process.id}/{actor.party.id}"):
        raise not_found()
    with accounts_of(request).store.read() as view:
        holds = not receipt.check(view)
    found = () if holds else (Finding("bewijs_klopt_niet", _NOT_IN_CHAIN, _NOT_IN_CHAIN_ADVICE),)
    return JSONResponse(Ketencontrole(klopt=holds, bevindingen=[finding.as_json() for finding in found]))


@router.post(
    "/{proces}/voorstellen/proef",
    summary="Rekent een voorstel door zonder het te doen",
    description="De prijs, wat elke wijziging daarin doet, en wie het raakt voor zover dat verteld mag worden.",
    responses={200: answer_of(OfferEffect), **_TRIED_ON},
    openapi_extra=body_of(_TriedIn) | {"parameters": parameters("")},
)
async def try_offer(request: Request, partij: Wanted = "") -> Response:
    """Work out what an offer would do to the standing text."""
    return await run_in_threadpool(_tried, request, await json_body(request), partij)


def _tried(request: Request, document: Json, wanted: str) -> Response:
    process, actor = at_the_table(request, str(request.path_params["proces"]), wanted)
    with refusals_kept(request, actor.principal, OfferMade.KIND, process.id):
        actor.allow(COURSE[OfferMade].seats)
    record = _TriedIn.of(document)
    record.refuse()
    try:
        offer = OfferMade.of({**record.given, **_NO_ONE, "tekstversie": "0"})
        return JSONResponse(offer_effect(process, offer.product, offer.changes).as_json())
    except Refused as refused:
        raise problem_of(refused.under(Place.pointer())) from None


def offer_effect(process: Process, product: str, changes: Sequence[Amendment]) -> OfferEffect:
    """Return what changes of the standing text of a product would do; raises `Refused` where there is no such text."""
    text = process.text(product)
    unknown = [change.definition for change in changes if text and change.definition not in text.set.values]
    if text is None or unknown:
        told, advice = "Van dit product is er geen tekst met deze punten.", "Kies punten uit de tekst."
        raise Refused((Finding("geen_tekst", told, advice, Place.of("product" if text is None else "wijzigingen")),))
    told_of = frozen(process.snapshots.get(product, ()), process.products[product].unit)
    return effect(text, changes, pricing(process, product), told_of)


def at_the_table(request: Request, id: str, wanted: str) -> tuple[Process, Actor]:
    """Return a process and the party that somebody acts for; raises `Problem` 401 or 404 for a stranger."""
    process, actor = looked_at(request, id, wanted)
    if actor is None:  # who is logged in already is a stranger here, and logging in again would help nothing
        raise not_logged_in(request) if principal_of(request) is None else not_found()
    return process, actor
