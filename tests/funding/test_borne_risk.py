"""The price of volume risk is of what the provider bears under the form: its share, its bands, or nothing."""

import math
from decimal import Decimal
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tarief import Refused
from tarief.contracts.course import Course, Year
from tarief.contracts.form import WithCorridor, borne, settle_years
from tarief.contracts.forms.lump_sum import VolumeBand
from tarief.contracts.piecewise import line
from tarief.contracts.reading import work_out_forms
from tarief.contracts.volume_risk import Expected, VolumeSpread, price_of_lines, price_of_risk
from tarief.report.contracts import report_of_forms
from tests.funding.asked import compare_forms
from tests.funding.test_always_true import corridors, courses, lump_sums, number, share
from tests.tools.times import examples

D = Decimal
GO: dict[str, Any] = {"vorm": "taakgericht", "basis": {"volume": 4000, "kosten_per_eenheid": 5000},
                      "stappen": [{"jaar": 2018}]}  # fmt: skip
BUDGET, SIGMA = 20_000_000, 0.08


def asked(spread: Any = "0.08", **more: Any) -> dict[str, Any]:
    year = {"jaar": 2018, "volume": 4000, "kosten_per_eenheid": 5000}
    return {"verloop": [year], "spreiding": spread, "vormen": [{**GO, **more}]}


def risk(spread: Any = "0.08", **more: Any) -> tuple[D, D, D]:
    (found,) = compare_forms(asked(spread, **more))["vormen"][0]["volumerisico"]
    keys = ("verwachte_overschrijding", "verlies_bij_95_procent", "kans_op_meer_dan_5_procent")
    return tuple(D(found[key]) for key in keys)  # type: ignore[return-value]


def layer(limit: float) -> float:
    """docs/onderhandeling.md#volumerisico: F·Φ(d1) − K·Φ(d1−σ), here for the cost above a limit."""
    d1 = (math.log(BUDGET / limit) + SIGMA**2 / 2) / SIGMA
    return BUDGET * NormalDist().cdf(d1) - limit * NormalDist().cdf(d1 - SIGMA)


def bands(*found: tuple[str, str]) -> dict[str, Any]:
    starts = ["0", *(end for end, _ in found)]
    return {"banden": [{"van": van, "tot": tot, "aanbieder": part} for van, (tot, part) in zip(starts, found)]}  # noqa: B905


def test_the_plain_ceiling_keeps_the_printed_figures() -> None:
    assert risk() == (D("638137.47"), D("2739888.01"), D("0.257886"))


@pytest.mark.parametrize(
    "form",
    [
        {"gevolgde_groei": 1},
        {"corridor": bands(("4", "0"))},
        {"volumeband": {"breedte": 0, "variabel_deel": 1}},
        {"volumeband": {"breedte": "0.05", "variabel_deel": 1}, "corridor": bands(("0.1", "0"))},
    ],
)
def test_who_bears_nothing_has_no_risk_to_be_paid_for(form: dict[str, Any]) -> None:
    assert risk(**form) == (D(0), D(0), D(0))


def test_half_of_the_growth_followed_is_half_of_the_risk() -> None:
    overrun, loss, _ = risk(gevolgde_groei="0.5")
    assert (abs(overrun - D("638137.47") / 2), abs(loss - D("2739888.01") / 2)) < (D("0.01"), D("0.01"))


def test_a_corridor_is_a_stop_loss_layer_less_the_next() -> None:
    overrun, loss, chance = risk(corridor=bands(("0.05", "1")))
    assert abs(float(overrun) - (layer(BUDGET) - layer(1.05 * BUDGET))) < 0.01
    assert (loss, chance) == (D(1_000_000), D(0))  # 5% van 20 mln, nooit meer
    two = risk(corridor=bands(("0.02", "1"), ("0.05", "0.5")))[0]
    expected = layer(BUDGET) - 0.5 * layer(1.02 * BUDGET) - 0.5 * layer(1.05 * BUDGET)
    assert abs(float(two) - expected) < 0.01


def test_outside_a_volume_band_only_the_fixed_part_of_the_cost_is_borne() -> None:
    overrun, _, _ = risk(volumeband={"breedte": "0.05", "variabel_deel": "0.7"})
    assert abs(float(overrun) - (layer(BUDGET) - 0.7 * layer(1.05 * BUDGET))) < 0.01


def test_where_more_clients_mean_more_profit_the_loss_is_that_of_few() -> None:
    """Every client brings 1.000 and there is 4 mln to earn back: the loss is largest where clients stay away."""
    lines = line(D(4_000_000), D(-1_000))
    found = price_of_lines(lines, Expected(D(4000), D(20_000_000), D(20_000_000)), VolumeSpread(D("0.08")))
    fewest = 4000 * math.exp(SIGMA * NormalDist().inv_cdf(0.05) - SIGMA**2 / 2)
    assert abs(float(found.loss) - (4_000_000 - 1_000 * fewest)) < 0.02


