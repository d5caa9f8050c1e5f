"""Whom a facilitator seats at once, and who asks for a seat himself: all or nothing, and off until it is opened."""

import io
import json
import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from openpyxl import Workbook
from sqlalchemy import select

from api.accounts.accounts import account_of
from api.accounts.invitations import Accepting, accept, invitation_of
from api.accounts.principal import ActorRole
from api.accounts.tables import INVITATION
from api.negotiation.guests import TEMPLATE, guests_in
from api.store.store import Store
from tarief.negotiation.party import Seat
from tests.processes.table import ADDRESS, PROCESSES, Clock, Server, Somebody, TableOfAll, laid
from tests.processes.visitor import HTML, PageForm, does, faults, opened
from tests.tools.client import Client

HEAD = ["Naam", "E-mail", "Rol", "Concern", "Coöperatie", "Natuurlijk persoon", "Opmerking", "Vervangt"]
ROWS = [
    ["De Pool", "pool@zorg.nl", "coöperatie", "", "", "", "belt terug"],
    ["Anna Smit", "anna@zorg.nl", "", "", "De Pool", "ja", ""],
    ["Grutto", "grutto@zorg.nl", "aanbieder", "Weidevogels", "", "nee", ""],
]
MEEUW = ["Meeuw", "meeuw@zorg.nl"]


def book(rows: list[list[str]], head: list[str] = HEAD) -> bytes:
    workbook, target = Workbook(), io.BytesIO()
    for row in (head, *rows):
        workbook.active.append(row)  # type: ignore[union-attr]
    workbook.save(target)
    return target.getvalue()


def instead(name: str, address: str, replaced: str) -> list[str]:
    """A row that says that an earlier invitation went to a wrong address."""
    return [name, address, "", "", "", "", "", replaced]


def invites(one: Somebody, content: bytes, name: str = "lijst.xlsx", key: str = "") -> Response:
    return one.client.post(
        f"{PROCESSES}/{one.process}/uitnodigingen", files={"bestand": (name, content)},
        headers={"idempotency-key": key or str(uuid4())},
    )  # fmt: skip


@pytest.fixture(scope="module")
def table(kept: Store) -> TableOfAll:
    kept.clock = Clock()
    return laid(Server(kept), 1)


def test_everybody_on_a_list_is_seated_and_gets_a_link_and_what_was_not_used_is_named(table: TableOfAll):
    leader, sent = table.leader, book(ROWS)
    answer = invites(leader, sent, key="lijst")
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    assert told["niet_gebruikt"] == ["Opmerking (blad Sheet)"]
    seated = {one["naam"]: one for one in told["genodigden"]}
    at_table = {one["naam"]: one for one in leader.sees()["zorgaanbieders"]}
    assert seated.keys() == {"De Pool", "Anna Smit", "Grutto"} <= at_table.keys()
    assert at_table["De Pool"]["rol"] == "cooperatie" and seated["Grutto"]["partij"] == at_table["Grutto"]["id"]
    assert invites(leader, sent, key="lijst").json() == told  # sent twice, and done once
    with leader.server.store.read() as view:
        token = seated["Grutto"]["link"].partition("code=")[2]
        found = invitation_of(view.connection, token, leader.server.accounts.now())
    assert found is not None and found.roles == {ActorRole.AANBIEDER} and found.parties == {seated["Grutto"]["partij"]}


def test_the_list_to_fill_in_names_its_columns_in_words_and_each_of_them_is_read():
    row = "De Pool;pool@zorg.nl;coöperatie;;;;ja\r\n"
    (guest,), unused = guests_in("genodigden.csv", (TEMPLATE + row).encode())
    assert (guest.seat, guest.natural_person, unused) == (Seat.COOPERATIVE, True, ())
    assert "_" not in TEMPLATE and "zelfstandige zonder personeel" in TEMPLATE


