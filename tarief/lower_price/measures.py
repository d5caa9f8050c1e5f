"""Real measures beside a flat cut: what each would save per unit, and whether that is as much as the cut."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated, Any

from tarief.calculation import Breakdown, Line
from tarief.core.amounts import amount
from tarief.core.dutch import dutch, percent, shown
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.ties import without_noise
from tarief.core.units import EURO, Unit
from tarief.lower_price.equivalents import Equivalent, Plausibility, Ranges

#: Inputs by key with their new value, as somebody wrote it.
Plan = Mapping[str, Any]
Plans = Mapping[str, Plan]
_PLURALS = {"uur": "uren", "etmaal": "etmalen", "traject": "trajecten", "dagdeel": "dagdelen"}

#: A share that is almost all of it is not told as all of it.
_ALMOST = Decimal("0.99")


@dataclass(frozen=True, slots=True)
class Measure(Jsonable):
    """A real measure beside the cut.

    `saving` is unrounded; a share of the cut of 1 or more saves as much. `shown` is what the shown price goes down.
    """

    TITLE = "Maatregel"
    ORDER = "sleutel label besparing besparing_getoond deel_van_korting"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    saving: Annotated[Decimal, "besparing", "Per eenheid, onafgerond."]
    share_of_cut: Annotated[Decimal, "deel_van_korting"]
    shown: Annotated[Decimal, "besparing_getoond", "Wat het getoonde tarief daalt."]
    suffices: Annotated[bool, "genoeg", "In de centen waarin de prijzen getoond worden."]
    unit: Unit = EURO

    @property
    def shown_share(self) -> Decimal:
        """The share of the cut as it is shown: less than all of it where it does not suffice."""
        return max(self.share_of_cut, Decimal(1)) if self.suffices else min(self.share_of_cut, _ALMOST)

    @property
    def text(self) -> str:
        """The measure in one sentence."""
        return (
            f"{self.label}: {amount(self.shown, self.unit)} per eenheid, "
            f"{dutch(self.shown_share.scaleb(2), 0)}% van de korting."
        )


def measures(
    breakdown: Breakdown, share: Decimal, found: Iterable[Equivalent], ranges: Ranges, own: Plans
) -> tuple[Measure, ...]:
    """Return the measures to set beside a cut of `share`.

    Inputs that can bear the whole cut within what was observed, the favourable end of every range, scrapping
    the municipality's own rules, fewer units per client, and the named plans `own` (overrides by name).
    """
    whole = EXACT.multiply(breakdown.exact(breakdown.plan.result), share)
    listed = [
        _saving(breakdown, whole, item.key, f"{item.label} naar {item.shown}", whole)
        for item in found
        if item.verdict is Plausibility.WITHIN
    ]
    listed += _favourable_ends(breakdown, whole, ranges, {item.key for item in listed})
    listed += [
        _measure(breakdown, whole, line.key, "Eigen eisen schrappen", {line.key: Decimal(0)})
        for line in _own_rules(breakdown)
    ]
    listed += [_plan(breakdown, whole, name, changes) for name, changes in own.items()]
    fewer = f"minder {units(breakdown.per)} per cliënt"
    less = f"{percent(share, 1)} minder volume, bijvoorbeeld {fewer}, bij dezelfde prijs"
    return (*listed, _saving(breakdown, whole, "volume", less, whole))


def _own_rules(breakdown: Breakdown) -> list[Line]:
    """What the rules of a municipality cost, or the line that was given instead and rests on nothing else."""
    index = breakdown.model.index
    keys = set(index.with_role("own_rules"))
    given = [line for line in breakdown.lines if line.value and breakdown.plan.nodes[line.key].formula is None]
    return [line for line in given if line.key in keys or keys >= index.upstream(line.key) > frozenset()]


def _favourable_ends(breakdown: Breakdown, whole: Decimal, ranges: Ranges, done: set[str]) -> list[Measure]:
    best: dict[str, Decimal] = {}
    for key, ends in ranges.items():
        node = breakdown.plan.nodes.get(key)
        if node is not None and node.formula is None:
            best[key] = min((*ends, breakdown.values[key]), key=lambda end: breakdown.plan.price({key: end}))
    moved = {key: end for key, end in best.items() if end != breakdown.values[key]}
    listed = [
        _measure(breakdown, whole, key, f"{node.label} naar {shown(end, node.unit)}", {key: end})
        for key, end in moved.items()
        if key not in done
        for node in (breakdown.plan.nodes[key],)
    ]
    if len(moved) > 1:
        label = "Alle invoer tegelijk aan de gunstige kant van wat is waargenomen"
        listed.append(_measure(breakdown, whole, "samen", label, moved))
    return listed


def _plan(breakdown: Breakdown, whole: Decimal, name: str, changes: Plan) -> Measure:
    after = breakdown.change(**changes)
    return _saving(
        breakdown, whole, name, name, breakdown.exact(breakdown.plan.result) - after.exact(after.plan.result)
    )


def _measure(breakdown: Breakdown, whole: Decimal, key: str, label: str, known: Mapping[str, Decimal]) -> Measure:
    return _saving(breakdown, whole, key, label, breakdown.exact(breakdown.plan.result) - breakdown.plan.price(known))


def _saving(breakdown: Breakdown, whole: Decimal, key: str, label: str, saving: Decimal) -> Measure:
    """A measure, with what the price goes down in the cents in which it is shown."""
    with localcontext(EXACT):
        shown, cut = (_shown_saving(breakdown, amount) for amount in (saving, whole))
        return Measure(key, label, saving, saving / whole, shown, suffices=shown >= cut, unit=breakdown.unit)


def _shown_saving(breakdown: Breakdown, saving: Decimal) -> Decimal:
    """What the shown price goes down with a saving."""
    lower = without_noise(breakdown.exact(breakdown.plan.result) - saving)
    return breakdown.tarief - breakdown.final.shown(lower)


def units(unit: str) -> str:
    """Return the unit in the plural: `uren`; `eenheden` where it has none of its own."""
    return _PLURALS.get(unit, "eenheden")


def plural(unit: str) -> str:
    """Return what a volume in this unit is called: `de uren`."""
    return f"de {_PLURALS[unit]}" if unit in _PLURALS else "het volume"
