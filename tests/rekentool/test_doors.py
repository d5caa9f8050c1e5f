"""The same model on the command line, over HTTP and on the page; and the same figures without the engine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from httpx2 import Response

from api.app import create_app
from api.commands import main
from tarief.models.rekentool.functions import FUNCTIONS
from tests.docs.pages import DOCS
from tests.docs.running import run_page
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.rekentool.fillings import by_hand
from tests.tools.client import Client
from workbooks.read.guard.problems import STATUS, problem
from workbooks.read.rekentool import apart

RESULT = TOOLS["uurtarief"].result
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_the_command_makes_a_model_that_prices_a_filling_and_a_request(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, other, request = (str(tmp_path / name) for name in ("model.json", "anders.xlsx", "invoer.json"))
    assert main(["model", str(folder / "uurtarief.xlsx"), "--uit", model, "--resultaat", RESULT]) == 0
    told = capsys.readouterr().out
    assert "17 formules, 16 gelijk" in told
    assert "50 willekeurige invullingen" in told
    assert "Ziekteverzuim: 6,5%" in told and "mbo3 (Uurloon): €\xa017,92 per uur" in told
    by_openpyxl(TOOLS["uurtarief"], Path(other), {"Invoer!B2": "wo"})
    Path(request).write_text('{"invoer": {"functie": "wo"}}', encoding="utf-8")
    prices = []
    for file in (other, request):
        assert main(["bereken", file, "--model", model, "--json"]) == 0
        outcome = json.loads(capsys.readouterr().out)
        assert all("!" in line["cel"] for line in outcome["regels"])
        prices.append(Decimal(outcome["tarief"]))
    assert prices == [by_hand("0.21")] * 2


def test_a_request_hears_only_of_what_it_stated_itself_and_nothing_of_another_model(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, request = str(tmp_path / "model.json"), tmp_path / "anders.json"
    assert main(["model", str(folder / "uurtarief.xlsx"), "--uit", model, "--resultaat", RESULT]) == 0
    (idle,) = (each["sleutel"] for each in _json(Path(model))["invoer"] if each["cel"] == "Parameters!B4")
    kinds = ("model_niet_gebruikt", "niet_gebruikt")
    for stated, told in (({}, []), ({idle: "18.50"}, [idle])):
        request.write_text(json.dumps({"invoer": {"functie": "wo", **stated}}), encoding="utf-8")
        capsys.readouterr()
        assert main(["bereken", str(request), "--model", model, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert [each["plaats"] for each in answer["bevindingen"] if each["soort"] in kinds] == told


def _json(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_route_and_the_page_make_the_same_model(folder: Path) -> None:
    content = (folder / "uurtarief.xlsx").read_bytes()
    with Client(create_app()) as client:
        sent = {"bestand": ("uurtarief.xlsx", content, XLSX)}
        made = client.post("/api/v1/modellen", files=sent, data={"resultaten": RESULT})
        assert made.status_code == 200
        document = made.json()
        assert document["bewijs"]["tekst"] == "17 formules, 16 gelijk"
        assert [each["cel"] for each in document["resultaten"]] == [RESULT]
        page = client.post("/rekentool", files=sent)
        assert "17 formules, 16 gelijk aan onze eigen berekening" in page.text  # this file holds no outcomes
        assert "klopt dat?" in page.text
        address = page.url.path
        chosen = client.post(address, data={"resultaten": "Resultaat!C6"})
        assert "U koos" in chosen.text
        taken = client.post(f"{address}/model", data={"neem": "mee"}).json()
        assert [each["cel"] for each in taken["resultaten"]] == ["Resultaat!C6"]
        assert client.post("/rekentool", files={"bestand": ("leeg.xlsx", b"niets")}).status_code == 415
        refused = client.post("/api/v1/modellen", files=sent, data={"resultaten": "Invoer!B2"})
        assert refused.status_code == 400
        assert refused.headers["content-type"] == "application/problem+json"


def _read(answer: Response) -> str:
    """A page as text, with an ordinary space between an amount and its sign."""
    return answer.text.replace("\xa0", " ")


def test_other_numbers_on_the_page_give_the_price_beside_that_of_the_workbook(folder: Path) -> None:
    with Client(create_app()) as client:
        sent = {"bestand": ("uurtarief.xlsx", (folder / "uurtarief.xlsx").read_bytes(), XLSX)}
        address = client.post("/rekentool", files=sent).url.path
        shown = _read(client.get(f"{address}/rekenen"))
        assert "€ 66,30" in shown
        assert "Naast het werkboek" not in shown
        changed = _read(client.post(f"{address}/rekenen", data={"functie": "wo", "overhead": "21"}))
        assert f"€ {by_hand('0.21')}".replace(".", ",") in changed
        assert "Naast het werkboek" in changed
        wrong = client.post(f"{address}/rekenen", data={"overhead": "veel", "ziekteverzuim": "0,5"})
        assert wrong.status_code == 400
        assert all(text in wrong.text for text in ("is geen getal", "kan twee dingen betekenen", 'value="veel"'))
        taken = client.post(f"{address}/rekenen/uitkomst", data={"functie": "wo"}).json()
        assert Decimal(taken["tarief"]) == by_hand("0.21")


def test_another_workbook_beside_it_is_told_per_input(folder: Path, tmp_path: Path) -> None:
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "anders.xlsx", {"Invoer!B6": 0.25})
    with Client(create_app()) as client:
        sent = {"bestand": ("uurtarief.xlsx", (folder / "uurtarief.xlsx").read_bytes(), XLSX)}
        address = client.post("/rekentool", files=sent).url.path
        other = {"bestand": ("anders.xlsx", (tmp_path / "anders.xlsx").read_bytes(), XLSX)}
        beside = _read(client.post(f"{address}/naast", files=other))
        assert "De prijs was € 66,30 en is € 68,49. De formules zijn dezelfde." in beside
        assert "Invoer!B6" in beside
        nothing = {"bestand": ("leeg.xlsx", b"niets")}
        assert client.post(f"{address}/naast", files=nothing).status_code == 415


def test_names_and_elements_are_kept_for_the_next_workbook_of_the_layout(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    book, other = str(folder / "uurtarief.xlsx"), str(tmp_path / "anders.xlsx")
    by_openpyxl(TOOLS["uurtarief"], Path(other), {"Invoer!B2": "wo"})
    said = ["--noem", "Berekening!B13=Risico van de aanbieder", "--onderdeel", "Berekening!B13=d/f"]
    assert main(["model", book, *said, "--onthoud"]) == 0
    capsys.readouterr()
    assert main(["model", other, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    line = next(each for each in made["stappen"] if each["cel"] == "Berekening!B13")
    assert (line["naam"], line["jeugdwet"], line["wmo"]) == ("Risico van de aanbieder", "d", "f")
    assert "Overgenomen van een eerder werkboek" in made["bevindingen"][0]["tekst"]
    assert main(["model", other, "--vergeet", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert next(each for each in made["stappen"] if each["cel"] == "Berekening!B13")["naam"] == "Risico"


def test_what_is_said_of_cells_that_are_not_there_is_refused_all_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each at the cell that was meant, also beside what is no pair at all and a result that cannot be one."""
    said = ["--noem", "Invoer!Z9=Iets", "--onderdeel", "Berekening!B13=z/b", "--noem", "kapot", "--noem", "Invoer!B6="]
    assert main(["model", str(folder / "uurtarief.xlsx"), *said, "--resultaat", "Foo!A1"]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "6 fouten" in told
    assert "Blad Foo, cel A1 'Foo!A1' kan geen resultaat zijn" in told
    assert "Blad Invoer, cel Z9 'Invoer!Z9' is geen invoer en geen stap" in told
    assert "Blad Berekening, cel B13 'z/b' is geen onderdeel van de wetten" in told
    assert "'kapot' is geen invoer en geen stap" in told and "Bij 'kapot' staat geen naam" in told
    assert "Blad Invoer, cel B6 Bij 'Invoer!B6' staat geen naam" in told


def test_cells_of_the_price_that_are_sent_in_more_than_one_field_are_all_taken(folder: Path) -> None:
    with Client(create_app()) as client:
        sent = {"bestand": ("uurtarief.xlsx", (folder / "uurtarief.xlsx").read_bytes(), XLSX)}
        two = {"resultaten": [RESULT, "Resultaat!C6"]}
        made = client.post("/api/v1/modellen", files=sent, data=two).json()
        assert [each["cel"] for each in made["resultaten"]] == [RESULT, "Resultaat!C6"]
        wrong = client.post("/api/v1/modellen", files=sent, data={"resultaten": ["Resultaat!Z9", "Foo!A1"]}).json()
        assert [each["plaats"] for each in wrong["bevindingen"]] == ["Blad Resultaat, cel Z9", "Blad Foo, cel A1"]


def test_the_model_does_not_lean_on_the_engine(folder: Path, tmp_path: Path) -> None:
    """Where formualizer cannot be imported, a workbook is compiled and priced all the same."""
    (tmp_path / "formualizer.py").write_text('raise ImportError("uit")\n', encoding="utf-8")
    asked = [
        ["model", str(folder / "uurtarief.xlsx"), "--uit", str(tmp_path / "m.json"), "--resultaat", RESULT],
        ["bereken", str(folder / "uurtarief.xlsx"), "--model", str(tmp_path / "m.json"), "--json"],
    ]
    program = f"from api.commands import main\nfor asked in {asked!r}:\n    assert main(asked) == 0\n"
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout[done.stdout.index("\n{") :])["tarief"] == "66.30"


