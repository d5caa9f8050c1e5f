"""Sealed means sealed: no route tells anybody else what was put forward, how it ranks, or that anything was.

The routes come from the app's own table. While a round is open everybody asks everything before and after a rival puts
something forward: status, body, headers and the number of questions to the database must be the same.
"""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from api.accounts.principal import ActorRole
from api.accounts.tokens import form_token
from api.capabilities import CAPABILITIES
from api.negotiation.moves import MOVES
from api.negotiation.route import PREFIX
from tarief.core.on_demand import loaded
from tests.processes.table import ADDRESS, AGREED, PARAMETERS, Server, Somebody, TableOfAll, laid, position

Asked = Callable[[Somebody], Iterator[tuple[str, Any]]]
CANARY, WHY = "17.7301", "kanarie in de onderbouwing"
DECIDED = {"orgaan": "college", "datum": "2026-04-01", "tarieven": {"bi": "62.86"}, "motivering": "Zo besloten."}
#: For who leads the process only.
LEADS = frozenset((200, 403))
#: Every address that is read, with what each role is answered while a round is open; a new one needs a row here.
READS = {
    "": 200,
    "/opgaven": 200,
    "/rekentools/{rekentool}": 404,
    "/posities": 200,
    "/ontmoetingen": 200,
    "/uitnodigingen/sjabloon": LEADS,
    "/aanmeldingen": LEADS,
    "/dossier": 403,
    "/dossier?vorm=volledig": 403,
    "/bundel": 404,
    "/akkoord": 404,
    "/reactienota": 200,
    "/producten/{product}/motivering": None,  # for who makes it only
    "/raadspagina": None,
    "/producten/{product}/kleine-verschillen/{ander}": 404,
    "/volgen": 404,
}
#: What is sent besides the moves.
SENT = {
    *MOVES, "uitnodigingen", "aanmeldingen", "aanmeldingen/{aanmelding}/toelating",
    "aanmeldingen/{aanmelding}/afwijzing", "opgaven", "ketencontroles", "voorstellen/proef",
    "producten/{product}/indexnota",
}  # fmt: skip
#: Every page of a process that is read; each move has one with its form, and one that takes it.
FOLLOWING = {"/volgen", "/volgen/lijst.csv", "/volgen/voorbeeld.csv", "/volgen/verslag.{vorm}"}
PAGES = {
    *("", "/producten/{product}/brug", "/producten/{product}/gebied", "/opgaven", *FOLLOWING),
    *("/uitnodigingen", "/aanmeldingen", "/aanmelden", "/aanmelden/{aanmelding}"),
}
#: What is sent from pages besides the moves.
PAGES_SENT = {
    *("/opgaven", "/opgaven/antwoorden", "/opgaven/inleveren", "/uitnodigingen", "/aanmelden", "/volgen"),
    "/producten/{product}/gebied",
    *("/aanmeldingen/{aanmelding}/toelating", "/aanmeldingen/{aanmelding}/afwijzing"),
}
PAGE = "/processen/{proces}"
#: What there is once there is an agreement.
AGREEMENT = "/akkoorden/{proces}"
AGREEMENT_PAGES = {
    *("", "/raadspagina", "/akkoord.json", "/akkoord.pdf", "/akkoord.xlsx", "/verify.py", "/stukken/{naam}.{vorm}"),
    *("/dossier-{vorm}.zip", "/bundel.zip"),
}
PARTS = {
    "aanmelding": "geen",
    "rekentool": "geen",
    "ander": "geen",
    "product": "bi",
    "ronde": "1",
    "vraag": "geen",
    "voorstel": "geen",
    "vorm": "pdf",
}


def routes(method: str, start: str = f"{PREFIX}/{{proces}}") -> set[str]:
    found = (route for one in CAPABILITIES for name in one.routers for route in loaded(name).routes)
    return {r.path.removeprefix(start) for r in found if r.path.startswith(start) and method in r.methods}


def test_every_route_of_a_process_stands_in_these_tests():
    assert routes("GET") == {path.partition("?")[0] for path in READS}
    assert routes("POST") == {f"/{path}" for path in SENT}
    assert routes("GET", AGREEMENT) == AGREEMENT_PAGES
    assert routes("GET", PAGE) == {*PAGES, *(f"/{path}" for path in MOVES)}
    assert routes("POST", PAGE) == {*PAGES_SENT, *(f"/{path}" for path in MOVES)}


@pytest.fixture
def open_table(server: Server) -> TableOfAll:
    table = laid(server)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    table.leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    return table


