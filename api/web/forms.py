"""Posted forms: only of the kind they should be; and the files that are held for a page."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from api.web.body import FORM, MAX_FIELDS, URLENCODED, SentForm, content_type, filled_in, read_form
from api.web.held import MINUTES, Held, Uploads
from api.web.problems import not_found, unsupported
from api.web.root import root
from api.web.visitor import known_visitor, owner_of_files, visitor_of
from tarief.core.findings import Finding
from tarief.documents.strict_json import MAX_TEXT, is_writable

_SEE_OTHER: Final = 303
#: What stands for a text that cannot be written down again.
UNWRITABLE: Final = "?"
_LONGEST: Final = 200
#: The ways back from one file that are kept, besides that of who looks.
_MOST_WAYS: Final = 9


async def posted_texts(request: Request) -> dict[str, str]:
    """Return the texts of a form without files; what cannot be written down again becomes `?`."""
    return cleaned(await posted_pairs(request))


async def posted_writing(request: Request) -> dict[str, str]:
    """Return the texts of a form in which people write, whole: what cannot be kept is told at its box."""
    return {name: text.strip() for name, text in await posted_pairs(request)}


def not_to_keep(texts: Mapping[str, str]) -> dict[str, Finding]:
    """Return what is wrong with texts that cannot be written down again, by the name of their box."""
    return {name: _not_to_keep(len(text)) for name, text in texts.items() if not is_writable(text)}


def _not_to_keep(length: int) -> Finding:
    if length > MAX_TEXT:
        text = f"Dit zijn {length} tekens; er passen er {MAX_TEXT} in."
        return Finding("tekst_te_lang", text, "Kort de tekst in.")
    return Finding("tekst_onleesbaar", "Hier staan tekens in die niet te lezen zijn.", "Typ de tekst over.")


async def posted_pairs(request: Request) -> list[tuple[str, str]]:
    """Return the names and texts of a form without files as they were sent."""
    if content_type(request) != URLENCODED:
        raise unsupported(URLENCODED)
    return await filled_in(request)


def cleaned(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return posted pairs; a text that cannot be written down again becomes `?`, which no box accepts."""
    return {name: cut if is_writable(cut := text.strip()[:_LONGEST]) else UNWRITABLE for name, text in pairs}


async def posted_form(request: Request, files: int) -> SentForm:
    """Return the files and texts of a form with files; raises `Problem` for one that is too large or broken."""
    if content_type(request) != FORM:
        raise unsupported(FORM)
    form = await read_form(request, files=files, fields=MAX_FIELDS)
    return SentForm(form.files, cleaned(form.fields.items()))


def uploads(request: Request) -> Uploads:
    """Return the files that are held, for who sends this request."""
    found: Uploads = request.app.state.opgaven
    return found.seen_by(known_visitor(request))


def keeper(request: Request) -> Callable[[Held], str]:
    """Return what holds a file for who sends this request, to be called from a thread as well."""
    loop, owner, maker = asyncio.get_running_loop(), owner_of_files(request), visitor_of(request)
    held_here = uploads(request)

    def keep_it(held: Held) -> str:
        number = held_here.add(replace(held, maker=maker), owner)
        loop.call_soon_threadsafe(loop.call_later, MINUTES * 60 + 1, held_here.forget_old)
        return number

    return keep_it


def remembers(request: Request) -> bool:
    """Whether answers about a sheet are kept for the next one of its layout."""
    return bool(request.app.state.onthoudt)


def leading_back(request: Request, number: str, held: Held, address: str, name: str) -> Held:
    """Return a file whose own page leads this visitor, and nobody else, back to the page at `address`."""
    visitor = visitor_of(request)
    if held.ways_back.get(visitor) == (address, name):
        return held
    others = [way for way in held.ways_back.items() if way[0] != visitor][-_MOST_WAYS:]
    held = replace(held, ways_back={**dict(others), visitor: (address, name)})
    uploads(request).replace(number, held)
    return held


def way_back(request: Request, held: Held) -> tuple[str, str] | None:
    """Return the address and name of the page that this visitor came from to a file; None for another reader."""
    return held.ways_back.get(known_visitor(request))


def see(address: str) -> Response:
    """Lead on to a page after a form was posted."""
    return RedirectResponse(root() + address, _SEE_OTHER)


class Way(StrEnum):
    """In what form a page gives its outcome to take along; each is the last part of an address."""

    BOOK = "werkboek"
    DATA = "uitkomst"
    PAPER = "pdf"


def way_named(text: str) -> Way:
    """Return the form that an address names."""
    if text not in list(Way):
        raise not_found()
    return Way(text)
