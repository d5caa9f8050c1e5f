"""Following an agreement in force, for programs as JSON and for people on paper."""

from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response
from typing_extensions import TypedDict

from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.accounts.visits import accounts_of
from api.negotiation.actor import Actor
from api.negotiation.followed import FollowedParty, followed_parties
from api.negotiation.notes import in_form, on_paper
from api.negotiation.papers import at_the_table
from api.negotiation.route import PREFIX, Wanted
from api.web.openapi import problems
from api.web.problems import not_found
from api.web.query import Whole
from tarief.contracts.followed_year import FollowedYear
from tarief.core.jsonable import JsonObject
from tarief.negotiation.party import Seat, TableSide
from tarief.negotiation.process import Process
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.term import TimeInForce
from tarief.negotiation.together import SeenTogether, told_together
from tarief.negotiation.visibility import Matter, granted
from tarief.report.following import report_of_following
from tarief.report.report import Report

_SIDES: Final = {
    TableSide.PAYING: "Hoe het bij de gemeenten loopt",
    TableSide.GIVING: "Hoe het bij de aanbieders loopt",
}
router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
Whose = Annotated[str, Query(alias="van", max_length=64, description="Wiens cijfers; zonder dit de eigen.")]
OfYear = Annotated[Whole, Query(alias="jaar", ge=0, le=9999, description="Het jaar; zonder dit het laatste.")]


class Volgen(TypedDict):
    """A year of an agreement in force: of one party, and what may be told of all providers together."""

    van: str
    partijen: list[str]
    jaren: list[int]
    gevolgd: Annotated[JsonObject | None, FollowedYear]
    samen: list[Annotated[JsonObject, SeenTogether]]


class Follow:
    """What somebody sees of an agreement in force: whose figures, of which year; raises `Problem` 404 for none."""

    def __init__(self, process: Process, actor: Actor, whose: str, year: int, on: date) -> None:
        if process.agreement is None or granted(process, Matter.AGREEMENT, "", actor.party) is None:
            raise not_found()
        self.process, self.actor, self.on = process, actor, on
        self.parties = followed_parties(process, actor.party)
        named = {one.party.id: one for one in self.parties}
        if whose and whose not in named:
            raise not_found()
        own = named.get(actor.party.id) or (self.parties[0] if len(self.parties) == 1 else None)
        self.chosen: FollowedParty | None = named[whose] if whose else own
        self.years = self.chosen.years if self.chosen else ()
        self.year = year if year in self.years else max(self.years, default=0)

    @property
    def is_own(self) -> bool:
        """Whether these are the figures of who looks, which it may add to."""
        return self.chosen is not None and self.chosen.party == self.actor.party

    def followed(self) -> FollowedYear | None:
        """The year; None where nothing was planned or reported."""
        return self.chosen.year(self.year) if self.chosen and self.year else None

    def last_years(self) -> dict[str, list[tuple[str, str, FollowedYear]]]:
        """By side of the table the last year of each party that it may see, with its name and its role."""
        sides: dict[str, list[tuple[str, str, FollowedYear]]] = {title: [] for title in _SIDES.values()}
        for one in self.parties:
            if one.years and one.party.side is not None:
                role = ROLE_TEXTS[ActorRole(one.party.seat.value)][0]
                sides[_SIDES[one.party.side]].append((one.party.name, role, one.year(max(one.years))))
        return sides

    @property
    def term(self) -> TimeInForce:
        """The time in which the tariffs hold."""
        term = TimeInForce.of(self.process.agreement, self.process.in_force)
        assert term is not None  # nobody follows what was not agreed
        return term

    def to_fill_in(self) -> tuple[Quarter, ...]:
        """The quarters that a party reported nothing of, or else the last one that is over; none before the first."""
        waiting = self.chosen.waiting(self.on) if self.is_own and self.chosen else ()
        return waiting or self.term.over(self.on)[-1:]

    def together(self) -> tuple[SeenTogether, ...]:
        """What may be told of all providers together."""
        if granted(self.process, Matter.REALISED_TOGETHER, "", self.actor.party) is None:
            return ()
        return told_together(self.process, self.on)


def follow(request: Request, id: str, wanted: str, whose: str, year: int) -> Follow:
    """Return what somebody sees; that the facilitator looks at figures is kept."""
    process, actor = at_the_table(request, id, wanted)
    accounts = accounts_of(request)
    found = Follow(process, actor, whose, year, accounts.store.clock().date())
    if actor.party.seat is Seat.FACILITATOR:
        accounts.do(lambda unit: unit.audit("kwartaalcijfers_gezien", process.id), actor.principal.id)
    return found


@router.get(
    "/{proces}/volgen",
    summary="Zet kwartaalcijfers naast een overeenkomst die geldt",
    description="De eigen cijfers, met de brug van begroot naar gerealiseerd, de corridor en de signalen; van "
    "aanbieders samen alleen wat verteld mag worden. Dat de begeleider kijkt, wordt vastgelegd.",
    responses={200: on_paper(Volgen), **problems(400, 401, 404)},
)
def followed(request: Request, proces: str, partij: Wanted = "", van: Whose = "", jaar: OfYear = 0) -> Response:
    """Show how an agreement goes."""
    found = follow(request, proces, partij, van, jaar)
    year = found.followed()
    told = Volgen(
        van=found.chosen.party.id if found.chosen else "",
        partijen=[one.party.id for one in found.parties],
        jaren=list(found.years),
        gevolgd=year.as_json() if year else None,
        samen=[one.as_json() for one in found.together()],
    )
    return in_form(request, "volgen", dict(told), lambda: following_report(found))


def following_report(found: Follow) -> Report:
    """Return the report of what somebody sees; raises `Problem` 404 where there is nothing to report."""
    year = found.followed()
    if year is None or found.chosen is None:
        raise not_found()
    return report_of_following(year, found.chosen.party.name)
