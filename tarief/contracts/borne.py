"""What the provider bears of the volume under a contract form: its cost above what it is paid, as straight lines.

A corridor is a sum of stop-loss layers: its bands bear (d − b·P)+ between two limits b of the payment P. The years
before are as in the course; only the volume of the year itself is uncertain.
"""

from __future__ import annotations

from collections.abc import Sequence

from tarief.contracts.corridor import Band, Corridor
from tarief.contracts.course import Course
from tarief.contracts.forms import ContractForm, VolumeBand, WithCorridor
from tarief.contracts.limits import ONE, ZERO
from tarief.contracts.lumpsum import Agreed, LumpSum, follow
from tarief.contracts.piecewise import Lines, line


def borne(form: ContractForm, course: Course, number: int) -> Lines | None:
    """Return what the provider loses in a year (from 0) as a function of its volume; None for a form without budget."""
    cost = line(ZERO, course.years[number].cost_per_unit)
    if isinstance(form, WithCorridor):
        paid = _paid(form.form, course, number)
        return None if paid is None else _divided(form.corridor, cost.minus(paid), paid)
    paid = _paid(form, course, number)
    return None if paid is None else cost.minus(paid)


def _paid(form: ContractForm, course: Course, number: int) -> Lines | None:
    if isinstance(form, VolumeBand):
        agreed = form.lump_sum.agreed(course)[number]
        return _outside(form, _counted(form.lump_sum, course, number), agreed)
    if isinstance(form, LumpSum):
        return _counted(form, course, number).times(form.agreed(course)[number].unit_cost)
    return None


def _counted(form: LumpSum, course: Course, number: int) -> Lines:
    """The volume that the budget of a year counts on: it follows that of the year itself along one line."""
    before = [form.base.volume, *(year.volume for year in course.years[:number])]
    least, more = (follow(form, [*before, volume]) for volume in (ZERO, ONE))
    return line(form.base.volume * least, form.base.volume * (more - least))


def _outside(form: VolumeBand, counted: Lines, agreed: Agreed) -> Lines:
    volume = line(ZERO, ONE)
    over = volume.minus(counted.times(ONE + form.width)).positive()
    under = counted.times(ONE - form.width).minus(volume).positive()
    settled = over.minus(under).times(form.variable_share * agreed.unit_cost)
    return counted.times(agreed.unit_cost).plus(settled)


def _divided(corridor: Corridor, deviation: Lines, paid: Lines) -> Lines:
    over = _layers(corridor.over, deviation, paid)
    return over.minus(_layers(corridor.under, deviation.times(-ONE), paid))


def _layers(bands: Sequence[Band], deviation: Lines, paid: Lines) -> Lines:
    found = line(ZERO, ZERO)
    for band in bands:
        found = found.plus(deviation.minus(paid.times(band.start)).positive(), band.provider_share)
        if band.end is not None:
            found = found.plus(deviation.minus(paid.times(band.end)).positive(), -band.provider_share)
    return found


def is_ceiling(form: ContractForm) -> bool:
    """Whether a form pays the same whatever the volume is."""
    return isinstance(form, LumpSum) and not form.followed
