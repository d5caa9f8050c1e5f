"""Who is let in otherwise: by an invitation, a key, or the address that a start on one's own computer prints."""

import re
import socket
import threading
from dataclasses import replace
from html import unescape
from types import SimpleNamespace
from urllib.parse import unquote
from uuid import uuid4

import pytest

from api.accounts import mail
from api.accounts.accounts import account_at, disable
from api.accounts.door import Accounts
from api.accounts.installation import Installation, MailServer
from api.accounts.invitations import QUARTER, WEEK, Invitation, invite
from api.accounts.keys import principal_with
from api.accounts.local_page import new_way_in
from api.accounts.mail import MailKind
from api.accounts.principal import ActorRole
from api.accounts.visits import freshly_shown
from api.negotiation import telling
from api.web.problems import Problem
from tarief.negotiation.happenings import ProductAdded, RoundClosed
from tests.accounts.conftest import ADDRESS, PASSWORD, browser, form_token, log_in

LINK = re.compile(rf"{ADDRESS}(/uitnodiging\?code=[\w-]+)")


def invited(accounts: Accounts, address: str, *roles: ActorRole, seconds: int = WEEK, again: bool = False) -> str:
    given, parties = frozenset(roles or (ActorRole.AANBIEDER,)), frozenset(("partij-1",))
    invitation = Invitation("Sam", address, given, parties, again)
    return accounts.do(lambda unit: invite(unit.connection, invitation, accounts.now(), seconds))


def accepting(code: str, password: str = PASSWORD, **more: str) -> dict[str, str]:
    return {"code": code, "naam": "Sam", "wachtwoord": password, "nogmaals": password, **more}


def test_an_invitation_works_once_and_looking_at_it_uses_nothing_up(client, accounts):
    code = invited(accounts, "nieuw@a.nl")
    for _ in range(3):
        assert "nieuw@a.nl" in client.get(f"/uitnodiging?code={code}").text
    assert client.post("/uitnodiging", data=accepting(code)).status_code == 303
    me = client.get("/api/v1/ik").json()
    assert (me["rollen"], me["partijen"], me["naam"]) == (["aanbieder"], ["partij-1"], "Sam")
    assert client.post("/uitnodiging", data=accepting(code)).status_code == 404
    over = client.get(f"/uitnodiging?code={code}", headers={"accept": "text/html"})
    assert over.status_code == 404 and 'href="/inloggen"' in over.text and 'href="/contact"' in over.text


def test_an_invitation_ends_by_time_and_by_a_newer_one(client, accounts, clock):
    first = invited(accounts, "twee@a.nl")
    second = invited(accounts, "Twee@A.nl ", seconds=QUARTER)
    assert client.get(f"/uitnodiging?code={first}").status_code == 404
    assert client.get(f"/uitnodiging?code={second}").status_code == 200
    clock.pass_by(QUARTER + 1)
    assert client.get(f"/uitnodiging?code={second}").status_code == 404


@pytest.mark.parametrize(
    "password",
    [
        "kort",
        "wachtwoord123",
        "Welkom2026!!",
        "123456789012",
        "aaaaaaaaaaaaaa",
        "zwak@a.nl1234",
        "Gemeente2026!",
        "x" * 129,
    ],
)
def test_a_password_that_everybody_tries_is_refused_and_the_invitation_stays(client, accounts, password):
    address = f"{uuid4()}@a.nl"  # of nobody yet
    code, password = invited(accounts, address), password.replace("zwak@a.nl", address)
    assert client.post("/uitnodiging", data=accepting(code, password)).status_code == 400
    assert client.post("/uitnodiging", data=accepting(code, nogmaals="iets anders")).status_code == 400
    assert client.post("/uitnodiging", data=accepting(code, "één twee drie vier ")).status_code == 303


def test_an_invitation_of_the_administrator_to_an_account_that_is_there_begins_it_again(client, accounts, person):
    address = person("opnieuw@a.nl")
    log_in(client, address)
    code = invited(accounts, address, again=True)
    other = browser(accounts)
    assert other.post("/uitnodiging", data=accepting(code, "heel andere woorden nu")).status_code == 303
    assert client.get("/api/v1/ik").status_code == 401
    assert log_in(client, address) == 401
    assert log_in(client, address, "heel andere woorden nu") == 303


