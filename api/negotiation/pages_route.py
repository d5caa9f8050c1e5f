"""Positions and meetings by the page: with many providers there are thousands, and a view holds only the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from starlette.datastructures import URL
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.visits import accounts_of
from api.negotiation.actor import Actor
from api.negotiation.papers import at_the_table
from api.negotiation.route import PREFIX, Wanted
from api.web.openapi import answer_of, problems
from api.web.query import Whole
from tarief.core.jsonable import Jsonable, JsonObject
from tarief.negotiation.meeting import PairOutcome, meeting_of
from tarief.negotiation.party import Seat
from tarief.negotiation.plenty import Plenty
from tarief.negotiation.process import Process
from tarief.negotiation.seen import SeenPosition

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
PageNumber = Annotated[Whole, Query(alias="pagina", ge=1, le=100_000, description="De hoeveelste bladzijde.")]
MaybePage = Annotated[Whole | None, Query(alias="pagina", ge=1, le=100_000, description="Alleen deze bladzijde.")]
PageSize = Annotated[
    Whole, Query(alias="paginagrootte", ge=1, le=500, description="Hoeveel er op een bladzijde staan.")
]
_OfRound = Annotated[Whole, Query(ge=0, le=1000, description="Alleen van deze ronde; 0 is van elke.")]
_OfProduct = Annotated[str, Query(max_length=64, description="Alleen van dit product.")]
_One = TypeVar("_One")


class Posities(TypedDict):
    """A page of the positions that somebody may see."""

    totaal: int
    pagina: int
    paginagrootte: int
    posities: list[Annotated[JsonObject, SeenPosition]]


class Ontmoetingen(TypedDict):
    """A page of where two parties met that somebody may see."""

    totaal: int
    pagina: int
    paginagrootte: int
    ontmoetingen: list[Annotated[JsonObject, PairOutcome]]


@dataclass(frozen=True)
class AskedPage:
    """A page that somebody at the table asks of what there is much of."""

    request: Request
    process: Process
    actor: Actor
    plenty: Plenty
    number: int
    size: int

    def answer(self, total: int, told: Mapping[str, Sequence[Jsonable]]) -> Response:
        """Return a page with what it holds, and where the others are."""
        document = {"totaal": total, "pagina": self.number, "paginagrootte": self.size}
        held = {name: [one.as_json() for one in several] for name, several in told.items()}
        return JSONResponse(document | held, headers=links(self.request.url, self.number, self.size, total))


def _asked(
    request: Request,
    proces: str,
    partij: Wanted = "",
    ronde: _OfRound = 0,
    product: _OfProduct = "",
    pagina: PageNumber = 1,
    paginagrootte: PageSize = 100,
) -> AskedPage:
    process, actor = at_the_table(request, proces, partij)
    rounds = [number for number in process.rounds if ronde in (0, number)]
    return AskedPage(
        request, process, actor, Plenty(process, actor.party, rounds, product or None), pagina, paginagrootte
    )


_Asked = Annotated[AskedPage, Depends(_asked)]


@router.get(
    "/{proces}/posities",
    summary="Toont posities, per bladzijde",
    description="Van alle rondes, voor zover deze partij ze mag zien. De header Link wijst naar andere bladzijden.",
    responses={200: answer_of(Posities), **problems(400, 401, 404)},
)
def positions(asked: _Asked) -> Response:
    """Show a page of positions; that the facilitator looks is kept."""
    found = asked.plenty.positions()
    shown = page_of(found, asked.number, asked.size)
    if asked.actor.party.seat is Seat.FACILITATOR and shown:
        seen, who = asked.process.id, asked.actor.principal.id
        accounts_of(asked.request).do(lambda unit: unit.audit("posities_gezien", seen), who)
    return asked.answer(len(found), {"posities": shown})


@router.get(
    "/{proces}/ontmoetingen",
    summary="Toont waar partijen elkaar ontmoetten, per bladzijde",
    description="Van alle onthulde rondes, aan de twee en de begeleider. De header Link wijst naar andere bladzijden.",
    responses={200: answer_of(Ontmoetingen), **problems(400, 401, 404)},
)
def meetings(asked: _Asked) -> Response:
    """Show a page of meetings."""
    found = asked.plenty.meetings()
    shown = [meeting_of(asked.process, pair) for pair in page_of(found, asked.number, asked.size)]
    return asked.answer(len(found), {"ontmoetingen": shown})


def page_of(found: Sequence[_One], number: int, size: int) -> Sequence[_One]:
    """Return a page, counted from 1; beyond the last one there is nothing."""
    return found[(number - 1) * size : number * size]


def links(url: URL, number: int, size: int, total: int) -> dict[str, str]:
    """Return the header that points to the other pages (RFC 8288)."""
    last = max(1, -(-total // size))
    pages = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    found = [(relation, page) for relation, page in pages.items() if 1 <= page <= last]
    here = url.replace(scheme="", netloc="")
    return {"Link": ", ".join(f'<{here.include_query_params(pagina=page)}>; rel="{name}"' for name, page in found)}
