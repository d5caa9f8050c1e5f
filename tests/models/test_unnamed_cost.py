"""What a sheet counts and nobody named: in the cost price of every model, in no base of overhead. By hand."""

from decimal import Decimal

import pytest

from tarief import MODELS, load_parameters
from tarief.parameters import Status
from tests.models.cases import worked
from tests.models.inputs import DAY

#: 24,00 / 75% = 32,00 of direct cost.
HOUR = {"loonkosten_per_uur": "24", "productiviteit": "0.75", "overhead": "0.20"}
BOUGHT = ("dagdeel", "etmaal", "gezinshuis", "vervoer", "caseload", "traject", "vrijgevestigd")


@pytest.mark.parametrize(
    ("base", "cost_price"),
    [
        ("directe_kosten", "36.40"),  # 32,00 + 6,40 − 2,00
        ("loonkosten", "36.40"),  # 32,00 + 6,40 − 2,00
        ("totale_kosten", "38"),  # 32,00 / 80% − 2,00
        ("per_uur", "30.20"),  # 32,00 + 0,20 − 2,00
    ],
)
def test_a_deduction_counts_after_overhead_and_before_risk(base: str, cost_price: str) -> None:
    given = {**HOUR, "overhead_grondslag": base, "risico_opslag": "0.05", "risico_grondslag": "kostprijs"}
    result = MODELS["uurtarief"].calculate({**given, "overige_kosten": "-2"}, on=DAY)
    assert result.exact("kostprijs") == Decimal(cost_price)
    assert result.exact("tarief") == Decimal(cost_price) * Decimal("1.05")
    assert {rung.key: rung.amount for rung in result.opbouw}["overige_kosten"] == Decimal("-2.00")


@pytest.mark.parametrize("model", BOUGHT)
def test_every_model_that_is_bought_per_unit_has_it_in_its_cost_price(model: str) -> None:
    plain, more = worked(model), worked(model, overige_kosten="2.50")
    assert more.exact("kostprijs") - plain.exact("kostprijs") == Decimal("2.50")
    assert more.tarief - plain.tarief >= Decimal("2.50")


@pytest.mark.parametrize("model", BOUGHT)
def test_what_nobody_gave_is_said_nowhere(model: str) -> None:
    result = worked(model)
    assert "overige_kosten" not in result.by_key
    assert "overige_kosten" not in {rung.key for rung in result.opbouw}
    assert "blad rekent" not in " ".join(finding.text for finding in result.findings)
    assert "blad rekent" not in result.explain("kostprijs")


def test_it_belongs_to_no_element_of_the_law_and_that_is_said() -> None:
    result = MODELS["uurtarief"].calculate(
        {**HOUR, "overhead_grondslag": "directe_kosten", "overige_kosten": "1.25"}, on=DAY
    )
    assert result.elements("jeugdwet")["niet_ingedeeld"] == result.elements("wmo")["niet_ingedeeld"] == Decimal("1.25")
    assert "kosten_zonder_onderdeel" in {finding.kind for finding in result.findings}


def test_overhead_of_a_total_that_holds_more_is_not_set_beside_other_bases() -> None:
    """20% of total cost is 8,00 on 40,00; with 2,00 more it is no 20% of all of it, and no other share is true."""
    given = {**HOUR, "overhead_grondslag": "totale_kosten"}
    plain = MODELS["uurtarief"].calculate(given, on=DAY)
    more = MODELS["uurtarief"].calculate({**given, "overige_kosten": "2"}, on=DAY)
    assert "20,00% van de totale kosten" in plain.explain("overhead")
    assert "19," not in more.explain("overhead")
    assert more.exact("overhead_bedrag") == plain.exact("overhead_bedrag") == Decimal(8)


def test_an_index_over_the_cost_price_is_its_own_element_of_both_laws() -> None:
    """(32,00 + 6,40 − 0,40) × 3,5% = 1,33: a cost price of 39,33, and with 2% of risk 40,12."""
    given = {**HOUR, "overhead_grondslag": "directe_kosten", "risico_opslag": "0.02", "risico_grondslag": "kostprijs"}
    result = MODELS["uurtarief"].calculate({**given, "overige_kosten": "-0.40", "indexatie": "0.035"}, on=DAY)
    assert (result.kostprijs, result.tarief) == (Decimal("39.33"), Decimal("40.12"))
    assert result.elements("jeugdwet")["d"] == result.elements("wmo")["e"] == Decimal("1.33")
    assert "indexatie_bedrag" not in MODELS["uurtarief"].calculate(given, on=DAY).by_key


def test_profit_is_a_line_of_its_own_beside_risk_and_no_cost() -> None:
    """32,00 + 6,40 = 38,40; risk 2% of that is 0,768 and profit 3% is 1,152: 40,32, of which 38,40 is cost."""
    given = {**HOUR, "overhead_grondslag": "directe_kosten", "risico_opslag": "0.02", "risico_grondslag": "kostprijs"}
    result = MODELS["uurtarief"].calculate({**given, "winst": "0.03", "winst_grondslag": "kostprijs"}, on=DAY)
    assert (result.kostprijs, result.tarief) == (Decimal("38.40"), Decimal("40.32"))
    apart = {rung.key: (rung.amount, rung.jeugdwet, rung.wmo) for rung in result.opbouw if not rung.is_cost}
    assert apart == {"risico_bedrag": (Decimal("0.77"), "", ""), "winst_bedrag": (Decimal("1.15"), "", "")}
    assert "secundaire bron" in MODELS["uurtarief"].quantities["winst"].explanation
    assert load_parameters().ask("wet.contractstandaard_winst", DAY).status is Status.SECONDARY


@pytest.mark.parametrize("model", [name for name in BOUGHT if name != "vrijgevestigd"])
def test_every_price_with_overhead_can_hold_profit_apart(model: str) -> None:
    unit = MODELS[model].unit
    more = worked(model, winst="2.50", winst_grondslag=f"per_{unit}")
    assert more.exact("tarief") - worked(model).exact("tarief") == Decimal("2.50")


#: Who works beside the professional on the client, and where care is given: by model and line.
_LEADERS = {
    "uurtarief": "ondersteuning_per_uur", "etmaal": "ondersteuning_per_etmaal", "caseload": "ondersteuning_per_maand",
    "gezinshuis": "gedragswetenschapper_per_etmaal",
}  # fmt: skip
_HOUSING = {
    "etmaal": "huisvesting_per_etmaal",
    "gezinshuis": "huisvesting_per_etmaal",
    "dagdeel": "locatiekosten_per_dagdeel",
}


def test_working_leaders_and_coordination_are_for_the_client_and_housing_is_overhead() -> None:
    """Besluit Jeugdwet art. 2.3 lid 1: b holds team leaders and coordinators, c holds housing."""
    assert {MODELS[model].quantities[key].jeugdwet for model, key in _LEADERS.items()} == {"b"}
    assert {MODELS[model].quantities[key].jeugdwet for model, key in _HOUSING.items()} == {"c"}
    meant = load_parameters().ask("wet.besluit_jeugdwet_2_3_onderdelen", DAY)
    assert "b omvat meewerkende teamleiders, behandelcoördinatoren" in str(meant.value)
    assert "c omvat staf, ict, huisvesting" in str(meant.value)
    assert meant.status is Status.SECONDARY
