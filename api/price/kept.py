"""A calculation as it is kept: the form as it was filled in."""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.files.filled import MODEL, Filled, from_pairs
from api.files.kept_kind import WorkKind
from api.files.page import Keep
from api.files.parcel import Parcel, as_file
from api.files.reading import calculate
from api.price.page import of_breakdown
from api.price.view import refused_page, result_page
from api.show.outcome import Deliverable
from api.web.held import Held, Uploads
from tarief.core.findings import Refused


def _form(parcel: Parcel) -> Filled:
    return from_pairs(parcel.texts.items())


def _take(here: Uploads, numbers: Sequence[str]) -> Parcel | None:
    held = here.get(numbers[0]) if len(numbers) == 1 else None
    return None if held is None or held.content or MODEL not in held.texts else Parcel(texts=held.texts)


def _tell(_: Request, parcel: Parcel) -> Deliverable:
    return of_breakdown(calculate(_form(parcel)))


def _reopen(parcel: Parcel, _: Keep) -> Response:
    filled = _form(parcel)
    try:
        return result_page(filled, calculate(filled))
    except Refused as refused:  # what the parameters gave then, they may not give now
        return refused_page(filled, refused)


def _side(parcel: Parcel) -> Held:
    return as_file(calculate(_form(parcel)))


KEPT: Final = WorkKind("berekening", "Berekening", "berekening", _take, _tell, _reopen, _side)
