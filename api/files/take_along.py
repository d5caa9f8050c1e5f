"""A price as a file, so that any page that starts from files can go on with it."""

import json

from api.web.held import Held
from tarief import Breakdown
from tarief.core.json_data import Json


def as_file(breakdown: Breakdown) -> Held:
    """Return the calculation as a request in JSON."""
    return Held(f"{breakdown.model.label}.json", json.dumps(request_of_price(breakdown)).encode())


def request_of_price(breakdown: Breakdown) -> dict[str, Json]:
    """Return what would be asked to get this price again."""
    return {
        "model": breakdown.model.key,
        "peildatum": breakdown.on.isoformat(),
        "invoer": breakdown.inputs.document,
    }
