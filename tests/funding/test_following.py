"""An agreement while it runs: the causes of a difference to the cent, who bears it, and what to stop at in time.

Worked out on paper: the part of a factor that goes from a0 to a1 beside b and c is
(a1 - a0) x [ b0 c0 / 3 + (b0 c1 + b1 c0) / 6 + b1 c1 / 3 ].
"""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from tarief import Refused
from tarief.contracts.corridor import Corridor, RiskBand
from tarief.contracts.followed_year import FollowedYear, follow_year
from tarief.contracts.following import CareFigures, FollowedProduct
from tarief.contracts.following_reading import work_out_year
from tarief.report.following import corridor_in_words, report_of_following

D = Decimal
CORRIDOR = Corridor(
    (RiskBand(D(0), D("0.02"), D(1)), RiskBand(D("0.02"), D("0.08"), D("0.5"))), (RiskBand(D(0), None, D("0.25")),)
)


def figures(clients: str, units: str, cost: str) -> CareFigures:
    return CareFigures(D(clients), D(units), D(cost))


def product(key: str, planned: CareFigures, tariff: str = "50", **quarters: CareFigures) -> FollowedProduct:
    found = {int(name[1:]): one for name, one in quarters.items()}
    return FollowedProduct(key, key.capitalize(), "uur", planned, found, D(tariff))


#: A year of 100 clients, 40 hours each at 50 euro; the first quarter had 110 clients, 9 hours each at 52 euro.
PLANNED = figures("100", "4000", "200000")
ONE = product("een", PLANNED, k1=figures("110", "990", "51480"))


def amounts(year: FollowedYear) -> dict[str, D]:
    return {cause.key: cause.amount for cause in year.causes}


def test_more_clients_less_care_for_each_and_a_higher_price_are_told_apart_to_the_cent():
    year = follow_year(2027, [ONE])
    assert (year.budget, year.cost, year.difference) == (D(50000), D(51480), D(1480))
    # 10 x (500/3 + (520 + 450)/6 + 468/3) = 4843.33; -1 x (5000/3 + (5200 + 5500)/6 + 5720/3) = -5356.67;
    # 2 x (1000/3 + (900 + 1100)/6 + 990/3) = 1993.33; a cent is left, and goes to the first of equal remainders.
    assert amounts(year) == {"clienten": D("4843.34"), "intensiteit": D("-5356.67"), "prijs": D("1993.33")}


def test_what_moved_to_a_dearer_product_is_mix_and_no_volume():
    # 100 clients, half and half, at 1000 and 2000 euro each; then 120 of which a quarter and three quarters.
    light = product("licht", figures("50", "2000", "200000"), k1=figures("30", "300", "30000"))
    heavy = product("zwaar", figures("50", "2000", "400000"), k1=figures("90", "900", "180000"))
    year = follow_year(2027, [light, heavy])
    # clients: 20 x (1500 + 1750) / 2; mix: (1750 - 1500) x (100 + 120) / 2
    assert amounts(year) == {"clienten": D(32500), "mix": D(27500), "intensiteit": D(0), "prijs": D(0)}


def test_less_than_planned_has_the_same_parts_with_the_other_sign():
    there = follow_year(2027, [ONE])
    back = follow_year(2027, [product("een", figures("110", "3960", "205920"), k1=figures("100", "1000", "50000"))])
    assert amounts(back) == {key: -amount for key, amount in amounts(there).items()}


def test_a_product_that_nobody_used_and_one_that_was_not_planned_divide_nothing_by_nothing():
    unused = product("een", PLANNED, k1=figures("0", "0", "0"))
    assert amounts(follow_year(2027, [unused])) == {"clienten": D(-50000), "intensiteit": D(0), "prijs": D(0)}
    assert follow_year(2027, []).causes and follow_year(2027, [product("een", PLANNED)]).cost == 0


@pytest.mark.parametrize("cost", ["48123.455", "49999.995", "50000.004", "51480.333", "73210.015"])
def test_causes_add_up_to_the_difference_whatever_the_cents(cost: str):
    year = follow_year(2027, [product("een", PLANNED, k1=figures("103", "977", cost)), ONE])
    assert sum(amounts(year).values()) == year.difference == year.cost - year.budget


def divided(*products: FollowedProduct) -> tuple[D, ...] | None:
    settled = follow_year(2027, products, CORRIDOR).settled
    return settled and (settled.budget, settled.delivered, settled.provider, settled.municipality)


