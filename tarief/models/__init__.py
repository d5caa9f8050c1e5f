"""The shipped cost models, one file each, under its own key; and a model that came of a workbook."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tarief.core.door import door
from tarief.core.findings import Finding, Refused
from tarief.core.nearest import meant
from tarief.core.on_demand import loaded
from tarief.costmodel import CostModel

#: The file of each model, in which it has the name of its key.
_FILES: Final = {
    "uurtarief": "tarief.models.uurtarief",
    "minuuttarief": "tarief.models.minuuttarief",
    "dagdeel": "tarief.models.dagdeel",
    "etmaal": "tarief.models.etmaal",
    "gezinshuis": "tarief.models.gezinshuis",
    "traject": "tarief.models.traject",
    "caseload": "tarief.models.caseload",
    "maatregel": "tarief.models.maatregel",
    "vervoer": "tarief.models.vervoer",
    "vrijgevestigd": "tarief.models.vrijgevestigd",
    "cooperatie": "tarief.models.cooperatie",
    "indexering": "tarief.models.indexering",
    "prijs": "tarief.models.prijs",
}


class NoSuchModel(Refused, KeyError):  # noqa: N818 - as `Refused`
    """There is no model with this key; also a KeyError, as of any mapping."""


class ShippedModels(Mapping[str, CostModel]):
    """The models by key; the file of a model is loaded when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, CostModel] = {}

    def __getitem__(self, key: str) -> CostModel:
        if key not in _FILES:
            advice = meant(str(key), _FILES, f"Kies uit: {', '.join(_FILES)}.")
            raise NoSuchModel((Finding("onbekend_model", f"Het model '{str(key)[:60]}' is er niet.", advice),))
        if key not in self._loaded:
            self._loaded[key] = loaded(f"{_FILES[key]}:{key}")
        return self._loaded[key]

    def __contains__(self, key: object) -> bool:
        return key in _FILES

    def __iter__(self) -> Iterator[str]:
        return iter(_FILES)

    def __len__(self) -> int:
        return len(_FILES)


@door()
def load_tool(path: Path) -> CostModel:
    """Return the model in a document that was made of a workbook; raises `Refused` for one that is none."""
    tool: CostModel = loaded("tarief.models.rekentool.tool:load_rekentool")(path)
    return tool


MODELS: Final[Mapping[str, CostModel]] = ShippedModels()

__all__ = ["MODELS", "load_tool"]
