"""Frozen snapshots: a later publication may not be laid beside an earlier one to see who changed what."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tarief.core.number import EXACT
from tarief.region.disclosure import Publication
from tarief.region.pairs import why_no_pair
from tarief.region.policy import POLICY, Policy
from tarief.region.safety import Contribution, measured, why_guessed

_OTHER_TARIFFS = (
    "Er staan andere tarieven in dan toen; {same}zeggen steeds andere tarieven samen wat elke aanbieder kost. "
    "Houd de tarieven die vooraf zijn aangekondigd, in dezelfde volgorde."
)


@dataclass(frozen=True)
class Snapshot:
    """The publication that holds after a round; `reason` says why a newer one was not published."""

    publication: Publication
    reason: str = ""


def next_snapshot(earlier: Sequence[Publication], new: Publication, policy: Policy = POLICY) -> Snapshot:
    """Return the new publication, or the last one when the new could be laid beside any published before.

    In each cell enough concerns must have changed (or none), with changes of which no one stands out, and the
    same cells must be hidden: else a hidden cell would follow from what was told earlier. The tariffs stay those
    that were announced first: with others in every round the whole curve would be told in the end. Where nothing
    changed, the earlier publication is returned as it was.
    """
    if earlier and earlier[-1].as_json() == new.as_json() and _same_data(earlier[-1], new):
        return Snapshot(earlier[-1])
    for number, old in enumerate(earlier, 1):
        if told := why_not_beside(old, new, policy):
            return Snapshot(
                earlier[-1], f"Geen nieuwe publicatie: naast nummer {number} gelegd zou zij te veel zeggen. {told}"
            )
    return Snapshot(new)


def why_not_beside(old: Publication, new: Publication, policy: Policy = POLICY) -> str:
    """Say why these two publications may not both be told; empty when they may."""
    if old.tariffs != new.tariffs:
        return _OTHER_TARIFFS.format(same="op dezelfde opgaven " if _same_data(old, new) else "")
    if any(set(tariffs) - set(old.bands.get(cell, ())) for cell, tariffs in new.bands.items()):
        return "Bij een tarief waarvan toen niets werd verteld zou nu wel een cijfer staan."
    before, after = old.derivable, new.derivable
    if old.shown != new.shown or before.keys() != after.keys() or old.cells.keys() != new.cells.keys():
        return "Er zijn andere groepen zichtbaar dan toen."
    told = (_why_changed(before[group], after[group], policy) for group in after)
    return next(filter(None, told), "")


def changes(old: Sequence[Contribution], new: Sequence[Contribution]) -> dict[str, dict[str, Decimal]]:
    """Return per measure how much each changed concern changed, newcomers and leavers included."""
    with localcontext(EXACT):
        before, after = measured(old), measured(new)
        concerns = sorted({item.concern for item in old} | {item.concern for item in new})
        changed = [name for name in concerns if _of(old, name) != _of(new, name)]
        return {
            kind: {name: after[kind].get(name, Decimal(0)) - before[kind].get(name, Decimal(0)) for name in changed}
            for kind in before
        }


def _why_changed(old: Sequence[Contribution], new: Sequence[Contribution], policy: Policy) -> str:
    found = changes(old, new)
    number = len(next(iter(found.values())))
    if not number:
        return ""
    if number < max(policy.changed, policy.coalition + 2):
        return "In een groep veranderden te weinig aanbieders."
    moved = [item for item in new if item.concern in found["gewicht"]]
    with localcontext(EXACT):
        told = next(filter(None, (why_guessed(parts, policy) for parts in found.values())), "")
        enough = len({item.concern for item in moved}) > policy.coalition + 1
        return told or (why_no_pair(moved, policy) if enough else "")


def _same_data(old: Publication, new: Publication) -> bool:
    return old.source.keys() == new.source.keys() and all(
        Counter(found) == Counter(new.source[cell]) for cell, found in old.source.items()
    )


def _of(found: Sequence[Contribution], concern: str) -> list[tuple[Decimal, Decimal]]:
    return sorted((item.value, item.weight) for item in found if item.concern == concern)
