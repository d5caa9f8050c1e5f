"""A price per minute, and a price without a build-up in a unit of its own; expected values by hand."""

from decimal import Decimal

import pytest

from tarief import MODELS, Breakdown, Refused, compare
from tarief.core.findings import ModelError
from tarief.core.units import CARE_UNITS
from tarief.model.check import check
from tarief.model.model import Model
from tests.models.cases import faults, worked
from tests.models.inputs import DAY

RISK = {"overhead": "0.20", "risico_opslag": "0.02", "risico_grondslag": "kostprijs"}


def price(model: str, **given: object) -> Breakdown:
    return MODELS[model].calculate(given, on=DAY)


def kinds(model: str, **given: object) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        price(model, **given)
    return {str(finding.place): finding.kind for finding in refused.value.findings}


@pytest.mark.parametrize("base", ["directe_kosten", "loonkosten", "totale_kosten", "omzet"])
def test_sixty_minutes_cost_what_an_hour_costs(base: str) -> None:
    given = {"loonkosten_per_uur": "24", "productiviteit": "0.75", "reiskosten_per_uur": "3", **RISK}
    minute, hour = (price(model, **given, overhead_grondslag=base) for model in ("minuuttarief", "uurtarief"))
    assert 60 * minute.exact("tarief") == pytest.approx(hour.exact("tarief"), rel=Decimal("1e-24"))
    assert (minute.per, minute.unit.key) == ("minuut", "euro_per_minuut")


def test_a_minute_is_rounded_once_at_the_end() -> None:
    """0,62 / 0,70 + 0,03 = 0,91571...; with 18% overhead 1,08054..., on cents 1,08. Rounded before, 1,09 would do."""
    given = {"loonkosten_per_minuut": "0.62", "productiviteit": "0.70", "reiskosten_per_minuut": "0.03"}
    assert price("minuuttarief", **given, overhead="0.18", overhead_grondslag="directe_kosten").tarief == Decimal(
        "1.08"
    )


@pytest.mark.parametrize(("base", "overhead"), [("per_minuut", "0.25"), ("per_uur", "15"), ("per_fte", "21600")])
def test_overhead_as_an_amount_per_minute_hour_or_fte(base: str, overhead: str) -> None:
    """0,25 a minute is 15,00 an hour, and 21.600 a year over 1.440 hours."""
    given = {"loonkosten_per_productief_uur": "36", "productieve_uren": "1440"}
    result = price("minuuttarief", **given, overhead=overhead, overhead_grondslag=base)
    assert result.exact("overhead_bedrag") == Decimal("0.25")
    assert result.tarief == Decimal("0.85")  # 36 / 60 + 0,25


def test_only_the_price_of_an_hour_can_be_in_whole_cents_of_a_minute() -> None:
    """60 cents do not go into an etmaal or a trip; what is bought by the minute is in cents already."""
    offered = {model.unit for model in MODELS.values() if "centen_per_minuut" in model.options["afronding"].choices}
    assert offered & CARE_UNITS.keys() == {"uur"}
    assert kinds("minuuttarief", loonkosten_per_productief_uur="36", afronding="centen_per_minuut")["afronding"]
    assert faults("etmaal", afronding="centen_per_minuut") == {"afronding": "onbekende_keuze"}
    with pytest.raises(ModelError, match="is voor een prijs per uur; dit model is per dag"):
        check(Model("dag", label="Dag", unit="dag", rounding="centen_per_minuut"))


def test_an_hourly_price_becomes_the_nearest_of_which_the_minute_is_in_whole_cents() -> None:
    """1,1736 a minute is 1,17, so 70,20 an hour."""
    assert worked("cooperatie", afronding="centen_per_minuut").tarief == Decimal("70.20")


def test_a_price_of_a_list_keeps_its_unit_and_has_no_cost_price() -> None:
    result = price("prijs", prijs_per_eenheid="16.75", eenheid="rit")
    assert (result.tarief, result.kostprijs, result.per) == (Decimal("16.75"), None, "rit")
    assert result.as_json()["eenheid"] == "rit"
    assert result.unit.key == "euro_per_rit"
    assert result.elements("wmo") == {"niet_ingedeeld": Decimal("16.75")}


@pytest.mark.parametrize("given", [{"prijs_per_eenheid": "1.03"}, {"tarief": "1.03"}])
def test_a_price_without_its_unit_is_no_price(given: dict[str, str]) -> None:
    assert kinds("prijs", **given) == {"eenheid": "keuze_ontbreekt"}
    assert kinds("prijs", **given, eenheid="minuten") == {"eenheid": "onbekende_keuze"}


def test_a_cost_price_beside_the_price_leaves_a_margin() -> None:
    result = price("prijs", prijs_per_eenheid="55", kostprijs="50", eenheid="uur")
    assert [(rung.key, rung.amount) for rung in result.opbouw] == [
        ("kostprijs", Decimal("50.00")),
        ("tarief_min_kostprijs", Decimal("5.00")),
    ]


def test_a_price_of_a_list_is_compared_with_a_build_up_in_the_same_unit_only() -> None:
    built = price("uurtarief", loonkosten_per_productief_uur="40", overhead="10", overhead_grondslag="per_uur")
    assert compare(built, price("prijs", prijs_per_eenheid="55", eenheid="uur")).gap == Decimal("5.00")
    with pytest.raises(Refused, match="per uur en per minuut"):
        compare(built, price("prijs", prijs_per_eenheid="1.03", eenheid="minuut"))
