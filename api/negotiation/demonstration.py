"""The demonstration region in a store: its story carried out as far as it has come by now, all of it or nothing."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final
from uuid import uuid4

from api.negotiation.kept import append
from api.negotiation.sheets import HandedIn, hand_in
from api.negotiation.worked_out import MoveCase, finished
from api.store.unit import StoreUnit
from api.store.view import StoreView
from tarief.core.canonical import sha256_of
from tarief.negotiation.decide import decide
from tarief.negotiation.event import Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import ProcessStarted
from tarief.negotiation.process import Process
from tarief.voorbeeldregio import DemoProvider, SheetSent, StoryStep, steps

#: The kind of document that holds which process the demonstration is; there is one.
_KIND: Final = "voorbeeldregio"
_LEADER: Final = "begeleider"


def loaded(view: StoreView) -> str:
    """Return the process of the demonstration; empty where there is none."""
    document = view.get(_KIND, _KIND)
    return "" if document is None else str(json.loads(document.text)["proces"])


def make_ready(unit: StoreUnit, leader: str) -> str:
    """Return the process of the demonstration, which is carried out once."""
    return loaded(unit) or load(unit, leader)


def load(unit: StoreUnit, leader: str, ahead: timedelta = timedelta(0)) -> str:
    """Carry out the story up to now under the lead of somebody, and return the process.

    With `ahead` it has come so much further: it is told as if it began earlier.
    """
    now, clock = unit.clock(), unit.clock
    telling = _Telling(unit, leader)
    try:
        for step in takewhile(lambda step: step.at <= now, steps(now - ahead, telling.id_of)):
            telling.carry_out(step)
    finally:
        unit.clock = clock
    unit.put(_KIND, _KIND, leader, json.dumps({"proces": telling.process.id}))
    return telling.process.id


@dataclass
class _Telling:
    """The story while it is carried out: what it has come to, and the ids of what has a code in it."""

    unit: StoreUnit
    leader: str
    process: Process = field(default_factory=Process)
    _ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, code: str) -> str:
        """Return the id of what has a code: a new one, or that of who leads."""
        return self._ids.setdefault(code, self.leader if code == _LEADER else str(uuid4()))

    def carry_out(self, step: StoryStep) -> None:
        """Let a step happen at its moment."""
        self.unit.clock = lambda: step.at
        if isinstance(step.what, SheetSent):
            self._hand_in(step.what.provider)
        else:
            self._happen(step.by, step.what, step.at)

    def _happen(self, code: str, what: Happening, at: datetime) -> None:
        by = what.facilitator if isinstance(what, ProcessStarted) else self.process.parties[self.id_of(code)]
        ready = finished(MoveCase(self.unit, self.process, by, at), what)
        events = decide(self.process, ready, by=by, at=at, id=str(uuid4()))
        for event in events:
            append(self.unit, event)
        self.process = fold(events, self.process)

    def _hand_in(self, provider: DemoProvider) -> None:
        content, party = provider.content, self.id_of(provider.code)
        for product in self.process.products:
            sheet = HandedIn(party, product, provider.cost, provider.hours, sha256_of(content), provider.answers)
            hand_in(self.unit, self.process, sheet, content)
