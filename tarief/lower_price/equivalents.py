"""Equivalents: for a target price, the one value per input that would make it true ("wat moet dan waar zijn?").

Each input is moved alone, with everything else as it is (docs/onderhandeling.md#vlakke-korting).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.core.door import Progress, door
from tarief.core.dutch import shown
from tarief.core.findings import Finding, refuse
from tarief.core.jsonable import Jsonable
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.core.units import Unit
from tarief.lower_price.limits import below_premiums, is_fact, unlikely, why_impossible
from tarief.lower_price.solve import Solution, solve
from tarief.model.plan import Node, NodeKind

#: Lowest and highest value seen in practice, by key of the input.
Ranges = Mapping[str, tuple[Decimal, Decimal]]

_POSSIBLE = "`mogelijk` wil zeggen: niet te toetsen, er is geen bandbreedte bekend."
_FACT = "Komt uit een cao, de wet of een fonds; geen partij kan iets anders kiezen."


class Plausibility(StrEnum):
    """What the needed value comes to; `POSSIBLE` is for inputs of which no range is known: it cannot be tested."""

    WITHIN = "binnen_bandbreedte"
    OUTSIDE = "buiten_bandbreedte"
    POSSIBLE = "mogelijk"
    IMPOSSIBLE = "onmogelijk"
    NO_INFLUENCE = "geen_invloed"

    @property
    def words(self) -> str:
        """The verdict as a reader sees it."""
        return "niet te toetsen" if self is Plausibility.POSSIBLE else self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Equivalent(Jsonable):
    """The one value of an input that would make the lower price true.

    `value` is None when no value does.
    `price` is the unrounded price at that value; `exact` is False where rounded steps keep it from the target.
    `is_fact` tells that the value comes from a cao, the law or a fund: nobody at the table can choose another.
    """

    TITLE = "Evenwaarde"
    ORDER = "sleutel label eenheid nu nodig exact oordeel oordeel_tekst feit reden"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    unit: Annotated[Unit, "eenheid"]
    current: Annotated[Decimal, "nu"]
    value: Annotated[Decimal | None, "nodig"]
    price: Decimal | None
    exact: Annotated[bool, "exact"]
    verdict: Annotated[Plausibility, "oordeel", _POSSIBLE, str]
    reason: Annotated[str, "reden"]
    is_fact: Annotated[bool, "feit", _FACT] = False

    @property
    def shown(self) -> str:
        """The needed value in Dutch notation, `geen` where there is none."""
        return "geen" if self.value is None else shown(self.value, self.unit)

    @property
    def _words(self) -> Annotated[str, "oordeel_tekst"]:
        return self.verdict.words

    def __str__(self) -> str:
        return f"{self.label}: van {shown(self.current, self.unit)} naar {self.shown}. {self.reason}".strip()


@door()
def equivalents(
    breakdown: Breakdown, target: Decimal, ranges: Ranges | None = None, progress: Progress | None = None
) -> tuple[Equivalent, ...]:
    """Return, for each numeric input of the calculation, the value that makes the unrounded price the target.

    `ranges` holds the values observed in practice, by key of the input. Inputs that were not claimed are left
    out, and so are shares of a table that sum to 1: those cannot change alone. `progress(done, inputs)` is called
    where there are many. Raises `Refused` for a target that is no amount above zero, or a range that is none.
    """
    known = ranges or {}
    refuse_no_target(target, known)
    nodes = {key: node for key, node in breakdown.plan.nodes.items() if can_change_alone(breakdown, node)}
    seen = {key: known.get(key, known.get(node.quantity.key)) for key, node in nodes.items()}
    limits = {key: (node.quantity.minimum, node.quantity.maximum, *(seen[key] or ())) for key, node in nodes.items()}
    points = {key: [limit for limit in each if limit is not None] for key, each in limits.items()}
    found = solve(breakdown.plan, breakdown.values, points, target, progress)
    return tuple(_equivalent(breakdown, key, found[key], seen[key]) for key in nodes)


def _equivalent(breakdown: Breakdown, key: str, found: Solution, seen: tuple[Decimal, Decimal] | None) -> Equivalent:
    node, current = breakdown.plan.nodes[key], breakdown.values[key]
    verdict, reason = _judge(breakdown, key, found, seen)
    return Equivalent(
        key, node.label, node.unit, current, found.value, found.price, found.exact, verdict, reason,
        is_fact=is_fact(node),
    )  # fmt: skip


def _judge(
    breakdown: Breakdown, key: str, found: Solution, seen: tuple[Decimal, Decimal] | None
) -> tuple[Plausibility, str]:
    if not found.influence:
        return Plausibility.NO_INFLUENCE, "Deze invoer heeft hier geen invloed op de prijs."
    if found.value is None:
        return Plausibility.IMPOSSIBLE, "Geen enkele waarde van deze invoer alleen geeft deze prijs."
    if told := why_impossible(breakdown, key, found.value):
        return Plausibility.IMPOSSIBLE, told
    if seen is None and (told := below_premiums(breakdown, key, found.value)):
        return Plausibility.OUTSIDE, told
    if seen is None and (told := unlikely(breakdown.plan.nodes[key], found.value)):
        return Plausibility.OUTSIDE, told
    if seen is None:
        return Plausibility.POSSIBLE, "Er is geen waargenomen bandbreedte om aan te toetsen."
    unit = breakdown.plan.nodes[key].unit
    low, high = (shown(end, unit) for end in seen)
    least, value, most = (_as_shown(number, unit) for number in (seen[0], found.value, seen[1]))
    if least <= value <= most:
        return Plausibility.WITHIN, f"Dit ligt binnen wat is waargenomen: {low} tot {high}."
    return Plausibility.OUTSIDE, f"Dit ligt buiten wat is waargenomen: {low} tot {high}."


def _as_shown(value: Decimal, unit: Unit) -> Decimal:
    """A number in the decimals that are shown of it: what reads the same is judged the same."""
    return rounded_decimal(value, unit.places)


def can_change_alone(breakdown: Breakdown, node: Node) -> bool:
    """Tell whether a line is an input that was claimed and can move on its own: shares that sum to 1 cannot."""
    shares = {table.share for table in breakdown.model.tables.values()}
    return node.formula is None and node.kind is not NodeKind.ABSENT and node.quantity.key not in shares


def refuse_no_target(target: Decimal, ranges: Ranges) -> None:
    """Raise `Refused` for a target that is no price, or a range that is none, at its key."""
    found = []
    if not target.is_finite() or target <= 0:
        text = f"{target} is geen prijs om naar te rekenen."
        found.append(Finding("doel_ongeldig", text, "Geef een bedrag boven nul.", Place.of("doel")))
    for key, (low, high) in ranges.items():
        if not (low.is_finite() and high.is_finite() and low <= high):
            text = f"{low} tot {high} is geen bandbreedte."
            found.append(
                Finding("bandbreedte_ongeldig", text, "Geef eerst de laagste, dan de hoogste waarde.", Place.of(key))
            )
    refuse(found)
