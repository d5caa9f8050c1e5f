"""Between which values an input can plausibly lie: as somebody says with a source, or else a tenth either way.

A tenth is an assumption and is called so wherever it is shown. Facts (a cao, a premium) are known and get no
range of their own; whoever disputes one gives the range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from tarief.calculation import Breakdown
from tarief.calculation.plan import Kind
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.number import EXACT, number_at
from tarief.core.place import Place
from tarief.lower_price.equivalents import can_change_alone
from tarief.lower_price.limits import outside_declaration
from tarief.scenarios.lines import no_input
from tarief.scenarios.reading import refuse_unknown

ASSUMED = "aanname: een tiende naar beide kanten"
_TENTH = Decimal("0.1")
_FIELDS = ("laag", "hoog", "bron")


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and highest plausible value of an input, and who says so."""

    key: str
    low: Decimal
    high: Decimal
    source: str = ASSUMED

    @property
    def assumed(self) -> bool:
        """Whether nobody said so."""
        return self.source == ASSUMED


def read_ranges(raw: Any, base: Breakdown, place: Place = Place.pointer("bandbreedtes")) -> tuple[Range, ...]:
    """Read `{sleutel: {laag, hoog, bron}}` against the inputs of a calculation; `Refused` names every fault."""
    if not isinstance(raw, Mapping):
        advice = "Geef per sleutel {laag: …, hoog: …, bron: …}."
        raise Refused((Finding("geen_object", "Dit zijn geen bandbreedtes.", advice, place),))
    faults: list[Finding] = []
    found = [_range(str(key), said, base, place / key, faults) for key, said in raw.items()]
    refuse(faults)
    return tuple(each for each in found if each is not None)


def plausible(base: Breakdown, given: tuple[Range, ...] = ()) -> tuple[Range, ...]:
    """Return a range for every input that can change alone: as given, or a tenth either way within its limits.

    An input without a given range that is a fact, or zero, is left out.
    """
    known = {each.key: each for each in given}
    free = (key for key, node in base.plan.nodes.items() if can_change_alone(base, node))
    return tuple(each for key in free if (each := known.get(key) or _assumed(base, key)) is not None)


def _assumed(base: Breakdown, key: str) -> Range | None:
    node, value = base.plan.nodes[key], base.values[key]
    if node.kind is Kind.PARAMETER or not value:
        return None
    with localcontext(EXACT):
        ends = sorted((value * (1 - _TENTH), value * (1 + _TENTH)))
    within = [end if not outside_declaration(node.quantity, end) else value for end in ends]
    return Range(key, within[0], within[1]) if within[0] < within[1] else None


def _range(key: str, said: Any, base: Breakdown, place: Place, faults: list[Finding]) -> Range | None:
    if unknown := no_input(base, key, place):
        faults += unknown
        return None
    if not isinstance(said, Mapping) or not {"laag", "hoog"} <= set(said):
        faults.append(Finding("geen_bandbreedte", "Dit is geen bandbreedte.", "Geef laag en hoog.", place))
        return None
    refuse_unknown(said, _FIELDS, place, faults)
    ends = list(_ends(said, place, faults))
    if len(ends) < 2:
        return None
    faults += _out_of_order(ends, place) or [
        Finding("buiten_grenzen", text, "Pas de bandbreedte aan.", place / name)
        for name, end in zip(_FIELDS, ends, strict=False)
        if (text := outside_declaration(base.plan.nodes[key].quantity, end))
    ]
    return Range(key, ends[0], ends[1], str(said.get("bron", "")) or "opgegeven, zonder bron")


def _ends(said: Mapping[str, Any], place: Place, faults: list[Finding]) -> Iterator[Decimal]:
    for name in ("laag", "hoog"):
        try:
            yield number_at(said[name], place / name)
        except Refused as refused:
            faults += refused.findings


def _out_of_order(ends: list[Decimal], place: Place) -> list[Finding]:
    if ends[0] <= ends[1]:
        return []
    return [Finding("bandbreedte_ongeldig", "Laag is hoger dan hoog.", "Geef eerst de laagste waarde.", place)]