def test_who_begins_again_keeps_every_party_and_role_of_his_account(accounts, person):
    """Who recovers a lost password at the request of one party is not put out of the others."""
    parties = frozenset({"partij-1", "partij-2"})
    for address, given, parties_after in (
        (
            "hervat-een@a.nl",
            Invitation("Jo", "hervat-een@a.nl", frozenset((ActorRole.GEMEENTE,)), frozenset({"partij-1"})),
            parties,
        ),
        ("hervat-geen@a.nl", Invitation("Jo", "hervat-geen@a.nl", frozenset((ActorRole.GEMEENTE,))), parties),
        (
            "hervat-rol@a.nl",
            Invitation("Jo", "hervat-rol@a.nl", frozenset((ActorRole.AANBIEDER,)), frozenset({"p3"})),
            {"p3"},
        ),
    ):
        person(address, ActorRole.GEMEENTE, ActorRole.BEGELEIDER, parties=tuple(parties))
        again = replace(given, begins_again=True)
        code = accounts.do(lambda unit, again=again: invite(unit.connection, again, accounts.now()))
        assert browser(accounts).post("/uitnodiging", data=accepting(code)).status_code == 303
        with accounts.store.read() as view:
            account = account_at(view.connection, address)
        assert account.parties == parties_after
        assert account.roles == (given.roles if "rol" in address else {ActorRole.GEMEENTE, ActorRole.BEGELEIDER})


def test_a_new_way_in_for_one_party_leaves_that_for_another_valid(accounts, person):
    """The one that is used second needs the account that the first began anew, and sets no password a second time."""
    address = person("hervat-twee@a.nl", ActorRole.GEMEENTE)
    codes = []
    for party in ("partij-1", "partij-2", "partij-1"):
        given = Invitation("Jo", address, frozenset((ActorRole.GEMEENTE,)), frozenset({party}), begins_again=True)
        codes.append(accounts.do(lambda unit, given=given: invite(unit.connection, given, accounts.now())))
    client = browser(accounts)
    assert client.post("/uitnodiging", data=accepting(codes[0])).status_code == 404
    assert client.post("/uitnodiging", data=accepting(codes[2])).status_code == 303
    stranger = browser(accounts).post("/uitnodiging", data=accepting(codes[1], "heel andere woorden nu"))
    assert stranger.headers["location"].startswith("/inloggen")
    form = {"code": codes[1], "formulier": form_token(client.get(f"/uitnodiging?code={codes[1]}").text)}
    assert client.post("/uitnodiging", data=form).status_code == 303
    assert client.get("/api/v1/ik").json()["partijen"] == ["partij-1", "partij-2"]


def test_an_account_that_was_ended_begins_again_with_what_it_is_given_alone(accounts, person):
    address = person("hervat-weg@a.nl", ActorRole.GEMEENTE, parties=("partij-1",))
    with accounts.store.read() as view:
        number = account_at(view.connection, address).id
    accounts.do(lambda unit: disable(unit.connection, number))
    again = Invitation("Jo", address, frozenset((ActorRole.GEMEENTE,)), frozenset({"partij-2"}), begins_again=True)
    code = accounts.do(lambda unit: invite(unit.connection, again, accounts.now()))
    browser(accounts).post("/uitnodiging", data=accepting(code))
    with accounts.store.read() as view:
        assert account_at(view.connection, address).parties == {"partij-2"}


