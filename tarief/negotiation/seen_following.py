"""What a party sees of an agreement that is followed: the corridor of all, and its own plan and figures."""

from dataclasses import dataclass
from typing import Annotated

from tarief.core.jsonable import Absent, Jsonable
from tarief.negotiation.party import Party, TableSide
from tarief.negotiation.process import Process
from tarief.negotiation.realised import CareOfQuarter, CareOfYear, CorridorAgreed
from tarief.negotiation.visibility import Matter, granted

#: What the plan and the figures of each side are in the table of who sees what.
FIGURES_OF = {TableSide.GIVING: Matter.REALISATION, TableSide.PAYING: Matter.PAYING_REALISATION}


@dataclass(frozen=True)
class SeenFollowing(Jsonable):
    """The corridor, and what the party itself planned and reported last."""

    TITLE = "VolgenGezien"

    corridor: Annotated[CorridorAgreed | None, "corridor", Absent] = None
    plans: Annotated[tuple[CareOfYear, ...], "begroting", Absent] = ()
    figures: Annotated[tuple[CareOfQuarter, ...], "realisatie", Absent] = ()


def following_seen(process: Process, looking: Party | None) -> SeenFollowing | None:
    """Return what a party sees; None where there is nothing."""
    if looking is None or not granted(process, Matter.AGREEMENT, "", looking):
        return None
    seen = SeenFollowing(process.corridor, plans_of(process, looking), figures_of(process, looking))
    return None if seen == SeenFollowing() else seen


def may_see_figures(process: Process, party: Party, looking: Party) -> bool:
    """Whether a party may see what another planned and reported as it is."""
    return party.side is not None and granted(process, FIGURES_OF[party.side], party.id, looking) is not None


def plans_of(process: Process, party: Party) -> tuple[CareOfYear, ...]:
    """Return what a party planned, by year."""
    own = (plan for (by, _, _), plan in process.plans.items() if by == party.id)
    return tuple(sorted(own, key=lambda plan: (plan.year, plan.product)))


def figures_of(process: Process, party: Party) -> tuple[CareOfQuarter, ...]:
    """Return the last figures that a party gave of each product and quarter, by quarter."""
    own = ((key, versions[-1].care) for key, versions in process.reported.items() if key.party == party.id)
    return tuple(care for _, care in sorted(own, key=lambda pair: (pair[0].quarter, pair[0].product)))
