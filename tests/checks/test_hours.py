"""Hours that do not sum."""

from tarief.checks import check_breakdown
from tests.checks.examples import hourly, kinds, quick

KIND = "uren_tellen_niet_op"


def test_a_total_that_differs_from_its_parts_is_named_with_both() -> None:
    # 200 + 0,06 × 1878 + 40 + 60 = 412,68
    finding = kinds(check_breakdown(hourly(niet_productieve_uren="450")))[KIND]
    assert str(finding.place) == "niet_productieve_uren"
    assert "450 uur" in finding.text
    assert "412,68 uur" in finding.text


def test_a_total_that_equals_its_parts_is_fine() -> None:
    assert KIND not in kinds(check_breakdown(hourly(niet_productieve_uren="412.68")))
    assert KIND not in kinds(check_breakdown(hourly()))


def test_some_of_the_parts_may_already_be_more_than_the_total() -> None:
    given = {"contracturen": "1878", "niet_productieve_uren": "250", "verlofuren": "200", "scholingsuren": "80"}
    finding = kinds(check_breakdown(hourly("ziekteverzuim", "overleguren", **given)))[KIND]
    assert "280 uur" in finding.text


def test_some_of_the_parts_may_be_less_than_the_total() -> None:
    given = {"contracturen": "1878", "niet_productieve_uren": "420", "verlofuren": "200"}
    assert KIND not in kinds(check_breakdown(hourly("ziekteverzuim", "overleguren", "scholingsuren", **given)))


def test_sickness_in_hours_counts_as_a_part() -> None:
    sick = {"waarde": "100", "grondslag": "uren"}
    given = {"ziekteverzuim": sick, "niet_productieve_uren": "250", "verlofuren": "200"}
    without = ("ziekteverzuim", "ziekteverzuim_grondslag", "overleguren", "scholingsuren")
    assert KIND in kinds(check_breakdown(hourly(*without, **given)))


def test_productive_hours_that_contradict_the_other_hours_are_named() -> None:
    assert KIND in kinds(check_breakdown(hourly(productieve_uren="1500")))
    assert KIND not in kinds(check_breakdown(quick(contracturen="1878", productieve_uren="1502.4")))
