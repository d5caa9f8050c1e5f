"""Published and paper calculations as data: the engine reaches what somebody else worked out."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tarief import MODELS, Breakdown

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def calculate(case: dict[str, Any]) -> Breakdown:
    return MODELS[case["model"]].calculate(case["invoer"], on=case["peildatum"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_from_paper_is_reached(path: Path) -> None:
    case = read(path)
    result = calculate(case)
    for key, expected in case["verwacht"].items():
        want = Decimal(str(expected))
        if key in ("kostprijs", "tarief"):
            assert getattr(result, key) == want, key
        else:
            assert result.exact(key) == pytest.approx(want, rel=Decimal("1e-9")), key


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_names_where_it_comes_from(path: Path) -> None:
    case = read(path)
    assert case["naam"]
    assert case["bron"]


def test_the_cases_hold_one_wage_case_per_cao() -> None:
    assert {read(path)["invoer"].get("cao") for path in CASES} >= {
        "vvt", "gehandicaptenzorg", "ggz", "jeugdzorg", "sociaal_werk",
    }  # fmt: skip
