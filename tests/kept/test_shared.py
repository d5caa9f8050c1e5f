"""Kept work is shared with somebody or by a link, to be looked at; and that ends at once."""

import re

import pytest
from sqlalchemy import select

from api.accounts.principal import ActorRole, Principal
from api.files.parcel import Parcel
from api.kept.share import Standing, make_link, share, shared_with, shares_of, standing_of
from api.kept.shelf import NewWork, content_of, find, keep, remove
from api.store.tables import audit, document, label
from api.web.problems import Problem
from tests.api.conftest import FORM
from tests.kept.conftest import browser, keep_at, posted, shown
from tests.kept.conftest import keep as keep_price

PRICE = "€ 37,02"
DAY = 24 * 3600
LINK = re.compile(r"https://tarief\.example(/gedeeld/[\w-]{43})")
OPENING = ("open", "naam", "kopie", "verwijderen", "delen", "link", "intrekken")


@pytest.fixture
def work(store):
    """A piece of work in a store of either kind."""
    new = NewWork("berekening", "Naam", "Uitkomst", Parcel(texts={"model": "uurtarief"}))
    number = store.run(lambda unit: keep(unit, "ik", new), principal="ik")
    with store.read() as view:
        return find(view, number)


def link_on(client, address: str) -> str:
    return LINK.search(client.get(address).text)[1]


def test_what_is_shared_by_address_or_party_is_seen_and_changed_by_nobody_else(entered):
    mine, by_address, by_party, stranger = (
        entered("deler"),
        entered("post", ActorRole.GEMEENTE),
        entered("partij", ActorRole.AANBIEDER, parties=("partij-7",)),
        entered("vreemd", parties=("partij-8",)),
    )
    address = keep_price(mine, "Samen")
    for recipient in ("Post@Kept.nl", "partij-7", "niemand@kept.nl"):
        answer = posted(mine, f"{address}/delen", address, met=recipient)
        assert answer.status_code == 303  # who there is, is not told
    for client in (by_address, by_party):
        assert "Samen" in client.get("/mijn-werk?van=anderen").text
        assert "Samen" not in client.get("/mijn-werk").text
        page = client.get(address)
        assert PRICE in shown(page.text) and "om te bekijken" in page.text and "/verwijderen" not in page.text
        assert client.get(f"{address}/uitkomst").json()["tarief"] == "37.02"
        for action in OPENING:
            answer = posted(client, f"{address}/{action}", "/sleutels", zeker="ja", met="a@b.nl", bewaar_naam="x")
            assert answer.status_code == 403, action
    assert stranger.get(address).status_code == 404
    ends = re.findall(r'name="id" value="([\w-]+)"', mine.get(address).text)
    for number in ends:
        posted(mine, f"{address}/intrekken", address, id=number)
    assert by_address.get(address).status_code == by_party.get(address).status_code == 404
    assert "Samen" not in by_party.get("/mijn-werk?van=anderen").text


def test_a_link_shows_the_outcome_without_an_account_until_it_is_withdrawn(entered, accounts):
    mine, nobody = entered("link"), browser(accounts)
    address = keep_price(mine, "Openbaar")
    posted(mine, f"{address}/link", address)
    link = link_on(mine, address)
    page = nobody.get(link)
    assert page.status_code == 200 and PRICE in shown(page.text) and "Openbaar" in page.text
    for told in (page, nobody.get(f"{link}/uitkomst"), nobody.get(f"{link}/pdf")):
        assert told.headers["referrer-policy"] == "no-referrer" and "noindex" in told.headers["x-robots-tag"]
    assert "<form" not in page.text
    assert nobody.get(f"{link}/uitkomst").json()["tarief"] == "37.02"
    assert nobody.get(f"{link}/werkboek").status_code == 200
    assert nobody.get(address).status_code == 401
    number = re.search(r'name="id" value="(\w{64})"', mine.get(address).text)[1]
    posted(mine, f"{address}/intrekken", address, id=number)
    for gone in (link, f"{link}/uitkomst", f"{link}/werkboek", link[:-1], f"{link}x"):
        assert nobody.get(gone).status_code == 404


def test_a_link_ends_by_time_and_by_a_newer_one(entered, accounts, clock):
    mine, nobody = entered("tijd"), browser(accounts)
    address = keep_price(mine, "Even")
    posted(mine, f"{address}/link", address)
    first = link_on(mine, address)
    posted(mine, f"{address}/link", address)
    second = link_on(mine, address)
    assert first != second
    assert (nobody.get(first).status_code, nobody.get(second).status_code) == (404, 200)
    clock.pass_by(29 * DAY)
    assert nobody.get(second).status_code == 200
    clock.pass_by(DAY + 1)
    assert nobody.get(second).status_code == 404


