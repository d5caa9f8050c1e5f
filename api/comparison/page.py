"""The pages at `/vergelijken`: send two files, and see where the difference between their prices comes from.

Both files are held as cost sheets are (`/opgave`), so that questions about them are answered there.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.comparison.more import MORE, MORE_BOX, files_beside, kept_with_more, more_files, mount_more
from api.comparison.outcome import LETTERS, MOST_MORE, ToldComparison, of_comparison
from api.comparison.view import TABS, comparison_view, outcome_of
from api.files.asked_form import Sent
from api.files.boxes import FileBox
from api.files.examples import position
from api.files.page import FilePage, Opened
from api.files.priced import PricedFile, look_at_priced
from api.files.request import BerekeningIn, parse_request
from api.files.unusable import GONE
from api.show.answer import downloaded, outcome_router
from api.show.outcome import Deliverable
from api.web.forms import Way, uploads
from api.web.problems import among
from api.web.render import render
from tarief import Breakdown, Finding, Refused
from tarief.comparison import compare, repeated
from tarief.comparison.checks import check_bases, check_subcontractor
from tarief.core.findings import every, refuse
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.kinds import AsGiven, Flag, ListOf, Text
from tarief.documents.record import Entry, Record
from workbooks.read.kinds import SHEETS

_HINT: Final = "Een kostenblad (Excel, LibreOffice, .csv), ons ingevulde sjabloon, of een berekening als .json."
_FILES: Final = (
    FileBox("a", "A: van dit tarief", _HINT, (*SHEETS, ".json")),
    FileBox("b", "B: naar dit tarief", _HINT, (*SHEETS, ".json")),
)


def _begin(request: Request) -> Sent | None:
    """`?a=` names a file that is already held."""
    number = request.query_params.get("a", "")
    known = uploads(request).get(number)
    if known is None:
        return Sent(_FILES, {}, (GONE,)) if number else None
    return Sent((replace(_FILES[0], number=number, received=known.called), _FILES[1]))


def _show(opened: Opened, box: FileBox = MORE_BOX, status: int = 200) -> Response:
    a, b = opened.priced()
    tab = among(opened.request.query_params.get("per", ""), dict(TABS))
    view = comparison_view(a, b, tab, _order(opened))
    return render("vergelijken_uitkomst.html", status, view=view, adres=opened.address, more=more_files(opened, box))


def _compared(opened: Opened, more: Sequence[PricedFile]) -> Deliverable | None:
    """Return the comparison; None while a side has no price. Raises `Refused` where none can be made."""
    a, b = opened.priced()
    return outcome_of(a, b, _order(opened) or None, more)


def _download(opened: Opened, way: Way) -> Response | None:
    outcome = _compared(opened, files_beside(opened))
    return None if outcome is None else downloaded(outcome, way)


def _order(opened: Opened) -> list[str]:
    return [key for key in opened.request.query_params.get("volgorde", "").split(",") if key]


PAGE: Final = FilePage(
    "/vergelijken",
    _FILES,
    lambda memory: [partial(look_at_priced, memory=memory)] * len(_FILES),
    lambda sent, status: render("vergelijken.html", status, view=sent),
    _show,
    _download,
    lambda keep: [keep(position(name)) for name in ("oud", "onderzoek")],
    begin=_begin,
    parts=len(_FILES),
    choices=("a", "b"),
    back="de vergelijking",
    anchor="#uitkomst",
    begins_with="/vergelijken?a=",
    begins=("a",),
    shows=("per", "volgorde", MORE),
)
router = PAGE.mount(APIRouter(prefix=PAGE.address, include_in_schema=False))
mount_more(router, PAGE, _show)


_SIDES = ("a", "b")
_ORDER, _BESIDE = "volgorde", "naast"
_MOST = 400


class VergelijkingIn(Record):
    """Two calculations to compare, on request an order in which to take the differences away, and more beside them."""

    OBJECT = (
        "geen_object",
        "Verwacht wordt een object met alleen a en b.",
        "Geef aan elke kant model, peildatum en invoer, en desgewenst een volgorde.",
    )
    STRANGE_AT_FIELD = False

    a = Entry(AsGiven(BerekeningIn.schema())).otherwise(None, required=True)
    b = Entry(AsGiven(BerekeningIn.schema())).otherwise(None, required=True)
    volgorde = Entry(
        ListOf(Text(), _MOST),
        "Sleutels in de gewenste volgorde; wat niet is genoemd volgt. De bedragen hangen daarvan af.",
    ).optional()
    naast = Entry(
        ListOf(AsGiven(BerekeningIn.schema()), MOST_MORE),
        "Meer berekeningen; alle prijzen komen naast elkaar te staan.",
    ).otherwise(())
    onderaannemer = Entry(Flag(), "B werkt voor A: ook nagaan of B krijgt wat A zelf kwijt zou zijn.").otherwise(False)


def _told(document: Json) -> Deliverable:
    record = VergelijkingIn.of(document)
    order, faults = record.volgorde, [finding.under(Place.pointer()) for finding in record.spot.faults]
    if any(record.given.get(side) is None for side in _SIDES):
        faults = list(dict.fromkeys((Finding(*VergelijkingIn.OBJECT).under(Place.pointer()), *faults)))
    two = (partial(_side, record.given.get(side), Place.pointer(side)) for side in _SIDES)
    beside = (partial(_side, side, Place.pointer(_BESIDE, at)) for at, side in enumerate(record.naast))
    twice = [finding.at(Place.pointer(_ORDER)) for finding in repeated(order or ())]
    _, a, b, *more = every(partial(refuse, faults), *two, *beside, also=twice)
    checks = check_subcontractor if record.onderaannemer else check_bases
    labels = tuple(LETTERS[: 2 + len(more)].upper())
    return of_comparison(compare(a, b, checks=checks), labels, order=order, more=more)


def _side(document: Json, at: Place) -> Breakdown | None:
    """Calculate one side; a fault is placed under that side. A side that is not there is told with the whole."""
    if document is None:
        return None
    try:
        return parse_request(document).calculate()
    except Refused as refused:
        raise refused.relocated(lambda place: place.within(at)) from None


KEPT: Final = kept_with_more("vergelijking", "Vergelijking", PAGE, _compared)
api: Final = outcome_router(
    "vergelijkingen",
    _told,
    takes=VergelijkingIn,
    gives=ToldComparison,
    summary="Verklaar het verschil tussen twee tarieven",
    description="Geeft JSON: het verschil per invoerwaarde, per trede van de opbouw en per onderdeel van de wet. Met "
    "`Accept` van een .xlsx een werkboek, met `image/svg+xml` de brug als beeld. Met `naast` komen alle prijzen "
    "naast elkaar te staan.",
    answer="Het verschil, in delen.",
)
