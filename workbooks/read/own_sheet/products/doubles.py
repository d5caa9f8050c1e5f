"""Several numbers for one input: added, the same value twice, the better label, or a question which one holds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.cells.bounds import MOST_VALUES
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate, distinct

#: A year has 52 weeks, or a little more.
_OF_A_YEAR = Decimal("0.006")


def of_doubles(group: list[Candidate], aside: Bin) -> Candidate | None:
    """The same value twice is one value; different values are asked, unless one label is much surer."""
    best = max(group, key=lambda each: each.found.match.score)
    different = []
    for each in (each for each in group if each is not best):
        if _same_value(each, best):
            aside.leave(each, f"dezelfde waarde staat in {best.found.sheet}!{best.found.seen.address}")
        elif each.found.match.score < best.found.match.score - 0.3:
            aside.leave(each, "een ander label past beter bij deze post")
        else:
            different.append(each)
    if not different:
        return best
    if len(different) >= MOST_VALUES:
        text = f"Voor ‘{best.name}’ staan er {len(different) + 1} verschillende waarden in het bestand."
        aside.warn("te_veel_waarden", best.found, text, "Geef zelf op welke waarde geldt.")
        for each in (best, *different):
            aside.leave(each, "een van te veel waarden voor dezelfde post")
        return None
    return asked_which([best, *different])


def _same_value(one: Candidate, other: Candidate) -> bool:
    """Whether two values are one; `36 uur per week` only explains the hours of the year that stand before it."""
    ours, theirs = ([meaning.value for meaning in each.meanings if meaning.sets] for each in (one, other))
    if not (ours and theirs):  # what sets nothing is no value
        return False
    if one.form.kind == "week" and other.form.kind == "uren":
        return any(abs(value - theirs[0]) <= _OF_A_YEAR * theirs[0] for value in ours)
    return abs(ours[0] - theirs[0]) <= tolerance(one, other)


def tolerance(one: Candidate, other: Candidate) -> Decimal:
    """Return how far two values that are the same may be apart, as they were rounded."""
    return Decimal("0.000051") if one.unit == other.unit == "aandeel" else Decimal("0.0051")


def asked_which(group: list[Candidate]) -> Candidate:
    """Return one candidate with all that these can mean, each named after its cell."""
    meanings = []
    for each in group:
        for meaning in each.meanings:
            where = f"{each.found.sheet}!{each.found.seen.address}"
            label = f"{each.name} ({where}): {each.found.number.shown or meaning.label}"
            more = f", {meaning.label}" if len(each.meanings) > 1 else ""
            choice = f"{where}_{meaning.choice}" if len(each.meanings) > 1 else where
            meanings.append(replace(meaning, choice=choice, label=label + more))
    meanings = distinct(meanings)
    founds = tuple(found for each in group for found in each.founds)
    return replace(group[0], founds=founds, meanings=tuple(meanings), question="waarde")


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
