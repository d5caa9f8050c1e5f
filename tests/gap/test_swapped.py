"""Whoever is compared with whom: the other way round every amount is the same with the other sign."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import MODELS, Aandeel, Breakdown, CostModel, EuroPerUur, compare
from tarief.core.law import LAWS
from tarief.model.declare import Base
from tests.gap.random_models import DAY, drawn
from tests.tools.times import examples
from tests.workbooks.cases import every_case

SEEDS = st.integers(0, 10**9)
D = Decimal


def assert_swapped(a: Breakdown, b: Breakdown) -> None:
    there, back = compare(a, b), compare(b, a)
    assert {key: -amount for key, amount in there.contributions.items()} == back.contributions
    assert {key: amount.copy_negate() for key, amount in there.exact.items()} == back.exact
    assert sum(there.contributions.values()) == there.gap
    for key in there.contributions:
        assert there.values(key) == back.values(key)[::-1]
        assert there.chapter_of(key) == back.chapter_of(key)
    for key, cells in there.cells.items():
        assert [-amount for amount in cells.values()] == list(back.cells[key].values())
    for law in LAWS:
        mine, theirs = ({part.key: part.amount for part in each.by_element(law)} for each in (there, back))
        assert {key: -amount for key, amount in mine.items()} == theirs
    assert [rung.amount for rung in there.by_rung] == [-rung.amount for rung in back.by_rung]
    assert there.findings == back.findings


@cache
def pairs() -> list[tuple[str, str]]:
    """Every two worked cases of different models with one unit of care."""
    cases = every_case()
    return [
        (one, other) for one, other in combinations(sorted(cases), 2)
        if cases[one].model.key != cases[other].model.key and calculated(one).unit == calculated(other).unit
        and cases[one].model.unit == cases[other].model.unit
    ]  # fmt: skip


@cache
def calculated(name: str) -> Breakdown:
    return every_case()[name].calculate()


def test_every_two_shipped_models_that_share_a_unit():
    assert len(pairs()) > 100
    for one, other in pairs():
        assert_swapped(calculated(one), calculated(other))


@settings(max_examples=examples(40), deadline=None)
@given(SEEDS, SEEDS)
def test_two_random_models(seed, other):
    """Lines with one key and another rule, inputs that only one has, and a step that one of them is given."""
    mine, theirs = drawn(seed, inputs=2), drawn(other + 10**9 + 1, inputs=3)
    theirs = replace(theirs, b={**theirs.b, "derde": "12.5"} if other % 2 else theirs.b)
    assert_swapped(mine.model.calculate(mine.a, on=DAY), theirs.model.calculate(theirs.b, on=DAY))


def own(overhead: str, *bases: Base, base: str = "") -> Breakdown:
    """Our own hour: costs and a percentage of them, with the bases that the model lets one choose from."""
    model = CostModel("ons_uur", label="Ons uur", unit="uur")
    model.given("loonkosten_per_uur", "Loonkosten", EuroPerUur)
    model.given("overhead", "Overhead", Aandeel, bases=bases, base=base, default_base=bases[0].key if bases else "")

    @model.step("Tarief")
    def tarief(loonkosten_per_uur: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return loonkosten_per_uur * (1 + overhead)

    return model.calculate({"loonkosten_per_uur": "30", "overhead": overhead}, on=DAY)


def shipped(**changes: Any) -> Breakdown:
    small = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.25"}
    return MODELS["uurtarief"].calculate({**small, "overhead_grondslag": "directe_kosten", **changes}, on=DAY)


COST = Base("directe_kosten", "van de directe kosten", share_of="directe_kosten")


@pytest.mark.parametrize(
    "ours",
    [own("0.20"), own("0.20", base="loonkosten"), own("0.20", Base("omzet", "van de omzet", share_of="tarief"))],
    ids=["no base", "a fixed base", "another base"],
)
def test_a_percentage_is_never_compared_with_one_that_does_not_say_the_same_base(ours):
    for comparison in (compare(ours, shipped()), compare(shipped(), ours)):
        assert set(comparison.contributions) == {"rekenwijze", "loonkosten_per_uur"}
    assert_swapped(ours, shipped())


def test_a_percentage_of_the_same_base_is_a_bar_between_two_models():
    assert "overhead" in compare(own("0.20", COST), shipped()).contributions
    assert_swapped(own("0.20", COST), shipped())


def test_a_bar_has_the_words_of_who_is_asked_first():
    assert compare(own("0.20"), shipped()).label("loonkosten_per_uur") == "Loonkosten"
    assert compare(shipped(), own("0.20")).label("loonkosten_per_uur") == "Loonkosten per betaald uur"


@pytest.mark.parametrize("reverse", [False, True])
def test_an_order_goes_from_the_first_to_the_second_whichever_is_dearer(reverse):
    """30 × 1,2 = 36 and 40 × 1,5 = 60: wage first +12 and +12, and back −15 and −9."""
    model = own("0.20").model
    a, b = (
        model.calculate({"loonkosten_per_uur": wage, "overhead": share}, on=DAY)
        for wage, share in (("30", "0.2"), ("40", "0.5"))
    )
    comparison = compare(b, a) if reverse else compare(a, b)
    found = comparison.in_order(["loonkosten_per_uur"]).steps
    expected = (D("-15.00"), D("-9.00")) if reverse else (D("12.00"), D("12.00"))
    assert tuple(found.values()) == expected
    alone = comparison.one_by_one().amounts
    assert alone == {"loonkosten_per_uur": expected[0], "overhead": D("-12.00") if reverse else D("9.00")}


def far_apart(costs: str, discount: str) -> Iterator[Breakdown]:
    """Two models in which one input works the other way: 50 + x, and 150 − x + y."""
    plus, minus = (CostModel(f"ons_{word}", label=word, unit="uur") for word in ("plus", "min"))
    plus.given("post", "Post", EuroPerUur)
    minus.given("post", "Post", EuroPerUur)

    @plus.step("Tarief")
    def tarief(post: EuroPerUur) -> EuroPerUur:
        return 50 + 3 * post

    @minus.step("Tarief")
    def tarief(post: EuroPerUur) -> EuroPerUur:  # noqa: F811 - the same line of another model
        return 3 * post

    yield plus.calculate({"post": costs}, on=DAY)
    yield minus.calculate({"post": discount}, on=DAY)


def test_two_models_with_large_parts_that_cancel_out_say_that_there_is_little_to_settle():
    """50 + 3 × 10 = 80 and 3 × 27 = 81: bars of +51 and −50 for a gap of 1."""
    a, b = far_apart("10", "27")
    comparison = compare(a, b)
    assert comparison.contributions == {"rekenwijze": D("-50.00"), "post": D("51.00")}
    [finding] = comparison.findings
    assert finding.severity == "let_op"
    assert "€\u00a0101,00 per uur" in finding.text
    assert "binnen één model" in finding.advice
    assert comparison.as_json()["bevindingen"] == [finding.as_json()]
    assert compare(*far_apart("10", "35")).findings == ()  # bars of +75 and −50 for a gap of 25
    assert compare(a, a).findings == ()
