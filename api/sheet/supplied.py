"""Boxes for what the sheet does not have and the price needs, with what was typed in them and what is wrong."""

from collections.abc import Iterator, Sequence
from typing import Final

from api.files.case import LACKING, Case
from api.files.filled import Filled, boxes
from api.files.form import Box, boxes_for
from api.files.reading import read
from api.web.words import in_words_of_form
from tarief import Finding
from tarief.core.days import DAY
from tarief.model.form import fields
from workbooks.read.own_sheet import day_for

#: Who knows the wage does not need the cao to look it up.
_SCALE: Final = "schaal"
_INSTEAD: Final = frozenset({"bruto_uurloon", "loonkosten_per_uur"})


def supply_boxes(case: Case, *, tried: bool) -> tuple[Box, ...]:
    """Return the boxes for a product: what is lacking and what was typed before; lacking is a fault once tried."""
    filled = _filled(case)
    known = boxes(case.model)
    typed = {known[name].key for name in case.held.supplied.get(case.number, {})}
    keys = {*case.lacking, *typed} - {field.base for field in fields(case.model) if field.base}
    return boxes_for(filled, keys, tuple(_placed(case, filled, tried=tried)))


def instead_boxes(case: Case, shown: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes for a wage that is known as such, where the price waits for a scale in a cao."""
    keys = _keys(case, shown)
    return boxes_for(_filled(case), _INSTEAD) if _SCALE in case.lacking and not keys & _INSTEAD else ()


def loose_faults(case: Case, shown: Sequence[Box]) -> tuple[Finding, ...]:
    """Return what is wrong or lacking and cannot be put right in a box of the page."""
    keys = _keys(case, shown)
    by_key = {field.key: field for field in fields(case.model)}
    loose = (finding for finding in case.faults if str(finding.place) not in {*keys, *boxes(case.model)})
    told = (in_words_of_form(case.model, each, by_key.get(each.place.key)) for each in loose)
    return tuple(dict.fromkeys(told))


def _keys(case: Case, shown: Sequence[Box]) -> set[str]:
    known = boxes(case.model)
    return {known[box.name].key for box in shown}


def _filled(case: Case) -> Filled:
    """What was typed, and the cao and day that the choices of a scale depend on."""
    day = day_for(case.reading, case.held.answers)
    cao = {value.concept: str(value.value) for value in case.settled.values if value.concept == "cao"}
    known = {DAY: day.isoformat()} if day else {}
    return Filled(case.model, {**cao, **known, **case.held.supplied.get(case.number, {})})


def _placed(case: Case, filled: Filled, *, tried: bool) -> Iterator[Finding]:
    by_key = {field.key: field for field in fields(case.model)}
    reading = read(filled)
    for finding in case.faults:
        if tried or finding.kind not in LACKING:
            field = by_key.get(finding.place.key)
            yield in_words_of_form(case.model, finding, field).at(reading.places(finding.place))
