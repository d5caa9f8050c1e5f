"""The worked cases of the models per unit of care, read from tests/cases, to vary on."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from tarief import MODELS, Breakdown, Refused
from tests.models.inputs import DAY

CASES = Path(__file__).parents[1] / "cases"


def inputs_of(model: str) -> dict[str, Any]:
    """The inputs of the worked case of `model`."""
    text = (CASES / f"{model}.toml").read_text(encoding="utf-8")
    inputs: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)["invoer"]
    return inputs


def worked(model: str, *without: str, **changes: Any) -> Breakdown:
    """Calculate the worked case of `model`, without some inputs and with others changed."""
    inputs = {key: value for key, value in inputs_of(model).items() if key not in without}
    return MODELS[model].calculate({**inputs, **changes}, on=DAY)


def faults(model: str, *without: str, **changes: Any) -> dict[str, str]:
    """The places and kinds of the faults for which the changed case is refused."""
    try:
        worked(model, *without, **changes)
    except Refused as refused:
        assert all(finding.text and finding.advice for finding in refused.findings)
        return {str(finding.place): finding.kind for finding in refused.findings}
    raise AssertionError("not refused")
