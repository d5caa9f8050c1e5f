"""Reading a form with a file: wholly in memory, so that nothing somebody sent is ever written to a disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.guard import UPLOAD_LIMIT
from api.problems import Problem
from tarief import Finding, Refused
from workbooks.guard import STATUS

FILE: Final = "bestand"
FORM: Final = "multipart/form-data"
_MAX_FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class Upload:
    """The file that was sent, what its sender calls it, and the texts that came with it."""

    content: bytes
    name: str
    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a text that came along; empty for nothing."""
        return self.fields.get(name, "")


async def read_upload(request: Request) -> Upload:
    """Read a form with one file; raises `Refused` without a file and `Problem` 400 for a broken form."""
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=_MAX_FIELDS)
    parser.spool_max_size = UPLOAD_LIMIT  # the standard writes what is over a megabyte to a temporary file
    try:
        form = await parser.parse()
    except MultiPartException as fault:
        raise Problem(400, "ongeldig-verzoek", "Het formulier is niet te lezen", str(fault.message)) from None
    try:
        upload = form.get(FILE)
        if not isinstance(upload, UploadFile) or not (upload.filename or upload.size):
            text, advice = "Er is geen bestand meegestuurd.", f"Kies een bestand, of stuur het in het veld {FILE}."
            raise Refused((Finding("bestand_ontbreekt", text, advice, FILE),))
        fields = {key: value for key, value in form.multi_items() if isinstance(value, str)}
        return Upload(await upload.read(), (upload.filename or "")[:100], fields)
    finally:
        await form.close()


def file_problem(refused: Refused) -> Problem:
    """Return what is wrong with a file that cannot be used at all: too large, of another kind, or damaged."""
    kind = refused.findings[0].kind
    status = STATUS.get(kind, 422)
    slug = "te-groot" if status == 413 else kind.replace("_", "-")
    return Problem(status, slug, "Het bestand is niet te lezen", str(refused), findings=refused.findings)