def test_an_invitation_for_one_more_party_is_taken_by_who_is_logged_in_to_the_account_alone(client, accounts, person):
    address = person("ook@a.nl", ActorRole.AANBIEDER)
    code, somebody = invited(accounts, address), browser(accounts)
    looked = somebody.get(f"/uitnodiging?code={code}").text
    onward = unescape(re.findall(r'href="/inloggen\?naar=([^"]*)"', looked)[0])
    assert "nogmaals" not in looked and unquote(onward) == f"/uitnodiging?code={code}"
    taken = somebody.post("/uitnodiging", data=accepting(code, "heel andere woorden nu"))
    assert taken.headers["location"] == f"/inloggen?naar={onward}"
    log_in(somebody, person("nog-een@a.nl", ActorRole.AANBIEDER))
    assert somebody.post("/uitnodiging", data=accepting(code)).headers["location"].startswith("/inloggen")
    assert somebody.get("/api/v1/ik").json()["partijen"] == []
    there = {"adres": address, "wachtwoord": PASSWORD, "naar": unquote(onward)}
    assert client.post("/inloggen", data=there).headers["location"] == unquote(onward)
    assert client.post("/uitnodiging", data={"code": code}).status_code == 403  # without the token of the form
    form = {"code": code, "formulier": form_token(client.get(unquote(onward)).text)}
    assert client.post("/uitnodiging", data=form).status_code == 303
    assert client.get("/api/v1/ik").json()["partijen"] == ["partij-1"]
    assert client.post("/uitnodiging", data=form).status_code == 404


def test_an_invitation_in_another_role_than_the_account_has_says_so_and_stays(client, accounts, person):
    address = person("andere-rol@a.nl", ActorRole.AANBIEDER)
    code = invited(accounts, address, ActorRole.GEMEENTE)
    log_in(client, address)
    page = client.get(f"/uitnodiging?code={code}")
    assert page.status_code == 400 and "andere rol" in page.text
    form = {"code": code, "formulier": form_token(client.get("/sleutels").text)}
    assert client.post("/uitnodiging", data=form).status_code == 400
    assert client.get("/api/v1/ik").json()["partijen"] == []


def test_who_leads_invites_the_table_but_no_administrator_and_takes_nobodys_account_over(accounts, person):
    leader = entered(accounts, person("leider@a.nl", ActorRole.BEGELEIDER))
    taken = person("bestaat@a.nl", ActorRole.BEHEERDER)
    form = {"formulier": form_token(leader.get("/accounts").text), "naam": "Sam"}
    for address, role, status in (
        ("goed@b.nl", "aanbieder", 200),
        ("goed@b.nl", "beheerder", 400),
        ("goed@b.nl", "begeleider", 400),
        ("goed@b.nl", "", 400),
        ("goed@b.nl", "koning", 400),
        (taken, "aanbieder", 400),
        ("geen adres", "aanbieder", 400),
        ("a@b.nl\r\nBcc: c@d.nl", "aanbieder", 400),
    ):
        answer = leader.post("/accounts/uitnodigen", data={**form, "adres": address, "rol": role})
        assert answer.status_code in (status, 403 if status == 400 else status), (address, role)
        assert bool(LINK.search(answer.text)) == (status == 200)
    assert leader.post("/accounts/uitzetten", data={**form, "id": "x"}).status_code == 403
    assert log_in(browser(accounts), person("gewoon@a.nl")) == 303


def test_who_is_no_leader_or_administrator_invites_nobody(client, person):
    assert client.get("/accounts").status_code == 401
    log_in(client, person("gewoon2@a.nl", ActorRole.GEMEENTE))
    assert client.get("/accounts").status_code == 403
    assert client.post("/accounts/uitnodigen", data={"adres": "a@b.nl", "rol": "gemeente"}).status_code == 403


def test_a_key_is_shown_once_kept_as_a_hash_and_acts_for_its_owner_until_it_is_withdrawn(client, accounts, person):
    log_in(client, person("sleutel@a.nl"))
    made = client.post("/api/v1/sleutels", json={"naam": "planning"})
    key = made.json()["sleutel"]
    assert made.status_code == 201 and re.fullmatch(r"tk_[\w-]{36}_[\w-]{43}", key)
    assert key not in client.get("/api/v1/sleutels").text and "planning" in client.get("/sleutels").text
    program = browser(accounts, authorization=f"Bearer {key}", origin="https://elders.example")
    program.headers.pop("origin")
    assert program.get("/api/v1/ik").json()["soort"] == "sleutel"
    for wrong in (key[:-1], key + "x", key.replace("tk_", "tk-"), "tk_", "tk__", ""):
        assert browser(accounts, authorization=f"Bearer {wrong}").get("/api/v1/ik").status_code == 401
    with accounts.store.read() as view:
        everything = "\n".join(map(str, view.connection.exec_driver_sql("SELECT * FROM sleutel")))
    assert key.split("_", 2)[2] not in everything
    assert program.post("/api/v1/sleutels", json={"naam": "nog een"}).status_code == 403
    assert client.post(f"/api/v1/sleutels/{made.json()['id']}/intrekking", json={}).status_code == 204
    assert client.post(f"/api/v1/sleutels/{made.json()['id']}/intrekking", json={}).status_code == 404
    assert program.get("/api/v1/ik").status_code == 401


