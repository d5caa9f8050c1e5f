"""A cell below a price: what stands around it, what it does to the price, and what sort of number that makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.words.hints import Hints, hints_of
from workbooks.read.own_sheet.words.said import is_unit
from workbooks.read.own_sheet.words.words import plain_text

#: What else than a unit of care an amount may be for.
PER = re.compile(r"\bper (weekend|rit|km|oproep|week|traject|bijeenkomst|deelnemer)\b")
#: What is called so is a share where it is no more than 1.
_PART = re.compile(r"(?:aan)?deel\b|percentage\b")
#: What is called so is an amount, whatever it is counted in.
_MONEY = re.compile(r"\b(?:huur|salaris|\w*(?:kosten|vergoeding|prijs|tarief|loon))\b")
#: Minutes as the unit of what is called so: `Contacttijd (minuten)`, `in minuten`.
_MINUTES = re.compile(r"\bin min(?:uten)?\b|[(\[]\s*min(?:uten|\.)?\s*[)\]]", re.IGNORECASE)
#: Behind this stands the unit of a name.
_END = re.compile(r"[,(]")
#: Relative difference under which two numbers are the same.
_SAME = 1e-6  # float: points are float64
#: An amount of which so much comes in the price is one of the unit of the price; of which so little, one of a year.
_OF_UNIT, _OF_YEAR = 0.4, 0.2  # float: euros of the price per euro of the amount
#: The same of an amount that comes in the price as it is, with overhead and risk on it at most.
_ALL_OF_IT = (0.9, 1.7)  # float: euros
#: Kinds of numbers that are no money.
_COUNTED = frozenset({"uren", "dagen", "fte", "km"})
#: What is sold by time; units of which the models count the hours in their own way.
TIMES, OF_MODELS = ("uur", "minuut"), ("dagdeel", "etmaal", "dag", "rit")


#: Hours as the unit of a name, what heads the column of what one costs, and what is then said of it.
_OF_HOURS, _RATES = re.compile(r"\buren\b"), re.compile(r"^(?:bedrag|prijs|tarief|kosten|uurprijs|uurtarief|euro)\b")
_MOST_AN_HOUR = 250
_RATE = Hints(kinds=frozenset({"euro"}), pers=frozenset({"uur"}))


class Kind(Enum):
    """What sort of number a cell holds."""

    SHARE = "aandeel"
    EURO = "euro"
    HOURS = "uren"
    COUNT = "aantal"


@dataclass(frozen=True)
class Cell:
    """A cell below a price: what stands around it, what it does, how many euros of the price an euro of it makes.

    `unit` is what the price is per, `beside` what that is in that this is taken off (`weken`), `over_days` whether
    the price is a year's amount over the days of the year. `product` are the texts above the price: they are what is
    sold, and say nothing of what is in it. `added` tells that the price is a sum with it, or a share of one, `counted`
    that it is hours or minutes, as the sum says that it is in, `of_hours` that hours are times it, or times 1 minus it;
    `beside_one` that it is added to 1 or taken off it.
    """

    at: Around
    role: PriceRole
    slope: float
    unit: str
    beside: str = ""
    over_days: bool = False
    product: frozenset[str] = frozenset()
    price: float = 0.0
    added: bool = False
    counted: str = ""
    of_hours: str = ""
    beside_one: bool = False

    @cached_property
    def hints(self) -> Hints:
        """What the sheet says about its unit, also at the end of a long name: `Invalkracht, uren per jaar`."""
        nameless, end = self.at.nameless, _END.split(self.at.label)[-1]
        if self._is_rate:
            return _RATE
        unit = nameless.unit_text or (end if is_unit(end, alone=True) else "")
        if unit == nameless.unit_text and self.product.isdisjoint(nameless.heading):
            return nameless.hints
        heading = tuple(text for text in nameless.heading if text not in self.product)
        return nameless.having(heading=heading, unit_text=unit).hints

    @cached_property
    def _is_rate(self) -> bool:
        """Whether it is what an hour costs of those that its name speaks of: these stand before it, it under money."""
        heading = next((plain_text(text) for text in reversed(self.at.nameless.heading)), "")
        said = _OF_HOURS.search(plain_text(self.at.label)) and _RATES.search(heading)
        if not said or self.at.seen.value > _MOST_AN_HOUR:
            return False
        return any(seen.column < self.at.seen.column for seen in self.at.grid.numbers(self.at.seen.row))

    @cached_property
    def share(self) -> Decimal:
        """Its number as a share."""
        if self._in_hundredths:
            return self.at.seen.value / 100
        number = self.at.nameless.number
        return number.as_share if self.is_percent else self.at.seen.value

    @cached_property
    def is_percent(self) -> bool:
        """Whether it is written as a percentage."""
        said = abs(self.at.seen.value) <= 1 and _PART.match(plain_text(self.at.label)) is not None
        return said or self.at.seen.is_share or "percent" in self.hints.kinds or self._in_hundredths or self.beside_one

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is euros by its name, or by what the price makes of it."""
        hours = "uren" in self.hints.kinds and "euro" not in self.hints.kinds
        return not (self.is_percent or hours) and (self.added or _MONEY.search(plain_text(self.at.label)) is not None)

    @cached_property
    def is_minutes(self) -> bool:
        """Whether its name or its heading says that it counts minutes."""
        return "minuten" in self.hints.kinds or _MINUTES.search(self.at.label) is not None

    @property
    def may_be_euros(self) -> bool:
        """Whether anything but its name says that it is euros; where no formula does, nothing need to."""
        said = "euro" in self.hints.kinds or " per " in self.at.label or self.at.is_gross
        return self.is_amount or not self.price or said

    @property
    def is_of_unit(self) -> bool:
        """Whether it is an amount for one of what is sold, which is no time: all of it comes in the price."""
        whole = _ALL_OF_IT[0] <= self.slope <= _ALL_OF_IT[1]
        return (self.added or not self.price) and whole and self.unit not in (*TIMES, *OF_MODELS)

    @cached_property
    def _in_hundredths(self) -> bool:
        """Whether the price is something times 1 and so many hundredths."""
        if self.at.seen.is_share or self.added or self.role is not PriceRole.STRAIGHT or not self.slope:
            return False
        return abs(self.price / self.slope / (100 + float(self.at.seen.value)) - 1) < _SAME

    def value(self, kind: Kind) -> Decimal:
        """Return its number as it is in a kind."""
        return self.share if kind is Kind.SHARE else self.at.seen.value

    @cached_property
    def per(self) -> str:
        """What an amount is for: as the sheet says, else by what of it comes in the price."""
        named = hints_of(self.at.label)
        own = frozenset[str]() if named.bare else named.pers  # a name that is a unit and nothing else says no more
        said = own or self.hints.pers
        if "anders" in said and (other := PER.search(plain_text(self.at.label))) is not None:
            return other.group(1)
        of_price = self.slope and abs(self.slope) < _OF_YEAR  # then what stands above it is said of the price
        if not own and said == {self.unit} and of_price:
            return "jaar"
        if said:
            return "fte" if "fte" in said else next(iter(sorted(said)))
        return self.unit if self.slope > _OF_UNIT else "jaar" if self.slope < _OF_YEAR else ""

    def can_be(self, kind: Kind) -> bool:
        """Whether nothing that is written beside it is against a kind."""
        kinds = self.hints.kinds
        either = "euro" in kinds and not kinds.isdisjoint(_COUNTED)  # a lone `fte` says either
        if kind is Kind.SHARE:
            of_unit = kinds & {"uren"} if either else kinds & {"euro", "uren"}
            return self.is_percent or (abs(self.at.seen.value) <= 1 and not of_unit)
        if self.is_percent or (self.is_amount and kind is not Kind.EURO):
            return False
        if kind is Kind.HOURS and self.is_minutes:
            return False  # 75 minutes are no 75 hours
        return "uren" not in kinds or "euro" in kinds if kind is Kind.EURO else "euro" not in kinds or either
