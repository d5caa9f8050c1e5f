"""Packages: who gets its way on which open point, worked out from what matters to either side. A suggestion, no ground.

The points of the parties go in and never come out: what is told is the share of each open point, to the facilitator
only, and of providers nothing where the rules of disclosure would not let a median be told
(docs/onderhandeling.md#pakketten).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from tarief.core.jsonable import Jsonable
from tarief.core.number import Plain
from tarief.core.ties import decimal_of
from tarief.negotiation.definition import ParameterKind
from tarief.negotiation.importance import BESIDE_PRICE, POINTS
from tarief.negotiation.party import TableSide
from tarief.negotiation.position import Item
from tarief.negotiation.process import Process
from tarief.region.policy import POLICY
from tarief.region.rules import quantile
from tarief.region.safety import Contribution, why_no_quantile

#: What each point weighs for a side; the points together weigh a hundred.
Weights = Mapping[str, Fraction]
#: The share of each point that goes to who gives care, from 0 to 1; the rest goes to who pays.
Shares = dict[str, Fraction]
_HALF: Final = Decimal("0.5")
_TENTHS: Final = 10


@dataclass(frozen=True)
class SeenPackage(Jsonable):
    """A package: of each open point how far it goes the way of who gives care, in tenths."""

    TITLE = "PakketGezien"

    product: Annotated[str, "product"]
    idea: Annotated[str, "gedachte"]
    shares: Annotated[Mapping[str, Plain], "naar_zorgaanbieders"]


def open_issues(process: Process, product: str) -> tuple[str, ...]:
    """Return what can be traded: values that are no fact and not settled, and what is agreed besides."""
    care = process.products[product]
    known = [key for key in care.parameters if key in process.definitions]
    traded = [key for key in known if process.definitions[key].kind is not ParameterKind.FACT]
    return (*(key for key in traded if Item(product, key) not in process.locks), *BESIDE_PRICE)


def packages(process: Process, product: str) -> tuple[SeenPackage, ...]:
    """Return two or three packages; none where a side has not divided its points, or that would tell of a few."""
    issues = open_issues(process, product)
    paying, giving = _paying(process, product, issues), _giving(process, product, issues)
    if paying is None or giving is None:
        return ()
    fair = concede(paying, giving, lambda taken, given: given >= taken)
    best = _largest_product(paying, giving)
    told: list[tuple[str, Shares]] = [("gelijk opgaan: beide kanten winnen evenveel", fair)]
    told += [("het grootste product van wat beide kanten winnen", best)] if best != fair else []
    told += [
        (f"even goed voor wie betaalt, anders verdeeld ({n})", one)
        for n, one in enumerate(_as_good(paying, giving, fair), 1)
    ]
    return tuple(SeenPackage(product, idea, _in_tenths(shares)) for idea, shares in told[:3])


def concede(paying: Weights, giving: Weights, enough: Callable[[Fraction, Fraction], bool]) -> Shares:
    """Let who pays give up points, first those that weigh most for the other side against its own, until it is enough.

    `enough` says so of what both have. The last point is split where both then have the same.
    """
    shares: Shares = dict.fromkeys(paying, Fraction(0))
    for issue in _cheapest_first(paying, giving):
        before = value(shares, paying, giving)
        shares[issue] = Fraction(1)
        if enough(*value(shares, paying, giving)):
            rise = paying[issue] + giving[issue]
            shares[issue] = (before[0] - before[1]) / rise if rise else Fraction(0)
            return shares
    return shares


def value(shares: Shares, paying: Weights, giving: Weights) -> tuple[Fraction, Fraction]:
    """Return what a package is worth to who pays and to who gives care."""
    given = sum((share * giving[issue] for issue, share in shares.items()), Fraction(0))
    kept = sum(((1 - share) * paying[issue] for issue, share in shares.items()), Fraction(0))
    return kept, given


def _cheapest_first(paying: Weights, giving: Weights) -> list[str]:
    """The points in the order that costs who pays least for what it gives: by v/w, without dividing by nought."""
    return sorted(paying, key=lambda issue: -giving[issue] / (paying[issue] + giving[issue] or Fraction(1)))


def _largest_product(paying: Weights, giving: Weights) -> Shares:
    """The package on the frontier with the largest product: on each piece of it a parabola with a known top."""
    shares: Shares = dict.fromkeys(paying, Fraction(0))
    best, most = dict(shares), Fraction(-1)
    for issue in _cheapest_first(paying, giving):
        kept, given = value(shares, paying, giving)
        cost, gain = paying[issue], giving[issue]
        top = (kept * gain - given * cost) / (2 * cost * gain) if cost and gain else Fraction(0 if cost else 1)
        for share in (Fraction(0), min(max(top, Fraction(0)), Fraction(1)), Fraction(1)):
            tried = {**shares, issue: share}
            one, other = value(tried, paying, giving)
            if one * other > most:
                best, most = tried, one * other
        shares[issue] = Fraction(1)
    return best


def _as_good(paying: Weights, giving: Weights, fair: Shares) -> Iterable[Shares]:
    """Packages that are worth the same to who pays, with other points in them."""
    worth = value(fair, paying, giving)[0]
    found: list[Shares] = []
    for order in (sorted(paying, key=lambda issue: -giving[issue]), sorted(paying, key=lambda issue: paying[issue])):
        shares: Shares = dict.fromkeys(paying, Fraction(0))
        left = sum(paying.values(), Fraction(0)) - worth
        for issue in order:
            shares[issue] = min(Fraction(1), left / paying[issue]) if paying[issue] else Fraction(1)
            left -= shares[issue] * paying[issue]
        found += [shares] if shares not in (fair, *found) else []
    return found


def _in_tenths(shares: Shares) -> dict[str, Decimal]:
    return {issue: decimal_of(Fraction(round(share * _TENTHS), _TENTHS)) for issue, share in shares.items()}


def _paying(process: Process, product: str, issues: Sequence[str]) -> Weights | None:
    """What matters to the municipalities together."""
    found = [points for party, points in _given(process, product) if process.parties[party].side is TableSide.PAYING]
    return _weights({issue: sum((one.get(issue, Decimal(0)) for one in found), Decimal(0)) for issue in issues})


def _giving(process: Process, product: str, issues: Sequence[str]) -> Weights | None:
    """What matters to the providers together: the median of each point, where that may be told."""
    found = {
        party: points for party, points in _given(process, product) if process.parties[party].side is TableSide.GIVING
    }
    medians: dict[str, Decimal] = {}
    for issue in issues:
        held = [
            Contribution(process.parties[party].group, points.get(issue, Decimal(0))) for party, points in found.items()
        ]
        if why_no_quantile(held, _HALF, POLICY):
            return None
        medians[issue] = quantile(sorted(item.value for item in held), _HALF)
    return _weights(medians)


def _given(process: Process, product: str) -> list[tuple[str, Mapping[str, Decimal]]]:
    return [(party, points) for (party, about), points in process.importance.items() if about == product]


def _weights(points: Mapping[str, Decimal]) -> Weights | None:
    total = sum(points.values(), Decimal(0))
    return {issue: Fraction(held) * POINTS / Fraction(total) for issue, held in points.items()} if total else None
