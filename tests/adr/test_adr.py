"""The description of the API against the NL GOV API Design Rules 2.2, and every rule against a mistake of its own."""

import json
import re
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from tests.tools.client import Client
from tests.tools.node import node_command

HERE = Path(__file__).parent
RULESET = HERE / "ruleset.yaml"
SPECTRAL = HERE.parents[1] / "node_modules" / ".bin" / "spectral"
OURS, RIGHT = "tarief", "goed"

Description = dict[str, Any]
Mistake = Callable[[Description], None]
Findings = dict[str, list[dict[str, Any]]]  # by description

_PROBLEM = {"type": "object", "properties": {"status": {"type": "integer"}, "title": {}, "detail": {}}}
_REFUSAL = {"description": "Nee.", "content": {"application/problem+json": {"schema": _PROBLEM}}}
_ANSWER = {"description": "Ja.", "headers": {"API-Version": {"schema": {"type": "string"}}}}
_SPRONG = {
    "type": "object",
    "properties": {
        "hoogte": {"type": "integer"},
        "geboortedatum": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        "op": {"type": "string", "format": "date-time"},
    },
}
_DESCRIPTION: Description = {
    "openapi": "3.1.0",
    "info": {
        "title": "Kikkers",
        "version": "1.2.3",
        "contact": {"name": "De vijver", "email": "kikker@vijver.example", "url": "https://vijver.example"},
    },
    "servers": [{"url": "https://vijver.example/api/v1"}],
    "tags": [{"name": "kikkers"}],
    "paths": {
        "/groene-kikkers/{naam}": {
            "get": {
                "operationId": "eenKikker",
                "parameters": [
                    {"name": "naam", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "alleenGroot", "in": "query", "schema": {"type": "boolean"}},
                ],
                "responses": {"200": _ANSWER, "400": _REFUSAL},
            }
        },
        "/sprongen/_zoek": {
            "post": {
                "operationId": "zoekSprong",
                "requestBody": {"content": {"application/json": {"schema": _SPRONG}}},
                "responses": {"200": _ANSWER, "400": _REFUSAL},
            }
        },
    },
    "components": {"schemas": {"Sprong": _SPRONG}},
}


def put(*path: str | int, value: object) -> Mistake:
    """A mistake: this value at this place."""

    def change(description: Description) -> None:
        place: Any = description
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


def drop(*path: str | int) -> Mistake:
    """A mistake: nothing at this place."""

    def change(description: Description) -> None:
        place: Any = description
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change


_GET = ("paths", "/groene-kikkers/{naam}", "get")
_POST = ("paths", "/sprongen/_zoek", "post")
_FIELDS = ("components", "schemas", "Sprong", "properties")
_TEXT, _LOCAL = {"type": "string"}, {"type": "string", "format": "date-time-local"}
_MOMENT = {"type": "string", "format": "date-time"}
#: By rule the mistakes that it must see, each of them.
WRONG: dict[str, list[Mistake]] = {
    "oas3-schema": [drop("info", "title")],
    "oas3-api-servers": [drop("servers")],
    "oas3-server-variables": [put("servers", 0, "url", value="https://{host}/api/v1")],
    "oas3-valid-media-example": [
        put(*_POST, "requestBody", "content", "application/json", "example", value={"hoogte": "hoog"})
    ],
    "oas3-valid-schema-example": [put(*_FIELDS, "hoogte", "example", value="hoog")],
    "openapi-tags-uniqueness": [put("tags", value=[{"name": "kikkers"}, {"name": "kikkers"}])],
    "operation-operationId-unique": [put(*_POST, "operationId", value="eenKikker")],
    "path-params": [drop(*_GET, "parameters", 0)],
    "nlgov:openapi-root-exists": [drop("openapi")],
    "nlgov:openapi3": [put("openapi", value="3.1")],
    "info-contact": [drop("info", "contact")],
    "nlgov:info-contact-fields-exist": [drop("info", "contact", key) for key in ("name", "email", "url")],
    "nlgov:semver": [put("info", "version", value="1.02.3")],
    "nlgov:missing-header": [drop(*_GET, "responses", "200", "headers")],
    "nlgov:missing-version-header": [put(*_POST, "responses", "200", "headers", value={"ETag": {}})],
    "nlgov:include-major-version-in-uri": [put("servers", value=[{"url": "/"}, {"url": "/api"}, {"url": "/vijver1"}])],
    "nlgov:servers-use-https": [put("servers", 0, "url", value="http://vijver.example/api/v1")],
    "path-keys-no-trailing-slash": [put("paths", "/padden/", value={})],
    "nlgov:paths-no-trailing-slash": [put("paths", "/padden/", value={})],
    "nlgov:paths-kebab-case": [
        put("paths", path, value={})
        for path in ("/groenePadden", "/bruine_padden", "/padden-", "/_zoek/padden", "/a.csv")
    ],
    "nlgov:query-keys-camel-case": [
        put(*_GET, "parameters", 1, "name", value="alleen_groot"),
        put(*_POST, "parameters", value=[{"name": "alleen-groot", "in": "query"}]),
        put("paths", "/sprongen/_zoek", "parameters", value=[{"name": "Alleen", "in": "query"}]),
        put("components", "securitySchemes", value={"sleutel": {"name": "2e", "in": "query", "type": "apiKey"}}),
    ],
    "nlgov:schema-camel-case": [put("components", "schemas", name, value={}) for name in ("api__Sprong", "sprong")],
    "nlgov:property-casing": [put(*_FIELDS, "sprong_links", value={})],
    "nlgov:http-methods": [put("paths", "/sprongen/_zoek", "trace", value={"responses": {"200": _ANSWER}})],
    "nlgov:use-problem-schema": [
        put(*_GET, "responses", "404", value={"description": "", "content": {"text/html": {}}})
    ],
    "nlgov:problem-schema-members": [
        put(*_GET, "responses", "400", "content", "application/problem+json", "schema", value={"type": "object"})
    ],
    "nlgov:problem-invalid-input": [drop(*_GET, "responses", "400"), drop(*_POST, "responses", "400")],
    "nlgov:date-time-ensure-timezone": [
        put(*_FIELDS, "op", value=_LOCAL),
        put(*_FIELDS, "tot", value={"anyOf": [_LOCAL, {"type": "null"}]}),
    ],
    "nlgov:time-without-timezone": [put(*_FIELDS, "op", "format", value="time")],
    "nlgov:specify-format-for-date-and-time": [
        *(put(*_FIELDS, name, value=_TEXT) for name in ("datum", "peildatum", "startDatum", "start_date")),
        put(*_FIELDS, "geboortedatum", value={"anyOf": [_TEXT, {"type": "null"}]}),
        put(*_GET, "parameters", 1, value={"name": "peildatum", "in": "query", "schema": _TEXT}),
    ],
    "nlgov:use-date-instead-of-datetime": [
        put(*_FIELDS, "datum", value=_MOMENT),
        put(*_FIELDS, "geboortedatum", "anyOf", 0, value=_MOMENT),
    ],
}


