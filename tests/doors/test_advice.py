"""Advice that is true: it names the field that is wrong and the name that is right, and asks nothing impossible."""

from datetime import date
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.calculation.inputs import read_inputs
from tarief.region.bands import too_close
from tarief.scenarios.records import ScenarioIn
from tarief.voorbeelden.run import example_text, run_text
from tests.api.conftest import QUICK, request_for

PRICE = "/api/v1/berekeningen"


def faults(client: Any, url: str, document: Any) -> dict[str, dict[str, str]]:
    """What is wrong with a request, by its place."""
    answer = client.post(url, json=document)
    assert answer.status_code == 400, answer.text[:500]
    return {finding["plaats"]: finding for finding in answer.json()["bevindingen"]}


def scenarios(*plans: Any) -> dict[str, Any]:
    return {**request_for(), "scenarios": list(plans)}


def test_a_name_that_is_missing_is_said_where_a_name_like_it_stands():
    assert "bedoelt u 'naam'?" in ScenarioIn.of({"nam": "a"}).spot.faults[0].advice
    with pytest.raises(Refused) as refused:
        run_text(example_text("jens").replace("\ngroei =", "\ngroey ="), "eigen.toml")
    assert "Er staat 'werkelijk.groey': bedoelt u 'werkelijk.groei'?" in str(refused.value)


def test_with_one_tariff_nobody_is_told_to_choose_fewer():
    assert "minder tarieven" not in too_close(1)
    assert "minder tarieven" in too_close(2)


@pytest.mark.parametrize("change", ["0.3", "", None, {"maal": "1.1"}, {"plus": "1"}])
def test_a_scenario_key_that_is_no_input_is_an_unknown_key_however_it_changes(change, client):
    document = scenarios({"naam": "a", "wijzigingen": {"overheadd": change}})
    finding = faults(client, "/api/v1/scenarios", document)["/scenarios/0/wijzigingen/overheadd"]
    assert (finding["soort"], finding["advies"]) == ("onbekende_sleutel", "Bedoelt u 'overhead'?")


def test_all_faults_of_a_scenario_file_are_told_in_one_answer(client):
    document = scenarios(
        {"naam": "a", "wijzigingen": {"loonkosten_per_uur": {"groey": "1.03"}, "overhead": "-1"}},
        {"naam": "a", "wijzigingen": {"x": 1}, "volume": "-3"},
        {"naam": "c", "boven_op": "z", "wijzigingen": {"productiviteit": "3"}},
        {"naam": "d", "foo": 1},
    )
    document["invoer"].pop("overhead_grondslag")
    shape = {"/scenarios/0/wijzigingen/loonkosten_per_uur", "/scenarios/3"}
    assert {"/invoer/overhead_grondslag", *shape} <= set(faults(client, "/api/v1/scenarios", document))
    document["invoer"]["overhead_grondslag"] = "omzet"
    assert set(faults(client, "/api/v1/scenarios", document)) == {
        *shape,
        "/scenarios/0/wijzigingen/overhead",
        "/scenarios/1/naam",
        "/scenarios/1/wijzigingen/x",
        "/scenarios/1/volume",
        "/scenarios/2/boven_op",
        "/scenarios/2/wijzigingen/productiviteit",
    }


def test_a_negative_price_names_the_field_that_caused_it(client):
    found = faults(client, PRICE, request_for(overige_kosten="-50"))
    assert list(found) == ["/invoer/overige_kosten"]
    told = found["/invoer/overige_kosten"]["tekst"].replace("\N{NO-BREAK SPACE}", " ")
    assert "−€ 50,00 per uur, waardoor tarief per uur uitkomt op −€ 12,98 per uur" in told


@pytest.mark.parametrize(
    ("inputs", "place", "text"),
    [
        ({"overhead_grondslag": {"bron": "x"}}, "overhead_grondslag", "Grondslag van overhead is niet gekozen."),
        ({"overhead": {"bron": "x"}}, "overhead", "Van overhead ontbreekt de waarde."),
        ({"overhead": {"waarde": "0.2", "bron": 5}}, "overhead/bron", "'bron' ontbreekt of is geen tekst."),
        ({"overhead": [{"a": 1}]}, "overhead", "Een lijst is geen getal."),
        ({"overhead": {"waarde": "0.2", "ban": 1}}, "overhead", "'ban' hoort niet bij een waarde."),
        ({"overhead_grondslag": {"waarde": "", "ban": 1}}, "overhead_grondslag", "Grondslag van overhead is niet"),
        ({"overheadd": ""}, "overheadd", "'overheadd' is geen invoer van uurtarief."),
        ({"overheadd": {"waarde": None}}, "overheadd", "'overheadd' is geen invoer van uurtarief."),
        ({"functiemix": [{"schal": ""}]}, "functiemix/0/schal", "'schal' is geen invoer van uurtarief."),
    ],
)  # fmt: skip
def test_a_text_names_its_field_and_what_is_unknown_is_refused_also_when_it_is_empty(inputs, place, text, client):
    document = request_for()
    document["invoer"] |= inputs
    assert text in faults(client, PRICE, document)[f"/invoer/{place}"]["tekst"]


@pytest.mark.parametrize("raw", [None, True, 20260101, [], {"a": 1}])
def test_no_text_shows_how_python_writes_a_value(raw, client):
    for name in ("model", "peildatum"):
        text = faults(client, PRICE, {**request_for(), name: raw})[f"/{name}"]["tekst"]
        assert not any(strange in text for strange in ("None", "True", "{", "["))


def test_what_is_empty_and_known_stays_absent():
    read = read_inputs(MODELS["uurtarief"], {**QUICK, "risico_opslag": "", "functiemix": None, "bron": None})
    assert [path for path in read.stated if path[0] not in QUICK] == [("bron",)]
    assert MODELS["uurtarief"].calculate({**QUICK, "risico_opslag": ""}, on=date(2026, 1, 1)).findings


def test_a_field_that_an_upload_does_not_know_is_refused_also_when_it_is_empty(client):
    files = {"bestand": ("blad.csv", b"Loonkosten per uur;24,68\n")}
    for text in ("{}", ""):
        answer = client.post("/api/v1/werkboeken", files=files, data={"antworden": text})
        (finding,) = answer.json()["bevindingen"]
        assert (answer.status_code, finding["plaats"]) == (400, "antworden")
        assert finding["advies"] == "Bedoelt u 'antwoorden'?"
    many = client.post("/api/v1/werkboeken", files=files, data={f"veld{number}": "x" for number in range(9)})
    assert "hoogstens 1 bestand en 5 tekstvelden" in many.json()["detail"]
