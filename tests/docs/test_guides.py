"""The guides run: files, commands and outcomes as they are printed."""

import json
import tomllib
from contextlib import chdir
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.app import create_app
from tests.docs.pages import DOCS, table
from tests.docs.running import run, run_page
from tests.tools.client import Client
from workbooks.voorbeelden import examples

SHIPPED = DOCS / "bestanden"


def document(name: str) -> Any:
    """A shipped document as JSON carries it: numbers as text, days as text."""
    text = (SHIPPED / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        return json.loads(text)
    return as_json(tomllib.loads(text, parse_float=Decimal))


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return str(value) if isinstance(value, Decimal | date) else value


def scenarios() -> Any:
    """The scenarios with their base in them: over HTTP there is no file beside it."""
    asked = document("scenarios.toml")
    return {**document(asked.pop("basis")), **asked}


#: Route, command line, and what is sent: the same answer both ways.
SAME = [
    ("berekeningen", ["bereken", "opgave.json"], lambda: document("opgave.json")),
    (
        "berekeningen",
        ["bereken", "opgave_cao.json", "--parameters", "parameters.toml"],
        lambda: {**document("opgave_cao.json"), "parameters": (SHIPPED / "parameters.toml").read_text()},
    ),
    (
        "vergelijkingen",
        ["vergelijk", "opgave.json", "voorstel.json"],
        lambda: {"a": document("opgave.json"), "b": document("voorstel.json")},
    ),
    ("scenarios", ["scenario", "scenarios.toml"], scenarios),
    ("gebieden", ["gebied", "gebied.toml"], lambda: {**document("gebied.toml"), "zicht": "begeleider"}),
    ("gebieden", ["gebied", "gebied.toml", "--openbaar"], lambda: document("gebied.toml")),
    (
        "vlakke-kortingen",
        ["vlakke-korting", "opgave.json", "--korting", "20%", "--gebied", "gebied.toml", "--naast", "naast.toml"],
        lambda: {
            **document("naast.toml"),
            "korting": "20%",
            "opgave": document("opgave.json"),
            "gebied": document("gebied.toml"),
            "zicht": "begeleider",
        },
    ),
    ("bekostigingen", ["bekostiging", "bekostiging.toml"], lambda: document("bekostiging.toml")),
    ("bekostigingen", ["bekostiging", "uren.toml"], lambda: document("uren.toml")),
    ("volgen", ["volgen", "volgen.toml"], lambda: document("volgen.toml")),
]


#: Page, the files in its boxes, what is typed beside them, and the command line that does the same.
PAGES: list[tuple[str, dict[str, str], dict[str, str], list[str]]] = [
    (
        "/vergelijken",
        {"a": "opgave.json", "b": "voorstel.json"},
        {},
        ["vergelijk", "opgave.json", "voorstel.json"],
    ),
    ("/gebied", {"bestand": "aanbieders.csv"}, {}, ["gebied", "aanbieders.csv", "--openbaar"]),
    ("/gebied", {"bestand": "aanbieders.xlsx"}, {}, ["gebied", "aanbieders.xlsx", "--openbaar"]),
    ("/gebied", {"bestand": "gebied.toml"}, {"zicht": "begeleider"}, ["gebied", "gebied.toml"]),
    (
        "/scenarios",
        {"basis": "opgave.json", "plannen": "scenarios.toml"},
        {},
        ["scenario", "scenarios.toml"],
    ),
    (
        "/vlakke-korting",
        {"opgave": "opgave.json", "gebied": "gebied.toml", "naast": "naast.toml"},
        {"korting": "20", "zicht": "begeleider"},
        ["vlakke-korting", "opgave.json", "--korting", "20%", "--gebied", "gebied.toml", "--naast", "naast.toml"],
    ),
]


@pytest.fixture(scope="module")
def client():
    with Client(create_app()) as found:
        yield found


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


def test_the_guide_to_a_model_of_ones_own_runs(tmp_path, capsys):
    assert run_page(DOCS / "eigen-model.md", tmp_path, capsys) >= 5


def test_the_page_about_files_runs_with_the_files_beside_it(tmp_path, capsys):
    for path in (*SHIPPED.iterdir(), *examples().values()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert run_page(DOCS / "bestanden.md", tmp_path, capsys) >= 12


def test_the_page_about_the_demonstration_region_runs(tmp_path, capsys):
    assert run_page(DOCS / "voorbeeldregio.md", tmp_path, capsys) == 4


def test_every_shipped_file_is_named_and_every_named_file_is_shipped():
    assert {row[0] for row in table(DOCS / "bestanden.md", "bestand")} == {path.name for path in SHIPPED.iterdir()}


@pytest.mark.parametrize(("route", "command", "body"), SAME, ids=[route for route, _, _ in SAME])
def test_a_file_gives_over_http_what_it_gives_on_the_command_line(client, capsys, route, command, body):
    with chdir(SHIPPED):
        shown = json.loads(run([*command, "--json"], capsys))
    answer = client.post(f"/api/v1/{route}", json=body())
    assert answer.status_code == 200, answer.text
    assert answer.json() == shown


def test_a_sheet_of_ones_own_is_sent_with_its_answers(client):
    given = {"antwoorden": json.dumps(document("antwoorden.toml"))}
    files = {"bestand": ("eigen_blad.csv", (SHIPPED / "eigen_blad.csv").read_bytes())}
    answer = client.post("/api/v1/werkboeken", files=files, data=given).json()
    assert answer["uitkomst"]["tarief"] == "37.02"


@pytest.mark.parametrize(
    ("page", "files", "typed", "command"), PAGES, ids=[" ".join(files.values()) for _, files, _, _ in PAGES]
)
def test_a_file_on_its_page_gives_what_it_gives_on_the_command_line(client, capsys, page, files, typed, command):
    sent = {box: (name, (SHIPPED / name).read_bytes()) for box, name in files.items()}
    answer = client.post(page, files=sent, data=typed, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    with chdir(SHIPPED):
        shown = json.loads(run([*command, "--json"], capsys))
    assert client.get(f"{answer.headers['location'].partition('#')[0]}/uitkomst").json() == shown
