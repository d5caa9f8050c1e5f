"""/scenarios/…/knoppen: the inputs that move the price most, each with a dial, and what the price becomes at once."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.boxes import CUT
from api.files.page import WRONG, FilePage, Keep, Opened
from api.files.parcel import as_file
from api.scenarios.base import base_of
from api.scenarios.dials_view import dials_view
from api.scenarios.work import boxes_of, ranges_of
from api.web.asked import asks, refuse_others
from api.web.forms import keeper, posted_texts, see
from api.web.render import render
from tarief.scenarios.analysis import Analysis

#: Where a price goes on that has to be so much lower.
_LOWER: Final = "/vlakke-korting/vanaf/{}?korting={}"
_LONGEST: Final = 10


def mount_dials(router: APIRouter, pages: FilePage, plans: str) -> None:
    """Add the page of dials; `plans` is the text beside the base with the number of the file with scenarios."""

    def found(opened: Opened) -> Analysis | None:
        return ranges_of(base_of(opened.number, opened.held), opened.beside(plans), opened.held.texts)

    def shown(request: Request) -> Response:
        opened = pages.open(request)
        if opened is None:
            return pages.gone()
        if (analysis := found(opened)) is None or not analysis.bars:
            return see(opened.address)
        names = boxes_of(base_of(opened.number, opened.held))
        kept = {name: opened.held.texts.get(name, "") for name in names}
        view = dials_view(analysis, opened.address, dict(request.query_params), kept)
        refuse_others(request.query_params, [dial.path for dial in view.dials])
        return render("draaien.html", WRONG if view.is_wrong else 200, view=view)

    def lowered(request: Request, share: str, keep: Keep) -> Response:
        opened = pages.open(request)
        if opened is None:
            return pages.gone()
        if (analysis := found(opened)) is None:
            return see(opened.address)
        return see(_LOWER.format(keep(as_file(analysis.study.base.breakdown)), share[:_LONGEST]))

    async def turn(request: Request) -> Response:
        """Show the price as the dials stand: as in the base, or as they were turned."""
        return await run_in_threadpool(shown, request)

    async def lower(request: Request) -> Response:
        """Go on with the base to what has to be true for a lower price."""
        texts, keep = await posted_texts(request), keeper(request)
        return await run_in_threadpool(lowered, request, texts.get(CUT, ""), keep)

    router.add_api_route("/{number_0}/{case}/knoppen", turn, methods=["GET"], dependencies=[asks(later=True)])
    router.add_api_route("/{number_0}/{case}/lager", lower, methods=["POST"])
