"""Dutch words for dates, periods and amounts in source lines and messages."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tarief.core.dutch import decimals_of, dutch, shown
from tarief.core.units import Unit

#: Words of keys that are abbreviations.
_CAPITALS: Mapping[str, str] = {
    "ova": "OVA", "ppc": "PPC", "nza": "NZa", "nea": "NEA", "cpi": "CPI", "awf": "AWf", "aof": "Aof", "wko": "Wko",
    "whk": "Whk", "wga": "WGA", "zw": "ZW", "zvw": "Zvw", "wia": "WIA", "ap": "AP", "ort": "ORT", "vng": "VNG",
    "vvt": "VVT", "ggz": "GGZ", "cao": "Cao",
}  # fmt: skip
#: More decimals than a value has.
_EVERY = 90


def day(moment: date) -> str:
    """Write a date as `01-07-2024`."""
    return f"{moment:%d-%m-%Y}"


def period(start: date | None, end: date | None) -> str:
    """Write a period as `01-01-2023 tot en met 31-12-2023`, with what is not known left out."""
    if start and end:
        return f"{day(start)} tot en met {day(end)}"
    if start:
        return f"vanaf {day(start)}"
    return f"tot en met {day(end)}" if end else "zonder bekende begin- en einddatum"


def validity(start: date | None, end: date | None) -> str:
    """Write a period as it stands in a source line: `geldig van 01-01-2023 tot en met 31-12-2023`."""
    if start is None and end is None:
        return "periode niet vermeld"
    return f"geldig {'van ' if start and end else ''}{period(start, end)}"


def base_in_words(base: str) -> str:
    """Write the key of a base as words."""
    return base.replace("_", " ").replace("materiele", "materiële").replace("geindexeerd", "geïndexeerd")


def key_in_words(key: str) -> str:
    """Write the key of a parameter as words: `awf_laag` is `AWf laag`."""
    words = " ".join(_CAPITALS.get(word, word) for word in key.split("_"))
    return words[:1].upper() + words[1:]


def amount(value: Decimal | str, unit: Unit | str) -> str:
    """Write a value with its unit and with every decimal it has: `1,53%`, `0,02%`, `36 uren per week`."""
    if isinstance(value, str):
        return value
    if isinstance(unit, str):
        return f"{dutch(value, decimals_of(value))} {unit.replace('_', ' ')}"
    return shown(value, unit, _EVERY)


def distance(start: date | None, end: date | None, on: date) -> int:
    """Return how many days a day lies outside a period; 0 when it lies in it."""
    if start is not None and on < start:
        return (start - on).days
    return (on - end).days if end is not None and on > end else 0
