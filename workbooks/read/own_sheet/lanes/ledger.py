"""A total of a ledger: the amounts above it, also those of which a line between them is a percentage."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from tarief.core.expression import Expression, name
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.proposed_search import SHARE, PrintedWay, PutIn
from workbooks.read.own_sheet.words.words import label_of

#: So many lines make a ledger: fewer come to a total by chance.
_FEWEST = 3
#: What a line is called that may be taken off without a minus; whether it is, the total tells.
_OFF = re.compile(r"^(?:af|min|minus)\b|aftrek|in mindering|korting|subsidie|bijdrage", re.IGNORECASE)


def total_of(
    lines: Sequence[PutIn], target: PutIn, labels: Mapping[Key, str], left: Container[PutIn]
) -> PrintedWay | None:
    """Return a printed number as the total of the lines from one above it on; None where it is none.

    `lines` are the numbers of its column above it, from the first down, with what they are called; of these `left` are
    part of no other total. A line that is called a subsidy is taken off where only that comes to the total.
    """
    off = {item.key for item in lines if item.value > 0 and _is_taken_off(labels[item.key])}
    for taken_off in (frozenset[Key](), off) if off else (off,):
        total = near = 0.0  # kept from line to line: a ledger may be long
        for start in range(len(lines) - 1, -1, -1):
            item, count = lines[start], len(lines) - start
            if item.kind == SHARE and count >= _FEWEST:
                break
            total, near = total + (-item.value if item.key in taken_off else item.value), near + item.near
            if count >= _FEWEST and abs(total - target.value) <= target.near + near:
                run = lines[start:]
                return PrintedWay(0.0, tuple(each for each in run if each in left), _total(run, taken_off))
    return None


@lru_cache(maxsize=8_192)
def _is_taken_off(label: str) -> bool:
    return _OFF.search(label) is not None or label_of(label).sign < 0


def _total(run: Sequence[PutIn], taken_off: Container[Key]) -> Expression:
    first, *rest = sorted(run, key=lambda item: item.key in taken_off)
    whole = name(first.key)
    for item in rest:
        whole = whole - name(item.key) if item.key in taken_off else whole + name(item.key)
    return whole
