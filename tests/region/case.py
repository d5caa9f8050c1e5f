"""The made-up region of `begeleiding.toml`, and the three positions that go with it."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tarief import MODELS, Breakdown
from tarief.region import Region, read_region

CASES = Path(__file__).parents[1] / "cases"


@cache
def case() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("begeleiding.toml").read_text(encoding="utf-8"))


def expected() -> dict[str, Any]:
    found: dict[str, Any] = case()["verwacht"]
    return found


def region() -> Region:
    return read_region(case())


@cache
def position(name: str) -> Breakdown:
    """`oud`, `onderzoek` or `overeenkomst`."""
    read = tomllib.loads((CASES / f"herijking_{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return MODELS[read["model"]].calculate(read["invoer"], on=read["peildatum"])


def percent(share: Decimal | None, places: str = "0.1") -> Decimal:
    assert share is not None
    return (share * 100).quantize(Decimal(places))
