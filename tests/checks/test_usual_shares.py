"""A share with its point elsewhere is told with what was probably meant and where the usual comes from."""

import pytest

from tarief.checks.ranges import outside_usual
from tests.checks.examples import hourly, quick


def told(breakdown) -> dict[str, str]:
    """What is said of shares, by the key of the line."""
    found = [finding for finding in breakdown.findings if finding.kind == "ongebruikelijk"]
    assert found == list(outside_usual(breakdown))
    return {finding.place.key: f"{finding.text} {finding.advice}" for finding in found}


def test_a_productivity_of_eight_percent_is_told_as_eighty_with_its_source() -> None:
    found = told(quick(productiviteit="0.08"))
    assert "Productiviteit is 8%." in found["productiviteit"]
    assert "Bedoelt u 80%?" in found["productiviteit"] and "Alfa" in found["productiviteit"]


def test_a_productivity_that_follows_from_hours_is_held_to_the_same() -> None:
    """1.878 contracturen waarvan 1.700 niet productief: 178 / 1.878 is 9,48%."""
    found = told(hourly("verlofuren", "scholingsuren", "overleguren", "ziekteverzuim", "ziekteverzuim_grondslag",
                        niet_productieve_uren="1700", eindejaarsuitkering="0.083"))  # fmt: skip
    assert "Productiviteit is 9,48%." in found["productiviteit"]


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("vakantietoeslag", "0.8", "8%"),
        ("vakantietoeslag", "0.008", "8%"),
        ("eindejaarsuitkering", "0.83", "8,3%"),
        ("werkgeverslasten", "0.028", "28%"),
        ("ziekteverzuim", "0.6", "6%"),
        ("overhead", "0.015", "15%"),
        ("risico_opslag", "0.3", "3%"),
    ],
)
def test_a_share_ten_times_too_high_or_low_is_told_with_what_was_meant(key: str, value: str, meant: str) -> None:
    base = {"risico_grondslag": "kostprijs"} if key == "risico_opslag" else {}
    found = told(hourly(**{key: value}, **base))
    assert f"Bedoelt u {meant}?" in found[key]


def test_usual_shares_and_those_with_a_reason_are_nobodys_slip() -> None:
    assert told(quick()) == {} and told(hourly()) == {}
    assert told(quick(productiviteit={"waarde": "0.3", "toelichting": "Veel reistijd op de eilanden"})) == {}


def test_an_overhead_in_euros_is_no_share() -> None:
    assert told(quick(overhead="12", overhead_grondslag="per_uur")) == {}
