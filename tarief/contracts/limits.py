"""Limits on what a contract form may hold: each answers with the fault, its place and what to do."""

from collections.abc import Iterator
from decimal import Decimal

from tarief.core.dutch import dutch
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.core.plausible import change_meant, short, with_the_point_elsewhere

KIND = "bekostiging"
ZERO, ONE = Decimal(0), Decimal(1)
#: No volume, price or budget of a region is larger; more than this is a slip of the pen.
LARGEST = Decimal("1e12")
#: Nor is there one smaller than this, above nothing.
SMALLEST = Decimal("1e-9")
#: No contract runs longer.
MOST_YEARS = 50


def fault(place: Place, text: str, advice: str) -> Finding:
    """Return a fault of a contract form."""
    return Finding(KIND, text, advice, place)


def share(value: Decimal, place: Place, what: str) -> Iterator[Finding]:
    """Faults of a share, which lies from 0 to 1."""
    if not value.is_finite() or not ZERO <= value <= ONE:
        advice = "Vul bijvoorbeeld 0.05 in."
        if value.is_finite() and ONE < value <= 100:
            percent, meant = dutch(value, 2).rstrip("0").rstrip(","), value.scaleb(-2).normalize()
            advice = f"Bedoelt u {percent}%? Vul in: {meant:f}."
        yield fault(place, f"{what} is een aandeel tussen 0 en 1, niet {value}.", advice)


def positive(value: Decimal, place: Place, what: str) -> Iterator[Finding]:
    """Faults of an amount or number that must be more than nothing."""
    if not value.is_finite() or value <= ZERO:
        yield fault(place, f"{_verb(what, 'moet')} meer dan 0 zijn, niet {value}.", "Vul het juiste getal in.")
    else:
        yield from not_too_large(value, place, what)


def not_negative(value: Decimal, place: Place, what: str) -> Iterator[Finding]:
    """Faults of an amount or number that cannot be below nothing."""
    if not value.is_finite() or value < ZERO:
        text = f"{_verb(what, 'kan')} niet onder 0 liggen, zoals {value}."
        yield fault(place, text, "Vul 0 of een positief getal in.")
    else:
        yield from not_too_large(value, place, what)


def not_too_large(value: Decimal, place: Place, what: str) -> Iterator[Finding]:
    """Faults of an amount or number that is larger than any contract knows."""
    if abs(value) > LARGEST:
        yield fault(place, f"{_verb(what, 'is')} meer dan een biljoen.", "Verbeter het getal.")
    elif value and abs(value) < SMALLEST:
        yield fault(place, f"{_verb(what, 'is')} zo goed als nul.", "Vul 0 in, of verbeter het getal.")


def change(value: Decimal, place: Place, what: str) -> Iterator[Finding]:
    """Faults of a yearly change such as an indexation: more than −1 and at most 1."""
    if not value.is_finite() or not -ONE < value <= ONE:
        advice = "Schrijf een verandering als aandeel: 0.025 is 2,5 procent."
        if value.is_finite() and (known := [f"{item:f}" for item in change_meant(value)]):
            advice = f"Bedoelt u {' of '.join(known)}? {advice}"
        yield fault(place, f"{what} is een verandering tussen −1 en 1, niet {value}.", advice)


def term(value: Decimal, place: Place, what: str) -> Iterator[Finding]:
    """Faults of a term in years: no contract runs longer than `MOST_YEARS`."""
    if not ZERO < value <= MOST_YEARS:
        meant = with_the_point_elsewhere(value, ONE, Decimal(MOST_YEARS), whole=True)
        ask = "" if meant is None else f"Bedoelt u {short(meant)}? "
        yield fault(place, f"{what} is {short(value)} jaar.", f"{ask}Geef hoogstens {MOST_YEARS} jaren.")


_PLURAL = {"moet": "moeten", "kan": "kunnen", "is": "zijn"}


def _verb(what: str, verb: str) -> str:
    """Write what is spoken of with its verb: costs are many, every other amount is one."""
    return f"{what} {_PLURAL[verb] if 'kosten' in what.split() else verb}"
