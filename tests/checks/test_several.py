"""Checks over several calculations: products, bases, a subcontractor."""

from tarief.checks import check_bases, check_products, check_subcontractor
from tests.checks.examples import kinds, quick
from tests.models.cases import worked


def test_a_heavier_product_that_is_cheaper_is_named_with_both_prices() -> None:
    light, heavy = quick(loonkosten_per_uur="40"), quick(loonkosten_per_uur="38")
    finding = kinds(check_products([light, heavy], ["basis", "specialistisch"]))["zwaarder_is_goedkoper"]
    assert str(finding.place) == "producten/1"
    assert "specialistisch (59,38 €/uur) is zwaarder dan basis (62,50 €/uur)" in finding.text


def test_products_that_rise_or_stay_equal_are_fine() -> None:
    prices = [quick(loonkosten_per_uur=wage) for wage in ("38", "40", "40", "45")]
    assert check_products(prices) == ()


def test_the_dearest_lighter_product_counts_and_not_only_the_one_before() -> None:
    prices = [quick(loonkosten_per_uur=wage) for wage in ("50", "40", "45")]
    found = [str(f.place) for f in check_products(prices) if f.kind == "zwaarder_is_goedkoper"]
    assert found == ["producten/1", "producten/2"]


def test_products_in_different_units_are_not_compared() -> None:
    found = kinds(check_products([quick(), worked("dagdeel")]))
    assert set(found) == {"eenheden_verschillen"} | (set(found) & {"grondslag_verschilt"})


def test_percentages_on_different_bases_are_named_and_put_on_one_base() -> None:
    one, other = quick(overhead_grondslag="directe_kosten"), quick(overhead="0.18")
    finding = kinds(check_bases(one, other))["grondslag_verschilt"]
    assert str(finding.place) == "overhead"
    assert "20,00% van de directe kosten" in finding.text
    assert "16,67% tegenover 18,00%" in finding.advice


def test_percentages_on_the_same_base_are_compared_as_they_stand() -> None:
    assert check_bases(quick(), quick(overhead="0.3")) == ()


def test_a_subcontractor_below_the_main_contractors_own_cost_is_named_with_the_gap() -> None:
    finding = kinds(check_subcontractor(quick(), quick(loonkosten_per_uur="36")))["onderaannemer_onder_ondergrens"]
    assert "56,25 €/uur, 6,25 €/uur minder" in finding.text
    assert "art. 2.3" in finding.text


def test_a_subcontractor_at_the_main_contractors_cost_price_gets_a_real_price() -> None:
    main = quick(risico_opslag="0.05", risico_grondslag="kostprijs")
    assert check_subcontractor(main, quick()) == ()


def test_a_subcontractor_below_its_own_cost_is_named_too() -> None:
    sub = quick(tarief="60")
    assert {"onderaannemer_onder_ondergrens", "onderaannemer_onder_kostprijs"} <= set(
        kinds(check_subcontractor(quick(), sub))
    )
    cheap_main = quick(loonkosten_per_uur="30")
    assert set(kinds(check_subcontractor(cheap_main, sub))) == {"onderaannemer_onder_kostprijs"}


def test_a_subcontractor_in_another_unit_cannot_be_judged() -> None:
    assert "andere_eenheid" in kinds(check_subcontractor(quick(), worked("dagdeel")))