@pytest.mark.parametrize(
    ("row", "kind", "cell"),
    [
        (["X", "geen adres"], "geen_adres", "B3"),
        (["\u200b\u00ad", "x@zorg.nl"], "leeg", "A3"),
        (["", "x@zorg.nl"], "leeg", "Blad"),
        (["X", "x@zorg.nl\nBcc: y@zorg.nl"], "geen_adres", "B3"),
        (["X", "x@zorg.nl", "begeleider"], "rol_onbekend", "C3"),
        (["X", "x@zorg.nl", "", "", "", "misschien"], "geen_ja_of_nee", "F3"),
        (["X", "meeuw@zorg.nl"], "adres_dubbel", "B3"),
        (["X", "x@zorg.nl", "", "", "Geen pool"], "cooperatie_onbekend", ""),
    ],
)
def test_one_fault_in_a_list_and_nobody_is_seated(table: TableOfAll, row: list[str], kind: str, cell: str):
    before = table.leader.sees()["zorgaanbieders"]
    answer = invites(table.leader, book([MEEUW, row]))
    findings = answer.json()["bevindingen"]
    assert answer.status_code == 400 and kind in {finding["soort"] for finding in findings}, answer.text
    assert not cell or cell in json.dumps(findings)
    assert table.leader.sees()["zorgaanbieders"] == before
    with table.leader.server.store.read() as view:
        assert "meeuw@zorg.nl" not in set(view.connection.execute(select(INVITATION.c.adres)).scalars())


def test_a_list_that_is_sent_again_under_another_key_seats_nobody_twice(table: TableOfAll):
    """Who has an account by now is told; a new name at the address of another party is refused."""
    leader = laid(table.leader.server, 0).leader
    rows = [["Tapuit", "tapuit@zorg.nl"], ["Putter", "putter@zorg.nl"]]
    link = invites(leader, book(rows)).json()["genodigden"][0]["link"]
    accounts = leader.server.accounts
    by, now = Accepting("Tapuit", "geheim" * 4), accounts.now()
    accounts.do(lambda unit: accept(unit.connection, link.partition("code=")[2], by, now))
    before = leader.sees()["zorgaanbieders"]
    again = invites(leader, book([*rows, ["Sijs", "sijs@zorg.nl"]]))
    kinds = [(finding["soort"], finding["plaats"]) for finding in again.json()["bevindingen"]]
    assert (again.status_code, kinds) == (400, [("zit_al_aan_tafel", "Tapuit")])
    assert leader.sees()["zorgaanbieders"] == before
    assert invites(leader, book([["Putter Noord", "putter@zorg.nl"]])).status_code == 400
    assert invites(leader, book([["Putter Noord", "noord@zorg.nl"]])).status_code == 201


def comes_in(server: Server, link: str) -> str | None:
    """The account of who comes in by a link; None where it does not work any more."""
    accounts, code = server.accounts, link.partition("code=")[2]
    by, now = Accepting("Zwaluw", "geheim" * 4), accounts.now()
    return accounts.do(lambda unit: accept(unit.connection, code, by, now))


def test_who_was_invited_and_lost_the_link_or_let_it_lapse_gets_a_new_one_to_the_same_seat_at_any_moment(
    server: Server,
):
    """Also at another address, where the list says that it replaces a mistyped one; the links before no longer work."""
    leader = laid(server, 1).leader
    rows = [["Zwaluw", "zwalu@zorg.nl"], ["Spreeuw", "spreeuw@zorg.nl"]]
    first = {one["naam"]: one for one in invites(leader, book(rows)).json()["genodigden"]}
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["overhead"]}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=30)})
    assert invites(leader, book([["Kauw", "kauw@zorg.nl"]])).status_code == 409  # nobody sits down now
    before = leader.sees()["zorgaanbieders"]
    (lost,) = invites(leader, book([instead("Zwaluw", "zwaluw@zorg.nl", "zwalu@zorg.nl")])).json()["genodigden"]
    assert lost["opnieuw"] is True and lost["partij"] == first["Zwaluw"]["partij"]
    assert comes_in(server, first["Zwaluw"]["link"]) is None
    number = comes_in(server, lost["link"])
    with server.store.read() as view:
        account = account_of(view.connection, number or "")
    assert account is not None and account.parties == {lost["partij"]}
    server.clock.wait(days=8)
    assert comes_in(server, first["Spreeuw"]["link"]) is None
    (lapsed,) = invites(leader, book(rows[1:])).json()["genodigden"]
    assert lapsed["partij"] == first["Spreeuw"]["partij"] and comes_in(server, lapsed["link"])
    assert leader.sees()["zorgaanbieders"] == before
    assert invites(leader, book(rows[1:])).json()["bevindingen"][0]["soort"] == "zit_al_aan_tafel"


