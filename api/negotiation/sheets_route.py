"""Cost sheets into a process: handed in when they come to a price; before that answered, and kept nowhere."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Final, NotRequired, cast

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.visits import accounts_of, known, refusals_kept
from api.files.remembered import OwnMemory
from api.files.sent import ANSWERS, look_at_sent
from api.files.upload import Werkboek, upload_as_json
from api.negotiation.actor import Actor
from api.negotiation.once import OnceAnswer, once
from api.negotiation.papers import at_the_table
from api.negotiation.resting import Resting, named_in, rest_on
from api.negotiation.route import KEY_HEADER, PREFIX, Wanted, folded_of, parameters
from api.negotiation.sheets import HandedIn, hand_in, sheets_of
from api.store.unit import StoreUnit
from api.web.body import FILE, FORM, PASSWORD, Upload, content_type, read_upload
from api.web.openapi import answer_of, problems
from api.web.problems import Problem, unsupported
from tarief.core.canonical import sha256_of
from tarief.core.citizen_number import suspected
from tarief.core.findings import Finding
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.core.place import Place
from tarief.documents.kinds import Numeric, Text
from tarief.documents.record import Entry, Record
from tarief.negotiation.course import SHEETS
from tarief.negotiation.party import Seat
from tarief.negotiation.process import Process
from tarief.negotiation.table_checks import TableCheck, sheet_checks
from tarief.negotiation.visibility import Matter, granted

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_OWN: Final = ("product", "volume")
#: What a sheet is held against: the costs of these units in the annual accounts, and the staff that delivers them.
BESIDE: Final = ("kosten_jaarrekening", "fte", "uren_per_fte")
_TEXT: Final = {"type": "string"}
_FIELDS: Final = {FILE: {"type": "string", "format": "binary"}} | dict.fromkeys(
    (*_OWN, *BESIDE, ANSWERS, PASSWORD), _TEXT
)
_BODY: Final = {
    "type": "object",
    "required": [FILE, *_OWN],
    "properties": _FIELDS,
    "additionalProperties": False,
}


class _SheetFields(Record):
    """What comes with a sheet: of which product it is, how many units a year, and what it can be held against."""

    product = Entry(Text())
    volume = Entry(Numeric())
    kosten_jaarrekening = Entry(Numeric()).optional()
    fte = Entry(Numeric()).optional()
    uren_per_fte = Entry(Numeric()).optional()
    antwoorden = Entry(Text()).otherwise("")
    wachtwoord = Entry(Text()).otherwise("")


class OpgaveInProces(TypedDict):
    """What was understood of a sheet, and whether it was handed in: only what comes to a price is.

    `toetsen` is what does not fit with the annual accounts or the staff; it is for who hands in and for who leads.
    `bevindingen` warns of what may be about a person.
    """

    ingeleverd: bool
    kostprijs: NotRequired[str]
    sha256: NotRequired[str]
    toetsen: NotRequired[list[Annotated[JsonObject, TableCheck]]]
    bevindingen: NotRequired[list[Annotated[JsonObject, Finding]]]
    werkboek: Werkboek


class OpgavenInProces(TypedDict):
    """The sheets that somebody may see."""

    opgaven: list[Annotated[JsonObject, HandedIn]]


@router.post(
    "/{proces}/opgaven",
    summary="Levert een kostenblad in",
    description="Het blad zoals het is, met in product waarvan het is en in volume hoeveel eenheden per jaar. Wat die "
    "eenheden volgens de jaarrekening kostten en met hoeveel fte zij zijn geleverd, mag erbij: wat meer dan 2% scheelt "
    "staat dan in toetsen. Zijn er "
    "vragen open, dan staan die in het antwoord en is er nog niets ingeleverd: stuur het blad opnieuw met de "
    "antwoorden. Alleen de aanbieder zelf en de begeleider kunnen het zien; dat laatste wordt vastgelegd.",
    responses={
        200: answer_of(OpgaveInProces, "Gelezen; er is nog een vraag of fout, en er is niets ingeleverd."),
        201: answer_of(OpgaveInProces, "Ingeleverd."),
        **problems(400, 401, 403, 404, 409, 413, 415, 422),
    },
    openapi_extra={
        "parameters": parameters("", KEY_HEADER),
        "requestBody": {"required": True, "content": {FORM: {"schema": _BODY}}},
    },
)
async def handed_in(request: Request, partij: Wanted = "", werk: Resting = None) -> Response:
    """Hand in a sheet."""
    del werk  # read from the address, as a form has it among its boxes
    if content_type(request) != FORM:
        raise unsupported(FORM)
    return await run_in_threadpool(take_sheet, request, await read_upload(request), partij)


def take_sheet(
    request: Request, upload: Upload, wanted: str, key: str = "", texts: Mapping[str, str] | None = None
) -> Response:
    """Hand in a sheet that comes to a price, or answer what stands in the way; the one way in, also for the page."""
    process, actor = at_the_table(request, str(request.path_params["proces"]), wanted)
    with refusals_kept(request, actor.principal, "opgave_ingeleverd", process.id):
        actor.allow(SHEETS.seats)
    fields = _SheetFields.of({name: text for name, text in upload.fields.items() if text})
    if fields.sound and fields.product not in process.products:
        fields.spot.inside("product").fault(
            "product_onbekend", "Dit product ligt niet op tafel.", "Kies een product dat op tafel ligt."
        )
    if fields.sound and fields.volume <= 0:
        fields.spot.inside("volume").fault("volume", "Het volume is meer dan nul.", "Geef eenheden per jaar.")
    for name in BESIDE if fields.sound else ():
        value: Decimal | None = getattr(fields, name)
        if value is not None and value <= 0:
            fields.spot.inside(name).fault("niet_positief", "Dit is meer dan nul.", "Vul het in, of laat het leeg.")
    fields.refuse()
    book = upload_as_json(look_at_sent(upload, OwnMemory()))
    if (outcome := book["uitkomst"]) is None:
        _check_phase(process)
        return JSONResponse(OpgaveInProces(ingeleverd=False, werkboek=book))
    cost = str(outcome["kostprijs"])
    sheet = {"partij": actor.party.id, "product": fields.product, "kostprijs": cost, "volume": str(fields.volume)}
    more = {"sha256": sha256_of(upload.content), "antwoorden": book.get("antwoorden", {})}
    beside = {name: str(getattr(fields, name)) for name in BESIDE if getattr(fields, name) is not None}
    handed = HandedIn.of(cast(Json, sheet | more | beside))
    return _kept(request, (process.id, key, named_in(request, texts)), actor, upload, handed, book)


def _kept(
    request: Request,
    at: tuple[str, str, tuple[str, ...]],
    actor: Actor,
    upload: Upload,
    sheet: HandedIn,
    book: Werkboek,
) -> Response:
    """Hand in, or answer as the first time: also when the round closed since, which is looked at inside only."""
    folded, (process, key, works), owner = folded_of(request), at, known(request)

    def work(unit: StoreUnit) -> OnceAnswer:
        now = folded.of(unit, process)
        _check_phase(now)
        hand_in(unit, now, sheet, upload.content)
        rest_on(unit, process, owner, works)
        checks = sheet_checks(now.products[sheet.product], sheet.figure_of(actor.party))
        answer = OpgaveInProces(ingeleverd=True, kostprijs=str(sheet.cost), sha256=sheet.file, werkboek=book)
        if told := [check.as_json() for check in checks]:
            answer["toetsen"] = told
        if warned := tuple(suspected(cast(Json, book), Place.pointer("werkboek"))):
            answer["bevindingen"] = Finding.all_as_json(warned)
        return OnceAnswer(201, dict(answer))

    sent = (
        json.dumps([dict(upload.fields), *works] if works else dict(upload.fields), sort_keys=True).encode()
        + upload.content
    )
    return once(request, actor.principal, sent, work, key)


def _check_phase(process: Process) -> None:
    if process.phase not in SHEETS.during:
        text, advice = "De ronde is gesloten: opgaven komen nu niet meer binnen.", "Wacht op de volgende ronde."
        fault = Finding("fase", text, advice, Place.pointer(FILE))
        raise Problem(409, "ronde-gesloten", "De ronde is gesloten", text, findings=(fault,))


@router.get(
    "/{proces}/opgaven",
    summary="Toont ingeleverde kostenbladen",
    description="De eigen, en bij open boek na de onthulling die van wie daarmee instemde. Voor de begeleider alle; "
    "dat hij kijkt, wordt vastgelegd.",
    responses={200: answer_of(OpgavenInProces), **problems(400, 401, 404)},
)
def listed(request: Request, proces: str, partij: Wanted = "") -> Response:
    """List the sheets that a party may see."""
    process, actor = at_the_table(request, proces, partij)
    leads = actor.party.seat is Seat.FACILITATOR
    with accounts_of(request).store.read() as view:
        seen = [party for party in process.parties if granted(process, Matter.SHEET, party, actor.party)]
        found = sheets_of(view, process) if leads else [s for p in seen for s in sheets_of(view, process, owner=p)]
    if leads and found:
        accounts_of(request).do(lambda unit: unit.audit("opgaven_gezien", process.id), actor.principal.id)
    return JSONResponse(OpgavenInProces(opgaven=[sheet.as_json() for sheet in found]))
