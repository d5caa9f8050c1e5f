"""What follows from each kind of event, registered by its kind; and what follows from figures of an agreement in force.

`tarief.negotiation.fold` registers all others.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

from tarief.negotiation.event import Event, Happening
from tarief.negotiation.process import Process, Reported, ReportedOf
from tarief.negotiation.realised import BudgetPlanned, CorridorAgreed, RealisationReported

What = TypeVar("What", bound=Happening)
#: What follows from an event: entries in the mappings of the process, or a process with other values.
Fold = Callable[[Process, Event, What], Process | None]
FOLDS: Final[dict[type[Happening], Fold[Any]]] = {}


def on(kind: type[What]) -> Callable[[Fold[What]], Fold[What]]:
    """Say what follows from a kind of event."""

    def register(function: Fold[What]) -> Fold[What]:
        FOLDS[kind] = function
        return function

    return register


@on(CorridorAgreed)
def _corridor(process: Process, _: Event, what: CorridorAgreed) -> Process:
    return replace(process, corridor=what)


@on(BudgetPlanned)
def _planned(process: Process, event: Event, what: BudgetPlanned) -> None:
    process.plans.update(((event.by, care.product, care.year), care) for care in what.care)


@on(RealisationReported)
def _reported(process: Process, event: Event, what: RealisationReported) -> None:
    for care in what.care:
        if care.period is not None:
            key = ReportedOf(event.by, care.product, care.period)
            process.reported[key] = (*process.reported.get(key, ()), Reported(event.at, care))
