"""Two calculations that go another way: given here and derived there, other choices, other rows, another model."""

from decimal import Decimal
from typing import Any

import pytest

from tarief import MODELS, Aandeel, Breakdown, CostModel, EuroPerJaar, EuroPerUur, Refused, Uren, compare, weighted
from tarief.comparison import Comparison
from tests.gap.random_models import DAY
from tests.models.cases import worked

SMALL = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.20",
         "overhead_grondslag": "directe_kosten"}  # fmt: skip
D = Decimal


def priced(**changes: Any) -> Breakdown:
    return MODELS["uurtarief"].calculate({**SMALL, **changes}, on=DAY)


def assert_sound(comparison: Comparison) -> None:
    back = compare(comparison.b, comparison.a)
    assert sum(comparison.contributions.values()) == comparison.gap
    assert sum(rung.amount for rung in comparison.by_rung) == comparison.gap
    assert sorted(-amount for amount in comparison.contributions.values()) == sorted(back.contributions.values())
    assert all(sum(cells.values()) == comparison.contributions[key] for key, cells in comparison.cells.items())


def test_only_another_base_is_a_bar_named_after_the_base():
    """24,68 / 0,8 = 30,85 direct; 20% of it is 37,02 and 20% of the whole 38,5625."""
    comparison = compare(priced(), priced(overhead_grondslag="totale_kosten"))
    assert comparison.contributions == {"overhead_grondslag": D("1.54")}
    assert comparison.label("overhead_grondslag") == "Grondslag van overhead"
    assert comparison.values("overhead_grondslag") == ("van de directe kosten", "van de totale kosten")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"overhead": "0.18", "overhead_grondslag": "totale_kosten"}, "18,00% van de totale kosten"),
        ({"overhead": "7.50", "overhead_grondslag": "per_uur"}, "€\u00a07,50 per uur"),
    ],
)
def test_a_percentage_on_another_base_is_one_bar_with_its_base(changes, told):
    comparison = compare(priced(), priced(**changes, loonkosten_per_uur="26"))
    assert list(comparison.contributions) == ["loonkosten_per_uur", "overhead"]
    assert comparison.values("overhead") == ("20,00% van de directe kosten", told)
    assert_sound(comparison)


def test_what_one_side_gives_and_the_other_derives_is_a_bar_of_its_own():
    """Productive hours 1.500 of 1.878 is 79,87%: only the way in which productivity is known differs, and a little."""
    derived = {key: value for key, value in SMALL.items() if key != "productiviteit"}
    b = MODELS["uurtarief"].calculate({**derived, "contracturen": "1878", "productieve_uren": "1500"}, on=DAY)
    comparison = compare(priced(loonkosten_per_uur="25"), b)
    assert set(comparison.contributions) == {"loonkosten_per_uur", "productiviteit"}
    assert comparison.values("productiviteit") == ("80,00%", "79,8722% (berekend)")
    assert_sound(comparison)


def test_what_one_side_did_not_claim_is_said():
    comparison = compare(priced(), priced(reiskosten_per_uur="1.68"))
    assert comparison.contributions == {"reiskosten_per_uur": D("2.02")}  # 1,68 × 1,2 = 2,016: 37,02 to 39,036
    assert comparison.values("reiskosten_per_uur") == ("niet opgevoerd", "€\u00a01,68 per uur")


def mixed(*rows: tuple[str, str, str]) -> Breakdown:
    model = CostModel("mengsel", label="Mengsel", unit="uur")
    model.table("mix", "Functiemix", name="functie", share="deel")
    model.option("functie", "Functie", row="mix")
    model.given("deel", "Deel", Aandeel, row="mix")
    model.given("loon", "Loon", EuroPerUur, row="mix")

    @model.step("Tarief")
    def tarief(loon: list[EuroPerUur], deel: list[Aandeel]) -> EuroPerUur:
        return weighted(loon, deel)

    table = [{"functie": name, "deel": share, "loon": wage} for name, share, wage in rows]
    return model.calculate({"mix": table}, on=DAY)


def test_rows_meet_by_name_so_another_order_is_no_difference():
    one = mixed(("mbo", "0.6", "30"), ("hbo", "0.4", "40"))
    assert compare(one, mixed(("hbo", "0.4", "40"), ("mbo", "0.6", "30"))).contributions == {}
    raised = compare(one, mixed(("hbo", "0.4", "45"), ("mbo", "0.6", "30")))
    assert raised.contributions == {"loon_2": D("2.00")}
    assert raised.label("loon_2") == "Loon (hbo)"


def test_shares_that_sum_to_one_move_together():
    """34 to 35: half of each; one share alone would make a mix of 90%."""
    comparison = compare(
        mixed(("mbo", "0.6", "30"), ("hbo", "0.4", "40")), mixed(("mbo", "0.5", "30"), ("hbo", "0.5", "40"))
    )
    assert comparison.contributions == {"mix": D("1.00")}
    assert comparison.values("mix") == ("60% / 40%", "50% / 50%")


