"""Exact means exact: a rounding that ends on a tie is decided on the exact value, in every model and by every rule."""

from decimal import Decimal
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import MODELS, Breakdown, CostModel, EuroPerUur, load_parameters
from tarief.core.dutch import dutch
from tarief.core.expression import rounded, rounded_up, truncated
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.rounding import ROUNDINGS, settle, to_cents
from tarief.core.ties import decimal_of
from tarief.model.binding import asked
from tarief.scenarios.change import Change, How
from tests.models.inputs import DAY
from tests.tools.ties import Bent, bent
from tests.tools.times import examples
from tests.workbooks.cases import every_case

RULES = {key: rule for key, rule in ROUNDINGS.items() if not rule.each_step}
STEPS = {key: Fraction(rule.per, 10**rule.decimals) for key, rule in RULES.items()}
#: A case of every model, made rounder where its ties lie too far apart.
CASES: dict[str, dict[str, str]] = {
    "alfa_productief_uur": {},
    "deelovereenkomst_basis_totale_kosten": {},
    "minuuttarief": {"overhead": "0.25", "risico_opslag": "0"},
    "dagdeel": {},
    "etmaal": {},
    "gezinshuis": {"risico_opslag": "0"},
    "traject": {},
    "caseload": {},
    "vervoer": {"risico_opslag": "0"},
    "vrijgevestigd": {},
    "cooperatie": {},
    "indexering_vng_2025": {},
    "maatregel": {},
}
HOURS = {"contracturen": "1878", "overhead": "0", "overhead_grondslag": "directe_kosten"}


def ties_of(start: Breakdown, line: str, most: int) -> list[tuple[str, Bent]]:
    """Where one of the given inputs brings a line to a tie, by rule; of at most so many inputs."""
    stated = [str(path[0]) for path in start.inputs.stated if len(path) == 1]
    given = [key for key in stated if start.values.get(key) and start.plan.nodes[key].formula is None]
    rules = {key: step for key, step in STEPS.items() if key in start.model.options["afronding"].choices}
    found = (ties for ties in bent(start, line, given, rules) if ties)
    return [tie for ties in islice(found, most) for tie in ties.items()]


def test_every_model_is_brought_to_ties() -> None:
    mixed = [{"functie": price, "functie_aandeel": "0.5", "functietarief": price} for price in ("10.01", "10.02")]
    assert MODELS["prijs"].calculate({"eenheid": "uur", "functiemix": mixed}, on=DAY).tarief == Decimal("10.02")
    assert {every_case()[name].model.key for name in CASES} | {"prijs"} == set(MODELS)


@pytest.mark.parametrize("parts", [3, 6, 7, 1252])
def test_a_share_written_as_a_fraction_counts_as_that_fraction(parts: int) -> None:
    shares, price = (f"1/{parts}", f"{parts - 1}/{parts}"), EXACT.multiply(Decimal("0.005"), Decimal(parts)) + 10
    mixed = [
        {"functie": share, "functie_aandeel": share, "functietarief": amount}
        for share, amount in zip(shares, (price, Decimal(10)), strict=True)
    ]
    result = MODELS["prijs"].calculate({"eenheid": "uur", "functiemix": mixed}, on=DAY)
    assert (result.exact("tarief"), result.tarief) == (Decimal("10.005"), Decimal("10.01"))


@pytest.mark.parametrize("name", CASES)
def test_a_price_that_ends_on_a_tie_goes_up_in_every_model_by_every_rule(name: str) -> None:
    start = every_case()[name].calculate().change(**CASES[name])
    ties = ties_of(start, start.plan.result, most=1)
    assert ties
    for key, tie in ties:
        changed = start.change(**{tie.key: tie.value, "afronding": key})
        assert Fraction(changed.exact(start.plan.result)) == tie.tie
        assert Fraction(changed.tarief) == tie.tie + STEPS[key] / 2
        assert sum(rung.amount for rung in changed.opbouw) == changed.tarief


@pytest.mark.parametrize("name", CASES)
def test_with_each_step_rounded_a_step_that_ends_on_a_tie_is_that_of_exact_fractions(name: str) -> None:
    start = every_case()[name].calculate().change(**CASES[name])
    lines = [key for key, node in start.plan.nodes.items() if node.formula and node.unit.money and not node.row]
    first = (line for line in lines if all(start.plan.nodes[key].formula is None for key in asked_by(start, line)))
    for line in islice(first, 2):
        for key, tie in ties_of(start, line, most=1):
            changed = start.change(**{tie.key: tie.value, "afronding": "centen_per_stap"})
            if key == "centen":
                assert Fraction(changed.exact(line)) == tie.tie + Fraction(1, 200)
            exact = changed.plan.run(number=Fraction)
            assert all(abs(Fraction(value) - exact[key]) < Fraction(1, 10**25) for key, value in changed.values.items())
            assert Fraction(changed.tarief) == exact[changed.plan.result]


def asked_by(breakdown: Breakdown, line: str) -> tuple[str, ...]:
    return asked(breakdown.plan.nodes[line].bindings)


@pytest.mark.parametrize(
    ("wage", "hours", "price"), [("22.50", "1000", "42.26"), ("41.35", "1252", "62.03"), ("18.2", "1040", "32.87")]
)
def test_an_hour_that_costs_exactly_half_a_cent_more_is_rounded_up(wage: str, hours: str, price: str) -> None:
    result = MODELS["uurtarief"].calculate(HOURS | {"loonkosten_per_uur": wage, "productieve_uren": hours}, on=DAY)
    assert (result.tarief, result.kostprijs) == (Decimal(price), Decimal(price))


