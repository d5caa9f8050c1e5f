"""Twelve calculations that others published, each declared in a file of its own with the public names only."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from tests.published.cases import CASES, HERE, as_precise_as, calculate, read
from tests.published.own import assert_batch_agrees, assert_formulas_agree

MODELS = sorted((HERE / "models").glob("*.py"))
PUBLISHED_CALCULATIONS = 12
every_case = pytest.mark.parametrize("name", CASES)


@every_case
def test_every_line_reaches_what_was_recomputed(name: str) -> None:
    result = calculate(name)
    for key, expected in read(name)["verwacht"].items():
        assert as_precise_as(result.exact(key), expected) == Decimal(expected), key


@every_case
def test_a_difference_from_the_printed_result_is_known_to_the_cent_and_has_a_reason(name: str) -> None:
    case, result = read(name), calculate(name)
    found = {
        key: as_precise_as(result.exact(key), printed) - Decimal(printed) for key, printed in case["gedrukt"].items()
    }
    differences = {key: Decimal(text) for key, text in case.get("verschil", {}).items()}
    assert {key: value for key, value in found.items() if value} == differences
    assert case.get("reden", {}).keys() == differences.keys()


@every_case
def test_a_case_names_its_source_by_address_and_title(name: str) -> None:
    case = read(name)
    assert case["naam"]
    assert case["titel"]
    assert case["bron"].startswith("http")


def test_every_published_calculation_is_there_and_every_model_has_its_case() -> None:
    used = {read(name)["model"] for name in CASES}
    assert used == {path.stem for path in MODELS}
    assert len(used) == PUBLISHED_CALCULATIONS


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_region_needs_no_more_than_the_public_names_and_no_number_written_as_a_decimal(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imports <= {"tarief", "typing", "decimal"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]


@every_case
def test_the_formula_of_a_line_gives_the_number_of_that_line(name: str) -> None:
    assert_formulas_agree(calculate(name))


@every_case
def test_arrays_agree_with_the_exact_path_on_every_line(name: str) -> None:
    assert_batch_agrees(calculate(name))


@every_case
def test_the_ladder_of_every_price_sums_to_it(name: str) -> None:
    result = calculate(name)
    assert sum(rung.amount for rung in result.opbouw) == result.tarief
    for key, price in result.results.items():
        assert sum(rung.amount for rung in result.ladder(key)) == price, key


@every_case
def test_every_line_explains_itself_and_the_result_goes_out_as_json(name: str) -> None:
    result = calculate(name)
    assert {line["sleutel"] for line in result.as_json()["regels"]} == set(result.by_key)
