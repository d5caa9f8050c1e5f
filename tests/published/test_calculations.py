"""What each published calculation shows besides its numbers: the ladder, the base, the rounding, the gap."""

from decimal import Decimal

import pytest

from tarief import Breakdown, Severity
from tests.published.cases import calculate, model_of, read


def rungs(result: Breakdown, key: str = "") -> dict[str, str]:
    return {rung.key: str(rung.amount) for rung in (result.ladder(key) if key else result.opbouw)}


def test_zwolle_keeps_its_negative_lines_in_a_ladder_per_hour() -> None:
    """34.723.000 / (571,8 × 1.320): 50,92 bedrijfsvoering, 5,24 contributiemarge eraf, 0,32 erbij."""
    assert rungs(calculate("zwolle_overheadtarief")) == {
        "bedrijfsvoering_per_uur": "50.92",
        "contributiemarge_per_uur": "-5.24",
        "afwijkende_tarieven_per_uur": "0.32",
    }


def test_ukhca_shows_every_line_of_the_price_and_keeps_profit_out_of_the_cost() -> None:
    result = calculate("ukhca_minimumprijs")
    assert rungs(result) == {
        "loon_contacttijd": "6.31",
        "loon_reistijd": "1.20",
        "werkgeverspremie_per_uur": "0.71",
        "vakantie_per_uur": "0.81",
        "opleiding": "0.13",
        "pensioen": "0.08",
        "kilometers": "1.40",
        "bedrijfsvoering_per_uur": "4.10",
        "winst_per_uur": "0.46",
    }
    assert result.kostprijs == Decimal("14.74")
    assert [rung.key for rung in result.opbouw if not rung.is_cost] == ["winst_per_uur"]


def test_ukhca_holiday_on_the_printed_base_is_two_pence_short() -> None:
    """10,5% van 7,51 is 0,79; gedrukt staat 0,81."""
    printed_base = calculate("ukhca_minimumprijs").change(vakantie={"waarde": "0.105", "grondslag": "brutoloon"})
    assert printed_base.exact("vakantie_per_uur") - Decimal("0.81") == Decimal("-0.02")


def test_bloomsbury_leaves_seventeen_pence_of_the_offered_price() -> None:
    result = calculate("bloomsbury_bezoek")
    assert (result.kostprijs, result.tarief) == (Decimal("11.15"), Decimal("11.32"))
    assert rungs(result)["marge"] == "0.17"


def test_bloomsbury_with_more_travel_turns_the_margin_negative_and_keeps_it_visible() -> None:
    """15 minuten reizen: 3,41 loon; 10,23 × 12,07% = 1,23 en × 3% = 0,31; kostprijs 12,46."""
    result = calculate("bloomsbury_bezoek").change(reistijd="15")
    assert (result.kostprijs, rungs(result)["marge"]) == (Decimal("12.46"), "-1.14")


def test_ireland_gives_a_ladder_per_year_in_whole_euros() -> None:
    """2016: (37.663 + 11.346) / 1.636 = 29,96; 9.416 / 1.636 = 5,75(6); 6.496 / 1.636 = 3,97; samen 39,68."""
    result = calculate("ierland_social_care_worker")
    assert [str(price) for price in result.results.values()] == ["40", "40", "40", "41"]
    assert rungs(result, "kosten_per_uur_1") == {
        "loonkosten_per_uur_1": "29.96",
        "overhead_per_uur_1": "5.75",
        "kapitaallasten_per_uur_1": "3.97",
        "afronding": "0.32",
    }


def test_ireland_reaches_the_printed_total_when_the_printed_overhead_is_given() -> None:
    """39.670 + 11.538 + 9.917 + 5.379 = 66.504, en 9.918 blijft ernaast zichtbaar."""
    years = read("ierland_social_care_worker")["invoer"]["jaren"]
    years[3]["overheadkosten"] = {"waarde": "9917", "bron": "gedrukt in tabel 17b"}
    result = calculate("ierland_social_care_worker").change(jaren=years)
    assert result.exact("totale_kosten_4") == 66504
    assert result.by_key["overheadkosten_4"].derived == 9918
    assert result.exact("totale_kosten_1") == 64921