def test_the_page_runs(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "uurtool.xlsx").write_bytes((folder / "uurtarief.xlsx").read_bytes())
    page = DOCS / "rekentool.md"
    assert run_page(page, tmp_path, capsys) == 4
    named = set(re.findall(r"[A-Z][A-Z0-9]+", page.read_text(encoding="utf-8")))
    assert {name for name in FUNCTIONS if name.isalnum() and len(name) > 1} <= named | {"TRUE", "FALSE", "NA"}


def test_the_page_asks_for_a_password_only_where_a_file_has_one() -> None:
    with Client(create_app()) as client:
        assert 'type="password"' not in client.get("/rekentool").text


def test_a_rekentool_that_is_too_much_gets_advice_about_rekentools(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart.POOL, "read", lambda *_: [None])
    content = (folder / "uurtarief.xlsx").read_bytes()
    with Client(create_app()) as client:
        answer = client.post("/api/v1/modellen", files={"bestand": ("uurtarief.xlsx", content, XLSX)})
    (told,) = answer.json()["bevindingen"]
    assert told["soort"] == "bestand_te_ingewikkeld" and told["advies"].startswith("Bewaar de rekentool")


def test_what_is_wrong_with_a_file_is_said_the_same_at_every_door_and_of_no_kind_of_workbook() -> None:
    told = [str(problem(kind, "a.xlsx").findings[0]) for kind in STATUS]
    assert [text for text in told if re.search("kosten|opgave|rekentool", text)] == []
