"""A few numbers to turn on a page: each with its limits, as it stands or as it was turned."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarief.core.dutch import decimals_of, dutch
from tarief.core.number import only_possible, plain, read_number
from tarief.core.typed import counted

_HUNDRED: Final = 100
_LONGEST: Final = 40
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
    #: Whether it is of a whole year: no euro of it has thousandths.
    of_a_year: bool = False

    @property
    def typed(self) -> str:
        """What stands in its box: as somebody would type it, or what was typed and cannot be."""
        return self.text if self.fault else self.text.replace(".", ",")

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
    """Return a dial as it was turned; what cannot be is told with it."""
    typed = asked.get(given.path, given.text).strip()[:_LONGEST]
    text = typed.removesuffix("%").rstrip() if given.share else typed
    reading = read_number(counted(text) if given.whole or given.of_a_year else text)
    value = only_possible(reading, lambda one: given.least <= one <= given.most)
    if value is None:
        finding = reading.finding
        return replace(given, text=typed, fault=f"{finding.text} {finding.advice}" if finding else "")
    fault = _fault(value, given)
    return replace(given, text=typed if fault else plain(value), fault=fault)


def dial_text(value: Decimal, *, share: bool) -> str:
    """Write a value as it stands in a dial: a share in percents."""
    return plain(value * (_HUNDRED if share else 1))


def _fault(number: Decimal, given: Dial) -> str:
    if not given.least <= number <= given.most:
        return "Dit kan niet."
    return "Vul een heel getal in." if given.whole and number % 1 else ""