def test_a_key_signs_only_where_its_owner_said_so_and_had_just_shown_who_he_is(client, accounts, person, clock):
    log_in(client, person("tekensleutel@a.nl"))
    asked = ({"naam": "leest"}, {"naam": "tekent", "tekent": True})
    made = [client.post("/api/v1/sleutels", json=body).json()["sleutel"] for body in asked]
    with accounts.store.read() as view:
        plain, signing = (principal_with(view.connection, key, accounts.now())[0] for key in made)
    freshly_shown(signing, accounts.now())
    with pytest.raises(Problem) as refused:
        freshly_shown(plain, accounts.now())
    assert refused.value.status == 403
    clock.pass_by(301)
    assert client.post("/api/v1/sleutels", json={"naam": "tekent", "tekent": True}).status_code == 403
    form = {"formulier": form_token(client.get("/sleutels").text), "naam": "tekent", "tekent": "ja"}
    assert client.post("/sleutels", data=form).status_code == 403
    assert client.post("/api/v1/sleutels", json={"naam": "leest"}).status_code == 201


def test_a_key_that_does_not_work_is_nobody_also_beside_a_good_cookie(client, person):
    log_in(client, person("beide@a.nl"))
    assert client.get("/api/v1/ik", headers={"authorization": "Bearer tk_a_b"}).status_code == 401


def test_the_address_of_a_start_works_once_and_gives_every_role_through_the_same_table(local_accounts):
    way = new_way_in(local_accounts).removeprefix("http://127.0.0.1:8000")
    one, other = browser(local_accounts), browser(local_accounts)
    assert one.get("/account").status_code == 401 or one.get("/account").headers["location"] == "/inloggen"
    answer = one.get(way)
    assert (answer.status_code, answer.headers["location"]) == (303, "/begin")
    assert "secure" not in answer.headers["set-cookie"].lower() and "__host" not in answer.headers["set-cookie"].lower()
    assert other.get(way).status_code == 401 and one.get(way).status_code == 303
    assert one.get("/api/v1/ik").json()["rollen"] == ["begeleider"]
    token = form_token(one.get("/rol").text)
    party = "5f0c1f9e-6f0a-4a1e-9d39-0b8f6b1c2d3e"
    one.post("/rol", data={"formulier": token, "rol": "aanbieder", "partij": party})
    me = one.get("/api/v1/ik").json()
    assert (me["soort"], me["rollen"], me["partijen"]) == ("lokaal", ["aanbieder"], [party])
    assert one.get("/accounts").status_code == 403
    assert other.get("/").status_code == 200  # calculating asks for nothing


def test_in_an_app_of_ones_own_an_invitation_lets_nobody_in_and_leads_to_playing_the_party(local_accounts):
    code, client = invited(local_accounts, "ander@a.nl"), browser(local_accounts)
    address = new_way_in(local_accounts)
    assert client.get(address).status_code == 303
    for answer in (client.get(f"/uitnodiging?code={code}", headers={"accept": "text/html"}),
                   client.post("/uitnodiging", data=accepting(code), headers={"accept": "text/html"})):  # fmt: skip
        assert answer.status_code == 404 and 'href="/rol"' in answer.text
    assert client.get("/rol").status_code == 200  # still the user of this app


def test_an_app_for_others_knows_no_address_of_a_start(client, local_accounts):
    way = new_way_in(local_accounts).removeprefix("http://127.0.0.1:8000")
    assert client.get(way).status_code == 401 and client.get("/rol").status_code == 401


