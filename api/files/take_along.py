"""A price as a file, so that any page that starts from files can go on with it."""

import json
from collections.abc import Mapping
from typing import Final

from api.files.request import KEYS
from api.web.held import Held
from tarief import Breakdown
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject

#: What an outcome as JSON has and a request has not.
_OUTCOME: Final = "ontvangstbewijs"


def as_file(breakdown: Breakdown) -> Held:
    """Return the calculation as a request in JSON."""
    return Held(f"{breakdown.model.label}.json", json.dumps(request_of_price(breakdown), default=str).encode())


def request_of_price(breakdown: Breakdown) -> dict[str, Json]:
    """Return what would be asked to get this price again."""
    return {
        "model": breakdown.model.key,
        "peildatum": breakdown.on.isoformat(),
        "invoer": {key: breakdown.inputs[key] for key in breakdown.inputs},
    }


def with_inputs(breakdown: Breakdown) -> JsonObject:
    """Return the outcome with all that was stated, so that it can be sent again."""
    return {**breakdown.as_json(), "invoer": request_of_price(breakdown)["invoer"]}


def asked_again(document: Json) -> Json:
    """Return a request as it is, and of an outcome that was downloaded what was asked for it."""
    if not isinstance(document, Mapping) or _OUTCOME not in document or "invoer" not in document:
        return document
    return {key: value for key, value in document.items() if key in KEYS}
