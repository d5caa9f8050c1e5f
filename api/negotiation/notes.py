"""The reaction note, the motivation and the middle of a small gap: for programs as JSON, for people on paper."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.visits import accounts_of
from api.negotiation.pages_route import MaybePage, PageSize, links, page_of
from api.negotiation.papers import at_the_table
from api.negotiation.priced import between
from api.negotiation.route import PREFIX, Wanted, looked_at
from api.negotiation.standing import standing_agreement
from api.print.pdf import PDF, pdf_of
from api.print.word import word_of
from api.show.answer import as_download
from api.show.paper import paper_of_report
from api.web.openapi import Described, answer_of, problems
from api.web.problems import not_found
from tarief.core.jsonable import JsonObject
from tarief.negotiation.judges import motivation
from tarief.negotiation.look import Look
from tarief.negotiation.small_gap import SmallGap
from tarief.report.motivation import report_of_motivation
from tarief.report.reaction_note import report_of_remarks
from tarief.report.report import Report

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READS: Final = problems(400, 401, 404)
#: The kinds of paper, by the end of an address.
PAPERS: Final = {"pdf": PDF, "docx": WORD}


class Reactienota(TypedDict):
    """Every remark that somebody may see, with its answer."""

    opmerkingen: list[JsonObject]


class MotiveringVanProduct(TypedDict):
    """The questions of judges, with what the process says to each."""

    product: str
    vragen: list[JsonObject]


def on_paper(answer: type) -> Described:
    """Return the description of an answer that can be asked as JSON and on paper."""
    return answer_of(answer, "Als JSON, of met `Accept` als PDF of als document voor een kantoor.", (PDF, WORD))


@router.get(
    "/{proces}/reactienota",
    summary="Geeft de reactienota",
    description="In haar geheel; als JSON met pagina per bladzijde, en dan wijst de header Link naar de andere.",
    responses={200: on_paper(Reactienota), **_READS},
)
def reaction_note(
    request: Request, proces: str, partij: Wanted = "", pagina: MaybePage = None, paginagrootte: PageSize = 100
) -> Response:
    """Give the remarks that somebody may see, with their answers."""
    process, actor = looked_at(request, proces, partij)
    seen = Look(process, actor.party if actor else None).all_remarks()
    if pagina is not None:
        shown = page_of(seen, pagina, paginagrootte)
        told = Reactienota(opmerkingen=[remark.as_json() for remark in shown])
        return JSONResponse(told, headers=links(request.url, pagina, paginagrootte, len(seen)))
    told = Reactienota(opmerkingen=[remark.as_json() for remark in seen])
    return in_form(request, "reactienota", dict(told), lambda: report_of_remarks(process, seen))


@router.get(
    "/{proces}/producten/{product}/motivering",
    summary="Geeft de motivering van een tarief, langs de vragen van rechters",
    responses={200: on_paper(MotiveringVanProduct), **_READS},
)
def product_motivation(request: Request, proces: str, product: str, partij: Wanted = "") -> Response:
    """Give why a tariff is what it is: to who works on it as it stands now, to others as it was published."""
    stands = standing_agreement(request, proces, partij)
    process = stands.now if stands.written else stands.process
    if product not in process.products or not stands.explained:
        raise not_found()
    told = MotiveringVanProduct(product=product, vragen=[item.as_json() for item in motivation(process, product)])
    return in_form(request, "motivering", dict(told), lambda: report_of_motivation(process, product))


@router.get(
    "/{proces}/producten/{product}/kleine-verschillen/{ander}",
    summary="Zegt of wat er tussen twee partijen rest klein genoeg is voor het midden",
    responses={200: answer_of(SmallGap), **_READS},
)
def gap_between(request: Request, proces: str, product: str, ander: str, partij: Wanted = "") -> Response:
    """Tell a party what is left between it and another one, after the reveal."""
    process, actor = at_the_table(request, proces, partij)
    if (gap := between(process, product, actor.party, ander)) is None:
        raise not_found()
    return JSONResponse(gap.as_json())


def in_form(request: Request, name: str, told: JsonObject, report: Callable[[], Report]) -> Response:
    """Return what is asked for: JSON, or the report of it on paper."""
    accept = request.headers.get("accept", "")
    if PDF in accept or WORD in accept:
        return printed(request, name, report(), PDF if PDF in accept else WORD)
    return JSONResponse(told)


def printed(request: Request, name: str, report: Report, kind: str) -> Response:
    """Return a report on paper: as PDF, or else as a document for an office."""
    paper = paper_of_report(report, accounts_of(request).store.clock().date())
    if kind == PDF:
        return as_download(f"{name}.pdf", pdf_of(paper), PDF)
    return as_download(f"{name}.docx", word_of(paper), WORD)
