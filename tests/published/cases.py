"""The published calculations as data, and the models that stand beside them."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tarief import Breakdown, CostModel
from tarief.costmodel import load_model

HERE = Path(__file__).parent
CASES = {path.stem: path for path in sorted((HERE.parent / "cases" / "published").glob("*.toml"))}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads(CASES[name].read_text(encoding="utf-8"), parse_float=Decimal)


@cache
def model_of(name: str) -> CostModel:
    return load_model(HERE / "models" / f"{name}.py")


def calculate(name: str) -> Breakdown:
    case = read(name)
    return model_of(case["model"]).calculate(case["invoer"], on=case["peildatum"])


def as_precise_as(value: Decimal, text: str) -> Decimal:
    """Round half-up to the decimals that somebody printed."""
    return value.quantize(Decimal(text), ROUND_HALF_UP)
