"""What a user can state in the models per unit of care, next to the worked cases; expected values by hand."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import MODELS, compare, load_parameters
from tarief.core.findings import Refused
from tests.models.cases import inputs_of, worked
from tests.models.inputs import DAY

NEW = ("dagdeel", "etmaal", "gezinshuis", "vervoer", "caseload", "traject")


@pytest.mark.parametrize("model", NEW)
def test_the_margin_stands_outside_the_elements_of_both_laws(model: str) -> None:
    result = worked(model)
    outside = [rung for rung in result.opbouw if not rung.is_cost]
    assert sum(rung.amount for rung in outside) == result.tarief - (result.kostprijs or 0)
    assert all((rung.jeugdwet, rung.wmo) == ("", "") for rung in outside)
    assert all(rung.jeugdwet and rung.wmo for rung in result.opbouw if rung.is_cost)


@pytest.mark.parametrize(
    ("model", "times", "low", "high"),
    [
        ("dagdeel", 1, "westerveld_groepsbegeleiding_licht", "westerveld_groepsbegeleiding_zwaar"),
        ("etmaal", 1, "meerinzicht_logeren_verblijf", "meerinzicht_logeren_all_in"),
        ("vervoer", 2, "meerinzicht_vervoer_dagbesteding_laag", "meerinzicht_vervoer_dagbesteding_hoog"),
    ],
)
def test_a_worked_case_lies_between_published_tariffs(model: str, times: int, low: str, high: str) -> None:
    library = load_parameters()
    published = [library.ask(f"normen.tarief_{name}", date(2023, 7, 1)).value for name in (low, high)]
    assert published[0] < times * worked(model).tarief < published[1]


def test_the_worked_gezinshuis_lies_below_the_published_maximum() -> None:
    most = load_parameters().ask("normen.tarief_bollenstreek_44a08_gezinshuis", date(2024, 7, 1)).value
    assert Decimal("0.75") * most < worked("gezinshuis").tarief < most


# dagdeel


def test_who_only_knows_the_cost_of_a_productive_hour_gets_the_same_dagdeel() -> None:
    result = worked("dagdeel", "loonkosten_per_uur", "productiviteit", loonkosten_per_productief_uur="32")
    assert result.tarief == worked("dagdeel").tarief
    assert result.elements("wmo")["a+c"] == Decimal("32.00")  # without productivity a and c cannot be told apart


def test_a_wage_from_the_cao_and_a_mix_of_functions_reach_the_dagdeel() -> None:
    mix = [
        {"functie": "begeleider", "schaal": "8", "trede": "6", "functie_aandeel": "0.6"},
        {"functie": "assistent", "schaal": "5", "trede": "6", "functie_aandeel": "0.4"},
    ]
    given = {"cao": "jeugdzorg", "functiemix": mix, "contractvorm": "vast", "werkgeversgrootte": "groot"}
    result = worked("dagdeel", "loonkosten_per_uur", pensioen_werkgeversdeel="0.5", **given)
    hour = result.exact("loonkosten_per_productief_uur")
    assert result.exact("inzetkosten") == hour  # one hour of staff per client
    assert result.exact("loonkosten_productief") == pytest.approx(
        result.exact("loonkosten_per_uur"), rel=Decimal("1e-25")
    )


def test_premises_per_client_are_not_divided_again_and_transport_is_a_rung() -> None:
    result = worked("dagdeel", "locatiekosten_per_groep", locatiekosten_per_client="6", vervoerskosten_per_dagdeel="7")
    amounts = {rung.key: rung.amount for rung in result.opbouw}
    assert amounts["locatiekosten_per_dagdeel"] == Decimal("6.00")
    assert amounts["vervoerskosten_per_dagdeel"] == Decimal("7.00")


# etmaal


def test_a_sleeping_shift_paid_per_hour_takes_no_working_time() -> None:
    """(91 + 77) × 365/7 / 1387 = 6,3158 fte; 63 uur × 8,00 × 365/7 / 3285 = 8,00 per etmaal."""
    result = worked("etmaal", slaapdienst_factor="8", slaapdienst_factor_grondslag="per_uur")
    assert result.exact("fte") == pytest.approx(Decimal(8760) / 1387, rel=Decimal("1e-25"))
    amounts = {rung.key: rung.amount for rung in result.opbouw}
    assert amounts["slaapdienst_per_etmaal"] == Decimal("8.00")
    assert amounts["loonkosten_productief"] + amounts["loonkosten_niet_productief"] == Decimal("118.61")


def test_without_a_sleeping_shift_nothing_is_asked_about_it() -> None:
    result = worked("etmaal", "uren_slaapnacht_per_week", "slaapdienst_factor", "slaapdienst_factor_grondslag")
    assert result.exact("aanwezige_uren_per_week") == Decimal(168)
    assert "slaapuren_als_arbeidstijd" in {str(f.place) for f in result.findings if f.kind == "niet_opgevoerd"}


def test_who_knows_the_formation_is_not_asked_for_a_rota() -> None:
    given = {
        "fte": "7.5", "loonkosten_per_fte": "61692.30", "aantal_plaatsen": "10", "bezettingsgraad": "0.9",
        "dagen_per_jaar": "365", "overhead": "8760", "overhead_grondslag": "per_fte",
    }  # fmt: skip
    result = MODELS["etmaal"].calculate(given, on=DAY)
    assert result.exact("inzetkosten") == Decimal("140.85")
    assert result.exact("overhead_bedrag") == Decimal(20)  # 8.760 × 7,5 / 3.285


FORMER = {
    "aantal_plaatsen": "plaatsen", "fte": "formatie_fte", "voedingskosten_per_etmaal": "voeding_en_leefgeld_per_etmaal",
}  # fmt: skip
STAY = {
    "fte": "7.5", "loonkosten_per_fte": "61692.30", "aantal_plaatsen": "10", "bezettingsgraad": "0.9",
    "dagen_per_jaar": "365", "voedingskosten_per_etmaal": "15", "overhead": "8760", "overhead_grondslag": "per_fte",
}  # fmt: skip


def test_what_was_kept_under_former_keys_comes_to_the_same_price() -> None:
    kept = {FORMER.get(key, key): value for key, value in STAY.items()}
    assert MODELS["etmaal"].calculate(kept, on=DAY).tarief == MODELS["etmaal"].calculate(STAY, on=DAY).tarief


@pytest.mark.parametrize(("now", "before"), FORMER.items())
def test_a_former_key_beside_the_present_one_is_refused(now: str, before: str) -> None:
    with pytest.raises(Refused) as refused:
        MODELS["etmaal"].calculate({**STAY, before: STAY[now]}, on=DAY)
    assert [(fault.kind, fault.place.key) for fault in refused.value.findings] == [("onbekende_sleutel", before)]


def test_housing_and_capital_charges_are_two_rungs_that_can_be_left_out() -> None:
    keys = {rung.key for rung in worked("etmaal").opbouw}
    assert {"huisvesting_per_etmaal", "kapitaallasten_per_etmaal"} <= keys
    bare = worked("etmaal", "huisvestingskosten_per_plaats", "kapitaallasten_per_plaats")
    assert {"huisvesting_per_etmaal", "kapitaallasten_per_etmaal"}.isdisjoint(rung.key for rung in bare.opbouw)
    assert bare.exact("directe_kosten") == Decimal("170.35")  # 196,35 − 16,00 − 10,00


# gezinshuis


def test_the_ladder_of_a_gezinshuis_has_the_eleven_building_blocks() -> None:
    assert len(worked("gezinshuis").opbouw) == 11


def test_a_self_employed_parent_gives_an_income_instead_of_a_wage() -> None:
    result = worked("gezinshuis", "gezinshuisouder_fte", "loonkosten_per_fte", inkomen_per_jaar="93075")
    assert result.tarief == Decimal("149.65")


def test_vacancy_spreads_what_goes_on_over_fewer_days() -> None:
    full = worked("gezinshuis", leegstand="0")
    assert full.exact("directe_kosten") == Decimal("122.25")  # 98,25 + 18,00 + 6,00
    half = worked("gezinshuis", leegstand="0.5")
    assert half.exact("leegstand_per_etmaal") == Decimal("98.25")


# vervoer


def test_a_kilometre_has_its_own_price_and_ladder() -> None:
    result = worked("vervoer")
    assert result.results == {"tarief": Decimal("10.10"), "tarief_per_km": Decimal("0.84")}
    rungs = {rung.key: rung.amount for rung in result.ladder("tarief_per_km")}
    assert rungs == {"kostprijs_per_km": Decimal("0.82"), "risico_per_km": Decimal("0.02")}


def test_a_wheelchair_ride_is_the_same_ride_with_a_surcharge() -> None:
    """(8,25 + 4,00) × 1,20 × 1,02 = 14,994."""
    assert worked("vervoer", rolstoeltoeslag_per_rit="4").tarief == Decimal("14.99")


def test_who_counts_rides_is_not_asked_for_seats() -> None:
    seats = ("beladen_aandeel", "zitplaatsen", "bezetting")
    assert worked("vervoer", *seats, ritten_per_jaar="6000").tarief == Decimal("10.10")


# caseload


def test_productivity_splits_the_cost_of_a_worker_and_does_not_count_a_second_time() -> None:
    result = worked("caseload", productiviteit="0.70")
    assert result.tarief == Decimal("720.85")
    assert result.elements("wmo")["a"] == Decimal("328.65")  # 469,50 × 70%
    assert result.elements("wmo")["c"] == Decimal("140.85")


def test_the_cost_of_a_productive_hour_becomes_a_year_again() -> None:
    """50,00 × 1.350 productieve uren = 67.500; / 144 = 468,75."""
    result = worked(
        "caseload", "loonkosten_per_uur", loonkosten_per_productief_uur="50", productieve_uren="1350"
    )  # fmt: skip
    assert result.exact("inzetkosten") == Decimal("468.75")


def test_overhead_per_fte_is_spread_over_the_measures() -> None:
    result = worked("caseload", overhead="21600", overhead_grondslag="per_fte")
    assert result.exact("overhead_bedrag") == Decimal(150)  # 21.600 / 144


# traject


def test_a_provider_with_four_times_the_cases_needs_half_the_risk() -> None:
    few, many = worked("traject"), worked("traject", aantal_trajecten="144")
    assert (few.exact("risico_bedrag"), many.exact("risico_bedrag")) == (320, 160)
    assert few.kostprijs == many.kostprijs
    assert compare(few, many).contributions == {"aantal_trajecten": Decimal("-160.00")}


def test_a_case_type_can_have_its_own_cost_per_hour() -> None:
    """90 uur × 60,00 in plaats van 48,00, in 20% van de trajecten: 216,00 meer."""
    rows = [dict(row) for row in inputs_of("traject")["casustypen"]]
    rows[2]["uurkosten"] = "60"
    assert worked("traject", casustypen=rows).exact("inzetkosten") == Decimal(2136)


def test_one_type_of_case_needs_no_table() -> None:
    assert worked("traject", "casustypen", uren_per_traject="40").tarief == Decimal("2820.00")


def test_overhead_on_the_turnover_holds_the_risk_of_few_cases_too() -> None:
    result = worked("traject", overhead_grondslag="omzet")
    share = result.exact("overhead_bedrag") / result.exact("tarief")
    assert share == pytest.approx(Decimal("0.25"), rel=Decimal("1e-25"))


def test_a_plain_mark_up_can_take_the_place_of_the_spread() -> None:
    spread = ("z_waarde", "variatiecoefficient", "aantal_trajecten")
    assert worked("traject", *spread, risico_opslag="0.03", risico_grondslag="kostprijs").tarief == Decimal("2575.00")
    assert worked("traject", *spread, risico_opslag="0", risico_grondslag="kostprijs").tarief == Decimal("2500.00")


@given(st.integers(0, 2), st.decimals(0, 100, places=1))
def test_more_hours_in_any_type_of_case_never_lower_the_price(row: int, extra: Decimal) -> None:
    rows = [dict(record) for record in inputs_of("traject")["casustypen"]]
    rows[row]["uren_per_traject"] = Decimal(rows[row]["uren_per_traject"]) + extra
    assert worked("traject", casustypen=rows).exact("tarief") >= 2820


def test_what_a_model_and_its_remarks_say_to_people_holds_no_key() -> None:
    """A key of a file is for who writes that file: the command line adds it, a page does not."""
    texts = [quantity.optional for model in MODELS.values() for quantity in model.quantities.values()]
    texts += [f"{finding.text} {finding.advice}" for model in NEW for finding in worked(model).findings]
    assert texts and not [text for text in texts if re.search(r"[a-z]_[a-z]", text)]
