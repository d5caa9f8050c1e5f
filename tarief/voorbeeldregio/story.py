"""The story of the demonstration, step by step: who lets what happen, and when.

Nothing is carried out here. Whoever does so takes the steps in their order, each at its moment; what lies after now
has not happened yet, and is how it ends when nobody does anything else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from tarief.negotiation.event import KINDS, Event, Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.process import Process
from tarief.voorbeeldregio.declared import demonstration
from tarief.voorbeeldregio.everybody import TOGETHER, Together
from tarief.voorbeeldregio.followed import AllPlans, AllQuarters
from tarief.voorbeeldregio.scene import Acts, Scene, SheetSent
from tarief.voorbeeldregio.script import RegelIn, filled, moment_of_line, script

_TOGETHER: Final[Mapping[str, type[Together]]] = {**TOGETHER, "begrotingen": AllPlans, "kwartalen": AllQuarters}


@dataclass(frozen=True)
class StoryStep:
    """What a party, by its code, does at a moment."""

    at: datetime
    by: str
    what: Happening | SheetSent


def steps(now: datetime, ids: Callable[[str], str], *, quarters: bool = True) -> Iterator[StoryStep]:
    """Give the steps in their order, a minute after one another on their day.

    `ids` gives the id of a party, a question, an offer or a dissent by its code. It is asked anew for every line of the
    script, so that an id may come from whoever carried out the line before. Without `quarters` the story ends where the
    agreement is in force: these come a long time after.
    """
    process, day, minute = Process(), ("", Decimal(0)), 0
    for line in script():
        if line.na and not quarters:
            continue
        at = moment_of_line(line, now)
        scene = Scene(demonstration(), process, ids, now, at)
        moments = []
        for by, what in _acts(line, scene):
            minute = minute + 1 if (line.na, line.dag) == day else 0
            day = (line.na, line.dag)
            moments.append(at + timedelta(minutes=minute))
            yield StoryStep(moments[-1], by, what)
        done = zip(moments, _acts(line, scene), strict=True)
        process = fold(
            [Event("", ids(by), at, what) for at, (by, what) in done if isinstance(what, Happening)], process
        )


def _events(moments: list[datetime], acts: Acts, ids: Callable[[str], str]) -> Iterator[Event]:
    for at, (by, what) in zip(moments, acts, strict=True):
        if isinstance(what, Happening):
            yield Event("", ids(by), at, what)


def _acts(line: RegelIn, scene: Scene) -> Acts:
    given = filled(line.gegevens, scene.now, scene.ids)
    if line.soort in KINDS:
        return iter([(line.door, KINDS[line.soort].of(given))])
    return _TOGETHER[line.soort].of(given).acts(scene)
