"""The picture of an analysis: the tornado over all inputs that can be worked out at both ends."""

from __future__ import annotations

from api.charts.style import Drawing
from api.charts.tornado import Swing, described, tornado
from tarief.scenarios.analysis import Analysis


def picture(found: Analysis, *, narrow: bool = False) -> Drawing | None:
    """Return the specification; None when no input can be moved."""
    swings = _swings(found)
    return tornado(swings, found.study.base.breakdown.tarief, narrow=narrow) if swings else None


def in_words(found: Analysis) -> str:
    """Say what the picture shows."""
    return described(_swings(found), found.study.base.breakdown.tarief)


def _swings(found: Analysis) -> list[Swing]:
    return [
        (bar.label, bar.at_low, bar.at_high, bar.low_text, bar.high_text)
        for bar in found.bars
        if bar.at_low is not None and bar.at_high is not None
    ]