def test_the_template_is_a_list_that_is_read_and_only_who_leads_invites(table: TableOfAll):
    template = table.leader.look("/uitnodigingen/sjabloon")
    assert template.text == TEMPLATE
    filled = template.text + "Scholekster;scholekster@zorg.nl;;;middel;;nee\r\n"
    assert invites(table.leader, filled.encode(), "lijst.csv").json()["genodigden"][0]["naam"] == "Scholekster"
    assert invites(table.providers[0], book(ROWS)).status_code == 403
    assert table.providers[0].look("/uitnodigingen/sjabloon").status_code == 403


REQUEST = {"naam": "Wulp", "adres": "wulp@zorg.nl", "toelichting": "Wij werken in Asten."}


def asks(server: Server, process: str, body: object = REQUEST) -> Response:
    nobody = Client(server.app, base_url=ADDRESS)
    return nobody.post(f"{PROCESSES}/{process}/aanmeldingen", json=body)


def test_nobody_asks_for_a_seat_until_that_is_opened_and_who_leads_decides(table: TableOfAll):
    leader, process, server = table.leader, table.leader.process, table.leader.server
    assert asks(server, process).status_code == asks(server, str(uuid4())).status_code == 404
    leader.does("aanmelding", {"open_voor_aanmelding": True})
    assert leader.sees()["aanmelding_open"] is True
    assert asks(server, process).json() == asks(server, process).json() == {"ontvangen": True}
    assert asks(server, process, REQUEST | {"adres": "geen"}).status_code == 400
    assert asks(server, process, REQUEST | {"naam": "x" * 201}).status_code == 400
    (waiting,) = leader.look("/aanmeldingen").json()["aanmeldingen"]
    other = REQUEST | {"naam": "Iemand anders"}  # anybody can write down an address: that takes nothing away
    assert asks(server, process, other).json() == {"ontvangen": True}
    second, waiting = sorted(leader.look("/aanmeldingen").json()["aanmeldingen"], key=lambda each: each["naam"])
    assert [waiting["naam"], second["naam"]] == ["Wulp", "Iemand anders"]
    away = f"{PROCESSES}/{process}/aanmeldingen/{second['id']}/afwijzing"
    assert leader.client.post(away).status_code == 204
    assert waiting["naam"] == "Wulp" and table.providers[0].look("/aanmeldingen").status_code == 403
    assert table.towns[0].sees() == table.towns[0].sees() and "Wulp" not in table.towns[0].look().text
    headers = {"idempotency-key": "toelaten"}
    address = f"{PROCESSES}/{process}/aanmeldingen/{waiting['id']}/toelating"
    admitted = [leader.client.post(address, headers=headers) for _ in range(2)]
    assert {answer.status_code for answer in admitted} == {201} and admitted[0].json() == admitted[1].json()
    assert "Wulp" in leader.look().text and leader.look("/aanmeldingen").json() == {"aanmeldingen": []}
    asks(server, process, REQUEST | {"adres": "tureluur@zorg.nl"})
    (waiting,) = leader.look("/aanmeldingen").json()["aanmeldingen"]
    refused = f"{PROCESSES}/{process}/aanmeldingen/{waiting['id']}/afwijzing"
    assert [leader.client.post(refused).status_code for _ in range(2)] == [204, 404]
    leader.does("aanmelding", {"open_voor_aanmelding": False})
    assert asks(server, process).status_code == 404


def sends_list(one: Somebody, content: bytes | None) -> Response:
    form = PageForm(opened(one, "uitnodigingen").text)
    files: Any = {"bestand": ("lijst.xlsx", content)} if content else {"bestand": ("", b"")}
    return one.client.post(form.address, data=form.fields, files=files, headers=HTML)


