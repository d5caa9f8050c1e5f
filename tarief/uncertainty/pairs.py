"""Reading what moves together: a list of pairs, or a matrix between named inputs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tarief.core.place import Place
from tarief.uncertainty.correlation import PLACE, Correlation, from_pairs
from tarief.uncertainty.distributions import Distribution, Fixed
from tarief.uncertainty.fields import Collector


def read_correlation(
    raw: Any, inputs: Mapping[str, Distribution], known: Mapping[str, Any], collector: Collector
) -> Correlation:
    """Read `samenhang`: a list of pairs, or a matrix with the names of its rows; faults go to the collector."""
    if raw is None:
        return Correlation()
    before = len(collector.findings)
    found = _matrix(raw, collector) if isinstance(raw, Mapping) else _pairs(raw, collector)
    for key in found.keys:
        if collector.known(key, known, Place.of(PLACE)) and isinstance(inputs.get(key), Fixed):
            collector.fault(Place.of(PLACE), f"{key} is vast en beweegt dus met niets mee.", "Laat hem hier weg.")
    if len(set(found.keys)) < len(found.keys):
        collector.fault(Place.of(PLACE, "invoer"), "Een invoer staat er twee keer.", "Noem elke invoer één keer.")
    if len(collector.findings) == before:
        collector.findings += found.faults()
    return found


def _matrix(raw: Mapping[str, Any], collector: Collector) -> Correlation:
    table = collector.table(raw, Place.of(PLACE), ("invoer", "matrix"))
    keys = tuple(str(key) for key in collector.items(table.get("invoer", ()), Place.of(PLACE, "invoer")))
    rows = enumerate(collector.items(table.get("matrix", ()), Place.of(PLACE, "matrix")))
    matrix = tuple(
        tuple(
            collector.number(item, Place.of(PLACE, "matrix", row, column)) or Decimal(0)
            for column, item in enumerate(collector.items(items, Place.of(PLACE, "matrix", row)))
        )
        for row, items in rows
    )
    return Correlation(keys, matrix)


def _pairs(raw: Any, collector: Collector) -> Correlation:
    pairs: dict[tuple[str, str], Decimal] = {}
    for index, item in enumerate(collector.items(raw, Place.of(PLACE))):
        place = Place.of(PLACE, index)
        table = collector.table(item, place, ("tussen", "correlatie", "bron"))
        between = [str(key) for key in collector.items(table.get("tussen", ()), place / "tussen")]
        value = collector.number(table.get("correlatie"), place / "correlatie")
        if len(between) != 2 or between[0] == between[1]:
            collector.fault(place / "tussen", "Samenhang is er tussen twee verschillende invoeren.", "Noem er twee.")
        elif (pair := (between[0], between[1])) in pairs or pair[::-1] in pairs:
            collector.fault(place / "tussen", f"{' en '.join(between)} staan er twee keer.", "Noem elk paar één keer.")
        elif value is not None:
            pairs[pair] = value
    return from_pairs(pairs)
