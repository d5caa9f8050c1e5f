"""The model `cooperatie`: the printed figures of Zorgkracht 12, and what always holds for the allocations."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import MODELS, Breakdown
from tarief.checks import check_breakdown
from tarief.core.rounding import ROUNDINGS
from tests.models.cases import faults, inputs_of, worked
from workbooks.write import write_result

GOLDEN = Path(__file__).parents[1] / "golden"
MODEL = MODELS["cooperatie"]
DAY = date(2026, 1, 1)
COSTS = ("77.46", "68.19", "85.11", "60.74", "55.26", "53.86")
HOURS = (1100, 900, 800, 700, 1150, 1050)
PRINTED_BY_COST = ("85199.63", "61366.41", "68082.91", "42514.82", "63544.25", "56548.77")


def shown(result: Breakdown, key: str) -> list[str]:
    return [result.by_key[f"{key}_{number}"].shown for number in range(1, 7)]


def amounts(result: Breakdown, key: str) -> list[Decimal]:
    return list(result.settled[key].values())


def test_the_printed_prices_per_hour_are_reached() -> None:
    result = worked("cooperatie")
    assert shown(result, "kostprijs_per_uur") == [f"€\u00a0{cost} per uur".replace(".", ",") for cost in COSTS]
    assert result.by_key["gepoolde_kostprijs"].shown == "€\u00a066,19 per uur"
    assert result.by_key["gelijk_tarief"].shown == "€\u00a066,19 per uur"
    assert result.tarief == Decimal("70.41")


def test_the_printed_invoice_fee_and_total_for_the_members_are_reached() -> None:
    result = worked("cooperatie")
    assert [result.exact(key) for key in ("factuur", "vergoeding_totaal", "aan_leden")] == [
        Decimal("401337.00"), Decimal("24080.22"), Decimal("377256.78"),
    ]  # fmt: skip


def test_the_printed_cover_at_an_equal_rate_is_reached() -> None:
    cover = shown(worked("cooperatie"), "dekking_gelijk")
    assert (cover[0], cover[2], cover[5]) == ("−€\u00a011,27 per uur", "−€\u00a018,92 per uur", "€\u00a012,33 per uur")


def test_largest_remainder_takes_one_cent_off_one_line_of_the_printed_allocation() -> None:
    result = worked("cooperatie")
    settled = amounts(result, "verdeling_naar_kostprijs")
    printed = [Decimal(amount) for amount in PRINTED_BY_COST]
    assert [result.exact(f"verdeling_naar_kostprijs_{n}").quantize(Decimal("0.01")) for n in range(1, 7)] == printed
    assert sum(printed) == Decimal("377256.79")
    assert sum(settled) == Decimal("377256.78")
    assert [before - after for before, after in zip(printed, settled, strict=True)] == [0, 0, 0, 0, Decimal("0.01"), 0]


def test_members_of_one_function_class_get_the_same_rate() -> None:
    result = worked("cooperatie")
    rate = [result.exact(f"verdeling_naar_functieklasse_{n}") / hours for n, hours in enumerate(HOURS, 1)]
    assert rate[0] == pytest.approx(rate[1], rel=Decimal("1e-25"))
    assert rate[4] == pytest.approx(rate[5], rel=Decimal("1e-25"))
    assert rate[2] > rate[0] > rate[3] > rate[4]
    assert sum(amounts(result, "verdeling_naar_functieklasse")) == Decimal("377256.78")


def test_members_who_only_state_their_cost_per_hour_reach_the_same_invoice() -> None:
    members = [
        {"naam": f"M{number}", "uren": hours, "kostprijs_per_uur": cost}
        for number, (hours, cost) in enumerate(zip(HOURS, COSTS, strict=True), 1)
    ]
    result = MODEL.calculate({"leden": members, "vergoeding": "0.06"}, on=DAY)
    assert result.exact("factuur") == Decimal("401337.00")
    assert amounts(result, "verdeling_naar_kostprijs") == amounts(worked("cooperatie"), "verdeling_naar_kostprijs")
    assert "verdeling_naar_functieklasse" not in result.settled
    assert result.elements("wmo") == {"a+b+c": Decimal("66.19"), "b": Decimal("4.22")}


def test_a_member_may_state_the_cost_per_hour_while_the_others_derive_it() -> None:
    members = [*inputs_of("cooperatie")["leden"]]
    members[2] = {"naam": "M3", "functieklasse": "gz", "uren": "800", "kostprijs_per_uur": "85.11"}
    result = worked("cooperatie", leden=members)
    assert result.tarief == Decimal("70.41")
    elements = result.elements("jeugdwet")
    assert elements["a+c"] == Decimal("11.95")  # 800 × 85,11 / 5700
    assert sum(elements.values()) == result.kostprijs


def test_the_fee_is_overhead_and_the_reserve_of_the_members_is_no_element() -> None:
    result = worked("cooperatie")
    rungs = {rung.key: rung for rung in result.opbouw}
    assert (rungs["vergoeding_per_uur"].jeugdwet, rungs["vergoeding_per_uur"].wmo) == ("c", "b")
    assert [rung.key for rung in result.opbouw if not rung.is_cost] == ["gepoolde_reserve"]
    assert result.kostprijs == result.tarief - rungs["gepoolde_reserve"].amount


def test_an_agreed_tariff_is_invoiced_instead_of_the_calculated_one() -> None:
    result = worked("cooperatie", tarief="68")
    assert result.exact("factuur") == Decimal("387600.00")  # 68 × 5700
    assert sum(amounts(result, "verdeling_gelijk")) == result.exact("aan_leden")


@pytest.mark.parametrize(
    ("rule", "expected"), [("centen_per_minuut", "70.20"), ("hele_euros", "70.00"), ("centen", "70.41")]
)
def test_the_invoice_is_made_at_the_tariff_as_the_agreement_rounds_it(rule: str, expected: str) -> None:
    result = worked("cooperatie", afronding=rule)
    assert result.tarief == result.exact("factuurtarief") == Decimal(expected)


def test_overhead_next_to_the_fee_stays_with_the_cooperative() -> None:
    result = worked("cooperatie", overhead="0.05")
    kept = result.exact("vergoeding_totaal") + result.exact("overhead_totaal")
    assert kept + sum(amounts(result, "verdeling_gelijk")) == result.exact("factuur")
    assert sum(result.elements("wmo").values()) == result.kostprijs


@given(
    st.lists(
        st.tuples(st.integers(1, 20000), st.decimals(Decimal("20"), Decimal("200"), places=2), st.sampled_from("abc")),
        min_size=1,
        max_size=12,
    ),
    st.decimals(Decimal(0), Decimal("0.4"), places=3),
    st.sampled_from(sorted(ROUNDINGS)),
)
def test_every_allocation_and_the_fee_sum_to_the_invoice(members: list[Any], fee: Decimal, rule: str) -> None:
    rows = [
        {"naam": str(n), "uren": Decimal(h) / 10, "kostprijs_per_uur": c, "functieklasse": k}
        for n, (h, c, k) in enumerate(members)
    ]
    result = MODEL.calculate({"leden": rows, "vergoeding": fee, "afronding": rule}, on=DAY)
    assert result.tarief == result.exact("factuurtarief")
    assert set(result.settled) == {"verdeling_gelijk", "verdeling_naar_kostprijs", "verdeling_naar_functieklasse"}
    for key in result.settled:
        assert sum(amounts(result, key)) + result.exact("vergoeding_totaal") == result.exact("factuur")
    assert sum(rung.amount for rung in result.opbouw) == result.tarief
    for law in ("jeugdwet", "wmo"):
        assert sum(result.elements(law).values()) == result.kostprijs


@pytest.mark.parametrize(
    ("changes", "place", "kind"),
    [
        ({"leden": []}, "leden", "geen_regels"),
        ({"leden": "zes"}, "leden", "geen_lijst"),
        ({"vergoeding": "1.2"}, "vergoeding", "buiten_grenzen"),
        ({"leden": [{"naam": "M1", "kostprijs_per_uur": "70"}]}, "leden/0/uren", "ontbreekt"),
        ({"leden": [{"naam": "M1", "uren": "0", "kostprijs_per_uur": "70"}]}, "leden/0/uren", "buiten_grenzen"),
        (
            {"leden": [{"naam": "M1", "uren": "10", "kostprijs_per_uur": "70", "reserve": "0.1"}]},
            "leden/0/reserve",
            "niet_in_deze_tabel",
        ),
    ],
)
def test_a_member_that_cannot_be_is_refused_with_its_row(changes: dict[str, Any], place: str, kind: str) -> None:
    assert faults("cooperatie", **changes)[place] == kind


@pytest.mark.parametrize("key", ["dekking_gelijk_3", "kostprijs_functieklasse_2", "vergoeding_per_uur"])
def test_an_explanation_reads_as_it_was_agreed(key: str) -> None:
    expected = (GOLDEN / f"cooperatie_{key}.txt").read_text(encoding="utf-8")
    assert worked("cooperatie").explain(key) + "\n" == expected


def test_a_given_outcome_that_contradicts_the_members_leaves_its_division_out_and_says_so(tmp_path: Path) -> None:
    """6 members together have 5.700 hours; with 1.000 given, an equal price divides more than there is."""
    result = MODEL.calculate({**inputs_of("cooperatie"), "totaal_uren": "1000"}, on=DAY)
    (told,) = [finding for finding in check_breakdown(result) if finding.kind == "verdeling_telt_niet_op"]
    assert told.text.startswith("'Verdeling bij gelijk tarief' telt op tot ")
    assert set(result.as_json()["verdelingen"]) == {"verdeling_naar_kostprijs", "verdeling_naar_functieklasse"}
    write_result(result, tmp_path / "uitkomst.xlsx")
