"""HEAD where GET is, and an Allow that names every method of an address."""

import pytest

from api.web.guard import API_VERSION

READ = (
    "/",
    "/opgave",
    "/opgave/nergens",
    "/gebied",
    "/voorbeelden/jens",
    "/api/v1/modellen/uurtarief",
    "/api/v1/parameters",
    "/api/v1/parameters?pagina=0",
    "/api/v1/voorbeelden",
    "/api/v1/openapi.json",
    "/nergens",
)


@pytest.mark.parametrize("address", READ)
def test_head_answers_as_get_does_without_the_body(address, client):
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers["content-length"] == got.headers["content-length"]
    assert head.headers["api-version"] == API_VERSION


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        ("/", "GET, HEAD, POST"),
        ("/opgave", "GET, HEAD, POST"),
        ("/opgave/nergens", "GET, HEAD, POST"),
        ("/keuzes", "POST"),
        ("/voorbeelden", "GET, HEAD"),
        ("/api/v1/modellen", "GET, HEAD, POST"),
        ("/api/v1/berekeningen", "POST"),
        ("/api/v1/openapi.json", "GET, HEAD"),
    ],
)
@pytest.mark.parametrize("method", ["DELETE", "PUT", "OPTIONS"])
def test_what_is_not_allowed_tells_all_that_is(address, methods, method, client):
    answer = client.request(method, address)
    assert (answer.status_code, answer.headers["allow"]) == (405, methods)
    assert answer.headers["content-type"] == "application/problem+json"


def test_head_of_what_only_takes_a_post_is_not_allowed_either(client):
    assert client.head("/api/v1/berekeningen").headers["allow"] == "POST"