def with_mistakes(rule: str) -> Description:
    """The right description, but for the mistakes that this rule must see."""
    description = deepcopy(_DESCRIPTION)
    for change in WRONG[rule]:
        change(description)
    return description


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """What spectral finds, by description: all in one run, since its start takes most of the time."""
    if not SPECTRAL.exists():
        pytest.skip("spectral ontbreekt; `make test` haalt het op")
    folder = tmp_path_factory.mktemp("beschrijvingen")
    ours = Client(create_app()).get("/api/v1/openapi.json").json()
    descriptions = {OURS: ours, RIGHT: _DESCRIPTION} | {rule: with_mistakes(rule) for rule in WRONG}
    files = {str(folder / f"{number}.json"): name for number, name in enumerate(descriptions)}
    for file, name in files.items():
        Path(file).write_text(json.dumps(descriptions[name]), encoding="utf-8")
    by_name: Findings = {name: [] for name in descriptions}
    for finding in lint(list(files)):
        by_name[files[finding["source"]]].append(finding)
    return by_name


def lint(files: list[str]) -> list[dict[str, Any]]:
    """Run spectral."""
    command = [str(SPECTRAL), "lint", "--quiet", "--format", "json", "--ruleset", str(RULESET), *files]
    run = subprocess.run([*node_command(), *command], capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1), run.stderr
    told: list[dict[str, Any]] = json.loads(run.stdout)
    return told


def test_our_description_keeps_every_rule(findings: Findings) -> None:
    assert [(found["code"], found["path"], found["message"]) for found in findings[OURS]] == []


def test_a_right_description_is_left_alone(findings: Findings) -> None:
    assert findings[RIGHT] == []


def test_each_rule_has_a_mistake_to_see() -> None:
    rules = re.findall(r"^  ([\w:-]+):", RULESET.read_text(encoding="utf-8").partition("\nrules:\n")[2], re.MULTILINE)
    assert rules == list(WRONG)


@pytest.mark.parametrize("rule", WRONG)
def test_each_rule_sees_each_of_its_mistakes(findings: Findings, rule: str) -> None:
    seen = {(str(found["path"]), found["message"]) for found in findings[rule] if found["code"] == rule}
    assert len(seen) >= len(WRONG[rule]), findings[rule]


def test_whoever_runs_the_installation_says_whom_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIEF_CONTACT_EMAIL", "tarieven@gemeente.example")
    contact = Client(create_app()).get("/api/v1/openapi.json").json()["info"]["contact"]
    assert contact["email"] == "tarieven@gemeente.example"
    assert contact["name"]
