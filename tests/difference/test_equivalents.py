"""What must then be true: the one value per input that gives a target price, with its verdict."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tarief import MODELS, Aandeel, CostModel, EuroPerUur, Refused, at_least
from tarief.lower_price import Equivalent, Plausibility, equivalents
from tests.region.case import position
from tests.tarief.inputs import DAY, uurtarief_inputs
from tests.tools.times import examples

CUT = position("onderzoek").exact("tarief") * Decimal("0.80")
WAGE = {
    "cao": "jeugdzorg", "schaal": "9", "trede": "8", "contractvorm": "vast", "werkgeversgrootte": "groot",
    "pensioen_werkgeversdeel": "0.5", "productiviteit": "0.75", "overhead": "0.2", "overhead_grondslag": "loonkosten",
}  # fmt: skip


@pytest.fixture(autouse=True, params=[0, 1_000_000], ids=["arrays", "one by one"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same over arrays as one by one."""
    monkeypatch.setattr("tarief.lower_price.solve._MANY", request.param)


def by_key(found: tuple[Equivalent, ...]) -> dict[str, Equivalent]:
    return {item.key: item for item in found}


def of_the_cut(**ranges: tuple[str, str]) -> dict[str, Equivalent]:
    known = {key: (Decimal(low), Decimal(high)) for key, (low, high) in ranges.items()}
    return by_key(equivalents(position("onderzoek"), CUT, known))


@pytest.mark.parametrize(
    ("key", "places", "value"),
    [
        ("productieve_uren", "0.1", "1627.5"),
        ("overhead", "0.001", "0.094"),
        ("bruto_jaarloon", "1", "37649"),
        ("werkgeverslasten", "0.001", "0.015"),
        ("clientgebonden_kosten_per_uur", "0.01", "-11.09"),
        ("risico_opslag", "0.001", "-0.176"),
    ],
)
def test_a_cut_of_a_fifth_asks_the_published_value_of_each_input(key: str, places: str, value: str) -> None:
    found = of_the_cut()[key]
    assert found.value is not None
    assert found.value.quantize(Decimal(places)) == Decimal(value)
    assert found.exact
    assert found.price == pytest.approx(CUT, rel=Decimal("1e-24"))


@pytest.mark.parametrize("key", ["clientgebonden_kosten_per_uur", "risico_opslag"])
def test_an_amount_or_a_share_below_zero_is_impossible(key: str) -> None:
    found = of_the_cut()[key]
    assert found.verdict is Plausibility.IMPOSSIBLE
    assert "negatief" in found.reason


def test_the_verdict_looks_at_what_was_observed_when_that_is_known() -> None:
    found = of_the_cut(productieve_uren=("1250", "1400"), overhead=("0.08", "0.38"))
    assert found["productieve_uren"].verdict is Plausibility.OUTSIDE
    assert found["productieve_uren"].reason == "Dit ligt buiten wat is waargenomen: 1.250 uur tot 1.400 uur."
    assert found["overhead"].verdict is Plausibility.WITHIN
    assert found["bruto_jaarloon"].verdict is Plausibility.POSSIBLE
    assert found["bruto_jaarloon"].verdict.words == "niet te toetsen"


def test_charges_below_the_premiums_that_everybody_owes_are_outside_what_can_be() -> None:
    found = of_the_cut()["werkgeverslasten"]
    assert found.verdict is Plausibility.OUTSIDE
    # Of 2026: AWf 2,74 + Aof 6,27 + Wko 0,50 + Zvw 6,10.
    assert "alleen al 15,61% van het loon" in found.reason
    least = equivalents(position("onderzoek"), position("onderzoek").exact("tarief") * Decimal("0.99"))
    assert by_key(least)["werkgeverslasten"].verdict is Plausibility.POSSIBLE


def test_above_the_maximum_wage_premiums_are_a_smaller_part_of_it() -> None:
    rich = position("onderzoek").change(bruto_jaarloon="158818")  # twice the maximum of 2026: 79.409
    found = by_key(equivalents(rich, rich.exact("tarief") * Decimal("0.80")))["werkgeverslasten"]
    assert found.verdict is Plausibility.OUTSIDE
    assert "alleen al 7,81%" in found.reason


def test_only_inputs_that_can_change_alone_are_told() -> None:
    assert set(of_the_cut()) == {
        "bruto_jaarloon", "werkgeverslasten", "productieve_uren", "clientgebonden_kosten_per_uur", "overhead",
        "risico_opslag",
    }  # fmt: skip


def test_a_share_above_one_is_impossible() -> None:
    given_values = {"loonkosten_per_uur": "40", "productiviteit": "0.8", "overhead": "0.2"}
    b = MODELS["uurtarief"].calculate({**given_values, "overhead_grondslag": "directe_kosten"}, on=DAY)
    found = by_key(equivalents(b, b.exact("tarief") / 2))["productiviteit"]
    assert found.value == Decimal("1.6")
    assert found.verdict is Plausibility.IMPOSSIBLE
    assert found.reason == "Productiviteit kan niet hoger zijn dan 100,00%."