def test_ndis_weighs_two_forms_of_employment_and_leaves_the_margin_over() -> None:
    result = calculate("ndis_kostenmodel")
    assert rungs(result) == {
        "gewogen_loonkosten": "50.71",
        "operationele_overhead": "9.29",
        "centrale_overhead": "7.10",
        "marge": "0.46",
    }
    only_permanent = read("ndis_kostenmodel")["invoer"]["dienstverbanden"]
    only_permanent[0]["uren_aandeel"], only_permanent[1]["uren_aandeel"] = "1", "0"
    assert result.change(dienstverbanden=only_permanent).exact("gewogen_loonkosten") == Decimal("50.0978631")


def test_saxony_makes_three_products_of_one_cost_and_reports_the_funding_that_does_not_add_up() -> None:
    result = calculate("saksen_kinderopvang")
    assert [str(price) for price in result.results.values()] == ["1542.04", "642.51", "346.96"]
    assert rungs(result, "kosten_per_plaats_2") == {"personeelskosten_2": "497.39", "materiaalkosten_2": "145.12"}
    (finding,) = [finding for finding in result.findings if finding.kind == "controle_niet_nul"]
    assert (str(finding.place), finding.severity) == ("dekking_min_kosten_2", Severity.WARNING)
    assert "Kindergarten, 9 uur" in finding.text
    assert "€\u00a01,75 per plaats per maand" in finding.text


def test_altena_caps_a_higher_index_and_needs_the_rounding_before_the_month() -> None:
    """Zonder afronding vóór 13/12 is midden 895 × 1,015² × 13/12 = 998,89 in plaats van de gedrukte 998,90."""
    result = calculate("altena_addendum")
    assert result.change(ova_pcc_2021="0.0281").results == result.results
    unrounded = Decimal(895) * Decimal("1.015") ** 2 * 13 / 12
    assert round(unrounded, 2) == Decimal("998.89")
    assert result.exact("tarief_2021_3") == Decimal("998.90")


def test_altena_below_the_cap_follows_the_index() -> None:
    """45,49 × 1,01 = 45,9449."""
    assert calculate("altena_addendum").change(ova_pcc_2021="0.01").exact("tarief_2021_4") == Decimal("45.94")


def test_vng_sums_index_and_true_up_and_shows_what_a_product_would_give() -> None:
    result = calculate("vng_index")
    assert result.tarief == Decimal("0.0630")
    assert result.by_key["index_als_product"].shown == "6,37%"
    assert rungs(result) == {"index_aanbieder": "0.0630"}


def test_westerveld_takes_the_percentage_of_the_minute_and_not_of_the_hour() -> None:
    """0,54 × 75% = 0,405, afgerond 0,41, × 60 = 24,60; over het uur zou het 24,30 zijn."""
    result = calculate("westerveld_tarieven")
    assert result.results["hbh_pgb_zzp"] - result.exact("hbh_pgb_zzp_over_het_uur") == Decimal("0.30")


@pytest.mark.parametrize(
    ("name", "cost", "margin"),
    [
        ("deelovereenkomst_begeleiding_basis", "38.56", "-0.56"),
        ("deelovereenkomst_begeleiding_extra", "65.97", "-1.97"),
    ],
)
def test_the_deelovereenkomst_cannot_have_meant_overhead_as_a_share_of_the_total(name, cost, margin) -> None:
    """24,68 / 0,80 / 0,80 = 38,56 en 42,22 / 0,80 / 0,80 = 65,97: beide boven het gedrukte tarief."""
    result = calculate(name).change(overhead={"waarde": "0.20", "grondslag": "totaal"})
    assert (str(result.kostprijs), rungs(result)["marge"]) == (cost, margin)


def test_alfa_shows_how_much_the_contract_hours_understate() -> None:
    """31,73 is 31% minder dan 45,67."""
    result = calculate("alfa_productief_uur")
    assert 1 - result.exact("per_contractuur") / result.exact("per_productief_uur") == pytest.approx(
        1 - result.exact("productiviteit"), rel=Decimal("1e-20")
    )


def test_szw_rounds_the_last_step_only() -> None:
    result = calculate("szw_uurtarief")
    assert (result.tarief, model_of("szw_uurtarief").rounding) == (Decimal("24.17"), "centen")
