"""Refuse, never repair: every fault in one answer, with its place and what to do."""

from datetime import date
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.core.place import Place

MODEL = MODELS["uurtarief"]
QUICK = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": "0.20",
    "overhead_grondslag": "directe_kosten",
}
WAGE = {
    "cao": "jeugdzorg", "schaal": "9", "trede": "8", "contractvorm": "vast", "werkgeversgrootte": "groot",
    "pensioen_werkgeversdeel": "0.5", "productiviteit": "0.75", "overhead": "0.2", "overhead_grondslag": "loonkosten",
}  # fmt: skip


def refused(given: dict[str, Any], on: date = date(2026, 1, 1)) -> Refused:
    with pytest.raises(Refused) as caught:
        MODEL.calculate(given, on=on)
    return caught.value


def kinds(refusal: Refused) -> dict[str, str]:
    return {str(finding.place): finding.kind for finding in refusal.findings}


def test_a_percentage_without_base_is_refused_with_both_readings_named_in_euros() -> None:
    refusal = refused({key: value for key, value in QUICK.items() if key != "overhead_grondslag"})
    (finding,) = refusal.findings
    assert str(finding.place) == "overhead_grondslag"
    assert "van de directe kosten geeft €\N{NO-BREAK SPACE}37,02" in finding.text
    assert "van de totale kosten geeft €\N{NO-BREAK SPACE}38,56" in finding.text
    (question,) = refusal.questions
    assert [choice.value for choice in question.choices][:3] == ["loonkosten", "directe_kosten", "totale_kosten"]


def test_every_fault_is_in_one_answer() -> None:
    given = {"loonkosten_per_uur": "abc", "productiviteit": "1.2", "overhead": "NaN"}
    given |= {"contracturen": "1.760", "ovrhead": "1"}
    assert kinds(refused(given)) == {
        "loonkosten_per_uur": "geen_getal",
        "productiviteit": "buiten_grenzen",
        "overhead": "geen_getal",
        "overhead_grondslag": "grondslag_ontbreekt",
        "contracturen": "getal_gelezen",
        "ovrhead": "onbekende_sleutel",
    }


def test_an_empty_answer_asks_for_what_people_know_first() -> None:
    assert kinds(refused({})) == dict.fromkeys(("loonkosten_per_uur", "productiviteit", "overhead"), "ontbreekt")


@pytest.mark.parametrize("empty", ["", "  ", None, {"waarde": ""}])
def test_an_empty_required_value_is_missing_and_not_zero(empty: object) -> None:
    assert kinds(refused({**QUICK, "productiviteit": empty})) == {"productiviteit": "ontbreekt"}


@pytest.mark.parametrize("value", ["0", "1.2", "-0.1", "80"])
def test_a_productivity_that_cannot_be_is_refused(value: str) -> None:
    assert kinds(refused({**QUICK, "productiviteit": value})) == {"productiviteit": "buiten_grenzen"}


def test_a_share_typed_as_a_percentage_gets_the_advice_of_what_was_meant() -> None:
    (finding,) = refused({**QUICK, "overhead": "20"}).findings
    assert "Bedoelt u 20%?" in finding.advice
    assert "Vul 0,2 in" in finding.advice


@pytest.mark.parametrize(
    ("value", "meant"), [("7,7", "Bedoelt u 77%? Vul 0,77 in"), ("9", "Bedoelt u 90%?"), ("77", "Bedoelt u 77%?")]
)
def test_a_share_that_a_price_is_divided_by_is_never_said_to_mean_a_few_percents(value: str, meant: str) -> None:
    (finding,) = refused({**QUICK, "productiviteit": value}).findings
    assert meant in finding.advice


@pytest.mark.parametrize("value", ["1,54", "1.2", "15"])
def test_of_a_share_of_which_nobody_knows_what_was_meant_only_the_limits_are_told(value: str) -> None:
    (finding,) = refused({**QUICK, "productiviteit": value}).findings
    assert finding.advice == "Verwacht wordt een waarde groter dan 0 en van hoogstens 1."


def test_a_misspelt_key_names_what_was_probably_meant() -> None:
    (finding,) = refused({**QUICK, "reiskosten_per_uurr": "1"}).findings
    assert "reiskosten_per_uur" in finding.advice


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"waarde": "0.2", "grondslag": "winst"}, "onbekende_grondslag"),
        ({"waarde": "0.2", "grondslag": "omzet"}, "grondslag_tegenstrijdig"),
        ({"waarde": "0.2", "eenheid": "euro_per_maand"}, "andere_eenheid"),
        ({"waarde": "0.2", "bronn": "x"}, "onbekend_veld"),
        ({"bron": "x"}, "geen_getal"),
    ],
)
def test_a_value_with_a_wrong_base_unit_or_field_is_refused(value: dict[str, str], kind: str) -> None:
    assert kind in kinds(refused({**QUICK, "overhead": value})).values()


