"""Functions of days, which are numbers counted from 1900; a day must be known before anything is calculated."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tarief.core.days import typed_day
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import number_of
from tarief.models.rekentool.value import CellFault, Unread, Value, constant, mapped
from tarief.models.rekentool.written import LAST_DAY, day_of, day_written, serial_of

#: Seconds.
_DAY: Final = 86_400
_TIME: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))? ?(AM|PM)?")


def day_of_serial(run: Evaluator, serial: int) -> date:
    """Return the day of a number; raises `CellFault` for what is none."""
    day = day_of(serial, starts_1904=run.starts_1904)
    if day is None:
        raise CellFault("#NUM!")
    return day


def _mapped(function: Callable[..., Value]) -> LazyFunction:
    return lambda run, parts: mapped(lambda *values: function(run, *values), *(run.value(part) for part in parts))


def day_in(run: Evaluator, value: Value) -> date:
    """Return the day that a value stands for."""
    return day_of_serial(run, int(number_of(run, _from_text(run, value))))


def _from_text(run: Evaluator, value: Value) -> Value:
    """A day that was typed as text, also with its month in Dutch."""
    if not isinstance(value, str):
        return value
    day = day_written(value) or typed_day(value)
    if day is None:
        raise CellFault("#VALUE!")
    return serial(run, day)


def _date(run: Evaluator, year: Value, month: Value, day: Value) -> Value:
    years, months, days = (int(number_of(run, each)) for each in (year, month, day))
    if not 0 <= years <= 9999 or abs(months) > 120_000 or abs(days) > LAST_DAY:
        raise CellFault("#NUM!")
    first = _months_later(date(years + 1900 if years < 1900 else years, 1, 1), months - 1)
    return serial(run, first, days - 1)


def serial(run: Evaluator, day: date, more: int = 0) -> Value:
    """Return a day as a number; raises `CellFault` for one that a workbook does not have."""
    found = serial_of(day, starts_1904=run.starts_1904) + more
    if day_of(found, starts_1904=run.starts_1904) is None:
        raise CellFault("#NUM!")
    return constant(found)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1900 <= year <= 9999:
        raise CellFault("#NUM!")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _edate(run: Evaluator, day: Value, months: Value) -> Value:
    return serial(run, _months_later(day_in(run, day), _months(run, months)))


def _eomonth(run: Evaluator, day: Value, months: Value) -> Value:
    last = _months_later(day_in(run, day).replace(day=1), _months(run, months))
    return serial(run, last.replace(day=monthrange(last.year, last.month)[1]))


def _months(run: Evaluator, months: Value) -> int:
    found = int(number_of(run, months))
    if abs(found) > 120_000:
        raise CellFault("#NUM!")
    return found


def _weekday(run: Evaluator, day: Value, kind: Value = None) -> Value:
    number, held = day_in(run, day).weekday(), 1 if kind is None else int(number_of(run, kind))
    starts = {1: 6, 2: 0, 3: 0, 11: 0, 12: 1, 13: 2, 14: 3, 15: 4, 16: 5, 17: 6}
    if held not in starts:
        raise CellFault("#NUM!")
    return constant((number - starts[held]) % 7 + (held != 3))


def _days_of_30(first: date, last: date) -> int:
    """Days between two days where every month has 30, as the United States count them."""
    start, end = first.day, last.day
    is_last = first.month == 2 and start == monthrange(first.year, 2)[1]
    if is_last and last.month == 2 and end == monthrange(last.year, 2)[1]:
        end = 30
    start = 30 if is_last or start == 31 else start
    end = 30 if end == 31 and start == 30 else end
    return (last.year - first.year) * 360 + (last.month - first.month) * 30 + end - start


def _days_360(run: Evaluator, one: Value, other: Value, european: Value = False) -> Value:
    """DAYS360: the days between two days where every month has 30."""
    first, last = day_in(run, one), day_in(run, other)
    if run.plain(run.truth(european)):
        months = (last.year - first.year) * 360 + (last.month - first.month) * 30
        return constant(months + min(last.day, 30) - min(first.day, 30))
    return constant(_days_of_30(first, last))


def _yearfrac(run: Evaluator, one: Value, other: Value, basis: Value = None) -> Value:
    first, last = sorted((day_in(run, one), day_in(run, other)))
    kind = 0 if basis is None else int(number_of(run, basis))
    days = Decimal((last - first).days)
    match kind:
        case 0:
            return constant(Decimal(_days_of_30(first, last)) / 360)
        case 1:
            return constant(days / _mean_year(first, last))
        case 2:
            return constant(days / 360)
        case 3:
            return constant(days / 365)
        case 4:
            months = (last.year - first.year) * 360 + (last.month - first.month) * 30
            return constant(Decimal(months + min(last.day, 30) - min(first.day, 30)) / 360)
    raise CellFault("#NUM!")


def _mean_year(first: date, last: date) -> Decimal:
    """The days of a year between two days: of a period of at most a year 366 where it holds a 29 February."""
    if first == last:
        return Decimal(365)
    short = last.year == first.year or (
        last.year == first.year + 1 and (last.month, last.day) <= (first.month, first.day)
    )
    if short:
        leaps = [year for year in (first.year, last.year) if monthrange(year, 2)[1] == 29]
        if first.year == last.year:
            return Decimal(366 if leaps else 365)
        return Decimal(366 if any(first <= date(year, 2, 29) <= last for year in leaps) else 365)
    years = range(first.year, last.year + 1)
    return Decimal(sum(337 + monthrange(year, 2)[1] for year in years)) / len(years)


def _datedif(run: Evaluator, one: Value, other: Value, unit: Value) -> Value:
    first, last, kind = day_in(run, one), day_in(run, other), run.text(unit).casefold()
    if first > last:
        raise CellFault("#NUM!")
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    found = {
        "d": (last - first).days,
        "m": months,
        "y": months // 12,
        "ym": months % 12,
        "md": (last - _months_later(first, months)).days,
        "yd": (_in_years(last, first) - first).days,
    }
    if kind == "md" and last.day < first.day > _days_before(last):
        raise Unread("DATEDIF met 'md' is fout waar de vorige maand korter is dan de dag waarmee wordt begonnen")
    if kind not in found:
        raise Unread(f"DATEDIF met '{kind[:10]}' wordt niet gelezen")
    return constant(found[kind])


def _days_before(day: date) -> int:
    """The days of the month before."""
    return (day.replace(day=1) - timedelta(1)).day


def _in_years(last: date, first: date) -> date:
    """The first day like `last` that is not before `first`."""
    later = (last.month, last.day) < (first.month, first.day)
    return _months_later(last, 12 * (first.year + later - last.year))


def _week(run: Evaluator, day: Value, kind: Value = None) -> Value:
    """WEEKNUM: weeks that begin on a Sunday (1), a Monday (2), or by ISO 8601 (21)."""
    found, way = day_in(run, day), 1 if kind is None else int(number_of(run, kind))
    if way == 21:
        return constant(found.isocalendar()[1])
    if way not in (1, 2):
        raise Unread(f"WEEKNUM met soort {way} wordt niet gelezen")
    first = date(found.year, 1, 1)
    before = (first.weekday() + 1) % 7 if way == 1 else first.weekday()
    return constant(((found - first).days + before) // 7 + 1)


def _time(run: Evaluator, hours: Value, minutes: Value, seconds: Value) -> Value:
    """TIME: a part of a day."""
    each = (int(number_of(run, part)) for part in (hours, minutes, seconds))
    found = sum(part * length for part, length in zip(each, (3600, 60, 1), strict=True))
    if found < 0:
        raise CellFault("#NUM!")
    return constant(Decimal(found % _DAY) / _DAY)


def _time_value(run: Evaluator, text: Value) -> Value:
    """TIMEVALUE: a time that was typed as text."""
    found = _TIME.fullmatch(run.text(text).strip().upper())
    if found is None:
        raise Unread("TIMEVALUE leest alleen een tijd als 8:30 of 8:30:15")
    hours = int(found[1]) % 12 + 12 * (found[4] == "PM") if found[4] else int(found[1])
    return _time(run, constant(hours), constant(int(found[2])), constant(int(found[3] or 0)))


def _seconds(run: Evaluator, time: Value) -> int:
    """The seconds of a day that a time stands for, to the nearest one."""
    return int((number_of(run, time) % 1 * _DAY).to_integral_value(ROUND_HALF_UP)) % _DAY


DATES: Final[Mapping[str, LazyFunction]] = {
    "DATE": _mapped(_date),
    "YEAR": _mapped(lambda run, day: constant(day_in(run, day).year)),
    "MONTH": _mapped(lambda run, day: constant(day_in(run, day).month)),
    "DAY": _mapped(lambda run, day: constant(day_in(run, day).day)),
    "DAYS": _mapped(lambda run, last, first: constant((day_in(run, last) - day_in(run, first)).days)),
    "DATEVALUE": _mapped(_from_text),
    "DATEDIF": _mapped(_datedif),
    "DAYS360": _mapped(_days_360),
    "EDATE": _mapped(_edate),
    "EOMONTH": _mapped(_eomonth),
    "WEEKDAY": _mapped(_weekday),
    "ISOWEEKNUM": _mapped(lambda run, day: constant(day_in(run, day).isocalendar()[1])),
    "WEEKNUM": _mapped(_week),
    "TIME": _mapped(_time),
    "TIMEVALUE": _mapped(_time_value),
    "HOUR": _mapped(lambda run, time: constant(_seconds(run, time) // 3600)),
    "MINUTE": _mapped(lambda run, time: constant(_seconds(run, time) // 60 % 60)),
    "YEARFRAC": _mapped(_yearfrac),
}
