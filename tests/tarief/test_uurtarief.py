"""What a provider can state in `uurtarief` beyond one function and one percentage; expected values by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tarief import MODELS, Breakdown, Refused

DAY = date(2026, 1, 1)
REST = {
    "contractvorm": "vast", "werkgeversgrootte": "groot", "pensioen_werkgeversdeel": "0.5", "productiviteit": "0.75",
    "overhead": "0.2", "overhead_grondslag": "directe_kosten",
}  # fmt: skip
JEUGDZORG = {"cao": "jeugdzorg", "schaal": "9", "trede": "8", **REST}
QUICK = {
    "loonkosten_per_uur": "30",
    "productiviteit": "0.75",
    "overhead": "0.25",
    "overhead_grondslag": "directe_kosten",
}


def calculate(given: dict[str, Any], on: date = DAY) -> Breakdown:
    return MODELS["uurtarief"].calculate(given, on=on)


def test_a_year_with_two_salary_tables_is_weighted_by_months() -> None:
    """Jeugdzorg 9/8: 4.025,30 in January and February 2025, 4.170,21 from March."""
    result = calculate({**JEUGDZORG, "loonpeil": "kalenderjaar", "ap_franchise": "27000"}, on=date(2025, 6, 1))
    assert result.exact("schaalbedrag") == (2 * Decimal("4025.30") + 10 * Decimal("4170.21")) / 12
    assert "2 × 4.025,30 + 10 × 4.170,21" in result.explain("schaalbedrag")


def test_two_caos_and_two_contract_forms_can_stand_in_one_mix() -> None:
    mix = [
        {"cao": "vvt", "schaal": "45", "trede": "8", "functie_aandeel": "0.5", "contractvorm": "flexibel"},
        {"cao": "gehandicaptenzorg", "schaal": "45", "trede": "8", "functie_aandeel": "0.5"},
    ]
    result = calculate({**REST, "functiemix": mix, "contracturen": "1878"})
    assert result.exact("awf_1") == Decimal("0.0774")  # flexibel, 2026
    assert result.exact("awf") == Decimal("0.0274")  # vast, 2026
    assert result.exact("bruto_jaarloon") == 12 * (
        result.exact("schaalbedrag_1") / 2 + result.exact("schaalbedrag_2") / 2
    )


def test_the_unsocial_hours_allowance_follows_from_the_bands_of_the_cao() -> None:
    """VVT 2026: 22% on weekday evenings, 60% on Sundays; 10% and 5% of the hours: 0,022 + 0,030 = 5,2%."""
    bands = [
        {"ort_band": "ma-vr 20:00-22:00", "ort_aandeel": "0.10"},
        {"ort_band": "zo en feestdagen 00:00-24:00", "ort_aandeel": "0.05"},
    ]
    result = calculate({"cao": "vvt", "schaal": "45", "trede": "8", **REST, "ort": bands})
    assert result.exact("ort_gemiddeld") == Decimal("0.052")
    assert result.exact("onregelmatigheidstoeslag_functie") == 12 * Decimal("4102.26") * Decimal("0.052")


def test_the_allowance_is_capped_at_the_wage_that_the_cao_names() -> None:
    """Jeugdzorg: at most the hourly wage of scale 5 step 11 (3.453,06 a month)."""
    bands = [{"ort_band": "za 06:00-22:00", "ort_aandeel": "0.10"}]
    result = calculate({**JEUGDZORG, "ort": bands})
    assert result.exact("onregelmatigheidstoeslag_functie") == 12 * Decimal("3453.06") * Decimal("0.030")


def test_an_unknown_band_is_refused_with_those_that_exist() -> None:
    with pytest.raises(Refused) as caught:
        calculate(
            {"cao": "vvt", "schaal": "45", "trede": "8", **REST, "ort": [{"ort_band": "x", "ort_aandeel": "0.1"}]}
        )
    (finding,) = caught.value.findings
    assert str(finding.place) == "ort/0/ort_band"
    assert "ma-vr 20:00-22:00" in finding.advice


def test_travel_follows_from_kilometres_and_training_from_a_budget() -> None:
    given = {**QUICK, "kilometers_per_uur": "4", "kilometervergoeding": "0.32", "opleidingsbudget": "0.02"}
    result = calculate(given)
    assert result.exact("reiskosten_per_uur") == Decimal("1.28")
    assert result.exact("opleidingskosten_per_uur") == Decimal("0.80")  # 2% van 40,00
    assert result.kostprijs == Decimal("52.60")  # (40 + 1,28 + 0,80) × 1,25
    assert result.elements("wmo")["d"] == Decimal("2.08")


def test_kilometres_without_a_rate_ask_for_it() -> None:
    with pytest.raises(Refused) as caught:
        calculate({**QUICK, "kilometers_per_uur": "4"})
    assert {str(finding.place) for finding in caught.value.findings} & {"cao", "kilometervergoeding"}


def test_a_working_supervisor_is_a_client_bound_cost_per_hour() -> None:
    support = [
        {
            "ondersteunende_functie": "gedragswetenschapper",
            "ondersteuning_uren": "0.05",
            "ondersteuning_uurkosten": "80",
        },
        {"ondersteunende_functie": "teamleider", "ondersteuning_uren": "0.02", "ondersteuning_uurkosten": "70"},
    ]
    result = calculate({**QUICK, "ondersteuning": support, "materiaalkosten_per_uur": "0.60"})
    assert result.exact("clientgebonden_kosten_per_uur") == Decimal("6.00")  # 4,00 + 1,40 + 0,60
    assert result.elements("jeugdwet")["b"] == Decimal("6.00")


HOURS = {
    "contracturen": "1878", "verlofuren": "200", "ziekteverzuim": "0.05", "scholingsuren": "40", "overleguren": "60",
    "indirecte_uren": "100", "reisuren": "50",
}  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "lost"),
    [({}, "543.9"), ({"indirecte_tijd": "declarabel"}, "443.9"), ({"reistijd": "declarabel"}, "493.9")],
)
def test_client_time_that_is_declarable_is_not_subtracted(choice: dict[str, str], lost: str) -> None:
    given = {key: value for key, value in QUICK.items() if key != "productiviteit"}
    result = calculate({**given, **HOURS, **choice})
    assert result.exact("niet_productieve_uren") == Decimal(lost)


def test_a_given_client_cost_is_not_set_beside_an_empty_claim() -> None:
    result = calculate({**QUICK, "clientgebonden_kosten_per_uur": "1.50"})
    assert "opgave_wijkt_af" not in {finding.kind for finding in result.findings}
    assert result.kostprijs == Decimal("51.88")  # (40 + 1,50) × 1,25 = 51,875


def test_a_tariff_that_is_given_shows_what_it_leaves_above_or_below_cost() -> None:
    result = calculate({**QUICK, "tarief": "45"})
    assert result.kostprijs == Decimal("50.00")
    assert result.opbouw[-1].amount == Decimal("-5.00")
    assert sum(rung.amount for rung in result.opbouw) == Decimal("45.00")
