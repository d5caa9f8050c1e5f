"""Values outside what was published, and wages below the statutory minimum."""

from datetime import date

from tarief import MODELS, Severity
from tarief.checks import check_breakdown
from tarief.checks.ranges import without_sector
from tests.checks.examples import DAY, hourly, kinds, quick


def test_overhead_outside_what_was_published_names_the_sector_and_the_years_first() -> None:
    finding = kinds(check_breakdown(quick(overhead="0.30", cao="vvt")))["buiten_bandbreedte"]
    assert finding.text.startswith("Voor VVT (2010 en zonder jaar) is gepubliceerd: 13,20% tot 16,30%")
    assert "30,00% van de totale kosten" in finding.text and "Benchmark overhead VVT 2010" in finding.text
    assert finding.severity is Severity.WARNING


def test_overhead_is_never_judged_by_other_sectors_where_none_was_asked() -> None:
    """The quick calculation asks for no sector: what nursing homes said in 2010 tells nothing of youth care."""
    for overhead in ("0.05", "0.15", "0.30", "0.60"):
        assert "buiten_bandbreedte" not in kinds(check_breakdown(quick(overhead=overhead)))


def test_what_is_compared_per_sector_is_named_where_none_was_chosen() -> None:
    assert without_sector(quick(overhead="0.30")) == ("Overhead",)
    assert without_sector(quick(overhead="0.30", cao="vvt")) == without_sector(quick(overhead="0")) == ()


def test_overhead_is_judged_as_a_share_of_all_cost_whatever_base_it_was_given_on() -> None:
    # 19% van de directe kosten is 15,97% van de totale kosten
    on_direct = quick(overhead="0.19", overhead_grondslag="directe_kosten", cao="vvt")
    assert "buiten_bandbreedte" not in kinds(check_breakdown(on_direct))


def test_the_chosen_sector_decides_what_is_compared_with() -> None:
    finding = kinds(check_breakdown(quick(overhead="0.18", cao="ggz")))["buiten_bandbreedte"]
    assert finding.text.startswith("Voor GGZ (zonder jaar) is gepubliceerd: 20,70%")
    assert finding.severity is Severity.NOTE  # one published value is no range
    assert "buiten_bandbreedte" not in kinds(check_breakdown(quick(overhead="0.15", cao="vvt")))


def test_where_nothing_was_published_there_is_nothing_to_compare_with() -> None:
    result = hourly("contracturen", cao="jeugdzorg", overhead="0.50", on=date(2025, 7, 1))
    assert not [f for f in check_breakdown(result) if f.kind == "buiten_bandbreedte" and str(f.place) == "overhead"]


def test_sickness_absence_outside_the_published_figures_is_named() -> None:
    found = [f for f in check_breakdown(hourly(ziekteverzuim="0.15")) if str(f.place) == "ziekteverzuim"]
    assert [finding.kind for finding in found] == ["buiten_bandbreedte"]
    assert found[0].text.startswith("Voor de hele zorg (2019 tot en met 2025) is gepubliceerd: ")
    assert "kalenderdagen" in found[0].text


def test_sickness_absence_within_the_published_figures_is_fine() -> None:
    assert not [f for f in check_breakdown(hourly(ziekteverzuim="0.075")) if str(f.place) == "ziekteverzuim"]


def test_a_wage_below_the_minimum_of_the_day_is_named_with_that_minimum() -> None:
    finding = kinds(check_breakdown(hourly(bruto_uurloon="14.50")))["onder_minimumloon"]
    assert "€\u00a014,50 per uur" in finding.text
    assert "€\u00a014,71 per uur" in finding.text
    years = "20 jaar € 11,77 per uur, 19 jaar € 8,83 per uur, 18 jaar € 7,36 per uur"
    assert years in finding.advice.replace("\u00a0", " ")


def test_the_same_wage_may_be_allowed_on_an_earlier_day() -> None:
    assert "onder_minimumloon" not in kinds(check_breakdown(hourly(bruto_uurloon="14.50", on=date(2025, 12, 31))))
    assert "onder_minimumloon" not in kinds(check_breakdown(hourly()))


def test_before_2024_the_minimum_is_an_amount_per_month() -> None:
    low = hourly("bruto_uurloon", bruto_maandloon="1900", on=date(2023, 5, 1))
    assert "€\u00a01.934,40 per maand" in kinds(check_breakdown(low))["onder_minimumloon"].text
    fine = hourly("bruto_uurloon", bruto_maandloon="1940", on=date(2023, 5, 1))
    assert "onder_minimumloon" not in kinds(check_breakdown(fine))


def test_each_function_is_tested_and_not_only_their_mean() -> None:
    mix = [
        {"functie": "hulp", "functie_aandeel": "0.5", "schaalbedrag": "2200"},
        {"functie": "coördinator", "functie_aandeel": "0.5", "schaalbedrag": "4200"},
    ]
    result = hourly("bruto_uurloon", functiemix=mix)
    finding = kinds(check_breakdown(result))["onder_minimumloon"]
    assert "(hulp)" in finding.text  # 12 × 2200 / 1878 = 14,06 per uur
    assert "coördinator" not in finding.text


def test_labour_cost_below_the_minimum_wage_cannot_hold_a_lawful_wage() -> None:
    assert "onder_minimumloon" in kinds(check_breakdown(quick(loonkosten_per_uur="13")))


def test_without_a_known_minimum_the_check_says_that_it_was_not_made() -> None:
    finding = kinds(check_breakdown(quick(on=date(2027, 1, 1))))["minimumloon_onbekend"]
    assert finding.severity is Severity.NOTE


def test_a_calculation_without_a_wage_is_not_tested_against_the_minimum() -> None:
    given = {"tarief_oud": "8", "prijspeil_van": "2025", "prijspeil_naar": "2026", "gewogen_index": "0.03"}
    result = MODELS["indexering"].calculate({**given, "nacalculatie": "geen", "index_afronding": "geen"}, on=DAY)
    assert not {"onder_minimumloon", "minimumloon_onbekend"} & set(kinds(check_breakdown(result)))
