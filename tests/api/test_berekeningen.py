"""POST /api/v1/berekeningen: the numbers of the issue, exactness, and every way to ask wrongly."""

import json
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.comparison.outcome import ToldComparison
from api.files.request import BerekeningIn
from api.web.problems import Probleem
from tarief import MODELS
from tarief.calculation.breakdown import Breakdown
from tarief.documents import strict_json
from tarief.model.form import fields
from tests.api.conftest import QUICK, request_for
from tests.api.schema import described, keeps_to
from tests.tools.client import Client
from tests.tools.times import examples

URL = "/api/v1/berekeningen"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def problem(answer, status: int, kind: str) -> dict:
    """Check everything a problem must have, and return it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["api-version"] == "1.0.0"
    found = answer.json()
    described(Probleem, found)
    assert found["type"] == f"urn:tarief:probleem:{kind}"
    assert found["status"] == status
    return found


@pytest.mark.parametrize(
    ("inputs", "tarief"),
    [
        ({}, "37.02"),
        ({"overhead_grondslag": "totale_kosten"}, "38.56"),
        ({"loonkosten_per_uur": "42.22"}, "63.33"),
        ({"loonkosten_per_uur": "42.22", "overhead_grondslag": "totale_kosten"}, "65.97"),
        (
            {"overhead_grondslag": None, "overhead": {"waarde": "20%", "grondslag": "directe_kosten", "bron": "x"}},
            "37.02",
        ),
    ],
)
def test_the_quick_calculation_gives_the_known_price(client, inputs, tarief):
    answer = client.post(URL, json=request_for(**inputs))
    assert answer.status_code == 200
    assert answer.json()["tarief"] == tarief
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("loon", "lasten", "uren", "overhead", "middelen", "risico", "tarief"),
    [
        ("44000", "0.27", "1400", "0.30", "1.50", "0.02", "54.46"),
        ("47500", "0.28", "1290", "0.38", "2.40", "0.03", "69.47"),
        ("46000", "0.28", "1330", "0.34", "2.00", "0.025", "62.86"),
    ],
)
def test_the_formula_of_the_accountants_is_one_call(client, loon, lasten, uren, overhead, middelen, risico, tarief):
    inputs = {
        "bruto_jaarloon": loon, "werkgeverslasten": lasten, "productieve_uren": uren, "overhead": overhead,
        "overhead_grondslag": "loonkosten", "clientgebonden_kosten_per_uur": middelen, "risico_opslag": risico,
        "risico_grondslag": "kostprijs",
    }  # fmt: skip
    answer = client.post(URL, json={"model": "uurtarief", "peildatum": "2026-01-01", "invoer": inputs})
    assert answer.json()["tarief"] == tarief


def test_the_answer_has_the_keys_of_the_contract_and_keeps_to_its_schema(client):
    answer = client.post(URL, json=request_for(risico_opslag="0.03", risico_grondslag="kostprijs")).json()
    described(Breakdown, answer)
    assert set(answer["opbouw"][0]) == {"sleutel", "label", "bedrag", "jeugdwet", "wmo"}
    assert {"sleutel", "label", "waarde", "eenheid", "formule", "uitleg", "bron"} <= set(answer["regels"][0])
    assert set(answer["elementen"]) == {"jeugdwet", "wmo"}
    assert sum(Decimal(rung["bedrag"]) for rung in answer["opbouw"]) == Decimal(answer["tarief"])


def test_numbers_in_the_body_stay_exact(client):
    body = json.dumps(request_for()).replace('"24.68"', "24.68000000000000000001")
    answer = client.post(URL, content=body, headers={"content-type": "application/json"}).json()
    assert answer["regels"][0]["waarde"] == "24.68000000000000000001"


def test_a_percentage_without_base_is_a_question_with_both_readings(client):
    found = problem(client.post(URL, json=request_for(overhead_grondslag=None)), 400, "ongeldige-invoer")
    assert found["bevindingen"][0]["plaats"] == "/invoer/overhead_grondslag"
    choices = {choice["waarde"]: choice["gevolg"] for choice in found["vragen"][0]["keuzes"]}
    assert "37,02" in choices["directe_kosten"]
    assert "38,56" in choices["totale_kosten"]


def test_all_faults_come_in_one_answer_each_with_its_pointer(client):
    asked = request_for(loonkosten_per_uur="abc", productiviteit="0", contracturen="1.760", **{"a/b~c": "1"})
    asked["peildatum"] = "gisteren"
    found = problem(client.post(URL, json=asked), 400, "ongeldige-invoer")
    places = {finding["plaats"] for finding in found["bevindingen"]}
    assert places >= {
        "/peildatum", "/invoer/loonkosten_per_uur", "/invoer/productiviteit", "/invoer/contracturen", "/invoer/a~1b~0c",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({}, "/model"),
        ({"model": "weet_niet"}, "/model"),
        ({"model": "uurtarief", "peildatum": "2026-02-30", "invoer": {}}, "/peildatum"),
        ({"model": "uurtarief", "peildatum": "2026-01-01"}, "/invoer"),
        ({"model": "uurtarief", "peildatum": "2026-01-01", "invoer": QUICK, "extra": 1}, "/extra"),
        (request_for(functiemix="geen lijst"), "/invoer/functiemix"),
        (request_for(productiviteit=True), "/invoer/productiviteit"),
        (request_for(productiviteit={"waarde": {"x": 1}}), "/invoer/productiviteit"),
    ],
)
def test_a_wrong_shape_is_pointed_at(client, asked, place):
    found = problem(client.post(URL, json=asked), 400, "ongeldige-invoer")
    assert place in {finding["plaats"] for finding in found["bevindingen"]}


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b'{"a": NaN}', b'{"a": Infinity}', b'{"a": 1e41}', b'{"a": -1e-41}', b"\xff\xfe"),
        *(b'{"model": "uurtarief", "model": "dagdeel"}', b'{"a": "\\ud800"}', b'{"a": "\\u0000"}', b'["a"]' + b"x"),
        *(b"[" * 12 + b"]" * 12, b'{"a":' * 12 + b"1" + b"}" * 12, b"1" * 41, b'{"a": ' + b"9" * 41 + b"}"),
    ],
)
def test_what_is_no_honest_json_is_400(client, body):
    problem(client.post(URL, content=body, headers={"content-type": "application/json"}), 400, "ongeldige-json")


def test_json_that_the_reader_of_json_finds_too_deep_is_400(client, monkeypatch):
    def give_up(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(strict_json, "json", SimpleNamespace(loads=give_up, JSONDecodeError=json.JSONDecodeError))
    answer = client.post(URL, content=b"{}", headers={"content-type": "application/json"})
    assert "te diep genest" in str(problem(answer, 400, "ongeldige-json"))


def test_a_body_of_another_kind_is_415_and_one_over_a_megabyte_413(client):
    problem(client.post(URL, content=b"{}", headers={"content-type": "text/plain"}), 415, "verkeerd-soort-inhoud")
    problem(client.post(URL, content=b"{}"), 415, "verkeerd-soort-inhoud")
    large = b" " * 1_000_001
    problem(client.post(URL, content=large, headers={"content-type": "application/json"}), 413, "te-groot")

    def chunks():
        for _ in range(30):
            yield b" " * 50_000

    problem(client.post(URL, content=chunks(), headers={"content-type": "application/json"}), 413, "te-groot")


def test_unknown_paths_are_404_and_other_methods_405_with_allow(client):
    problem(client.get("/api/v1/nergens"), 404, "niet-gevonden")
    problem(client.post(URL + "/", json=request_for()), 404, "niet-gevonden")
    answer = client.get(URL)
    problem(answer, 405, "methode-niet-toegestaan")
    assert answer.headers["allow"] == "POST"


def test_with_the_accept_of_a_workbook_the_answer_is_a_workbook(client):
    answer = client.post(URL, json=request_for(), headers={"accept": XLSX})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == XLSX
    assert "Uurtarief 2026-01-01.xlsx" in answer.headers["content-disposition"]
    assert answer.content[:2] == b"PK"


def test_a_comparison_adds_up(client):
    asked = {"a": request_for(), "b": request_for(loonkosten_per_uur="42.22", productiviteit="0.75")}
    answer = client.post("/api/v1/vergelijkingen", json=asked)
    assert answer.status_code == 200
    found = answer.json()
    described(ToldComparison, found)
    assert sum(Decimal(item["bedrag"]) for item in found["bijdragen"]) == Decimal(found["verschil"])
    asked["b"]["invoer"]["overhead"] = "abc"
    refused = problem(client.post("/api/v1/vergelijkingen", json=asked), 400, "ongeldige-invoer")
    assert refused["bevindingen"][0]["plaats"] == "/b/invoer/overhead"
    problem(client.post("/api/v1/vergelijkingen", json={"a": 1}), 400, "ongeldige-invoer")


def test_what_goes_wrong_inside_is_a_500_that_tells_nothing(client, monkeypatch, caplog):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(f"kosten {6 * 7},22")

    monkeypatch.setattr("tarief.opgave.Opgave.calculate", fail)
    answer = client.post(URL, json=request_for())
    found = problem(answer, 500, "onverwacht")
    assert "42,22" not in str(found) + caplog.text
    assert "RuntimeError" in caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["1.760", "0", "-1", "20%", "1e9", "directe_kosten", "999999999999", "٣", "1_000", "\x00"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
KEYS = st.sampled_from([*QUICK, "functiemix", "cao", "afronding", "risico_opslag", "risico_grondslag", "x", ""])


MODEL_AND_INPUTS = st.sampled_from(list(MODELS)).flatmap(
    lambda model: st.tuples(
        st.just(model),
        st.dictionaries(
            st.sampled_from([field.key for field in fields(MODELS[model])]),
            st.one_of(SCALARS, st.sampled_from(["10", "0.5", "0.1", "1500", "vvt", "45", "8"])),
            max_size=15,
        ),
    )
)


@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.too_slow])
@given(asked=MODEL_AND_INPUTS)
def test_no_model_gives_a_server_error(client, asked):
    model, inputs = asked
    document = {"model": model, "peildatum": "2026-01-01", "invoer": inputs}
    answered_properly(client, json.dumps(document).encode())


def answered_properly(client: Client, body: bytes) -> None:
    answer = client.post(URL, content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400)
    described(Breakdown if answer.status_code == 200 else Probleem, answer.json())


@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.too_slow])
@given(inputs=st.dictionaries(KEYS, VALUES, max_size=6), on=st.one_of(st.dates().map(str), VALUES))
def test_no_inputs_whatsoever_give_a_server_error(client, inputs, on):
    asked = {"model": "uurtarief", "peildatum": on, "invoer": {**QUICK, **inputs}}
    answered_properly(client, json.dumps(asked).encode())


@given(body=st.one_of(st.binary(max_size=200), VALUES.map(lambda value: json.dumps(value).encode())))
def test_no_body_whatsoever_gives_a_server_error(client, body):
    answered_properly(client, body)


def test_a_request_with_very_many_wrong_keys_is_told_fifty_of_them_and_how_many_more(client):
    answer = client.post(URL, json=request_for(**{f"onbekende_sleutel_nummer_{n}": "1" for n in range(390)}))
    assert answer.status_code == 400
    unknown = [finding for finding in answer.json()["bevindingen"] if finding["soort"] == "onbekende_sleutel"]
    assert len(unknown) == 51 and all(str(number) in unknown[number]["plaats"] for number in range(50))
    assert "En nog 340 van deze soort" in unknown[50]["tekst"] + unknown[49]["tekst"]


def test_what_is_asked_here_keeps_to_the_schema():
    assert keeps_to(request_for(), BerekeningIn.schema())