def test_a_corridor_divides_units_beside_planned_units_both_at_the_tariff():
    """On paper: 1.000 planned units at 50 are 50.000, and 1.040 are 52.000: 2.000 more, whatever an hour cost.

    The provider bears the first 2% (1.000) and half of the other 1.000. At 800 units 10.000 is left: it keeps a fourth.
    """
    for cost in ("45000", "52000", "60000"):
        one = product("een", PLANNED, k1=figures("110", "1040", cost))
        assert divided(one) == (D(50000), D(52000), D(1500), D(500))
    assert divided(product("een", PLANNED, k1=figures("80", "800", "9"))) == (D(50000), D(40000), D(-2500), D(-7500))


def test_a_higher_price_in_a_plan_moves_nothing_in_a_corridor():
    """On paper: 1.000 units planned at 55 and 1.000 delivered for 60.000: at a tariff of 50 no difference."""
    one = product("een", figures("100", "4000", "220000"), k1=figures("100", "1000", "60000"))
    assert divided(one) == (D(50000), D(50000), D(0), D(0))
    year = follow_year(2027, [one], CORRIDOR)
    assert year.difference == D(5000) and not year.alerts


def test_a_corridor_is_of_all_products_together_each_at_its_own_tariff():
    """On paper: 1.000 x 50 + 1.000 x 80 = 130.000; 1.040 x 50 + 980 x 80 = 130.400: 400 more, all within 2%."""
    light = product("licht", PLANNED, k1=figures("100", "1040", "1"))
    heavy = product("zwaar", PLANNED, "80", k1=figures("100", "980", "1"))
    assert divided(light, heavy) == (D(130000), D(130400), D(400), D(0))
    table = report_of_following(follow_year(2027, [light, heavy], CORRIDOR)).table("tegen_tarief")
    assert table.column("verschil") == (D(2000), D(-1600), D(400))


def test_what_has_no_tariff_is_in_no_corridor():
    without = replace(product("een", PLANNED, k1=figures("110", "1040", "52000")), tariff=None)
    assert divided(without) is None and divided() is None
    assert divided(ONE, replace(without, key="twee")) == divided(ONE)


def test_an_alert_at_eighty_percent_when_use_departs_from_time_and_at_the_edges_of_a_band():
    def kinds(*units: str, corridor: Corridor | None = None) -> list[str]:
        quarters = {f"k{at}": figures("100", own, "50000") for at, own in enumerate(units, 1)}
        return [alert.kind for alert in follow_year(2027, [product("een", PLANNED, **quarters)], corridor).alerts]

    assert kinds("1000") == kinds("1000", "1000", "1000", "1000") == []
    assert kinds("1599", "1600") == ["wijkt_af"] and kinds("1600", "1600") == ["bijna_op", "wijkt_af"]
    assert kinds("1250") == [] and kinds("1251") == kinds("749") == ["wijkt_af"]
    assert [kinds(units, corridor=CORRIDOR) for units in ("1015", "1016", "1020", "1021", "1064")] == [
        *([], ["grens_nabij"], ["grens_nabij"], ["grens_voorbij"], ["grens_voorbij", "grens_nabij"]),
    ]


@pytest.mark.parametrize(
    ("units", "says"),
    [
        # 4 x 1060 x 50 is 212.000 beside 200.000: 2% (4.000) and half of 4% (4.000) are the provider's.
        ("1060", "Is de begroting betaald, dan betaalt de gemeente de aanbieder nog €\u00a04.000,00."),
        # 4 x 950 x 50 is 190.000: a quarter of the 10.000 that is left over is the provider's.
        ("950", "Is de begroting betaald, dan betaalt de aanbieder de gemeente €\u00a07.500,00 terug."),
        ("1000", "Is de begroting betaald, dan hoeft niemand iets bij te betalen."),
    ],
)
def test_after_four_quarters_the_corridor_is_settled_and_before_them_it_is_said_when(units: str, says: str):
    quarter = figures("100", units, "50000")
    some = product("een", PLANNED, k1=quarter, k2=quarter, k3=quarter)
    before = report_of_following(follow_year(2027, [some], CORRIDOR))
    assert "een tussenstand" in before.table("corridor").note and "tot nu toe" in before.headline
    whole = replace(some, quarters={**some.quarters, 4: quarter})
    after = report_of_following(follow_year(2027, [whole], CORRIDOR))
    assert after.table("corridor").title == "De afrekening van de corridor over 2027"
    assert after.table("corridor").note.endswith(says) and "kostte in 2027" in after.headline