def test_another_number_of_rows_is_the_mix():
    """The wage of the row that both have counts half in the mix of either: 2 × (0,6 + 0,5) / 2 = 1,10."""
    one = mixed(("mbo", "0.6", "30"), ("hbo", "0.4", "40"))
    other = mixed(("wo", "0.2", "50"), ("mbo", "0.5", "32"), ("hbo", "0.3", "40"))
    comparison = compare(one, other)
    assert comparison.gap == D("4.00")  # 34 to 10 + 16 + 12
    assert comparison.contributions == {"loon_1": D("1.10"), "mix": D("2.90")}
    assert comparison.values("mix") == ("60% / 40%", "50% / 30% / 20%")
    assert_sound(comparison)


def chained(*years: tuple[str, str]) -> Breakdown:
    """Every year builds on the one above it."""
    model = CostModel("jaren_op_rij", label="Jaren op rij", unit="uur")
    model.table("jaren", "Jaren", name="jaar")
    model.option("jaar", "Jaar", row="jaren")
    model.given("begin", "Begin", EuroPerUur)
    model.given("erbij", "Erbij", EuroPerUur, row="jaren")

    @model.step("Stand vooraf", row="jaren", above={"begin": "stand"})
    def stand_vooraf(begin: EuroPerUur) -> EuroPerUur:
        return begin

    @model.step("Stand", row="jaren")
    def stand(stand_vooraf: EuroPerUur, erbij: EuroPerUur) -> EuroPerUur:
        return stand_vooraf * 2 + erbij

    @model.step("Tarief")
    def tarief(stand: list[EuroPerUur]) -> EuroPerUur:
        return stand[-1]

    rows = [{"jaar": year, "erbij": added} for year, added in years]
    return model.calculate({"begin": "10", "jaren": rows}, on=DAY)


def test_lines_that_would_lead_in_a_circle_are_one_bar():
    """One side lets the second year build on the first, the other the first on the second: 46 and 49."""
    comparison = compare(chained(("een", "1"), ("twee", "4")), chained(("twee", "4"), ("een", "1")))
    assert list(comparison.contributions.values()) == [comparison.gap] == [D("3.00")]
    assert_sound(comparison)


def on_price(overhead: str, risk: str) -> Breakdown:
    model = CostModel("van_de_prijs", label="Van de prijs", unit="uur")
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("staf", "Staf", Aandeel)
    model.given("winst", "Winst", Aandeel)

    @model.step("Tarief", positive=True)
    def tarief(kosten: EuroPerUur, staf: Aandeel, winst: Aandeel) -> EuroPerUur:
        return kosten / (1 - staf - winst)

    return model.calculate({"kosten": "30", "staf": overhead, "winst": risk}, on=DAY)


@pytest.mark.parametrize(("a", "b"), [(("0.5", "0.2"), ("0.2", "0.5")), (("0.6", "0.2"), ("0.1", "0.6"))])
def test_a_mixture_that_has_no_price_makes_one_bar_of_what_cannot_be_mixed(a, b):
    """Half and half of the price leaves nothing to divide by; more than all of it is a price below nothing."""
    comparison = compare(on_price(*a), on_price(*b))
    assert list(comparison.contributions) == ["staf+winst"]
    assert comparison.label("staf+winst") == "Staf en winst"
    assert_sound(comparison)


def test_the_rounding_of_each_step_is_a_bar_apart_from_that_of_the_price():
    comparison = compare(priced(overhead="0.213"), priced(overhead="0.213", afronding="centen_per_stap"))
    assert comparison.contributions.get("afronding_per_stap", D(0)) == comparison.gap
    coarse = compare(priced(), priced(loonkosten_per_uur="25", afronding="hele_euros"))
    # 37,02 to 37,50, shown as 38.
    assert coarse.contributions == {"loonkosten_per_uur": D("0.48"), "afronding": D("0.50")}
    assert coarse.by_rung[-1].amount == D("0.50")


