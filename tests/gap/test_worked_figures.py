"""The figures of docs/onderhandeling.md#verschil-tussen-twee-prijzen: computed by hand there, found again here."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from tarief import MODELS, Breakdown, Refused, compare
from tests.gap.random_models import DAY

CASES = Path(__file__).parents[1] / "cases"
ORDER = ("bruto_jaarloon", "werkgeverslasten", "productieve_uren", "overhead", "clientgebonden_kosten_per_uur",
         "risico_opslag")  # fmt: skip


def position(name: str) -> Breakdown:
    inputs = tomllib.loads((CASES / f"herijking_{name}.toml").read_text(encoding="utf-8"))["invoer"]
    return MODELS["uurtarief"].calculate(inputs, on=DAY)


@pytest.fixture(scope="module")
def old() -> Breakdown:
    return position("oud")


@pytest.fixture(scope="module")
def found() -> Breakdown:
    return position("onderzoek")


@pytest.fixture(scope="module")
def agreed() -> Breakdown:
    return position("overeenkomst")


def amounts(*shown: str) -> dict[str, Decimal]:
    return dict(zip(ORDER, map(Decimal, shown), strict=True))


def test_the_bridge_from_old_to_research_to_four_decimals(old, found):
    exact = compare(old, found).exact
    rounded = {key: value.quantize(Decimal("0.0001")) for key, value in exact.items()}
    assert rounded == amounts("4.5675", "0.4687", "4.8827", "3.5649", "0.9225", "0.6025")
    assert abs(sum(exact.values()) - Decimal("15.0088")) < Decimal("0.00005")


def test_rounded_parts_are_a_cent_short_and_largest_remainder_lifts_the_one_that_is_nearest_to_it(old, found):
    comparison = compare(old, found)
    half_up = {key: value.quantize(Decimal("0.01")) for key, value in comparison.exact.items()}
    assert half_up == amounts("4.57", "0.47", "4.88", "3.56", "0.92", "0.60")
    assert sum(half_up.values()) == Decimal("15.00")
    assert comparison.gap == Decimal("15.01")
    # 3,5649 has the largest remainder of those that were rounded down.
    assert comparison.contributions == amounts("4.57", "0.47", "4.88", "3.57", "0.92", "0.60")


def test_in_one_order_and_in_the_reverse_the_bars_differ_and_both_say_so(old, found):
    comparison = compare(old, found)
    there, back = comparison.in_order(ORDER), comparison.in_order(ORDER[::-1])
    assert there.steps == amounts("4.21", "0.45", "4.91", "3.85", "0.92", "0.67")
    assert back.steps == amounts("4.94", "0.48", "4.84", "3.29", "0.93", "0.53")
    assert list(back.steps) == list(ORDER[::-1])
    assert "hangen af van de gekozen volgorde" in there.note
    assert sum(there.steps.values()) == sum(back.steps.values()) == Decimal("15.01")


def test_one_at_a_time_leaves_a_rest_of_one_euro_sixteen(old, found):
    alone = compare(old, found).one_by_one()
    assert alone.amounts == amounts("4.21", "0.42", "4.51", "3.26", "0.92", "0.53")
    assert (sum(alone.amounts.values()), alone.rest) == (Decimal("13.85"), Decimal("1.16"))


def test_the_bridge_from_research_to_agreement_has_nothing_for_the_locked_charges(found, agreed):
    comparison = compare(found, agreed)
    assert comparison.gap == Decimal("-6.61")
    assert comparison.contribution("werkgeverslasten") == 0
    assert "werkgeverslasten" not in comparison.contributions
    assert comparison.contributions == {
        "bruto_jaarloon": Decimal("-2.05"),
        "productieve_uren": Decimal("-1.95"),
        "overhead": Decimal("-1.88"),
        "clientgebonden_kosten_per_uur": Decimal("-0.41"),
        "risico_opslag": Decimal("-0.32"),
    }


def test_per_rung_the_gap_is_what_the_two_shown_ladders_differ(old, found):
    comparison = compare(old, found)
    ladders = [{rung.key: rung.amount for rung in side.opbouw} for side in (old, found)]
    assert {part.key: part.amount for part in comparison.by_rung} == {
        key: ladders[1][key] - amount for key, amount in ladders[0].items()
    }
    for law in ("jeugdwet", "wmo"):
        cost = {part.key: part.amount for part in comparison.by_element(law) if part.key != "marge"}
        before, after = (side.elements(law) for side in (old, found))
        assert cost == {letter: after[letter] - before[letter] for letter in before}


def test_an_order_with_what_is_no_difference_is_refused_with_what_is(old, found):
    with pytest.raises(Refused) as refused:
        compare(old, found).in_order(["overhed", "risico_opslag", "risico_opslag"])
    assert [finding.kind for finding in refused.value.findings] == ["volgorde_onbekend", "volgorde_dubbel"]
    assert "Bedoelt u 'overhead'?" in str(refused.value)
