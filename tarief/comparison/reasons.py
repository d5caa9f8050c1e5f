"""Why lines differ between two calculations, each reason with what its bar is called and shows of either side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tarief.comparison.meeting import Meeting, MeetingSide
from tarief.core.dutch import dutch, shown
from tarief.model.binding import Chosen
from tarief.model.plan import Node, NodeKind

NOTHING = "niet opgevoerd"


#: Writes what something is on either side, when that is asked.
Show = Callable[[], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class BarText:
    """What a bar is called, the heading (`group`) and quantity it belongs to, and what to show of either side."""

    key: str
    label: str
    group: str
    quantity: str
    show: Show


class Reason(Protocol):
    """Why ids differ; those with one reason change sides together."""

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the bar of these ids."""


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A line that is given as another value."""

    key: str

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the line with its value on either side."""
        quantity = meeting.a.nodes[ids[0]].quantity
        values = _both(meeting, lambda side: _value(side, ids[0]))
        return BarText(self.key, meeting.label(ids[0]), quantity.group, quantity.key, values)


@dataclass(frozen=True, slots=True)
class OtherWay(OtherValue):
    """A line that is worked out by another formula, or given on one side only."""


@dataclass(frozen=True, slots=True)
class OtherOption:
    """Another choice, under which lines are worked out differently."""

    key: str

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the choice as it was made on either side."""
        option, quantity = meeting.a.breakdown.model.options[self.key], meeting.a.nodes[ids[0]].quantity
        values = _both(meeting, lambda side: _choice_made(side, self.key, ids))
        return BarText(self.key, option.label, option.group or quantity.group, quantity.key, values)


@dataclass(frozen=True, slots=True)
class OtherBase(OtherOption):
    """Another base of a percentage: a percentage and what it is a percentage of are one point."""

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the percentage itself where it differs too; otherwise only its base does."""
        given = meeting.a.breakdown.model.index.owner_of_base[self.key]
        owner = next((node_id for node_id in ids if meeting.a.nodes[node_id].quantity.key == given.key), None)
        if owner is None:
            return OtherOption(self.key).describe(meeting, ids)
        quantity = meeting.a.nodes[owner].quantity
        values = _both(meeting, lambda side: _with_base(side, owner, self.key, ids))
        return BarText(owner, meeting.label(owner), quantity.group, quantity.key, values)


@dataclass(frozen=True, slots=True)
class OtherTable:
    """Other rows, or other shares that sum to 1: one of them alone would make a mix that does not."""

    key: str

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the table with its shares, or how many rows it has."""
        group = meeting.a.nodes[ids[0]].quantity.group
        values = _both(meeting, lambda side: _mix(side, self.key))
        return BarText(self.key, meeting.a.breakdown.model.tables[self.key].label, group, self.key, values)


@dataclass(frozen=True, slots=True)
class OtherRounding:
    """Every step is rounded on one side."""

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the rules of rounding."""
        values = _both(meeting, lambda side: side.breakdown.final.words)
        quantity = meeting.a.nodes[ids[0]].quantity.key
        return BarText("afronding_per_stap", "Afronding van elke stap", "uitkomst", quantity, values)


@dataclass(frozen=True, slots=True)
class OtherModel:
    """Two models that calculate in another way."""

    def describe(self, meeting: Meeting, ids: Sequence[str]) -> BarText:
        """Return the names of the models."""
        values = _both(meeting, lambda side: side.breakdown.model.label)
        quantity = meeting.a.nodes[ids[0]].quantity.key
        return BarText("rekenwijze", "Andere rekenwijze", "uitkomst", quantity, values)


def choices_of(node: Node) -> dict[str, str]:
    """Return the choices under which a line is worked out, or that its rule itself was given."""
    if node.formula is None:
        return {}
    bound = zip(node.formula.arguments, node.bindings, strict=True)
    return {**node.formula.when, **{name: item.value for name, item in bound if isinstance(item, Chosen)}}


def _both(meeting: Meeting, show: Callable[[MeetingSide], str]) -> Show:
    return lambda: (show(meeting.side(False)), show(meeting.side(True)))


def _value(side: MeetingSide, key: str) -> str:
    """The value of a line on one side, and whether it was given where the other side may derive it."""
    node = side.nodes[key]
    if node.kind is NodeKind.ABSENT:
        return NOTHING
    return shown(side.values[key], node.unit, 2) + (" (berekend)" if node.formula is not None else "")


def _with_base(side: MeetingSide, owner: str, option: str, ids: Iterable[str]) -> str:
    base = _choice_made(side, option, ids) if side.nodes[owner].unit.percent else ""
    return f"{_value(side, owner)} {base}".strip() if side.nodes[owner].kind is not NodeKind.ABSENT else NOTHING


def _choice_made(side: MeetingSide, option: str, ids: Iterable[str]) -> str:
    """The choice of one side, as the rules of the lines say it, or else as it was made."""
    made = (choices_of(side.nodes[key]).get(option, "") for key in ids)
    value = next(filter(None, made), "") or side.breakdown.chosen.get(option, "")
    return side.breakdown.model.options[option].choices.get(value, value)


def _mix(side: MeetingSide, table: str) -> str:
    """The shares of a table, or how many rows it has."""
    share = side.breakdown.model.tables[table].share
    keys = sorted(key for key, node in side.nodes.items() if share and node.quantity.key == share)
    shares: list[Decimal] = [side.values[key] for key in keys]
    if 1 < len(shares) <= 4:
        return " / ".join(f"{dutch(part.scaleb(2), 0)}%" for part in shares)
    count = side.rows(table)
    return f"{count} {'regel' if count == 1 else 'regels'}"
