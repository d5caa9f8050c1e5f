"""The order of a build-up: wage, allowances, charges, hours, direct costs, overhead, what comes last.

What a text is only like counts for less where it stands out of order between cells that are named for sure: a share
above the employer's charges is no overhead, one below the direct costs no allowance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from workbooks.read.own_sheet.found.around import NO_MATCH
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.roles.alike import NAMED

#: The rungs by the inputs on them; contract hours and what is worked out on the way stand anywhere.
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
_ANYWHERE, _OVERHEAD = re.compile(r"contracturen|loon|directe_kosten|kosten_niet"), 5
#: What a cell between two of one rung is too, however little its texts are like it; and how like them it is then.
_AS_ITS_NEIGHBOURS = re.compile(
    r"(?:indirecte|feestdag|scholings|overleg|reis|verlof)uren$|clientgebonden_kosten_per|overhead$"
)
_AMONG = 0.45  # float: a score
#: A name that is less sure than this counts for less too, between two cells of one other rung.
_SURE = 0.75  # float: a score
#: What is left of a likeness that is out of order.
_OUT_OF_ORDER = 0.5  # float: a share
Options = dict[Key, list[InputLine]]


def in_order(options: Options) -> Options:
    """Return the options of the cells of a product, those by likeness that are out of order behind the others."""
    surely = {leaf: rung for leaf, lines in options.items() if (rung := _surely(lines)) is not None}
    made: Options = {}
    for leaf, lines in options.items():
        if lines and not (leaf in surely and lines[0].score >= _SURE):
            above, below = _neighbours(leaf, surely)
            like = options[above] if above is not None and surely[above] == _OVERHEAD else []
            lines = _sorted([*lines, *_as_neighbour(lines[0], like)], surely, above, below)
        made[leaf] = lines
    return made


def _neighbours(leaf: Key, surely: Mapping[Key, int]) -> tuple[Key | None, Key | None]:
    """The nearest cells above and below whose texts name an input for sure."""
    same = [key for key in surely if key.sheet == leaf.sheet and key != leaf]
    return max((key for key in same if key < leaf), default=None), min(
        (key for key in same if key > leaf), default=None
    )


def _as_neighbour(first: InputLine, like: list[InputLine]) -> Iterator[InputLine]:
    """A post among those of the overhead, in euros as these are."""
    number = first.found.number
    if number.share or first.found.seen.is_share or abs(number.value) <= 1:
        return
    for line in like:
        if line.key == "overhead" and not line.is_share and line.meaning.value == line.found.number.value:
            found = first.found.having(match=replace(NO_MATCH, score=_AMONG))
            yield replace(line, leaf=first.leaf, found=found, meaning=line.meaning.stating(number.value, line.base))


def _surely(lines: list[InputLine]) -> int | None:
    return _rung(lines[0].key) if lines and lines[0].score >= NAMED and not lines[0].is_alike else None


@cache
def _rung(key: str) -> int | None:
    if _ANYWHERE.match(key):
        return None
    return next((rung for rung, pattern in enumerate(_RUNGS) if pattern.match(key)), None)


def _sorted(lines: list[InputLine], surely: Mapping[Key, int], above: Key | None, below: Key | None) -> list[InputLine]:
    if above is None or below is None or surely[above] > surely[below]:
        return lines
    made = []
    one = surely[above] == surely[below]
    for line in lines:
        rung = _rung(line.key) if line.is_alike or (one and line.score < _SURE) else None
        if rung is not None and not surely[above] <= rung <= surely[below]:
            line = _scored(line, _OUT_OF_ORDER * line.score)
        elif one and rung == surely[above] and line.is_alike and _AS_ITS_NEIGHBOURS.match(line.key):
            line = _scored(line, max(line.score, _AMONG))
        made.append(line)
    return sorted(made, key=lambda line: -line.score)


def _scored(line: InputLine, score: float) -> InputLine:
    return replace(line, found=line.found.having(match=replace(line.found.match, score=score)))
