"""The same cost counted twice."""

from tarief.checks import check_breakdown
from tests.checks.examples import hourly, kinds, quick
from tests.models.cases import worked


def test_a_fee_and_an_overhead_are_one_cost_too_many() -> None:
    finding = kinds(check_breakdown(worked("cooperatie", overhead="0.05")))["dubbel_overhead"]
    assert str(finding.place) == "overhead"
    assert "6,00%" in finding.text
    assert "5,00%" in finding.text


def test_a_fee_alone_is_no_double_cost() -> None:
    assert "dubbel_overhead" not in kinds(check_breakdown(worked("cooperatie")))
    assert "dubbel_overhead" not in kinds(check_breakdown(quick()))


def test_leave_beside_a_productivity_that_already_holds_it_is_named() -> None:
    finding = kinds(check_breakdown(quick(contracturen="1878", verlofuren="200")))["dubbel_verlof"]
    assert "Productiviteit is opgegeven" in finding.text
    assert "verlofuren" in finding.text


def test_leave_or_productivity_alone_is_counted_once() -> None:
    assert "dubbel_verlof" not in kinds(check_breakdown(quick()))
    assert "dubbel_verlof" not in kinds(check_breakdown(hourly()))


def test_the_same_holds_for_the_declarable_hours_of_a_self_employed_professional() -> None:
    assert "dubbel_verlof" in kinds(check_breakdown(worked("vrijgevestigd", declarabele_uren="1200")))
    assert "dubbel_verlof" not in kinds(check_breakdown(worked("vrijgevestigd")))


def test_a_budget_of_choice_beside_leave_in_hours_may_pay_the_leave_twice() -> None:
    finding = kinds(check_breakdown(hourly(ikb_opslag="0.02")))["dubbel_verlof_ikb"]
    assert "200 uur verlof" in finding.text
    assert "dubbel_verlof_ikb" not in kinds(check_breakdown(hourly()))


def test_a_budget_as_high_as_both_allowances_probably_holds_them() -> None:
    assert "dubbel_toeslag_ikb" in kinds(check_breakdown(hourly(ikb_opslag="0.164")))
    assert "dubbel_toeslag_ikb" not in kinds(check_breakdown(hourly(ikb_opslag="0.02")))
