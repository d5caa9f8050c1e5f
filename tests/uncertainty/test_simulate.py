"""A simulation repeats itself, says how sure it is, who bears the shortfall, and stays within bounds."""

import json
import tracemalloc
from decimal import Decimal
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.uncertainty import Estimate, gathered, read_uncertainty, simulate
from tarief.uncertainty.draws import MOST
from tests.batch.ladder import ladder
from tests.uncertainty.cases import breakdown, drawn, normal, triangle, uniform
from tests.workbooks.cases import every_case

D = Decimal

LOON = {"loon": triangle("35", "40", "50")}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_the_same_within_its_error() -> None:
    one, again, other = (drawn(LOON, seed=seed) for seed in (7, 7, 8))
    assert json.dumps(one.as_json()) == json.dumps(again.as_json())
    assert one == again
    assert one.cost.mean.value != other.cost.mean.value
    assert abs(one.cost.mean.value - other.cost.mean.value) < 6 * (one.cost.mean.error + other.cost.mean.error)


def test_a_seed_that_was_made_stands_in_the_receipt_and_draws_the_same_again() -> None:
    found = breakdown()
    uncertainty = read_uncertainty({"onzekerheid": LOON}, found)
    one = simulate(found, uncertainty, draws=1024)
    again = simulate(found, uncertainty, draws=1024, seed=int(one.receipt["startgetal"]))
    assert one.as_json() == again.as_json()


def test_the_receipt_tells_all_that_is_needed_to_draw_the_same_again() -> None:
    receipt = drawn(LOON, draws=2048).receipt
    assert receipt["trekkingen"] == "2048"
    assert receipt["berekening"] == breakdown().receipt.as_json()
    assert "Sobol" in receipt["methode"]
    assert receipt["onzekerheid"] != drawn({"loon": triangle("35", "40", "51")}, draws=2048).receipt["onzekerheid"]


def test_a_number_of_draws_that_is_no_power_of_two_is_rounded_up_and_said() -> None:
    found = drawn(LOON, draws=1500)
    assert found.draws == 2048
    assert [finding.text for finding in found.findings] == [
        "1500 trekkingen zijn er 2048 geworden: de methode trekt in machten van twee."
    ]
    assert drawn(LOON, draws=2048).findings == ()


@pytest.mark.parametrize("draws", [0, -1, 1000, MOST + 1, 10**9, 10**40, True, 2048.0])
def test_too_few_or_too_many_draws_are_refused_with_advice(draws: Any) -> None:
    with pytest.raises(Refused, match=f"Kies een aantal van 1024 tot en met {MOST}"):
        drawn(LOON, draws=draws)


@pytest.mark.parametrize("seed", [-1, "zeven", 1.5])
def test_a_seed_that_cannot_be_is_refused(seed: Any) -> None:
    with pytest.raises(Refused, match="geheel getal van 0 of meer"):
        drawn(LOON, seed=seed)


def test_progress_is_told_up_to_the_last_draw() -> None:
    found, told = breakdown(), []
    uncertainty = read_uncertainty({"onzekerheid": LOON}, found)
    simulate(found, uncertainty, draws=4096, seed=1, progress=lambda done, whole: told.append((done, whole)))
    assert told == [(done, 4096) for done in range(256, 4097, 256)]


def test_beyond_what_is_kept_quantiles_come_from_bins_within_their_width(monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = {"loon": normal("40", "3"), "overig": triangle("15", "20", "30")}
    kept = drawn(inputs)
    monkeypatch.setattr(gathered, "KEPT", 1024)
    counted = drawn(inputs)
    for name, exact in kept.price.quantiles.items():
        found = counted.price.quantiles[name]
        assert abs(found.value - exact.value) < 0.003
        assert found.error < exact.error * 1.2 + 0.002
    assert counted.price.mean == kept.price.mean
    assert counted.shortfall == kept.shortfall


def test_memory_does_not_grow_with_the_draws_beyond_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "KEPT", 1024)
    monkeypatch.setattr("tarief.uncertainty.draws.BLOCK", 4096)
    peaks = []
    for draws in (65_536, 65_536, 524_288):  # the first also loads what is loaded once
        tracemalloc.start()
        drawn({**LOON, "overig": uniform("15", "25")}, draws=draws)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.1 * peaks[1]


