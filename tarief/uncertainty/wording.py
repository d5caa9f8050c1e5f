"""Faults in what is said about uncertainty, and numbers in them as they were written."""

from decimal import Decimal

from tarief.core.dutch import decimals_of, dutch
from tarief.core.findings import Finding
from tarief.core.place import Place

KIND = "onzekerheid"


def fault(place: Place, text: str, advice: str) -> Finding:
    """Return a fault in what is said about uncertainty."""
    return Finding(KIND, text, advice, place)


def said(value: Decimal) -> str:
    """Write a number in Dutch with all the decimals it has."""
    return dutch(value, decimals_of(value))
