"""Whose seat is whose: a seat stays of the addresses that were invited to it, however often a list is sent."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.accounts.accounts import account_of
from tests.processes.table import AGREED, PARAMETERS, PROCESSES, NewServer, Server, Somebody, laid
from tests.processes.test_guests import asks, book, comes_in, instead, invites, sends_list
from tests.processes.visitor import opened


def guests(leader: Somebody, *rows: list[str]) -> list[dict[str, Any]]:
    """Who was invited by these rows, in their order."""
    answer = invites(leader, book([*rows]))
    assert answer.status_code == 201, answer.text
    told: list[dict[str, Any]] = answer.json()["genodigden"]
    return told


def refusals(leader: Somebody, *rows: list[str]) -> list[str]:
    """Why these rows are refused; nobody comes to the table by them."""
    before = leader.sees()["zorgaanbieders"]
    answer = invites(leader, book([*rows]))
    assert answer.status_code == 400 and leader.sees()["zorgaanbieders"] == before, answer.text
    return [finding["soort"] for finding in answer.json()["bevindingen"]]


def admitted(leader: Somebody, **asked: str) -> Any:
    """The answer where who leads admits somebody who asks for a seat."""
    leader.does("aanmelding", {"open_voor_aanmelding": True})
    assert asks(leader.server, leader.process, {"toelichting": "", **asked}).status_code == 202
    waiting = leader.look("/aanmeldingen").json()["aanmeldingen"][-1]
    address = f"{PROCESSES}/{leader.process}/aanmeldingen/{waiting['id']}/toelating"
    return leader.client.post(address, headers={"idempotency-key": waiting["id"]})


def acts_for(server: Server, link: str) -> frozenset[str]:
    """The parties that somebody acts for who comes in by a link."""
    number = comes_in(server, link)
    with server.store.read() as view:
        account = account_of(view.connection, number or "")
    return account.parties if account else frozenset()


@pytest.mark.parametrize("name", ["Zwaluw", "zwaluw", " Zwaluw "])
def test_who_asks_for_a_seat_never_takes_the_one_that_another_address_was_invited_to(leader: Somebody, name: str):
    (invited,) = guests(leader, ["Zwaluw", "zwaluw@zorg.nl"])
    answer = admitted(leader, naam=name, adres="indringer@elders.nl")
    assert answer.status_code == 400 and answer.json()["bevindingen"][0]["soort"] == "ander_adres"
    assert len(leader.look("/aanmeldingen").json()["aanmeldingen"]) == 1  # still to be answered
    assert acts_for(leader.server, invited["link"]) == {invited["partij"]}


def test_who_asks_for_a_seat_takes_none_of_which_the_link_lapsed_or_whose_people_are_in(leader: Somebody):
    (invited,) = guests(leader, ["Zwaluw", "zwaluw@zorg.nl"])
    leader.server.clock.wait(days=8)
    assert admitted(leader, naam="Zwaluw", adres="indringer@elders.nl").status_code == 400
    (again,) = guests(leader, ["Zwaluw", "zwaluw@zorg.nl"])
    assert again["partij"] == invited["partij"] and again["opnieuw"] is True and comes_in(leader.server, again["link"])
    assert admitted(leader, naam="Zwaluw", adres="indringer@elders.nl").status_code == 400


def test_who_was_invited_and_asks_for_a_seat_at_the_same_address_gets_a_new_link_to_it(leader: Somebody):
    (invited,) = guests(leader, ["Zwaluw", "zwaluw@zorg.nl"])
    told = admitted(leader, naam="Zwaluw", adres="Zwaluw@Zorg.nl").json()
    assert told["partij"] == invited["partij"] and told["opnieuw"] is True
    assert comes_in(leader.server, invited["link"]) is None
    assert acts_for(leader.server, told["link"]) == {invited["partij"]}


def test_another_address_for_a_party_at_the_table_is_refused_until_the_list_says_what_it_is(leader: Somebody):
    (first,) = guests(leader, ["Zwaluw", "zwalu@zorg.nl"])
    assert refusals(leader, ["Zwaluw", "zwaluw@zorg.nl"]) == ["ander_adres"]
    assert refusals(leader, instead("Zwaluw", "zwaluw@zorg.nl", "niemand@zorg.nl")) == ["vervangt_niemand"]
    assert refusals(leader, instead("Mees", "mees@zorg.nl", "zwalu@zorg.nl")) == ["vervangt_niemand"]
    both = instead("Zwaluw", "zwaluw@zorg.nl", "zwalu@zorg.nl"), ["Zwaluw", "zwalu@zorg.nl"]
    assert refusals(leader, *both) == ["vervangt_genodigde"]
    (second,) = guests(leader, both[0])
    assert second["partij"] == first["partij"] and comes_in(leader.server, first["link"]) is None
    (third,) = guests(leader, both[0])  # sent again
    assert acts_for(leader.server, third["link"]) == {first["partij"]}


def test_two_people_of_one_party_each_keep_a_link_of_their_own_to_the_same_party(leader: Somebody):
    (alone,) = guests(leader, ["Mus", "m1@zorg.nl"])
    first, second = guests(leader, ["Mus", "m1@zorg.nl"], ["Mus", "m2@zorg.nl"])
    assert first["opnieuw"] is True and "opnieuw" not in second
    assert {alone["partij"]} == acts_for(leader.server, second["link"]) == acts_for(leader.server, first["link"])


def test_two_people_of_one_party_that_is_new_are_one_party_and_say_the_same_of_it(leader: Somebody):
    rows = ["Mus", "m1@zorg.nl", "", "Weidevogels"], ["mus", "m2@zorg.nl"]
    first, second = guests(leader, *rows)
    assert first["partij"] == second["partij"] and len(leader.sees()["zorgaanbieders"]) == 1
    assert refusals(leader, ["Uil", "u1@zorg.nl", "", "A"], ["Uil", "u2@zorg.nl", "", "B"]) == ["regels_verschillen"]


def test_who_lost_the_link_gets_one_while_a_colleague_is_in(leader: Somebody):
    first, second = guests(leader, ["Kauw", "k1@zorg.nl"], ["Kauw", "k2@zorg.nl"])
    assert comes_in(leader.server, second["link"])
    (anew,) = guests(leader, ["Kauw", "k1@zorg.nl"])
    assert comes_in(leader.server, first["link"]) is None
    leader.server.clock.wait(days=8)
    assert refusals(leader, ["Kauw", "k1@zorg.nl"]) == ["ander_adres"]
    last, colleague = guests(leader, ["Kauw", "k1@zorg.nl"], ["Kauw", "k2@zorg.nl"])
    assert "link" not in colleague and acts_for(leader.server, last["link"]) == {anew["partij"]}
    assert refusals(leader, ["Kauw", "k1@zorg.nl"], ["Kauw", "k2@zorg.nl"]) == ["zit_al_aan_tafel"] * 2


def test_a_name_in_other_letters_or_spaces_is_the_same_party(leader: Somebody):
    written = [["De Merel", "x@zorg.nl"], ["de merel", "X@zorg.nl"], [" De  Merel ", "x@Zorg.nl"]]
    assert len({guests(leader, row)[0]["partij"] for row in written}) == 1


def test_a_list_that_says_otherwise_of_a_party_at_the_table_is_told_what_stays_as_it_was(leader: Somebody):
    pool, first = ["Pool", "pool@zorg.nl", "coöperatie"], ["Reiger", "r@zorg.nl", "", "A"]
    guests(leader, pool, first)
    (told,) = guests(leader, ["Reiger", "r@zorg.nl", "", "B", "Pool", "ja"])
    assert told["niet_gewijzigd"] == ["concern", "coöperatie", "zelfstandige zonder personeel"]
    assert "niet_gewijzigd" not in guests(leader, first)[0]
    assert "niet_gewijzigd" not in guests(leader, ["Reiger", "r@zorg.nl"])[0]  # what is not said is no change
    page = sends_list(leader, book([["Reiger", "r@zorg.nl", "", "B"]]))
    assert "Uw lijst zegt iets anders bij: concern." in page.text
    assert refusals(leader, ["Reiger", "r@zorg.nl", "gemeente"]) == ["andere_rol"]


def test_the_page_of_who_asks_for_a_seat_leads_to_opening_it_only_while_that_can_be(server: Server):
    table = laid(server, 1)
    leader, opening = table.leader, f"/processen/{table.leader.process}/aanmelding"
    assert f'{opening}"' in opened(leader, "aanmeldingen").text
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/1/{step}")
    leader.does("producten/bi/tekst", {"waarden": AGREED, "motivering": "Uitkomst van het beraad."})
    for one in (*table.towns, *table.providers):
        one.does("stemmen", {"stem": "akkoord"})
    terms = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
    leader.does("akkoord", terms)
    assert opened(leader, "aanmelding").status_code == 409
    page = opened(leader, "aanmeldingen")
    assert page.status_code == 200 and f'{opening}"' not in page.text and "In deze fase" in page.text


_ROW = st.tuples(
    st.sampled_from(["Mus", "mus", "De Mus", " de  mus", "Uil"]),
    st.sampled_from([f"{letter}@zorg.nl" for letter in "abcdA"]),
    st.sampled_from(["", "", "gemeente", "coöperatie"]),
    st.sampled_from(["", "", "Weidevogels"]),
).map(list)


@settings(max_examples=12, deadline=None)
@given(lists=st.lists(st.lists(_ROW, min_size=1, max_size=4), min_size=1, max_size=3))
def test_any_list_that_is_sent_twice_gives_the_same_parties(lists: list[list[list[str]]]):
    leader = laid(NewServer(), 0).leader
    for rows in lists:
        first = invites(leader, book(rows))
        before = leader.sees()
        second = invites(leader, book(rows))
        assert leader.sees() == before and second.status_code == first.status_code, (first.text, second.text)
        if first.status_code == 201:
            said = [{(one["naam"], one["partij"]) for one in told.json()["genodigden"]} for told in (first, second)]
            assert said[0] == said[1]


def test_one_address_is_of_one_party_at_a_table_over_several_lists_too(leader: Somebody):
    (first,) = guests(leader, ["De Koekoek", "ei@zorg.nl"])
    assert refusals(leader, ["Heggenmus", "Ei@Zorg.nl"]) == ["andere_partij"]
    answer = invites(leader, book([["Heggenmus", "ei@zorg.nl"]])).json()["bevindingen"][0]
    assert answer["tekst"] == "ei@zorg.nl is al het adres van De Koekoek."
    assert comes_in(leader.server, first["link"])
    assert refusals(leader, ["Heggenmus", "ei@zorg.nl"]) == ["andere_partij"]  # also once somebody is in
    told = admitted(leader, naam="Heggenmus", adres="ei@zorg.nl")
    assert told.json()["bevindingen"][0]["soort"] == "andere_partij"
    guests(leader, ["Heggenmus", "nest@zorg.nl"])


@pytest.mark.parametrize("other", ["Stichting Goudvink", "Goudvink B.V.", "goudvink, stichting"])
def test_a_name_that_differs_in_its_legal_form_alone_is_asked_about_in_one_list_and_over_two(
    leader: Somebody, other: str
):
    place = f"{other.strip('.')} in {len(other)}"
    mine, its = f"Goudvink in {len(other)}", [place, f"{len(other)}b@zorg.nl"]
    guests(leader, [mine, f"{len(other)}a@zorg.nl"])
    assert refusals(leader, its) == ["lijkt_op"]
    assert refusals(leader, [f"Nieuw {mine}", "n1@zorg.nl"], [f"Nieuw {place}", "n2@zorg.nl"]) == ["lijkt_op"]
    assert guests(leader, [place.replace(" in ", " te Asten "), *its[1:]])


def test_two_of_one_concern_may_differ_in_their_legal_form_alone(leader: Somebody):
    row = ["Putter B.V.", "p2@zorg.nl", "", "Vinken"]
    guests(leader, ["Stichting Putter", "p1@zorg.nl", "", "Vinken"])
    assert guests(leader, row)
