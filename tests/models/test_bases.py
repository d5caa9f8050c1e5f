"""What a percentage may be taken of in the ladder of the hour, one example each; expected values by hand."""

from decimal import Decimal

import pytest

from tarief import MODELS, Breakdown, Refused
from tests.models.inputs import DAY

NO_OVERHEAD = {"overhead": "0", "overhead_grondslag": "directe_kosten"}
PAID = {"loonkosten_per_uur": "30", "productiviteit": "0.75"}  # 40,00 per productive hour


def hour(**given: object) -> Breakdown:
    return MODELS["uurtarief"].calculate(given, on=DAY)


@pytest.mark.parametrize(
    ("base", "share", "productive", "price"),
    [("contracturen", "0.32", "0.68", "50.00"), ("loonkosten", "0.60", "0.625", "54.40")],
)
def test_non_productive_time_as_one_percentage(base: str, share: str, productive: str, price: str) -> None:
    """34,00 / (1 − 32%) = 50,00; 34,00 × (1 + 60%) = 54,40, for which 1 / 1,60 of the hours is productive."""
    given = {"loonkosten_per_uur": "34", "niet_productief": share, "niet_productief_grondslag": base}
    result = hour(**given, **NO_OVERHEAD)
    assert result.tarief == Decimal(price)
    assert result.elements("wmo")["c"] == Decimal(price) - 34
    more = hour(**given, contracturen="1800", overhead="0", overhead_grondslag="per_fte")
    assert more.exact("productieve_uren") == 1800 * Decimal(productive)


def test_a_mark_up_for_non_productive_time_reaches_half_a_cent_exactly() -> None:
    """0,62 × 60 × 1,38 = 51,336, on cents 51,34; 37,20 / (1 / 1,38) has no end."""
    given = {"niet_productief": "0.38", "niet_productief_grondslag": "loonkosten"}
    assert hour(loonkosten_per_uur="37.20", **given, **NO_OVERHEAD).exact("tarief") == Decimal("51.336")


@pytest.mark.parametrize(
    ("base", "overhead", "price"),
    [
        ("loonkosten", "0.20", "50"),  # 40 + 2 + 20% of 40
        ("directe_kosten", "0.20", "50.40"),  # 42 + 20% of 42
        ("totale_kosten", "0.20", "52.50"),  # 42 / 80%
        ("omzet", "0.20", "52.50"),  # without risk the turnover is the total cost
        ("per_uur", "9", "51"),
        ("per_fte", "13500", "51"),  # over 1.500 productive hours
        ("per_jaar", "450000", "51"),  # over 50.000 hours of the organisation
    ],
)
def test_overhead_over_everything_that_sheets_take_it_of(base: str, overhead: str, price: str) -> None:
    hours = {"contracturen": "2000"} if base == "per_fte" else {}
    hours |= {"productieve_uren_organisatie": "50000"} if base == "per_jaar" else {}
    result = hour(**PAID, **hours, reiskosten_per_uur="2", overhead=overhead, overhead_grondslag=base)
    assert result.tarief == Decimal(price)


@pytest.mark.parametrize(
    ("base", "overhead_base", "price"),
    [
        ("kostprijs", "directe_kosten", "52.80"),  # 40 + 20% = 48, and 10% of that
        ("tarief", "totale_kosten", "55.56"),  # 40 / 80% = 50, and 50 / 90%
        ("directe_kosten", "directe_kosten", "52"),  # 48, and 10% of 40
        ("directe_kosten", "omzet", "55"),  # (40 + 4) / 80%: the overhead is 20% of 55
    ],
)
def test_risk_over_cost_price_price_and_direct_cost(base: str, overhead_base: str, price: str) -> None:
    given = {"overhead": "0.20", "overhead_grondslag": overhead_base}
    assert hour(**PAID, **given, risico_opslag="0.10", risico_grondslag=base).tarief == Decimal(price)


#: 20,00, of which 8% is 1,60, 5% of the 20,00 is 1,00, and 10% of 21,60 is 2,16: 24,76 with allowances.
WAGE = {
    "bruto_uurloon": "20",
    "vakantietoeslag": "0.08",
    "onregelmatigheidstoeslag": "0.05",
    "eindejaarsuitkering": "0.10",
    "eindejaarsuitkering_grondslag": "brutoloon_en_vakantietoeslag",
    "ikb_opslag": "0",
    "loopbaanbudget": "0",
    "werkgeverslasten": "0.25",
    "productiviteit": "1",
}


