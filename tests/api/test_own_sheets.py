"""A sheet of the provider's own: questions before a number, answers that are kept, a folder at once."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import openpyxl
import pytest

from api.commands import main
from api.files.asking import ask
from api.sheet.folder import FileOutcome, price, price_folder, sheets_in
from tarief.core.findings import Choice, Question
from workbooks.voorbeelden import examples

ROWS = [
    ("Kostprijsberekening begeleiding individueel 2025 en 2026", None),
    (None, None),
    ("CAO kosten (FWG 45)", 24.68),
    ("Productiviteit", "80%"),
    ("Overhead", "20%"),
    ("Uurtarief incl. marge etc.", 38),
]


@pytest.fixture
def sheet(tmp_path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    path = tmp_path / "eigen.xlsx"
    book.save(path)
    return path


@pytest.fixture
def answers(tmp_path, sheet, client) -> Path:
    asked = upload(client, sheet).json()["vragen"]
    lines = [f'"{question["id"]}" = "{question["keuzes"][0]["waarde"]}"' for question in asked if question["keuzes"]]
    path = tmp_path / "antwoorden.toml"
    path.write_text("\n".join(line for line in lines if "peildatum" not in line) + '\npeildatum = "2026-01-01"\n')
    return path


def upload(client, path: Path, given: dict[str, str] | None = None):
    data = {"antwoorden": json.dumps(given)} if given is not None else {}
    return client.post("/api/v1/werkboeken", files={"bestand": (path.name, path.read_bytes())}, data=data)


def test_a_sheet_that_is_half_understood_ends_with_what_it_needs_and_no_number(sheet, capsys):
    assert main(["bereken", str(sheet)]) == 1
    seen = capsys.readouterr()
    assert seen.out == ""
    assert "Waarvan is dat een" in " ".join(seen.err.split())
    assert "37,02" in seen.err  # what an answer would do to the price
    assert "cel B5" in seen.err


def test_answers_from_a_file_give_the_price_and_are_kept_for_the_next_sheet(sheet, answers, capsys):
    assert main(["bereken", str(sheet), "--antwoorden", str(answers), "--json", "--onthoud"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["tarief"] == "37.02"
    assert {"loonkosten_per_uur", "productiviteit", "overhead"} <= {value["sleutel"] for value in document["begrepen"]}
    assert all(value["plaats"] for value in document["begrepen"])
    assert any(left["tekst"].startswith("Kostprijsberekening") for left in document["ongebruikt"])
    assert main(["bereken", str(sheet)]) == 1
    told = capsys.readouterr().err
    assert "Eerst 1 vraag" in told  # a date holds for one year only
    assert told.index("overgenomen van een eerder bestand") < told.index("Eerst 1 vraag")
    assert main(["bereken", str(sheet), "--vergeet"]) == 1
    assert "Eerst 3 vragen" in capsys.readouterr().err


def test_nothing_is_remembered_that_nobody_asked_for(sheet, answers, capsys):
    assert main(["bereken", str(sheet), "--antwoorden", str(answers)]) == 0
    assert main(["bereken", str(sheet)]) == 1
    assert "Eerst 3 vragen" in capsys.readouterr().err


def test_a_wrong_answer_is_refused_with_the_choices(sheet, answers, capsys):
    answers.write_text(answers.read_text().replace("directe_kosten", "winst"))
    assert main(["bereken", str(sheet), "--antwoorden", str(answers)]) == 1
    assert "totale_kosten" in capsys.readouterr().err


def test_an_upload_is_answered_with_cells_and_questions_and_then_with_a_price(sheet, client):
    first = upload(client, sheet).json()
    assert first["uitkomst"] is None
    assert {question["id"] for question in first["vragen"]} >= {"peildatum"}
    given = {question["id"]: question["keuzes"][0]["waarde"] for question in first["vragen"]}
    second = upload(client, sheet, given).json()
    assert second["uitkomst"]["tarief"] == "37.02"
    assert second["vragen"] == []


def test_answers_that_are_no_answers_are_refused(sheet, client):
    answer = client.post(
        "/api/v1/werkboeken", files={"bestand": (sheet.name, sheet.read_bytes())}, data={"antwoorden": "[1]"}
    )
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_folder_is_priced_file_by_file(tmp_path, sheet, capsys):
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "eigen.xlsx").write_bytes(sheet.read_bytes())
    (folder / "sjabloon.xlsx").write_bytes(examples()["opgave_jeugdhulp"].read_bytes())
    (folder / "kapot.xlsx").write_bytes(b"PK\x03\x04 kapot")
    assert main(["bereken", str(folder), "--json"]) == 0
    outcomes = {outcome["bestand"]: outcome for outcome in json.loads(capsys.readouterr().out)}
    assert outcomes["sjabloon.xlsx"]["tarief"] == "86.09"
    assert outcomes["eigen.xlsx"]["vragen"] > 0
    assert outcomes["kapot.xlsx"]["fouten"] == 1


def test_a_folder_that_is_spread_over_the_cores_comes_to_what_each_file_comes_to(tmp_path, sheet):
    """In a process of its own, since there may be another thread here."""
    (folder := tmp_path / "map").mkdir()
    for number, wage in enumerate(("24.68", "30.12", "geen getal", "27.55")):
        inputs = {"loonkosten_per_uur": wage, "productiviteit": "0.80", "overhead": "0.20"}
        (folder / f"{number}.json").write_text(json.dumps({"model": "uurtarief", "invoer": inputs}))
    (folder / "eigen.xlsx").write_bytes(sheet.read_bytes())
    (folder / "sjabloon.xlsx").write_bytes(examples()["opgave_jeugdhulp"].read_bytes())
    words = [sys.executable, "-m", "api", "bereken", str(folder), "--json"]
    found = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    assert found == json.loads(json.dumps([asdict(price(path)) for path in sheets_in(folder)]))


def test_a_folder_with_open_questions_says_how_they_are_answered(tmp_path, monkeypatch, capsys):
    outcomes = [FileOutcome("af.xlsx", tarief="1"), FileOutcome("open.xlsx", vragen=2)]
    monkeypatch.setattr("api.sheet.folder.price_sheets", lambda *_: iter(outcomes))
    price_folder(
        tmp_path, lambda path: FileOutcome(path.name), as_json=False, again=lambda path: f"tarief bereken {path}"
    )
    assert f"tarief bereken {tmp_path / 'open.xlsx'}" in capsys.readouterr().out


def test_a_question_is_asked_until_it_has_an_answer(capsys):
    question = Question("id", "Welke?", (Choice("a", "de eerste"), Choice("b", "de tweede")))
    typed = iter(["x", "9", "2"])
    assert ask(question, lambda _: next(typed)) == "b"
    assert capsys.readouterr().err.count("Typ een nummer") == 2


def test_what_a_sheet_lacks_can_stand_in_the_file_with_answers(tmp_path, capsys):
    book = openpyxl.Workbook()
    wage = [("Bruto uurloon", 24), ("Werkgeverslasten", "25%"), ("Productiviteit", "75%")]
    for row in [("Kostprijs begeleiding, peildatum 1-1-2026", None), *wage]:
        book.active.append(row)
    book.save(sheet := tmp_path / "half.xlsx")
    assert main(["bereken", str(sheet)]) == 1
    assert "Kies cao" in " ".join(capsys.readouterr().err.split())
    given = tmp_path / "gegeven.toml"
    none = 'vakantietoeslag = "0"\neindejaarsuitkering = "0"\nrisico_opslag = "0"\nrisico_grondslag = "kostprijs"\n'
    given.write_text(f'{none}overhead = "20%"\noverhead_grondslag = "omzet"\n')
    assert main(["bereken", str(sheet), "--antwoorden", str(given), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tarief"] == "50.00"  # 24 × 1,25 / 0,75 = 40; / (1 - 0,20) = 50
