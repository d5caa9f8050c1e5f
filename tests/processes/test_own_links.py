"""A link leads to one party, and no list or invitation of another takes it away or adds to it."""

import re
from typing import Any
from uuid import uuid4

import pytest

from api.accounts.accounts import account_of, disable
from api.accounts.invitations import Invitation, invitation_of, invite, join
from api.accounts.principal import ActorRole
from api.accounts.sessions import begin
from api.accounts.tokens import form_token
from tests.processes.table import ADDRESS, PROCESSES, Server, Somebody, laid
from tests.processes.test_guests import book, comes_in, instead, invites
from tests.processes.test_seating import acts_for, guests, refusals
from tests.tools.client import Client


@pytest.fixture
def other(server: Server) -> Somebody:
    """Who leads another process."""
    return laid(server, 0).leader


def leads_to(server: Server, link: str) -> frozenset[str]:
    """The parties that a link leads to; none where it does not work."""
    with server.store.read() as view:
        found = invitation_of(view.connection, link.partition("code=")[2], server.accounts.now())
    return found.parties if found else frozenset()


def takes_too(server: Server, link: str, number: str) -> frozenset[str]:
    """The parties that an account acts for, once who is logged in to it has opened a link as well."""
    accounts = server.accounts
    accounts.do(lambda unit: join(unit.connection, link.partition("code=")[2], number, accounts.now()))
    with server.store.read() as view:
        account = account_of(view.connection, number)
    return account.parties if account else frozenset()


def ends(server: Server, number: str) -> None:
    server.accounts.do(lambda unit: disable(unit.connection, number))


def told(leader: Somebody, *rows: list[str]) -> list[tuple[str, str]]:
    """Why rows are refused, in kinds and words."""
    answer = invites(leader, book([*rows]))
    assert answer.status_code == 400, answer.text
    return [(one["soort"], one["tekst"]) for one in answer.json()["bevindingen"]]


def test_a_link_that_another_facilitator_reads_leads_to_his_own_party_alone(leader: Somebody, other: Somebody):
    (first,) = guests(leader, ["Mus", "mus@zorg.nl"])
    (second,) = guests(other, ["Ringmus", "mus@zorg.nl"])
    assert leads_to(leader.server, first["link"]) == {first["partij"]}
    assert leads_to(leader.server, second["link"]) == {second["partij"]}


def test_who_came_in_by_one_link_takes_another_one_when_logged_in_and_nobody_else_does(
    leader: Somebody, other: Somebody
):
    server = leader.server
    (first,) = guests(leader, ["Mus", "mus@zorg.nl"])
    (second,) = guests(other, ["Ringmus", "mus@zorg.nl"])
    number = comes_in(server, first["link"]) or ""
    assert comes_in(server, second["link"]) is None  # no other password for the account, by who holds the link
    (stranger,) = guests(other, ["Kauw", "kauw@zorg.nl"])
    elsewhere = comes_in(server, stranger["link"]) or ""
    assert takes_too(server, second["link"], elsewhere) == {stranger["partij"]}
    assert takes_too(server, second["link"], number) == {first["partij"], second["partij"]}
    assert leads_to(server, second["link"]) == frozenset()  # used


def test_who_made_an_account_at_the_address_of_another_gets_no_seat_that_this_one_is_invited_to(
    leader: Somebody, other: Somebody
):
    """Without a mail server nobody showed whose address it is; the link goes to who is meant."""
    (own,) = guests(other, ["Ringmus", "mus@zorg.nl"])
    number = comes_in(leader.server, own["link"])
    (meant,) = guests(leader, ["Mus", "mus@zorg.nl"])
    with leader.server.store.read() as view:
        account = account_of(view.connection, number or "")
    assert account is not None and account.parties == {own["partij"]} and "link" in meant


