"""Every worked case there is: of the shipped models, and of the models that regions declared themselves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tarief import MODELS, Breakdown, CostModel
from tests.published.cases import CASES as PUBLISHED
from tests.published.cases import model_of
from tests.published.cases import read as read_published
from tests.tools.times import TIMES

_FILES = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))


@dataclass(frozen=True)
class Case:
    """A model with the inputs of a worked case, on its day."""

    model: CostModel
    inputs: Mapping[str, Any]
    on: date

    def calculate(self) -> Breakdown:
        return self.model.calculate(self.inputs, on=self.on)


@cache
def every_case() -> dict[str, Case]:
    """The cases by name."""
    found = {}
    for path in _FILES:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        found[path.stem] = Case(MODELS[data["model"]], data["invoer"], data["peildatum"])
    for name in PUBLISHED:
        data = read_published(name)
        found[f"eigen_{name}"] = Case(model_of(data["model"]), data["invoer"], data["peildatum"])
    return found


def cases_of_run() -> dict[str, Case]:
    """A case of each model; in the long run every case."""
    if TIMES > 1:
        return every_case()
    one = {case.model.key: name for name, case in every_case().items()}
    return {name: every_case()[name] for name in one.values()}
