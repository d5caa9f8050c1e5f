"""A value that hardly anybody means is asked, with what was probably meant; what can be one thing only is read so."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.core.plausible import change_meant, factor_meant
from tarief.voorbeelden.run import example_text, run_text
from tests.api.conftest import FORM, request_for
from tests.api.test_gebieden import region
from tests.doors.requests import plain, worked
from tests.doors.test_advice import faults, scenarios
from tests.funding.asked import LUMP, one_form
from tests.models.cases import faults as refusals
from tests.models.cases import inputs_of

PRICE = "/api/v1/berekeningen"
YEARLY = {"loonkosten_per_uur": None, "productiviteit": None, "werkgeverslasten": "0.3", "vakantietoeslag": "0.08",
          "eindejaarsuitkering": "0.08"}  # fmt: skip


@pytest.mark.parametrize("wage", ["2,468", "2468", "24680", "0.2468"])
def test_a_wage_that_nobody_earns_is_asked_with_the_one_that_was_meant(wage, client):
    answer = client.post(PRICE, json=request_for(loonkosten_per_uur=wage)).json()
    (finding,), (question,) = answer["bevindingen"], answer["vragen"]
    assert (finding["soort"], finding["plaats"]) == ("onwaarschijnlijk", "/invoer/loonkosten_per_uur")
    assert "Bedoelt u 24,68?" in finding["advies"]
    assert question["keuzes"][0]["waarde"] == "24,68"


@pytest.mark.parametrize(
    ("model", "key"),
    [
        ("etmaal", "behandelkosten_per_uur"),
        ("caseload", "caseload_per_fte"),
        ("vrijgevestigd", "uren_per_week"),
        ("vrijgevestigd", "norminkomen"),
        ("cooperatie", "uren_per_week"),
    ],
)
def test_a_thousand_times_too_much_is_asked_where_no_such_thing_exists(model, key):
    """A point that was read as that of thousands: 36.000 hours a week, 68 million a year."""
    assert refusals(model, **{key: Decimal(inputs_of(model)[key]) * 1000}) == {key: "onwaarschijnlijk"}


def test_who_means_it_says_so_in_a_note_or_on_the_page(client):
    given = {"waarde": "2,468", "toelichting": "zakgeld van een stagiair"}
    assert client.post(PRICE, json=request_for(loonkosten_per_uur=given)).json()["tarief"] == "3.70"
    form = {**FORM, "loonkosten_per_uur": "2,468"}
    assert client.post("/", data=form).status_code == 400
    confirmed = client.post("/", data={**form, "antwoord.loonkosten_per_uur": "2,468"})
    assert confirmed.status_code == 200
    sent = dict(re.findall(r'type="hidden" name="([\w.]+)" value="([^"]*)"', confirmed.text))
    assert client.post("/uitkomst", data=sent).json()["tarief"] == "3.70"
    meant = client.post("/uitkomst", data={**form, "antwoord.loonkosten_per_uur": "24,68"})
    assert meant.json()["tarief"] == "37.02"


def test_a_number_of_which_one_reading_is_impossible_is_read_as_the_other_and_told(client):
    ambiguous = request_for(**YEARLY, bruto_jaarloon="85.000", productieve_uren="1.300")
    clear = request_for(**YEARLY, bruto_jaarloon="85000", productieve_uren="1300")
    answer = client.post(PRICE, json=ambiguous).json()
    assert answer["tarief"] == client.post(PRICE, json=clear).json()["tarief"]
    told = {f["plaats"]: f["tekst"] for f in answer["bevindingen"] if f["soort"] == "getal_gelezen"}
    assert told == {
        "bruto_jaarloon": "Bruto jaarloon is gelezen als 85.000: 85 euro per jaar kan hier niet.",
        "productieve_uren": "Productieve uren per jaar is gelezen als 1.300: 1,3 uur per jaar kan hier niet.",
    }


def test_a_number_of_which_no_reading_is_possible_is_not_asked_with_two_that_are_refused(client):
    answer = client.post(PRICE, json=request_for(productiviteit="85.000")).json()
    assert [finding["soort"] for finding in answer["bevindingen"]] == ["buiten_grenzen"]
    assert "Bedoelt u 85%?" in answer["bevindingen"][0]["advies"]
    wage = client.post(PRICE, json=request_for(loonkosten_per_uur="2.468")).json()
    assert "Bedoelt u 24,68?" in wage["bevindingen"][0]["advies"]


def test_a_number_that_can_be_two_things_is_asked_with_both(client):
    given = {**inputs_of("vervoer"), "voertuigkosten_per_jaar": "9.000"}
    answer = client.post(PRICE, json=plain({"model": "vervoer", "peildatum": "2026-01-01", "invoer": given})).json()
    assert [choice["waarde"] for choice in answer["vragen"][0]["keuzes"]] == ["9000", "9"]


@pytest.mark.parametrize("factor", ["3,5%", "3.5", "103.5", "1035", 103.5])
def test_a_multiplication_where_a_change_is_meant_is_asked_with_the_factor(factor, client):
    plan = scenarios({"naam": "a", "wijzigingen": {"loonkosten_per_uur": {"maal": factor}}})
    finding = faults(client, "/api/v1/scenarios", plan)["/scenarios/0/wijzigingen/loonkosten_per_uur/maal"]
    assert finding["soort"] == "onwaarschijnlijk"
    assert "Bedoelt u maal 1,035 (3,5% erbij)?" in finding["advies"]


@pytest.mark.parametrize(("factor", "price"), [("1.035", "38.32"), ("103,5%", "38.32"), ("0.5", "18.51")])
def test_a_likely_factor_is_used_also_where_its_point_could_be_two_things(factor, price, client):
    plan = scenarios({"naam": "a", "wijzigingen": {"loonkosten_per_uur": {"maal": factor}}})
    assert client.post("/api/v1/scenarios", json=plan).json()["scenarios"][0]["tarief"] == price


def test_a_growth_of_hundreds_of_percents_is_asked_wherever_it_is_said(client):
    with pytest.raises(Refused, match=r"verandering van 700% is onwaarschijnlijk. Bedoelt u 0.07"):
        run_text(example_text("jens").replace("\ngroei = 0.07", "\ngroei = 7"), "eigen.toml")
    form = one_form({**LUMP, "stappen": [{"jaar": 2019, "indexering": "3.5"}]})
    step = faults(client, "/api/v1/bekostigingen", form)["/vormen/0/stappen/0/indexering"]
    assert "Bedoelt u 0.035?" in step["advies"]
    path = {"van": "54.46", "naar": "62.86", "delen": ["0.5", "1"], "indexcijfers": ["1", "103.5"]}
    level = faults(client, "/api/v1/gebieden", plain(region(ingroeipad=path)))["/ingroeipad/indexcijfers/1"]
    assert "Bedoelt u 1,035?" in level["advies"]


@pytest.mark.parametrize(("written", "meant"), [("7", ["0.07"]), ("1.035", ["0.01035", "0.035"]), ("103.5", ["0.035"])])
def test_what_a_change_may_stand_for(written: str, meant: list[str]):
    assert [*change_meant(Decimal(written))] == [Decimal(text) for text in meant]
    assert factor_meant(Decimal("100")) == 1


@pytest.mark.parametrize(("index", "meant"), [("103.5", "3,5%"), ("1.035", "3,5%"), ("7", "7%")])
def test_an_index_that_is_written_as_a_level_is_refused_with_the_change_that_was_meant(index, meant, client):
    document = worked("indexering")
    document["invoer"]["gewogen_index"] = index
    finding = faults(client, PRICE, document)
    assert f"Bedoelt u {meant}?" in finding["/invoer/gewogen_index"]["advies"]


def test_every_likely_value_of_a_declaration_lies_within_what_can_be():
    declared: list[Any] = [quantity for model in MODELS.values() for quantity in model.quantities.values()]
    ranged = {quantity.key: quantity for quantity in declared if any(quantity.likely)}
    assert {"bruto_uurloon", "bruto_maandloon", "bruto_jaarloon", "contracturen"} <= set(ranged)
    for quantity in ranged.values():
        low, high = quantity.likely
        assert (low is None or quantity.minimum is None or low >= quantity.minimum) and (
            high is None or low is None or low < high
        )
    given = request_for(**YEARLY, bruto_jaarloon="48000", productieve_uren="1300")["invoer"]
    assert not [
        f for f in MODELS["uurtarief"].calculate(given, on=date(2026, 1, 1)).findings if f.kind == "onwaarschijnlijk"
    ]
