"""One process, under any path, and for every visitor alike."""

import re

import pytest

from api.app import create_app
from api.web.held import BYTES, FILES, Held, Uploads
from api.web.workers import workers
from tests.api.conftest import FORM
from tests.api.routes import addresses
from tests.tools.client import Client

ROOT = "/zorg/tarief"
EMPTY = {"content-type": "application/x-www-form-urlencoded"}
LINK = re.compile(r'\b(?:href|action|formaction|src)="([^"#][^"]*)"')


@pytest.fixture(scope="module")
def under():
    return Client(create_app(), root_path=ROOT, raise_server_exceptions=False)


def links(page: str) -> set[str]:
    return {link for link in LINK.findall(page) if not link.startswith("data:")}


def test_under_a_path_every_link_redirect_and_cookie_starts_with_it(under):
    starts = [path for path, methods in addresses().items() if "GET" in methods and "/api/" not in path]
    pages = [under.get(ROOT + path, headers={"accept": "text/html"}) for path in starts]
    for page in ("/vergelijken", "/gebied"):
        moved = under.post(f"{ROOT}{page}/voorbeeld", headers=EMPTY, follow_redirects=False)
        assert moved.headers["location"].startswith(f"{ROOT}{page}/")
        assert f"path={ROOT};" in moved.headers.get("set-cookie", f"path={ROOT};").lower()
        pages.append(under.get(moved.headers["location"]))
    pages.append(under.post(f"{ROOT}/", data=FORM))
    files = {"bestand": ("a.csv", b"Loonkosten per uur;24,68\nProductiviteit;80%\n")}
    pages.append(under.post(f"{ROOT}/opgave", files=files))
    assert {page.status_code for page in pages} <= {200, 404} and pages[-1].status_code == 200
    found = {link for page in pages if "html" in page.headers["content-type"] for link in links(page.text)}
    assert len(found) > 30 and all(link.startswith(f"{ROOT}/") for link in found), found
    for name in ("favicon.svg", "tarief.css"):
        assert under.get(f"{ROOT}/static/{name}").status_code == 200


@pytest.mark.parametrize("path", [f"{ROOT}/opgave", f"{ROOT}//opgave"])
def test_a_path_that_was_told_with_a_slash_at_its_end_is_the_same_path(path):
    """A server puts what it was told before the path, so two slashes come in; what stands before it may leave one."""
    page = Client(create_app(), root_path=f"{ROOT}/").get(path)
    assert page.status_code == 200
    assert all(link.startswith(f"{ROOT}/") and "//" not in link for link in links(page.text))
    assert Client(create_app(), root_path=ROOT).get(f"{ROOT}//opgave").status_code == 404


def test_under_a_path_the_description_and_the_limits_hold(under):
    assert under.get(f"{ROOT}/api/v1/openapi.json").json()["servers"] == [{"url": f"{ROOT}/api/v1"}]
    assert Client(create_app()).get("/api/v1/openapi.json").json()["servers"] == [{"url": "/api/v1"}]
    large = bytes(2_000_000)
    form = {"bestand": ("a.csv", large)}
    assert under.post(f"{ROOT}/opgave", files=form).status_code in (415, 422)
    as_json = {"content-type": "application/json"}
    assert under.post(f"{ROOT}/api/v1/berekeningen", content=large, headers=as_json).status_code == 413
    problem = under.get(f"{ROOT}/api/v1/geen", headers={"accept": "text/html"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert under.post(f"{ROOT}/opgave", headers={"origin": "https://elders.example"}).status_code == 403


@pytest.mark.parametrize(
    ("arguments", "settings", "count"),
    [
        (["uvicorn", "--workers", "4"], {}, 4),
        (["uvicorn", "--workers=2"], {"WEB_CONCURRENCY": "1"}, 2),
        (["gunicorn", "-w", "3", "api.app:create_app()"], {}, 3),
        (["gunicorn", "-w3"], {}, 3),
        (["uvicorn"], {"WEB_CONCURRENCY": "8"}, 8),
        (["uvicorn", "--workers", "1"], {"WEB_CONCURRENCY": "8"}, 1),
        (["uvicorn", "--port", "8000"], {}, 1),
        (["uvicorn", "--workers"], {}, 1),
    ],
)
def test_the_number_of_processes_is_read_where_servers_read_it(arguments, settings, count):
    assert workers(arguments, settings) == count


def test_more_than_one_worker_is_refused_with_the_reason(monkeypatch):
    monkeypatch.setenv("WEB_CONCURRENCY", "2")
    with pytest.raises(RuntimeError, match=r"start niet met 2 processen.*bestanden tussen twee klikken"):
        Client(create_app()).__enter__()
    with Client(create_app(remembers=True)) as own:  # `tarief start` is one process, whatever is set for others
        assert own.get("/static/tarief.css").status_code == 200


def test_one_visitor_does_not_push_out_the_files_of_another():
    uploads = Uploads()
    mine = [uploads.add(Held("a", b"a"), "ik") for _ in range(3)]
    his = [uploads.add(Held("b", b"b"), "hij") for _ in range(FILES * 2)]
    assert all(uploads.get(number) for number in mine) and len(uploads) == FILES
    assert uploads.get(his[-1]) and not uploads.get(his[0])
    large = [uploads.add(Held("c", bytes(BYTES // 6)), "zij") for _ in range(12)]
    assert all(uploads.get(number) for number in mine) and uploads.get(large[-1])


def test_a_visitor_is_who_has_the_cookie_and_without_one_its_address(monkeypatch):
    app = create_app()
    owners = []
    monkeypatch.setattr(Uploads, "add", lambda _uploads, _held, owner="": owners.append(owner) or "n" * 43)
    one, two, none = (Client(app) for _ in range(3))
    for client in (one, one, two, two):
        client.post("/gebied/voorbeeld", headers=EMPTY, follow_redirects=False)
    for cookie in ("", "verzonnen.0000", "x", ".", "a.é"):
        none.cookies.clear()
        sent = {**EMPTY, "cookie": f"tarief_bezoek={cookie}".encode()}
        none.post("/gebied/voorbeeld", headers=sent, follow_redirects=False)
    assert owners[0] == owners[2] == "testclient" and set(owners[4:]) == {"testclient"}
    assert len({owners[1], owners[3], "testclient"}) == 3


def test_the_cookie_of_a_visit_is_out_of_reach_and_ends_with_the_browser():
    answer = Client(create_app()).post("/gebied/voorbeeld", headers=EMPTY, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "max-age" not in cookie and "expires" not in cookie
    assert "set-cookie" not in Client(create_app()).get("/").headers
