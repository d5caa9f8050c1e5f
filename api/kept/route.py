"""Kept work for programs, under `/api/v1/bewaard`: keep a calculation, list, look, delete."""

import json
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.files.parcel import Parcel
from api.files.request import BerekeningIn, parse_request
from api.kept.shelf import NewWork, find, keep, owned, remove
from api.kept.view import sentence_of
from api.kept.visit import changed, content, keeping, kinds, looked_at, visitor
from api.kept.work import LONGEST_NAME, KeptWork
from api.web.body import json_body
from api.web.held import Held
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import not_found
from api.web.query import Whole
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Dag, Json
from tarief.core.jsonable import JsonObject
from tarief.core.place import Place
from tarief.documents.kinds import AsGiven, Text
from tarief.documents.record import Entry, Record

router: Final = APIRouter(prefix="/api/v1/bewaard", tags=["bewaard"])
_CALCULATION: Final = "berekening"
_AS_SHEET: Final = "opgave"
_PAGE: Final = 100


class BewaardIn(Record):
    """A calculation to keep."""

    naam = Entry(Text(), f"Hoogstens {LONGEST_NAME} tekens; zonder naam is het een concept.").otherwise("")
    berekening = Entry(AsGiven(BerekeningIn.schema())).otherwise(None, required=True)


class WegIn(Record):
    """Nothing: which piece of work it is, is in the address."""


class BewaardWerk(TypedDict):
    """A piece of kept work; `uitkomst` says in a sentence what came of it when it was kept."""

    id: str
    soort: str
    naam: str
    uitkomst: str
    gewijzigd: str
    blijft_tot: Dag | None


class BewaardeUitkomst(BewaardWerk):
    """A piece of kept work, with what comes of it now; null while questions are open."""

    document: JsonObject | None


class Bewaard(TypedDict):
    """One page of what somebody keeps, the newest first."""

    totaal: int
    pagina: int
    paginagrootte: int
    bewaard: list[BewaardWerk]


@router.get(
    "",
    summary="Toont wat u hebt bewaard",
    description="Zonder de uitkomsten zelf; vraag die per stuk op.",
    responses={200: answer_of(Bewaard), **problems(400, 401, 403, 404)},
)
def listed(
    request: Request,
    pagina: Annotated[Whole, Query(ge=1, le=100_000)] = 1,
    paginagrootte: Annotated[Whole, Query(ge=1, le=500)] = _PAGE,
) -> Response:
    """List one's kept work."""
    principal = visitor(request)
    with keeping(request).store.read() as view:
        works = sorted(owned(view, principal.id), key=lambda work: work.changed, reverse=True)
    shown = works[(pagina - 1) * paginagrootte :][:paginagrootte]
    told = [_told(request, work) for work in shown]
    return JSONResponse(Bewaard(totaal=len(works), pagina=pagina, paginagrootte=paginagrootte, bewaard=told))


@router.post(
    "",
    summary="Bewaart een berekening",
    description="Neemt ook een uitkomst zoals een berekening haar geeft.",
    status_code=201,
    responses={201: answer_of(BewaardWerk), **problems(400, 401, 403, 404, 415)},
    openapi_extra=body_of(BewaardIn),
)
async def kept(request: Request) -> Response:
    """Keep a calculation."""
    document = await json_body(request)
    return await run_in_threadpool(_kept, request, document)


@router.get(
    "/{werk}",
    summary="Toont bewaard werk, met wat er nu uit komt",
    responses={200: answer_of(BewaardeUitkomst), **problems(401, 403, 404)},
)
def looked(request: Request, werk: str) -> Response:
    """Give a piece of work with its outcome."""
    work, standing = looked_at(request, werk)
    outcome = kinds(request)[work.kind].tell(request, content(request, work, standing))
    document = None if outcome is None else outcome.as_json()
    return JSONResponse(BewaardeUitkomst(**_told(request, work), document=document))


@router.post(
    "/{werk}/verwijdering",
    summary="Verwijdert bewaard werk",
    description="Het is dan echt weg. Stuur een leeg object.",
    status_code=204,
    responses=problems(400, 401, 403, 404, 409, 415),
    openapi_extra=body_of(WegIn),
)
async def removed(request: Request, werk: str) -> Response:
    """Delete a piece of work."""
    WegIn.of(await json_body(request)).refuse()
    await run_in_threadpool(changed, request, werk, remove)
    return Response(status_code=204)


def _kept(request: Request, document: Json) -> Response:
    principal, record = visitor(request), BewaardIn.of(document)
    _check(record)
    given = json.dumps(record.berekening, ensure_ascii=False, default=str)
    name = record.naam or _CALCULATION
    parcel = Parcel((Held(f"{name}.json", given.encode(), title=name),))
    new = NewWork(_AS_SHEET, record.naam, sentence_of(kinds(request)[_AS_SHEET], request, parcel), parcel)
    accounts = keeping(request)
    number = accounts.do(lambda unit: keep(unit, principal.id, new), principal.id)
    with accounts.store.read() as view:
        work = find(view, number)
    if work is None:  # somebody with the same account was quick
        raise not_found()
    return JSONResponse(_told(request, work), 201)


def _check(record: BewaardIn) -> None:
    """Refuse a name that is too long and a calculation that gives no price, all in one answer."""
    faults = [finding.under(Place.pointer()) for finding in record.spot.faults]
    if len(record.naam) > LONGEST_NAME:
        advice = f"Geef hoogstens {LONGEST_NAME} tekens."
        faults.append(Finding("te_lang", "Deze naam is te lang.", advice, Place.pointer("naam")))
    try:
        parse_request(record.berekening).calculate()
    except Refused as refused:
        place = Place.pointer(_CALCULATION)
        raise Refused((*faults, *refused.relocated(lambda at: at.within(place)).findings), refused.questions) from None
    if faults:
        raise Refused(tuple(faults))


def _told(request: Request, work: KeptWork) -> BewaardWerk:
    until = work.until(keeping(request).installation.retention)
    return BewaardWerk(
        id=work.id,
        soort=work.kind,
        naam=work.name,
        uitkomst=work.outcome,
        gewijzigd=work.changed.isoformat(),
        blijft_tot=until.date().isoformat() if until else None,
    )
