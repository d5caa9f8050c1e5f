"""What the newest sources say of cost and price, each held against the declarations: source and status in the library.

Expected: contractstandaard art. 3.17 and Eldermans|Geerts on art. 2.3 Besluit Jeugdwet, both secondary.
"""

from datetime import date
from decimal import Decimal

import pytest

from tarief import MODELS, load_parameters
from tarief.model.declare import Given
from tarief.parameters.record import Status
from tests.models.cases import worked

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("contractstandaard_winst", "winst mag"),
        ("besluit_jeugdwet_2_3_onderdelen", "b omvat meewerkende teamleiders, behandelcoördinatoren"),
        ("besluit_jeugdwet_2_3_onderdelen", "c omvat staf, ict, huisvesting"),
        ("besluit_jeugdwet_2_3_onderaanneming", "onderaannemer"),
    ],
)
def test_a_rule_of_a_secondary_source_says_so(key: str, words: str) -> None:
    value = load_parameters().ask(f"wet.{key}", DAY)
    assert words in str(value.value)
    assert value.status is Status.SECONDARY
    assert value.source.address


def test_working_leaders_and_treatment_coordinators_are_client_bound_cost() -> None:
    found = worked("dagdeel", clientgebonden_kosten_per_dagdeel="2")
    quantity = found.model.quantities["clientgebonden_kosten_per_dagdeel"]
    assert "Meewerkende leiding, behandelcoördinatie" in quantity.optional
    (rung,) = [rung for rung in found.opbouw if rung.label == "Cliëntgebonden kosten per dagdeel"]
    assert (rung.jeugdwet, rung.wmo, rung.amount) == ("b", "f", 2)


def test_profit_is_a_line_of_its_own_beside_risk_and_names_its_source() -> None:
    """De kostprijs van het dagdeel is 50,40; 3% winst daarvan is 1,512, naast het risico van 1,008."""
    found = worked("dagdeel", winst="0.03", winst_grondslag="kostprijs")
    extras = {rung.key: (str(rung.exact), rung.is_cost) for rung in found.opbouw if "_bedrag" in rung.key}
    assert (Decimal(extras["winst_bedrag"][0]), extras["winst_bedrag"][1]) == (Decimal("1.512"), False)
    assert Decimal(extras["risico_bedrag"][0]) == Decimal("1.008")
    quantity = MODELS["dagdeel"].quantities["winst"]
    assert isinstance(quantity, Given)
    assert "art. 3.17" in quantity.explanation
