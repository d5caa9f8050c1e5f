"""What holds for every route: HEAD beside GET, what is allowed, and faults that name their field."""

import json
import re

import pytest

from api.web.openapi import _BODIES
from tarief import MODELS
from tests.api.conftest import QUICK
from tests.api.routes import addresses
from tests.tools.times import TIMES

ROUTES = addresses()
FIXED = ("/static/tarief.css", "/api/v1/openapi.json")
#: What asks who sends it; see tests/processes and tests/accounts.
WITH_ACCOUNT = ("/api/v1/processen", "/api/v1/sleutels", "/api/v1/bewaard", "/api/v1/taken")
#: Too slow to draw twice over for what they add.
READ = [path for path, methods in ROUTES.items() if "GET" in methods and path != "/voorbeelden"]
EMPTY = (None, "", [], {}, [None], {"": None}, {"waarde": None})
PYTHON = re.compile(r"\b(None|True|False|dict|list|str|object at)\b")


@pytest.fixture(scope="module")
def takes(client) -> dict[str, str]:
    """By address of a route that takes JSON, the name of what it takes."""
    found = {}
    for path, item in client.get("/api/v1/openapi.json").json()["paths"].items():
        content = item.get("post", {}).get("requestBody", {}).get("content", {})
        if "application/json" in content and not f"/api/v1{path}".startswith(WITH_ACCOUNT):
            found[f"/api/v1{path}"] = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert len(found) > 5
    return found


def findings(client, path: str, document: object) -> list[dict]:
    answer = client.post(path, content=json.dumps(document), headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400), (path, document, answer.status_code)
    return answer.json().get("bevindingen", []) if answer.status_code == 400 else []


@pytest.mark.parametrize("path", [*READ, *FIXED])
def test_what_answers_get_answers_head_alike_without_a_body(client, path):
    told, head = client.get(path, follow_redirects=False), client.head(path, follow_redirects=False)
    assert (head.status_code, head.content) == (told.status_code, b"")
    assert head.headers.get("content-length") == told.headers.get("content-length")
    assert head.headers.get("content-type") == told.headers.get("content-type")


def test_another_method_is_answered_with_every_method_that_is_allowed(client):
    every = ("DELETE", "PUT", "PATCH", "OPTIONS")
    for turn, (path, methods) in enumerate(ROUTES.items()):
        for method in every if TIMES > 1 else (every[turn % 4],):
            answer = client.request(method, path)
            allowed = set(answer.headers["allow"].split(", "))
            assert answer.status_code == 405 and methods <= allowed <= {"GET", "HEAD", "POST"}
            assert ("GET" in allowed) == ("HEAD" in allowed)
            for other in {"GET", "HEAD", "POST"} - allowed:
                assert client.request(other, path).status_code == 405, (other, path)


def test_an_unknown_field_is_refused_by_name_also_when_it_is_empty(client, takes):
    for path in takes:
        for empty in EMPTY:
            told = findings(client, path, {"zomaar_iets": empty})
            assert any("zomaar_iets" in f"{each['plaats']} {each['tekst']}" for each in told), (path, empty, told)


@pytest.mark.parametrize("model", MODELS)
def test_an_unknown_input_is_refused_by_name_also_when_it_is_empty(client, model):
    for empty in EMPTY:
        document = {"model": model, "peildatum": "2026-01-01", "invoer": {**QUICK, "zomaar_iets": empty}}
        told = findings(client, "/api/v1/berekeningen", document)
        assert any(each["plaats"].startswith("/invoer/zomaar_iets") for each in told), (empty, told)


def test_a_fault_names_its_field_in_dutch_and_no_value_of_the_program(client, takes):
    for path, name in takes.items():
        for key in _BODIES[name].FIELDS:
            for empty in EMPTY:
                for finding in findings(client, path, {key: empty}):
                    assert not PYTHON.search(finding["tekst"]), (path, key, empty, finding)


@pytest.mark.parametrize("model", MODELS)
def test_an_input_that_is_nothing_is_told_by_its_name(client, model):
    declared = MODELS[model]
    keys = (*declared.quantities, *declared.options, *declared.tables)
    for empty in EMPTY:
        document = {"model": model, "peildatum": "2026-01-01", "invoer": dict.fromkeys(keys, empty)}
        for finding in findings(client, "/api/v1/berekeningen", document):
            assert not PYTHON.search(finding["tekst"]), (empty, finding)
