"""What a party puts forward about one parameter, with why and on what ground."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple

from tarief.core.number import EXACT, Plain
from tarief.documents.durable import Count, Durable


class Grade(StrEnum):
    """How good a ground is, from an official text or audited account (A) to an estimate without anything (D)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


#: How far an interval may reach to either side of its middle, by the best ground for it.
WIDTHS = {Grade.A: Decimal("0.02"), Grade.B: Decimal("0.05"), Grade.C: Decimal("0.10"), Grade.D: Decimal(0)}


@dataclass(frozen=True)
class Ground(Durable):
    """A ground for a value: what kind of thing, how good, of when, and the hash of the file."""

    TITLE = "Onderbouwing"

    kind: Annotated[str, "soort"]
    grade: Annotated[Grade, "graad"]
    description: Annotated[str, "omschrijving"]
    file: Annotated[str, "bestand"] = ""
    start: Annotated[date | None, "vanaf"] = None
    end: Annotated[date | None, "tot_en_met"] = None
    confidential: Annotated[bool, "vertrouwelijk"] = True


def best_grade(evidence: tuple[Ground, ...]) -> Grade:
    """Return the best grade among some grounds; D where there is none."""
    return min((item.grade for item in evidence), default=Grade.D)


@dataclass(frozen=True)
class Interval(Durable):
    """From a lowest to a highest value; one value where they are the same."""

    TITLE = "Waarden"

    low: Annotated[Plain, "van"]
    high: Annotated[Plain, "tot_en_met"]

    @property
    def middle(self) -> Decimal:
        """The value halfway."""
        return EXACT.divide(EXACT.add(self.low, self.high), Decimal(2))

    @property
    def reach(self) -> Decimal:
        """How far it reaches to either side of its middle."""
        return EXACT.divide(EXACT.subtract(self.high, self.low), Decimal(2))

    def overlap(self, other: "Interval") -> "Interval | None":
        """Return what lies in both; None where nothing does."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None


class Item(NamedTuple):
    """A parameter of a product: a line of the calculation."""

    product: str
    definition: str


@dataclass(frozen=True)
class Position(Durable):
    """What a party holds a parameter of a product to be.

    `allowed` tells whether the cost may be part of a tariff, and `rule` by which rule. Where the value differs from
    the standing text there is a motivation.
    """

    TITLE = "Positie"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    version: Annotated[Count, "versie"]
    values: Annotated[Interval, "waarden"]
    motivation: Annotated[str, "motivering"] = ""
    evidence: Annotated[tuple[Ground, ...], "onderbouwing"] = ()
    allowed: Annotated[bool, "toelaatbaar"] = True
    rule: Annotated[str, "regel"] = ""

    @property
    def item(self) -> Item:
        """What it is about."""
        return Item(self.product, self.definition)

    @property
    def grade(self) -> Grade:
        """How good its best ground is."""
        return best_grade(self.evidence)
