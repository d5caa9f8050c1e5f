"""The base of the scenarios: a sheet of any kind, or a document with what is asked; and an example to start from."""

from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from api.files.examples import request_of
from api.files.priced import PricedFile, look_at_priced, priced
from api.files.remembered import NOBODY, OwnMemory
from api.files.request import is_request, parse_request, request_in
from api.scenarios.request import ScenariosIn, split
from api.web.held import Held
from tarief import Finding
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.documents.document import KINDS, read_document

_SHEET: Final = "basis"


@dataclass(frozen=True, slots=True)
class ScenarioBase:
    """The calculation, where there is one yet, and what the file itself asks about it."""

    side: PricedFile
    asked: dict[str, Json] = field(default_factory=dict)


def look_at_base(name: str, content: bytes, *, memory: OwnMemory = NOBODY) -> Held:
    """Return the file as it will be held; raises `Refused` with every fault in it."""
    if not _is_document(name):
        return look_at_priced(name, content, memory=memory)
    document = _object(name, content)
    refuse(_elsewhere(document))
    parse_request(split(document)[0]).calculate()
    return Held(name, content)


def look_at_plans(name: str, content: bytes) -> Held:
    """Return a file with scenarios alone as it will be held; raises `Refused` when it cannot be read."""
    _object(name, content)
    return Held(name, content)


def base_of(number: str, held: Held) -> ScenarioBase:
    """Work out the base of a held file, as far as its answers go."""
    if not _is_document(held.name):
        return ScenarioBase(priced(number, held))
    asked, rest = split(_object(held.name, held.content))
    return ScenarioBase(PricedFile(number, held, parse_request(asked).calculate()), rest)


def plans_in(held: Held | None) -> dict[str, Json]:
    """Return what a file with scenarios asks; the sheet that it names as its base is the one that was sent."""
    if held is None:
        return {}
    rest = split(_object(held.name, held.content))[1]
    return {key: item for key, item in rest.items() if key != _SHEET}


def _is_document(name: str) -> bool:
    return PurePath(name).suffix.lower() in KINDS


def _object(name: str, content: bytes) -> dict[str, Json]:
    return ScenariosIn.mapping(request_in(content) if is_request(name) else read_document(name, content))


def _elsewhere(document: dict[str, Json]) -> list[Finding]:
    if _SHEET not in document:
        return []
    advice = "Kies die opgave als basis, en dit bestand bij de scenario's."
    return [Finding("basis_elders", "Dit bestand noemt een opgave als basis, en die zit er niet in.", advice)]


_HEAD: Final = """# Scenario's voor tarief. De getallen zijn verzonnen; vervang ze door uw eigen.
model = "{model}"
peildatum = {peildatum}
volume = 166000            # eenheden per jaar: dan staat er ook wat alles samen kost. Mag weg.

# De basis: alles wat een berekening nodig heeft.
[invoer]
"""


def as_toml() -> str:
    """Return the document."""
    request = request_of("onderzoek")
    inputs = "".join(f'{key} = "{value}"\n' for key, value in request["invoer"].items())
    head = _HEAD.replace("{model}", request["model"]).replace("{peildatum}", request["peildatum"])
    rest = Path(__file__).with_name("voorbeeldscenarios.toml").read_text(encoding="utf-8")
    return f"{head}{inputs}\n{rest}"
