"""Logging in by an organisation, against a provider of identities of our own on this machine."""

import gc
import json
import threading
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from api.accounts import sign_on_page
from api.accounts.accounts import disable
from api.accounts.door import Accounts
from api.accounts.installation import Installation, SignOn
from api.accounts.invitations import Invitation, invite
from api.accounts.principal import ActorRole
from tests.accounts.conftest import ADDRESS, browser, form_token

CLIENT, SECRET = "tarief", "een geheim van de client"
KEY, OTHER_KEY = RSAKey.generate_key(2048, {"kid": "1"}), RSAKey.generate_key(2048, {"kid": "1"})


@dataclass
class Issuer:
    """What the provider says next, and what it was asked."""

    address: str = ""
    claims: dict = field(default_factory=dict)
    signed_with: object = field(default_factory=lambda: KEY)
    algorithm: str = "RS256"
    challenge: str = ""
    nonce: str = ""
    now: int = 0
    description: dict = field(default_factory=dict)

    def answer(self, path: str, form: dict[str, list[str]]) -> dict | None:
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "/a", "token_endpoint": "/t", "jwks_uri": "/k"}
            return {"issuer": self.address, **{k: self.address + v for k, v in ends.items()}, **self.description}
        if path == "/k":
            return KeySet([KEY]).as_dict(private=False)
        verifier = form["code_verifier"][0].encode()
        proven = urlsafe_b64encode(sha256(verifier).digest()).decode().rstrip("=")
        if proven != self.challenge or form["code"] != ["goed"]:
            return None
        claims = {"iss": self.address, "aud": CLIENT, "sub": "piet", "name": "Piet Smit", "nonce": self.nonce}
        claims |= {"iat": self.now, "exp": self.now + 60, "auth_time": self.now, **self.claims}
        claims = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode({"alg": self.algorithm, "kid": "1"}, claims, self.signed_with, algorithms=[self.algorithm])
        return {"access_token": "x", "token_type": "Bearer", "id_token": token}


@pytest.fixture(scope="module")
def serving():
    current = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("content-length") or 0)
            document = current["issuer"].answer(self.path, parse_qs(self.rfile.read(length).decode()))
            self.send_response(200 if document else 400)
            self.end_headers()
            self.wfile.write(json.dumps(document or {"error": "invalid_grant"}).encode())

        do_POST = do_GET  # noqa: N815 as the library calls it

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server, current
    server.shutdown()
    server.server_close()


@pytest.fixture
def issuer(serving, clock) -> Issuer:
    server, current = serving
    current["issuer"] = Issuer(f"http://127.0.0.1:{server.server_address[1]}")
    current["issuer"].now = int(clock().timestamp())
    return current["issuer"]


@pytest.fixture
def with_sign_on(kept, clock, issuer) -> Accounts:
    kept.clock = clock
    sign_on_page._of.cache_clear()  # what an earlier one told
    setting = SignOn(issuer.address, CLIENT, SECRET)
    return Accounts(Installation(False, ADDRESS, kept.url, kept.key, 1, None, setting), kept)


def away(client, issuer: Issuer, query: str = "") -> str:
    """Go to the provider, and return the way back that it would give."""
    asked = client.get(f"/aanmelden{query}")
    assert asked.status_code == 303, asked.text
    there = parse_qs(urlsplit(asked.headers["location"]).query)
    assert there["code_challenge_method"] == ["S256"] and there["redirect_uri"] == [f"{ADDRESS}/aanmelden/terug"]
    issuer.challenge, issuer.nonce = there["code_challenge"][0], there["nonce"][0]
    return f"/aanmelden/terug?code=goed&state={there['state'][0]}"


def invited(accounts: Accounts, address: str) -> str:
    invitation = Invitation("Piet", address, frozenset((ActorRole.GEMEENTE,)))
    return accounts.do(lambda unit: invite(unit.connection, invitation, accounts.now()))


def test_an_invitation_ties_an_identity_to_an_account_and_after_that_it_gets_in_by_itself(with_sign_on, issuer):
    issuer.claims = {"sub": "jo"}
    client = browser(with_sign_on)
    assert client.get(away(client, issuer)).status_code == 403  # known there, not invited here
    code = invited(with_sign_on, "jo@b.nl")
    assert client.get(away(client, issuer, f"?uitnodiging={code}")).headers["location"] == "/account"
    first = client.get("/api/v1/ik").json()
    assert (first["rollen"], first["naam"]) == (["gemeente"], "Piet Smit")
    again = browser(with_sign_on)
    assert again.get(away(again, issuer, "?naar=/sleutels")).headers["location"] == "/sleutels"
    assert again.get("/api/v1/ik").json()["id"] == first["id"]
    issuer.claims = {"sub": "een ander", "email": "jo@b.nl"}  # an address is not who somebody is
    assert browser(with_sign_on).get(away(again, issuer)).status_code == 401
    assert again.get(away(again, issuer)).status_code == 403
    issuer.claims = {"sub": "jo"}
    with_sign_on.do(lambda unit: disable(unit.connection, first["id"]))
    ended = again.get(away(again, issuer))
    assert ended.status_code == 403 and "Uw account is uitgezet" in ended.text and "uitgenodigd" not in ended.text


