"""Hours over a period from JSON: the allotment, and stretches of weeks with the hours delivered in them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tarief.contracts.fields import Fields
from tarief.contracts.hours import Allotment
from tarief.contracts.hours_form import HoursOverPeriod
from tarief.contracts.limits import not_negative, positive, share

#: Weeks in a year: an allotment is granted anew each year.
MOST_WEEKS = 53


def read_hours(fields: Fields, years: Sequence[int]) -> HoursOverPeriod | None:
    """Read `uren_over_periode`; None, with every fault noted, where it cannot be. `years` are those of the course."""
    before, item = len(fields.faults), fields.table("uren_over_periode")
    hours = item.checked("uren_per_week", positive, "Het aantal uren per week")
    weeks = _week(item, "weken")
    tariff = item.checked("tarief", not_negative, "Het tarief")
    more = item.checked("tolerantie", share, "De tolerantie") if item.has("tolerantie") else Decimal(0)
    weekly = _weekly(item, years, weeks)
    item.close()
    indexation = fields.numbers("indexering")
    if len(fields.faults) > before:
        return None
    return HoursOverPeriod(Allotment(hours, weeks, tariff, more), weekly, indexation)


def _weekly(item: Fields, years: Sequence[int], weeks: int) -> tuple[tuple[Decimal, ...], ...]:
    """The hours of each week of each year; a stretch that names no year holds for all of them."""
    found: dict[int, list[Decimal]] = {year: [] for year in years}
    stretches = item.records("inzet")
    if not stretches and isinstance(item.get("inzet"), list | None):
        item.fault(
            "De inzet ontbreekt.",
            'Geef per stuk weken: {"van_week": 1, "tot_en_met_week": 8, "uren_per_week": 6}.',
            "inzet",
        )
    for stretch in stretches:
        _add(stretch, found, weeks)
        stretch.close()
    return tuple(tuple(hours) for hours in found.values())


def _add(stretch: Fields, found: dict[int, list[Decimal]], weeks: int) -> None:
    before = len(stretch.faults)
    year = stretch.whole("jaar") if stretch.has("jaar") else 0
    first, last = _week(stretch, "van_week"), _week(stretch, "tot_en_met_week")
    hours = stretch.checked("uren_per_week", not_negative, "Het aantal geleverde uren")
    if len(stretch.faults) > before:
        return
    if year and found and year not in found:
        stretch.fault(f"{year} is geen jaar van het verloop.", "Kies een jaar van het verloop.", "jaar")
    elif last > weeks > 0:
        stretch.fault(
            f"De toewijzing loopt {weeks} weken.", "Haal weken weg of verleng de toewijzing.", "tot_en_met_week"
        )
    else:
        _lengthen(stretch, [found[year]] if year in found else list(found.values()), first, last, hours)


def _lengthen(stretch: Fields, wanted: Sequence[list[Decimal]], first: int, last: int, hours: Decimal) -> None:
    for weeks in wanted:
        if first != len(weeks) + 1 or last < first:
            text = f"De weken {first} tot en met {last} sluiten niet aan op de vorige."
            stretch.fault(
                text, f"Laat deze regel beginnen in week {len(weeks) + 1} en niet eerder eindigen.", "van_week"
            )
            return
        weeks += [hours] * (last - first + 1)


def _week(item: Fields, name: str) -> int:
    before, found = len(item.faults), item.number(name)
    if len(item.faults) > before:
        return 0
    if found != found.to_integral_value() or not 1 <= found <= MOST_WEEKS:
        item.fault(
            f"{found:f} is geen week of aantal weken.", f"Geef een heel getal van 1 tot en met {MOST_WEEKS}.", name
        )
        return 0
    return int(found)