def test_a_fixed_tariff_leaves_the_shortfall_to_the_provider_and_cost_plus_to_the_municipality() -> None:
    agreed = {"tarief": "61", "volume": "12000", "deel_aanbieder": "25%"}
    shortfall = drawn({"loon": normal("40", "3")}, afspraak=agreed).shortfall
    borne = {item.key: (item.provider.value, item.municipality.value) for item in shortfall.borne}
    yearly = shortfall.per_unit.value * 12000
    assert borne["vast_tarief"] == (pytest.approx(yearly), 0)
    assert borne["nacalculatie"] == (0, pytest.approx(yearly))
    assert borne["gedeeld"] == (pytest.approx(yearly / 4), pytest.approx(yearly * 3 / 4))
    told = shortfall.as_json()
    assert (told["tarief"], told["volume"]) == ("61", "12000")
    assert D(told["verwacht_tekort_per_jaar"]["waarde"]) == pytest.approx(D(repr(yearly)), rel=D("0.001"))


def test_without_a_tariff_the_shortfall_is_beside_the_tariff_that_was_calculated() -> None:
    shortfall = drawn(LOON).shortfall
    assert shortfall.tariff == breakdown().tarief == D("63.00")
    assert shortfall.expected == shortfall.per_unit
    assert [item.key for item in shortfall.borne] == ["vast_tarief", "nacalculatie"]


def test_a_higher_tariff_never_raises_the_chance_of_a_shortfall() -> None:
    chances = [
        drawn(LOON, draws=1024, afspraak={"tarief": str(tariff)}).shortfall.chance.value for tariff in range(54, 72)
    ]
    assert chances == sorted(chances, reverse=True)
    assert (chances[0], chances[-1]) == (1, 0)


def test_draws_that_carry_a_line_outside_the_model_are_refused_and_not_cut_off() -> None:
    found = ladder()
    data = {"onzekerheid": {"indirecte_uren": uniform("100", "2000")}}
    with pytest.raises(Refused, match="Productieve uren per jaar ligt buiten de grenzen van het model") as refused:
        simulate(found, read_uncertainty(data, found), draws=1024, seed=1)
    assert [str(finding.place) for finding in refused.value.findings] == ["onzekerheid"]
    assert "verdelingen smaller" in refused.value.findings[0].advice


@pytest.mark.parametrize(
    ("value", "error", "shown", "told"),
    [
        (77.4849, 0.0167, "77.48", "0.017"),
        (77.4849, 0.0047, "77.485", "0.0047"),
        (9645.4, 3.81, "9645", "3.9"),
        (9645.4, 381.0, "9645", "390"),
        (70.5934, 0.0, "70.5934", "0"),
        (70.5934, 1e-9, "70.5934", "0.0000000010"),
        (-0.00001, 0.01, "0.00", "0.010"),
    ],
)
def test_an_estimate_shows_no_more_decimals_than_the_draws_can_carry(
    value: float, error: float, shown: str, told: str
) -> None:
    assert Estimate(value, error).as_json() == {"waarde": shown, "standaardfout": told}


def test_all_numbers_leave_as_text() -> None:
    def leaves(data: Any) -> list[Any]:
        items = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
        return [data] if items is None else [leaf for item in items for leaf in leaves(item)]

    assert {type(leaf) for leaf in leaves(drawn(LOON).as_json())} <= {str, type(None)}


CASES = {case.model.key: name for name, case in sorted(every_case().items()) if case.model.key in MODELS}


@pytest.mark.parametrize("name", CASES.values(), ids=str)
def test_every_model_can_be_simulated(name: str) -> None:
    found = every_case()[name].calculate()
    price = found.exact(found.plan.result)
    inputs = [key for key, node in found.plan.nodes.items() if node.formula is None and found.values[key]]
    spread = {
        key: uniform(f"{found.values[key] * D('0.9999'):f}", f"{found.values[key]:f}")
        for key in inputs
        if found.plan.run({key: found.values[key] * D("0.99")})[found.plan.result] != price
    }
    outcome = simulate(found, read_uncertainty({"onzekerheid": spread}, found), draws=1024, seed=1)
    assert outcome.price.mean.value == pytest.approx(float(price), rel=0.01)
    assert outcome.price.label == found.by_key[found.plan.result].label


def test_another_price_of_a_model_with_several_can_be_asked() -> None:
    found = every_case()["vervoer"].calculate()
    uncertainty = read_uncertainty({"onzekerheid": {"overhead": uniform("0.1", "0.3")}}, found)
    outcome = simulate(found, uncertainty, draws=1024, seed=1, result="tarief_per_km")
    assert (outcome.price.key, outcome.cost.key) == ("tarief_per_km", "tarief_per_km")
    assert outcome.shortfall.tariff == found.results["tarief_per_km"]
    with pytest.raises(Refused, match="Kies uit: tarief, tarief_per_km"):
        simulate(found, uncertainty, draws=1024, seed=1, result="tarief_per_kilo")