@pytest.mark.parametrize("by", ["another facilitator", "the administrator"])
def test_an_invitation_in_another_role_leaves_the_first_link_and_its_seat_as_they_were(
    leader: Somebody, other: Somebody, by: str
):
    server = leader.server
    (first,) = guests(leader, ["Mus", "mus@zorg.nl"])
    if by == "the administrator":
        town = Invitation("Mus", "Mus@zorg.nl", frozenset((ActorRole.GEMEENTE,)))
        server.accounts.do(lambda unit: invite(unit.connection, town, server.accounts.now()))
    else:
        guests(other, ["Musdorp", "mus@zorg.nl", "gemeente"])
    assert refusals(leader, ["Mus", "dief@zorg.nl"]) == ["ander_adres"]
    assert acts_for(server, first["link"]) == {first["partij"]}


def test_an_address_that_was_invited_at_this_table_in_another_role_is_refused(leader: Somebody):
    (first,) = guests(leader, ["Mus", "mus@zorg.nl"])
    assert refusals(leader, ["Musdorp", "mus@zorg.nl", "gemeente"]) == ["andere_rol"]
    assert leads_to(leader.server, first["link"]) == {first["partij"]}


def test_who_has_an_account_is_told_when_it_is_disabled_and_when_it_has_another_role(leader: Somebody):
    (first,) = guests(leader, ["Mus", "mus@zorg.nl"])
    number = comes_in(leader.server, first["link"]) or ""
    ((kind, text),) = told(leader, ["Musdorp", "mus@zorg.nl", "gemeente"])
    assert kind == "andere_rol" and "geen gemeente" in text
    ends(leader.server, number)
    for name in ("Mus", "Ringmus"):
        ((kind, text),) = told(leader, [name, "mus@zorg.nl"])
        assert kind == "account_uitgezet" and "uitgezet" in text and "geen aanbieder" not in text
    assert [kind for kind, _ in told(leader, ["Ringmus", "mus@zorg.nl"], ["A", "geen adres"])] == ["geen_adres"]


def sat_and_waits(leader: Somebody) -> tuple[dict[str, Any], dict[str, Any]]:
    """One who acts for a party, and a colleague who was invited for it."""
    inside, waiting = guests(leader, ["Mus", "m1@zorg.nl"], ["Mus", "m2@zorg.nl"])
    assert comes_in(leader.server, inside["link"])
    return inside, waiting


@pytest.mark.parametrize("more", [[], [["Mus", "m3@zorg.nl"]]])
def test_the_row_of_who_is_in_withdraws_the_link_that_it_replaces(leader: Somebody, more: list[list[str]]):
    _, waiting = sat_and_waits(leader)
    rows = [instead("Mus", "m1@zorg.nl", "m2@zorg.nl"), *more]
    seated = guests(leader, *rows)
    assert leads_to(leader.server, waiting["link"]) == frozenset()
    assert [one.get("link", "") != "" for one in seated] == [False, *(True for _ in more)]
    assert {one["partij"] for one in guests(leader, *rows)} == {waiting["partij"]}  # sent again


def test_an_address_to_replace_that_was_never_invited_is_refused_also_where_the_row_has_a_seat(leader: Somebody):
    _, waiting = sat_and_waits(leader)
    for row in ("m1@zorg.nl", "m2@zorg.nl"):
        assert refusals(leader, instead("Mus", row, "tikfout@zorg.nl")) == ["vervangt_niemand"]
    both = ["Mus", "m2@zorg.nl"], instead("Mus", "m3@zorg.nl", "tikfout@zorg.nl")
    assert refusals(leader, *both) == ["vervangt_niemand"]
    assert refusals(leader, instead("Mus", "m2@zorg.nl", "m1@zorg.nl")) == ["vervangt_niemand"]  # acts already
    assert leads_to(leader.server, waiting["link"]) == {waiting["partij"]}


