"""The version of a process as one party sees it: what that party may not see cannot move it.

A number that counted events would tell how busy others are. The version is a hash over the view instead; what has
changed since is found by looking back along the events until that party saw what it says it saw.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from api.web.problems import Problem
from tarief.core.dutch import listed
from tarief.core.findings import Finding
from tarief.core.jsonable import JsonObject
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
from tarief.negotiation.views import seen_by

_SHOWN: Final = 16
#: How many events are looked back over to say what has changed; of a process with so many positions, fewer.
BACK: Final = 40
MANY: Final = 2_000
FEW: Final = 5


def version_of(view: JsonObject) -> str:
    """Return the ETag of a view."""
    text = json.dumps(view, sort_keys=True, ensure_ascii=False, default=str)
    return f'"{sha256(text.encode()).hexdigest()[:_SHOWN]}"'


def check_version(wanted: str, process: Process, party: Party, before: Iterable[Process]) -> None:
    """Let pass who has seen what there is now; raises `Problem` 428 without a version, 412 for an older one.

    `before` are the process as it was, the latest first.
    """
    if not wanted:
        detail = "Stuur in de header If-Match de ETag mee van wat u zag."
        raise Problem(428, "versie-ontbreekt", "Zeg op welke versie dit een antwoord is", detail)
    if wanted == "*":
        return
    now = seen_by(process, party).as_json()
    if wanted != version_of(now):
        raise _stale(wanted, now, (seen_by(old, party).as_json() for old in before))


def _stale(wanted: str, now: JsonObject, before: Iterator[JsonObject]) -> Problem:
    seen = next((view for view in before if version_of(view) == wanted), None)
    changed = sorted(key for key in now.keys() | (seen or {}).keys() if seen is None or now.get(key) != seen.get(key))
    what = f"Gewijzigd: {listed(changed)}. " if seen is not None else ""
    detail = f"{what}Haal het proces opnieuw op en kijk of uw wijziging nog klopt."
    headers = {"ETag": version_of(now)}
    findings = [Finding("gewijzigd", f"'{key}' is gewijzigd.", subject=key) for key in changed if seen is not None]
    title = "Het proces is intussen gewijzigd"
    return Problem(412, "intussen-gewijzigd", title, detail, findings=findings, headers=headers)