def test_what_a_cao_or_the_law_fixes_cannot_bear_a_cut() -> None:
    b = MODELS["uurtarief"].calculate(WAGE, on=date(2026, 1, 1))
    found = by_key(equivalents(b, b.exact("tarief") * Decimal("0.97")))
    for key in ("schaalbedrag", "eindejaarsuitkering", "contracturen"):
        assert found[key].verdict is Plausibility.IMPOSSIBLE, key
        assert ("boven de uren van de cao" if key == "contracturen" else "onder de cao") in found[key].reason, key
        assert found[key].is_fact
    assert found["awf"].verdict is Plausibility.IMPOSSIBLE
    assert found["overhead"].verdict is Plausibility.POSSIBLE
    assert not found["overhead"].is_fact
    assert found["kilometervergoeding"].verdict is Plausibility.NO_INFLUENCE


def test_a_wage_below_the_salary_of_the_cao_is_impossible() -> None:
    b = MODELS["uurtarief"].calculate({**WAGE, "bruto_maandloon": "4170.21"}, on=date(2026, 1, 1))
    found = next(item for item in equivalents(b, b.exact("tarief") * Decimal("0.9")) if "maandloon" in item.key)
    assert found.verdict is Plausibility.IMPOSSIBLE
    assert "onder de cao" in found.reason


def test_a_wage_below_the_statutory_minimum_is_impossible() -> None:
    given_values = {"loonkosten_per_uur": "16", "productiviteit": "0.8", "overhead": "0.2"}
    b = MODELS["uurtarief"].calculate({**given_values, "overhead_grondslag": "directe_kosten"}, on=date(2026, 1, 1))
    found = by_key(equivalents(b, b.exact("tarief") * Decimal("0.8")))["loonkosten_per_uur"]
    assert found.value == Decimal("12.8")
    assert found.verdict is Plausibility.IMPOSSIBLE
    assert "wettelijk minimumloon" in found.reason


def test_a_price_with_a_floor_is_bracketed_and_halved() -> None:
    model = CostModel("met_bodem", label="Met bodem", unit="uur", cost="tarief")
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("opslag", "Opslag", Aandeel)

    @model.step("Tarief", opbouw=True)
    def tarief(kosten: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        """Kosten met een opslag in het kwadraat, ten minste 30."""
        return at_least(kosten * (1 + opslag * opslag), Decimal(30))

    b = model.calculate({"kosten": "50", "opslag": "0.5"}, on=DAY)
    found = by_key(equivalents(b, Decimal("54.5")))
    assert found["opslag"].value == pytest.approx(Decimal("0.3"), rel=Decimal("1e-18"))
    assert found["opslag"].exact
    unreachable = by_key(equivalents(b, Decimal(20)))
    assert unreachable["kosten"].value is None
    assert unreachable["kosten"].verdict is Plausibility.IMPOSSIBLE
    assert unreachable["kosten"].shown == "geen"


def test_rounded_steps_bring_the_price_as_near_as_they_can() -> None:
    b = position("onderzoek").change(afronding="centen_per_stap")
    found = by_key(equivalents(b, Decimal("55.572")))["productieve_uren"]
    assert found.price is not None
    assert abs(found.price - Decimal("55.572")) <= Decimal("0.02")
    assert not found.exact


@pytest.mark.parametrize("target", ["NaN", "-1", "0", "Infinity"])
def test_a_target_that_is_no_price_is_refused(target: str) -> None:
    with pytest.raises(Refused) as refusal:
        equivalents(position("onderzoek"), Decimal(target))
    assert str(refusal.value.findings[0].place) == "doel"


def test_a_range_that_runs_backwards_is_refused_at_its_key() -> None:
    with pytest.raises(Refused) as refusal:
        of_the_cut(overhead=("0.4", "0.1"))
    assert str(refusal.value.findings[0].place) == "overhead"


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(uurtarief_inputs(), st.sampled_from(["0.8", "0.95", "1.1"]))
def test_filling_in_an_equivalent_gives_the_target(inputs: dict[str, Any], factor: str) -> None:
    b = MODELS["uurtarief"].calculate(inputs, on=DAY)
    target = b.exact("tarief") * Decimal(factor)
    for found in equivalents(b, target):
        if found.exact:
            assert b.plan.run({found.key: found.value})["tarief"] == pytest.approx(target, rel=Decimal("1e-18"))
            assert found.verdict is not Plausibility.NO_INFLUENCE
        if found.verdict is Plausibility.POSSIBLE:
            assert found.value is not None
            again = b.change(**{found.key: found.value})
            assert again.exact("tarief") == pytest.approx(target, rel=Decimal("1e-9"))
