"""Reading what a request carries: strictly, and in memory, so that nothing somebody sent is written to a disk."""

from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.web.held import UPLOAD_LIMIT
from api.web.problems import Problem, unsupported
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.strict_json import MAX_ITEMS, read_json

JSON = "application/json"


async def json_body(request: Request, most: int = MAX_ITEMS) -> Json:
    """Return the JSON document in the body; raises `Problem` 415 or `Refused`."""
    if content_type(request) != JSON:
        raise unsupported(JSON)
    return read_json(await request.body(), most)


def content_type(request: Request) -> str:
    """Return the media type of the body without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


FILE: Final = "bestand"
#: The text beside a file that opens it.
PASSWORD: Final = "wachtwoord"
FORM: Final = "multipart/form-data"
URLENCODED: Final = "application/x-www-form-urlencoded"
MAX_FIELDS: Final = 500
_FEW_FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it came in, and what its sender calls it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SentForm:
    """The files that were chosen and the texts that came with them, by the name of their field."""

    files: Mapping[str, SentFile]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Upload:
    """The file that was sent, what its sender calls it, and the texts that came with it."""

    content: bytes
    name: str
    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a text that came along; empty for nothing."""
        return self.fields.get(name, "")


async def read_upload(request: Request, lists: Container[str] = ()) -> Upload:
    """Read a form with one file; raises `Refused` without a file and `Problem` 400 for a broken form.

    A field of `lists` may come more than once: its texts are one, with a semicolon between them.
    """
    form = await read_form(request, lists=lists)
    sent = form.files.get(FILE)
    if sent is None:
        raise Refused((no_file(FILE),))
    return Upload(sent.content, sent.name, form.fields)


async def read_form(
    request: Request, *, files: int = 1, fields: int = _FEW_FIELDS, lists: Container[str] = ()
) -> SentForm:
    """Read a form with at most so many files and fields; raises `Problem` 400 for a broken one."""
    parser = MultiPartParser(request.headers, request.stream(), max_files=files, max_fields=fields)
    parser.spool_max_size = UPLOAD_LIMIT  # the standard writes what is over a megabyte to a temporary file
    try:
        form = await parser.parse()
    except MultiPartException:
        chosen = f"{files} {'bestand' if files == 1 else 'bestanden'}"
        detail = f"Stuur het formulier volledig, met hoogstens {chosen} en {fields} tekstvelden."
        raise Problem(400, "ongeldig-verzoek", "Het formulier is niet te lezen", detail) from None
    try:
        sent = {key: value for key, value in form.multi_items() if isinstance(value, UploadFile) and _is_chosen(value)}
        found = {key: SentFile((file.filename or "")[:100], await file.read()) for key, file in sent.items()}
        texts: dict[str, str] = {}
        for key, value in form.multi_items():
            if isinstance(value, str):
                texts[key] = f"{texts[key]}; {value}" if key in lists and key in texts else value
        request.state.filled_in = texts
        return SentForm(found, texts)
    finally:
        await form.close()


async def filled_in(request: Request) -> list[tuple[str, str]]:
    """Return what was typed in a form, whether or not it was read before; nothing of one that is broken."""
    if content_type(request) == URLENCODED:
        async with request.form(max_fields=MAX_FIELDS) as form:
            return [(name, text) for name, text in form.multi_items() if isinstance(text, str)]
    if content_type(request) != FORM:
        return []
    if not hasattr(request.state, "filled_in"):
        with suppress(Problem):
            await read_form(request, files=MAX_FIELDS, fields=MAX_FIELDS)
    return list(getattr(request.state, "filled_in", {}).items())


def no_file(field: str) -> Finding:
    """Return the fault of a form without the file it needs."""
    text, advice = "Er is geen bestand meegestuurd.", f"Kies een bestand, of stuur het in het veld {field}."
    return Finding("bestand_ontbreekt", text, advice, Place.of(field))


def _is_chosen(file: UploadFile) -> bool:
    """A file field in which nothing was chosen is sent as a file without a name and without content."""
    return bool(file.filename or file.size)
