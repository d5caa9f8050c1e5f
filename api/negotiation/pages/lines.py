"""The lines of the table: three columns beside each other, what each is worth in euros, and why on both sides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from api.negotiation.pages.field_words import grade_in_words
from api.negotiation.priced import pricing
from tarief.core.dutch import money, shown
from tarief.core.findings import Refused
from tarief.core.rounding import to_cents
from tarief.core.units import UNITS, Unit
from tarief.negotiation.aggregate import MedianInterval
from tarief.negotiation.columns import LineBeside
from tarief.negotiation.definition import CareProduct, Definition
from tarief.negotiation.meeting import PairOutcome
from tarief.negotiation.party import Party
from tarief.negotiation.phase import Phase
from tarief.negotiation.position import Interval
from tarief.negotiation.process import Process
from tarief.negotiation.seen import SeenLock, SeenPosition
from tarief.negotiation.small_gap import Pricing
from tarief.negotiation.views import BoardView, MunicipalityView, ProviderView, SeatView

BY_EURO: Final = "euro"
BY_EVIDENCE: Final = "bewijs"
_NO_GRADE: Final = "E"
#: While a round goes on; before and after it an agenda tells nobody where to look.
_IN_A_ROUND: Final = (Phase.DRAFT, Phase.OPEN, Phase.CLOSED, Phase.REVEALED, Phase.DELIBERATING)


@dataclass(frozen=True, slots=True)
class WhySaid:
    """Why somebody holds a value to be so; `who` is only there where it may be told."""

    who: str
    value: str
    why: str
    grade: str = ""

    @property
    def grade_shown(self) -> str:
        """How strong its evidence is, in words."""
        return grade_in_words(self.grade)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of the table as its page shows it."""

    definition: Definition
    own: str
    together: str
    checked: str
    agreed: str
    gap: Decimal | None
    grade: str
    on_agenda: bool
    lock: SeenLock | None
    whys: tuple[WhySaid, ...]

    @property
    def gap_shown(self) -> str:
        """What the tariff would change if only this value were as it was put forward."""
        if self.gap is None:
            return ""
        return f"+{money(self.gap)}" if self.gap > 0 else money(self.gap)

    @property
    def grade_shown(self) -> str:
        """How strong the best evidence is, in words."""
        return grade_in_words(self.grade)

    def place_by(self, order: str) -> tuple[bool, tuple[Decimal | str, ...]]:
        """Return what a line is sorted by: the agenda first, then the dearest, or what is best grounded."""
        euro, evidence = -abs(self.gap or Decimal(0)), self.grade or _NO_GRADE
        return not self.on_agenda, (euro, evidence) if order == BY_EURO else (evidence, euro)


@dataclass(frozen=True)
class TableLines:
    """All lines of a product, as somebody sees them."""

    process: Process
    view: SeatView
    party: Party

    def of(self, product: CareProduct, order: str = BY_EURO) -> list[TableLine]:
        """Return the lines of a product: those of the agenda first, and of these the dearest or the best grounded."""
        text = next((text for text in self.view.texts if text.product == product.id), None)
        price = None if text is None else GapPrice(pricing(self.process, product.id), text.values)
        found = [self._line(product, line, price) for line in self.view.lines if line.product == product.id]
        return sorted(found, key=lambda line: line.place_by(order))

    def _line(self, product: CareProduct, line: LineBeside, price: "GapPrice | None") -> TableLine:
        definition = next(one for one in self.view.definitions if one.id == line.definition)
        unit = UNITS.get(definition.unit)
        lock = [one for one in self.view.locks if (one.product, one.definition) == (product.id, definition.id)]
        positions = [put for put in self._positions() if put.position.item == (product.id, definition.id)]
        grades = [put.position.grade.value for put in positions]
        return TableLine(
            definition,
            in_interval(line.own, unit),
            _median(line.median, unit),
            _value(line.checked, unit),
            _value(line.agreed, unit),
            None if price is None else price.gap(line),
            min(grades, default=""),
            self.view.phase in _IN_A_ROUND and definition.id in self.view.agenda.get(product.id, ()),
            next(iter(lock), None),
            tuple(self._whys(product, definition, positions)),
        )

    def _positions(self) -> tuple[SeenPosition, ...]:
        view = self.view
        return view.positions if isinstance(view, ProviderView | MunicipalityView | BoardView) else ()

    def _whys(self, product: CareProduct, definition: Definition, positions: list[SeenPosition]) -> Iterator[WhySaid]:
        unit, names = UNITS.get(definition.unit), names_in(self.view, self.party)
        for put in positions:
            if put.position.motivation:
                who = f"{names.get(put.party, 'een partij')} in ronde {put.round}"
                grade = put.position.grade.value
                yield WhySaid(who, in_interval(put.position.values, unit), put.position.motivation, grade)
        for met in self._meetings():
            if (met.product, met.definition) == (product.id, definition.id):
                yield from _met(met, names, unit, self.party.id)

    def _meetings(self) -> tuple[PairOutcome, ...]:
        """What was told to this party and another one; a facilitator sees the positions themselves."""
        meetings = self.view.meetings if isinstance(self.view, ProviderView | MunicipalityView) else ()
        return tuple(met for met in meetings if self.party.id in (met.paying, met.giving))