@pytest.mark.parametrize(
    ("base", "paid"),
    [
        ({}, "30.95"),  # 24,76 × 1,25
        ({"werkgeverslasten_grondslag": "loon_en_toeslagen"}, "30.95"),
        ({"werkgeverslasten_grondslag": "brutoloon"}, "29.76"),  # 24,76 + 25% of 20,00
        ({"werkgeverslasten": {"waarde": "0.25", "grondslag": "brutoloon"}}, "29.76"),
    ],
)
def test_employer_charges_over_the_wage_with_or_without_allowances(base: dict[str, object], paid: str) -> None:
    result = hour(**{**WAGE, **base}, **NO_OVERHEAD)
    assert result.exact("loonkosten_per_uur") == result.tarief == Decimal(paid)


def test_employer_charges_over_the_bare_wage_of_a_year() -> None:
    """45.000 with allowances and 25% of 36.000 is 54.000, over 1.350 hours 40,00."""
    year = {"bruto_jaarloon": "36000", "loon_met_toeslagen_per_jaar": "45000", "productieve_uren": "1350"}
    charges = {"werkgeverslasten": "0.25", "werkgeverslasten_grondslag": "brutoloon"}
    assert hour(**year, **charges, **NO_OVERHEAD).tarief == Decimal("40.00")


@pytest.mark.parametrize(
    ("base", "hours"),
    [("contracturen", "1500"), ("uren_na_verlof", "1520"), ("uren", "1600")],  # 10% of 2.000, of 1.800; 100 hours
)
def test_sickness_over_contract_hours_hours_after_leave_or_in_hours(base: str, hours: str) -> None:
    away = {"verlofuren": "200", "scholingsuren": "60", "overleguren": "40"}
    sick = {"ziekteverzuim": "100" if base == "uren" else "0.10", "ziekteverzuim_grondslag": base}
    result = hour(loonkosten_per_uur="30", contracturen="2000", **away, **sick, **NO_OVERHEAD)
    assert result.exact("productieve_uren") == Decimal(hours)


def test_a_mix_of_which_only_the_hourly_wages_are_known() -> None:
    """40% × 17,00 + 60% × 21,00 = 19,40; with 25% of charges 24,25, over 0,97 of the hours 25,00."""
    mix = [
        {"functie": "FWG 30", "functie_aandeel": "0.4", "functie_uurloon": "17"},
        {"functie": "FWG 40", "functie_aandeel": "0.6", "functie_uurloon": "21"},
    ]
    nothing = dict.fromkeys(("vakantietoeslag", "eindejaarsuitkering", "ikb_opslag", "loopbaanbudget"), "0")
    result = hour(functiemix=mix, **nothing, werkgeverslasten="0.25", productiviteit="0.97", **NO_OVERHEAD)
    assert (result.exact("bruto_uurloon"), result.tarief) == (Decimal("19.40"), Decimal("25.00"))


SHARES = [{"functie": "een", "functie_aandeel": "0.4"}, {"functie": "twee", "functie_aandeel": "0.6"}]


def test_a_wage_and_allowances_for_the_whole_beside_a_mix() -> None:
    """20,00 + 8% = 21,60, with 25% 27,00, over 0,75 of the hours 36,00: the rows say nothing of it."""
    nothing = dict.fromkeys(("eindejaarsuitkering", "ikb_opslag", "loopbaanbudget"), "0")
    given = {"bruto_uurloon": "20", "vakantietoeslag": "0.08", "werkgeverslasten": "0.25", "productiviteit": "0.75"}
    assert hour(functiemix=SHARES, **given, **nothing, **NO_OVERHEAD).tarief == Decimal("36.00")


def test_allowances_per_function_beside_one_wage_ask_for_the_hours_they_are_divided_by() -> None:
    mix = [{**row, "vakantietoeslag": share} for row, share in zip(SHARES, ("0.08", "0.09"), strict=True)]
    given = {"bruto_uurloon": "20", "eindejaarsuitkering": "0", "werkgeverslasten": "0.25", "productiviteit": "0.75"}
    with pytest.raises(Refused) as refused:
        hour(functiemix=mix, **given, **NO_OVERHEAD)
    assert "contracturen" in " ".join(str(finding.place) + finding.advice for finding in refused.value.findings)
