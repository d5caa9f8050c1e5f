"""Scenarios by command line and over HTTP: the same question, the same answer."""

import json

import pytest

from api.commands import main
from api.scenarios.request import ScenariosIn
from api.web.problems import Probleem
from tarief.scenarios.analysis import Analysis
from tests.api.schema import described, keeps_to
from tests.scenarios.base import AGREEMENT, BASES, RESEARCH, REST

ASKED = {
    "model": "uurtarief",
    "peildatum": "2026-01-01",
    "invoer": {**RESEARCH, **REST["RESEARCH"], **BASES},
    "volume": "166000",
    "scenarios": [
        {"naam": "Overeenkomst", "wijzigingen": {**AGREEMENT, **REST["AGREEMENT"]}},
        {"naam": "Cao", "jaren": [{"jaar": 2027, "wijzigingen": {"bruto_jaarloon": {"maal": "1.03"}}}]},
    ],
    "raster": {
        "rijen": {"sleutel": "overhead", "waarden": ["30%", "38%"]},
        "kolommen": {"sleutel": "productieve_uren", "waarden": [1290, 1330]},
    },
    "bandbreedtes": {"productieve_uren": {"laag": "1250", "hoog": "1400", "bron": "benchmark"}},
}
TOML = """
model = "uurtarief"
peildatum = 2026-01-01
volume = 166000
[invoer]
bruto_jaarloon = "47500"
werkgeverslasten = 0.28
productieve_uren = 1290
overhead = { waarde = "38%", grondslag = "loonkosten" }
clientgebonden_kosten_per_uur = "2,40"
risico_opslag = { waarde = "3%", grondslag = "kostprijs" }
[[scenarios]]
naam = "Minder overhead"
wijzigingen = { overhead = "34%" }
"""


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def test_the_answer_is_what_the_description_says(client):
    assert keeps_to(ASKED, ScenariosIn.schema())
    answer = client.post("/api/v1/scenarios", json=ASKED)

    assert answer.status_code == 200
    found = answer.json()
    described(Analysis, found)
    assert found["basis"]["tarief"] == "69.47"
    agreement = found["scenarios"][0]
    assert (agreement["tarief"], agreement["verschil"], agreement["budget"]) == ("62.86", "-6.61", "10434760.00")
    assert sum(float(each["bedrag"]) for each in agreement["bijdragen"]) == pytest.approx(-6.61)


def test_command_line_and_http_answer_the_same(client, tmp_path, capsys):
    file = tmp_path / "wat_als.json"
    file.write_text(json.dumps(ASKED), encoding="utf-8")

    assert main(["scenario", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == client.post("/api/v1/scenarios", json=ASKED).json()


def test_scenarios_stand_side_by_side_within_eighty_columns(tmp_path, capsys):
    file = tmp_path / "wat_als.json"
    file.write_text(json.dumps(ASKED), encoding="utf-8")

    assert main(["scenario", str(file)]) == 0
    out = capsys.readouterr().out
    for text in ("Overeenkomst", "Cao (2027)", "62,86", "−6,61", "10.434.760", "aanname"):
        assert text in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_file_written_by_hand_may_be_toml(tmp_path, capsys):
    file = tmp_path / "wat_als.toml"
    file.write_text(TOML, encoding="utf-8")

    assert main(["scenario", str(file)]) == 0
    assert "Minder overhead" in capsys.readouterr().out


def test_the_base_may_be_a_cost_sheet_beside_the_file(tmp_path, capsys):
    (tmp_path / "opgave.json").write_text(json.dumps({k: ASKED[k] for k in ("model", "peildatum", "invoer")}))
    file = tmp_path / "wat_als.toml"
    file.write_text('basis = "opgave.json"\nscenarios = [{naam = "x", wijzigingen = {overhead = "34%"}}]')

    assert main(["scenario", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["basis"]["tarief"] == "69.47"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"scenarios": [{"naam": "x", "wijzigingen": {"overhed": "0.3"}}]}, "/scenarios/0/wijzigingen/overhed"),
        ({"volume": "-1"}, "/volume"),
        ({"scenario": []}, ""),
        ({"invoer": {**ASKED["invoer"], "werkgeverslasten": "28"}}, "/invoer/werkgeverslasten"),
        ({"bandbreedtes": {"overhead": {"laag": "0.5", "hoog": "0.1"}}}, "/bandbreedtes/overhead"),
    ],
)
def test_a_fault_is_refused_at_its_pointer(client, change, pointer):
    answer = client.post("/api/v1/scenarios", json={**ASKED, **change})

    assert answer.status_code == 400
    described(Probleem, answer.json())
    assert pointer in [each["plaats"] for each in answer.json()["bevindingen"]]


@pytest.mark.parametrize(("name", "content"), [("x.toml", "a = = b"), ("x.json", '{"volume": NaN}'), ("x.toml", "")])
def test_a_file_that_is_none_is_refused_in_dutch(tmp_path, capsys, name, content):
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")

    assert main(["scenario", str(file)]) == 1
    assert "geweigerd" in capsys.readouterr().err


