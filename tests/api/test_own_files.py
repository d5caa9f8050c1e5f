"""A region's own model and own parameters, on the command line and in a request."""

import json
import shlex
from pathlib import Path

import pytest

from api.commands import main
from tests.api.conftest import request_for, write_request

MODEL = """
from tarief import Aandeel, CostModel, EuroPerUur

regio = CostModel("regio_uurtarief", label="Ons uurtarief", unit="uur")
regio.given("kosten_per_uur", "Directe kosten", EuroPerUur, minimum=0)
regio.given("toeslag", "Toeslag van de prijs", Aandeel)

@regio.step("Tarief", opbouw=True)
def tarief(kosten_per_uur: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
    return kosten_per_uur / (1 - toeslag)
"""
PARAMETERS = """
uitgever = "cao_vvt"
titel = "Eigen opgave"
[[waarden]]
sleutel = "contracturen"
waarde = 1800
eenheid = "uren"
grondslag = "voltijd"
vanaf = 2026-01-01
tot_en_met = 2026-12-31
status = "officieel"
bron = "eigen"
[bronnen.eigen]
titel = "Eigen loonadministratie 2026"
"""
WAGE = {
    "cao": "vvt", "bruto_jaarloon": "45000", "werkgeverslasten": "0.25", "productiviteit": "0.75",
    "overhead": "0", "overhead_grondslag": "directe_kosten",
}  # fmt: skip


@pytest.fixture
def own_model(tmp_path):
    path = tmp_path / "eigen_model.py"
    path.write_text(MODEL, encoding="utf-8")
    return path


@pytest.fixture
def own_parameters(tmp_path):
    path = tmp_path / "eigen.toml"
    path.write_text(PARAMETERS, encoding="utf-8")
    return path


def request_file(tmp_path, **document):
    path = tmp_path / "opgave.json"
    path.write_text(json.dumps({"peildatum": "2026-01-01", **document}), encoding="utf-8")
    return path


