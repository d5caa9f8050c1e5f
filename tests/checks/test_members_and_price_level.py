"""Members of a cooperative below cost, and price levels that do not follow each other."""

from datetime import date
from typing import Any

from tarief import MODELS, Breakdown
from tarief.checks import check_breakdown
from tests.checks.examples import kinds, quick
from tests.models.cases import inputs_of, worked


def test_an_equal_rate_names_the_members_that_pay_for_the_rest() -> None:
    found = {str(f.place): f for f in check_breakdown(worked("cooperatie")) if f.kind == "lid_onder_kostprijs"}
    text = found["dekking_gelijk"].text
    assert "3 van de 6 leden" in text
    assert "M3 gz-psycholoog (−€\u00a018,92 per uur)" in text
    assert "M6" not in text
    assert "betaalt ook de onderaannemer een reële prijs" in found["dekking_gelijk"].text
    assert (
        "Eldermans|Geerts, AMvB reële prijzen Jeugdwet in de praktijk; secundaire bron" in found["dekking_gelijk"].text
    )


def test_an_allocation_by_cost_leaves_nobody_below_cost_beyond_a_cent() -> None:
    places = {str(f.place) for f in check_breakdown(worked("cooperatie")) if f.kind == "lid_onder_kostprijs"}
    assert "dekking_naar_kostprijs" not in places


def test_members_with_the_same_cost_are_all_covered() -> None:
    members = [{"naam": name, "uren": "100", "kostprijs_per_uur": "60"} for name in ("a", "b")]
    result = MODELS["cooperatie"].calculate({"leden": members, "vergoeding": "0.05"}, on=date(2026, 1, 1))
    assert "lid_onder_kostprijs" not in kinds(check_breakdown(result))


def test_a_cooperative_of_one_without_a_table_can_be_checked() -> None:
    given = {"uren": "1000", "kostprijs_per_uur": "70", "vergoeding": "0.06", "tarief": "60"}
    result = MODELS["cooperatie"].calculate(given, on=date(2026, 1, 1))
    assert "het lid (−€\u00a013,60 per uur)" in kinds(check_breakdown(result))["lid_onder_kostprijs"].text


def test_a_member_without_a_class_is_named_because_the_allocation_is_not_made() -> None:
    members: list[dict[str, Any]] = [dict(member) for member in inputs_of("cooperatie")["leden"]]
    del members[3]["functieklasse"]
    result = worked("cooperatie", leden=members)
    assert str(kinds(check_breakdown(result))["functieklasse_ontbreekt"].place) == "leden/3/functieklasse"
    assert "verdeling_naar_functieklasse" not in result.settled
    assert "functieklasse_ontbreekt" not in kinds(check_breakdown(worked("cooperatie")))


def indexed(*years: str, start: str = "2023", on: date = date(2025, 1, 1)) -> Breakdown:
    rows = [{"prijspeil_naar": year, "gewogen_index": "0.03"} for year in years]
    given = {"tarief_oud": "80", "prijspeil_van": start, "nacalculatie": "geen", "index_afronding": "geen"}
    return MODELS["indexering"].calculate({**given, "jaren": rows}, on=on)


def test_a_year_that_is_skipped_or_repeated_is_named() -> None:
    assert (
        "2024 komt prijspeil 2026" in kinds(check_breakdown(indexed("2024", "2026")))["prijspeil_sluit_niet_aan"].text
    )
    assert "prijspeil_sluit_niet_aan" in kinds(check_breakdown(indexed("2023")))


def test_years_that_follow_each_other_are_fine() -> None:
    found = kinds(check_breakdown(indexed("2024", "2025")))
    assert not {"prijspeil_sluit_niet_aan", "prijspeil_verouderd"} & set(found)
    assert "prijspeil_verouderd" not in kinds(check_breakdown(quick()))


def test_a_tariff_that_stays_behind_the_day_of_the_calculation_is_named() -> None:
    assert "2027" in kinds(check_breakdown(indexed("2024", on=date(2027, 1, 1))))["prijspeil_verouderd"].text
