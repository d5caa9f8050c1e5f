"""The shipped cost models, one file each."""

from tarief.engine.costmodel import CostModel
from tarief.models.uurtarief import uurtarief

MODELS: dict[str, CostModel] = {model.key: model for model in (uurtarief,)}

__all__ = ["MODELS"]
