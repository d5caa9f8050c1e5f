"""With many providers what there is much of comes by the page: nothing is lost, nothing is told twice or to another."""

import re
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from api.store.store import Store
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import PositionSubmitted, RoundClosed
from tarief.negotiation.outcomes import AnswerToRemark
from tarief.negotiation.phase import Phase
from tarief.negotiation.plenty import MOST_SHOWN, Plenty
from tarief.negotiation.position import Interval, Position
from tarief.negotiation.process import Process, Put
from tarief.negotiation.remarks import said
from tarief.negotiation.views import seen_by
from tests.negotiation.table import LEADER, PROVIDERS, TOWN, Table, deliberating, position
from tests.processes.table import PARAMETERS, PROCESSES, Clock, Server, TableOfAll, laid
from tests.processes.table import position as put
from tests.tools.client import Client

MANY = 60


@pytest.fixture(scope="module")
def crowd() -> Process:
    """A process after a round in which sixty providers and a municipality spoke of five lines."""
    process = deliberating().process
    parties = {f"p{number:03}": replace(PROVIDERS[0], id=f"p{number:03}") for number in range(MANY)}
    lines = [key for key in process.agenda["bi"] if key != "lasten"]
    process = replace(process, parties=process.parties | parties, memo={})
    for party in (TOWN.id, *parties):
        for key in lines:
            held = Position("bi", key, 1, Interval(Decimal(1), Decimal(2)), f"Zie {party}.")
            process.positions[Put(1, party, held.item)] = held
    return process


def test_a_view_holds_the_first_and_says_how_many_there_are(crowd: Process):
    seen = seen_by(crowd, LEADER)
    assert (len(seen.positions), len(seen.meetings), len(seen.remarks)) == (MOST_SHOWN,) * 3
    told = seen.as_json()["meer"]
    assert (told["posities"], told["ontmoetingen"]) == ((MANY + 1) * 5 + 2, MANY * 5 + 2)
    assert told["reactienota"] == len(said(crowd)) > MOST_SHOWN
    own = seen_by(crowd, crowd.parties["p003"])
    assert own.more is None and len(own.positions) == 5


def test_what_is_ones_own_is_never_left_out_of_a_view(crowd: Process):
    open_books = {id: replace(party, open_book=True) for id, party in crowd.parties.items()}
    told = Plenty(replace(crowd, parties=open_books, mode=type(crowd.mode).OPEN_BOOK), TOWN, (1,)).positions()
    assert [seen.party for seen in told[:6]] == [TOWN.id] * 5 + [told[5].party] and told[5].party != TOWN.id


def test_another_answer_to_a_remark_that_is_not_shown_is_another_view(crowd: Process):
    last = said(crowd)[-1].id

    def answered(text: str) -> object:
        answers = {last: AnswerToRemark(last, text, False)}
        return seen_by(replace(crowd, answers=answers), LEADER).as_json()

    assert answered("Ja.") == answered("Ja.") != answered("Nee.")


def test_what_was_worked_out_of_a_round_is_not_told_of_another_course_of_it():
    table = Table(list(deliberating().events[:-5]), deliberating().at)
    since = table.process
    assert since.phase is Phase.OPEN and not since.lines(1).keys() - {position("uren", "1").item}

    def closed_with(value: str) -> list[Decimal]:
        by = {"process": since.id, "by": PROVIDERS[0].id, "at": table.at}
        event = type(table.events[0])
        more = (event(**by, what=PositionSubmitted(1, position("uren", value))), event(**by, what=RoundClosed()))
        after = fold(more, since)
        return [given.values.low for given in after.lines(1)[position("uren", "1").item].values() if given]

    assert Decimal(1111) in closed_with("1111") and Decimal(1222) in closed_with("1222")
    assert since.memo == MappingProxyType({})


@pytest.fixture(scope="module")
def revealed(kept: Store) -> TableOfAll:
    kept.clock = clock = Clock()
    table = laid(Server(kept), 3)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    table.leader.does("rondes/1/opening", {"sluit": clock.said(days=14)})
    for one in (table.towns[0], *table.providers):
        for key in ("overhead", "productieve_uren"):
            one.does("rondes/1/posities", put(key, "0.3" if key == "overhead" else "1300"))
    clock.wait(days=15)
    for step in ("sluiting", "onthulling"):
        table.leader.does(f"rondes/1/{step}")
    return table


@pytest.mark.parametrize(("path", "word", "total"), [("posities", "posities", 8), ("ontmoetingen", "ontmoetingen", 6)])
def test_the_pages_together_are_all_and_point_to_each_other(revealed: TableOfAll, path: str, word: str, total: int):
    address, found, client = f"{PROCESSES}/{revealed.leader.process}/{path}?paginagrootte=4", [], revealed.leader.client
    whole = client.get(address.replace("=4", "=500")).json()[word]
    while address:
        answer = client.get(address)
        assert answer.status_code == 200 and answer.json()["totaal"] == total
        found += answer.json()[word]
        following = re.search('<([^>]+)>; rel="next"', answer.headers["link"])
        address = following.group(1) if following else ""
    assert found == whole and len(whole) == total
    assert client.get(f"{PROCESSES}/{revealed.leader.process}/{path}?ronde=2").json()[word] == []
    assert client.get(f"{PROCESSES}/{revealed.leader.process}/{path}?pagina=0").status_code == 400
    theirs = revealed.providers[0].look(f"/{path}").json()[word]
    assert len(theirs) == 2 and all(revealed.providers[1].party not in str(one) for one in theirs)


def test_the_reaction_note_comes_whole_or_by_the_page(revealed: TableOfAll):
    whole = revealed.leader.look("/reactienota").json()["opmerkingen"]
    pages = [revealed.leader.look(f"/reactienota?pagina={number}&paginagrootte=3") for number in (1, 2, 3, 4)]
    assert [remark for page in pages for remark in page.json()["opmerkingen"]] == whole and len(whole) == 8
    assert 'rel="next"' not in pages[2].headers["link"] and 'rel="prev"' in pages[2].headers["link"]
    assert Client(revealed.leader.server.app, base_url="https://tarief.example").get(
        f"{PROCESSES}/{revealed.leader.process}/posities"
    ).status_code == 401  # fmt: skip
