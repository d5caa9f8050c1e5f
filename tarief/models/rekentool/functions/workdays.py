"""Days on which is worked: how many there are in a period, and which day comes so many later."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Final

from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.dates import day_in, serial
from tarief.models.rekentool.functions.numbers import demand, number_of
from tarief.models.rekentool.node import Parts, given_part
from tarief.models.rekentool.value import CellFault, Value, ValueBlock, constant

#: Days of a week, from Monday (0) on.
FreeDays = frozenset[int]
_WEEKEND: Final = frozenset({5, 6})
_WEEK: Final = 7
_MOST: Final = 20_000


def _holidays(run: Evaluator, parts: Parts, place: int) -> set[date]:
    if (part := given_part(parts, place)) is None:
        return set()
    value = run.argument(part)
    found = value.values() if isinstance(value, ValueBlock) else iter((value,))
    return {day_in(run, each) for each in found if each is not None}


def _free(run: Evaluator, parts: Parts, place: int) -> FreeDays:
    """The days that are free: by a number, or by a text with a 1 for each free day from Monday on."""
    if (part := given_part(parts, place)) is None:
        return _WEEKEND
    asked = run.plain(run.value(part))
    if isinstance(asked, str):
        if len(asked) != _WEEK or set(asked) - {"0", "1"}:
            raise CellFault("#VALUE!")
        return frozenset(day for day, letter in enumerate(asked) if letter == "1")
    kind = int(number_of(run, run.value(part)))
    demand(1 <= kind <= 7 or 11 <= kind <= 17)
    return frozenset({(kind + 4) % _WEEK, (kind + 5) % _WEEK}) if kind <= _WEEK else frozenset({(kind - 5) % _WEEK})


def _count(first: date, last: date, free: FreeDays, holidays: set[date]) -> int:
    weeks, rest = divmod((last - first).days + 1, _WEEK)
    days = weeks * (_WEEK - len(free))
    days += sum((first + timedelta(each)).weekday() not in free for each in range(rest))
    return days - sum(first <= day <= last and day.weekday() not in free for day in holidays)


def networkdays(run: Evaluator, parts: Parts, *, own_weekend: bool) -> Value:
    """NETWORKDAYS and NETWORKDAYS.INTL: the working days of a period, first and last included."""
    first, last = day_in(run, run.value(parts[0])), day_in(run, run.value(parts[1]))
    free = _free(run, parts, 2) if own_weekend else _WEEKEND
    holidays = _holidays(run, parts, 2 + own_weekend)
    if first > last:
        return constant(-_count(last, first, free, holidays))
    return constant(_count(first, last, free, holidays))


def workday(run: Evaluator, parts: Parts, *, own_weekend: bool) -> Value:
    """WORKDAY and WORKDAY.INTL: the working day so many later."""
    day, left = day_in(run, run.value(parts[0])), int(number_of(run, run.value(parts[1])))
    demand(abs(left) <= _MOST)
    free = _free(run, parts, 2) if own_weekend else _WEEKEND
    if len(free) == _WEEK:
        raise CellFault("#VALUE!")
    holidays, step = _holidays(run, parts, 2 + own_weekend), 1 if left > 0 else -1
    try:
        while left:
            day += timedelta(step)
            left -= step * (day.weekday() not in free and day not in holidays)
    except OverflowError:
        raise CellFault("#NUM!") from None
    return serial(run, day)


WORKDAYS: Final[Mapping[str, LazyFunction]] = {
    "NETWORKDAYS": partial(networkdays, own_weekend=False),
    "NETWORKDAYS.INTL": partial(networkdays, own_weekend=True),
    "WORKDAY": partial(workday, own_weekend=False),
    "WORKDAY.INTL": partial(workday, own_weekend=True),
}
