"""A few numbers to turn on a page: each with its limits, as it stands or as it was turned."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from tarief.core.dutch import dutch
from tarief.core.number import plain

_HUNDRED: Final = 100
_LONGEST: Final = 20


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

    @property
    def step(self) -> str:
        """How far one click goes."""
        return "0.5" if self.share else "1" if self.most > _HUNDRED and self.least >= _HUNDRED else "0.1"

    @property
    def hint(self) -> str:
        """From where to where it goes."""
        return f"Van {dutch(self.least, 0)} tot en met {dutch(self.most, 0)}."

    @property
    def value(self) -> Decimal:
        """The value as the data file has it."""
        return Decimal(self.text) / (_HUNDRED if self.share else 1)


def turned(given: Dial, asked: Mapping[str, str]) -> Dial:
    """Return a dial as it was turned; what cannot be is told with it."""
    text = asked.get(given.path, given.text).strip().replace(",", ".")[:_LONGEST]
    return replace(given, text=text, fault="" if _fits(text, given.least, given.most) else "Dit kan niet.")


def dial_text(value: Decimal, *, share: bool) -> str:
    """Write a value as it stands in a dial: a share in percents."""
    return plain(value * (_HUNDRED if share else 1))


def _fits(text: str, least: Decimal, most: Decimal) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and least <= number <= most
