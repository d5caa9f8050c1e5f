"""Prices per unit of care, converted by declared factors."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import Refused
from tarief.core.conversion import DAYS_PER_YEAR, UNITS_OF_CARE, convert_price
from tarief.core.rounding import to_cents

TIMED = [unit for unit in UNITS_OF_CARE if unit != "stuks"]
prices = st.integers(1, 10**8).map(lambda cents: Decimal(cents) / 100)
hours = st.integers(1, 48).map(lambda quarters: Decimal(quarters) / 4)
years = st.sampled_from(sorted(DAYS_PER_YEAR))


@pytest.mark.parametrize(
    ("amount", "from_", "to", "choices", "expected"),
    [
        ("0.93", "minuut", "uur", {}, "55.80"),
        ("60", "uur", "minuut", {}, "1"),
        ("32", "uur", "dagdeel", {"uren_per_dagdeel": "4"}, "128"),
        ("7", "etmaal", "week", {}, "49"),
        ("168", "week", "uur", {}, "1"),
        ("100", "week", "periode", {}, "400"),
        ("1200", "jaar", "maand", {}, "100"),
        ("10", "etmaal", "jaar", {"dagen_per_jaar": "365"}, "3650"),
        ("10", "etmaal", "jaar", {"dagen_per_jaar": "365,25"}, "3652.5"),
        ("10", "week", "jaar", {"dagen_per_jaar": 364}, "520"),
        ("52.18", "stuks", "stuks", {}, "52.18"),
    ],
)
def test_a_price_is_converted_by_the_declared_factor(
    amount: str, from_: str, to: str, choices: dict[str, str | int], expected: str
) -> None:
    assert convert_price(amount, from_, to, **choices) == Decimal(expected)


@pytest.mark.parametrize(
    ("period_2021", "month_2021"), [("46.37", "50.23"), ("412.09", "446.43"), ("922.06", "998.90")]
)
def test_a_period_of_four_weeks_becomes_a_month_as_in_altena(period_2021: str, month_2021: str) -> None:
    """Addendum 2021 (Altena and others): a price per period × 13/12, rounded to cents after the conversion."""
    month = convert_price(period_2021, "periode", "maand", dagen_per_jaar="364")
    assert abs(month - Decimal(period_2021) * 13 / 12) < Decimal("1e-25")
    assert to_cents(month) == Decimal(month_2021)


@given(prices, st.sampled_from(TIMED), st.sampled_from(TIMED), hours, years)
def test_there_and_back_is_the_same_price(price: Decimal, from_: str, to: str, hour: Decimal, year: Decimal) -> None:
    there = convert_price(price, from_, to, uren_per_dagdeel=hour, dagen_per_jaar=year)
    back = convert_price(there, to, from_, uren_per_dagdeel=hour, dagen_per_jaar=year)
    assert back == pytest.approx(price, rel=Decimal("1e-30"))


@given(prices, st.sampled_from(TIMED), st.sampled_from(TIMED), st.sampled_from(TIMED), hours, years)
def test_a_detour_gives_the_same_price(
    price: Decimal, from_: str, over: str, to: str, hour: Decimal, year: Decimal
) -> None:
    choices = {"uren_per_dagdeel": hour, "dagen_per_jaar": year}
    straight = convert_price(price, from_, to, **choices)
    detour = convert_price(convert_price(price, from_, over, **choices), over, to, **choices)
    assert detour == pytest.approx(straight, rel=Decimal("1e-30"))


@given(prices, st.integers(1, 50), st.sampled_from(TIMED), st.sampled_from(TIMED), hours, years)
def test_more_money_is_more_money_in_any_unit(
    price: Decimal, times: int, from_: str, to: str, hour: Decimal, year: Decimal
) -> None:
    choices = {"uren_per_dagdeel": hour, "dagen_per_jaar": year}
    once, often = (convert_price(each, from_, to, **choices) for each in (price, times * price))
    assert often == pytest.approx(times * once, rel=Decimal("1e-30"))


@given(years)
def test_twelve_months_thirteen_periods_and_a_year_agree_in_a_year_of_52_weeks_only(year: Decimal) -> None:
    per_year = convert_price("1", "periode", "jaar", dagen_per_jaar=year)
    assert (per_year == 13) == (year == 364)
    per_month = Fraction(convert_price("12", "periode", "maand", dagen_per_jaar=year))
    assert abs(per_month - Fraction(per_year)) < Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("from_", "to", "choices", "place", "kind"),
    [
        ("uur", "dagdeel", {}, "uren_per_dagdeel", "ontbreekt"),
        ("periode", "maand", {}, "dagen_per_jaar", "ontbreekt"),
        ("etmaal", "jaar", {}, "dagen_per_jaar", "ontbreekt"),
        ("etmaal", "jaar", {"dagen_per_jaar": "360"}, "dagen_per_jaar", "onbekende_keuze"),
        ("uur", "dagdeel", {"uren_per_dagdeel": "0"}, "uren_per_dagdeel", "buiten_grenzen"),
        ("uur", "dagdeel", {"uren_per_dagdeel": "vier"}, "uren_per_dagdeel", "geen_getal"),
        ("stuks", "uur", {}, "naar", "niet_om_te_rekenen"),
        ("jaar", "stuks", {}, "naar", "niet_om_te_rekenen"),
        ("minuten", "uur", {}, "van", "onbekende_eenheid"),
    ],
)
def test_what_was_not_declared_is_refused_and_names_what_must_be_given(
    from_: str, to: str, choices: dict[str, str], place: str, kind: str
) -> None:
    with pytest.raises(Refused) as caught:
        convert_price("100", from_, to, **choices)
    (finding,) = caught.value.findings
    assert (str(finding.place), finding.kind) == (place, kind)
    assert finding.advice


def test_every_fault_is_in_one_answer_and_a_misspelt_unit_gets_a_hint() -> None:
    with pytest.raises(Refused) as caught:
        convert_price("abc", "etmalen", "jaren")
    places = {str(finding.place): finding.advice for finding in caught.value.findings}
    assert places.keys() == {"bedrag", "van", "naar"}
    assert "'etmaal'" in places["van"]
    assert "'jaar'" in places["naar"]
