"""After the agreement: the page for a council, and the yearly index note with its settlement."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from typing_extensions import TypedDict

from api.negotiation.council import council_report
from api.negotiation.moving import problem_of
from api.negotiation.notes import in_form, on_paper
from api.negotiation.papers import at_the_table
from api.negotiation.priced import pricing
from api.negotiation.route import PREFIX, Wanted, parameters
from api.negotiation.standing import standing_agreement
from api.web.body import json_body
from api.web.openapi import body_of, problems
from api.web.problems import not_found
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.core.number import Plain
from tarief.core.place import Place
from tarief.documents.durable import Durable, record_without
from tarief.negotiation.happenings import Amendment
from tarief.negotiation.index_note import IndexNote, index_note
from tarief.negotiation.look import Look
from tarief.negotiation.process import Process, StandingText
from tarief.report.agreed_index import report_of_index
from tarief.report.council import planned_volumes

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_NOT_IN_TEXT: Final = Finding("niet_in_tekst", "Dit staat niet in de tekst.", "Kies punten uit de tekst.", Place())


class Raadspagina(TypedDict):
    """What a council decides on, in short."""

    naam: str
    fase: str
    teksten: list[JsonObject]
    afwijkende_standpunten: list[JsonObject]


@dataclass(frozen=True)
class NewFacts(Durable):
    """New facts of a year: preliminary, later definitive, and then the volume that was delivered."""

    TITLE = "NieuweFeiten"

    preliminary: Annotated[tuple[Amendment, ...], "voorlopig"]
    definitive: Annotated[tuple[Amendment, ...], "definitief"] = ()
    volume: Annotated[Plain | None, "volume"] = None


@router.get(
    "/{proces}/raadspagina",
    summary="Geeft de pagina voor de raad",
    responses={200: on_paper(Raadspagina), **problems(400, 401, 404)},
)
def council_page(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give what a council decides on; once it is published to everybody, also while there are talks again."""
    stands = standing_agreement(request, proces, partij)
    process = stands.process
    if not stands.explained:
        raise not_found()
    look = Look(process, stands.party)
    dissents = look.dissents()
    told = Raadspagina(
        naam=process.name,
        fase=process.phase.value if process.phase else "",
        teksten=[text.as_json() for text in look.texts()],
        afwijkende_standpunten=[dissent.as_json() for dissent in dissents],
    )
    volumes = planned_volumes(stands.now, stands.party)
    return in_form(request, "raadspagina", dict(told), lambda: council_report(process, dissents, volumes))


@router.post(
    "/{proces}/producten/{product}/indexnota",
    summary="Rekent nieuwe feiten door in een tekst",
    description="Eerst voorlopig, later definitief met de verrekening over het geleverde volume. Bewaart niets.",
    responses={200: on_paper(IndexNote), **problems(400, 401, 404, 413, 415)},
    openapi_extra=body_of(record_without(NewFacts, "NieuweFeitenIn", ())) | {"parameters": parameters("{product}")},
)
async def indexed(request: Request, partij: Wanted = "") -> Response:
    """Work out the index note of a year."""
    return await run_in_threadpool(_indexed, request, await json_body(request), partij)


def _indexed(request: Request, document: Json, wanted: str) -> Response:
    process, _ = at_the_table(request, str(request.path_params["proces"]), wanted)
    text = process.text(product := str(request.path_params["product"]))
    if text is None:
        raise not_found()
    try:
        facts = NewFacts.of(document)
        note = _noted(process, text, facts)
    except Refused as refused:
        raise problem_of(refused.under(Place.pointer())) from None
    return in_form(request, "indexnota", note.as_json(), lambda: report_of_index(process, product, note))


def _noted(process: Process, text: StandingText, facts: NewFacts) -> IndexNote:
    changes = (*facts.preliminary, *facts.definitive)
    refuse(_NOT_IN_TEXT for change in changes if change.definition not in text.set.values)
    definitive = facts.definitive or None
    return index_note(text, facts.preliminary, pricing(process, text.set.product), definitive, facts.volume)
