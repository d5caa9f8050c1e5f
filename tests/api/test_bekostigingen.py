"""Contract forms over HTTP and on the command line: one answer, a picture, a workbook, and refusals with a place."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from api.commands import main
from api.contracts.outcome import SummedUp
from tarief.contracts.reading import BekostigingIn
from tests.api.schema import described, keeps_to
from tests.api.test_berekeningen import XLSX, problem
from tests.funding.asked import LUMP, asked, one_form

URL = "/api/v1/bekostigingen"
JENS = one_form({**LUMP, "corridor": {"banden": [{"van": "0", "tot": "0.02", "aanbieder": "1"},
                                                 {"van": "0.02", "tot": "0.05", "aanbieder": "0.5"}]}})  # fmt: skip


def test_the_answer_keeps_to_its_schema_and_so_does_the_request(client):
    assert keeps_to(asked(), BekostigingIn.schema())
    answer = client.post(URL, json=asked())
    assert answer.status_code == 200
    described(SummedUp, answer.json())
    assert len(answer.json()["vormen"]) == 6


def test_the_corridor_of_jens_divides_its_shortfall(client):
    (form,) = client.post(URL, json=JENS).json()["vormen"]
    assert (form["aanbieder"], form["gemeente"]) == ("-509250.00", "-2690766.00")
    assert [part["bedrag"] for part in form["tekort"][0]["bijdragen"]] == [
        "1257072.00", "1105272.00", "450000.00", "387672.00",
    ]  # fmt: skip


def test_numbers_in_the_body_stay_exact(client):
    body = json.dumps(JENS).replace('"3466.8"', "3466.80000000000000000001")
    answer = client.post(URL, content=body, headers={"content-type": "application/json"}).json()
    assert answer["verloop"][0]["volume"] == "3466.80000000000000000001"


def test_a_picture_and_a_workbook_are_given_on_request(client):
    picture = client.post(URL, json=asked(), headers={"accept": "image/svg+xml"})
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<svg")
    assert "Met corridor" in picture.text
    assert "Deze uitkomst rust op 1 aanname." in picture.text
    assert "aanname" not in client.post(URL, json=JENS, headers={"accept": "image/svg+xml"}).text
    book = client.post(URL, json=asked(), headers={"accept": XLSX})
    assert book.headers["content-type"] == XLSX
    assert load_workbook(BytesIO(book.content)).sheetnames == ["Uitkomst", "Bevindingen", "Invoer"]


def test_everything_that_is_wrong_comes_back_at_once_with_pointer_and_advice(client):
    bad = asked(vormen=[
        {**LUMP, "corridor": {"banden": [{"van": 0, "tot": "0.05", "aanbieder": 1},
                                         {"van": "0.03", "tot": "0.1", "aanbieder": "0.5"}]}},
        {**LUMP, "gevolgde_groei": "1.2", "startgegevens": {"volume": [{"waarde": 3000, "bron": "telling"}]}},
        {"vorm": "inspanningsgericht", "prijs": "NaN", "verwacht_volume": -3, "onbekend": 1},
    ], verloop=asked()["verloop"][:1], spreiding=None)  # fmt: skip
    found = problem(client.post(URL, json=bad), 400, "ongeldige-invoer")["bevindingen"]
    assert [item["plaats"] for item in found] == [
        "/vormen/0/corridor/banden/1/van", "/vormen/1/gevolgde_groei", "/vormen/1/startgegevens/volume/0/datum",
        "/vormen/2/prijs", "/vormen/2/verwacht_volume", "/vormen/2/onbekend",
    ]  # fmt: skip
    assert all(item["advies"] for item in found)


def test_a_measure_that_saves_more_than_its_line_is_refused(client):
    measure = {"naam": "Alles korter", "werkt_op": "duur", "besparing": 450001, "jaar": 2019}
    bad = one_form({**LUMP, "maatregelen": [measure]})
    (item,) = problem(client.post(URL, json=bad), 400, "ongeldige-invoer")["bevindingen"]
    assert item["plaats"] == "/vormen/0/maatregelen/0/besparing"
    assert "meer dan de taakstelling van €\u00a0450.000" in item["tekst"]


@pytest.mark.parametrize(
    "body", ["[]", "3", '"tekst"', "null", "{}", '{"vormen": [null]}', '{"vormen": {}, "verloop": 1}']
)
def test_what_is_no_comparison_is_refused(client, body):
    answer = client.post(URL, content=body, headers={"content-type": "application/json"})
    assert problem(answer, 400, "ongeldige-invoer")["bevindingen"]


@pytest.mark.parametrize(
    "route", ["bekostigingen", "berekeningen", "gebieden", "scenarios", "vergelijkingen", "vlakke-kortingen"]
)
@pytest.mark.parametrize("body", [[], [1], 3, "tekst"])
def test_of_what_is_no_object_nothing_else_is_said(client, route, body):
    found = problem(client.post(f"/api/v1/{route}", json=body), 400, "ongeldige-invoer")
    assert [(finding["soort"], finding["plaats"]) for finding in found["bevindingen"]] == [("geen_object", "")]


def test_nan_and_a_key_twice_are_no_json(client):
    for body in ('{"spreiding": NaN}', '{"vormen": [], "vormen": []}'):
        answer = client.post(URL, content=body, headers={"content-type": "application/json"})
        problem(answer, 400, "ongeldige-json")


def test_another_kind_of_body_is_refused(client):
    problem(client.post(URL, content="a=1", headers={"content-type": "text/plain"}), 415, "verkeerd-soort-inhoud")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    as_json, toml = tmp_path / "vormen.json", tmp_path / "vormen.toml"
    as_json.write_text(json.dumps(JENS), encoding="utf-8")
    toml.write_text(
        "werkelijk_startvolume = 3240\n[[verloop]]\njaar = 2019\nvolume = 3466.8\nkosten_per_eenheid = 5120\n"
        '[[vormen]]\nvorm = "taakgericht"\nbasis = {volume = 3000, kosten_per_eenheid = 5000}\n'
        "stappen = [{jaar = 2019, taakstelling = 0.03}]\n"
        "corridor.banden = [{van = 0, tot = 0.02, aanbieder = 1}, {van = 0.02, tot = 0.05, aanbieder = 0.5}]\n",
        encoding="utf-8",
    )
    return {"json": as_json, "toml": toml}


def told(capsys: Any) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_command_line_and_http_give_the_same_answer_from_json_and_from_toml(client, files, capsys):
    over_http = client.post(URL, json=JENS).json()
    for path in files.values():
        assert main(["bekostiging", str(path), "--json"]) == 0
        assert told(capsys) == over_http


def test_the_command_line_shows_tables_and_writes_a_workbook_and_a_picture(files, tmp_path, capsys):
    book, picture = tmp_path / "boek.xlsx", tmp_path / "beeld.svg"
    assert main(["bekostiging", str(files["toml"]), "--uit", str(book), "--beeld", str(picture)]) == 0
    shown = capsys.readouterr().out
    assert "verliest de aanbieder € 509.250" in " ".join(shown.split())
    assert "1.257.072" in shown
    assert load_workbook(book)["Uitkomst"]["B1"].value == "Dezelfde zorg onder één contractvorm"
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_a_refused_file_and_a_wrong_call_have_their_own_exit_code(files, tmp_path, capsys):
    bad = tmp_path / "slecht.json"
    bad.write_text(json.dumps(asked(vormen=[])), encoding="utf-8")
    assert main(["bekostiging", str(bad)]) == 1
    assert "/vormen" in capsys.readouterr().err
    assert main(["bekostiging", str(tmp_path / "weg.json")]) == 2
    assert main(["bekostiging", str(files["json"]), "--beeld", str(tmp_path / "beeld.png")]) == 2
    assert ".svg" in capsys.readouterr().err