def test_a_fixed_base_cannot_be_changed_in_silence() -> None:
    given = {**WAGE, "vakantietoeslag": {"waarde": "0.08", "grondslag": "omzet"}}
    assert kinds(refused(given)) == {"vakantietoeslag": "andere_grondslag"}


def test_a_date_outside_the_table_names_the_nearest_period() -> None:
    given = {**WAGE, "cao": "ggz", "schaal": "50", "trede": "6"}
    texts = [finding.text for finding in refused(given, on=date(2026, 1, 1)).findings]
    assert any("30-06-2025" in text for text in texts)


def test_an_unknown_step_of_a_salary_scale_names_which_exist() -> None:
    (finding,) = refused({**WAGE, "trede": "99"}).findings
    assert str(finding.place) == "trede"
    assert "12" in finding.advice


def test_a_mix_whose_shares_do_not_sum_to_one_is_refused() -> None:
    mix = [
        {"functie": "a", "schaal": "8", "trede": "5", "functie_aandeel": "0.6"},
        {"functie": "b", "schaal": "9", "trede": "5", "functie_aandeel": "0.3"},
    ]
    refusal = refused({**WAGE, "functiemix": mix, "schaal": "", "trede": ""})
    assert kinds(refusal) == {"functiemix": "aandelen_tellen_niet_op"}
    assert refusal.findings[0].text == "De aandelen van functiemix tellen op tot 90%, niet tot 100%."


def test_a_fault_in_a_row_names_the_row() -> None:
    mix = [{"schaal": "8", "trede": "5", "functie_aandeel": "0.5"}, {"schaal": "9", "functie_aandeel": "0.5"}]
    assert "functiemix/1/trede" in kinds(refused({**WAGE, "functiemix": mix, "schaal": "", "trede": ""}))


def test_hours_that_leave_nothing_productive_are_refused() -> None:
    hours = {
        "contracturen": "1878",
        "verlofuren": "1500",
        "ziekteverzuim": "0.1",
        "scholingsuren": "200",
        "overleguren": "100",
    }
    given = {**{k: v for k, v in QUICK.items() if k != "productiviteit"}, **hours}
    assert "buiten_grenzen" in kinds(refused(given)).values()


def test_percentages_that_eat_the_whole_price_are_refused_not_divided_by_zero() -> None:
    given = {**QUICK, "overhead": "1", "overhead_grondslag": "totale_kosten"}
    assert kinds(refused(given)) == {"overhead_bedrag": "niet_te_berekenen"}
    given = {
        **QUICK,
        "overhead": "0.6",
        "overhead_grondslag": "omzet",
        "risico_opslag": "0.5",
        "risico_grondslag": "tarief",
    }
    assert "buiten_grenzen" in kinds(refused(given)).values()


def test_faults_are_placed_where_the_user_wrote_them() -> None:
    with pytest.raises(Refused) as caught:
        MODEL.calculate(
            {**QUICK, "overhead": "abc"}, on=date(2026, 1, 1), places=lambda place: place.under(Place.pointer("invoer"))
        )
    assert str(caught.value.findings[0].place) == "/invoer/overhead"


@pytest.mark.parametrize("digits", [25, 36])
def test_a_number_too_large_to_tell_cents_of_is_refused(digits: int) -> None:
    given = {
        "loonkosten_per_uur": "9" * digits,
        "productiviteit": "0.8",
        "overhead": "5",
        "overhead_grondslag": "per_uur",
    }
    with pytest.raises(Refused, match="te veel cijfers"):
        MODELS["uurtarief"].calculate(given, on=date(2026, 1, 1))


def test_thirds_in_several_notations_that_do_not_make_a_whole_are_told_in_two_decimals() -> None:
    """1/3 + 33,33% + 0,3333 = 0,99993333…: told as shares are shown, and not in the digits of the calculation."""
    shares = ("1/3", "33,33%", "0,3333")
    mix = [{"functie": each, "schaal": "8", "trede": "5", "functie_aandeel": each} for each in shares]
    (finding,) = refused({**WAGE, "functiemix": mix, "schaal": "", "trede": ""}).findings
    assert finding.text == "De aandelen van functiemix tellen op tot 99,99%, niet tot 100%."
