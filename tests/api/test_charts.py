"""Pictures: what they hold, that they can be drawn whatever goes in, and that words say the same."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from api.charts import bridge, coverage, fan, forms, style, tornado, waterfall
from api.charts.style import folded, svg
from tarief.core.pictures import PartyResult
from tests.region.case import position

LONG = "Salaris met vakantietoeslag en eindejaarsuitkering volgens de Donaudampfschifffahrtsgesellschaftscao 2026"
OLD, RESEARCH = ("Oud tarief", Decimal("54.46")), ("Onderzoek", Decimal("69.47"))
STEPS = [(name, Decimal(amount)) for name, amount in (
    (LONG, "4.57"), ("Werkgeverslasten", "0.47"), ("Productieve uren", "4.88"),
    ("Overhead", "3.56"), ("Cliëntgebonden", "0.93"), ("Risico", "0.60"),
)]  # fmt: skip


def swings(number: int) -> list[tornado.Swing]:
    return [(f"{LONG} {n}", Decimal(60 - n), Decimal(70 + n), "1.250", "1.420") for n in range(number)]


def spreads(number: int, low: int = 50) -> list[fan.Spread]:
    return [(f"{LONG} {n}", *(Decimal(low + at) for at in (0, 5, 8, 12, 20))) for n in range(number)]


def outcomes(number: int) -> list[PartyResult]:
    return [PartyResult("Gemeente", f"jaar {n}", LONG, Decimal(n - 2) * 100_000) for n in range(number)]


def steps(number: int) -> list[coverage.CurveStep]:
    return [
        coverage.CurveStep(Decimal(50 + n), Decimal(n + 1) / number, Decimal(n + 1) / number) for n in range(number)
    ]


PICTURES: dict[str, Callable[[bool], dict[str, Any]]] = {
    "brug": lambda narrow: bridge.bridge(OLD, STEPS, RESEARCH, narrow=narrow),
    "brug met twintig stappen": lambda narrow: bridge.bridge(OLD, [*STEPS, *STEPS, *STEPS], RESEARCH, narrow=narrow),
    "brug onder nul": lambda narrow: bridge.bridge(
        ("A", Decimal(-5)), [("op", Decimal(13))], ("B", Decimal(8)), narrow=narrow
    ),
    "brug zonder verschil": lambda narrow: bridge.bridge(OLD, [], OLD, narrow=narrow),
    "brug van niets": lambda narrow: bridge.bridge(("A", Decimal(0)), [], ("B", Decimal(0)), narrow=narrow),
    "tornado": lambda narrow: tornado.tornado(swings(20), Decimal(65), narrow=narrow),
    "tornado van één": lambda narrow: tornado.tornado(swings(1), Decimal(65), narrow=narrow),
    "tornado zonder breedte": lambda narrow: tornado.tornado(
        [("Niets", Decimal(0), Decimal(0), "0", "0")], Decimal(0), narrow=narrow
    ),
    "dekking": lambda narrow: coverage.coverage_curve(steps(13), [(LONG, Decimal(55)), OLD, RESEARCH], narrow=narrow),
    "dekking in één punt": lambda narrow: coverage.coverage_curve(steps(1), narrow=narrow),
    "dekking in banden": lambda narrow: coverage.coverage_bands(
        [(LONG, Decimal("0.8"), Decimal("0.9"))], narrow=narrow
    ),
    "waaier": lambda narrow: fan.fan(spreads(4), [("Tarief", Decimal(61))], narrow=narrow),
    "waaier van één jaar": lambda narrow: fan.fan(spreads(1, low=-10), narrow=narrow),
    "scenario's": lambda narrow: fan.fan(spreads(20), flowing=False, narrow=narrow),
    "contractvormen": lambda narrow: forms.forms(outcomes(8), narrow=narrow),
    "waterval": lambda narrow: waterfall.waterfall(position("onderzoek"), narrow=narrow),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_picture_can_be_drawn_and_has_the_width_of_its_page(name: str, narrow: bool) -> None:
    specification = PICTURES[name](narrow)
    padding = specification["padding"]
    width = specification["width"] + padding["left"] + padding["right"]
    assert abs(width - (312 if narrow else 640)) <= 1
    assert specification["width"] > 100
    drawn = svg(specification)
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn


def test_the_bars_of_a_bridge_lead_from_the_one_price_to_the_other() -> None:
    values = bridge.bridge(OLD, STEPS, RESEARCH)["data"]["values"]
    assert [value["tekst"].replace("\u00a0", " ") for value in values] == [
        "€ 54,46", "+€ 4,57", "+€ 0,47", "+€ 4,88", "+€ 3,56", "+€ 0,93", "+€ 0,60", "€ 69,47",
    ]  # fmt: skip
    assert values[1]["begin"] == 54.46
    assert values[-2]["eind"] == 69.47


def test_an_axis_that_does_not_start_at_zero_is_drawn_with_a_break() -> None:
    broken, whole = (bridge.bridge(OLD, [("stap", end - OLD[1])], ("B", end)) for end in map(Decimal, ("55", "200")))
    assert "'//'" in str(broken)
    assert "'//'" not in str(whole)


@pytest.mark.parametrize("narrow", [False, True])
def test_a_long_name_makes_no_row_higher_but_its_own(narrow: bool) -> None:
    long, short = (
        bridge.bridge(OLD, [(name, Decimal(1)), *STEPS[1:]], RESEARCH, narrow=narrow) for name in (LONG, "A")
    )
    tops = [[value["hoogte"] for value in found["data"]["values"]] for found in (long, short)]
    gaps = [[after - before for before, after in pairwise(each)] for each in tops]
    assert gaps[0][2:] == gaps[1][2:] and gaps[0][0] > gaps[1][0]
    assert long["height"] - short["height"] < style.LINE * len(STEPS)


def test_a_step_of_nothing_has_no_sign() -> None:
    told = bridge.described(OLD, [("Werkgeverslasten", Decimal("0.004"))], OLD).replace("\u00a0", " ")
    assert told == "Brug van Oud tarief € 54,46 naar Oud tarief € 54,46: Werkgeverslasten € 0,00."


def test_the_widest_swing_is_on_top_and_a_lower_price_is_on_the_left() -> None:
    rows = [("smal", Decimal(64), Decimal(66), "1", "2"), ("breed", Decimal(72), Decimal(60), "3", "4")]
    values = tornado.tornado(rows, Decimal(65))["data"]["values"]
    assert [value["naam"] for value in values if value["naam"]] == [["breed"], ["smal"]]
    assert [(value["tekst"], value["links"]) for value in values[:2]] == [("3", False), ("4", True)]


def test_the_coverage_curve_rises_to_everything_and_is_told_at_each_reference() -> None:
    found = steps(4)
    values = coverage.coverage_curve(found)["data"]["values"]
    shares = [value["deel"] for value in values if value["soort"] == "van het volume"]
    assert shares == [0.0, 0.25, 0.5, 0.75, 1.0, 1.0]
    told = coverage.described(found, [("Mediaan", Decimal("51.50"))]).replace("\u00a0", " ")
    assert told == "Dekking bij elk tarief, van € 50,00 tot € 53,00: Mediaan € 51,50 dekt 50,0% van het volume."


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        (tornado.described(swings(2), Decimal(65)), ("€ 65,00", "€ 59,00 tot € 71,00", "1.250")),
        (fan.described(spreads(1), [("Tarief", Decimal(61))]), ("€ 50,00", "€ 58,00", "€ 70,00", "Tarief: € 61,00")),
        (forms.described(outcomes(1)), ("Gemeente", "jaar 0", "−€ 200.000")),
        (coverage.described_bands([("Oud", Decimal(0), Decimal("0.1"))]), ("Oud 0–10%",)),
        (waterfall.described(position("onderzoek")), ("€ 69,47 per uur",)),
    ],
)
def test_words_say_what_the_picture_shows(told: str, numbers: tuple[str, ...]) -> None:
    assert all(number in told.replace("\u00a0", " ") for number in numbers), told


def test_a_name_too_long_for_two_lines_ends_in_an_ellipsis() -> None:
    assert folded("Overhead", 30) == ["Overhead"]
    lines = folded(LONG, 30)
    assert len(lines) == 2
    assert all(len(line) <= 30 for line in lines)
    assert lines[1].endswith("…")


def test_a_picture_that_is_drawn_again_is_the_same_picture() -> None:
    drawn = svg(PICTURES["contractvormen"](False))
    assert 'id="clip0"' in drawn and "url(#clip0)" in drawn
    style._svg.cache_clear()  # what was drawn before is kept
    assert svg(PICTURES["contractvormen"](False)) == drawn


def test_the_last_pictures_are_kept_and_one_that_differs_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = ({"data": {"values": [{"a": n}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}} for n in (1, 2))
    drawn = svg(first)
    assert svg(other) != drawn
    monkeypatch.setattr("vl_convert.vegalite_to_svg", lambda *_, **__: pytest.fail("drawn again"))
    assert svg({**first}) == drawn