def others(server: Server, table: TableOfAll) -> dict[str, Somebody]:
    """Everybody but the rival: each role at the table, the same roles elsewhere, and nobody."""
    elsewhere = {f"vreemde {role.value}": server.somebody(role, "elders") for role in ActorRole}
    nobody = server.somebody(ActorRole.AANBIEDER, "niemand")
    nobody.client.headers.pop("authorization")
    everybody = {"begeleider": table.leader, "gemeente": table.towns[0], "aanbieder": table.providers[0]}
    for one in (*elsewhere.values(), nobody):
        one.process, one.sends = table.leader.process, one is elsewhere["vreemde gemeente"]
    return everybody | elsewhere | {"niemand": nobody}


def looked(one: Somebody) -> Iterator[tuple[str, Any]]:
    """Everything that can be read."""
    for path in READS:
        yield path, one.look(path.format(**PARTS))


def asked(one: Somebody) -> Iterator[tuple[str, Any]]:
    """Everything that can be read, and every move with nothing in it."""
    yield from looked(one)
    for path in SENT if one.sends else ():
        yield path, one.send(path.format(**PARTS), {}, version="*", key=f"vast-{path}")


HTML = {"accept": "text/html", "origin": ADDRESS}


def page_of(one: Somebody, path: str = "") -> Any:
    return one.client.get(PAGE.format(proces=one.process) + path.format(**PARTS), headers=HTML)


def pages(one: Somebody) -> Iterator[tuple[str, Any]]:
    """Every page with the form of every move; a provider also sends every form with nothing in it."""
    for path in sorted(routes("GET", PAGE)):
        yield path, page_of(one, path)
    token = {"formulier": form_token(""), "versie": "*", "sleutel": "vast"}
    for path in sorted(routes("POST", PAGE) - PAGES_SENT) if "(aanbieder)" in page_of(one).text else ():
        address = PAGE.format(proces=one.process) + path.format(**PARTS)
        yield f"verstuurd {path}", one.client.post(address, data=token, headers=HTML)


def answers(
    server: Server, everybody: dict[str, Somebody], ask: Asked = asked
) -> dict[tuple[str, str], tuple[object, ...]]:
    """What each is answered to everything, and how many questions to the database that took."""
    count: list[str] = []
    listen = (server.store.engine, "before_cursor_execute", lambda *_: count.append(""))
    event.listen(*listen)
    try:
        told = {}
        for name, one in everybody.items():
            for path, answer in ask(one):
                headers = {key: value for key, value in answer.headers.items() if key != "date"}
                told[name, path] = (answer.status_code, answer.text, headers, len(count))
                count.clear()
        return told
    finally:
        event.remove(*listen)


