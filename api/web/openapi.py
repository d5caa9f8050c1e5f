"""The OpenAPI description: made from the routes, without what the framework adds of its own."""

import json
import os
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import ConfigDict, TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.web.guard import API_VERSION
from api.web.problems import MEDIA_TYPE, Probleem
from api.web.root import root_of
from tarief.core.json_data import Json
from tarief.documents.record import Record

#: A part of the description: JSON of which the shape is that of OpenAPI.
Described: TypeAlias = dict[str, Any]
#: Where every route is; the host is the one that serves the description.
_SERVER = "/api/v1"
PATH = f"{_SERVER}/openapi.json"
#: What goes in, of routes that read their body themselves; each route adds its own.
_BODIES: dict[str, type[Record]] = {}
#: What comes out; no field may be there that is not described.
_ANSWERS: dict[str, type] = {"Probleem": Probleem}
_STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)
_CONTACT = {"name": "Beheer van deze installatie", "email": "beheer@tarief.example", "url": "https://tarief.example"}
_REFERENCE = "#/components/schemas/{model}"
_TITLES = {
    400: "De invoer is geweigerd; zie bevindingen en vragen.",
    401: "Er is niemand ingelogd.",
    403: "Dit mag deze rol niet.",
    404: "Niet gevonden.",
    408: "Het verzoek kwam niet op tijd binnen.",
    409: "Dit kan nu niet; zie bevindingen.",
    412: "Het is intussen gewijzigd.",
    413: "Het verzoek is te groot.",
    415: "Dit soort inhoud kan hier niet.",
    422: "Het bestand is niet te lezen, of het kenmerk hoort bij een ander verzoek.",
    428: "Er staat niet bij op welke versie dit een antwoord is.",
    429: "Er komt te veel tegelijk binnen.",
    503: "De server heeft het te druk; probeer het later opnieuw.",
}
_DESCRIPTION = (
    "Van kostenopgave naar een tarief dat beide kanten uit elkaar kunnen halen. Getallen gaan als tekst heen en "
    "terug en blijven exact. Fouten zijn application/problem+json (RFC 9457)."
)


def problems(*statuses: int) -> dict[int | str, Described]:
    """Return the documentation of the problem answers of a route."""
    schema = {"schema": {"$ref": _REFERENCE.format(model="Probleem")}}
    return {status: {"description": _TITLES[status], "content": {MEDIA_TYPE: schema}} for status in statuses}


def body_of(schema: type[Record], *, needed: bool = True) -> Described:
    """Return the documentation of a JSON body that the route reads itself, to keep numbers exact."""
    _BODIES[schema.__name__] = schema
    reference = {"$ref": _REFERENCE.format(model=schema.__name__)}
    return {"requestBody": {"required": needed, "content": {"application/json": {"schema": reference}}}}


def answer_of(answer: type, description: str = "De uitkomst.", forms: Iterable[str] = ()) -> Described:
    """Return the documentation of a JSON answer, and of the other forms it can be asked in."""
    name = getattr(answer, "TITLE", answer.__name__)
    _ANSWERS[name] = answer
    reference = {"schema": {"$ref": _REFERENCE.format(model=name)}}
    return {"description": description, "content": {"application/json": reference, **{form: {} for form in forms}}}


def describe(app: FastAPI) -> None:
    """Serve the description; it may be read from anywhere (NL GOV API Design Rules).

    It is asked for in a thread: the first time it takes a second, in which everybody else would wait.
    """
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}

    def serve(request: Request) -> Response:
        servers = [{"url": root_of(request.scope) + _SERVER}]
        return JSONResponse(description_of(app) | {"servers": servers}, headers=headers)

    app.add_route(PATH, serve, methods=["GET"], include_in_schema=False)


def description_of(app: FastAPI) -> Described:
    """Return the description, made when it is first asked for."""
    if app.openapi_schema is None:
        found = get_openapi(
            title="tarief",
            version=API_VERSION,
            description=_DESCRIPTION,
            routes=app.routes,
        )
        found["info"] |= {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}, "contact": _contact()}
        found["paths"] = {path.removeprefix(_SERVER): item for path, item in found["paths"].items()}
        schemas = found.setdefault("components", {}).setdefault("schemas", {})
        schemas |= deepcopy(_schemas())
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        for schema in schemas.values():
            for name, field in schema.get("properties", {}).items():
                _tell_day(name, field)
        for operation in (item for path in found["paths"].values() for item in path.values()):
            _tidy(operation)
        for path, example in _examples().items():
            found["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"] = example
        app.openapi_schema = found
    return app.openapi_schema


def _examples() -> Described:
    """A body that runs as it stands, by the path of its operation."""
    found: Described = json.loads(Path(__file__).with_name("voorbeeldverzoeken.json").read_text(encoding="utf-8"))
    return found


def _contact() -> dict[str, str]:
    """Whom to ask: whoever runs this installation, who can say so in the environment."""
    return {key: os.environ.get(f"TARIEF_CONTACT_{key.upper()}", value) for key, value in _CONTACT.items()}


@cache
def _schemas() -> Described:
    """The schemas that routes refer to by name, worked out once: most of the description's time."""
    found = TypeAdapter(tuple[*_ANSWERS.values()], config=_STRICT).json_schema(  # type: ignore[arg-type, misc]
        mode="serialization", ref_template=_REFERENCE
    )
    definitions: Described = found["$defs"]
    for record in _BODIES.values():
        _lifted(record.schema(), definitions)
    return definitions


def _lifted(schema: Json, into: dict[str, Json]) -> Json:
    """Put each record in a schema under its title, and refer to it there."""
    if isinstance(schema, list | tuple):
        return [_lifted(item, into) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _lifted(item, into) for key, item in schema.items()}
    title = inner.get("title")
    if not isinstance(title, str):
        return inner
    into[title] = inner
    return {"$ref": _REFERENCE.format(model=title)}


def _tidy(operation: Described) -> None:
    """Put right what the framework says of the answers; what takes input can refuse it."""
    answers = operation["responses"]
    if "HTTPValidationError" in str(answers.get("422", "")):
        del answers["422"]
    if "parameters" in operation or "requestBody" in operation:
        answers.setdefault("400", problems(400)[400])
    if "requestBody" in operation:
        for status, answer in problems(408, 429, 503).items():
            answers.setdefault(str(status), answer)
    for answer in answers.values():
        answer["headers"] = {"API-Version": {"schema": {"type": "string"}, "description": "Versie van deze API."}}
    for parameter in operation.get("parameters", ()):
        _tell_day(parameter["name"], parameter["schema"])


def _tell_day(name: str, schema: Described) -> None:
    """Give a day its format, at the top also where it may be absent: that is where tools look for it."""
    branches = schema.get("anyOf", [])
    if name.endswith("datum") or {"type": "string", "format": "date"} in branches:
        if branches:
            schema["type"] = [branch["type"] for branch in schema.pop("anyOf")]
        schema["format"] = "date"