UNCERTAIN = {
    "onzekerheid": {
        "overhead": {"verdeling": "driehoek", "laag": "0.30", "midden": "0.38", "hoog": "0.42"},
        "productieve_uren": {"verdeling": "uniform", "laag": "1250", "hoog": "1400"},
    },
    "samenhang": [{"tussen": ["overhead", "productieve_uren"], "correlatie": "-0.3"}],
    "afspraak": {"tarief": "67.00"},
    "trekkingen": 4096,
    "startgetal": 7,
}


def test_uncertainty_is_asked_in_the_same_document_and_comes_out_the_same_twice(client):
    assert keeps_to({**ASKED, **UNCERTAIN}, ScenariosIn.schema())
    answers = [client.post("/api/v1/scenarios", json={**ASKED, **UNCERTAIN}) for _ in range(2)]

    described(Analysis, answers[0].json())
    assert answers[0].content == answers[1].content
    found = answers[0].json()["onzekerheid"]
    assert found["ontvangstbewijs"]["startgetal"] == "7"
    assert 0 < float(found["tekort"]["kans_op_tekort"]["waarde"]) < 1
    assert found["tekort"]["volume"] == "166000"


def test_more_draws_than_a_visitor_may_ask_are_refused_before_any_is_made(client):
    answer = client.post("/api/v1/scenarios", json={**ASKED, **UNCERTAIN, "trekkingen": 1_000_000_000})

    assert answer.status_code == 400
    assert answer.json()["bevindingen"][0]["plaats"] == "/trekkingen"


def test_a_billion_draws_are_refused_on_the_command_line_too(tmp_path, capsys):
    file = tmp_path / "wat_als.json"
    file.write_text(json.dumps({**ASKED, **UNCERTAIN, "trekkingen": 1_000_000_000}), encoding="utf-8")

    assert main(["scenario", str(file)]) == 1
    assert "trekkingen" in capsys.readouterr().err


def test_a_matrix_that_is_none_is_refused_beside_the_other_faults(client):
    together = {**UNCERTAIN, "samenhang": [{"tussen": ["overhead", "overhead"], "correlatie": "2"}]}
    answer = client.post("/api/v1/scenarios", json={**ASKED, **together, "volume": "-1"})

    assert answer.status_code == 400
    places = [each["plaats"] for each in answer.json()["bevindingen"]]
    assert "/volume" in places
    assert any(place.startswith("/samenhang") for place in places)


def test_the_workbook_of_scenarios_holds_formulas_and_the_same_figures(tmp_path):
    from openpyxl import load_workbook

    file, book = tmp_path / "wat_als.json", tmp_path / "wat_als.xlsx"
    file.write_text(json.dumps({**ASKED, **UNCERTAIN}), encoding="utf-8")

    assert main(["scenario", str(file), "--uit", str(book)]) == 0
    stored = {cell.value for row in load_workbook(book, data_only=True)["Uitkomst"].iter_rows() for cell in row}
    live = {str(cell.value) for row in load_workbook(book)["Uitkomst"].iter_rows() for cell in row}
    assert {69.47, 62.86, -6.61, 10434760} <= stored
    assert any(each.startswith("=") for each in live)


@pytest.mark.parametrize(
    ("accept", "start"),
    [("image/svg+xml", b"<svg"), ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK")],
)
def test_the_answer_comes_as_a_picture_or_a_workbook_too(client, accept, start):
    answer = client.post("/api/v1/scenarios", json=ASKED, headers={"Accept": accept})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == accept
    assert answer.content.startswith(start)


def test_the_share_of_each_input_in_the_spread_is_given_when_asked(client):
    independent = {key: value for key, value in UNCERTAIN.items() if key != "samenhang"}
    answer = client.post("/api/v1/scenarios", json={**ASKED, **independent, "gevoeligheid": True}).json()

    described(Analysis, answer)
    first = sum(float(each["eerste_orde"]["waarde"]) for each in answer["gevoeligheid"]["indices"])
    assert 0.95 < first <= 1.01


def test_shares_of_inputs_that_move_together_are_refused(client):
    answer = client.post("/api/v1/scenarios", json={**ASKED, **UNCERTAIN, "gevoeligheid": True})

    assert answer.status_code == 400
    assert answer.json()["bevindingen"][0]["plaats"] == "/samenhang"


def test_the_range_of_a_distribution_is_that_of_the_tornado_too(client):
    bars = client.post("/api/v1/scenarios", json={**ASKED, **UNCERTAIN}).json()["tornado"]
    overhead = next(bar for bar in bars if bar["sleutel"] == "overhead")

    assert (overhead["laag"], overhead["hoog"], overhead["aanname"]) == ("0.3", "0.42", False)


def test_without_a_seed_the_same_question_still_draws_the_same(client):
    without = {key: value for key, value in UNCERTAIN.items() if key != "startgetal"}
    first, second = (client.post("/api/v1/scenarios", json={**ASKED, **without}) for _ in range(2))

    assert first.content == second.content
