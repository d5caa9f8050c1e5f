"""The same numbers get the same verdict wherever they stand: limits in their own unit, figures as they are shown."""

from decimal import Decimal

import pytest

from api.lower_price.request import Beside, faults_beside
from tarief import MODELS, Breakdown
from tarief.lower_price import Plausibility, equivalents, flat_cut
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region import Region
from tarief.region.case import RegionCase, Tariff
from tarief.region.outcome import RegionOutcome
from tarief.region.provider import Provider
from tarief.report.lower_price import report_of_cut
from tarief.report.region_exact import coverage_table
from tarief.scenarios.price import price_at
from tarief.scenarios.ranges import plausible
from tarief.voorbeelden import run_example
from tests.checks.examples import quick
from tests.models.cases import CASES, worked
from tests.region.case import position

PER_FTE = {"overhead": "5000", "overhead_grondslag": "per_fte", "contracturen": "1878"}
PER_HOUR = {"overhead": "12", "overhead_grondslag": "per_uur"}


@pytest.mark.parametrize("overhead", [PER_FTE, PER_HOUR])
def test_an_overhead_in_euros_is_not_measured_against_a_percentage(overhead: dict[str, str]) -> None:
    breakdown = quick(**overhead)
    (needed,) = (item for item in equivalents(breakdown, breakdown.exact("tarief") - 1) if item.key == "overhead")
    assert (needed.verdict, "%" in needed.reason) == (Plausibility.POSSIBLE, False)
    twice = price_at(breakdown, {"overhead": 2 * breakdown.exact("overhead")})
    assert twice.price == quick(**{**overhead, "overhead": str(2 * breakdown.exact("overhead"))}).tarief
    (assumed,) = (item for item in plausible(breakdown) if item.key == "overhead")
    assert (assumed.low, assumed.high) == (breakdown.exact("overhead") * 9 / 10, breakdown.exact("overhead") * 11 / 10)


def test_a_percentage_keeps_its_limit() -> None:
    assert "niet hoger zijn dan 200" in price_at(quick(), {"overhead": Decimal("2.5")}).reason


def covered(volume: int, of: int = 10000) -> Region:
    """A region in which one provider costs 50, and the rest 60."""
    return Region(
        tuple(
            Provider(name=name, cost=Decimal(cost), volume=Decimal(part))
            for name, cost, part in (("Laag", 50, volume), ("Hoog", 60, of - volume))
        )
    )


@pytest.mark.parametrize(
    ("volume", "below", "table"),
    [(1395, "86,0%", "14,0%"), (1394, "86,1%", "13,9%"), (10000, "0,0%", "100,0%"), (0, "100,0%", "0,0%")],
)
def test_the_headline_of_a_region_and_its_table_make_a_whole(volume: int, below: str, table: str) -> None:
    found = RegionOutcome(RegionCase(covered(volume), tariffs=(Tariff("Bod", Decimal(55)),)))
    assert f"; {below} van het volume ligt onder kostprijs." in found.headline
    assert coverage_table(found).shown[0][3] == table


@pytest.mark.parametrize(
    ("volume", "told"),
    [(1345, "87%"), (10000, "0%"), (9960, "minder dan 1%"), (40, "meer dan 99%"), (0, "100%")],
)
def test_the_headline_of_a_cut_says_no_more_than_its_table(volume: int, told: str) -> None:
    cut = flat_cut(quick(), Decimal("0.12"), covered(volume))
    assert cut.new == Decimal("55.00")
    assert f"; {told} van de uren ligt dan onder kostprijs." in cut.headline


def test_a_verdict_has_the_same_words_in_an_example_and_on_the_page_of_a_cut() -> None:
    words = {verdict.words for verdict in Plausibility}
    verdicts = [
        cell
        for table in run_example("helmond").tables
        for column in table.columns
        if column.key == "oordeel"
        for cell in table.column("oordeel")
    ]
    assert verdicts
    assert set(verdicts) <= words


def rows(breakdown: Breakdown, **plan: str) -> dict[str, tuple[str, ...]]:
    cut = flat_cut(breakdown, Decimal("0.20"), plans={"Plan": plan})
    (table,) = (table for table in report_of_cut(CutOutcome(cut)).tables if table.key == "maatregelen")
    return {cells[0]: cells[1:] for cells in table.shown}


def test_a_measure_that_saves_the_cut_as_shown_is_enough_and_no_other_reads_as_all_of_it() -> None:
    # 62,50 less a fifth is 50,00; a wage of 32,002 comes to 50,003125, shown as 50,00.
    assert rows(quick(), loonkosten_per_uur="32.0020")["Plan"] == ("12,50", "100%", "ja")
    assert rows(quick(), loonkosten_per_uur="32.02")["Plan"] == ("12,47", "99%", "nee")


def test_a_value_that_reads_as_an_end_of_the_range_lies_within_it() -> None:
    research = position("onderzoek")
    target = research.exact("tarief") * Decimal("0.98")
    (needed,) = (item for item in equivalents(research, target) if item.key == "overhead")
    assert needed.value is not None
    seen = (Decimal(needed.shown.removesuffix("%").replace(",", ".")).scaleb(-2), Decimal(1))
    (judged,) = (item for item in equivalents(research, target, {"overhead": seen}) if item.key == "overhead")
    assert judged.verdict is Plausibility.WITHIN


def test_rules_given_per_minute_can_be_scrapped_too() -> None:
    breakdown = worked("minuuttarief", gemeentelijke_verplichtingen_per_minuut="0.05")
    scrapped = [item for item in flat_cut(breakdown, Decimal("0.05")).measures if item.label == "Eigen eisen schrappen"]
    assert [item.saving for item in scrapped] == [
        breakdown.exact("tarief") - worked("minuuttarief").exact("tarief"),
    ]


def test_a_range_of_percentages_is_refused_for_an_amount() -> None:
    share = Beside({"overhead": (Decimal("0.08"), Decimal("0.38"))}, {})
    amount = Beside({"overhead": (Decimal(3000), Decimal(6000))}, {})
    assert [each.kind for each in faults_beside(quick(**PER_FTE), Decimal("0.2"), share)] == ["andere_eenheid"]
    assert faults_beside(quick(**PER_FTE), Decimal("0.2"), amount) == []
    assert faults_beside(quick(), Decimal("0.2"), share) == []


@pytest.mark.parametrize("wage", ["70.045", "70.055", "42.275"])
def test_a_cut_that_ends_on_a_tie_goes_up_as_any_price_does(wage: str) -> None:
    """A wage by the hour over 0,7 less three tenths is that wage; 34 digits may leave less."""
    breakdown = quick(loonkosten_per_uur=Decimal(wage), productiviteit="0.7", overhead="0")
    cut = flat_cut(breakdown, Decimal("0.3"), plans={"Plan": {"loonkosten_per_uur": Decimal(wage) * 7 / 10}})
    assert cut.new == Decimal(wage) + Decimal("0.005")
    assert [item.suffices for item in cut.measures if item.key == "Plan"] == [True]


@pytest.mark.parametrize("model", [key for key in MODELS if (CASES / f"{key}.toml").exists()])
def test_what_a_cut_calls_impossible_is_refused_of_a_scenario_and_nothing_else_is(model: str) -> None:
    breakdown = worked(model)
    open_to_talk = [item for item in equivalents(breakdown, breakdown.exact("tarief") * 9 / 10) if not item.is_fact]
    for item in open_to_talk:
        if item.value is not None:
            refused = price_at(breakdown, {item.key: item.value}).price is None
            assert refused == (item.verdict is Plausibility.IMPOSSIBLE), (item.key, item.reason)
