"""The flat cut: what it asks, who falls below cost, what it saves, and how it is recognised."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tarief import MODELS, Refused
from tarief.lower_price import FlatCut, flat_cut
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region import Region
from tarief.region.price_list import common_cut
from tarief.report.lower_price import report_of_cut
from tarief.report.tables import Table
from tests.difference.test_equivalents import WAGE
from tests.region.case import percent, position, region


def the_cut() -> FlatCut:
    return flat_cut(position("onderzoek"), Decimal("0.20"), region(), earlier=position("oud").tarief)


def test_the_headline_is_made_of_the_numbers_as_shown() -> None:
    assert the_cut().headline == (
        "−20% brengt u terug op vrijwel het oude tarief (€\u00a055,57 tegen €\u00a054,46); "
        "86% van de uren ligt dan onder kostprijs."
    )


def test_without_region_or_earlier_tariff_the_headline_names_the_two_prices() -> None:
    cut = flat_cut(position("onderzoek"), Decimal("0.125"))
    assert cut.headline == "−12,5% maakt van €\u00a069,47 een tarief van €\u00a060,78."


def test_the_target_is_unrounded_and_the_price_shown_in_cents() -> None:
    cut = the_cut()
    assert cut.target.quantize(Decimal("0.0001")) == Decimal("55.5721")
    assert (cut.old, cut.new) == (Decimal("69.47"), Decimal("55.57"))


def test_the_coverage_before_and_after_is_that_of_the_region() -> None:
    cut = the_cut()
    assert cut.before is not None
    assert cut.after is not None
    assert (cut.before.covered, cut.after.covered) == (11, 2)
    assert (percent(cut.before.volume_share), percent(cut.after.volume_share)) == (Decimal("97.0"), Decimal("13.9"))
    assert (cut.before.shortfall, cut.after.shortfall) == (18700, 987490)


def test_of_the_saving_it_is_told_what_only_shifts_to_providers() -> None:
    saving = the_cut().saving
    assert saving is not None
    assert saving.gross == 11532020 - 9224620
    assert saving.shifted == 987490 - 18700
    assert saving.uncovered_volume == 138000
    assert saving.net is None


def test_care_bought_elsewhere_is_taken_off_the_saving() -> None:
    saving = flat_cut(position("onderzoek"), Decimal("0.20"), region(), alternative=Decimal("75.57")).saving
    assert saving is not None
    assert saving.replacement == 138000 * Decimal("75.57")
    assert saving.net == 2307400 - 138000 * 20


def test_the_stack_tells_what_is_not_paid_without_choosing_an_element() -> None:
    stack = the_cut().stacks["jeugdwet"]
    assert [(layer.key, str(layer.amount), str(layer.uncovered)) for layer in stack.layers] == [
        ("a", "47.13", "0.00"),
        ("b", "2.40", "0.00"),
        ("c", "17.91", "11.87"),
        ("boven_kostprijs", "2.03", "2.03"),
    ]
    assert stack.text == (
        "€\u00a055,57 betaalt alles behalve €\u00a013,90. In deze volgorde gestapeld valt weg: "
        "risico en marge (€\u00a02,03); €\u00a011,87 van overheadkosten (€\u00a017,91)."
    )
    assert stack.layers[2].text == "€\u00a013,90 is overheadkosten (€\u00a017,91) min €\u00a04,01"
    assert stack.layers[3].text == "€\u00a013,90 is risico en marge (€\u00a02,03) plus €\u00a011,87"


def test_measures_within_what_was_observed_stand_beside_the_cut() -> None:
    ranges = {"productieve_uren": (Decimal(1250), Decimal(1400)), "overhead": (Decimal("0.08"), Decimal("0.38"))}
    cut = flat_cut(
        position("onderzoek"),
        Decimal("0.20"),
        ranges=ranges,
        plans={"Als het oude onderzoek": {"productieve_uren": "1400", "overhead": "0.30"}},
    )
    found = {measure.key: measure for measure in cut.measures}
    assert found["overhead"].suffices
    assert not found["productieve_uren"].suffices
    assert found["samen"].suffices
    assert found["volume"].label == ("20% minder volume, bijvoorbeeld minder uren per cliënt, bij dezelfde prijs")
    # What is saved is told as the shown price goes down: 69,47 − 55,57.
    assert (found["volume"].shown, found["overhead"].shown) == (Decimal("13.90"), Decimal("13.90"))
    # (60800/1400·1,30 + 2,40)·1,03 = 60,62 against 69,47
    assert found["Als het oude onderzoek"].saving.quantize(Decimal("0.01")) == Decimal("8.84")


def tables(cut: FlatCut) -> dict[str, Table]:
    return {table.key: table for table in report_of_cut(CutOutcome(cut)).tables}


def test_reasons_stand_below_the_table_and_facts_in_a_list_of_their_own() -> None:
    found = tables(the_cut())
    assert [column.key for column in found["equivalenten"].columns] == ["wat", "waarde", "nodig", "oordeel"]
    assert "Opslag voor risico kan niet negatief zijn." in found["equivalenten"].note
    assert "feiten" not in found
    with_cao = tables(flat_cut(MODELS["uurtarief"].calculate(WAGE, on=date(2026, 1, 1)), Decimal("0.20")))
    listed = with_cao["feiten"].column("wat")
    assert {"Schaalbedrag", "Contracturen per jaar", "Pensioenpremie"} <= set(listed)
    assert not set(listed) & set(with_cao["equivalenten"].column("wat"))


def test_without_plans_it_is_said_that_they_must_be_given() -> None:
    assert "geen bandbreedtes of plannen" in tables(the_cut())["maatregelen"].note
    planned = flat_cut(position("onderzoek"), Decimal("0.20"), plans={"Toen": {"overhead": "0.30"}})
    assert tables(planned)["maatregelen"].note == ""


def test_a_volume_does_not_stand_among_the_euros() -> None:
    found = tables(the_cut())["besparing"]
    assert Decimal(138000) not in found.column("bedrag")
    assert found.note == "Nieuw onder kostprijs komen 138.000 uren per jaar."


def test_providers_that_would_not_last_a_year_are_told_in_a_band() -> None:
    assert the_cut().fragile is None  # no equity is known
    poor = Region(tuple(replace(item, equity=Decimal(100)) for item in region().providers))
    assert flat_cut(position("onderzoek"), Decimal("0.20"), poor).fragile == "10–19"


def test_the_cut_as_json_holds_no_number_that_is_no_text() -> None:
    told = the_cut().as_json()
    assert told["kop"].startswith("−20%")
    assert told["tarief_na_korting"] == "55.57"
    needed = {row["sleutel"]: row["nodig"] for row in told["equivalenten"]}
    assert needed["productieve_uren"].startswith("1627.5")
    assert told["dekking_na"]["tekort"] == "987490.00"
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize("share", ["0", "1", "-0.2", "NaN", "20"])
def test_a_share_that_is_no_cut_is_refused(share: str) -> None:
    with pytest.raises(Refused) as refusal:
        flat_cut(position("onderzoek"), Decimal(share))
    assert str(refusal.value.findings[0].place) == "korting"


def changes(*pairs: str) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(old), Decimal(new)) for old, new in (pair.split(" > ") for pair in pairs)]


def test_prices_lowered_by_one_factor_are_a_flat_cut() -> None:
    found = changes("69.47 > 55.57", "81.20 > 64.96", "1.03 > 0.82")
    share = common_cut(found)
    assert share is not None
    assert share.quantize(Decimal("0.001")) == Decimal("0.200")


@pytest.mark.parametrize(
    "pairs",
    [
        ("69.47 > 55.57", "81.20 > 66.00"),  # twenty percent and nineteen
        ("69.47 > 55.57",),  # one price has no common factor
        ("69.47 > 72.00", "81.20 > 84.16"),  # a rise
        ("69.47 > 69.47", "81.20 > 81.20"),  # nothing
    ],
)
def test_other_changes_are_no_flat_cut(pairs: tuple[str, ...]) -> None:
    assert common_cut(changes(*pairs)) is None


def test_a_price_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(Refused) as refusal:
        common_cut({"begeleiding": (Decimal(0), Decimal(1)), "dagdeel": (Decimal(2), Decimal("NaN"))})
    assert [str(finding.place) for finding in refusal.value.findings] == ["begeleiding", "dagdeel"]
