"""Bad input to the models per unit of care: a Dutch finding with its place, and nothing filled in silently."""

from typing import Any

import pytest

from tarief import MODELS, Refused
from tests.models.cases import faults, inputs_of
from tests.models.inputs import DAY

OUT_OF_BOUNDS = [
    ("dagdeel", "groepsgrootte", "0"),
    ("dagdeel", "groepsgrootte", "-3"),
    ("dagdeel", "aanwezigheid", "1.1"),
    ("dagdeel", "aanwezigheid", "0"),
    ("dagdeel", "uren_per_dagdeel", "0"),
    ("etmaal", "bezettingsgraad", "1.02"),
    ("etmaal", "bezettingsgraad", "0"),
    ("etmaal", "aantal_plaatsen", "0"),
    ("etmaal", "dagen_per_jaar", "3650"),
    ("etmaal", "slaapdienst_factor", "1.5"),
    ("etmaal", "uren_dag_per_week", "-8"),
    ("gezinshuis", "aantal_plaatsen", "0"),
    ("gezinshuis", "leegstand", "1"),
    ("gezinshuis", "verzorgingskosten_per_etmaal", "-1"),
    ("vervoer", "bezetting", "1.25"),
    ("vervoer", "beladen_aandeel", "0"),
    ("vervoer", "kilometers_per_rit", "0"),
    ("caseload", "caseload_per_fte", "0"),
    ("traject", "aantal_trajecten", "0"),
    ("traject", "variatiecoefficient", "-0.1"),
]
WITHOUT_NORM = [
    ("dagdeel", "groepsgrootte"), ("dagdeel", "aanwezigheid"), ("dagdeel", "begeleiders_per_groep"),
    ("dagdeel", "uren_per_dagdeel"), ("etmaal", "bezettingsgraad"), ("etmaal", "aantal_plaatsen"),
    ("etmaal", "dagen_per_jaar"), ("etmaal", "slaapdienst_factor"), ("gezinshuis", "leegstand"),
    ("gezinshuis", "dagen_per_jaar"), ("vervoer", "chauffeursuren_per_jaar"), ("vervoer", "voertuigkosten_per_jaar"),
    ("caseload", "caseload_per_fte"), ("traject", "z_waarde"), ("traject", "variatiecoefficient"),
    ("traject", "aantal_trajecten"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "key", "value"), OUT_OF_BOUNDS)
def test_a_value_that_cannot_be_is_refused_at_its_place(model: str, key: str, value: str) -> None:
    assert faults(model, **{key: value}) == {key: "buiten_grenzen"}


@pytest.mark.parametrize(("model", "key"), WITHOUT_NORM)
def test_what_has_no_published_norm_is_asked(model: str, key: str) -> None:
    assert faults(model, key) == {key: "ontbreekt"}


@pytest.mark.parametrize(
    ("without", "asked"),
    [
        ("uren_slaapnacht_per_week", {"uren_slaapnacht_per_week": "ontbreekt"}),
        ("slaapdienst_factor_grondslag", {"slaapdienst_factor_grondslag": "grondslag_ontbreekt"}),
        ("behandelkosten_per_uur", {"behandelkosten_per_uur": "ontbreekt"}),
        ("behandeluren_per_week", {"behandeluren_per_week": "ontbreekt"}),
    ],
)
def test_half_a_claim_is_not_dropped(without: str, asked: dict[str, str]) -> None:
    assert faults("etmaal", without) == asked


def test_shares_of_case_types_that_do_not_sum_to_one_are_refused() -> None:
    rows = inputs_of("traject")["casustypen"][:2]
    with pytest.raises(Refused) as caught:
        MODELS["traject"].calculate({**inputs_of("traject"), "casustypen": rows}, on=DAY)
    (finding,) = caught.value.findings
    assert (finding.kind, str(finding.place)) == ("aandelen_tellen_niet_op", "casustypen")
    assert "80%, niet tot 100%" in finding.text


def test_a_fault_in_a_case_type_names_its_row() -> None:
    rows = [dict(row) for row in inputs_of("traject")["casustypen"]]
    del rows[1]["uren_per_traject"]
    assert faults("traject", casustypen=rows) == {"casustypen/1/uren_per_traject": "ontbreekt"}


def test_a_risk_without_its_base_is_asked_also_in_a_trajectory() -> None:
    assert faults("traject", risico_opslag="0.03") == {"risico_grondslag": "grondslag_ontbreekt"}


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        ("dagdeel", {"loonkosten_per_uur", "productiviteit", "groepsgrootte", "aanwezigheid", "overhead"}),
        ("etmaal", {"fte", "loonkosten_per_fte", "aantal_plaatsen", "bezettingsgraad", "dagen_per_jaar"}),
        ("gezinshuis", {"inkomen_per_jaar", "aantal_plaatsen", "dagen_per_jaar", "leegstand", "overhead"}),
        ("vervoer", {"loonkosten_per_uur", "ritten_per_jaar", "kilometers_per_rit", "voertuigkosten_per_jaar"}),
        ("caseload", {"loonkosten_per_fte", "caseload_per_fte", "overhead"}),
        ("traject", {"loonkosten_per_uur", "uren_per_traject", "z_waarde", "aantal_trajecten"}),
    ],
)
def test_an_empty_answer_asks_for_what_people_know(model: str, asked: set[str]) -> None:
    empty: dict[str, Any] = {}
    with pytest.raises(Refused) as caught:
        MODELS[model].calculate(empty, on=DAY)
    places = {str(finding.place) for finding in caught.value.findings}
    assert asked <= places
    assert len(places) <= 9
