"""A kind of work that can be kept: what it is called, what is kept of it, what comes of it, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi import Request
from starlette.responses import Response

from api.files.page import FilePage, Keep, Opened
from api.files.parcel import Parcel
from api.files.region_source import VIEW
from api.web.forms import see
from api.web.held import Held, Uploads

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class WorkKind(Generic[Told]):
    """One kind; each capability declares its own.

    `part` is the first part of the address where it is made. `take` gives what the page works on by the numbers behind
    that (None when any of it is gone), `tell` what comes of it (None while nothing does), `reopen` the page as it was,
    and `side`, where there is one, what stands for it in a comparison. Of what is `partly` told not everybody sees all.
    """

    key: str
    label: str
    part: str
    take: Callable[[Uploads, Sequence[str]], Parcel | None]
    tell: Callable[[Request, Parcel], Told | None]
    reopen: Callable[[Parcel, Keep], Response]
    side: Callable[[Parcel], Held | None] | None = None
    partly: bool = False


def kept_files(key: str, label: str, page: FilePage, outcome: Callable[[Opened], Told | None]) -> WorkKind[Told]:
    """Return the kind of work of a page that starts from files."""

    def tell(request: Request, parcel: Parcel) -> Told | None:
        opened = page.unpacked(request, parcel)
        return None if opened is None else outcome(opened)

    def reopen(parcel: Parcel, keep: Keep) -> Response:
        return see(page.put_back(parcel, keep))

    return WorkKind(key, label, page.address.strip("/"), page.packed, tell, reopen, partly=VIEW in page.names)