def test_what_lies_just_beyond_an_edge_is_told_with_the_decimals_that_show_it():
    """On paper: 1.020,2 of the 1.000 units of a quarter are 2,02% more, and 1.040 are 4%."""

    def told(units: str) -> str:
        year = follow_year(2027, [product("een", PLANNED, k1=figures("100", units, "50000"))], CORRIDOR)
        return next(alert.text for alert in year.alerts if alert.kind == "grens_voorbij")

    assert told("1020.2").startswith("De geleverde zorg ligt 2,02% boven de begroting")
    assert told("1040").startswith("De geleverde zorg ligt 4% boven de begroting")


def asked(**changes: object) -> dict[str, Any]:
    """The year above, as a document."""
    quarter = {"kwartaal": 1, "clienten": "110", "eenheden": "990", "kosten": "51480"}
    planned = {"naam": "Een", "clienten": "100", "eenheden": 4000, "prijs": "50", "kwartalen": [quarter]}
    bands = [{"van": 0, "tot": "0.02", "aanbieder": 1}, {"van": "0.02", "tot": "0.08", "aanbieder": "0.5"}]
    return {"jaar": 2027, "producten": [planned], "corridor": {"banden": bands}} | changes


def test_a_document_gives_the_same_as_what_it_says():
    told = work_out_year(asked()).as_json()
    year = follow_year(2027, [replace(ONE, key="Een")], Corridor(CORRIDOR.over, CORRIDOR.over, True))
    assert told == year.as_json() and told["corridor"] == {
        "begroot": "50000.00", "geleverd": "49500.00", "verschil": "-500.00", "aanbieder": "-500.00", "gemeente": "0.00"
    }  # fmt: skip


def test_what_a_unit_cost_stands_beside_what_it_was_to_cost():
    """On paper: 200.000 / 4.000 is 50, and 51.480 / 990 is 52; without a quarter nothing was spent on a unit."""
    without = product("twee", PLANNED)
    table = report_of_following(follow_year(2027, [ONE, without])).table("zorg")
    assert table.column("per_eenheid_begroot")[0] == D(50)
    assert table.column("per_eenheid") == (D(52), None)


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"jaar": "x"}, ["/jaar"]),
        ({"producten": []}, ["/producten"]),
        ({"producten": asked()["producten"] * 2}, ["/producten"]),
        ({"producten": [asked()["producten"][0] | {"prijs": "-1", "clienten": 0}]},
         ["/producten/0/clienten", "/producten/0/prijs"]),
        ({"producten": [asked()["producten"][0] | {"kwartalen": asked()["producten"][0]["kwartalen"] * 2}]},
         ["/producten/0/kwartalen/1/kwartaal"]),
        ({"corridor": {"banden": [{"van": "0.1", "aanbieder": 1}]}}, ["/corridor/banden/0/van"]),
        ({"onbekend": 1}, ["/onbekend"]),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_names_each_fault_at_its_pointer(changes: dict[str, Any], places: list[str]):
    with pytest.raises(Refused) as refused:
        work_out_year(asked(**changes))
    assert [str(finding.place) for finding in refused.value.findings] == places


def test_the_report_says_it_in_a_sentence_a_bridge_and_a_table_beside_it():
    report = report_of_following(follow_year(2027, [ONE], CORRIDOR), "Helmond")
    assert report.headline.replace("\u00a0", " ").endswith("begroot was € 50.000,00. Dat is € 1.480,00 meer.")
    bars = report.table("oorzaken").column("bedrag")
    assert sum(bars[:-1], D(0)) == bars[-1] == D(51480)
    (picture,) = report.pictures
    assert [picture.start[1], *(step[1] for step in picture.steps), picture.end[1]] == list(bars)
    assert report.table("corridor").shown[-1] == ("Verschil", "500,00")
    assert "allebei tegen het afgesproken tarief" in report.table("tegen_tarief").note
    words = corridor_in_words(CORRIDOR)
    assert words[0] == "Van 0% tot 2% boven de begroting: de aanbieder betaalt dit deel helemaal."
    assert words[-1] == "Alles onder de begroting: de aanbieder houdt 25% van dit deel, de gemeente 75%."
    assert all(one != other for one, other in pairwise(words))
    (both,) = corridor_in_words(Corridor(*((RiskBand(D(0), None, D("0.25")),),) * 2))
    assert both == "Alles boven of onder de begroting: de aanbieder betaalt of houdt 25% van dit deel, de gemeente 75%."
