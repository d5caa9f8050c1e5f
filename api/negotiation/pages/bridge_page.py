"""The bridge of a product: from the standing text to what was put forward, with what each difference does."""

from collections.abc import Sequence
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.forms import page
from api.charts.bridge import bridge as draw_bridge
from api.charts.bridge import described
from api.charts.style import Drawing, Named
from api.negotiation.pages.lines import put_forward
from api.negotiation.pages.looking import look_in
from api.negotiation.pages.tried import TriedOffer, worked_out
from api.negotiation.route import Wanted
from api.show.tables import Picture, drawn
from api.web.problems import not_found

router = APIRouter(prefix="/processen", include_in_schema=False)


@router.get("/{proces}/producten/{product}/brug")
def bridge(request: Request, proces: str, product: str, partij: Wanted = "") -> Response:
    """Show the bridge to one's own values, or else to those of all together as far as they are told."""
    looking = look_in(request, proces, partij)
    named = {one.id: one for one in looking.view.products}
    if product not in named:
        raise not_found()
    lines = [line for line in looking.view.lines if line.product == product]
    put = {line.definition: value for line in lines if (value := put_forward(line)) not in (None, line.agreed)}
    changes = {key: value for key, value in put.items() if value is not None}
    own = any(line.own is not None for line in lines)
    found = worked_out(looking, product, changes)
    picture = _picture(found, "uw waarden" if own else "samen ingebracht")
    return page(request, "brug.html", looking=looking, product=named[product], found=found, own=own, picture=picture)


def _picture(found: TriedOffer, to: str) -> Picture | None:
    if found.effect is None:
        return None
    start, end = ("tekst", found.effect.old), (to, found.effect.new)
    steps = [(step.label, step.amount) for step in found.steps]
    drawing = partial(_drawn_bridge, start, steps, end)
    return drawn("Van de tekst naar wat is ingebracht", drawing, described(start, steps, end))


def _drawn_bridge(start: Named, steps: Sequence[Named], end: Named, narrow: bool) -> Drawing:
    return draw_bridge(start, steps, end, narrow=narrow)