@settings(max_examples=examples(60))
@given(st.data())
def test_the_lines_say_what_the_form_pays_at_every_volume(data: st.DataObject) -> None:
    lump = data.draw(lump_sums())
    course = data.draw(courses(lump))
    band = VolumeBand(lump, data.draw(share), data.draw(share))
    volume = data.draw(number("1", "9000", 0))
    last = course.years[-1]
    other = Course((*course.years[:-1], Year(last.year, volume, last.cost_per_unit)))
    for form in (lump, band, WithCorridor(lump, data.draw(corridors())), WithCorridor(band, data.draw(corridors()))):
        lines = borne(form, course, len(course.years) - 1)
        assert lines is not None
        piece = [piece for piece in lines.pieces if piece.start <= volume][-1]
        assert abs(piece.at(volume) + settle_years(form, other).years[-1].provider) < D("1e-6")


@settings(max_examples=examples(6), deadline=None)
@given(st.data())
def test_draws_agree_with_the_closed_form_of_every_form(data: st.DataObject) -> None:
    lump = data.draw(lump_sums())
    course = data.draw(courses(lump))
    form = WithCorridor(VolumeBand(lump, data.draw(share), data.draw(share)), data.draw(corridors()))
    lines, year = borne(form, course, 0), settle_years(form, course).years[0]
    assert lines is not None
    assume(D("0.001") < year.cost / year.budget < 1000)  # beyond that it is refused
    expected = Expected(year.volume, year.budget, year.cost)
    closed, drawn = (price_of_lines(lines, expected, VolumeSpread(D("0.1"), draws)) for draws in (0, 16_384))
    assert abs(closed.expected_overrun - drawn.expected_overrun) < D("0.0005") * year.cost
    assert abs(closed.loss - drawn.loss) < D("0.002") * year.cost
    # Waar het verlies precies op de grens blijft liggen, is de kans een sprong: daar zegt een trekking niets.
    assert closed.expected_overrun >= 0


def test_costs_a_thousand_times_the_budget_are_refused_since_one_of_them_is_in_another_unit() -> None:
    for cost in (D(1_000_000), D(1)):
        with pytest.raises(Refused, match="te ver van het budget"):
            price_of_risk(D(1000), cost, D("0.1"))


def test_the_spread_may_ask_for_draws_and_the_answer_says_how_it_was_made() -> None:
    how = {"waarde": "0.08", "merk": "aanname", "methode": "trekkingen", "trekkingen": 50_000, "startgetal": 7}
    found = work_out_forms(asked(how))
    (item,) = found.as_json()["vormen"][0]["volumerisico"]
    assert (item["methode"], item["trekkingen"], item["startgetal"]) == ("trekkingen", "65536", "7")
    assert abs(D(item["verwachte_overschrijding"]) / D("638137.47") - 1) < D("0.001")
    assert found.as_json() == work_out_forms(asked(how)).as_json()
    table = report_of_forms(found, asked(how)).table("volumerisico_vorm_nr_1_")
    assert "65.536 trekkingen, startgetal 7" in table.note
    assert table.mark == "Aanname: spreiding."
    assert not table.formulas


@pytest.mark.parametrize(
    ("spread", "place"),
    [
        ({"waarde": "0.08", "methode": "gokken"}, "/spreiding/methode"),
        ({"waarde": "0.08", "methode": "trekkingen", "trekkingen": 10}, "/spreiding/trekkingen"),
        ({"waarde": "0.08", "methode": "trekkingen", "startgetal": "-1"}, "/spreiding/startgetal"),
        ({"waarde": "0.08", "trekkingen": 5000}, "/spreiding/trekkingen"),
        ({"waarde": "0.08", "soort": 1}, "/spreiding/soort"),
        ({"waarde": "8"}, "/spreiding"),
    ],
)
def test_a_spread_that_cannot_be_is_refused_with_its_pointer(spread: dict[str, Any], place: str) -> None:
    with pytest.raises(Refused) as refused:
        compare_forms(asked(spread))
    assert [str(finding.place) for finding in refused.value.findings] == [place]


def test_more_draws_than_a_second_of_work_are_refused_with_what_is_possible() -> None:
    raw = asked({"waarde": "0.08", "methode": "trekkingen", "trekkingen": 4_000_000})
    raw["vormen"] = [{**GO, "naam": str(name)} for name in range(12)]
    with pytest.raises(Refused, match="Kies hoogstens 1398101 trekkingen"):
        compare_forms(raw)
