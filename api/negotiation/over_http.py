"""The story of the demonstration as requests: what is sent for each of its steps, and what its answers tell."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from api.negotiation.moves import MOVES, ROUND, TableMove
from api.negotiation.route import PREFIX
from api.web.body import FILE, FORM, JSON
from tarief.core.json_data import Json
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import ProcessStarted, RoundPrepared
from tarief.voorbeeldregio import DemoProvider, SheetSent, StoryStep

_MOVE_OF: Final[Mapping[type[Happening], TableMove]] = {move.what: move for move in MOVES.values()}
_EDGE: Final = "rand-van-een-deel"
_LEADER: Final = "begeleider"


@dataclass(frozen=True, slots=True)
class StoryRequest:
    """What a party, by its code, posts to an address."""

    by: str
    path: str
    content: bytes
    kind: str = JSON


#: Posts something, and returns the answer; raises for a refusal.
Post = Callable[[StoryRequest], Mapping[str, Json]]


@dataclass
class StoryOverHttp:
    """The story while it is sent: the process it is about, and the ids of what has a code in the story."""

    post: Post
    process: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    _round: str = ""

    def id_of(self, code: str) -> str:
        """Return the id of what has a code: a new one, until the server gives it one."""
        return self.ids.setdefault(code, str(uuid4()))

    def take(self, step: StoryStep) -> None:
        """Send what a step is."""
        if isinstance(step.what, SheetSent):
            self._hand_in(step.by, step.what.provider)
        elif isinstance(step.what, ProcessStarted):
            body = {key: value for key, value in step.what.as_json().items() if key != _LEADER}
            self.process = str(_data(self.post(StoryRequest(step.by, PREFIX, _written(body))))["id"])
        else:
            self._happen(step.by, step.what)

    def _happen(self, by: str, what: Happening) -> None:
        self._round = str(what.number) if isinstance(what, RoundPrepared) else self._round
        move, body = _MOVE_OF[type(what)], what.as_json()
        parts = {part: str(body.get(name, "")) for part, name in move.fills.items()} | {ROUND: self._round}
        left = {key: value for key, value in body.items() if key not in {*move.worked_out, *move.fills.values()}}
        path = f"{PREFIX}/{self.process}/{move.path.format(**parts)}"
        answer = self.post(StoryRequest(by, path, _written(left)))
        if "id" in move.worked_out:
            code = next(code for code, id in self.ids.items() if id == body["id"])
            self.ids[code] = str(_data(answer)["id"])

    def _hand_in(self, by: str, provider: DemoProvider) -> None:
        fields = {"product": "begeleiding-individueel", "volume": str(provider.hours)}
        if provider.answers:
            fields["antwoorden"] = json.dumps(dict(provider.answers))
        path = f"{PREFIX}/{self.process}/opgaven"
        self.post(StoryRequest(by, path, _form(provider, fields), f"{FORM}; boundary={_EDGE}"))


def _data(answer: Mapping[str, Json]) -> Mapping[str, Json]:
    data = answer["gegevens"]
    assert isinstance(data, Mapping)
    return data


def _written(body: Mapping[str, object]) -> bytes:
    return json.dumps(body).encode()


def _form(provider: DemoProvider, fields: Mapping[str, str]) -> bytes:
    """A form with a file, as a browser sends it."""
    head = 'Content-Disposition: form-data; name="{}"'
    parts = [f"{head.format(name)}\r\n\r\n{text}".encode() for name, text in fields.items()]
    file = f'{head.format(FILE)}; filename="{provider.sheet}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    edge = f"--{_EDGE}\r\n".encode()
    return (
        b"".join(edge + part + b"\r\n" for part in (*parts, file.encode() + provider.content)) + f"--{_EDGE}--".encode()
    )