def test_a_list_sent_by_the_page_seats_everybody_and_shows_each_link_once(table: TableOfAll):
    leader = table.leader
    assert leader.client.get(re.findall(r'href="([^"]*sjabloon)"', opened(leader, "uitnodigingen").text)[0]).text
    rows = [[f"{row[0]} Noord", f"noord.{row[1]}", *row[2:4], row[4] and f"{row[4]} Noord", *row[5:]] for row in ROWS]
    answer = sends_list(leader, book(rows))
    assert answer.status_code == 200 and answer.text.count("/uitnodiging?code=") == len(rows), answer.text[-900:]
    assert "Opmerking" in answer.text and "Grutto" in leader.look().text
    assert opened(table.providers[0], "uitnodigingen").status_code == 403


def test_every_fault_of_a_list_stands_on_the_page_with_its_cell_and_nobody_is_seated(table: TableOfAll):
    before = table.leader.sees()
    answer = sends_list(table.leader, book([MEEUW, ["X", "geen adres", "baas"]]))
    assert answer.status_code == 400 and table.leader.sees() == before
    assert {cell for cell in ("B3", "C3") if cell in answer.text} == {"B3", "C3"}
    assert "Er is nog geen lijst gekozen." in sends_list(table.leader, None).text


def nobody(server: Server) -> Client:
    return Client(server.app, base_url=ADDRESS, headers=HTML)


def fills_in(server: Server, process: str, **typed: str) -> Response:
    visitor = nobody(server)
    form = PageForm(visitor.get(f"/processen/{process}/aanmelden").text)
    return visitor.post(form.address, data={**form.fields, **typed})


def test_who_asks_for_a_seat_reads_the_answer_at_an_address_of_his_own(table: TableOfAll):
    leader, server = table.leader, table.leader.server
    assert nobody(server).get(f"/processen/{leader.process}/aanmelden").status_code == 404
    does(leader, "aanmelding", open_voor_aanmelding="ja")
    wrong = fills_in(server, leader.process, naam="Wulp", adres="geen")
    assert wrong.status_code == 400 and 'value="Wulp"' in wrong.text and "geen e-mailadres" in " ".join(faults(wrong))
    waiting = fills_in(
        server, leader.process, naam="Wulp & Zoon", adres="wulp@zorg.nl", toelichting="Wij werken in Asten."
    )
    assert "nog niet beslist" in waiting.text
    listing = opened(leader, "aanmeldingen")
    assert "Wulp &amp; Zoon" in listing.text and "Wij werken in Asten." in listing.text
    refusal = PageForm(listing.text)
    assert "Zeg waarom." in leader.client.post(refusal.address, data=refusal.fields, headers=HTML).text
    told = leader.client.post(refusal.address, data={**refusal.fields, "reden": "U werkt elders."}, headers=HTML)
    link = unescape(re.findall(r"/processen/[^<]*/aanmelden/[^<]*", told.text)[-1])
    assert "U werkt elders." in nobody(server).get(link).text
    assert "Er wacht niemand" in opened(leader, "aanmeldingen").text
    assert opened(table.towns[0], "aanmeldingen").status_code == 403


def test_who_leads_lets_in_who_asked_and_sees_the_link_to_hand_over(table: TableOfAll):
    leader, server = table.leader, table.leader.server
    fills_in(server, leader.process, naam="Tureluur", adres=f"{uuid4()}@zorg.nl")
    page = opened(leader, "aanmeldingen").text
    address = re.findall(r'action="([^"]*/toelating)"', page)[0]
    form = PageForm(page)
    answer = leader.client.post(address, data=form.fields, headers=HTML)
    assert "/uitnodiging?code=" in answer.text and "Tureluur" in leader.look().text


def test_an_address_that_asks_too_often_has_to_wait(table: TableOfAll):
    table.leader.does("aanmelding", {"open_voor_aanmelding": True})
    answers = [asks(table.leader.server, table.leader.process) for _ in range(12)]
    assert answers[0].status_code == 202 and answers[-1].status_code == 429
    assert answers[-1].headers["retry-after"]


@pytest.mark.parametrize("column", range(5))
def test_a_text_that_could_not_be_read_again_seats_nobody_and_leaves_the_table_open(table: TableOfAll, column: int):
    row = ["Uil", "uil@zorg.nl", "aanbieder", "", ""]
    row[column] = "y" * 2_001
    before = table.leader.sees()
    assert invites(table.leader, book([row])).status_code == 400
    assert table.leader.sees() == before
