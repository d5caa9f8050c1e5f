"""Checks over two calculations: bases, a subcontractor."""

import pytest

from tarief import Refused, compare
from tarief.comparison.checks import check_bases, check_subcontractor
from tests.checks.examples import kinds, quick
from tests.models.cases import worked


def test_percentages_on_different_bases_are_named_and_put_on_one_base() -> None:
    one, other = quick(overhead_grondslag="directe_kosten"), quick(overhead="0.18")
    finding = kinds(check_bases(one, other))["grondslag_verschilt"]
    assert str(finding.place) == "overhead"
    assert "20,00% van de directe kosten" in finding.text
    assert "16,67% tegenover 18,00%" in finding.advice


def test_percentages_on_different_bases_are_named_whichever_side_comes_first() -> None:
    one, other = quick(overhead_grondslag="directe_kosten"), quick(overhead="0.18")
    findings = (*check_bases(one, other), *check_bases(other, one))
    assert len(findings) == 2
    for finding in findings:
        assert (finding.kind, str(finding.place)) == ("grondslag_verschilt", "overhead")
        assert "Vergelijk op dezelfde grondslag" in finding.advice


def test_a_percentage_of_nothing_is_the_same_on_any_base() -> None:
    nothing = quick(overhead="0", overhead_grondslag="directe_kosten")
    assert check_bases(nothing, quick(overhead="0.18")) == check_bases(quick(overhead="0.18"), nothing) == ()


def test_a_comparison_with_a_subcontractor_checks_the_price_that_it_gets() -> None:
    main, sub = quick(), quick(loonkosten_per_uur="36")
    assert compare(main, sub).findings == ()
    assert [finding.kind for finding in compare(main, sub, checks=check_subcontractor).findings] == [
        "onderaannemer_onder_ondergrens"
    ]


def test_prices_that_are_refused_for_their_units_are_converted_where_both_last_a_known_time() -> None:
    with pytest.raises(Refused, match=r"is het eerste tarief €\u00a01\.500,00 per etmaal"):
        compare(quick(), worked("etmaal"))
    with pytest.raises(Refused) as refused:
        compare(quick(), worked("dagdeel"))
    assert "omgerekend" not in str(refused.value)


def test_percentages_on_the_same_base_are_compared_as_they_stand() -> None:
    assert check_bases(quick(), quick(overhead="0.3")) == ()


def test_a_subcontractor_below_the_main_contractors_own_cost_is_named_with_the_gap() -> None:
    finding = kinds(check_subcontractor(quick(), quick(loonkosten_per_uur="36")))["onderaannemer_onder_ondergrens"]
    assert "€\u00a056,25 per uur, €\u00a06,25 per uur minder" in finding.text
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
