"""Which element of the law a line of a workbook is, by the words that our own models have for it: a proposal."""

from __future__ import annotations

from functools import cache

from tarief.models import MODELS


@cache
def _known() -> dict[str, tuple[str, str]]:
    """The letters of both laws by key and by label, of every line of our models that has them."""
    lines = [line for model in MODELS.values() for line in model.quantities.values() if line.jeugdwet or line.wmo]
    by_label = {line.label.casefold(): (line.jeugdwet, line.wmo) for line in lines}
    return by_label | {line.key: (line.jeugdwet, line.wmo) for line in lines}


def letters_of(key: str, label: str) -> tuple[str, str]:
    """Return the letters of the Jeugdwet and the Wmo that a line probably has; empty for an unknown one."""
    known = _known()
    return known.get(key) or known.get(label.casefold()) or ("", "")
