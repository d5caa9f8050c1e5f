"""Golden explanations of the models per unit of care: the whole text, compared literally, read by people first."""

from pathlib import Path

import pytest

from tests.models.cases import worked

GOLDEN = Path(__file__).parents[1] / "golden"
KEYS = [
    ("dagdeel", "begeleidingsuren_per_client"), ("dagdeel", "loonkosten_niet_productief"),
    ("dagdeel", "locatiekosten_per_dagdeel"), ("etmaal", "aanwezige_uren_per_week"), ("etmaal", "fte"),
    ("etmaal", "huisvesting_per_etmaal"), ("gezinshuis", "leegstand_per_etmaal"), ("gezinshuis", "inkomen_per_etmaal"),
    ("vervoer", "ritten_per_jaar"), ("vervoer", "kilometerkosten_per_rit"), ("caseload", "inzetkosten"),
    ("caseload", "overhead_bedrag"), ("traject", "inzetkosten"), ("traject", "spreidingsopslag"),
    ("traject", "risico_bedrag"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "key"), KEYS)
def test_an_explanation_reads_as_it_was_agreed(model: str, key: str) -> None:
    expected = (GOLDEN / f"{model}_{key}.txt").read_text(encoding="utf-8")
    assert worked(model).explain(key) + "\n" == expected


@pytest.mark.parametrize("model", sorted({model for model, _ in KEYS}))
def test_every_line_can_be_explained(model: str) -> None:
    result = worked(model)
    for line in result.lines:
        text = result.explain(line.key)
        assert line.label in text
        if line.formula:
            assert line.rule_with_numbers in text
