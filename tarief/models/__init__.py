"""The shipped cost models, one file each."""

from tarief.costmodel import CostModel
from tarief.models.caseload import caseload
from tarief.models.cooperatie import cooperatie
from tarief.models.dagdeel import dagdeel
from tarief.models.etmaal import etmaal
from tarief.models.gezinshuis import gezinshuis
from tarief.models.indexering import indexering
from tarief.models.maatregel import maatregel
from tarief.models.minuuttarief import minuuttarief
from tarief.models.prijs import prijs
from tarief.models.traject import traject
from tarief.models.uurtarief import uurtarief
from tarief.models.vervoer import vervoer
from tarief.models.vrijgevestigd import vrijgevestigd

MODELS: dict[str, CostModel] = {
    model.key: model
    for model in (
        uurtarief,
        minuuttarief,
        dagdeel,
        etmaal,
        gezinshuis,
        traject,
        caseload,
        maatregel,
        vervoer,
        vrijgevestigd,
        cooperatie,
        indexering,
        prijs,
    )
}

__all__ = ["MODELS"]
