"""A year of an agreement followed: budget and cost so far, the causes, the corridor, and what to stop at in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated, Final

from tarief.contracts.corridor import Corridor
from tarief.contracts.followed_far import unlikely_in
from tarief.contracts.following import (
    QUARTERS,
    Cause,
    CorridorSettled,
    FollowedProduct,
    causes_of,
    settled_by,
)
from tarief.contracts.hours import ALMOST, DEPARTURE
from tarief.contracts.limits import ONE, ZERO
from tarief.core.dutch import percent
from tarief.core.findings import Finding, Severity
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.rounding import to_cents

#: More decimals tell nobody anything.
_DECIMALS: Final = 6
_WORDS: Final = {1: "het eerste kwartaal", 2: "een half jaar", 3: "drie kwartalen", 4: "het hele jaar"}


@dataclass(frozen=True, slots=True)
class FollowedYear(Jsonable):
    """A year of an agreement for one party, in cents: the budget of the quarters with figures, the cost, and why."""

    TITLE = "GevolgdJaar"

    year: Annotated[int, "jaar"]
    products: Annotated[tuple[FollowedProduct, ...], "producten"]
    budget: Annotated[Decimal, "begroot"]
    cost: Annotated[Decimal, "gerealiseerd"]
    causes: Annotated[tuple[Cause, ...], "oorzaken"]
    settled: Annotated[CorridorSettled | None, "corridor", Absent] = None
    alerts: Annotated[tuple[Finding, ...], "signalen"] = ()

    @property
    def difference(self) -> Annotated[Decimal, "verschil"]:
        """Cost above the budget."""
        return self.cost - self.budget


def follow_year(year: int, products: Sequence[FollowedProduct], corridor: Corridor | None = None) -> FollowedYear:
    """Return how a year goes, over the quarters of which there are figures; a corridor is of all products together."""
    with localcontext(EXACT):
        budget = to_cents(sum((one.expected.cost for one in products), ZERO))
        cost = to_cents(sum((one.delivered.cost for one in products), ZERO))
        alerts = tuple(alert for one in products for alert in (*unlikely_in(one), *_of_volume(one)))
        settled = None if corridor is None else settled_by(corridor, products)
        if corridor is not None and settled is not None:
            alerts += tuple(_at_edges(corridor, settled))
    return FollowedYear(year, tuple(products), budget, cost, causes_of(products, cost - budget), settled, alerts)


def _of_volume(one: FollowedProduct) -> Iterator[Finding]:
    """Say when the units of the year are almost used, and when use departs from the time that has passed."""
    used, time = one.delivered.units / one.planned.units, Decimal(len(one.quarters)) / QUARTERS
    if one.quarters and used >= ALMOST and time < ONE:
        text = f"{one.label}: na {_WORDS[len(one.quarters)]} is {percent(used)} van de begroting van het jaar gebruikt."
        yield _alert("bijna_op", text, "Bespreek wat nog nodig is, voordat het op is.")
    if one.quarters and abs(used / time - ONE) > DEPARTURE:
        text = f"{one.label}: {percent(used)} is gebruikt in {percent(time)} van het jaar."
        yield _alert("wijkt_af", text, "Ga na of dit tempo past bij de rest van het jaar.")


def _at_edges(corridor: Corridor, settled: CorridorSettled) -> Iterator[Finding]:
    """Say which edge of a band was passed last, and which one comes near."""
    over, part = settled.difference >= 0, abs(settled.difference) / settled.budget
    bands = corridor.over if over else corridor.under
    edges = sorted({edge for band in bands for edge in (band.start, band.end) if edge})
    passed = [edge for edge in edges if part > edge]
    near = [edge for edge in edges if ALMOST * edge <= part <= edge]
    beside = _told_apart(part, [*passed[-1:], *near[:1]])
    told = f"De geleverde zorg ligt {beside} {'boven' if over else 'onder'} de begroting, tegen het tarief"
    if passed:
        text = f"{told}. Dat is voorbij de grens van {percent(passed[-1], 1)} in de corridor."
        advice = "Wat voorbij deze grens komt, verdelen aanbieder en gemeente anders dan wat ervoor ligt."
        yield _alert("grens_voorbij", text, advice)
    if near:
        how = "bereikt" if part == near[0] else "nabij"
        yield _alert("grens_nabij", f"{told}. De grens van {percent(near[0], 1)} in de corridor is {how}.", "")


def _told_apart(part: Decimal, edges: Sequence[Decimal]) -> str:
    """Write a part with as many decimals as tell it from edges that it is not: 2,02% is beyond 2%."""
    for decimals in range(1, _DECIMALS):
        if all(edge == part or percent(edge, decimals) != percent(part, decimals) for edge in edges):
            return percent(part, decimals)
    return percent(part, _DECIMALS)


def _alert(kind: str, text: str, advice: str) -> Finding:
    return Finding(kind, text, advice, Place(), Severity.WARNING)
