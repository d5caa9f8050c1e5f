"""From the files and what was typed to an analysis, or to everything that is wrong with it, each at its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.files.region_source import listed
from api.scenarios.base import ScenarioBase, plans_in
from api.scenarios.own_ranges import box_of_range, range_names, typed_ranges
from api.scenarios.rows import NAME, MadeScenario, names, typed
from api.web.held import Held
from tarief import Breakdown, Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.typed import counted
from tarief.scenarios.analysis import RISK, Analysis, analyse
from tarief.scenarios.tornado import triangles
from tarief.uncertainty.draws import FEWEST

#: Over HTTP a second of work at most; the command line goes further.
MAX_DRAWS: Final = 1_048_576
VOLUME, _RANGES = "volume", "bandbreedtes"
#: Whether the page should tell how far the outcome can run, over what is plausible of each input.
SPREAD: Final = "spreiding"
_BOXES: Final = (VOLUME, SPREAD, *names())


@dataclass(frozen=True, slots=True)
class Worked:
    """The analysis; None while the base has no price, or when something is wrong."""

    analysis: Analysis | None = None
    faults: tuple[Finding, ...] = ()


def ranges_of(base: ScenarioBase, plans: Held | None, texts: Mapping[str, str]) -> Analysis | None:
    """Return what moves the base, over the ranges that its files and the page give; None without a price, or at fault.

    Without its scenarios, and with the fewest draws: while a dial turns nobody looks at these.
    """
    breakdown, faults = base.side.breakdown, list[Finding]()
    if breakdown is None:
        return None
    asked = {**base.asked, **plans_in(plans)}
    ranges = _with_typed(asked, breakdown, texts, faults)
    few = {key: asked[key] for key in (_RANGES, *RISK) if key in asked} | {"trekkingen": FEWEST}
    return _analysed(breakdown, few, faults, _Places(0, (), frozenset(), ranges)).analysis


def boxes_of(base: ScenarioBase) -> tuple[str, ...]:
    """Return the names of all that can be typed beside this base."""
    return _BOXES if base.side.breakdown is None else (*_BOXES, *range_names(base.side.breakdown))


def work_out(base: ScenarioBase, plans: Held | None, texts: Mapping[str, str]) -> Worked:
    """Work out every scenario, or say everything that is wrong."""
    breakdown, faults = base.side.breakdown, list[Finding]()
    if breakdown is None:
        return Worked()
    asked = {**base.asked, **plans_in(plans)}
    in_file = listed(asked.get("scenarios"))
    made = typed(breakdown, texts, faults)
    if made:
        asked["scenarios"] = [*in_file, *(one.document for one in made.values())]
    if texts.get(VOLUME):
        asked[VOLUME] = counted(texts[VOLUME])
    ranges = _with_typed(asked, breakdown, texts, faults)
    if texts.get(SPREAD) and "onzekerheid" not in asked:
        asked["onzekerheid"] = triangles(breakdown, asked.get(_RANGES))
    volume = frozenset(name for name in (VOLUME,) if texts.get(name))
    places = _Places(len(in_file), tuple(made.items()), volume, ranges)
    return _analysed(breakdown, asked, faults, places)


def _with_typed(
    asked: dict[str, Json], base: Breakdown, texts: Mapping[str, str], faults: list[Finding]
) -> Mapping[str, Json]:
    """Return the ranges that were typed; they go before those of the files in what is asked."""
    ranges = typed_ranges(base, texts, faults)
    if ranges:
        given = asked.get(_RANGES)
        asked[_RANGES] = {**given, **ranges} if isinstance(given, Mapping) else ranges
    return ranges


@dataclass(frozen=True, slots=True)
class _Places:
    """From a place in what was asked to the box in which it was typed; what a file says keeps its pointer."""

    in_file: int
    made: Sequence[tuple[int, MadeScenario]]
    typed: frozenset[str]
    ranges: Mapping[str, Json]

    def __call__(self, place: Place) -> Place:
        match place.names:
            case ("scenarios", int(index), *rest) if index >= self.in_file:
                row, made = self.made[index - self.in_file]
                return Place.of(f"{NAME}_{row}" if rest[-1:] == ["naam"] else made.box(rest))
            case (name,) if name == VOLUME and VOLUME in self.typed:
                return Place.of(VOLUME)
            case (name, *_) if name == _RANGES and (box := box_of_range(place.names, self.ranges)):
                return Place.of(box)
        return place


def _analysed(breakdown: Breakdown, asked: dict[str, Json], faults: list[Finding], places: _Places) -> Worked:
    try:
        refuse_many(asked)
        found = analyse(breakdown, asked)
    except Refused as refused:
        faults += refused.relocated(places).findings
    return Worked(None, tuple(dict.fromkeys(faults))) if faults else Worked(found)


def refuse_many(document: Json) -> None:
    """Refuse more draws than a visitor may ask for; raises `Refused`."""
    draws = document.get("trekkingen") if isinstance(document, dict) else None
    if isinstance(draws, int) and draws > MAX_DRAWS:
        text = f"{draws} trekkingen is te veel."
        advice = f"Vraag er hier hoogstens {MAX_DRAWS}; op de opdrachtregel kan het met meer (tarief scenario)."
        raise Refused((Finding("te_veel_trekkingen", text, advice, Place.pointer("trekkingen")),))
