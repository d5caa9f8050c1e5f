"""Golden explanations: the whole text, compared literally, and read by people before it was put here."""

from datetime import date
from pathlib import Path

import pytest

from tarief import MODELS, Breakdown
from tarief.core.expression.printing import formula

GOLDEN = Path(__file__).parents[1] / "golden"
MIX = [
    {"functie": "begeleider", "schaal": "8", "trede": "6", "functie_aandeel": "0.7"},
    {"functie": "gedragswetenschapper", "schaal": "12", "trede": "10", "functie_aandeel": "0.3"},
]
GIVEN = {
    "cao": "jeugdzorg", "functiemix": MIX, "contractvorm": "vast", "werkgeversgrootte": "groot",
    "pensioen_werkgeversdeel": {"waarde": "0.50", "bron": "pensioenreglement, helft voor de werkgever"},
    "feestdaguren": {"waarde": "43.2", "bron": "zes feestdagen op werkdagen"},
    "ziekteverzuim": {"waarde": "6,5%", "grondslag": "uren_na_verlof", "bron": "jaarverslag 2024"},
    "scholingsuren": "40", "overleguren": "60", "productiviteit": {"waarde": "0.72", "bron": "opgave 2026"},
    "clientgebonden_kosten_per_uur": "1,35",
    "overhead": {"waarde": "0.20", "grondslag": "totale_kosten", "bron": "jaarrekening 2024"},
    "risico_opslag": "0.02", "risico_grondslag": "kostprijs",
}  # fmt: skip


@pytest.fixture(scope="module")
def result() -> Breakdown:
    return MODELS["uurtarief"].calculate(GIVEN, on=date(2026, 1, 1))


GOLDEN_KEYS = (
    "eindejaarsuitkering_functie_2", "werkgeverslasten", "productiviteit", "overhead", "overhead_bedrag", "tarief",
)  # fmt: skip


@pytest.mark.parametrize("key", GOLDEN_KEYS)
def test_an_explanation_reads_as_it_was_agreed(result: Breakdown, key: str) -> None:
    expected = (GOLDEN / f"uurtarief_{key}.txt").read_text(encoding="utf-8")
    assert result.explain(key) + "\n" == expected


def test_every_line_can_be_explained_and_every_step_says_what_it_is(result: Breakdown) -> None:
    for line in result.lines:
        text = result.explain(line.key)
        assert line.label in text
        if line.formula:
            assert line.meaning.endswith("."), line.key
            assert line.rule_with_numbers in text


def test_an_unknown_line_is_named_with_those_that_exist(result: Breakdown) -> None:
    with pytest.raises(KeyError, match="productieve_uren"):
        result.explain("productieve_urn")


def test_a_given_step_stands_beside_what_the_model_would_have_derived(result: Breakdown) -> None:
    line = result.by_key["productiviteit"]
    assert line.derived is not None
    assert line.derived != line.value
    assert "opgave_wijkt_af" in {finding.kind for finding in result.findings}


def test_the_formula_of_a_line_is_written_over_the_keys_of_other_lines(result: Breakdown) -> None:
    for line in result.lines:
        node = result.plan.nodes[line.key]
        if node.expression is not None:
            assert line.formula == formula(node.expression)
            assert set(line.inputs) <= result.plan.nodes.keys()


def test_a_secondary_source_is_remarked_in_the_result_that_uses_it(result: Breakdown) -> None:
    places = {str(finding.place) for finding in result.findings if finding.kind == "bron_secundair"}
    assert "premies.awf_laag" in places
