"""A table to negotiate at: the case of Helmond of the specification, with fewer providers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tarief.negotiation.decide import decide
from tarief.negotiation.definition import CareProduct, Definition, LawKey, ParameterKind
from tarief.negotiation.event import Event, Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    DeliberationBegun,
    Mode,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProcessStarted,
    ProductAdded,
    RoundClosed,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.position import Grade, Ground, Interval, Position
from tarief.negotiation.process import Process
from tarief.negotiation.snapshot import SheetFigure, SnapshotTaken

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
LEADER = Party("leider", "Begeleider", Seat.FACILITATOR)
TOWN = Party("helmond", "Helmond", Seat.MUNICIPALITY)
PROVIDERS = tuple(Party(f"p{number:02}", f"Aanbieder {number}", Seat.PROVIDER) for number in (1, 2, 3))
OLD = {"salaris": "44000", "lasten": "0.27", "uren": "1400", "overhead": "0.30", "client": "1.50", "risico": "0.02"}
RESEARCH = {
    "salaris": "47500", "lasten": "0.28", "uren": "1290", "overhead": "0.38", "client": "2.40", "risico": "0.03"
}  # fmt: skip
AGREED = {
    "salaris": "46000", "lasten": "0.28", "uren": "1330", "overhead": "0.34", "client": "2.00", "risico": "0.025"
}  # fmt: skip
_UNITS = {"salaris": "euro_per_jaar", "uren": "uren", "client": "euro_per_uur"}
_STEPS = {"salaris": "1", "uren": "1", "client": "0.01"}
_LETTERS = {
    "salaris": ("a", "a"),
    "lasten": ("a", "a"),
    "uren": ("a", "c"),
    "overhead": ("c", "b"),
    "client": ("b", "d"),
}
PRODUCT = CareProduct("bi", "Begeleiding individueel", LawKey.JEUGDWET, "uur", "hbo, individueel", tuple(OLD))
DOCUMENT = Ground("tijdregistratie", Grade.B, "Registratie 2025", "ab" * 32)

#: Cost price and hours of the thirteen providers of the specification.
COSTS = (
    *("52.40", "54.90", "56.80", "58.20", "59.70", "61.10", "62.30"),
    *("63.90", "65.20", "66.70", "68.40", "71.80", "76.50"),
)
HOURS = (9000, 14000, 6500, 22000, 11000, 30000, 17000, 12500, 26000, 8000, 5000, 3500, 1500)
ANNOUNCED = (Decimal("54.46"), Decimal("62.86"), Decimal("69.47"))


def price(values: Mapping[str, Decimal]) -> Decimal:
    """The formula of the specification: T = ((S*(1+w)/H)*(1+o)+m)*(1+r)."""
    one = Decimal(1)
    hour = values["salaris"] * (one + values["lasten"]) / values["uren"]
    return (hour * (one + values["overhead"]) + values["client"]) * (one + values["risico"])


def numbers(values: Mapping[str, str]) -> dict[str, Decimal]:
    return {key: Decimal(value) for key, value in values.items()}


def definition(key: str, version: int = 1) -> Definition:
    is_fact = key == "lasten"
    jeugdwet, wmo = _LETTERS.get(key, ("", ""))
    return Definition(
        key, version, key.capitalize(), f"Wat {key} is.", _UNITS.get(key, "aandeel"),
        ParameterKind.FACT if is_fact else ParameterKind.NORM, Decimal(_STEPS.get(key, "0.001")),
        jeugdwet=jeugdwet, wmo=wmo,
        fact=Decimal("0.28") if is_fact else None, source="Premies 2026" if is_fact else "",
    )  # fmt: skip


def text(values: Mapping[str, str] = RESEARCH) -> TextSet:
    exact = numbers(values)
    return TextSet("bi", exact, price(exact).quantize(Decimal("0.01")), "Uitkomst van het onderzoek.")


def position(key: str, low: str, high: str | None = None, *, why: str = "Zie de registratie.") -> Position:
    values = Interval(Decimal(low), Decimal(high or low))
    return Position("bi", key, 1, values, why, (DOCUMENT,))


@dataclass
class Table:
    """Events as they happen, an hour after one another."""

    events: list[Event] = field(default_factory=list)
    at: datetime = START

    @property
    def process(self) -> Process:
        return fold(self.events)

    def do(self, by: Party, *whats: Happening) -> tuple[Event, ...]:
        made: tuple[Event, ...] = ()
        for what in whats:
            self.at += timedelta(hours=1)
            made = decide(self.process, what, by=by, at=self.at, id="proces")
            self.events.extend(made)
        return made

    def lead(self, *whats: Happening) -> tuple[Event, ...]:
        return self.do(LEADER, *whats)

    def open(self, number: int = 1) -> None:
        self.lead(RoundPrepared(number, {"bi": tuple(OLD)}), RoundOpened(self.at + timedelta(days=14)))

    def put(self, by: Party, key: str, low: str, high: str | None = None, *, why: str = "Zie de registratie.") -> None:
        self.do(by, PositionSubmitted(self.process.round, position(key, low, high, why=why)))

    def reveal(self) -> None:
        self.at += timedelta(days=20)
        self.lead(RoundClosed(), RoundRevealed(), DeliberationBegun())


def ready(mode: Mode = Mode.SEALED) -> Table:
    """A table with parties, the product, its parameters and a first text."""
    table = Table()
    table.lead(
        ProcessStarted("Herijking", "Helmond-Peel", LEADER, mode),
        *(PartyAdded(party) for party in (TOWN, *PROVIDERS)),
        *(ParameterDefined(definition(key)) for key in OLD),
        ProductAdded(PRODUCT),
        text(),
    )
    return table


def opened() -> Table:
    """The same with the first round open."""
    table = ready()
    table.open()
    return table


def deliberating() -> Table:
    """The same after a round in which town and one provider disagree about the hours."""
    table = opened()
    table.put(TOWN, "uren", "1330", "1360")
    table.put(PROVIDERS[0], "uren", "1280", "1340")
    table.put(PROVIDERS[1], "uren", "1250", "1290")
    table.reveal()
    return table


def taken(costs=COSTS, asked=None) -> SnapshotTaken:
    """A snapshot of the thirteen providers of the specification."""
    sheets = [
        SheetFigure(f"p{number}", Decimal(cost), Decimal(hours))
        for number, (cost, hours) in enumerate(zip(costs, HOURS, strict=True))
    ]
    return SnapshotTaken("bi", tuple(sheets), ANNOUNCED, asked)