def test_a_region_that_its_owner_sees_whole_tells_others_no_provider_and_no_exact_figure(entered, accounts):
    mine, other, nobody = entered("regio"), entered("meekijker"), browser(accounts)
    example = mine.post("/gebied/voorbeeld", data={"dit": "ja"}).headers["location"].partition("#")[0]
    in_bands = mine.get(f"{example}/uitkomst").json()
    mine.post(f"{example}/zicht", data={"zicht": "begeleider"})
    address = keep_at(mine, f"/bewaren{example}", "Regio")
    exact = mine.get(f"{address}/uitkomst").json()
    sentence = "dekt 1 van de 13 aanbieders"
    assert exact != in_bands and sentence in mine.get(address).text and sentence in mine.get("/mijn-werk").text
    posted(mine, f"{address}/link", address)
    posted(mine, f"{address}/delen", address, met="meekijker@kept.nl")
    link, number = link_on(mine, address), address.rpartition("/")[2]
    looked = other.get(f"/api/v1/bewaard/{number}").json()
    assert (
        looked["document"]
        == other.get(f"{address}/uitkomst").json()
        == nobody.get(f"{link}/uitkomst").json()
        == in_bands
    )
    pages = [nobody.get(link).text, *(other.get(path).text for path in (address, "/mijn-werk?van=anderen"))]
    assert looked["uitkomst"] == "" and all("Regio" in page and sentence not in page for page in pages)
    opened = posted(mine, f"{address}/open", address).headers["location"].partition("#")[0]
    assert mine.get(f"{opened}/uitkomst").json() == exact


def test_what_is_shared_is_gone_with_the_work_on_both_databases(store, work):
    store.run(lambda unit: share(unit, work, "partij-1"), principal="ik")
    store.run(lambda unit: share(unit, work, "partij-1"), principal="ik")
    store.run(lambda unit: make_link(unit, work), principal="ik")
    friend = Principal("vriend", "persoon", frozenset((ActorRole.GEMEENTE,)), frozenset(("partij-1",)))
    with store.read() as view:
        assert [one.id for one in shared_with(view, friend)] == [work.id] and len(shares_of(view, work)) == 1
    store.run(lambda unit: remove(unit, find(unit, work.id)), principal="ik")
    with store.read() as view:
        assert shared_with(view, friend) == ()
        assert not any(view.connection.execute(select(table)).all() for table in (document, label))


def test_what_somebody_is_to_a_piece_of_work_on_both_databases(store, work):
    store.run(lambda unit: share(unit, work, "partij-1"), principal="ik")
    town, admin = frozenset((ActorRole.GEMEENTE,)), frozenset((ActorRole.BEHEERDER,))
    party = frozenset(("partij-1",))
    expected = {
        Principal("ik", "persoon", town): Standing.OWNER,
        Principal("ik", "persoon", admin): Standing.NOBODY,
        Principal("ander", "persoon", town, party): Standing.RECIPIENT,
        Principal("baas", "persoon", admin, party): Standing.NOBODY,
        Principal("vreemd", "persoon", town, frozenset(("partij-2",))): Standing.NOBODY,
    }
    with store.read() as view:
        assert {one: standing_of(view, work, one) for one in expected} == expected
        rows = view.connection.execute(select(audit.c.principal, audit.c.action, audit.c.object)).all()
    assert sorted(rows) == [("ik", "werk_bewaard", work.id), ("ik", "werk_gedeeld", work.id)]


def test_what_is_shared_stands_beside_ones_own_without_the_sheet_itself(entered):
    mine, other = entered("vergelijker"), entered("aanbieder")
    sheet = other.post("/werkboek", data={**FORM, "overhead": "18"}).content
    sent = other.post("/opgave", files={"bestand": ("geheim.xlsx", sheet, "application/octet-stream")})
    theirs = keep_at(other, f"/bewaren{sent.headers['location']}/1", "Hun sheet")
    posted(other, f"{theirs}/delen", theirs, met="vergelijker@kept.nl")
    own = keep_price(mine, "Onze prijs")
    page = mine.get(own).text
    assert "Hun sheet" in page and "Vergelijk" in page
    chosen = {f"werk.{own.rpartition('/')[2]}": "ja", "met": theirs.rpartition("/")[2]}
    compared = posted(mine, "/mijn-werk/vergelijken", own, **chosen).headers["location"]
    told = mine.get(compared).text
    assert (
        "Hun sheet" in told
        and "Hun sheet.json" not in told
        and "€ 37,02" in shown(told)
        and "geheim" not in told
        and "/opgave/" not in told
    )


def test_what_goes_while_somebody_looks_at_it_is_not_there(store, work):
    store.run(lambda unit: remove(unit, work), principal="ik")
    with store.read() as view, pytest.raises(Problem) as refused:
        content_of(view, work)
    assert refused.value.status == 404
