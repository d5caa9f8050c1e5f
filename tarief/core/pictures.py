"""Pictures as data: each is a second view of a table, drawn from the same figures."""

from dataclasses import dataclass
from decimal import Decimal

from tarief.core.units import EURO, Unit

Named = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class BridgePicture:
    """From one amount to another, step by step; `beside` is the key of the table it stands beside."""

    beside: str
    title: str
    start: Named
    steps: tuple[Named, ...]
    end: Named
    unit: Unit = EURO


@dataclass(frozen=True, slots=True)
class PartyResult:
    """What a contract form gives a party in a year, in euros; negative is a loss."""

    party: str
    year: str
    form: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PartyBars:
    """A bar per form under each party and year."""

    beside: str
    title: str
    results: tuple[PartyResult, ...]


ReportPicture = BridgePicture | PartyBars
