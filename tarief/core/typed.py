"""Numbers as people type them in a box: where a percentage is asked, 20 is 20%, and 0,2 is asked about."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tarief.core.findings import Finding
from tarief.core.number import plain, read_number
from tarief.core.place import Place

ADVICE: Final = "Typ het procentteken erbij: 20% of 0,2%."


def as_percent(text: str) -> tuple[str, Decimal | None]:
    """Return `20` as `20%`; a number up to 1 without a percent sign may be a share, and is returned beside it."""
    if text.endswith("%"):
        return text, None
    value = read_number(text).value
    if value is None:
        return text, None
    return f"{plain(value)}%", value if 0 < value <= 1 else None


def percent_in(texts: Mapping[str, str], name: str, label: str, faults: list[Finding]) -> str:
    """Return what stands in a box for a percentage, with its sign; a fault where it may be two things."""
    text, doubtful = as_percent(texts.get(name, ""))
    if doubtful is not None:
        faults.append(Finding("percentage_dubbelzinnig", f"{label} kan twee dingen betekenen.", ADVICE, Place.of(name)))
    return text


def counted(text: str) -> str:
    """Return a number of things, or an amount of a year, without the points that part its thousands.

    Nobody counts clients or the euros of a year to a thousandth: in such a box `12.000` can mean one thing only.
    """
    readings = read_number(text).readings
    return readings[0] if readings else text


def several(text: str) -> list[str]:
    """Split numbers that were typed one after another: by spaces or semicolons; a comma is part of a number."""
    return text.replace(";", " ").split()
