"""Reading what moves together: a list of pairs, or a matrix between named inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tarief.core.json_data import Json
from tarief.documents.kinds import ListOf, Words
from tarief.documents.record import RecordOf
from tarief.documents.spot import Spot
from tarief.uncertainty.correlation import Correlation, from_pairs
from tarief.uncertainty.distributions import Distribution, Fixed
from tarief.uncertainty.records import SamenhangIn, SamenhangmatrixIn
from tarief.uncertainty.wording import KIND

_PAIRS = ListOf(RecordOf(SamenhangIn))


def read_correlation(raw: Json, inputs: Mapping[str, Distribution], known: Sequence[str], spot: Spot) -> Correlation:
    """Read `samenhang`: a list of pairs, or a matrix with the names of its rows; faults are noted."""
    if raw is None:
        return Correlation()
    before = len(spot.faults)
    found = _matrix(raw, spot) if isinstance(raw, Mapping) else _pairs(raw, spot)
    line = Words((*known,), "'{word}' is hier onbekend.")
    for key in found.keys:
        if line.read(key, spot) and isinstance(inputs.get(key), Fixed):
            spot.fault(KIND, f"{key} is vast en beweegt dus met niets mee.", "Laat hem hier weg.")
    if len(set(found.keys)) < len(found.keys):
        spot.inside("invoer").fault(KIND, "Een invoer staat er twee keer.", "Noem elke invoer één keer.")
    if len(spot.faults) == before:
        spot.faults.extend(found.faults())
    return found


def _matrix(raw: Json, spot: Spot) -> Correlation:
    record = SamenhangmatrixIn(raw, spot)
    return Correlation(record.invoer, record.matrix)


def _pairs(raw: Json, spot: Spot) -> Correlation:
    pairs: dict[tuple[str, str], Decimal] = {}
    for record in _PAIRS.read(raw, spot) or ():
        between, place = record.tussen, record.spot.inside("tussen")
        if len(between) != 2 or between[0] == between[1]:
            place.fault(KIND, "Samenhang is er tussen twee verschillende invoeren.", "Noem er twee.")
        elif (pair := (between[0], between[1])) in pairs or pair[::-1] in pairs:
            place.fault(KIND, f"{' en '.join(between)} staan er twee keer.", "Noem elk paar één keer.")
        elif record.sound:
            pairs[pair] = record.correlatie
    return from_pairs(pairs)
