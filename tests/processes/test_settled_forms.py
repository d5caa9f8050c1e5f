"""The forms with which an outcome is settled: who may be voted for, one box for a tariff, and what a receipt tells."""

import re

from api.accounts.principal import ActorRole
from tests.processes.table import PARAMETERS, Server, laid
from tests.processes.test_forms import TERMS, refused, settled
from tests.processes.visitor import PageForm, does, faults, filled, opened

NBSP = "\N{NO-BREAK SPACE}"


def choices(page: str, name: str) -> list[str]:
    """What a list of choices offers, by what it is called."""
    box = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
    return re.findall(r'<option value="[^"]+"[^>]*>([^<]+)', box[0]) if box else []


def test_one_votes_for_oneself_or_for_a_municipality_that_gave_its_mandate_and_for_no_other(server: Server):
    table = settled(server)
    (asten, deurne), (provider,) = table.towns, table.providers
    for one in (asten, deurne, provider):
        assert choices(opened(one, "stemmen").text, "voor") == []
    asten.does("machtigingen", {"machtiging": {"van": asten.party, "aan": deurne.party}})
    names = {town["id"]: town["naam"] for town in deurne.sees()["gemeenten"]}
    assert choices(opened(deurne, "stemmen").text, "voor") == [names[asten.party]]
    assert choices(opened(asten, "stemmen").text, "voor") == []
    assert deurne.sees()["spreekt_namens"] == [asten.party] and "spreekt_namens" not in asten.sees()
    does(deurne, "stemmen", stem="akkoord", voor=asten.party)
    assert {vote["partij"] for vote in deurne.sees()["stemmen"]} == {asten.party}


def test_who_only_speaks_for_others_has_no_vote_of_its_own(server: Server):
    table = settled(server)
    region = {"id": "regio", "naam": "Inkoopteam", "rol": "gemeente", "onderhandelaar": True}
    table.leader.does("partijen", {"partij": region})
    team = server.somebody(ActorRole.GEMEENTE, "regio")
    team.process = table.leader.process
    assert refused(team, "stemmen", {"stem": "akkoord"}) == ["geen_eigen_stem"]
    assert choices(opened(team, "stemmen").text, "voor") == []
    town = table.towns[0]
    town.does("machtigingen", {"machtiging": {"van": town.party, "aan": "regio"}})
    does(team, "stemmen", stem="akkoord", voor=town.party)


def test_a_decision_has_one_box_for_each_tariff_and_its_receipt_says_what_was_decided(server: Server):
    """The agreement is 62,86; who decides 63,16 says why, and what is typed twice could differ."""
    table = settled(server)
    for one in (*table.towns, *table.providers):
        one.does("stemmen", {"stem": "akkoord"})
    table.leader.does("akkoord", TERMS)
    follows, departs = table.towns
    form = PageForm(opened(follows, "besluiten").text)
    assert [name for name in form.fields if "tarie" in name] == ["tarieven.bi"]
    typed = {"orgaan": "college", "datum": "2026-12-01", "motivering": "Past."}
    receipt = re.sub(r"<[^>]+>|\s+", " ", does(follows, "besluiten", **typed).text)
    for told in ("Tarieven", f"€{NBSP}62,86", "1 december 2026", "college", "Geldt", "Uw ontvangstbewijs"):
        assert told.replace(NBSP, " ") in receipt.replace(NBSP, " ")
    page = opened(departs, "besluiten")
    bare = filled(departs, page, tarieven__bi="63,16", **typed)
    assert bare.status_code == 400 and "zonder eigen motivering" in bare.text
    same = filled(departs, page, afwijkingen__bi__motivering="Meer risico.", **typed)
    assert same.status_code == 400 and "wijkt niet af" in same.text, faults(same)
    does(departs, "besluiten", tarieven__bi="63,16", afwijkingen__bi__motivering="Meer risico.", **typed)
    decided = {one["gemeente"]: one["besluit"] for one in departs.sees()["besluiten"]}[departs.party]
    assert decided["tarieven"] == {"bi": "63.16"}
    assert decided["afwijkingen"] == [{"product": "bi", "tarief": "63.16", "motivering": "Meer risico."}]


def test_a_receipt_tells_what_was_typed_in_the_words_of_its_form(server: Server):
    table = settled(server)
    receipt = re.sub(r"<[^>]+>|\s+", " ", does(table.towns[0], "stemmen", stem="kan_ermee_leven").text)
    assert "Hoe staat u tegenover de tekst? Ik kan ermee leven" in re.sub(" +", " ", receipt)
    assert "Tekst van Begeleiding individueel versie 2" in re.sub(" +", " ", receipt)
    plan = does(table.providers[0], "vragen?parameter=overhead", vraag="Telt huur mee?")
    assert "Telt huur mee?" in plan.text and "Aanbieder 0" in plan.text
    assert "Voorwaarden" not in receipt and "kan_ermee_leven" not in receipt


def test_what_the_clock_of_a_round_does_not_allow_is_not_offered_and_said_where_somebody_asks_for_it(server: Server):
    table = laid(server, 1)
    leader, (provider,) = table.leader, table.providers
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=7)})
    place = "rondes/1/posities?product=bi&parameter=overhead"
    assert "/rondes/1/sluiting" not in opened(leader).text and "/rondes/1/verlenging" in opened(leader).text
    early = opened(leader, "rondes/1/sluiting")
    assert early.status_code == 409 and "De ronde loopt nog. Sluiten kan vanaf" in early.text
    assert "/rondes/1/posities" in opened(provider).text and opened(provider, place).status_code == 200
    server.clock.wait(days=8)
    assert "/rondes/1/sluiting" in opened(leader).text and "/rondes/1/verlenging" not in opened(leader).text
    assert "/rondes/1/posities" not in opened(provider).text
    for one, path in ((leader, "rondes/1/verlenging"), (provider, place)):
        late = opened(one, path)
        assert late.status_code == 409 and "De tijd van deze ronde is om." in late.text


def test_what_would_be_refused_whatever_is_filled_in_is_not_offered_and_its_page_says_why(server: Server):
    """A municipality decides once, and nothing is published before each of them did."""
    table = settled(server)
    for one in (*table.towns, *table.providers):
        one.does("stemmen", {"stem": "akkoord"})
    table.leader.does("akkoord", TERMS)
    first, leader = table.towns[0], table.leader
    decided = {"orgaan": "college", "datum": "2026-12-01", "tarieven": {"bi": "62.86"}, "motivering": "Past."}
    assert "Het besluit vastleggen" in opened(first, "").text
    first.does("besluiten", decided)
    own = opened(first, "").text
    assert "Het besluit vastleggen" not in own and "Elke gemeente besluit zelf" in own
    again = opened(first, "besluiten")
    assert again.status_code == 409 and "Uw gemeente heeft al besloten." in again.text
    page = opened(leader, "")
    assert "De tarieven publiceren" not in page.text
    too_soon = opened(leader, "publicatie")
    assert too_soon.status_code == 409 and "Nog niet elke gemeente heeft besloten" in too_soon.text
    table.towns[1].does("besluiten", decided)
    answers = [
        {"opmerking": remark["id"], "antwoord": "Zo gelaten.", "gewijzigd": False}
        for remark in leader.look("/reactienota").json()["opmerkingen"]
    ]
    if answers:
        leader.does("reactienota", {"antwoorden": answers})
    assert "De tarieven publiceren" in opened(leader, "").text and opened(leader, "publicatie").status_code == 200
