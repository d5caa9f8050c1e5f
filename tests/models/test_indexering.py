"""The model `indexering`: what the VNG published, the chain of Altena, and what always holds."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import MODELS, Breakdown, Refused
from tarief.calculation.breakdown import other_prices
from tests.models.cases import inputs_of

GOLDEN = Path(__file__).parents[1] / "golden"
MODEL = MODELS["indexering"]
DAY = date(2026, 1, 1)
VNG_2024, VNG_2025, ALTENA = "indexering_vng_2024", "indexering_vng_2025", "indexering_altena_midden"


def calculate(case: str, **changes: Any) -> Breakdown:
    return MODEL.calculate({**inputs_of(case), **changes}, on=DAY)


def faults(case: str, **changes: Any) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        calculate(case, **changes)
    return {str(finding.place): finding.kind for finding in caught.value.findings}


def test_the_index_is_a_result_beside_the_tariff() -> None:
    result = calculate(VNG_2024, gewicht_loon="0.9", gewicht_prijs="0.1")
    assert result.results == {"tarief": Decimal("106.30"), "index": Decimal("0.0630")}
    assert other_prices(result) == ("Index van oud naar nieuw prijspeil 6,30%",)


@pytest.mark.parametrize(("way", "index"), [("verschil", "0.0496"), ("quotient", "0.0491"), ("geen", "0.0394")])
def test_the_way_of_truing_up_decides_the_index_of_2025(way: str, index: str) -> None:
    """4.91 % is what the VNG first published for 2025, and what a quotient gives; 4.96 % is the difference."""
    assert calculate(VNG_2025, nacalculatie=way).results["index"] == Decimal(index)


def test_a_quotient_per_series_is_weighted_and_gives_what_was_published_for_2024() -> None:
    """Each series by itself: 1.55 % of the wages and 2.05 % of the prices, 1.60 % together, with 4.70 % 6.30 %."""
    result = calculate(VNG_2024, nacalculatie="quotient_per_reeks")
    parts = [result.exact(key) for key in ("correctie_loon", "correctie_prijs", "correctie")]
    assert parts == [Decimal("0.0155"), Decimal("0.0205"), Decimal("0.0160")]
    assert result.results["index"] == Decimal("0.0630")


def test_a_quotient_per_series_is_another_than_that_of_the_weighted_index() -> None:
    given = {"index_afronding": "geen", "gewicht_loon": "0.5", "gewicht_prijs": "0.5"}
    wages, prices = Fraction("1.0636") / Fraction("1.0474"), Fraction("1.0702") / Fraction("1.0487")
    together = (Fraction("1.0636") + Fraction("1.0702")) / (Fraction("1.0474") + Fraction("1.0487"))
    for way, expected in (("quotient_per_reeks", (wages + prices) / 2), ("quotient", together)):
        found = Fraction(calculate(VNG_2024, nacalculatie=way, **given).exact("correctie"))
        assert abs(found - (expected - 1)) < Fraction(1, 10**30)
    assert abs((wages + prices) / 2 - together) > Fraction(1, 10**7)


def _warned(**changes: Any) -> set[str]:
    result = MODEL.calculate(
        {
            "tarief_oud": "100",
            "prijspeil_van": "2023",
            "prijspeil_naar": "2024",
            "cijfers": "voorlopig",
            "nacalculatie": "geen",
            "index_afronding": "geen",
            **changes,
        },
        on=DAY,
    )
    kinds = {"bron_secundair", "zwakke_bronnen", "voorlopig_cijfer"}
    return {str(finding.place) for finding in result.findings if finding.kind in kinds}


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({}, {"indices.gewicht_ova", "indices.gewicht_ppc", "loonindex", "prijsindex", "parameters"}),
        ({"gewogen_index": "3%"}, set()),
        ({"jaarindex": "3%"}, set()),
        ({"gewicht_loon": "1", "gewicht_prijs": "0"}, {"loonindex"}),
        ({"gewicht_loon": "0", "gewicht_prijs": "1"}, {"prijsindex"}),
        ({"gewicht_loon": "0.9"}, {"indices.gewicht_ppc", "loonindex", "prijsindex", "parameters"}),
    ],
)
def test_only_weights_and_figures_that_are_used_are_warned_of(given: dict[str, str], places: set[str]) -> None:
    assert _warned(**given) == places


#: Wages and prices as the NZa published them on 30 June 2026; the weights are those of youth care.
OF_2026 = {
    "prijspeil_van": "2025", "prijspeil_naar": "2026", "cijfers": "voorlopig", "prijsindex": "0.0210",
    "prijsindex_vorig_definitief": "0.0425", "index_afronding": "geen", "gewichten": "contractstandaard_jeugd",
}  # fmt: skip


def test_the_index_is_the_forecast_and_what_the_definitive_figures_differ_in_percentage_points() -> None:
    """Contract standard art. 3.2.1: wages 4.24 + (5.18 - 4.18), prices 2.10 + (4.25 - 1.82); 90/10 gives 5.169."""
    result = calculate(VNG_2025, **OF_2026, nacalculatie="verschil")
    wages, prices = (
        Decimal("4.24") + Decimal("5.18") - Decimal("4.18"),
        Decimal("2.10") + Decimal("4.25") - Decimal("1.82"),
    )
    assert result.exact("jaarindex") * 100 == Decimal("0.9") * wages + Decimal("0.1") * prices == Decimal("5.169")
    assert result.exact("correctie") == Decimal("0.01143")


def test_the_price_index_of_2026_is_asked_with_what_the_nza_published_of_it() -> None:
    with pytest.raises(Refused) as caught:
        calculate(VNG_2025, prijspeil_van="2025", prijspeil_naar="2026", nacalculatie="verschil")
    advices = {str(finding.place): finding.advice for finding in caught.value.findings}
    assert "indices.materieel_nza_voorlopig, 2,10%" in advices["prijsindex"]
    assert "indices.materieel_nza_definitief, 4,25%" in advices["prijsindex_vorig_definitief"]


def test_in_the_first_year_after_a_new_procurement_only_the_forecast_applies() -> None:
    """Contract standard, explanation to art. 3.2: 0.9 x 4.24 + 0.1 x 2.10 = 4.026."""
    assert calculate(VNG_2025, **OF_2026, nacalculatie="eerste_jaar").exact("jaarindex") == Decimal("0.04026")


def test_a_correction_may_be_negative() -> None:
    """NEA index of 2024: forecast 5.34, correction over 2023 -1.97 points (13.7 preliminary), printed as 3.4."""
    transport = {"loonindex": "0.0534", "loonindex_vorig_voorlopig": "0.137", "loonindex_vorig_definitief": "0.1173"}
    weights = {"gewicht_loon": "1", "gewicht_prijs": "0"}
    result = calculate(VNG_2025, **OF_2026 | transport | weights, nacalculatie="verschil")
    assert result.exact("correctie") == Decimal("-0.0197")
    assert round(result.exact("jaarindex") * 100, 1) == Decimal("3.4")


def test_the_weights_are_published_for_youth_care_and_asked_for_a_wmo_contract() -> None:
    """Contract standard Wmo 1.2 prints [xx]/[xx]; that for youth care fixes 90/10."""
    youth = calculate(VNG_2024, gewichten="contractstandaard_jeugd")
    assert (youth.exact("gewicht_loon"), youth.exact("gewicht_prijs")) == (Decimal("0.9"), Decimal("0.1"))
    assert "indices.gewicht_ova_jeugd" in youth.explain("gewicht_loon")
    assert {"gewicht_loon", "gewicht_prijs"} <= faults(VNG_2024, gewichten="contractstandaard_wmo").keys()
    given = calculate(VNG_2024, gewichten="contractstandaard_wmo", gewicht_loon="0.85", gewicht_prijs="0.15")
    assert given.exact("gewichten_samen") == 1


def test_rounding_at_the_end_misses_the_published_index_of_2024() -> None:
    assert calculate(VNG_2024, index_afronding="aan_het_eind").results["index"] == Decimal("0.0629")


@pytest.mark.parametrize(
    ("old", "conversion", "middle", "new"),
    [
        ("45", "periode_naar_maand", "45.68", "50.23"),
        ("400", "periode_naar_maand", "406.00", "446.43"),
        ("895", "periode_naar_maand", "908.43", "998.90"),
        ("44.82", "geen", "45.49", "46.17"),
        ("5.10", "geen", "5.18", "5.26"),
        ("15.30", "geen", "15.53", "15.76"),
    ],
)
def test_every_tariff_of_altena_is_reached(old: str, conversion: str, middle: str, new: str) -> None:
    result = calculate(ALTENA, tarief_oud=old, omrekening=conversion)
    assert result.exact("tarief_jaar_1") == Decimal(middle)
    assert result.tarief == Decimal(new)


def test_without_rounding_every_year_altena_is_a_cent_off() -> None:
    assert calculate(ALTENA, afronding="centen").tarief == Decimal("998.89")


def test_a_cap_on_the_wage_part_leaves_the_price_part_alone() -> None:
    figures = {"loonindex": "0.05", "prijsindex": "0.04", "gewicht_loon": "0.8", "gewicht_prijs": "0.2"}
    given = {"tarief_oud": "50", "prijspeil_van": "2013", "prijspeil_naar": "2014", "nacalculatie": "geen"}
    cap = {"waarde": "0.03", "grondslag": "loondeel"}
    result = MODEL.calculate({**given, **figures, "index_afronding": "geen", "indexplafond": cap}, on=DAY)
    assert result.exact("index") == Decimal("0.032")  # 0,8 × 3% + 0,2 × 4%
    whole = MODEL.calculate(
        {**given, **figures, "index_afronding": "geen", "indexplafond": {"waarde": "0.03", "grondslag": "index"}},
        on=DAY,
    )
    assert whole.exact("index") == Decimal("0.03")


def test_a_cap_without_its_base_is_read_as_of_the_whole_and_says_so() -> None:
    result = calculate(ALTENA, indexplafond="0.015")
    assert result.tarief == Decimal("998.90")
    assumed = [finding for finding in result.findings if finding.kind == "grondslag_aangenomen"]
    assert assumed and not any("_" in finding.advice for finding in assumed)
    assert all("_grondslag = " in key for finding in assumed for key in finding.instead)


def test_the_ladder_shows_the_old_tariff_and_the_indexation_of_each_year() -> None:
    result = calculate(ALTENA)
    assert [(rung.key, rung.amount, rung.jeugdwet, rung.wmo) for rung in result.opbouw] == [
        ("uitgangstarief", Decimal("895.00"), "", ""),
        ("verhoging_1", Decimal("13.43"), "d", "e"),
        ("verhoging_2", Decimal("13.63"), "d", "e"),
        ("omrekening_bedrag", Decimal("76.84"), "", ""),
    ]


def test_the_status_of_each_figure_stays_in_sight() -> None:
    result = calculate(VNG_2024, gewicht_loon="0.9", gewicht_prijs="0.1")
    assert "indices.ova_voorlopig" in result.explain("loonindex")
    assert "indices.ova_definitief" in result.explain("loonindex_vorig_definitief")
    assert result.chosen["cijfers"] == "voorlopig"
    assert calculate(VNG_2024, cijfers="definitief").exact("loonindex") == Decimal("0.06")


def test_figures_of_one_year_are_no_second_source_for_those_of_another() -> None:
    result = MODEL.calculate(inputs_of(VNG_2024), on=date(2024, 1, 1))
    assert "bronnen_oneens" not in {finding.kind for finding in result.findings}


@given(
    st.decimals(Decimal("1"), Decimal("5000"), places=2),
    st.lists(st.decimals(Decimal("-0.02"), Decimal("0.12"), places=4), min_size=1, max_size=8),
)
def test_a_chain_multiplies_and_its_ladder_adds_up(old: Decimal, indexes: list[Decimal]) -> None:
    years = [{"prijspeil_naar": str(2020 + n), "gewogen_index": index} for n, index in enumerate(indexes)]
    given = {"tarief_oud": old, "prijspeil_van": "2019", "nacalculatie": "geen", "index_afronding": "geen"}
    result = MODEL.calculate({**given, "jaren": years}, on=DAY)
    factor = Fraction(1)
    for index in indexes:
        factor *= 1 + Fraction(index)
    expected = Fraction(old) * factor
    assert abs(Fraction(result.exact("tarief")) - expected) <= expected / 10**25
    assert abs(Fraction(result.exact("index")) - (factor - 1)) <= Fraction(1, 10**25)
    assert sum(rung.amount for rung in result.opbouw) == result.tarief
    stepwise = MODEL.calculate({**given, "jaren": years, "afronding": "centen_per_stap"}, on=DAY)
    assert sum(rung.amount for rung in stepwise.opbouw) == stepwise.tarief
    assert abs(stepwise.tarief - result.tarief) <= Decimal("0.01") * (len(indexes) + 3)


@pytest.mark.parametrize(
    ("conversion", "back"),
    [("periode_naar_maand", "maand_naar_periode"), ("jaar_naar_maand", "maand_naar_jaar"),
     ("uur_naar_minuut", "minuut_naar_uur")],
)  # fmt: skip
def test_a_conversion_and_its_reverse_cancel_out(conversion: str, back: str) -> None:
    still = {"jaren": [{"prijspeil_naar": "2020", "gewogen_index": "0"}], "afronding": "centen"}
    there = calculate(ALTENA, **still, omrekening=conversion, tarief_oud="54.60").exact("tarief")
    again = calculate(ALTENA, **still, omrekening=back, tarief_oud=there).exact("tarief")
    assert there != again == Decimal("54.60")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"gewicht_loon": "0.85"}, {"gewichten_samen": "buiten_grenzen"}),
        ({"prijspeil_van": ""}, {"prijspeil_van": "keuze_ontbreekt"}),
        ({"nacalculatie": ""}, {"nacalculatie": "keuze_ontbreekt"}),
        ({"nacalculatie": "optellen"}, {"nacalculatie": "onbekende_keuze"}),
        ({"prijspeil_naar": "2026"}, {"prijsindex": "parameter_buiten_periode"}),
        ({"prijspeil_naar": "1 juli"}, {"prijspeil_naar": "geen_jaar"}),
        (
            {"prijspeil_naar": "", "gewogen_index": "0.03", "nacalculatie": "geen"},
            {"prijspeil_naar": "keuze_ontbreekt"},
        ),
        ({"jaren": [{"prijspeil_naar": "2024"}], "cijfers": ""}, {"jaren/0/cijfers": "keuze_ontbreekt"}),
    ],
)
def test_what_cannot_be_known_is_asked_and_not_guessed(changes: dict[str, Any], expected: dict[str, str]) -> None:
    assert expected.items() <= faults(VNG_2024, **changes).items()


@pytest.mark.parametrize("key", ["tarief_jaar_2", "jaarindex_1", "index"])
def test_an_explanation_of_the_chain_reads_as_it_was_agreed(key: str) -> None:
    expected = (GOLDEN / f"indexering_{key}.txt").read_text(encoding="utf-8")
    assert calculate(ALTENA).explain(key) + "\n" == expected
