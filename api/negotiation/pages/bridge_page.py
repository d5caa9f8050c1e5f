"""The bridge of a product: from the standing text to what was put forward, with what each difference does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.forms import Door, page
from api.charts.bridge import bridge as draw_bridge
from api.charts.bridge import described
from api.charts.style import Drawing, Named
from api.negotiation.pages.lines import in_interval, told_together
from api.negotiation.pages.looking import LookingParty, look_in, own_sheets
from api.negotiation.pages.tried import TriedOffer, worked_out
from api.negotiation.route import Wanted
from api.show.tables import Picture, drawn
from api.web.problems import not_found
from tarief.core.dutch import shown
from tarief.core.units import UNITS
from tarief.negotiation.columns import LineBeside
from tarief.negotiation.position import Interval
from tarief.region.disclosure import TOTAL

router = APIRouter(prefix="/processen", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class BridgeValue:
    """A value that a bridge works with: of which part, how it is written, and where it comes from."""

    label: str
    value: str
    source: str


@router.get("/{proces}/producten/{product}/brug")
def bridge(request: Request, accounts: Door, proces: str, product: str, partij: Wanted = "") -> Response:
    """Show the bridge to one's own values, or else to those of all together as far as they are told."""
    looking = look_in(request, proces, partij)
    named = {one.id: one for one in looking.view.products}
    if product not in named:
        raise not_found()
    lines = [line for line in looking.view.lines if line.product == product]
    own = any(line.own is not None for line in lines)
    put = {line.definition: held for line in lines if (held := _held(line, own))}
    agreed = {line.definition: line.agreed for line in lines}
    found = worked_out(looking, product, {key: at.middle for key, at in put.items() if at.middle != agreed[key]})
    return page(
        request,
        "brug.html",
        looking=looking,
        product=named[product],
        found=found,
        own=own,
        values=[_value(looking, line, put.get(line.definition), own) for line in lines],
        picture=_picture(found, "uw waarden" if own else "samen ingebracht"),
        sheet=next((one for one in own_sheets(accounts, looking) if one.product == product), None),
        text=next((one for one in looking.view.texts if one.product == product), None),
        snapshot=next((one for one in looking.view.snapshots if one.product == product), None),
        total=TOTAL,
    )


def _held(line: LineBeside, own: bool) -> Interval | None:
    """What stands in a bridge for a line: of who put values forward only these, else what is told of all together."""
    return line.own if own else told_together(line)


def _value(looking: LookingParty, line: LineBeside, held: Interval | None, own: bool) -> BridgeValue:
    definition = next(one for one in looking.view.definitions if one.id == line.definition)
    unit = UNITS.get(definition.unit)
    value = line.agreed if held is None else held.middle
    written = "" if value is None else shown(value, unit)
    if held is None:
        return BridgeValue(definition.label, written, "uit de tekst")
    who = "van u" if own else "mediaan van de aanbieders"
    if held.low == held.high:
        return BridgeValue(definition.label, written, who)
    return BridgeValue(definition.label, written, f"{who}: het midden van {in_interval(held, unit)}")


def _picture(found: TriedOffer, to: str) -> Picture | None:
    if found.effect is None:
        return None
    start, end = ("tekst", found.effect.old), (to, found.effect.new)
    steps = [(step.label, step.amount) for step in found.steps]
    drawing = partial(_drawn_bridge, start, steps, end)
    return drawn("Van de tekst naar wat is ingebracht", drawing, described(start, steps, end))


def _drawn_bridge(start: Named, steps: Sequence[Named], end: Named, narrow: bool) -> Drawing:
    return draw_bridge(start, steps, end, narrow=narrow)
