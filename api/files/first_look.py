"""A cost sheet as it comes in: read once, so that one that cannot be read is never held."""

from __future__ import annotations

from dataclasses import replace

from api.files import remembered
from api.web.held import Held
from tarief.documents.strict_json import is_writable
from tarief.opgave import Opgave
from workbooks.read.understand import understand

_LONGEST = 100


def first_look(name: str, content: bytes, aanbieder: str = "", *, remembers: bool = False) -> Held:
    """Return the file with the answers recalled from an earlier one; raises `Refused` when it cannot be read."""
    understood = understand(content, name=name)
    said = aanbieder.strip()[:_LONGEST]
    held = Held(name, content, said if is_writable(said) else "")
    if isinstance(understood, Opgave):
        return replace(held, aanbieder=held.aanbieder or understood.aanbieder)
    known = remembered.recalled(understood, held.aanbieder) if remembers else {}
    return replace(held, answers=known, remembered=frozenset(known))
