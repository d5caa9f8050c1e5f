"""A cost sheet as it is kept: the file with what was answered, and which of its products was looked at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.files.calculated import Calculated
from api.files.kept_kind import WorkKind
from api.files.look import understood_of
from api.files.page import Keep
from api.files.parcel import Parcel
from api.files.priced import number_in
from api.sheet.folder import of_calculated
from api.sheet.view import view_of
from api.show.outcome import Deliverable
from api.web.forms import see
from api.web.held import PRODUCT, Held, Uploads


def _take(here: Uploads, numbers: Sequence[str]) -> Parcel | None:
    number, *product = numbers
    held = here.get(number)
    if held is None or not held.content:
        return None
    chosen = {PRODUCT: str(number_in(product[0]))} if product else {}
    return Parcel((replace(held, texts={**held.texts, **chosen}),))


def _tell(_: Request, parcel: Parcel) -> Deliverable | None:
    held = _side(parcel)
    view = view_of(understood_of(held), held, _product(held))
    if view.breakdown is None:
        return None
    return of_calculated(Calculated(view.breakdown, held.aanbieder, view.product))


def _reopen(parcel: Parcel, keep: Keep) -> Response:
    held = _side(parcel)
    return see(f"/opgave/{keep(held)}?{PRODUCT}={_product(held)}")


def _side(parcel: Parcel) -> Held:
    (held,) = parcel.files
    return held


def _product(held: Held) -> int:
    return number_in(held.texts.get(PRODUCT, ""))


KEPT: Final = WorkKind("opgave", "Kostenblad", "opgave", _take, _tell, _reopen, _side)