def test_while_a_round_is_open_nothing_differs_for_others_when_a_rival_puts_something_forward(
    server: Server, open_table: TableOfAll, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    everybody, rival = others(server, open_table), open_table.providers[1]
    for one in everybody.values():
        one.look()  # what is done once for a key, and below for a program, is done
    answers(server, {name: everybody[name] for name in ("begeleider", "niemand")})
    before = answers(server, everybody)
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    after = answers(server, everybody)
    assert [key for key in before if before[key] != after[key]] == []
    for path, status in READS.items():
        told_to = {after[who, path][0] for who in ("begeleider", "gemeente", "aanbieder")}
        assert told_to == (status if isinstance(status, frozenset) else {status} if status else {200, 404}), path
    strangers = {after[who, path][0] for who, path in after if who.startswith("vreemde")}
    assert strangers <= {404, 403, 415}, strangers  # 415: whatever the address
    assert {after["niemand", path][0] for path in READS} == {401}
    told = json.dumps([str(value) for value in after.values()]) + caplog.text
    assert CANARY not in told and WHY not in told and CANARY in rival.look().text


def test_no_page_differs_for_others_when_a_rival_puts_something_forward(server: Server, open_table: TableOfAll):
    everybody, rival = others(server, open_table), open_table.providers[1]
    some = {name: everybody[name] for name in ("begeleider", "gemeente", "aanbieder")}
    for one in some.values():
        assert page_of(one).status_code == 200  # a first visit is kept
    before = answers(server, some, pages)
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    after = answers(server, some, pages)
    assert [key for key in before if before[key] != after[key]] == []
    told = json.dumps([str(value) for value in after.values()])
    assert CANARY not in told and WHY not in told and WHY in page_of(rival).text


def test_the_log_of_an_administrator_is_the_same_whether_a_rival_puts_something_forward_or_not(
    server: Server, open_table: TableOfAll
):
    rival, administrator = open_table.providers[1], server.somebody(ActorRole.BEHEERDER)
    before = administrator.client.get("/logboek", headers=HTML)
    overview = administrator.client.get("/beheer", headers=HTML)
    assert before.status_code == 200 and "ronde geopend" in before.text
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    assert rival.send("rondes/1/posities", {}).status_code == 400
    assert administrator.client.get("/logboek", headers=HTML).text == before.text
    assert administrator.client.get("/beheer", headers=HTML).text == overview.text and overview.status_code == 200
    assert rival.client.get("/logboek", headers=HTML).status_code == 403


def test_a_stranger_and_who_is_not_logged_in_see_no_page_of_a_process(server: Server, open_table: TableOfAll):
    everybody, path = others(server, open_table), "/rondes/{ronde}/posities"
    assert {page_of(everybody[f"vreemde {role}"], path).status_code for role in ActorRole} == {404}
    assert page_of(everybody["niemand"], path).status_code == 401


def test_before_there_is_an_agreement_it_has_no_page_for_anybody(server: Server, open_table: TableOfAll):
    everybody = others(server, open_table)
    everybody.pop("niemand")
    address = AGREEMENT.format(proces=open_table.leader.process)
    papers = [path.format(naam="raadspagina", vorm="pdf") for path in AGREEMENT_PAGES]
    told = {one.client.get(address + path, headers=HTML).status_code for one in everybody.values() for path in papers}
    assert told == {404}


def test_after_the_reveal_a_rival_and_a_municipality_still_do_not_see_the_value(server: Server, open_table: TableOfAll):
    rival, everybody = open_table.providers[1], others(server, open_table)
    everybody = {name: one for name, one in everybody.items() if one.sends or name == "niemand"}
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        open_table.leader.does(f"rondes/1/{step}")
        for name, one in everybody.items():
            if name != "begeleider":
                shown = [page_of(one, path).text for path in PAGES]
                told = "".join([*shown, *(answer.text for _, answer in (asked if step == "beraad" else looked)(one))])
                assert rival.party not in told or name == "gemeente", (step, name)
                assert CANARY not in told, (step, name)
    assert CANARY in open_table.leader.look().text


def later_states(table: TableOfAll) -> Iterator[str]:
    """Go on from the deliberation to tariffs that hold; give each state that comes."""
    leader, terms = table.leader, {"vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/1/{step}")
    leader.does("producten/bi/tekst", {"waarden": AGREED, "motivering": "Uitkomst van het beraad."})
    yield "tekst"
    for one in (*table.towns, *table.providers):
        one.does("stemmen", {"stem": "akkoord"})
    leader.does("akkoord", terms | {"uitkomst": "overeenstemming"})
    yield "akkoord"
    for one in table.towns:
        one.does("besluiten", DECIDED)
    yield "besluit"
    remarks = leader.look("/reactienota").json()["opmerkingen"]
    answers = [{"opmerking": remark["id"], "antwoord": "Zo gelaten.", "gewijzigd": False} for remark in remarks]
    leader.does("reactienota", {"antwoorden": answers})
    leader.does("publicatie")
    yield "publicatie"
    leader.does("inwerkingtreding", {"vanaf": "2027-01-01"})
    yield "inwerkingtreding"
    leader.does("heropening", {"aanleiding": "De cao is gewijzigd."})
    yield "heropening"


def test_in_every_state_that_follows_nobody_but_who_leads_sees_the_value_of_another(
    server: Server, open_table: TableOfAll
):
    rival, everybody = open_table.providers[1], others(server, open_table)
    rival.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why=WHY))
    server.clock.wait(days=15)
    papers = [path for path in AGREEMENT_PAGES if not path.endswith((".pdf", "}"))]  # those can be read as they are
    for state in later_states(open_table):
        for name in ("gemeente", "aanbieder", "vreemde gemeente", "niemand"):
            one = everybody[name]
            shown = [page_of(one, path).text for path in PAGES]
            agreed = [one.client.get(AGREEMENT.format(proces=one.process) + path, headers=HTML).text for path in papers]
            assert CANARY not in "".join([*shown, *agreed, *(answer.text for _, answer in looked(one))]), (state, name)
        assert CANARY in open_table.leader.look().text


def test_what_was_done_at_one_moment_stands_on_one_page_of_the_log(server: Server):
    administrator = server.somebody(ActorRole.BEHEERDER)
    for days, told in ((1, ("rij",) * 120), (2, ("later",) * 3)):
        server.clock.wait(days=days)
        server.store.run(lambda unit, told=told: [unit.audit("opgeruimd", f"{each}-") for each in told], principal="x")
    first = administrator.client.get("/logboek", headers=HTML).text
    assert (first.count("rij-"), first.count("later-")) == (120, 3)
