"""What a typed reading comes to: the steps that the sheet prints too, and the base of its overhead that people mean."""

from __future__ import annotations

from tarief.model.declare import Step
from workbooks.read.own_sheet.roots.printed import printed_at
from workbooks.read.own_sheet.typed.lane_sum import State
from workbooks.read.own_sheet.typed.tested import Tested
from workbooks.read.own_sheet.values.types import Recognised
from workbooks.read.own_sheet.words.likely import is_of_costs

#: Two bases of the overhead that may come to the same.
_OF_ALL_COSTS, _OF_TURNOVER = ("overhead", "totale_kosten"), ("overhead", "omzet")


def printed_steps(tested: Tested, state: State) -> dict[str, Recognised]:
    """Return what the sheet prints on the way to its price, as far as the model comes to the same."""
    printed: dict[str, Recognised] = {}
    for leaf, check in tested.checks.items():
        if leaf in state.lines or check.key not in state.known or not check.holds(state.known):
            continue
        at, quantity = tested.around.get(leaf), tested.pricer.model.quantities[check.key]
        if at is not None and isinstance(quantity, Step) and check.key not in printed:
            printed[check.key] = printed_at(check.key, at, quantity.unit.key, at.label, quantity.label)
    return printed


def of_turnover(tested: Tested, state: State) -> State:
    """Return a reading with the overhead as a share of the turnover, where that comes to the same as one of all costs
    and the text does not speak of costs.
    """
    for leaf, line in tuple(state.lines.items()) if state.equal else ():
        if line.pair != _OF_ALL_COSTS or line.found.base(line.key) or is_of_costs(line.found.label):
            continue
        turnover = next((each for each in tested.options[leaf] if each.pair == _OF_TURNOVER), line)
        other = tested.state({**state.lines, leaf: turnover})
        state = other if other.equal else state
    return state