def test_what_is_replaced_is_an_address_and_one_row_of_a_party_replaces_it(leader: Somebody):
    guests(leader, ["Mus", "m1@zorg.nl"], ["Uil", "u1@zorg.nl"])
    assert refusals(leader, instead("Mus", "m1@zorg.nl", "weg")) == ["geen_adres"]
    twice = instead("Mus", "m2@zorg.nl", "m1@zorg.nl"), instead("mus", "m3@zorg.nl", "M1@zorg.nl")
    assert refusals(leader, *twice) == ["vervangt_dubbel"]


def test_an_address_that_was_replaced_can_be_invited_again(leader: Somebody):
    (first,) = guests(leader, ["Mus", "m1@zorg.nl"])
    guests(leader, instead("Mus", "m2@zorg.nl", "m1@zorg.nl"))
    back, _ = guests(leader, ["Mus", "m1@zorg.nl"], ["Mus", "m2@zorg.nl"])
    assert leads_to(leader.server, first["link"]) == frozenset()
    assert acts_for(leader.server, back["link"]) == {first["partij"]}


def test_a_name_that_looks_the_same_is_the_same_party(leader: Somebody):
    written = ["Ons-Huis\u2019s", "Ons\u2011Huis's", "\u200bons\u2010huis\u00b4s", "Ons\u00ad-Huis\u02bcs\u00a0"]
    assert len({guests(leader, [name, "huis@zorg.nl"])[0]["partij"] for name in written}) == 1
    assert refusals(leader, [written[1], "dief@zorg.nl"]) == ["ander_adres"]


def invited_by_page(server: Server, leads: str, party: str, role: str) -> str:
    """What the page to invite somebody answers to who leads: a link to a party, or nothing."""
    accounts = server.accounts
    client = Client(server.app, base_url=ADDRESS, headers={"origin": ADDRESS})
    token = accounts.do(lambda unit: begin(unit.connection, leads, accounts.now()))
    client.cookies.set("__Host-tarief_sessie", token)
    form = {"formulier": form_token(token), "naam": "X", "adres": f"{uuid4()}@elders.nl", "rol": role, "partij": party}
    answer = client.post("/accounts/uitnodigen", data=form)
    assert answer.status_code in (200, 400), answer.text
    return "".join(re.findall(r"/uitnodiging\?code=[\w-]+", answer.text))


def test_the_page_to_invite_somebody_seats_nobody_at_a_table_that_another_leads(leader: Somebody, other: Somebody):
    server, (first,) = leader.server, guests(leader, ["Mus", "mus@zorg.nl"])
    leads, elsewhere = (one.client.get("/api/v1/ik").json()["id"] for one in (leader, other))
    assert invited_by_page(server, elsewhere, first["partij"], "aanbieder") == ""
    assert invited_by_page(server, leads, first["partij"], "gemeente") == ""
    assert invited_by_page(server, leads, str(uuid4()), "aanbieder") == ""
    assert leads_to(server, invited_by_page(server, leads, first["partij"], "aanbieder")) == {first["partij"]}
    assert leads_to(server, invited_by_page(server, elsewhere, "", "aanbieder")) == frozenset()


def test_a_party_of_a_table_that_another_leads_is_given_no_seat_at_ones_own(leader: Somebody, other: Somebody):
    """Who acts for a party acts for it everywhere, and who leads a table invites to its parties."""
    (first,) = guests(leader, ["Mus", "mus@zorg.nl"])
    party = {"partij": {"id": first["partij"], "naam": "Mus", "rol": "aanbieder"}}
    answer = other.send("partijen", party)
    assert answer.status_code == 400 and [one["soort"] for one in answer.json()["bevindingen"]] == ["partij_elders"]
    again = leader.client.post(
        PROCESSES, json={"naam": "Volgend jaar", "gebied": "Peel"}, headers={"idempotency-key": str(uuid4())}
    )
    leader.process = again.json()["gegevens"]["id"]
    assert leader.send("partijen", party).status_code == 201  # who leads both
