"""Every address outside a process: what is sealed in one shows at none of them, and what is one's own is nobody else's.

Those of a process stand in `test_sealed`. The addresses come from the app itself: each has a row here, or a row there.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from api.accounts.tokens import form_token
from tests.api.conftest import request_for
from tests.jobs.test_jobs import work_off
from tests.processes.table import ADDRESS, PROCESSES, Server, Somebody, TableOfAll, position
from tests.processes.test_sealed import CANARY, HTML, WHY, later_states, open_table, others  # noqa: F401 - a fixture


class Keeps(Enum):
    """What an address can know of what others did."""

    NOTHING = auto()
    """It works out what it is sent, or says the same to everybody: it asks the store nothing at all."""
    LISTS = auto()
    """It tells somebody what is his, or what is kept of everybody, without a number behind it."""
    OWN = auto()
    """It is about one thing of somebody: a piece of work, a job, a key."""


#: A held file is behind an address that nobody can guess; of those only what is private is asked below.
HELD_FILES = {
    *("/opgave/{number}", "/opgave/{number}/blad", "/opgave/{number}/alles", "/opgave/{number}/cel"),
    *("/opgave/{number}/vergeet", "/opgave/{number}/werkboek", "/opgave/{number}/pdf"),
    *("/opgave/{number}/uitkomst", "/opgave/{number}/wis"),
    *("/vergelijken/{number_0}/{number_1}", "/vergelijken/{number_0}/{number_1}/werkboek"),
    *("/vergelijken/{number_0}/{number_1}/uitkomst", "/vergelijken/{number_0}/{number_1}/pdf"),
    *("/vergelijken/{number_0}/{number_1}/erbij", "/vergelijken/{number_0}/{number_1}/product"),
    *("/gebied/{number}/bekijk", "/gebied/{number}/bij", "/gebied/{number}/zicht", "/gebied/{number_0}"),
    *("/gebied/{number_0}/werkboek", "/gebied/{number_0}/uitkomst", "/gebied/{number_0}/pdf"),
    *("/vlakke-korting/vanaf/{number_0}", "/vlakke-korting/{number_0}", "/vlakke-korting/{number_0}/{case}"),
    *("/vlakke-korting/{number_0}/{case}/werkboek", "/vlakke-korting/{number_0}/{case}/uitkomst"),
    "/vlakke-korting/{number_0}/{case}/pdf",
    *("/scenarios/vanaf/{number_0}", "/scenarios/{number_0}", "/scenarios/{number_0}/{case}"),
    *("/scenarios/{number_0}/{case}/werkboek", "/scenarios/{number_0}/{case}/uitkomst"),
    *("/scenarios/{number_0}/{case}/pdf", "/scenarios/{number_0}/{case}/knoppen"),
    *("/scenarios/{number_0}/{case}/lager", "/scenarios/{number}/{case}"),
    *("/rekentool/{number}", "/rekentool/{number}/model", "/rekentool/{number}/rekenen"),
    *("/rekentool/{number}/rekenen/{way}", "/rekentool/{number}/naast"),
}
#: Works out what it is sent, or says what stands in the program.
STATELESS = {
    *("/", "/keuzes", "/werkboek", "/uitkomst", "/pdf", "/sjabloon/{model}", "/opgave", "/static/{name}"),
    *("/vergelijken", "/vergelijken/voorbeeld", "/vergelijken/hiermee", "/bekostiging", "/bekostiging/{way}"),
    *("/gebied", "/gebied/voorbeeld", "/gebied/voorbeeld.{kind}", "/vlakke-korting", "/vlakke-korting/voorbeeld"),
    *("/vlakke-korting/hiermee", "/scenarios", "/scenarios/voorbeeld", "/scenarios/voorbeeld.toml"),
    *("/scenarios/hiermee", "/parameters", "/parameters/nieuw", "/parameters/waarden", "/rekentool"),
    *("/voorbeelden", "/voorbeelden/{name}", "/voorbeelden/{name}/gegevens", "/voorbeelden/{name}/{way}"),
    *("/uitleg", "/uitleg/hulp/{taak}", "/uitleg/begrippen", "/uitleg/{model}", "/uitleg/{model}/{sleutel}"),
    *("/privacy", "/toegankelijkheid", "/contact", "/api", "/api/client.py", "/api/v1/openapi.json"),
    *("/api/v1/berekeningen", "/api/v1/werkboeken", "/api/v1/vergelijkingen", "/api/v1/gebieden"),
    *("/api/v1/vlakke-kortingen", "/api/v1/scenarios", "/api/v1/bekostigingen", "/api/v1/volgen"),
    *("/api/v1/modellen", "/api/v1/modellen/{sleutel}", "/api/v1/parameters", "/api/v1/voorbeelden"),
    *("/api/v1/voorbeelden/{naam}", "/bewaren/berekening"),
}
#: Who somebody is, what is his, and what an administrator sees.
LISTED = {
    *(
        "/begin",
        "/overleg",
        "/volgen",
        "/processen/nieuw",
        "/api/v1/processen",
        "/api/v1/taken",
        "/api/v1/ik",
        "/voorbeeldregio",
    ),
    *("/voorbeeldregio/opnieuw", "/mijn-werk", "/mijn-werk/vergelijken"),
    *("/bewaren/{address:path}", "/api/v1/bewaard", "/api/v1/sleutels", "/sleutels", "/sleutels/intrekken"),
    *("/account", "/accounts", "/accounts/uitnodigen", "/accounts/uitzetten", "/logboek", "/beheer"),
    *("/inloggen", "/inloggen/code", "/uitloggen", "/hervatten", "/aanmelden", "/aanmelden/terug", "/uitnodiging"),
    *("/tweede-factor", "/bevestigen", "/start", "/rol", "/gedeeld/{code}", "/gedeeld/{code}/{way}"),
}
#: One thing of somebody, by the name of what is asked.
OWNED = {
    *("/mijn-werk/{number}", "/mijn-werk/{number}/{way}", "/mijn-werk/{number}/open", "/mijn-werk/{number}/naam"),
    *("/mijn-werk/{number}/kopie", "/mijn-werk/{number}/verwijderen", "/mijn-werk/{number}/delen"),
    *("/mijn-werk/{number}/link", "/mijn-werk/{number}/intrekken", "/api/v1/bewaard/{werk}"),
    *("/api/v1/bewaard/{werk}/verwijdering", "/api/v1/taken/{taak}", "/api/v1/taken/{taak}/uitkomst"),
    "/api/v1/sleutels/{sleutel}/intrekking",
}
ROWS = {
    path: keeps
    for keeps, paths in (
        (Keeps.NOTHING, HELD_FILES | STATELESS),
        (Keeps.LISTS, LISTED),
        (Keeps.OWN, OWNED),
    )
    for path in paths
}
OF_A_PROCESS = (f"{PROCESSES}/{{proces}}", "/processen/{proces}", "/akkoorden/{proces}")
#: What changes what somebody asks next is not sent with nothing in it, only with what is another's.
ENDS = {"/uitloggen", "/inloggen", "/uitnodiging"}
WAYS = {"case": "geen", "way": "pdf", "kind": "csv", "address:path": "geen", "code": "geen", "number_1": "geen"}


def routes(found: Iterable[Any]) -> Iterator[Any]:
    """Every route of an app, also within those that it took in."""
    for route in found:
        inside = getattr(route, "original_router", None)
        yield from routes(inside.routes) if inside is not None else (route,)


def elsewhere(server: Server) -> dict[str, set[str]]:
    """The methods of every address that is not of a process."""
    found: dict[str, set[str]] = {}
    for route in routes(server.app.routes):
        if not route.path.startswith(OF_A_PROCESS):
            found.setdefault(route.path, set()).update(route.methods - {"HEAD"})
    return found


def address_of(path: str, **parts: str) -> str:
    return re.sub(r"\{([^}]+)\}", lambda part: parts.get(part[1], WAYS.get(part[1], "geen")), path)


def ask(one: Somebody, method: str, address: str) -> Any:
    """Ask or send something with nothing in it, as a form where it is a page."""
    if method == "GET":
        return one.client.get(address, headers=HTML, follow_redirects=False)
    if address.startswith("/api/"):
        headers = {"idempotency-key": f"vast-{address}", "origin": ADDRESS, "if-match": "*"}
        return one.client.post(address, json={}, headers=headers)
    token = {"formulier": form_token(""), "sleutel": "vast"}
    return one.client.post(address, data=token, headers=HTML, follow_redirects=False)


def told_by(server: Server, everybody: dict[str, Somebody], keeps: Keeps) -> dict[tuple[str, str, str], Any]:
    """What each is answered at every address of a kind, and how many questions to the database that took."""
    count, told = list[str](), dict[tuple[str, str, str], Any]()
    listen = (server.store.engine, "before_cursor_execute", lambda *_: count.append(""))
    event.listen(*listen)
    try:
        for path, methods in sorted(elsewhere(server).items()):
            for method in sorted(methods) if ROWS[path] is keeps and path not in ENDS else ():
                for name, one in everybody.items():
                    count.clear()
                    answer = ask(one, method, address_of(path))
                    headers = {key: value for key, value in answer.headers.items() if key != "date"}
                    told[name, method, path] = (answer.status_code, answer.text, headers, len(count))
        return told
    finally:
        event.remove(*listen)


def test_every_address_outside_a_process_has_a_row_here(server: Server):
    assert elsewhere(server).keys() == ROWS.keys()


def test_what_keeps_nothing_asks_the_store_nothing(server: Server, open_table: TableOfAll):  # noqa: F811
    """So nothing that happens in a process can show there, whoever asks and whatever state it is in."""
    told = told_by(server, {"aanbieder": open_table.providers[0]}, Keeps.NOTHING)
    assert len(told) > 100
    assert [key for key, answer in told.items() if answer[3]] == []


def test_no_list_and_no_page_of_an_account_differs_when_a_rival_puts_something_forward(
    server: Server,
    open_table: TableOfAll,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    # What makes a form count once is another one each time.
    monkeypatch.setattr("api.negotiation.pages.start_page.new_token", lambda: "vast" * 11)
    everybody, rival = others(server, open_table), open_table.providers[1]
    told_by(server, everybody, Keeps.LISTS)  # what is done once for a key or a first visit is done
    before = told_by(server, everybody, Keeps.LISTS)
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    after = told_by(server, everybody, Keeps.LISTS)
    # The log tells of what all these asked and were refused; that it tells of no rival stands in `test_sealed`.
    assert [key for key in before if before[key] != after[key] and key[2] != "/logboek"] == []
    assert not any(text in str(answer) for answer in after.values() for text in (CANARY, WHY))


@pytest.fixture
def belongings(server: Server, open_table: TableOfAll) -> dict[str, str]:  # noqa: F811
    """What a rival has of its own, with what it put forward in it: each id by the name of its part of an address."""
    rival = open_table.providers[1]
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    given = request_for(clientgebonden_kosten_per_uur=CANARY)
    kept = rival.client.post("/api/v1/bewaard", json={"naam": f"Ons blad {CANARY}", "berekening": given})
    asked = {"adres": f"{PROCESSES}/{rival.process}", "vorm": "application/json"}
    job = rival.client.post("/api/v1/taken", json=asked, headers={"idempotency-key": str(uuid4())})
    work_off(server.app.state.queue)
    work, task = kept.json()["id"], job.headers["location"].rpartition("/")[2]
    assert CANARY in rival.client.get(f"/mijn-werk/{work}", headers=HTML).text
    assert CANARY in rival.client.get(f"/api/v1/taken/{task}/uitkomst").text
    return {
        "number": work,
        "werk": work,
        "taak": task,
        "sleutel": rival.client.get("/api/v1/sleutels").json()["sleutels"][0]["id"],
    }


def test_what_is_somebodys_own_is_to_everybody_else_as_if_it_were_not_there(
    server: Server,
    open_table: TableOfAll,  # noqa: F811
    belongings: dict[str, str],
):
    everybody = others(server, open_table)
    unknown = dict.fromkeys(belongings, str(uuid4()))
    for path in sorted(OWNED):
        for method in sorted(elsewhere(server)[path]):
            for name, one in everybody.items():
                there, not_there = (ask(one, method, address_of(path, **ids)) for ids in (belongings, unknown))
                assert there.status_code in (401, 403, 404), (name, method, path, there.status_code)
                told = re.sub("|".join(belongings.values()), unknown["werk"], there.text)
                assert (there.status_code, told) == (not_there.status_code, not_there.text), (name, method, path)
    assert CANARY in open_table.providers[1].client.get(f"/api/v1/bewaard/{belongings['werk']}").text


def test_in_every_state_that_follows_no_list_and_no_page_of_an_account_tells_the_value_of_another(
    server: Server,
    open_table: TableOfAll,  # noqa: F811
    belongings: dict[str, str],
):
    everybody = others(server, open_table)
    some = {name: everybody[name] for name in ("gemeente", "aanbieder", "vreemde beheerder", "niemand")}
    server.clock.wait(days=15)
    for state in later_states(open_table):
        for key, answer in told_by(server, some, Keeps.LISTS).items():
            assert CANARY not in str(answer) and WHY not in str(answer), (state, key)
        for name, one in some.items():
            for path in ("/mijn-werk/{number}", "/api/v1/bewaard/{werk}", "/api/v1/taken/{taak}/uitkomst"):
                shown = ask(one, "GET", address_of(path, **belongings))
                assert shown.status_code in (401, 403, 404) and CANARY not in shown.text, (state, name, path)
