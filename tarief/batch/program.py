"""`Program`: what a batch works out, without the compiled code that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tarief.batch.limits import Limit
from tarief.batch.tape import Tape


@dataclass(frozen=True)
class Program:
    """The operations of a breakdown. `varying` are the inputs with a value per row, `results` the lines asked for."""

    varying: tuple[str, ...]
    results: tuple[str, ...]
    labels: Mapping[str, str]
    tape: Tape
    limits: tuple[Limit, ...]
