"""Prices per unit of care, converted by declared factors: never by a factor that nobody agreed on.

Minuut, uur, etmaal, week and periode (four weeks) have a fixed length, and a month is a twelfth of a year.
How many hours a dagdeel has, and how many days a year, differs per agreement and must be given. A stuk is
converted into nothing else.
"""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import meant
from tarief.core.number import EXACT, plain, read_number
from tarief.core.place import Place

#: Hours in a unit of fixed length.
_HOURS = {
    "minuut": Fraction(1, 60),
    "uur": Fraction(1),
    "etmaal": Fraction(24),
    "week": Fraction(7 * 24),
    "periode": Fraction(4 * 7 * 24),
}
_YEARS = {"maand": Fraction(1, 12), "jaar": Fraction(1)}
UNITS_OF_CARE = ("minuut", "uur", "dagdeel", "etmaal", "week", "periode", "maand", "jaar", "stuks")
#: Lengths of a year that agreements use: 52 weeks (13 periods), a calendar year, with its share of leap days.
DAYS_PER_YEAR = {
    Decimal(364): "52 weken of 13 perioden",
    Decimal(365): "365 dagen",
    Decimal("365.25"): "365,25 dagen",
}


def convert_price(
    amount: Decimal | int | str,
    from_: str,
    to: str,
    *,
    uren_per_dagdeel: Decimal | int | str | None = None,
    dagen_per_jaar: Decimal | int | str | None = None,
) -> Decimal:
    """Convert an amount in euro per `from_` into euro per `to`, unrounded (34 digits).

    Both are names of UNITS_OF_CARE. `uren_per_dagdeel` is needed for a dagdeel, `dagen_per_jaar` (364, 365 or
    365.25) between a month or year and anything shorter. Raises `Refused` naming what must be given.
    """
    findings: list[Finding] = []
    price = _number(amount, Place.of("bedrag"), findings)
    hours = _positive(uren_per_dagdeel, Place.of("uren_per_dagdeel"), findings)
    days = _days(dagen_per_jaar, findings)
    findings += _unknown(from_, Place.of("van")) + _unknown(to, Place.of("naar"))
    refuse(findings)
    factor = _factor(from_, to, hours, days)
    with localcontext(EXACT):
        return price * factor.numerator / factor.denominator


def _factor(from_: str, to: str, hours: Decimal | None, days: Decimal | None) -> Fraction:
    """How many `from_` there are in one `to`; raises Refused when that was not declared."""
    if from_ == to:
        return Fraction(1)
    if "stuks" in (from_, to):
        text = f"Een prijs per {from_} is niet om te rekenen naar een prijs per {to}: een stuk heeft geen duur."
        raise Refused(
            (Finding("niet_om_te_rekenen", text, "Reken de prijs opnieuw uit in de andere eenheid.", Place.of("naar")),)
        )
    if from_ in _YEARS and to in _YEARS:
        return _YEARS[to] / _YEARS[from_]
    missing = [] if hours or "dagdeel" not in (from_, to) else [_without_hours()]
    missing += [] if days or not {from_, to} & _YEARS.keys() else [_without_days(from_, to)]
    refuse(missing)
    return _in_hours(to, hours, days) / _in_hours(from_, hours, days)


def _in_hours(unit: str, hours: Decimal | None, days: Decimal | None) -> Fraction:
    if unit == "dagdeel":
        return Fraction(hours or 0)
    if unit in _YEARS:
        return _YEARS[unit] * Fraction(days or 0) * _HOURS["etmaal"]
    return _HOURS[unit]


def _without_hours() -> Finding:
    text = "Een dagdeel heeft geen vaste duur."
    return Finding("ontbreekt", text, "Geef uren_per_dagdeel, bijvoorbeeld 4.", Place.of("uren_per_dagdeel"))


def _without_days(from_: str, to: str) -> Finding:
    text = f"Van {from_} naar {to} hangt af van de lengte van het jaar."
    return Finding("ontbreekt", text, f"Geef dagen_per_jaar: {_choices()}.", Place.of("dagen_per_jaar"))


def _choices() -> str:
    return ", ".join(f"{plain(days).replace('.', ',')} ({meaning})" for days, meaning in DAYS_PER_YEAR.items())


def _number(raw: Any, place: Place, findings: list[Finding]) -> Decimal:
    reading = read_number(raw)
    if reading.finding is not None:
        findings.append(reading.finding.at(place))
    return reading.value or Decimal(0)


def _positive(raw: Any, place: Place, findings: list[Finding]) -> Decimal | None:
    if raw is None:
        return None
    before = len(findings)
    number = _number(raw, place, findings)
    if len(findings) == before and number <= 0:
        text = f"{place} is {dutch(number)}."
        findings.append(Finding("buiten_grenzen", text, "Verwacht wordt een waarde groter dan 0.", place))
    return number


def _days(raw: Any, findings: list[Finding]) -> Decimal | None:
    before = len(findings)
    days = _positive(raw, Place.of("dagen_per_jaar"), findings)
    if days is not None and len(findings) == before and days not in DAYS_PER_YEAR:
        text = f"Een jaar van {plain(days).replace('.', ',')} dagen is geen afspraak die hier bekend is."
        findings.append(
            Finding("onbekende_keuze", text, f"Kies dagen_per_jaar: {_choices()}.", Place.of("dagen_per_jaar"))
        )
    return days


def _unknown(unit: str, place: Place) -> list[Finding]:
    if unit in UNITS_OF_CARE:
        return []
    advice = meant(unit, UNITS_OF_CARE, f"Kies uit: {', '.join(UNITS_OF_CARE)}.")
    return [Finding("onbekende_eenheid", f"'{unit[:60]}' is geen eenheid van zorg.", advice, place)]
