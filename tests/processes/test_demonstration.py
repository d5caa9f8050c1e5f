"""The demonstration region over HTTP, from the first party to the tariff in force: everything that a region does."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from api.accounts.principal import ActorRole
from api.negotiation.moves import MOVES, ROUND, TableMove
from tarief.agreement.verify import examined
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import ProcessStarted, RoundPrepared
from tarief.negotiation.party import Seat
from tarief.voorbeeldregio import DemoProvider, SheetSent, StoryStep, demonstration, steps
from tests.processes.table import PROCESSES, Server, Somebody

PRODUCT = "begeleiding-individueel"
_MOVE_OF: Mapping[type[Happening], TableMove] = {move.what: move for move in MOVES.values()}


class Region:
    """Everybody of the region with a key of his own, and what each was given."""

    def __init__(self, server: Server) -> None:
        self.server, self.round, self.process = server, "", ""
        self.ids: dict[str, str] = {}
        region = demonstration()
        seats = {one.code: one.seat for one in (*region.others, *region.providers)}
        seats |= {town.code: Seat.MUNICIPALITY for town in region.municipalities}
        self.people = {code: server.somebody(ActorRole(seat.value), self.id_of(code)) for code, seat in seats.items()}
        self.people["begeleider"] = server.somebody(ActorRole.BEGELEIDER)

    def id_of(self, code: str) -> str:
        return self.ids.setdefault(code, str(uuid4()))

    def play(self) -> None:
        for step in steps(self.server.clock() + timedelta(days=113), self.id_of):
            self.server.clock.moment = step.at
            self.take(step)

    def take(self, step: StoryStep) -> None:
        who, what = self.people[step.by], step.what
        if isinstance(what, SheetSent):
            self.send_sheet(who, what.provider)
        elif isinstance(what, ProcessStarted):
            self.start(who, what)
        else:
            self.send(who, what)

    def start(self, leader: Somebody, what: ProcessStarted) -> None:
        body = {key: value for key, value in what.as_json().items() if key != "begeleider"}
        answer = leader.client.post(PROCESSES, json=body, headers={"idempotency-key": str(uuid4())})
        assert answer.status_code == 201, answer.text
        for person in self.people.values():
            person.process = answer.json()["gegevens"]["id"]

    def send(self, who: Somebody, what: Happening) -> None:
        self.round = str(what.number) if isinstance(what, RoundPrepared) else self.round
        move, body = _MOVE_OF[type(what)], what.as_json()
        parts = {part: str(body.get(field, "")) for part, field in move.fills.items()} | {ROUND: self.round}
        left = {key: value for key, value in body.items() if key not in {*move.worked_out, *move.fills.values()}}
        answer = who.send(move.path.format(**parts), left, version="*")
        assert answer.status_code == 201, (move.path, answer.text)
        if "id" in move.worked_out:  # what had a code so far has the id now that the server gave it
            code = next(code for code, id in self.ids.items() if id == body["id"])
            self.ids[code] = answer.json()["gegevens"]["id"]

    def send_sheet(self, who: Somebody, provider: DemoProvider) -> None:
        fields = {"product": PRODUCT, "volume": str(provider.hours)}
        asked = self.post_sheet(who, provider, fields)
        if provider.answers:
            assert (asked["ingeleverd"], bool(asked["werkboek"]["vragen"])) == (False, True)
            asked = self.post_sheet(who, provider, fields | {"antwoorden": json.dumps(provider.answers)})
        assert asked["ingeleverd"]

    def post_sheet(self, who: Somebody, provider: DemoProvider, fields: dict[str, str]) -> dict[str, Any]:
        address, key = f"{PROCESSES}/{who.process}/opgaven", {"idempotency-key": str(uuid4())}
        answer = who.client.post(
            address, files={"bestand": (provider.sheet, provider.content)}, data=fields, headers=key
        )
        assert answer.status_code in (200, 201), answer.text
        return answer.json()


def test_the_region_goes_all_the_way_over_http(server: Server):
    region = Region(server)
    region.play()
    leader = region.people["begeleider"]
    assert leader.sees()["fase"] == "in_werking"
    told, faults = examined(region.people["grutto"].look("/akkoord").text)
    assert not faults, faults
    assert any("62,86" in line for line in told)