def test_an_own_model_calculates_and_has_its_own_template(tmp_path, own_model, capsys):
    request = request_file(tmp_path, model="regio_uurtarief", invoer={"kosten_per_uur": "60", "toeslag": "0.2"})
    assert main(["bereken", str(request), "--model", str(own_model), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tarief"] == "75.00"
    sheet = tmp_path / "leeg.xlsx"
    assert main(["sjabloon", "regio_uurtarief", "--model", str(own_model), "--uit", str(sheet)]) == 0
    assert f"tarief bereken {sheet} --model {own_model}" in capsys.readouterr().out
    assert sheet.stat().st_size > 5_000


def test_a_request_that_names_another_model_than_the_own_one_is_refused_with_both_named(tmp_path, own_model, capsys):
    """With what else is wrong with it; a price of the model that was not meant is no answer."""
    given = {"prijs_per_eenheid": "60", "eenheid": "uur"}
    request = request_file(tmp_path, model="prijs", invoer=given, peildatum="2026-13-01")
    assert main(["bereken", str(request), "--model", str(own_model), "--json"]) == 1
    found = {each["plaats"]: each["tekst"] for each in json.loads(capsys.readouterr().out)["bevindingen"]}
    assert found.keys() == {"/model", "/peildatum"}
    assert "'prijs'" in found["/model"] and "'regio_uurtarief' (Ons uurtarief)" in found["/model"]


def test_a_request_without_a_model_has_the_one_that_was_given_along(tmp_path, own_model, capsys):
    """60 / 0.8; the scenario takes 40 of it."""
    inputs = {"kosten_per_uur": "60", "toeslag": "0.2"}
    request = request_file(tmp_path, invoer=inputs)
    assert main(["bereken", str(request), "--model", str(own_model), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tarief"] == "75.00"
    asked = request_file(
        tmp_path, invoer=inputs, scenarios=[{"naam": "zuinig", "wijzigingen": {"kosten_per_uur": "40"}}]
    )
    assert main(["scenario", str(asked), "--model", str(own_model), "--json"]) == 0
    assert '"50.00"' in capsys.readouterr().out


@pytest.mark.parametrize("command", ["scenario", "vergelijk", "indexnota"])
def test_no_command_calculates_with_another_model_than_was_given_along(command, tmp_path, own_model, capsys):
    given = {"prijs_per_eenheid": "60", "eenheid": "uur"}
    request = str(request_file(tmp_path, model="prijs", invoer=given))
    more = {"vergelijk": [request], "indexnota": ["--peildatum", "2026-07-01"]}.get(command, [])
    assert main([command, request, *more, "--model", str(own_model)]) == 1
    assert "met --model gaf u een ander" in " ".join(capsys.readouterr().err.split())


def test_an_own_model_that_is_wrong_is_refused_in_dutch(tmp_path, own_model, capsys):
    own_model.write_text(MODEL.replace("toeslag: Aandeel)", "toeslg: Aandeel)"), encoding="utf-8")
    request = request_file(tmp_path, model="regio_uurtarief", invoer={})
    assert main(["bereken", str(request), "--model", str(own_model)]) == 1
    assert "toeslag" in capsys.readouterr().err


def test_own_parameters_go_before_the_library_and_both_stay_in_sight(tmp_path, own_parameters, capsys):
    request = request_file(tmp_path, model="uurtarief", invoer=WAGE)
    assert main(["bereken", str(request), "--json"]) == 0
    shipped = json.loads(capsys.readouterr().out)
    assert main(["bereken", str(request), "--json", "--parameters", str(own_parameters)]) == 0
    own = json.loads(capsys.readouterr().out)

    def hours(answer):
        return next(line for line in answer["regels"] if line["sleutel"] == "contracturen")["waarde"]

    assert (hours(shipped), hours(own)) == ("1878", "1800")
    assert own["ontvangstbewijs"]["parameters"] != shipped["ontvangstbewijs"]["parameters"]
    texts = [finding["tekst"] for finding in own["bevindingen"] if "contracturen" in finding["plaats"]]
    assert any("1.800" in text and "1.878" in text for text in texts)


def test_a_request_can_carry_its_own_parameters(client):
    answer = client.post(
        "/api/v1/berekeningen",
        json={"model": "uurtarief", "peildatum": "2026-01-01", "invoer": WAGE, "parameters": PARAMETERS},
    )
    assert answer.status_code == 200
    assert next(r for r in answer.json()["regels"] if r["sleutel"] == "contracturen")["waarde"] == "1800"


def test_faulty_parameters_are_refused_with_their_place(client):
    document = {**request_for(), "parameters": PARAMETERS.replace("1800", '"veel"')}
    answer = client.post("/api/v1/berekeningen", json=document)
    assert answer.status_code == 400
    assert any(finding["plaats"].startswith("/parameters") for finding in answer.json()["bevindingen"])


@pytest.mark.parametrize(
    ("option", "name"),
    [("--parameters", "weg.toml"), ("--model", "weg.json"), ("--model", "weg.py"), ("--antwoorden", "weg.toml")],
)
def test_a_file_of_ones_own_that_is_not_there_is_refused_in_the_same_words(tmp_path, capsys, option, name):
    request = write_request(tmp_path / "opgave.json")
    assert main(["bereken", str(request), option, str(tmp_path / name)]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"{name} bestaat niet. Controleer de naam en de map." in told and "Errno" not in told


def test_a_folder_counts_what_is_asked_once_and_as_a_question(tmp_path, capsys):
    inputs = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.20"}
    request_file(tmp_path, model="uurtarief", invoer=inputs)
    main(["bereken", str(tmp_path)])
    told = capsys.readouterr().out
    assert "1 vraag" in told and "fout" not in told


def test_searching_by_cao_and_date_names_the_source(client):
    found = client.get(
        "/api/v1/parameters", params={"zoek": "vakantietoeslag", "cao": "jeugdzorg", "peildatum": "2025-06-01"}
    )
    values = found.json()["parameters"]
    assert {value["sleutel"].split(".")[0] for value in values} == {"cao_jeugdzorg"}
    assert all(value["bron"] for value in values)
    assert client.get("/api/v1/parameters", params={"cao": "bouw"}).status_code == 400


def test_where_there_is_no_norm_it_says_so(client, capsys):
    answer = client.get("/api/v1/parameters", params={"zoek": "bezetting"}).json()
    assert any("geen gepubliceerde norm" in text for text in answer["zonder_norm"])
    assert main(["parameters", "bezetting"]) == 0
    assert "geen gepubliceerde norm" in " ".join(capsys.readouterr().out.split())


def test_a_missing_value_without_norm_says_why_it_is_asked(tmp_path, capsys):
    request = request_file(tmp_path, model="uurtarief", invoer={"loonkosten_per_uur": "30", "overhead": "0"})
    assert main(["bereken", str(request)]) == 1
    assert "geen gepubliceerde norm" in " ".join(capsys.readouterr().err.split())


@pytest.mark.usefixtures("own_parameters")
def test_the_call_that_is_suggested_after_a_price_works(own_model, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    own_model.rename("eigen model.py")
    request_file(tmp_path, model="regio_uurtarief", invoer={"kosten_per_uur": "12", "toeslag": "5%"})
    own = ["--model", "eigen model.py", "--parameters", "eigen.toml"]
    assert main(["bereken", "opgave.json", *own]) == 0
    calls = [
        shlex.split(line.partition(": ")[2]) for line in capsys.readouterr().out.splitlines() if "tarief b" in line
    ]
    assert [main(call[1:]) for call in calls] == [0, 0]
    assert [call[-1] for call in calls] == ["uitkomst.xlsx", "--json"]
    assert Path("uitkomst.xlsx").exists()


OWN_PARAMETER = """
uitgever = "regio"
titel = "Regio"
[bronnen.besluit]
titel = "Besluit"
[[waarden]]
sleutel = "prijs_gesprek"
waarde = 80.5
eenheid = "euro_per_stuk"
vanaf = 2025-01-01
tot_en_met = 2025-12-31
status = "officieel"
bron = "besluit"
"""
ASKING = """
from tarief import At, CostModel, EuroPerStuk

model = CostModel("gesprekken", label="Gesprekken", unit="gesprek")
model.parameter("prijs", "Prijs", EuroPerStuk, At("regio.prijs_gesprek"))

@model.step("Tarief")
def tarief(prijs: EuroPerStuk) -> EuroPerStuk:
    return prijs
"""


@pytest.fixture
def asking(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("vraagt.py").write_text(ASKING, encoding="utf-8")
    Path("regio.toml").write_text(OWN_PARAMETER, encoding="utf-8")
    return ["--model", "vraagt.py", "--parameters", "regio.toml"]


def expired(texts):
    return [text for text in texts if "regio.prijs_gesprek" in text]


def test_an_expired_own_parameter_is_said_to_be_expired_and_not_misspelt(tmp_path, asking, capsys):
    request = request_file(tmp_path, model="gesprekken", peildatum="2026-06-01", invoer={"prijs": "90"})
    assert main(["bereken", str(request), *asking, "--json"]) == 0
    found = {item["soort"]: item["tekst"] for item in json.loads(capsys.readouterr().out)["bevindingen"]}
    assert "eigen_parameter_ongebruikt" not in found
    assert "is verlopen: geldig van 01-01-2025 tot en met 31-12-2025" in found["eigen_parameter_verlopen"]
    request = request_file(tmp_path, model="gesprekken", peildatum="2026-06-01", invoer={})
    assert main(["bereken", str(request), *asking]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "Voor regio.prijs_gesprek is op 01-06-2026" in told and "Bedoelt u" not in told
    assert "regio.prijs_gesprek is verlopen: geldig van 01-01-2025 tot en met 31-12-2025" in told


def test_an_own_parameter_of_later_is_said_to_begin_later(tmp_path, asking, capsys):
    request = request_file(tmp_path, model="gesprekken", peildatum="2024-06-01", invoer={"prijs": "90"})
    assert main(["bereken", str(request), *asking, "--json"]) == 0
    found = [item["tekst"] for item in json.loads(capsys.readouterr().out)["bevindingen"]]
    assert "is nog niet ingegaan" in " ".join(expired(found))


def test_an_own_value_of_the_cao_that_is_over_is_told_where_the_library_was_used(tmp_path, own_parameters, capsys):
    own_parameters.write_text(PARAMETERS.replace("2026-", "2025-"), encoding="utf-8")
    request = request_file(tmp_path, model="uurtarief", invoer=WAGE)
    assert main(["bereken", str(request), "--json", "--parameters", str(own_parameters)]) == 0
    found = {item["soort"]: item["tekst"] for item in json.loads(capsys.readouterr().out)["bevindingen"]}
    assert "cao_vvt.contracturen (1.800 uur) is verlopen" in found["eigen_parameter_verlopen"]


def test_every_call_that_a_refusal_suggests_repeats_the_own_model_and_parameters(tmp_path, asking, capsys):
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "Begroting van het uurtarief"
    book.save(tmp_path / "blad.xlsx")
    assert main(["bereken", "blad.xlsx", *asking]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "--uit opgave.xlsx --model vraagt.py --parameters regio.toml)" in told
    assert main(["bereken", "blad.xlsx", "--model=vraagt.py"]) == 1
    assert "--uit opgave.xlsx --model vraagt.py)" in " ".join(capsys.readouterr().err.split())
    assert main(["bereken", "blad.xlsx"]) == 1
    assert "--uit opgave.xlsx)" in " ".join(capsys.readouterr().err.split())


def test_a_request_for_an_own_model_that_was_not_laid_over_says_how(tmp_path, capsys):
    request = request_file(tmp_path, model="gesprekken", invoer={})
    assert main(["bereken", str(request)]) == 1
    assert "--model eigen_model.py" in " ".join(capsys.readouterr().err.split())


TWO_PRICES = """
from tarief import CostModel, EuroPerDagdeel, EuroPerJaar, EuroPerUur, Uren

model = CostModel("twee_prijzen", label="Twee prijzen", unit="uur", results=("uurprijs", "dagdeelprijs"))
model.given("loon", "Loon", EuroPerJaar)
model.given("huur", "Huur", EuroPerJaar)
model.given("uren", "Uren", Uren, positive=True)

@model.step("Uurprijs")
def uurprijs(loon: EuroPerJaar, huur: EuroPerJaar, uren: Uren) -> EuroPerUur:
    return (loon + huur) / uren

@model.step("Dagdeelprijs")
def dagdeelprijs(uurprijs: EuroPerUur) -> EuroPerDagdeel:
    return uurprijs * 4
"""


def test_every_price_of_an_own_model_is_told_apart_with_its_own_ladder_and_difference(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("twee.py").write_text(TWO_PRICES, encoding="utf-8")
    for name, rent in (("a", "12000"), ("b", "13200")):
        given = {"loon": "60000", "huur": rent, "uren": "1200"}
        request_file(tmp_path, model="twee_prijzen", invoer=given).rename(f"{name}.json")
    assert main(["bereken", "a.json", "--model", "twee.py"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Loon in uurprijs € 50,00 83%" in told
    assert "Opbouw van dagdeelprijs" in told and "Loon in dagdeelprijs € 200,00 83%" in told
    assert main(["vergelijk", "a.json", "b.json", "--model", "twee.py"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Dagdeelprijs: het verschil per invoer" in told and "+€ 4,00" in told
    assert main(["vergelijk", "a.json", "b.json", "--model", "twee.py", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["andere_prijzen"]["dagdeelprijs"]["verschil"] == "4.00"
