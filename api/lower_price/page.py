"""The pages at `/vlakke-korting`: a cost sheet, a percentage, and perhaps the providers it falls on; and its route."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from api.files.asked_form import AskedForm, Sent
from api.files.boxes import CUT, SHEET, FileBox
from api.files.examples import position
from api.files.kept_kind import kept_files
from api.files.page import WRONG, FilePage, Keep, Opened, beside
from api.files.priced import PricedFile, look_at_priced
from api.files.region_example import as_toml
from api.files.region_source import MOST_VALUES, VIEW, look_at_region, view_in
from api.lower_price.asked import BESIDE, BOXES, REGION, cut, look_at_beside, numbers
from api.lower_price.request import VlakkeKortingIn, of_cut, parse_cut
from api.lower_price.view import cut_view
from api.show.answer import downloaded, outcome_router
from api.show.outcome import Deliverable
from api.web.forms import Way
from api.web.held import Held
from api.web.render import render
from tarief.core.findings import Refused
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region.case import View

#: Which other files go with the sheet: the text beside it that holds their number.
_BESIDE: Final = {REGION.name: "korting_gebied", BESIDE.name: "korting_naast"}
_FILES: Final = (SHEET, REGION, BESIDE)


def _example(keep: Keep) -> list[str]:
    """20% off the research of the example, with its region."""
    region = keep(look_at_region("voorbeeldgebied.toml", as_toml().encode()))
    texts = {CUT: "20", _BESIDE[REGION.name]: region}
    return [keep(position("onderzoek")), keep(beside(texts))]


def _form(sent: Sent, status: int) -> Response:
    return render("vlakke_korting.html", status, form=AskedForm(sent, BOXES))


def _show(opened: Opened) -> Response:
    (side,) = opened.priced()
    sent = Sent(_again(opened), opened.held.texts)
    try:
        found = _worked_out(opened, side)
    except Refused as refused:
        return _form(replace(sent, findings=refused.findings), WRONG)
    view = cut_view(side, found, opened.address)
    return render("vlakke_korting_uitkomst.html", view=view, form=AskedForm(sent, BOXES))


def lowered(opened: Opened) -> Deliverable | None:
    """Return the cut; None while the sheet has no price. Raises `Refused` for what does not go together."""
    (side,) = opened.priced()
    found = _worked_out(opened, side)
    return None if found is None else of_cut(found)


def _download(opened: Opened, way: Way) -> Response | None:
    outcome = lowered(opened)
    return None if outcome is None else downloaded(outcome, way)


def _worked_out(opened: Opened, side: PricedFile) -> CutOutcome | None:
    """The cut of a sheet that has a price; None while it has none."""
    if side.breakdown is None:
        return None
    return cut(side.breakdown, opened.held.texts, *map(opened.beside, _BESIDE.values()))


def _again(opened: Opened) -> tuple[FileBox, ...]:
    """The fields as they were filled in, with the files that are still here; of those beside, not where they are."""
    texts = opened.held.texts
    others = ((f"{opened.case}.{name}", opened.beside(name)) for name in _BESIDE.values())
    known = [(opened.number, opened.held), *others]
    return tuple(
        box if held is None else replace(box, number=number, received=_name(box, held, texts))
        for box, (number, held) in zip(_FILES, known, strict=True)
    )


def _name(box: FileBox, held: Held, texts: Mapping[str, str]) -> str:
    """The name of a file; that of a list of providers only where every provider may be seen."""
    return held.called if box is not REGION or view_in(texts) is View.FACILITATOR else ""


PAGE: Final = FilePage(
    "/vlakke-korting",
    _FILES,
    lambda memory: (partial(look_at_priced, memory=memory), look_at_region, look_at_beside),
    _form,
    _show,
    _download,
    _example,
    check=lambda texts, _: numbers(texts).faults,
    names=(*(box.name for box in BOXES), VIEW),
    beside=_BESIDE,
    choices=("",),
    back="de vlakke korting",
    begins_with="/vlakke-korting/vanaf/",
    asks_first="?korting=10",
)
KEPT: Final = kept_files("vlakke_korting", "Vlakke korting", PAGE, lowered)
api: Final = outcome_router(
    "vlakke-kortingen",
    lambda document: of_cut(parse_cut(document)()),
    takes=VlakkeKortingIn,
    gives=CutOutcome,
    summary="Laat zien wat waar moet zijn bij een vlakke korting",
    description="Zonder gebied alleen wat uit de opgave volgt; met gebied ook wie onder kostprijs komt. Geeft JSON, of "
    "met `Accept` een werkboek met werkende formules of een beeld (SVG) van wat het lagere tarief nog betaalt.",
    answer="Het scherm van de vlakke korting.",
    most=MOST_VALUES,
)
router = PAGE.mount(APIRouter(prefix=PAGE.address, include_in_schema=False))
