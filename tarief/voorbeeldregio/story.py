"""The story of the demonstration, step by step: who lets what happen, and when.

Nothing is carried out here. Whoever does so takes the steps in their order, each at its moment; what lies after now
has not happened yet, and is how it ends when nobody does anything else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tarief.negotiation.event import KINDS, Event, Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.process import Process
from tarief.voorbeeldregio.declared import demonstration
from tarief.voorbeeldregio.everybody import TOGETHER
from tarief.voorbeeldregio.scene import Acts, Scene, SheetSent
from tarief.voorbeeldregio.script import RegelIn, filled, script


@dataclass(frozen=True)
class StoryStep:
    """What a party, by its code, does at a moment."""

    at: datetime
    by: str
    what: Happening | SheetSent


def steps(now: datetime, ids: Callable[[str], str]) -> Iterator[StoryStep]:
    """Give the steps in their order, a minute after one another on their day.

    `ids` gives the id of a party, a question, an offer or a dissent by its code. It is asked when a step is made, so
    that an id may come from whoever carried out the step before.
    """
    process, day, minute = Process(), None, 0
    for line in script():
        at = now + timedelta(days=int(line.dag))
        for by, what in _acts(line, Scene(demonstration(), process, ids, now, at)):
            minute = minute + 1 if line.dag == day else 0
            day = line.dag
            step = StoryStep(at + timedelta(minutes=minute), by, what)
            yield step
            if isinstance(what, Happening):
                process = fold([Event("", ids(by), step.at, what)], process)


def _acts(line: RegelIn, scene: Scene) -> Acts:
    given = filled(line.gegevens, scene.now, scene.ids)
    if line.soort in KINDS:
        return iter([(line.door, KINDS[line.soort].of(given))])
    return TOGETHER[line.soort].of(given).acts(scene)
