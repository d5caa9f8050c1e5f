"""The page of the demonstration: in an app of one's own one may be anybody at its table; a server has no such page."""

import re

import pytest
from fastapi.testclient import TestClient

from api.accounts.accounts import LOCAL_ID
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.local_page import new_way_in
from api.app import create_app
from api.negotiation.demonstration import make_ready
from api.store.sealing import SealingKey
from api.store.store import Store
from api.web.sites import LOOPBACK

ADDRESS = "http://127.0.0.1:8000"
TOKEN = re.compile(r'name="formulier" value="([^"]+)"')


@pytest.fixture(scope="module")
def accounts():
    store = Store.open(None, SealingKey.new())
    made = Accounts(Installation(True, ADDRESS, store.url, store.key), store)
    made.do(lambda unit: make_ready(unit, LOCAL_ID), LOCAL_ID)
    yield made
    store.close()


@pytest.fixture(scope="module")
def user(accounts: Accounts):
    app = create_app(hosts=LOOPBACK, accounts=accounts)
    with TestClient(app, base_url=ADDRESS, headers={"origin": ADDRESS}) as client:
        client.get(new_way_in(accounts).removeprefix(ADDRESS))
        yield client


def be(user: TestClient, name: str) -> str:
    page = user.get("/voorbeeldregio").text
    party = re.search(rf'name="partij" value="([^"]+)">Speel {name}<', page)
    assert party is not None
    answer = user.post("/voorbeeldregio", data={"formulier": TOKEN.search(page)[1], "partij": party[1]})
    assert answer.status_code == 200
    return answer.text


def test_the_page_tells_where_it_stands_and_that_it_is_made_up(user: TestClient):
    page = user.get("/voorbeeldregio").text
    assert "zijn verzonnen" in page
    assert "Ronde 3 is in de fase ‘open’" in page
    assert "€ 63,16" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert page.count(">Speel ") == 26


def test_whoever_is_played_sees_what_that_party_sees(user: TestClient):
    page = be(user, "Stichting Grutto")
    assert "U bent nu <b>Stichting Grutto</b>" in page
    address = re.search(r'href="(/api/v1/processen/[^"]+)"', page)[1]
    own = user.get(address).text
    assert "Twee mensen op kantoor" in own  # its own motivation, and nobody else's
    assert "Ons werkgebied is groot" not in own
    be(user, "Bureau Tafelblad")
    assert "Ons werkgebied is groot" in user.get(address).text


def test_to_begin_anew_leaves_what_was_done(user: TestClient):
    page = user.get("/voorbeeldregio").text
    before = re.search(r"/api/v1/processen/([^\"]+)\"", page)[1]
    again = user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1]}).text
    after = re.search(r"/api/v1/processen/([^\"]+)\"", again)[1]
    assert before != after
    assert user.get(f"/api/v1/processen/{before}").status_code == 200


def test_a_server_has_no_such_page(accounts: Accounts):
    app = create_app(hosts=LOOPBACK, accounts=accounts)
    assert TestClient(app, base_url=ADDRESS).get("/voorbeeldregio", follow_redirects=False).status_code in (303, 401)