def test_a_cost_price_a_hair_under_half_a_cent_is_on_the_same_side_as_the_tariff() -> None:
    # 50 / (1 - x) is 5 x 10^-35 under 50.005: 34 digits make the cost price 50.005, and the tariff 50.00499...9.
    given = {"loonkosten_per_uur": "15", "productiviteit": "0.3", "overhead": "0.00009999000099990000999900009999"}
    bases = {"overhead_grondslag": "totale_kosten", "risico_opslag": "0", "risico_grondslag": "kostprijs"}
    result = MODELS["uurtarief"].calculate(given | bases, on=DAY)
    assert (result.tarief, result.kostprijs) == (Decimal("50.00"), Decimal("50.00"))


def in_thirds() -> CostModel:
    """A model in which every rounding that a step may use meets thirds that add up to a whole again."""
    model = CostModel("derden", label="Derden", unit="uur", results=("tarief", "hoog", "laag", "boven"))
    model.given("bedrag", "Bedrag", EuroPerUur)
    model.given("deler", "Deler", EuroPerUur)

    @model.step("Deel")
    def deel(bedrag: EuroPerUur, deler: EuroPerUur) -> EuroPerUur:
        return bedrag / deler

    @model.step("Tarief")
    def tarief(deel: EuroPerUur, deler: EuroPerUur) -> EuroPerUur:
        return deel * deler

    @model.step("Hoog")
    def hoog(deel: EuroPerUur, deler: EuroPerUur) -> EuroPerUur:
        return rounded(deel * deler)

    @model.step("Laag")
    def laag(deel: EuroPerUur, deler: EuroPerUur) -> EuroPerUur:
        return truncated(deel * deler)

    @model.step("Boven")
    def boven(deel: EuroPerUur, deler: EuroPerUur) -> EuroPerUur:
        return rounded_up(deel * deler, 2)

    return model


@pytest.mark.parametrize("divisor", ["3", "7", "1252", "0.7", "1.0000003"])
@pytest.mark.parametrize(
    ("amount", "prices"),
    [
        ("42.255", ("42.26", "42.26", "42.25", "42.26")),
        ("42.25", ("42.25", "42.25", "42.25", "42.25")),
        ("42.2549999999999999999999999999999999999", ("42.25", "42.25", "42.25", "42.26")),
        ("42.2550000000000000000000000000000000001", ("42.26", "42.26", "42.25", "42.26")),
        ("42.2500000000000000000000000000000000001", ("42.25", "42.25", "42.25", "42.26")),
        ("42.2499999999999999999999999999999999999", ("42.25", "42.25", "42.24", "42.25")),
    ],
)
def test_a_rounding_inside_a_step_sees_what_division_lost(amount: str, divisor: str, prices: tuple[str, ...]) -> None:
    results = in_thirds().calculate({"bedrag": Decimal(amount), "deler": divisor}, on=DAY).results
    assert tuple(results.values()) == tuple(map(Decimal, prices))


def test_what_is_added_up_from_lines_is_shown_as_the_tie_that_it_is() -> None:
    almost = Decimal("42.25499999999999999999999999999999")  # 22.50 / (1000 / 1878) in 34 digits
    assert to_cents(almost) == Decimal("42.26")
    assert dutch(almost) == "42,26"
    assert settle([almost, Decimal("-0.001")], Decimal("42.25")) == (Decimal("42.25"), Decimal("0.00"))
    assert settle([EXACT.subtract(Decimal(13), Decimal("1e-30")), Decimal("0.004")], Decimal(13))[0] == 13


@pytest.mark.parametrize("amount", ["70.045", "70.055", "42.275"])
def test_a_change_of_a_line_gives_the_number_that_it_comes_to(amount: str) -> None:
    whole = EXACT.divide(Decimal(amount), Decimal("0.7"))
    assert Change(Place.of("loonkosten_per_uur"), How.FACTOR, "0.7").applied(whole) == Decimal(amount)


@settings(max_examples=examples(40))
@given(st.fractions(-(10**6), 10**6, max_denominator=10**9), st.integers(0, 6))
def test_a_fraction_in_34_digits_rounds_as_the_fraction_does(value: Fraction, decimals: int) -> None:
    for of in (value, round(value, decimals) + Fraction(1, 2 * 10**decimals)):
        assert Fraction(rounded(decimal_of(of), decimals)) == rounded(of, decimals)


def test_a_wage_that_is_the_minimum_by_a_division_is_not_below_it() -> None:
    library = load_parameters()
    minimum = library.ask("minimumloon.minimumloon_per_uur", DAY).value
    assert isinstance(minimum, Decimal)
    year = EXACT.multiply(minimum, EXACT.divide(Decimal(5000), Decimal(3)))
    given = {"bruto_jaarloon": year, "contracturen": EXACT.divide(Decimal(5000), Decimal(3)), "productiviteit": "0.8"}
    rest = dict.fromkeys(("vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "overhead"), "0.1")
    bases = {"eindejaarsuitkering_grondslag": "brutoloon", "overhead_grondslag": "omzet"}
    kinds = {finding.kind for finding in MODELS["uurtarief"].calculate(given | rest | bases, on=DAY).findings}
    assert "onder_minimumloon" not in kinds
