"""/processen/{proces}/producten/{product}/gebied: what the sheets together say, as the seat of who looks lets him see.

Participants see the snapshot that was frozen, in bands. Who leads the process opens the exact figures, which are then
held for him alone: nobody becomes anybody else by a switch.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import page
from api.accounts.visits import accounts_of, check_form, forbidden
from api.files.region_source import VIEW, look_at_region
from api.negotiation.actor import PARTY
from api.negotiation.pages.expected import address_of
from api.negotiation.pages.looking import LookingParty, look_in
from api.negotiation.route import Wanted
from api.negotiation.sheets import HandedIn, sheets_of
from api.web.forms import keeper, posted_texts, see
from api.web.held import Held
from api.web.problems import Problem, from_refused, not_found
from tarief import Refused
from tarief.negotiation.course import LEADS, possible
from tarief.negotiation.definition import CareProduct
from tarief.negotiation.seen import SeenSnapshot
from tarief.negotiation.snapshot import SnapshotTaken
from tarief.region.case import View
from tarief.region.disclosure import TOTAL, Cijfer
from tarief.report.region import figure_label

router = APIRouter(prefix="/processen", include_in_schema=False)
_WHOLE: Final = "Het hele gebied"
#: The bands stand by themselves, at their tariffs.
_BAND: Final = "volume_onder_kostprijs"


@dataclass(frozen=True, slots=True)
class ToldTogether:
    """The figures of a snapshot that are told: by row and column; and each reason once, with what it is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    withheld: tuple[tuple[str, tuple[str, ...]], ...]


def told_together(figures: Mapping[str, Mapping[str, Cijfer]]) -> ToldTogether:
    """Lay out figures by cell."""
    cells = {_WHOLE if cell == TOTAL else cell.capitalize(): told for cell, told in figures.items()}
    keys = [key for key in dict.fromkeys(key for told in cells.values() for key in told) if not key.startswith(_BAND)]
    rows = ((figure_label(key), tuple(_text(told.get(key)) for told in cells.values())) for key in keys)
    withheld: dict[str, dict[str, list[str]]] = {}
    for name, told in cells.items():
        for key in keys:
            if key in told and (reason := told[key].get("reden")):
                withheld.setdefault(reason, {}).setdefault(figure_label(key), []).append(name.lower())
    return ToldTogether(
        tuple(cells),
        tuple((label, texts) for label, texts in rows if any(texts)),
        tuple((why, tuple(f"{label} ({', '.join(own)})" for label, own in by.items())) for why, by in withheld.items()),
    )


def _text(told: Cijfer | None) -> str:
    return "" if told is None else str(told.get("tekst") or "")


@router.get("/{proces}/producten/{product}/gebied")
def show_region(request: Request, proces: str, product: str, partij: Wanted = "") -> Response:
    """Show what the sheets of a product say together."""
    looking = look_in(request, proces, partij)
    return _page(request, looking, _product(looking, product))


@router.post("/{proces}/producten/{product}/gebied")
async def open_region(request: Request, proces: str, product: str) -> Response:
    """Hold the sheets as a list of providers, for who leads the process and nobody else, and lead on to its page."""
    texts = await posted_texts(request)
    keep_it = keeper(request)

    def opened() -> Response:
        looking = look_in(request, proces, texts.get(PARTY, ""))
        check_form(request, texts)
        care = _product(looking, product)
        if looking.actor.party.seat not in LEADS:
            raise forbidden()
        try:
            held = _exact(looking, care, _sheets(request, looking, care))
        except Refused as refused:
            return _page(request, looking, care, from_refused(refused))
        accounts_of(request).do(lambda unit: unit.audit("opgaven_gezien", proces), looking.actor.principal.id)
        return see(f"/gebied/{keep_it(held)}#uitkomst")

    return await run_in_threadpool(opened)


def _exact(looking: LookingParty, care: CareProduct, sheets: Sequence[HandedIn]) -> Held:
    """The sheets as a list of providers; raises `Refused` where they make no region."""
    parties = looking.process.parties
    providers = [
        {
            "naam": parties[sheet.party].name,
            "kostprijs": str(sheet.cost),
            "volume": str(sheet.volume),
            "omvang": parties[sheet.party].size,
            "concern": parties[sheet.party].concern,
        }
        for sheet in sheets
    ]
    text = next((text for text in looking.view.texts if text.product == care.id), None)
    tariffs = [{"naam": f"Tekst, versie {text.version}", "tarief": str(text.tariff)}] if text else []
    region = {"naam": looking.view.region, "product": care.name, "eenheid": care.unit}
    document = json.dumps({**region, "aanbieders": providers, "tarieven": tariffs}, ensure_ascii=False)
    return replace(look_at_region("gebied.json", document.encode()), texts={VIEW: View.FACILITATOR.value})


def _product(looking: LookingParty, id: str) -> CareProduct:
    """The product of an address; raises `Problem` 404 for one that is not on the table."""
    for product in looking.view.products:
        if product.id == id:
            return product
    raise not_found()


def _sheets(request: Request, looking: LookingParty, care: CareProduct) -> list[HandedIn]:
    with accounts_of(request).store.read() as view:
        found = sheets_of(view, looking.process, product=care.id)
    return [sheet for sheet in found if sheet.party in looking.process.parties]


def _page(request: Request, looking: LookingParty, care: CareProduct, fault: Problem | None = None) -> Response:
    snapshot: SeenSnapshot | None = next((one for one in looking.view.snapshots if one.product == care.id), None)
    leads = looking.actor.party.seat in LEADS
    may = SnapshotTaken in possible(looking.view.phase, looking.actor.party)
    return page(
        request,
        "gebied_in_proces.html",
        fault,
        looking=looking,
        product=care,
        snapshot=snapshot,
        text=next((one for one in looking.view.texts if one.product == care.id), None),
        told=told_together(snapshot.figures) if snapshot else None,
        leads=leads,
        sheets=len(_sheets(request, looking, care)) if leads else 0,
        freezing=address_of(looking.view, SnapshotTaken, product=care.id) if may else "",
        party=PARTY,
    )