@pytest.mark.parametrize(
    "change",
    [
        {"claims": {"nonce": "een andere"}},
        {"claims": {"nonce": None}},
        {"claims": {"aud": "een ander programma"}},
        {"claims": {"iss": "https://elders.example"}},
        {"claims": {"exp": 1}},
        {"claims": {"sub": None}},
        {"claims": {"sub": ""}},
        {"claims": {"azp": "een ander programma"}},
        {"signed_with": OTHER_KEY},
        {"signed_with": OctKey.import_key(SECRET), "algorithm": "HS256"},
        {"challenge": "een andere"},
        {"description": {"issuer": "https://elders.example"}},
    ],
)
def test_what_the_provider_says_is_refused_where_anything_does_not_fit(with_sign_on, issuer, change):
    client = browser(with_sign_on)
    if "description" in change:
        issuer.description = change["description"]
        assert client.get("/aanmelden").status_code == 401
        return
    code = invited(with_sign_on, "fout@b.nl")
    back = away(client, issuer, f"?uitnodiging={code}")
    for name, value in change.items():
        setattr(issuer, name, value)
    assert client.get(back).status_code == 401
    assert client.get("/api/v1/ik").status_code == 401
    assert client.get(f"/uitnodiging?code={code}").status_code == 200  # nothing was used up


def test_a_refusal_of_the_provider_leaves_no_connection_open(with_sign_on, issuer):
    client = browser(with_sign_on)
    back = away(client, issuer)
    issuer.challenge = "een andere"
    assert client.get(back).status_code == 401
    gc.collect()  # a connection that nobody closed makes this test fail


def test_an_answer_works_once_in_the_browser_that_asked_and_for_ten_minutes(with_sign_on, issuer, clock):
    issuer.claims = {"sub": "eenmaal"}
    client, other = browser(with_sign_on), browser(with_sign_on)
    back = away(client, issuer, f"?uitnodiging={invited(with_sign_on, 'een@b.nl')}")
    assert other.get(back).status_code == 401
    assert client.get(back + "x").status_code == 401
    assert client.get(f"{back}&iss=https://elders.example").status_code == 401
    cookie = client.cookies.get("__Host-tarief_aanmelden")
    other.cookies.set("__Host-tarief_aanmelden", cookie[:-1] + ("0" if cookie[-1] != "0" else "1"))
    assert other.get(back).status_code == 401
    assert client.get(back).status_code == 303 and client.get(back).status_code == 401
    late = away(client, issuer)
    clock.pass_by(601)
    assert client.get(late).status_code == 401


def test_who_signs_shows_anew_at_his_organisation_who_he_is(with_sign_on, issuer, clock):
    issuer.claims = {"sub": "tekent"}
    client = browser(with_sign_on)
    client.get(away(client, issuer, f"?uitnodiging={invited(with_sign_on, 'tekent@b.nl')}"))
    began = issuer.now
    clock.pass_by(900)
    assert client.get("/tweede-factor").status_code == 403
    assert "/aanmelden?opnieuw=ja" in client.get("/bevestigen").text
    issuer.now = int(clock().timestamp())
    back = away(client, issuer, "?opnieuw=ja&naar=/sleutels")
    issuer.claims = {"sub": "tekent", "auth_time": began}  # not anew
    assert client.get(back).status_code == 401
    issuer.claims = {"sub": "een ander"}
    assert client.get(away(client, issuer, "?opnieuw=ja")).status_code == 401
    issuer.claims = {"sub": "tekent"}
    assert client.get(away(client, issuer, "?opnieuw=ja&naar=/sleutels")).headers["location"] == "/sleutels"
    token = form_token(client.get("/bevestigen").text) if "formulier" in client.get("/bevestigen").text else ""
    assert client.post("/bevestigen", data={"formulier": token, "wachtwoord": ""}).status_code in (401, 403)


def test_an_app_without_a_provider_has_no_such_page(client):
    assert client.get("/aanmelden").status_code == client.get("/aanmelden/terug?state=x&code=y").status_code == 404
