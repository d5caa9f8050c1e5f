"""An agreement in force over HTTP and on its pages: quarters from a form or a list, and nobody else's figures."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from typing import Any
from uuid import uuid4

import pytest

from api.accounts.principal import ActorRole
from api.accounts.tokens import form_token
from api.negotiation.kept import append
from api.store.store import Store
from tests.negotiation.in_force import in_force
from tests.negotiation.table import LEADER, PROVIDERS, TOWN
from tests.processes.table import ADDRESS, Clock, Server, Somebody

CANARY = "51483.97"
#: As an administration has it: other words, another order, a column too many, a line that sums.
LIST = (
    "Periode;Dienst;Unieke cliënten;Geleverde uren;Gedeclareerd bedrag;Opmerking\r\n"
    "1e kwartaal 2027;Begeleiding individueel;110;990;51.483,97;\r\n"
    "Q2 2027;Begeleiding individueel;100;1000;50.000,00;nog open\r\n"
)
HTML = {"accept": "text/html", "origin": ADDRESS}


@dataclass
class InForce:
    leader: Somebody
    town: Somebody
    provider: Somebody
    rival: Somebody

    @property
    def page(self) -> str:
        return f"/processen/{self.town.process}/volgen"


@pytest.fixture(scope="module")
def running(kept: Store) -> Server:
    kept.clock = Clock()
    return Server(kept)


@pytest.fixture
def held(running: Server) -> InForce:
    """The agreement of Helmond over 2027 and 2028, on a day in July 2027."""
    id, table = str(uuid4()), in_force()
    running.clock.moment = table.at
    events = [replace(event, process=id) for event in table.events]
    running.accounts.do(lambda unit: [append(unit, event) for event in events])
    roles = {LEADER.id: ActorRole.BEGELEIDER, TOWN.id: ActorRole.GEMEENTE}
    sat = (LEADER, TOWN, PROVIDERS[0], PROVIDERS[1])
    people = [running.somebody(roles.get(one.id, ActorRole.AANBIEDER), one.id) for one in sat]
    for one in people:
        one.process = id
    return InForce(*people)


def plan(one: Somebody) -> None:
    one.does(
        "begrotingen",
        {"zorg": [{"product": "bi", "jaar": "2027", "clienten": "100", "eenheden": "4000", "prijs": "50"}]},
    )


def send(one: Somebody, page: str, content: str, name: str = "cijfers.csv") -> Any:
    fields = {"formulier": form_token(""), "partij": ""}
    return one.client.post(page, data=fields, files={"bestand": (name, content.encode())}, headers=HTML)


def test_a_list_in_other_headings_becomes_quarters_beside_the_budget(held: InForce):
    plan(held.town)
    answer = send(held.town, held.page, LIST)
    assert answer.status_code == 200 and "2 regels uit uw lijst" in answer.text, answer.text
    told = held.town.look("/volgen").json()["gevolgd"]
    assert (told["begroot"], told["gerealiseerd"], told["verschil"]) == ("100000.00", "101483.97", "1483.97")
    assert sum(float(one["bedrag"]) for one in told["oorzaken"]) == pytest.approx(1483.97)
    assert [one["kosten"] for one in held.town.sees()["volgen"]["realisatie"]] == [CANARY, "50000"]


def test_what_is_wrong_in_a_list_is_told_at_its_cell_and_nothing_is_kept(held: InForce):
    wrong = LIST.replace("Q2 2027", "Q4 2027").replace("1e kwartaal 2027;Begeleiding", "2027;Begleiding")
    told = send(held.town, held.page, wrong)
    assert told.status_code == 400 and "geen kwartaal" in told.text and "Begeleiding individueel" in told.text
    later = send(held.town, held.page, LIST.replace("Q2 2027", "Q4 2027"))
    assert later.status_code == 400 and "nog niet voorbij" in later.text and "A3" in later.text
    assert send(held.town, held.page, "naam;adres\r\nX;Y\r\n").status_code == 400
    assert "volgen" not in held.town.sees()


def test_the_list_to_fill_in_can_be_sent_back_and_its_empty_lines_say_nothing(held: InForce):
    text = held.town.client.get(f"{held.page}/lijst.csv").text.lstrip("\ufeff")
    assert text.splitlines() == [
        "product;kwartaal;cliënten;eenheden;kosten",
        "Begeleiding individueel;1e kwartaal 2027;;;",
        "Begeleiding individueel;2e kwartaal 2027;;;",
    ]
    assert send(held.town, held.page, text.replace("1e kwartaal 2027;;;", "1e kwartaal 2027;1;2;3")).status_code == 200
    assert [one["kwartaal"] for one in held.town.sees()["volgen"]["realisatie"]] == ["2027-1"]


def test_a_quarter_is_filled_in_on_its_form_and_can_be_filled_in_again(held: InForce):
    address = f"/processen/{held.town.process}/realisaties"
    for cost in ("51480", "51.483,97", "51480"):
        form = held.town.client.get(f"{address}?kwartaal=2027-1", headers=HTML).text
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
        hidden = {name: unescape(value) for name, value in hidden.items()}
        filled = {"zorg.bi.clienten": "110", "zorg.bi.eenheden": "990", "zorg.bi.kosten": cost}
        sent = held.town.client.post(address, data=hidden | filled, headers=HTML)
        assert sent.status_code == 200 and "Uw ontvangstbewijs" in sent.text, sent.text
    assert held.town.sees()["volgen"]["realisatie"][0]["kosten"] == "51480"
    assert 'value="51480' in held.town.client.get(f"{address}?kwartaal=2027-1", headers=HTML).text


def test_nobody_but_the_facilitator_sees_what_a_provider_reported_and_that_is_kept(held: InForce):
    plan(held.provider)
    held.provider.does("realisaties", {"zorg": [
        {"product": "bi", "kwartaal": "2027-1", "clienten": "110", "eenheden": "990", "kosten": CANARY}
    ]})  # fmt: skip
    shown = held.provider.client.get(held.page, headers=HTML).text
    assert "51.483,97" in shown and "Wie draagt" not in shown
    for one in (held.rival, held.town):
        told = [one.look("/volgen").text, one.client.get(held.page, headers=HTML).text, one.look().text]
        assert not any(CANARY in text or "51.483,97" in text for text in told)
        for path in (f"/volgen?van={held.provider.party}", f"/volgen?van={uuid4()}"):
            assert (
                one.look(path).status_code
                == one.client.get(f"{held.page}?van={held.provider.party}").status_code
                == 404
            )
    overview = held.leader.client.get(held.page, headers=HTML).text
    assert "Hoe het bij de aanbieders loopt" in overview
    assert "51.483,97" in held.leader.client.get(f"{held.page}?van={held.provider.party}", headers=HTML).text
    log = held.leader.server.somebody(ActorRole.BEHEERDER).client.get("/logboek", headers=HTML).text
    assert "kwartaalcijfers gezien" in log and CANARY not in log


def test_who_is_logged_in_and_has_no_seat_is_not_told_to_log_in(held: InForce):
    stranger = held.leader.server.somebody(ActorRole.AANBIEDER, "elders")
    stranger.process = held.leader.process
    for address in (held.page, f"/processen/{held.leader.process}"):
        assert stranger.client.get(address, headers=HTML).status_code == 404
    assert (stranger.look().status_code, stranger.look("/volgen").status_code) == (200, 404)
    stranger.client.headers.pop("authorization")
    assert stranger.client.get(held.page, headers=HTML).status_code == 401


def test_a_corridor_is_checked_by_its_own_rule_and_divides_the_difference(held: InForce):
    gap = [{"van": "0", "tot": "0.02", "aanbieder": "1"}, {"van": "0.05", "aanbieder": "0"}]
    refused = held.leader.send("corridor", {"overschrijding": gap})
    assert refused.status_code == 400 and refused.json()["bevindingen"][0]["plaats"] == "/overschrijding/1/van"
    assert held.town.send("corridor", {"overschrijding": gap}).status_code == 403
    held.leader.does("corridor", {"overschrijding": [gap[0], {"van": "0.02", "tot": "0.08", "aanbieder": "0.5"}]})
    plan(held.town)
    send(held.town, held.page, LIST.replace("110;990;", "110;1070;"))
    # At the tariff of 62,86, whatever was planned or paid: 2.000 hours are 125.720,00 and 2.070 are 130.120,20. Of the
    # 4.400,20 between, the provider bears the first 2% (2.514,40) and half of the other 1.885,80.
    told = held.town.look("/volgen").json()["gevolgd"]
    assert told["begroot"] == "100000.00" and told["corridor"] == {
        "begroot": "125720.00", "geleverd": "130120.20", "verschil": "4400.20",
        "aanbieder": "3457.30", "gemeente": "942.90",
    }  # fmt: skip
    page = held.town.client.get(held.page, headers=HTML).text
    assert "3.457,30" in page and "voorbij de grens van 2%" in page and "Van 2% tot 8%" in page
    assert "allebei tegen het afgesproken tarief" in page
    for end, kind in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert held.town.client.get(f"{held.page}/verslag.{end}").content.startswith(kind)
    assert json.loads(held.leader.look("/volgen").text)["partijen"]


#: Before the tariffs hold, in their first quarter, and on the first day after it.
MOMENTS = {
    datetime(2026, 12, 1, 9, tzinfo=UTC): "De tarieven gaan in op 1 januari 2027.",
    datetime(2027, 3, 31, 9, tzinfo=UTC): "De tarieven gelden.",
}


@pytest.mark.parametrize("at", MOMENTS)
def test_before_a_quarter_is_over_it_is_said_from_when_and_no_form_is_offered(
    held: InForce, running: Server, at: datetime
):
    running.clock.moment = at
    table = f"/processen/{held.town.process}"
    shown, follows = (held.town.client.get(page, headers=HTML).text for page in (table, held.page))
    from_when = "Het 1e kwartaal 2027 kan worden ingevuld vanaf 1 april 2027."
    assert from_when in shown and from_when in follows and MOMENTS[at] in shown and MOMENTS[at] in follows
    assert "/realisaties" not in shown + follows and "Wat hier komt te staan" in follows
    form = held.town.client.get(f"{table}/realisaties", headers=HTML)
    assert form.status_code == 409 and from_when in form.text
    running.clock.moment = datetime(2027, 4, 1, 9, tzinfo=UTC)
    shown, follows = (held.town.client.get(page, headers=HTML).text for page in (table, held.page))
    assert "/realisaties" in shown and "/realisaties?kwartaal=2027-1" in follows and from_when not in shown + follows


def test_who_follows_before_the_first_figures_reads_what_who_and_when_and_fetches_the_list(
    held: InForce, running: Server
):
    running.clock.moment = datetime(2026, 12, 1, 9, tzinfo=UTC)
    for one, whose in ((held.town, "U vult uw eigen cijfers in."), (held.leader, "vult de eigen cijfers in.")):
        page = one.client.get(held.page, headers=HTML).text
        assert whose in page and "meer of minder cliënten" in page and "/volgen/lijst.csv" in page
        assert one.client.get(f"{held.page}/lijst.csv").text.splitlines()[1] == (
            "Begeleiding individueel;1e kwartaal 2027;;;"
        )
    plan(held.town)
    page = held.town.client.get(held.page, headers=HTML).text
    assert "De begroting van 2027 is" in page and "Waardoor het anders liep" not in page
