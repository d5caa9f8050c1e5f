"""The demonstration region over HTTP, from the first party to the tariff in force: everything that a region does."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from itertools import islice
from typing import Any
from uuid import uuid4

import pytest

from api import played
from api.accounts.principal import ActorRole
from api.accounts.tokens import form_token
from api.commands import main
from api.negotiation.over_http import StoryOverHttp, StoryRequest
from api.negotiation.route import PREFIX
from api.store.store import Store
from tarief.agreement.verify import examined
from tarief.negotiation.party import Seat
from tarief.voorbeeldregio import SheetSent, demonstration, steps
from tests.processes.table import Clock, Server, Somebody
from tests.processes.visitor import HTML, PageForm


class Region:
    """Everybody of the region with a key of his own."""

    def __init__(self, server: Server) -> None:
        self.server, self.story = server, StoryOverHttp(self.post)
        region = demonstration()
        seats = {one.code: one.seat for one in (*region.others, *region.providers)}
        seats |= {town.code: Seat.MUNICIPALITY for town in region.municipalities}
        self.people = {
            code: server.somebody(ActorRole(seat.value), self.story.id_of(code)) for code, seat in seats.items()
        }
        self.people["begeleider"] = server.somebody(ActorRole.BEGELEIDER)

    def post(self, sent: StoryRequest) -> Mapping[str, Any]:
        headers = {"idempotency-key": str(uuid4()), "content-type": sent.kind, "if-match": "*"}
        answer = self.people[sent.by].client.post(sent.path, content=sent.content, headers=headers)
        assert answer.status_code == 201, (sent.path, answer.text)
        return answer.json()

    def play(self) -> None:
        for step in steps(self.server.clock() + timedelta(days=113), self.story.id_of, quarters=False):
            self.server.clock.moment = step.at
            if isinstance(step.what, SheetSent) and step.what.provider.answers:
                self.ask(self.people[step.by], step.what)
            self.story.take(step)

    def ask(self, who: Somebody, sent: SheetSent) -> None:
        """Without the answers there are questions, and nothing is handed in."""
        address = f"{PREFIX}/{self.story.process}/opgaven"
        files = {"bestand": (sent.provider.sheet, sent.provider.content)}
        fields = {"product": "begeleiding-individueel", "volume": str(sent.provider.hours)}
        answer = who.client.post(address, files=files, data=fields, headers={"idempotency-key": str(uuid4())})
        assert (answer.status_code, answer.json()["ingeleverd"]) == (200, False)
        assert answer.json()["werkboek"]["vragen"]

    def sees(self, code: str, more: str = "") -> str:
        answer = self.people[code].client.get(f"{PREFIX}/{self.story.process}{more}")
        assert answer.status_code == 200
        return answer.text


@pytest.fixture(scope="module")
def region(kept: Store) -> Region:
    kept.clock = Clock()
    region = Region(Server(kept))
    region.play()
    return region


def test_the_region_goes_all_the_way_over_http(region: Region):
    assert json.loads(region.sees("begeleider"))["fase"] == "in_werking"
    told, faults = examined(region.sees("grutto", "/akkoord"))
    assert not faults, faults
    assert any("62,86" in line for line in told)


def test_who_leads_opens_the_exact_region_and_a_participant_sees_what_was_frozen_in_bands(region: Region):
    address = f"/processen/{region.story.process}/producten/begeleiding-individueel/gebied"
    leader, other = region.people["begeleider"].client, region.people["grutto"].client
    page = leader.get(address, headers=HTML)
    assert "13 aanbieders leverden" in page.text and "van het volume." in page.text
    form = PageForm(page.text)
    exact = leader.post(form.address, data=form.fields, headers=HTML, follow_redirects=False)
    held = exact.headers["location"].partition("#")[0]
    assert (
        "alle cijfers zijn exact" in leader.get(held, headers=HTML).text
        and leader.get(f"{held}/werkboek").status_code == 200
    )
    assert other.get(held, headers=HTML).status_code == 404 and other.get(f"{held}/werkboek").status_code == 404
    assert other.post(form.address, data={**form.fields, "formulier": form_token("")}, headers=HTML).status_code == 403
    seen = other.get(address, headers=HTML).text
    assert "van het volume." in seen and "Heggenmus" not in seen and "Open de exacte" not in seen


class JustBeforeMidnight(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz).replace(hour=23, minute=58)


def test_the_command_plays_the_story_at_any_hour_on_a_server_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path, capsys
):
    """As far as the first two sheets: the test above goes all the way."""
    until = 49
    monkeypatch.setattr(played, "datetime", JustBeforeMidnight)
    monkeypatch.setattr(played, "steps", lambda now, ids, quarters: islice(steps(now, ids, quarters=quarters), until))
    assert main(["voorbeeldregio", "--speel", str(tmp_path / "akkoord.json")]) == 1
    told = capsys.readouterr()
    assert "machtiging gegeven: 9 partijen" in told.out
    assert "opgave gestuurd: Stichting Grutto en Akkerwinde Jeugdhulp" in told.out
    assert "/akkoord" in told.err  # there is none yet
