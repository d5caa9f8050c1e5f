"""The tests of disclosure control: counts by concern, dominance, the p rule, and who lies beside a median.

A test returns why a figure may not be told, in Dutch, or nothing. Each looks at what concerns contribute: their
weight, their amount (weight × value) and their value, whichever gives one of them away.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tarief.region.policy import Policy

TOO_FEW = "te weinig"
_FEW = "Er zijn te weinig aanbieders, of te weinig aan een kant van dit cijfer."
_COUNT_BANDS = ((20, "20 of meer"), (10, "10–19"), (5, "5–9"))


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one sheet of a concern adds: its value (a cost, a norm) and the weight it counts for."""

    concern: str
    value: Decimal
    weight: Decimal = Decimal(1)


Parts = Mapping[str, Decimal]


def measured(found: Iterable[Contribution]) -> dict[str, Parts]:
    """Return per concern what can be added up: its weight, its amount, and its values counted once each."""
    items = tuple(found)
    return {
        "gewicht": by_concern(items, lambda item: item.weight),
        "bedrag": by_concern(items, lambda item: item.weight * item.value),
        "waarde": by_concern(items, lambda item: item.value),
    }


def by_concern(found: Iterable[Contribution], measure: Callable[[Contribution], Decimal]) -> dict[str, Decimal]:
    """Return what the contributions of each concern measure together."""
    sums: dict[str, Decimal] = {}
    for item in found:
        sums[item.concern] = sums.get(item.concern, Decimal(0)) + measure(item)
    return sums


def why_no_mean(found: Sequence[Contribution], policy: Policy) -> str:
    """Say why means and shares of these may not be told."""
    concerns = {item.concern for item in found}
    if len(concerns) < policy.mean:
        return f"Er zijn minder dan {policy.mean} aanbieders."
    for parts in measured(found).values():
        if told := _dominated(parts, policy) or why_guessed(parts, policy):
            return told
    return ""


def _dominated(parts: Parts, policy: Policy) -> str:
    ordered, total = _ordered(parts)
    if not total:
        return ""
    if ordered[0] > policy.largest * total:
        return "Eén aanbieder is te groot: die bepaalt meer dan de helft van het cijfer."
    if sum(ordered[:2]) > policy.two_largest * total:
        return "Twee aanbieders samen zijn te groot: zij bepalen bijna het hele cijfer."
    return ""


def why_guessed(parts: Parts, policy: Policy) -> str:
    """Say why the largest could be guessed by a coalition of the next ones (the p rule, on absolute amounts)."""
    ordered, _ = _ordered(parts)
    if not ordered or not ordered[0]:
        return ""
    if sum(ordered[1 + policy.coalition :]) < policy.margin * ordered[0]:
        return "Wie de eigen cijfers kent, kan die van een ander te dicht benaderen."
    return ""


def why_no_quantile(found: Sequence[Contribution], share: Decimal, policy: Policy) -> str:
    """Say why the value at this share of the ordered list (0.5: the median) may not be told.

    One reason for both: with a band of the number of concerns beside it, their bound would tell that number.
    """
    least = policy.median if share == Decimal("0.5") else policy.quartile
    if len({item.concern for item in found}) < least:
        return _FEW
    ordered = sorted(found, key=lambda item: item.value)
    position = share * (len(ordered) - 1)
    below = {item.concern for rank, item in enumerate(ordered) if rank < position}
    above = {item.concern for rank, item in enumerate(ordered) if rank > position}
    if min(len(below), len(above)) < policy.beside:
        return _FEW
    return ""


def count_band(number: int) -> str:
    """Return the band in which a count is told."""
    return next((words for least, words in _COUNT_BANDS if number >= least), TOO_FEW)


def _ordered(parts: Parts) -> tuple[list[Decimal], Decimal]:
    ordered = sorted((abs(part) for part in parts.values()), reverse=True)
    return ordered, sum(ordered, Decimal(0))
