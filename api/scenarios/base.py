"""The base of the scenarios: a cost sheet of any kind, or a document that holds a calculation and what is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from api.files.priced import PricedFile, look_at_priced, priced
from api.files.request import KEYS, parse_request
from api.web.held import Held
from tarief import Finding, Refused
from tarief.core.findings import refuse
from tarief.documents.document import KINDS, read_document

_SHEET: Final = "basis"


@dataclass(frozen=True, slots=True)
class ScenarioBase:
    """The calculation, where there is one yet, and what the file itself asks about it."""

    side: PricedFile
    asked: dict[str, Any] = field(default_factory=dict)


def look_at_base(name: str, content: bytes, *, remembers: bool = False) -> Held:
    """Return the file as it will be held; raises `Refused` with every fault in it."""
    if not _is_document(name):
        return look_at_priced(name, content, remembers=remembers)
    document = _object(name, content)
    refuse(_elsewhere(document))
    parse_request({key: document[key] for key in KEYS if key in document}).calculate()
    return Held(name, content)


def look_at_plans(name: str, content: bytes) -> Held:
    """Return a file with scenarios alone as it will be held; raises `Refused` when it cannot be read."""
    _object(name, content)
    return Held(name, content)


def base_of(number: str, held: Held) -> ScenarioBase:
    """Work out the base of a held file, as far as its answers go."""
    if not _is_document(held.name):
        return ScenarioBase(priced(number, held))
    document = _object(held.name, held.content)
    breakdown = parse_request({key: document[key] for key in KEYS if key in document}).calculate()
    return ScenarioBase(
        PricedFile(number, held, breakdown), {key: item for key, item in document.items() if key not in KEYS}
    )


def plans_in(held: Held | None) -> dict[str, Any]:
    """Return what a file with scenarios asks; the sheet that it names as its base is the one that was sent."""
    if held is None:
        return {}
    document = _object(held.name, held.content)
    return {key: item for key, item in document.items() if key not in (*KEYS, _SHEET)}


def _is_document(name: str) -> bool:
    return PurePath(name).suffix.lower() in KINDS


def _object(name: str, content: bytes) -> dict[str, Any]:
    document = read_document(name, content)
    if isinstance(document, dict):
        return document
    advice = "Geef model, peildatum, invoer en scenarios."
    raise Refused((Finding("geen_object", "Verwacht wordt een object.", advice),))


def _elsewhere(document: dict[str, Any]) -> list[Finding]:
    if _SHEET not in document:
        return []
    advice = "Kies die opgave als basis, en dit bestand bij de scenario's."
    return [Finding("basis_elders", "Dit bestand noemt een opgave als basis, en die zit er niet in.", advice)]
