"""The same ladder as variables of openfisca-core, a million persons at once (in float32, as it calculates)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

from tarief.batch import compile_batch
from tests.bench.clock import Ratio, side_by_side
from tests.bench.ladder import KEYS, VARYING, breakdown, by_hand, columns

ROWS, INPUTS, PERIOD = 1_000_000, 17, "2026-01"


def system() -> Any:
    """A system with a person who has the 17 inputs, and a variable per line of the ladder."""
    person = entities.Entity("person", "persons", "A ladder", "")
    found = taxbenefitsystems.TaxBenefitSystem([person])

    def declare(name: str, formula: Callable[..., Any] | None = None) -> None:
        body = {"value_type": float, "entity": person, "definition_period": periods.DateUnit.MONTH, "label": name}
        found.add_variable(type(name, (variables.Variable,), body | ({"formula": formula} if formula else {})))

    def line(name: str) -> Callable[..., Any]:
        fixed = [float(VARYING[key]) for key in KEYS[INPUTS:]]
        return lambda ladder, period: by_hand(*(ladder(key, period) for key in KEYS[:INPUTS]), *fixed)[name]

    for key in KEYS[:INPUTS]:
        declare(key)
    declare("price", line("price"))
    return found


def measure() -> Iterator[Ratio]:
    """A million ladders on both; a new simulation each time, because openfisca remembers what it worked out."""
    named, rules = columns(ROWS, INPUTS), system()
    batch = compile_batch(breakdown(), tuple(named))

    def theirs() -> Any:
        simulation = simulations.SimulationBuilder().build_default_simulation(rules, ROWS)
        for key, column in named.items():
            simulation.set_input(key, PERIOD, column)
        return simulation.calculate("price", PERIOD)

    assert np.allclose(batch.run(named)["tarief"], theirs(), rtol=1e-3)
    ours, other = side_by_side(lambda: batch.run(named), theirs, turns=5)
    yield Ratio("miljoen ladders, 17 invoerwaarden", ours, other, "openfisca-core, float32, een formule", 1 / 6)
