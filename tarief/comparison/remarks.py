"""What there is to say of a comparison as a whole."""

from __future__ import annotations

from decimal import Decimal

from tarief.comparison.bridge import Bridge
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity

#: Bars of two models that are together more than this many times the gap hardly say anything about it,
_TIMES = 10
#: if they are together more than this part of the price: a gap of a cent is no reason.
_PART = Decimal("0.1")
_NOTHING = Decimal(0)


def remarks(bridge: Bridge) -> tuple[Finding, ...]:
    """Return a warning where two models differ so much that large parts cancel each other out."""
    bars = sum(map(abs, bridge.contributions.values()), _NOTHING)
    price = max(abs(side.tarief) for side in (bridge.a, bridge.b))
    if bridge.solved.game.meeting.same_model or bars <= _TIMES * abs(bridge.gap) or bars <= _PART * price:
        return ()
    total, gap = (shown(amount, bridge.a.unit) for amount in (bars, abs(bridge.gap)))
    text = (
        f"De bijdragen zijn samen {total}, meer dan {_TIMES} keer het verschil van {gap}: ze heffen elkaar op. "
        "Er is weinig om op te onderhandelen."
    )
    advice = "Vergelijk binnen één model: reken een van de twee opgaven met het model van de ander."
    return (Finding("delen_heffen_elkaar_op", text, advice, severity=Severity.WARNING),)
