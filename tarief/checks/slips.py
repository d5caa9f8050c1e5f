"""Which input was meant otherwise: the one that brings a price back when its point, or what was held, is put there.

What was filled in otherwise than a model holds is looked at first, and alone: what nobody touched is nobody's slip.
Beside it: a price below nothing, one far from every tariff that was published for its unit, and an input of another
order than a workbook held that makes another price.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Refused, remark
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.core.plausible import another_order, meant_beside, short
from tarief.parameters.published import published_tariffs

BELOW: Final = "tarief_onder_nul"
OTHER: Final = "invoer_onwaarschijnlijk"
UNLIKELY: Final = "tarief_onwaarschijnlijk"
_ORDER: Final = Decimal(4)
_WHY_FAR: Final = "Dan staat er meestal ergens een komma of een nul verkeerd."
#: So many times as high or low a price must become before an input of another order is told.
_MOVED: Final = Decimal(3)
#: Where the point may stand instead, the most usual slips first; and how many inputs are named.
_POINTS: Final = (-2, 2, -1, 1, -3, 3)
_MOST: Final = 3

#: Whether a price is what somebody can have meant.
Fits = Callable[[Decimal], bool]


def changed_inputs(breakdown: Breakdown) -> dict[str, Decimal]:
    """Return the inputs that are other than the model holds, each with what it holds."""
    found = {}
    for key, entry in breakdown.model.completed({}).items():
        held = entry.get("waarde") if isinstance(entry, dict) else None
        value = breakdown.values.get(key)
        if isinstance(held, str) and key in breakdown.way.given and value is not None and value != Decimal(held):
            found[key] = Decimal(held)
    return found


def what_was_meant(breakdown: Breakdown, fits: Fits) -> str:
    """Return the question what was meant, or what to look at where no single input brings the price back."""
    changed = changed_inputs(breakdown)
    if meant := " of ".join(islice(_meant(breakdown, changed, fits), _MOST)):
        return f"Bedoelt u misschien {meant}?"
    labels = [breakdown.plan.nodes[key].label for key in changed]
    return f"Kijk eerst naar wat u zelf invulde: {', '.join(labels[:_MOST])}." if labels else "Loop de invoer na."


def _meant(breakdown: Breakdown, changed: dict[str, Decimal], fits: Fits) -> Iterator[str]:
    nodes = breakdown.plan.nodes
    for key in changed or breakdown.way.given:
        value = breakdown.values.get(key)
        if not value or nodes[key].quantity.row:  # a line of a table has no name by which it can be changed
            continue
        others = [value.scaleb(points) for points in _POINTS] + ([changed[key]] if key in changed else [])
        better = (other for other in others if fits(price_with(breakdown, key, other)))
        if (other := next(better, None)) is not None and (
            key in changed or other % 1 == 0 or value % 1 or nodes[key].unit.money  # no 0,04 persons for 4
        ):
            yield f"{told(breakdown, key, other)} in plaats van {told(breakdown, key, value)} bij {nodes[key].label}"


def told(breakdown: Breakdown, key: str, value: Decimal) -> str:
    """Return a value of an input as somebody writes it."""
    percent = breakdown.plan.nodes[key].unit.percent
    return f"{short(value * 100)}%" if percent else short(value)


def price_with(breakdown: Breakdown, key: str, value: Decimal) -> Decimal:
    """Return the price with another value of an input; nothing where there is none."""
    try:
        return breakdown.change(**{key: plain(value)}).tarief
    except Refused:
        return Decimal(0)


def below_nothing(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield that a price lies below nothing, with the input that takes it there."""
    if breakdown.tarief < 0:
        text = f"Het tarief is {shown(breakdown.tarief, breakdown.unit)}."
        advice = what_was_meant(breakdown, lambda price: price > 0)
        yield remark(BELOW, Place.of(breakdown.plan.result), text, "Een prijs ligt boven nul.", advice)


def far_from_held(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield each input of another order than the workbook held that makes another price altogether."""
    for key, held in changed_inputs(breakdown).items():
        value = breakdown.values[key]
        if held <= 0 or not another_order(value, held):
            continue
        before = price_with(breakdown, key, held)
        if before <= 0 or before / _MOVED < breakdown.tarief < before * _MOVED:
            continue
        text = (
            f"{breakdown.plan.nodes[key].label} is {told(breakdown, key, value)}; "
            f"in het werkboek staat {told(breakdown, key, held)}."
        )
        prices = (shown(price, breakdown.unit) for price in (before, breakdown.tarief))
        why = "Daardoor gaat de prijs van {} naar {}.".format(*prices)
        yield remark(OTHER, Place.of(key), text, why, f"{_beside(breakdown, key, value, held)}Controleer het getal.")


def _beside(breakdown: Breakdown, key: str, value: Decimal, held: Decimal) -> str:
    percent = breakdown.plan.nodes[key].unit.percent
    return meant_beside(value * 100, held * 100, "%") if percent else meant_beside(value, held)


def far_from_published(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield that a price is of another order than what was published, with the inputs that may be meant otherwise.

    The published tariffs are those of the library; over four times the highest, or under a quarter of the lowest, is
    another order where it is far from the middle one too. Which input was meant otherwise is found by trying: the one
    that brings the price back among the published ones.
    """
    found = published_tariffs(breakdown.library, breakdown.unit)
    if found is None or found.among(breakdown.tarief, _ORDER) or not found.far(breakdown.tarief):
        return
    what = found.beside("Het tarief", breakdown.tarief)
    yield remark(UNLIKELY, Place.of(breakdown.plan.result), what, _WHY_FAR, what_was_meant(breakdown, found.among))
