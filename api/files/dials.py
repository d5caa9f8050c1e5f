"""A few numbers to turn on a page: each with its limits, as it stands or as it was turned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarief.core.dutch import decimals_of, dutch
from tarief.core.number import number_at, plain, read_number
from tarief.core.place import Place

_HUNDRED: Final = 100
_LONGEST: Final = 20
_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class Dial:
    """A value to turn: as it stands in the form, with what is wrong with what was typed."""

    path: str
    label: str
    unit: str
    least: Decimal
    most: Decimal
    share: bool
    text: str
    fault: str = ""
    whole: bool = False
    note: str = ""

    @property
    def step(self) -> str:
        """How a browser counts: by ones, or freely, since an index of 4,76% is no odd one."""
        return "1" if self.whole else "any"

    @property
    def hint(self) -> str:
        """From where to where it goes."""
        ends = [dutch(end, decimals_of(end, 0, _DECIMALS)) for end in (self.least, self.most)]
        return f"Van {ends[0]} tot en met {ends[1]}.{' ' if self.note else ''}{self.note}"

    @property
    def value(self) -> Decimal:
        """The value as the data file has it."""
        return Decimal(self.text) / (_HUNDRED if self.share else 1)


def turned(given: Dial, asked: Mapping[str, str]) -> Dial:
    """Return a dial as it was turned; what cannot be is told with it.

    `3.000` is read as what it can be between the limits of the dial, and told where it can be both.
    """
    text = asked.get(given.path, given.text).strip()[:_LONGEST]
    reading = read_number(text)
    readings = [number_at(each, Place()) for each in reading.readings] if reading.value is None else [reading.value]
    possible = [number for number in readings if given.least <= number <= given.most]
    fault = _fault(given, reading.readings, readings, possible)
    return replace(given, text=text if fault else plain(possible[0]), fault=fault)


def dial_text(value: Decimal, *, share: bool) -> str:
    """Write a value as it stands in a dial: a share in percents."""
    return plain(value * (_HUNDRED if share else 1))


def _fault(given: Dial, told: Sequence[str], readings: Sequence[Decimal], possible: Sequence[Decimal]) -> str:
    if not readings:
        return "Dit is geen getal."
    if len(possible) > 1:
        return f"Dit kan twee dingen betekenen. Vul {told[0]} of {told[1]} in."
    if not possible:
        return "Dit kan niet."
    return "Vul een heel getal in." if given.whole and possible[0] % 1 else ""
