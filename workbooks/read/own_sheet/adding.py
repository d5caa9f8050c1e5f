"""Lines of one list as one value: their sum, for each thing that they can mean."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.candidates import Candidate


def add(candidates: list[Candidate], label: str = "") -> Candidate:
    """Return the sum of candidates that can mean the same things, cell by cell."""
    first = candidates[0]
    if len(candidates) == 1:
        return first
    meanings = tuple(
        meaning.stating(sum((each.meanings[index].value for each in candidates), Decimal(0)))
        for index, meaning in enumerate(first.meanings)
    )
    founds = tuple(found for each in candidates for found in each.founds)
    told = label or " + ".join(dict.fromkeys(each.found.label for each in candidates))
    named = replace(founds[0], label=told)
    return replace(
        first, founds=(named, *founds[1:]), meanings=meanings, explanation=f"Som van {len(founds)} regels: {told}."
    )


def addable(candidates: list[Candidate]) -> bool:
    """Whether candidates can be added: the same unit and the same options."""
    shapes = {(each.unit, tuple(m.choice for m in each.meanings), each.question) for each in candidates}
    return len(shapes) == 1 and all(meaning.sets for each in candidates for meaning in each.meanings)
