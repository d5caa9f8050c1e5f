"""A price of another order than what municipalities published is told, with the input that was probably meant."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from tarief import MODELS, Refused
from tarief.checks.slips import UNLIKELY as KIND
from tarief.core.units import EURO_PER_ETMAAL
from tarief.parameters import load_parameters
from tarief.parameters.published import published_tariffs
from tests.models.cases import CASES, faults, worked
from tests.models.inputs import DAY

HOURLY = {"loonkosten_per_jaar": "66000", "productieve_uren": "1400", "overhead": "0.2",
          "overhead_grondslag": "directe_kosten"}  # fmt: skip


def _told(breakdown):
    return [finding for finding in breakdown.findings if finding.kind == KIND]


def _hourly(**changes):
    given = {"overhead": "0.2", "overhead_grondslag": "directe_kosten"} if "directe_kosten" in changes else HOURLY
    return MODELS["uurtarief"].calculate({**given, **changes}, on=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({"directe_kosten": "5657"}, "56,57 in plaats van 5.657 bij Directe kosten per uur"),
        ({"directe_kosten": "0.5657"}, "56,57 in plaats van 0,5657 bij Directe kosten per uur"),
    ],
)
def test_a_price_that_nobody_publishes_is_told_with_the_input_that_brings_it_back(changes, meant):
    (finding,) = _told(_hourly(**changes))
    assert meant in finding.advice
    assert "van € 9,60 per uur tot € 202,20 per uur" in finding.text.replace(
        "\xa0", " "
    )  # the lowest and highest of tarief/data/normen


@pytest.mark.parametrize("hours", ["140000", "12.000"])
def test_more_hours_than_a_year_of_one_person_are_asked(hours):
    """A year has 8,784 hours at most, and nobody works 3,000 of them."""
    with pytest.raises(Refused, match=r"productieve_uren: Productieve uren per jaar is .* onwaarschijnlijk"):
        _hourly(productieve_uren=hours)


def test_a_price_within_four_times_what_was_published_is_nobodys_slip():
    assert not _told(_hourly())
    assert not _told(_hourly(directe_kosten="670"))  # 804 per hour, of 202,20 that was published
    assert _told(_hourly(directe_kosten="680"))


def test_foster_care_and_intensive_residential_care_are_not_far_per_etmaal():
    found = published_tariffs(load_parameters(), EURO_PER_ETMAAL)
    assert [found.far(Decimal(amount)) for amount in ("24.50", "30.10", "990", "1120")] == [False] * 4
    assert found.far(Decimal("1.80")) and found.far(Decimal("18000"))


@pytest.mark.parametrize("model", ["dagdeel", "etmaal", "gezinshuis", "minuuttarief", "vrijgevestigd", "vervoer"])
def test_the_worked_case_of_a_model_is_no_slip(model):
    assert not _told(worked(model))


def test_a_person_is_not_proposed_in_hundredths():
    given = {"loonkosten_per_uur": "145", "uren_per_dagdeel": "16"}
    (finding,) = _told(worked("dagdeel", **given))
    assert "Begeleiders per groep" not in finding.advice and "0,0" not in finding.advice


@pytest.mark.parametrize(
    ("model", "key", "value"),
    [
        ("dagdeel", "uren_per_dagdeel", "40"),
        ("traject", "z_waarde", "128"),
        ("vervoer", "chauffeursuren_per_jaar", "110000"),
    ],
)
def test_more_hours_than_a_day_or_a_year_has_are_asked(model, key, value):
    assert faults(model, **{key: value}) == {key: "onwaarschijnlijk"}


@pytest.mark.parametrize(("key", "value"), [("dienst_uren", "80"), ("dienst_dagen_per_week", "50")])
def test_a_shift_is_within_a_day_and_a_week_has_seven_days(key, value):
    case = tomllib.loads((CASES / "etmaal_diensten.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    first, *others = case["invoer"]["diensten"]
    with pytest.raises(Refused) as refused:
        MODELS["etmaal"].calculate({**case["invoer"], "diensten": [{**first, key: value}, *others]}, on=DAY)
    assert {str(finding.place) for finding in refused.value.findings} == {f"diensten/0/{key}"}
