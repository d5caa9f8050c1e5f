"""Checking a declaration before it calculates: no misspelt names, no circles, a price that exists."""

from __future__ import annotations

from tarief.engine.costmodel import CostModel
from tarief.engine.declare import Step
from tarief.errors import ModelError
from tarief.nearest import nearest


def check(model: CostModel) -> None:
    """Raise `ModelError` with every fault in the declaration of `model`."""
    faults = [*_unknown_names(model), *_no_result(model)]
    if not faults:
        faults = _circles(model)
    if faults:
        raise ModelError(f"Model {model.key}: " + " ".join(faults))


def _unknown_names(model: CostModel) -> list[str]:
    known = [*model.quantities, *model.options]
    faults = []
    for step in _steps(model):
        for formula in step.formulas:
            for name in (*formula.arguments, *formula.when):
                if name not in known:
                    near = nearest(name, known)
                    hint = f" Bedoelt u '{near}'?" if near else " Declareer hem met given(), parameter() of step()."
                    faults.append(f"Stap '{step.key}' vraagt '{name}', maar die is niet gedeclareerd.{hint}")
    return faults


def _no_result(model: CostModel) -> list[str]:
    return [
        f"Er is geen stap '{key}', de prijs. Declareer hem, of noem een andere met result=."
        for key in model.results
        if not isinstance(model.quantities.get(key), Step)
    ]


def _circles(model: CostModel) -> list[str]:
    done: set[str] = set()
    for step in _steps(model):
        if (circle := _walk(model, step.key, [], done)) is not None:
            return [f"De stappen lopen in een kring: {' → '.join(circle)}."]
    return []


def _walk(model: CostModel, key: str, path: list[str], done: set[str]) -> list[str] | None:
    """Depth first over the formulas that always hold (those for a given quantity cannot close a circle)."""
    if key in path:
        return [*path[path.index(key) :], key]
    quantity = model.quantities.get(key)
    if key in done or not isinstance(quantity, Step):
        return None
    for formula in quantity.formulas:
        for argument in () if formula.given else formula.arguments:
            if (circle := _walk(model, argument, [*path, key], done)) is not None:
                return circle
    done.add(key)
    return None


def _steps(model: CostModel) -> list[Step]:
    return [quantity for quantity in model.quantities.values() if isinstance(quantity, Step)]