def own_hour(**inputs: str) -> Breakdown:
    model = CostModel("eigen_uur", label="Ons uurtarief", unit="uur")
    model.given("loonkosten_per_uur", "Loonkosten per uur", EuroPerUur)
    model.given("toeslag", "Toeslag", Aandeel)

    @model.step("Tarief")
    def tarief(loonkosten_per_uur: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
        return loonkosten_per_uur * (1 + toeslag)

    return model.calculate(inputs, on=DAY)


def test_two_models_meet_where_their_keys_do_and_the_rest_is_the_way_of_calculating():
    """37,02 to 39: wage 24,68 to 26 counts 1,5 times here and there; what is left is the other way."""
    comparison = compare(priced(), own_hour(loonkosten_per_uur="26", toeslag="0.5"))
    assert comparison.contributions == {"rekenwijze": D("0.00"), "loonkosten_per_uur": D("1.98")}
    assert comparison.values("rekenwijze") == ("Uurtarief", "Ons uurtarief")
    assert_sound(comparison)


def test_prices_per_another_unit_are_refused_with_what_to_do():
    with pytest.raises(Refused) as refused:
        compare(worked("dagdeel"), priced())
    assert "per dagdeel en per uur" in str(refused.value)
    assert "Reken" in refused.value.findings[0].advice


@pytest.mark.parametrize(
    "model", ["dagdeel", "etmaal", "traject", "vervoer", "caseload", "gezinshuis", "vrijgevestigd"]
)
def test_any_unit_adds_up(model):
    a = worked(model)
    b = worked(model, **{key: D(str(a.inputs[key])) * D("1.07") for key in a.inputs if number(a, key)})
    comparison = compare(a, b)
    assert comparison.contributions
    assert_sound(comparison)


def number(breakdown: Breakdown, key: str) -> bool:
    node = breakdown.plan.nodes.get(key)
    return node is not None and not node.unit.percent and key != "dagen_per_jaar"


def test_nine_hours_in_a_million_have_their_part():
    """9 hours at (45 + 45.10) / 2, and 0.10 over (1,000,000 + 1,000,009) / 2: both orders, and their mean."""
    regio = CostModel("begroting_proef", label="Begroting", unit="jaar")
    regio.given("volume_gebied", "Uren", Uren, minimum=0)
    regio.given("uurprijs", "Prijs", EuroPerUur, minimum=0)

    @regio.step("Begroting", opbouw=True)
    def tarief(volume_gebied: Uren, uurprijs: EuroPerUur) -> EuroPerJaar:
        return volume_gebied * uurprijs

    a = regio.calculate({"volume_gebied": "1000000", "uurprijs": "45"}, on=DAY)
    comparison = compare(a, a.change(volume_gebied="1000009", uurprijs="45.10"))
    assert comparison.contributions == {"volume_gebied": D("405.45"), "uurprijs": D("100000.45")}
    assert_sound(comparison)


def test_the_rows_of_a_table_have_a_parent_and_twenty_four_differing_inputs_are_told_by_chapter():
    a = worked("cooperatie")
    members = [
        {key: raised(value) if key in ("norminkomen", "praktijkkosten", "uren", "niet_declarabel") else value
         for key, value in member.items()}
        for member in a.inputs["leden"]
    ]  # fmt: skip
    comparison = compare(a, a.change(leden=members))
    assert len(comparison.contributions) == 24
    parent = comparison.under("norminkomen")
    assert set(parent.parts) == {f"norminkomen_{row}" for row in range(1, 7)}
    assert parent.amount == sum(comparison.contributions[key] for key in parent.parts)
    assert {chapter.label for chapter in comparison.chapters} == {"Loon en toeslagen", "Uren", "Overhead", "Leden"}
    assert_sound(comparison)


def raised(value: Any) -> str:
    return str(D(str(value)) * D("1.03"))


def test_a_parent_is_the_sum_of_the_inputs_that_reach_the_price_through_it():
    hours = {"contracturen": "1878", "verlofuren": "200", "feestdaguren": "40", "scholingsuren": "30",
             "overleguren": "50", "ziekteverzuim": "0.05"}  # fmt: skip
    base = {key: value for key, value in SMALL.items() if key != "productiviteit"}
    a = MODELS["uurtarief"].calculate({**base, **hours}, on=DAY)
    comparison = compare(a, a.change(verlofuren="220", overleguren="80", overhead="0.22", contracturen="1870"))
    away = comparison.under("niet_productieve_uren")
    assert set(away.parts) == {"verlofuren", "overleguren"}
    assert away.amount == sum(comparison.contributions[key] for key in away.parts)
    assert away.label == "Niet-productieve uren per jaar"
    with pytest.raises(KeyError, match="geen regel"):
        comparison.under("nergens")
    with pytest.raises(KeyError, match="verschillen"):
        comparison.contribution("nergens")


def test_another_price_of_a_model_is_compared_by_its_own_amounts():
    """Per ride 8,25 and 8,75 × 1,2 × 1,02 is 10,10 and 10,71; a twelfth of it per kilometre is 0,84 and 0,89."""
    mine = worked("vervoer")
    whole = compare(mine, mine.change(kilometerkosten="0.35"))
    (per_km,) = whole.other_prices
    assert whole.contributions == {"kilometerkosten": D("0.61")}
    assert per_km.contributions == {"kilometerkosten": D("0.05")}
    assert_sound(per_km)
