"""Steps that ask for one another in a circle."""

from collections.abc import Mapping

from tarief.model.declare import Step
from tarief.model.model import Model


def circles(model: Model) -> list[str]:
    """Return the circle in which steps run, in Dutch; nothing where there is none.

    First as if every formula held at once, which is quick; only a circle found then is looked at closer.
    """
    if _first_circle(model, mind_choices=False) is None:
        return []
    circle = _first_circle(model, mind_choices=True)
    return [] if circle is None else [f"De stappen lopen in een kring: {' → '.join(circle)}."]


def _first_circle(model: Model, *, mind_choices: bool) -> list[str] | None:
    walk = _Walk(model, mind_choices)
    return next(filter(None, (walk.back_to(key, [], {}) for key in model.quantities)), None)


class _Walk:
    """Depth first over the formulas that can hold together.

    Those for a given quantity cannot close a circle, nor can two that ask for different choices: a margin may
    follow from the price under one choice and the price from the margin under another.
    """

    def __init__(self, model: Model, mind_choices: bool) -> None:
        self.model, self.mind_choices = model, mind_choices
        self.done: set[tuple[str, frozenset[tuple[str, str]]]] = set()

    def back_to(self, key: str, path: list[str], choices: Mapping[str, str]) -> list[str] | None:
        """Return the circle that can be reached from `key`, or None."""
        if key in path:
            return [*path[path.index(key) :], key]
        quantity = self.model.quantities.get(key)
        state = (key, frozenset(choices.items()))
        if state in self.done or not isinstance(quantity, Step):
            return None
        for formula in quantity.formulas:
            if formula.given or any(choices.get(option, value) != value for option, value in formula.when.items()):
                continue
            more = {**choices, **formula.when} if self.mind_choices else choices
            for argument in formula.arguments:
                if (circle := self.back_to(argument, [*path, key], more)) is not None:
                    return circle
        self.done.add(state)
        return None
