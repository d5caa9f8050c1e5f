"""A region as others may see it: nothing of a single provider, and a reason for whatever is left out."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.core.units import EURO_PER_STUK
from tarief.region import Municipality, Provider, Region, growth_path
from tarief.region.case import RegionCase, Tariff
from tarief.region.disclosed import RegionTold, share_band_of
from tarief.region.outcome import RegionOutcome
from tarief.report.region import report_of_region
from tests.region.case import region
from tests.tools.times import examples


def case(of: Region, *tariffs: str, **more: Any) -> RegionCase:
    return RegionCase(of, tariffs=tuple(Tariff("", Decimal(tariff)) for tariff in tariffs), **more)


EQUITY = Decimal("77713.29")


@st.composite
def regions(draw: st.DrawFn) -> Region:
    """Costs and equities with decimals that no rounding gives, so that one in the answer is one that leaked."""
    rows = draw(st.lists(st.tuples(st.integers(300, 900), st.integers(1, 400)), min_size=2, max_size=16))
    return Region(
        tuple(
            Provider(
                f"Naam{n}", Decimal(f"{cost}.{n:02}7") / 10, Decimal(volume * 1000 + 371 + n), equity=EQUITY
            )
            for n, (cost, volume) in enumerate(rows)
        ),
        (Municipality("X", inhabitants=Decimal(3)), Municipality("Y", inhabitants=Decimal(1))),
    )  # fmt: skip


def numbers_in(text: str) -> set[Decimal]:
    """Every number that is told, read as Dutch and as plain notation; digits within a longer number are none."""
    plain = [token.strip(".,") for token in re.findall(r"\d[\d.,]*", text)]
    dutch = [token.replace(".", "").replace(",", ".") for token in plain]
    return {Decimal(token) for token in (*plain, *dutch) if re.fullmatch(r"\d+(\.\d+)?", token)}


def test_a_number_is_read_whole_in_either_notation() -> None:
    assert numbers_in('{"X": "12777135", "a": "1.0007"} € 77.713,29.') == {
        Decimal(12777135), Decimal("1.0007"), Decimal(10007), EQUITY,
    }  # fmt: skip


@settings(max_examples=examples(50))
@given(regions(), st.lists(st.sampled_from(["40", "55.50", "60", "75"]), min_size=1, max_size=3, unique=True))
def test_no_name_cost_volume_equity_or_shortfall_is_told_of_any_region(of: Region, tariffs: list[str]) -> None:
    path = growth_path(Decimal(50), Decimal(60), [Decimal("0.5"), Decimal(1)])
    asked = case(of, *tariffs, path=path, needed=Decimal("0.9"), budget=of.volume * 60)
    told = RegionTold(asked)
    text = (
        json.dumps(told.as_json(), ensure_ascii=False)
        + str([table.shown for table in report_of_region(told).tables])
        + told.headline
    )
    numbers = numbers_in(text)
    assert not any(provider.name in text for provider in of.providers)
    assert not numbers & {EQUITY, *(provider.cost for provider in of.providers)}
    exact = RegionOutcome(asked)
    assert exact.impact is not None
    shortfalls = {*(at.shortfall for _, at in exact.coverages), *exact.impact.accumulated} - {0}
    assert not numbers & shortfalls
    for figures in told.publication.cells.values():
        assert all(item.text or item.reason for item in figures.values())


@settings(max_examples=examples(50))
@given(regions())
def test_amounts_that_give_the_volume_away_are_told_only_where_the_volume_may_be(of: Region) -> None:
    told = RegionTold(case(of, path=growth_path(Decimal(50), Decimal(60), [Decimal(1)]))).as_json()
    (year,) = told["ingroeipad"]
    refused = "reden" in told["cijfers"]["totaal"]["gewogen_gemiddelde"]
    assert ("reden" in year["meerkosten"]) == refused
    assert (year["gemeenten"] == {}) == refused


def test_the_region_of_the_case_is_told_as_the_policy_says() -> None:
    told = RegionTold(case(region(), "54.46", "62.86"))
    assert (
        told.headline.replace("\u00a0", " ")
        == "Van 10–19 aanbieders ligt het gemiddelde naar volume rond € 61,50 per uur."
    )
    cells = told.publication.cells["totaal"]
    assert cells["volume_onder_kostprijs_bij_54,46"].text == "90–100%"
    # Between 54,46 and 62,86 lies P06 with 18% of the volume: two others would know that, and it is within 15%.
    assert cells["volume_onder_kostprijs_bij_62,86"].reason.startswith("Naast wat al wordt verteld")
    assert {item.key for item in told.withheld} >= {"tekort_en_overschot", "continuiteit_per_aanbieder"}
    assert all(item.reason for item in told.withheld)


def test_the_exact_figures_hold_rules_and_a_zone_and_count_who_would_not_last() -> None:
    poor = Region(tuple(replace(item, equity=Decimal(20000)) for item in region().providers))
    found = RegionOutcome(case(poor, "54.46", needed=Decimal("0.9"), budget=Decimal(10434760)))
    # Losses per year above 20.000: P04 to P13; P02 and P03 lose 6.160 and 15.210.
    assert found.as_json()["dekking"][0]["binnen_een_jaar_door_vermogen"] == 10
    assert found.as_json()["ruimte"]["ondergrens"] == "66.70"
    assert (
        found.headline == "Een tarief van 54,46 dekt 1 van de 13 aanbieders; 94,6% van het volume ligt onder kostprijs."
    )
    assert [table.key for table in report_of_region(found).tables] == [
        "dekking",
        "referentieregels",
        "ruimte",
        "continuiteit",
    ]


def test_a_unit_whose_rounding_was_not_agreed_is_refused_to_others_and_exact_for_the_facilitator() -> None:
    asked = case(region(), "60", unit=EURO_PER_STUK)
    with pytest.raises(Refused, match="afronding"):
        RegionTold(asked).as_json()
    assert RegionOutcome(asked).as_json()["eenheid"] == "stuk"


def test_a_count_of_fragile_providers_needs_enough_known_equities() -> None:
    few = Region(tuple(replace(p, equity=Decimal(1)) if n < 4 else p for n, p in enumerate(region().providers)))
    assert RegionTold(case(few, "50")).as_json()["binnen_een_jaar_door_vermogen"] is None


def test_a_band_reads_back_as_its_ends() -> None:
    assert share_band_of("80–90%") == (Decimal("0.8"), Decimal("0.9"))


@pytest.mark.parametrize("price", ["87.2", "88.1", "89"])
def test_whether_there_is_a_zone_is_not_told_where_the_answer_would_pin_one_provider_down(price: str) -> None:
    of = Region(
        (Provider("A", Decimal(88), Decimal(40000)),
         *(Provider(f"P{n}", Decimal(62 + n), Decimal(12000)) for n in range(5)))
    )  # fmt: skip
    asked = case(of, "87", needed=Decimal(1), budget=of.volume * Decimal(price))
    told = RegionTold(asked).as_json()["ruimte"]
    # Above 87 is told already: yes at 88,1 or 89 would leave less than 15%; no at 87,2 leaves all that is above.
    assert told["ruimte"] is (False if price == "87.2" else None)
    assert bool(told["reden"]) == (price != "87.2")
