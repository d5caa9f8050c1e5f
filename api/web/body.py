"""Reading the body of a request: only the kind it should be, and strictly."""

from __future__ import annotations

from fastapi import Request

from api.web.problems import unsupported
from tarief.core.json_data import Json
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
