"""Nobody writes through it: other sites, other names and other people's cookies are kept out, on every route."""

import pytest

from api.app import create_app
from api.web.sites import LOOPBACK
from tests.api.routes import addresses
from tests.tools.client import Client

ELSEWHERE = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site", "origin": "http://other.testserver"},
    {"origin": "https://elders.example"},
    {"origin": "http://testserver.elders.example"},
    {"origin": "null"},
)
OUR_OWN = ({}, {"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {"sec-fetch-site": "none"})


POSTED = [path for path, methods in addresses().items() if "POST" in methods]
PAGES = [path for path in POSTED if not path.startswith("/api/")]
PROGRAMS = [path for path in POSTED if path.startswith("/api/")]


def test_every_way_to_write_is_a_post():
    assert set().union(*addresses().values()) <= {"GET", "HEAD", "POST"} and len(PAGES) > 20 and len(PROGRAMS) > 5


@pytest.mark.parametrize("path", PAGES)
def test_every_page_that_changes_anything_refuses_other_sites(client, path):
    for headers in ELSEWHERE:
        answer = client.post(path, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (403, "urn:tarief:probleem:andere-site"), headers
    assert all(client.post(path, headers=headers).status_code != 403 for headers in OUR_OWN)
    assert "<h1" in client.post(path, headers={**ELSEWHERE[0], "accept": "text/html"}).text


@pytest.mark.parametrize("path", PROGRAMS)
def test_a_route_for_programs_refuses_other_sites_as_soon_as_there_is_a_cookie(client, path):
    client.cookies.clear()  # earlier tests with this client may have left one
    past = 404 if path.endswith(("/toelating", "/afwijzing")) else 415  # without a body: what it is about
    for headers in ELSEWHERE:
        assert client.post(path, headers={**headers, "cookie": "tarief_eigenaar=iets"}).status_code == 403
        assert client.post(path, headers=headers).status_code == past
    assert all(client.post(path, headers={**own, "cookie": "a=b"}).status_code == past for own in OUR_OWN)


def test_an_app_of_ones_own_answers_to_the_names_of_this_machine_alone():
    client = Client(create_app(hosts=LOOPBACK), raise_server_exceptions=False)
    for host in ("127.0.0.1:8000", "localhost", "LOCALHOST:80", "[::1]:8000"):
        assert client.get("/", headers={"host": host}).status_code == 200
    for host in ("elders.example", "127.0.0.1.elders.example:8000", "localhost.", "", "[::1", "a b"):
        for path in addresses() if host == "elders.example" else ("/",):
            answer = client.get(path, headers={"host": host})
            assert (answer.status_code, answer.json()["type"]) == (421, "urn:tarief:probleem:vreemde-naam")


def test_who_runs_it_for_others_says_which_names_it_has(monkeypatch):
    monkeypatch.setenv("TARIEF_HOSTS", "tarief.example,www.tarief.example")
    client = Client(create_app(), raise_server_exceptions=False)
    hosts = ("tarief.example", "www.tarief.example:443", "testserver")
    assert [client.get("/", headers={"host": host}).status_code for host in hosts] == [200, 200, 421]
