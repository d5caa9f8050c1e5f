"""The model `vrijgevestigd`: norm income, practice cost, and the reserve apart from the law."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import MODELS, Refused
from tests.models.cases import faults, worked

GOLDEN = Path(__file__).parents[1] / "golden"
MODEL = MODELS["vrijgevestigd"]
DAY = date(2026, 1, 1)


def decimals(low: str, high: str, places: int = 2) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), allow_nan=False, places=places)


inputs = st.fixed_dictionaries(
    {
        "norminkomen": decimals("15000", "120000"),
        "uren_per_week": decimals("24", "40", 1),
        "verlofuren": decimals("100", "300", 1),
        "feestdaguren": decimals("0", "80", 1),
        "ziekte_uren": decimals("0", "120", 1),
        "niet_declarabel": decimals("0", "0.6", 4),
        "franchise": decimals("10000", "25000"),
        "pensioen": decimals("0", "0.3", 4),
        "arbeidsongeschiktheidsverzekering": decimals("0", "0.2", 4),
        "zvw_bijdrage": decimals("0", "0.08", 4),
        "maximum_bijdrage_inkomen": decimals("60000", "90000"),
        "praktijkkosten": decimals("0", "40000"),
        "reserve": decimals("0", "0.2", 4),
    }
)


def price(g: dict[str, Any]) -> Fraction:
    """A second engine that shares no code: the formula as printed, with the ceiling of the Zvw."""
    f = {key: Fraction(value) for key, value in g.items()}
    income = f["norminkomen"]
    year = income + f["pensioen"] * max(Fraction(0), income - f["franchise"])
    year += f["arbeidsongeschiktheidsverzekering"] * income
    year += f["zvw_bijdrage"] * min(income, f["maximum_bijdrage_inkomen"]) + f["praktijkkosten"]
    hours = 52 * f["uren_per_week"] - f["verlofuren"] - f["feestdaguren"] - f["ziekte_uren"]
    return year * (1 + f["reserve"]) / (hours * (1 - f["niet_declarabel"]))


@given(inputs)
def test_the_formula_as_printed_gives_the_same_price(given: dict[str, Any]) -> None:
    expected = price(given)
    result = MODEL.calculate(given, on=DAY)
    assert abs(Fraction(result.exact("tarief")) - expected) <= expected / 10**25
    assert sum(rung.amount for rung in result.opbouw) == result.tarief
    for law in ("jeugdwet", "wmo"):
        assert sum(result.elements(law).values()) == result.kostprijs


@given(inputs, st.sampled_from(["norminkomen", "praktijkkosten", "reserve", "niet_declarabel", "verlofuren"]))
def test_more_cost_or_less_time_never_lowers_the_price(given: dict[str, Any], key: str) -> None:
    step = Decimal("0.01") if key in ("reserve", "niet_declarabel") else Decimal(5)
    more = MODEL.calculate({**given, key: given[key] + step}, on=DAY)
    assert more.exact("tarief") >= MODEL.calculate(given, on=DAY).exact("tarief")


def test_the_reserve_stands_outside_both_laws() -> None:
    result = worked("vrijgevestigd")
    outside = [rung for rung in result.opbouw if not rung.is_cost]
    assert [(rung.key, rung.amount, rung.jeugdwet, rung.wmo) for rung in outside] == [
        ("reserve_per_uur", Decimal("2.26"), "", "")
    ]
    assert result.elements("wmo") == {"a": Decimal("44.37"), "b": Decimal("7.72"), "c": Decimal("23.11")}
    assert result.elements("jeugdwet") == {"a": Decimal("67.48"), "c": Decimal("7.72")}


def test_without_a_reserve_the_tariff_is_the_cost_price() -> None:
    result = worked("vrijgevestigd", "reserve")
    assert result.tarief == result.kostprijs == Decimal("75.20")


def test_training_counts_apart_from_practice_cost_in_the_wmo() -> None:
    result = worked("vrijgevestigd", praktijkkosten="8000", reis_en_opleidingskosten="1500")
    assert result.kostprijs == worked("vrijgevestigd").kostprijs
    assert result.elements("wmo")["d"] == Decimal("1.22")  # 1500 / 1230,84


def test_the_norm_income_follows_from_cao_scale_and_step_with_both_allowances() -> None:
    wage = {"cao": "jeugdzorg", "schaal": "11", "trede": "8"}
    result = worked("vrijgevestigd", "norminkomen", **wage)
    month, year_end = result.exact("schaalbedrag"), result.exact("eindejaarsuitkering")
    assert result.exact("norminkomen") == 12 * month * Decimal("1.08") * (1 + year_end)  # over loon en vakantietoeslag
    assert "CAO Jeugdzorg" in result.explain("schaalbedrag")


def test_the_zvw_contribution_comes_from_the_library_and_stops_at_the_maximum_income() -> None:
    result = worked("vrijgevestigd", "zvw_bijdrage", norminkomen="90000")
    assert result.exact("premie_zvw") == Decimal("79409") * Decimal("0.0485")
    assert "premies.zvw_laag" in result.explain("zvw_bijdrage")


def test_an_income_below_the_franchise_builds_no_pension() -> None:
    assert worked("vrijgevestigd", norminkomen="17000").exact("pensioenpremie") == 0


def test_who_knows_the_declarable_hours_is_not_asked_how_they_came_about() -> None:
    result = worked(
        "vrijgevestigd", "verlofuren", "feestdaguren", "ziekte_uren", "niet_declarabel", declarabele_uren="1230.84"
    )
    assert result.tarief == Decimal("77.46")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"niet_declarabel": "1"}, {"niet_declarabel": "buiten_grenzen"}),
        ({"niet_declarabel": "22"}, {"niet_declarabel": "buiten_grenzen"}),
        ({"verlofuren": "2000"}, {"werkbare_uren": "buiten_grenzen"}),
        ({"uren_per_week": "0"}, {"uren_per_week": "buiten_grenzen"}),
        ({"pensioen": {"waarde": "0.14", "grondslag": "norminkomen"}}, {"pensioen": "andere_grondslag"}),
    ],
)
def test_hours_and_percentages_that_cannot_be_are_refused_with_their_place(
    changes: dict[str, Any], expected: dict[str, str]
) -> None:
    assert expected.items() <= faults("vrijgevestigd", **changes).items()


def test_nothing_is_filled_in_silently() -> None:
    with pytest.raises(Refused) as caught:
        MODEL.calculate({}, on=DAY)
    places = {str(finding.place) for finding in caught.value.findings}
    assert {"norminkomen", "franchise", "pensioen", "declarabele_uren", "praktijkkosten"} <= places
    assert "reserve" not in places


@pytest.mark.parametrize("key", ["kosten_niet_declarabele_uren", "premie_zvw", "tarief"])
def test_an_explanation_reads_as_it_was_agreed(key: str) -> None:
    expected = (GOLDEN / f"vrijgevestigd_{key}.txt").read_text(encoding="utf-8")
    assert worked("vrijgevestigd").explain(key) + "\n" == expected


def test_declarable_hours_from_weeks_and_hours_of_a_week() -> None:
    """52 − 5 − 1,5 − 2 − 1,5 = 42 weeks of 25 hours is 1.050, less 4% is 1.008; (60.480 + 10.080) / 1.008 = 70,00."""
    result = MODELS["vrijgevestigd"].calculate(
        {
            "norminkomen": "60480",
            "pensioenpremie": "0",
            "premie_arbeidsongeschiktheid": "0",
            "premie_zvw": "0",
            "praktijkkosten": "10080",
            "uren_per_week": "36",
            "vakantieweken": "5",
            "feestdagweken": "1.5",
            "ziekteweken": "2",
            "scholingsweken": "1.5",
            "declarabele_uren_per_week": "25",
            "leegloop": "0.04",
        },
        on=DAY,
    )
    assert (result.exact("werkbare_weken"), result.exact("declarabele_uren")) == (42, 1008)
    assert result.tarief == Decimal("70.00")


def test_who_only_knows_declarable_hours_has_a_price_in_which_a_and_c_are_one() -> None:
    """(60.000 + 8.000 + 6.000 + 3.000 + 13.000) / 1.200 = 75,00, of which 77.000 / 1.200 = 64,17 is labour."""
    given = {"norminkomen": "60000", "pensioenpremie": "8000", "premie_arbeidsongeschiktheid": "6000"}
    given |= {"premie_zvw": "3000", "praktijkkosten": "13000", "declarabele_uren": "1200"}
    result = MODEL.calculate(given, on=DAY)
    assert result.tarief == Decimal("75.00")
    assert result.elements("wmo") == {"a+c": Decimal("64.17"), "b": Decimal("10.83")}