@dataclass(frozen=True)
class GapPrice:
    """What the price of a product does when one value of its text is as it was put forward."""

    price: Pricing
    values: Mapping[str, Decimal]

    @cached_property
    def standing(self) -> Decimal:
        """The price of the text, in cents."""
        return to_cents(self.price(self.values))

    def gap(self, line: LineBeside) -> Decimal | None:
        """Return the difference of a line; None where there is nothing to see, or where it comes to no price."""
        value = put_forward(line)
        if value is None or line.agreed is None:
            return None
        try:
            return to_cents(self.price({**self.values, line.definition: value})) - self.standing
        except (Refused, ArithmeticError):
            return None


def put_forward(line: LineBeside) -> Decimal | None:
    """Return the value that a line is held against the text with: one's own, or else that of all together."""
    held = line.own or told_together(line)
    return held.middle if held else None


def told_together(line: LineBeside) -> Interval | None:
    """Return what is told of the values of all providers together; None where nothing is."""
    told = line.median
    return Interval(told.low, told.high) if told and told.low is not None and told.high is not None else None


def names_in(view: SeatView, party: Party) -> Mapping[str, str]:
    """Return what the parties are called that somebody may know."""
    known = (*view.municipalities, *getattr(view, "participants", ()))
    return {one.id: one.name for one in known} | {party.id: "u"}


def _met(met: PairOutcome, names: Mapping[str, str], unit: Unit | None, own: str) -> Iterator[WhySaid]:
    """What the other one is nearest by and why, or the middle where the two overlap."""
    pays = met.giving == own
    other = names.get(met.paying if pays else met.giving, "een partij")
    if met.proposal is not None:
        yield WhySaid(f"{other} en u overlappen", _value(met.proposal, unit), "Dat is het voorstel in het midden.")
    if met.nearest is not None:
        near = met.nearest
        value, why = (near.paying, near.paying_why) if pays else (near.giving, near.giving_why)
        mine = near.giving if pays else near.paying
        ends = "niet lager dan" if value > mine else "niet hoger dan"  # the end that lies nearest to one's own
        yield WhySaid(f"{other} in ronde {met.round}", f"{ends} {_value(value, unit)}", why)


def _value(value: Decimal | None, unit: Unit | None) -> str:
    return "" if value is None else shown(value, unit)


def in_interval(values: Interval | None, unit: Unit | None) -> str:
    """Write an interval with its unit once; a single value by itself, and nothing for None."""
    if values is None:
        return ""
    low, high = shown(values.low, unit), shown(values.high, unit)
    return low if low == high else f"{low.removesuffix(unit.per if unit else '')} – {high}"


def _median(told: MedianInterval | None, unit: Unit | None) -> str:
    if told is None:
        return ""
    if told.low is None or told.high is None:
        return told.reason
    return in_interval(Interval(told.low, told.high), unit)
