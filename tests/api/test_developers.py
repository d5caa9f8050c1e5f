"""The page for programmers: every example runs as it stands, and the client in Python does what it says."""

import inspect
import json
import sys
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest
from playwright.sync_api import Browser

import tarief_client
from api.developers.operations import ApiOperation, operations
from api.web.openapi import PATH, _examples, _schemas, description_of
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

RUNS = _examples()
#: What asks who sends it, or belongs to a process that has begun.
WITH_ACCOUNT = ("/processen", "/sleutels", "/ik", "/bewaard", "/taken")


@pytest.fixture(scope="module")
def found(client) -> list[ApiOperation]:
    return list(operations(description_of(client.app)))


def test_every_operation_that_needs_no_account_has_an_example(found):
    bodies = {each.path for each in found if each.body is not None and not each.path.startswith(WITH_ACCOUNT)}
    assert bodies == {each.path for each in found if each.example is not None} and len(bodies) >= 6
    assert {each.path: each.example for each in found if each.example is not None} == RUNS


@pytest.mark.parametrize("path", RUNS)
def test_an_example_runs_as_it_stands_and_is_on_the_page(client, path):
    answer = client.post(f"/api/v1{path}", json=RUNS[path])
    assert answer.status_code == 200, answer.json()
    assert f"POST /api/v1{path}" in client.get("/api").text


def test_every_operation_that_takes_a_body_shows_one_with_all_its_fields(client, found):
    page = unescape(client.get("/api").text)
    schemas = description_of(client.app)["components"]["schemas"]
    for each in found:
        if each.body is not None and "$ref" in each.body:
            fields = schemas[each.body["$ref"].rpartition("/")[2]].get("properties", {})
            _, _, told = page.partition(f'Voorbeeld van {each.method} {each.path}"')
            shown = json.loads(told.partition("'EINDE'\n")[2].partition("\nEINDE")[0])
            assert shown.keys() <= fields.keys() if each.example else shown.keys() == fields.keys(), each.path


@pytest.fixture(scope="module")
def made(client) -> ModuleType:
    """The client of the wheel, which is the one that is handed out."""
    assert client.get("/api/client.py").text == Path(tarief_client.__file__).read_text(encoding="utf-8")
    return tarief_client


def test_the_client_calls_the_operations_and_tells_a_refusal(made, address):
    """24,68 / 0,80 maal 1,2 is 37,02."""
    caller = made.Client(address)
    assert caller.calculate_request(RUNS["/berekeningen"])["tarief"] == "37.02"
    assert {model["sleutel"] for model in caller.models()["modellen"]} > {"uurtarief"}
    assert caller.parameters(zoek="vakantietoeslag", paginagrootte=1)["paginagrootte"] == 1
    with pytest.raises(made.Refused) as refused:
        caller.calculate_request({"model": "geen", "peildatum": "2026-01-01", "invoer": {}})
    assert refused.value.status == 400 and refused.value.problem["bevindingen"]


def test_the_client_has_a_method_with_types_for_every_operation(made, found):
    takes = {name: get_type_hints(each, vars(made)) for name, each in vars(made.Client).items() if name[0] != "_"}
    assert len(takes) == sum(each.body is not None or each.method == "GET" for each in found)
    assert takes["calculate_request"]["body"] is made.BerekeningIn
    assert {"model", "peildatum", "invoer"} <= made.BerekeningIn.__annotations__.keys()


def test_axe_finds_nothing_on_the_page_for_programmers(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}api")
        assert page_faults(page, EVERY_IMPACT) == []


def test_the_description_is_worked_out_beside_the_loop_in_which_everybody_waits(client):
    """It takes a second the first time; in the loop nobody else was answered meanwhile."""
    (route,) = [each for each in client.app.routes if getattr(each, "path", "") == PATH]
    assert not inspect.iscoroutinefunction(route.endpoint)


def test_the_source_is_searched_only_for_the_words_of_a_class_that_stands_in_it(monkeypatch):
    """For what is made of its parts the whole module was parsed and searched in vain: most of three seconds."""
    searched = []
    found = inspect.getsourcelines
    monkeypatch.setattr(inspect, "getsourcelines", lambda asked: searched.append(asked) or found(asked))
    _schemas.__wrapped__()
    assert searched
    assert all(getattr(sys.modules[each.__module__], each.__name__, None) is each for each in searched)