def test_a_mail_holds_the_link_and_nothing_else_that_was_typed(person, kept):
    with Sink() as (port, mails):
        server = MailServer("127.0.0.1", port, "smtp", "", "", "tarief@tarief.example")
        mailing = Accounts(Installation(False, ADDRESS, kept.url, kept.key, 1, server), kept)
        leader = entered(mailing, person("mailt@a.nl", ActorRole.BEGELEIDER))
        form = {"formulier": form_token(leader.get("/accounts").text), "naam": "€ 62,86", "adres": "sam@b.nl"}
        answer = leader.post("/accounts/uitnodigen", data={**form, "rol": "aanbieder"})
    assert answer.status_code == 200 and not LINK.search(answer.text) and "sam@b.nl" in answer.text
    (mail,) = mails
    assert "62,86" not in mail and "uitnodiging?code" in mail.replace("=\r\n", "").replace("=3D", "=")
    refused = leader.post("/accounts/uitnodigen", data={**form, "rol": "aanbieder"})
    assert "De mail kon niet worden verstuurd" in refused.text and LINK.search(refused.text)


def entered(accounts: Accounts, address: str):
    """A browser of somebody who set up his second factor already."""
    from api.accounts.sessions import begin

    found = browser(accounts)
    with accounts.store.read() as view:
        account = account_at(view.connection, address)
    token = accounts.do(lambda unit: begin(unit.connection, account.id, accounts.now()))
    found.cookies.set("__Host-tarief_sessie", token, domain="tarief.example")
    return found


class Sink:
    """A mail server that keeps what is handed in, for one mail."""

    def __enter__(self) -> tuple[int, list[str]]:
        self.listener, self.mails = socket.create_server(("127.0.0.1", 0)), []
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()
        return self.listener.getsockname()[1], self.mails

    def __exit__(self, *_: object) -> None:
        self.thread.join(5)
        self.listener.close()

    def _serve(self) -> None:
        peer, _ = self.listener.accept()
        with peer, peer.makefile("rwb") as lines:

            def say(text: str) -> None:
                lines.write(f"{text}\r\n".encode())
                lines.flush()

            say("220 hier")
            while line := lines.readline():
                word = line[:4].upper()
                if word == b"DATA":
                    say("354 kom maar")
                    body = []
                    while (text := lines.readline()) != b".\r\n":
                        body.append(text.decode())
                    self.mails.append("".join(body))
                say("221 dag" if word == b"QUIT" else "250 goed")
                if word == b"QUIT":
                    return


def test_everybody_at_the_table_is_told_that_a_round_closed_by_a_mail_of_his_own(person, kept, clock, monkeypatch):
    kept.clock = clock
    server = MailServer("127.0.0.1", 1, "smtp", "", "", "tarief@tarief.example")
    mailing = Accounts(Installation(False, ADDRESS, kept.url, kept.key, 1, server), kept)
    here = {person(f"{name}@tafel.nl", parties=(f"partij-{name}",)) for name in ("een", "twee")}
    person("elders@tafel.nl", parties=("andere-partij",))
    sent, all_sent = [], threading.Event()

    def sending(_server, to, kind, link):
        sent.append((to, kind, link))
        all_sent.set() if len(sent) == len(here) else None
        raise OSError  # a server that takes nothing keeps nobody else's mail back

    monkeypatch.setattr(mail, "send", sending)
    process = SimpleNamespace(parties={"partij-een": None, "partij-twee": None})
    folded = SimpleNamespace(of=lambda *_: process)
    telling.tell(mailing, folded, ProductAdded, "p")
    telling.tell(mailing, folded, RoundClosed, "p")
    assert all_sent.wait(5)
    assert {to for to, *_ in sent} == here and {kind for _, kind, _ in sent} == {MailKind.RONDE_GESLOTEN}


def test_things_of_one_name_are_told_apart_by_who_cannot_see_them(client, person):
    person("kim@zorg.nl", ActorRole.AANBIEDER)
    log_in(client, "kim@zorg.nl")
    for _ in range(2):
        form = {"formulier": form_token(client.get("/sleutels").text), "naam": "planning"}
        assert client.post("/sleutels", data=form).status_code == 200
    labels = re.findall(r'class="sleutel"[^>]*aria-label="([^"]+)"', client.get("/sleutels").text)
    assert len(labels) == len(set(labels)) == 2 and all("planning" in label for label in labels)
