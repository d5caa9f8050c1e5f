"""A quarter of a year: as people write it above a list, as it is kept, and as it is read."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple, Self

from tarief.core.findings import Finding
from tarief.core.place import Name, Place

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
#: The number of a quarter beside its year: `K1`, `Q1`, `1e kwartaal`, `2027-1`.
_NUMBER: Final = re.compile(r"(?<!\d)([1-4])(?!\d)")
_WORDS: Final = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4"}
_LONGEST: Final = 40
_MONTHS: Final = 3


class Quarter(NamedTuple):
    """A year and which quarter of it, from 1."""

    year: int
    number: int

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Return the quarter that somebody wrote: `2027-1`, `1e kwartaal 2027`, `Q1 2027`; None where it is none."""
        told = " ".join(_WORDS.get(word, word) for word in text.lower().replace("_", " ").split())
        year = _YEAR.search(told[:_LONGEST])
        if year is None or len(told) > _LONGEST:
            return None
        rest = _NUMBER.findall(f"{told[: year.start()]} {told[year.end() :]}")
        return cls(int(year[1]), int(rest[0])) if len(rest) == 1 else None

    @classmethod
    def holding(cls, day: date) -> Self:
        """Return the quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @property
    def text(self) -> str:
        """The quarter as it is kept: `2027-1`."""
        return f"{self.year}-{self.number}"

    @property
    def words(self) -> str:
        """The quarter as it is read: `1e kwartaal 2027`."""
        return f"{self.number}e kwartaal {self.year}"

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def next(self) -> Self:
        """The quarter after it."""
        return type(self)(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> Self:
        """The quarter before it."""
        return type(self)(self.year - (self.number == 1), self.number - 1 or 4)

    @property
    def end(self) -> date:
        """Its last day."""
        return self.next.start - timedelta(days=1)


def quarters_over(start: date, end: date, now: date) -> Iterator[Quarter]:
    """Give the quarters of a term that are over."""
    quarter = Quarter.holding(start)
    while quarter.start <= end and quarter.end < now:
        yield quarter
        quarter = quarter.next


def no_quarter(text: str, *at: Name) -> Iterator[Finding]:
    """Give what is wrong with a text that should name a quarter."""
    if Quarter.of(text) is None:
        told = f"'{text[:_LONGEST]}' is geen kwartaal."
        yield Finding("geen_kwartaal", told, "Schrijf bijvoorbeeld: 2027-1, of 1e kwartaal 2027.", Place.of(*at))
