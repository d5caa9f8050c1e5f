"""`--json` always gives JSON on standard output: an outcome, what is asked, or what is wrong; Dutch stays on stderr."""

import importlib
import json
from pathlib import Path

import pytest

from api.commands import COMMANDS, main
from api.web.problems import Probleem
from tests.api.conftest import request_for, write_request
from tests.api.schema import described

ROOT = Path(__file__).parents[2]
#: Every command with an outcome, called with a file whose content is refused.
REFUSED = {
    "bereken": ["{wrong}"],
    "vergelijk": ["{wrong}", "{good}"],
    "indexnota": ["{wrong}", "--peildatum", "2027-01-01"],
    "gebied": ["{wrong}"],
    "vlakke-korting": ["{wrong}", "--korting", "20%"],
    "scenario": ["{wrong}"],
    "bekostiging": ["{wrong}"],
    "voorbeeld": ["{toml}"],
    "akkoord": ["controleer", "{wrong}"],
}
#: Every command with `--json`, called with what is not there.
WRONG = {
    "bereken": ["weg.json"],
    "vergelijk": ["weg.json", "ook-weg.json"],
    "indexnota": ["weg.json", "--peildatum", "2027-01-01"],
    "gebied": ["weg.toml"],
    "vlakke-korting": ["weg.json", "--korting", "20%"],
    "scenario": ["weg.toml"],
    "bekostiging": ["weg.toml"],
    "voorbeeld": ["nergens"],
    "parameters": ["--peildatum", "morgen"],
    "akkoord": ["controleer", "weg.json"],
    "model": ["weg.xlsx"],
    "volgen": ["weg.toml"],
}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A request that is right and two files that are refused, by the name that stands for them in a call."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    write_request(tmp_path / "good.json")
    (tmp_path / "wrong.json").write_text('{"model": "bestaat niet"', encoding="utf-8")
    (tmp_path / "eigen.toml").write_text("naam = ", encoding="utf-8")
    return {"good": "good.json", "wrong": "wrong.json", "toml": "eigen.toml"}


def called(arguments, capsys):
    code = main(arguments)
    seen = capsys.readouterr()
    return code, json.loads(seen.out), seen.err


@pytest.mark.parametrize("command", REFUSED)
def test_a_refused_input_is_a_problem_on_stdout_and_dutch_on_stderr(command, files, capsys):
    arguments = [argument.format(**files) for argument in REFUSED[command]]
    code, problem, told = called([command, *arguments, "--json"], capsys)
    assert code == 1
    described(Probleem, problem)
    assert problem["status"] == 400
    assert problem["instance"] == f"urn:tarief:opdracht:{command}"
    assert problem["bevindingen"]
    assert "geweigerd" in told


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("command", WRONG)
def test_a_wrong_call_is_a_problem_on_stdout_and_dutch_on_stderr(command, capsys):
    code, problem, told = called([command, *WRONG[command], "--json"], capsys)
    assert code == 2
    described(Probleem, problem)
    assert problem["type"] == "urn:tarief:probleem:verkeerde-aanroep"
    assert problem["detail"].split()[0] in told


@pytest.mark.parametrize(
    "arguments", [["bereken", "--json"], ["bereken", "a", "--jason", "--json"], ["berken", "--json"]]
)
def test_a_call_that_cannot_be_parsed_is_a_problem_too(arguments, capsys):
    code, problem, told = called(arguments, capsys)
    assert code == 2
    assert problem["detail"]
    assert "Uitleg: tarief --help" in told


def test_every_command_that_gives_json_is_tried_here():
    with_json = {name for name, (home, _) in COMMANDS.items() if "als_json" in Path(ROOT, path_of(home)).read_text()}
    assert with_json == set(WRONG)


def path_of(home: str) -> str:
    return home.partition(":")[0].replace(".", "/") + ".py"


def test_the_table_says_of_each_command_what_the_command_says_itself():
    for home, told in COMMANDS.values():
        module, _, name = home.partition(":")
        assert getattr(importlib.import_module(module), name).__doc__.splitlines()[0] == told


@pytest.mark.usefixtures("files")
def test_open_questions_of_a_request_are_a_problem_with_questions(capsys):
    path = write_request(Path("vraag.json"), overhead_grondslag=None)
    code, problem, _ = called(["bereken", str(path), "--json"], capsys)
    assert code == 1
    assert [question["plaats"] for question in problem["vragen"]] == ["/invoer/overhead_grondslag"]


@pytest.mark.usefixtures("files")
def test_open_questions_of_a_sheet_are_told_with_what_was_understood_as_the_api_tells_them(client, capsys):
    sheet = Path("blad.csv")
    sheet.write_text("Loonkosten per uur;24,68\nProductiviteit;80%\nOverhead;20%\nPeildatum;01-01-2026\n", "utf-8")
    code, told, heard = called(["bereken", str(sheet), "--json"], capsys)
    assert code == 1
    answer = client.post("/api/v1/werkboeken", files={"bestand": ("blad.csv", sheet.read_bytes())}).json()
    assert told["uitkomst"] is None
    assert told["begrepen"] == answer["begrepen"]
    assert told["vragen"] == answer["vragen"]
    assert told["vragen"]
    assert set(told) == set(answer)
    assert "Eerst 2 vragen" in heard


def test_nothing_is_said_on_stdout_without_json(files, capsys):
    assert main(["bereken", files["wrong"]]) == 1
    assert capsys.readouterr().out == ""


def test_an_outcome_is_json_as_before(files, capsys):
    code, answer, told = called(["bereken", files["good"], "--json"], capsys)
    assert code == 0
    assert answer["tarief"] == "37.02"
    assert told == ""
    assert request_for()["model"] == answer["model"]


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("name", "content", "status"), [("blad.xlsx", b"geen", 415), ("leeg.xlsx", b"", 422)])
@pytest.mark.parametrize("command", ["bereken", "gebied"])
def test_a_file_that_cannot_be_read_has_its_status_over_http(command, name, content, status, client, capsys):
    Path(name).write_bytes(content)
    code, problem, _ = called([command, name, "--json"], capsys)
    answer = client.post("/api/v1/werkboeken", files={"bestand": (name, content)})
    assert (code, problem["status"]) == (1, status)
    assert (answer.status_code, answer.json()["type"]) == (status, problem["type"])


@pytest.mark.usefixtures("files")
def test_open_questions_of_two_sheets_are_told_by_side_with_what_was_understood(capsys):
    for name in ("a.csv", "b.csv"):
        text = "Loonkosten per uur;24,68\nProductiviteit;80%\nOverhead;20%\nPeildatum;01-01-2026\n"
        Path(name).write_text(text, "utf-8")
    code, told, _ = called(["vergelijk", "a.csv", "b.csv", "--json"], capsys)
    assert code == 1
    assert all(told[side]["begrepen"] and told[side]["vragen"] for side in ("a", "b"))
