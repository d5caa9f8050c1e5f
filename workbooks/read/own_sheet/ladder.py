"""The order of a build-up: wage, allowances, charges, hours, direct costs, overhead, what comes last.

What a text is only like counts for less where it stands out of order between cells that are named for sure: a share
above the employer's charges is no overhead, one below the direct costs no allowance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workbooks.read.own_sheet.alike import NAMED
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.options import InputLine

#: The rungs by the inputs on them; contract hours stand anywhere.
_RUNGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"bruto_\w*loon$",
        r"vakantietoeslag|eindejaarsuitkering|ikb_opslag|onregelmatigheid|overige_toeslagen|loopbaanbudget",
        r"werkgeverslasten|pensioenpremie",
        r"productiviteit|\w*uren$|ziekteverzuim|leegloop",
        r"\w+kosten_per_(?:uur|dagdeel|etmaal)$|opleidingsbudget",
        r"overhead",
        r"risico_opslag|indexatie",
    )
)
_ANYWHERE = ("contracturen",)
#: What is left of a likeness that is out of order.
_OUT_OF_ORDER = 0.5  # float: a share
Options = dict[Key, list[InputLine]]


def in_order(options: Options) -> Options:
    """Return the options of the cells of a product, those by likeness that are out of order behind the others."""
    surely = {leaf: rung for leaf, lines in options.items() if (rung := _surely(lines)) is not None}
    return {leaf: lines if leaf in surely else _sorted(leaf, lines, surely) for leaf, lines in options.items()}


def _surely(lines: list[InputLine]) -> int | None:
    return _rung(lines[0].key) if lines and lines[0].score >= NAMED and not lines[0].is_alike else None


def _rung(key: str) -> int | None:
    if key in _ANYWHERE:
        return None
    return next((rung for rung, pattern in enumerate(_RUNGS) if pattern.match(key)), None)


def _sorted(leaf: Key, lines: list[InputLine], surely: Mapping[Key, int]) -> list[InputLine]:
    above = max((key for key in surely if key < leaf and key.sheet == leaf.sheet), default=None)
    below = min((key for key in surely if key > leaf and key.sheet == leaf.sheet), default=None)
    if above is None or below is None or surely[above] > surely[below]:
        return lines
    made = []
    for line in lines:
        rung = _rung(line.key) if line.is_alike else None
        out = rung is not None and not surely[above] <= rung <= surely[below]
        made.append(_less(line) if out else line)
    return sorted(made, key=lambda line: -line.score)


def _less(line: InputLine) -> InputLine:
    found = line.found
    return replace(line, found=replace(found, match=replace(found.match, score=_OUT_OF_ORDER * line.score)))
