"""Between which values an input can plausibly lie: as somebody says, as was published, or else a tenth either way.

A tenth is an assumption and is called so wherever it is shown. Facts (a cao, a premium) are known and get no
range of their own; whoever disputes one gives the range.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.checks.ranges import published_range
from tarief.core.dutch import shown
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT, Plain
from tarief.core.place import Place
from tarief.core.plausible import with_the_point_elsewhere
from tarief.documents.kinds import Named
from tarief.documents.record import RecordOf
from tarief.documents.spot import Spot
from tarief.lower_price.equivalents import can_change_alone
from tarief.lower_price.limits import outside_declaration
from tarief.model.plan import Node, NodeKind
from tarief.scenarios.price import no_input
from tarief.scenarios.records import BandbreedteIn

ASSUMED = "aanname: een tiende naar beide kanten"
_TENTH = Decimal("0.1")
_RANGES = Named(RecordOf(BandbreedteIn))
_ENDS = ("laag", "hoog")
#: Times the value of the base: a range that lies wholly beyond the first, or an end beyond the second, is a slip.
_BESIDE, _FAR = 2, 10


@dataclass(frozen=True, slots=True)
class Range(Jsonable):
    """The lowest and highest plausible value of an input, and who says so."""

    key: Annotated[str, "sleutel"]
    low: Annotated[Plain, "laag"]
    high: Annotated[Plain, "hoog"]
    source: Annotated[str, "bron"] = ASSUMED

    @property
    def assumed(self) -> Annotated[bool, "aanname"]:
        """Whether nobody said so."""
        return self.source == ASSUMED


def read_ranges(raw: Json, base: Breakdown) -> tuple[Range, ...]:
    """Read `{sleutel: {laag, hoog, bron}}` against the inputs of a calculation; `Refused` names every fault."""
    spot = Spot(Place.pointer("bandbreedtes"), [], "bandbreedtes")
    records = _RANGES.read(raw, spot) or {}
    found = [_range(key, record, base) for key, record in records.items()]
    for key in filter(base.plan.nodes.get, records):
        _note_shares(base.plan.nodes[key], base.values[key], raw, spot.inside(key))
    refuse(spot.faults)
    return tuple(item for item in found if item is not None)


def is_near(value: Decimal, standing: Decimal) -> bool:
    """Tell whether somebody can mean a value beside that of the base: neither ten times more nor ten times less."""
    return not standing or abs(standing) <= abs(value) * _FAR <= abs(standing) * _FAR * _FAR


def plausible(base: Breakdown, given: tuple[Range, ...] = ()) -> tuple[Range, ...]:
    """Return a range for every input that can change alone: as given, as published, or a tenth within its limits.

    An input without a given range that is a fact, or zero, is left out.
    """
    known = {each.key: each for each in given}
    free = (key for key, node in base.plan.nodes.items() if can_change_alone(base, node))
    found = (known.get(key) or _published(base, key) or _assumed(base, key) for key in free)
    return tuple(each for each in found if each is not None)


def _published(base: Breakdown, key: str) -> Range | None:
    """The range that was published for an input, on the base that it has here."""
    found = published_range(base, key)
    return None if found is None else Range(key, found.low, found.high, f"gepubliceerd: {found.sources}")


def _assumed(base: Breakdown, key: str) -> Range | None:
    node, value = base.plan.nodes[key], base.values[key]
    if node.kind is NodeKind.PARAMETER or not value:
        return None
    with localcontext(EXACT):
        ends = sorted((value * (1 - _TENTH), value * (1 + _TENTH)))
    within = [end if not outside_declaration(node, end) else value for end in ends]
    return Range(key, within[0], within[1]) if within[0] < within[1] else None


def _range(key: str, record: BandbreedteIn, base: Breakdown) -> Range | None:
    spot, ends = record.spot, (record.laag, record.hoog)
    wrong = no_input(base, key)
    spot.note(wrong)
    if wrong or not record.sound:
        return None
    if ends[0] > ends[1]:
        spot.fault("bandbreedte_ongeldig", "Laag is hoger dan hoog.", "Geef eerst de laagste waarde.")
        return None
    for name, end in zip(_ENDS, ends, strict=True):
        _check_end(base.plan.nodes[key], end, base.values[key], spot.inside(name))
    if not _near(ends, base.values[key]):
        _say_far(base.plan.nodes[key], ends[1], base.values[key], spot)
    return Range(key, *ends, record.bron or "opgegeven, zonder bron")


def _note_shares(node: Node, standing: Decimal, raw: Json, spot: Spot) -> None:
    """Note each end that was written as a percentage where the input is none: 5% of what?"""
    given = raw.get(node.id) if isinstance(raw, Mapping) and not node.unit.percent else None
    for name in _ENDS:
        if isinstance(given, Mapping) and str(given.get(name, "")).rstrip().endswith("%"):
            text = f"{node.label} is in {node.unit.label or 'een getal'}; een percentage kan hier niet."
            spot.inside(name).fault("geen_percentage", text, f"Nu is het {shown(standing, node.unit)}.")


def _check_end(node: Node, end: Decimal, standing: Decimal, spot: Spot) -> None:
    if text := outside_declaration(node, end):
        spot.fault("buiten_grenzen", text, "Pas de bandbreedte aan.")
    elif 0 < abs(standing) * _FAR < abs(end):
        _say_far(node, end, standing, spot)


def _near(ends: tuple[Decimal, Decimal], standing: Decimal) -> bool:
    """Whether a range holds the value of the base, or comes near it; what is nothing is near all."""
    low, high = sorted((standing / _BESIDE, standing * _BESIDE))
    return not standing or (ends[0] <= high and low <= ends[1])


def _say_far(node: Node, end: Decimal, standing: Decimal, spot: Spot) -> None:
    low, high = sorted((standing / _BESIDE, standing * _BESIDE))
    meant = with_the_point_elsewhere(end, low, high)
    advice = f"Bedoelt u {shown(meant, node.unit)}? " if meant is not None else ""
    text = f"{shown(end, node.unit)} ligt ver van {shown(standing, node.unit)}, waarmee is gerekend."
    spot.fault("onwaarschijnlijk", f"{node.label}: {text}", f"{advice}Pas de bandbreedte aan, of eerst de berekening.")
