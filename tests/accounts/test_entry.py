"""Getting in and staying in: the right password, the session that follows, and what ends it."""

import html
import re
from urllib.parse import unquote

import pyotp

from api.accounts.accounts import account_at, disable
from api.accounts.principal import ActorRole
from api.accounts.sessions import IDLE, WHOLE
from api.accounts.throttle import OF_PAIR
from tests.accounts.conftest import PASSWORD, browser, form_token, log_in

COOKIE = "__Host-tarief_sessie"


def test_who_knows_the_password_gets_a_cookie_that_scripts_and_other_sites_cannot_use(client, person):
    answer = client.post("/inloggen", data={"adres": person("in@a.nl"), "wachtwoord": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(COOKIE.lower())
    assert all(part in cookie for part in ("httponly", "secure", "samesite=lax", "path=/;", "max-age="))
    assert "domain" not in cookie
    assert "Jo de Vries" in client.get("/account").text


def test_a_wrong_password_a_wrong_address_and_an_ended_account_are_answered_alike(client, person, accounts):
    address, ended = person("goed@a.nl"), person("weg@a.nl")
    with accounts.store.read() as view:
        number = account_at(view.connection, ended).id
    accounts.do(lambda unit: disable(unit.connection, number))
    pages = []
    for name, password in ((address, "niet het wachtwoord"), ("niemand@a.nl", PASSWORD), (ended, PASSWORD)):
        answer = client.post("/inloggen", data={"adres": name, "wachtwoord": password})
        assert answer.status_code == 401 and "set-cookie" not in answer.headers
        pages.append(answer.text.replace(name, ""))
    assert len(set(pages)) == 1


def test_an_unknown_account_costs_as_much_work_as_a_known_one(client, person, monkeypatch):
    from api.accounts import passwords

    verified = []
    hasher = passwords._hasher()

    class Counting:
        def verify(self, kept, password):
            verified.append(kept)
            return hasher.verify(kept, password)

        def __getattr__(self, name):
            return getattr(hasher, name)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    log_in(client, person("bekend@a.nl"), "niet het wachtwoord")
    log_in(client, "onbekend@a.nl", "niet het wachtwoord")
    assert len(verified) == 2


def test_a_session_is_a_new_one_at_each_login_and_what_the_browser_had_before_ends(client, person, accounts):
    address = person("vast@a.nl")
    client.cookies.set(COOKIE, "door-een-ander-gekozen", domain="tarief.example")
    log_in(client, address)
    first = client.cookies.get(COOKIE)
    assert first != "door-een-ander-gekozen"
    log_in(client, address)
    assert client.cookies.get(COOKIE) != first
    other = browser(accounts, cookie=f"{COOKIE}={first}")
    assert other.get("/account").headers["location"] == "/inloggen"


def test_a_session_ends_after_half_an_hour_of_silence_and_after_half_a_day(client, person, clock):
    log_in(client, person("stil@a.nl"))
    clock.pass_by(IDLE + 1)
    assert client.get("/api/v1/ik").status_code == 401
    log_in(client, "stil@a.nl")
    for _ in range(WHOLE // (IDLE - 60)):
        clock.pass_by(IDLE - 60)
        assert client.get("/api/v1/ik").status_code == 200
    clock.pass_by(IDLE - 60)
    assert client.get("/api/v1/ik").status_code == 401


def test_a_disabled_user_is_out_at_once_by_session_and_by_key(client, person, accounts):
    address = person("uit@a.nl")
    log_in(client, address)
    key = client.post("/api/v1/sleutels", json={"naam": "planning"}).json()["sleutel"]
    with_key = browser(accounts, authorization=f"Bearer {key}")
    assert client.get("/api/v1/ik").status_code == with_key.get("/api/v1/ik").status_code == 200
    with accounts.store.read() as view:
        number = account_at(view.connection, address).id
    accounts.do(lambda unit: disable(unit.connection, number))
    assert client.get("/api/v1/ik").status_code == with_key.get("/api/v1/ik").status_code == 401


def test_who_logs_out_is_out_also_with_the_old_cookie(client, person, accounts):
    log_in(client, person("klaar@a.nl"))
    old = client.cookies.get(COOKIE)
    client.post("/uitloggen", data={"formulier": form_token(client.get("/account").text)})
    assert browser(accounts, cookie=f"{COOKIE}={old}").get("/api/v1/ik").status_code == 401


def test_after_ten_wrong_passwords_the_right_one_waits_and_no_work_is_done_for_it(client, person, clock, monkeypatch):
    address = person("geraden@a.nl")
    assert [log_in(client, address, "niet het wachtwoord") for _ in range(OF_PAIR)] == [401] * OF_PAIR
    monkeypatch.setattr("api.accounts.passwords.fits", lambda *_: 1 / 0)
    answer = client.post("/inloggen", data={"adres": address.upper(), "wachtwoord": PASSWORD})
    assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 600
    monkeypatch.undo()
    clock.pass_by(int(answer.headers["retry-after"]) + 1)
    assert log_in(client, address) == 303


def test_guesses_from_everywhere_slow_an_account_down_and_do_not_lock_it(accounts):
    from api.accounts.throttle import OF_ACCOUNT, Throttle

    now, waits = accounts.now(), []
    for number in range(OF_ACCOUNT + 12):

        def guess(unit, number=number, now=now):
            return Throttle(unit.connection, accounts.secret, "overal@a.nl", f"10.0.0.{number}").begin(now)

        if wait := accounts.do(guess):
            waits.append(wait)
            now += wait
    assert waits and max(waits) <= 30


def test_a_second_factor_is_asked_and_a_code_works_once(client, person, accounts, clock):
    address = person("factor@a.nl", ActorRole.BEGELEIDER)
    assert client.post("/inloggen", data={"adres": address, "wachtwoord": PASSWORD}).headers["location"] == (
        "/tweede-factor?naar=/account"
    )
    assert client.get("/api/v1/ik").status_code == 401  # on the way in is not in
    page = client.get("/tweede-factor?naar=/begin").text
    secret = page.partition("<code>")[2].partition("</code>")[0].replace(" ", "")
    sealed = page.partition('name="geheim" value="')[2].partition('"')[0]
    totp = pyotp.TOTP(secret)

    def code() -> str:
        return totp.at(int(clock().timestamp()))

    form = {"formulier": form_token(page), "geheim": sealed, "code": code(), "naar": "/begin"}
    wrong = client.post("/tweede-factor", data={**form, "code": "000000"})
    assert wrong.status_code == 401 and 'name="naar" value="/begin"' in wrong.text
    assert client.post("/tweede-factor", data=form).headers["location"] == "/begin"
    assert client.get("/api/v1/ik").json()["rollen"] == ["begeleider"]
    again = browser(accounts)
    assert again.post("/inloggen", data={"adres": address, "wachtwoord": PASSWORD}).headers["location"] == (
        "/inloggen/code?naar=/account"
    )
    token = form_token(again.get("/inloggen/code").text)
    assert again.post("/inloggen/code", data={"formulier": token, "code": code()}).status_code == 401  # used above
    clock.pass_by(30)
    assert again.post("/inloggen/code", data={"formulier": token, "code": code()}).status_code == 303
    assert again.get("/api/v1/ik").status_code == 200


def test_what_only_an_app_of_ones_own_has_is_not_there_for_who_is_logged_in_on_a_server(client, person):
    assert [client.get(page).status_code for page in ("/voorbeeldregio", "/rol")] == [401, 401]
    log_in(client, person("server@a.nl"))
    assert [client.get(page).status_code for page in ("/voorbeeldregio", "/rol")] == [404, 404]


def test_who_signs_shows_again_who_he_is(client, person, clock):
    log_in(client, person("teken@a.nl"))
    assert client.get("/tweede-factor").status_code == 200
    clock.pass_by(301)
    assert client.get("/tweede-factor").status_code == 403
    token = form_token(client.get("/bevestigen").text)
    wrong = {"formulier": token, "wachtwoord": "niet het wachtwoord"}
    assert client.post("/bevestigen", data=wrong).status_code == 401
    answer = client.post("/bevestigen", data={**wrong, "wachtwoord": PASSWORD, "naar": "/tweede-factor"})
    assert answer.headers["location"] == "/tweede-factor"
    assert client.get("/tweede-factor").status_code == 200


def test_the_way_on_after_a_login_stays_on_this_site(client, person):
    address = person("verder@a.nl")
    for onward in ("https://elders.example", "//elders.example", "/\\elders.example", "javascript:x", "/a\r\nx: y", ""):
        form = {"adres": address, "wachtwoord": PASSWORD, "naar": onward}
        assert client.post("/inloggen", data=form).headers["location"] == "/account"
    form = {"adres": address, "wachtwoord": PASSWORD, "naar": "/mijn-werk?van=anderen"}
    assert client.post("/inloggen", data=form).headers["location"] == "/mijn-werk?van=anderen"


def test_guesses_at_one_moment_are_counted_before_any_is_worked_out(store):
    from concurrent.futures import ThreadPoolExecutor

    from api.accounts.throttle import Throttle

    def guess(_: int) -> int:
        return store.run(lambda unit: Throttle(unit.connection, b"", "a@a.nl", "10.0.0.1").begin(1000), principal="x")

    with ThreadPoolExecutor(6) as pool:
        waits = list(pool.map(guess, range(OF_PAIR * 2)))
    assert waits.count(0) == OF_PAIR


def test_accounts_live_the_same_on_either_database(store, clock):
    from api.accounts.accounts import NewAccount, account_of, disable, make_account
    from api.accounts.invitations import Accepting, Invitation, accept, invite
    from api.accounts.keys import make_key, principal_with
    from api.accounts.sessions import begin, session_of

    now = int(clock().timestamp())

    def live(unit):
        to = unit.connection
        new = NewAccount("Jo", "Jo@A.nl", frozenset((ActorRole.GEMEENTE,)), frozenset(("p1", "p2")), "x")
        number = make_account(to, new, now)
        token, (_, key) = begin(to, number, now), make_key(to, number, "planning", now)
        assert session_of(to, token, now)[0].principal().parties == {"p1", "p2"}
        assert principal_with(to, key, now)[0].id == number and account_at(to, "jo@a.nl").id == number
        disable(to, number)
        assert session_of(to, token, now) is None and principal_with(to, key, now) is None
        code = invite(to, Invitation("Jo", "jo@a.nl", frozenset((ActorRole.BESTUUR,))), now)
        assert accept(to, code, Accepting("Jo"), now) == number and accept(to, code, Accepting("Jo"), now) is None
        assert account_of(to, number).active and account_of(to, number).roles == {ActorRole.BESTUUR}
        return True

    assert store.run(live, principal="x")


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing_of_it(client, person, accounts, clock):
    log_in(client, address := person("midden@a.nl"))
    form = {"formulier": form_token(client.get("/sleutels").text), "naam": "heel <lang> uitgezocht", "meer": ["1", "2"]}
    clock.pass_by(IDLE + 1)
    page = client.post("/sleutels", data=form)
    assert page.status_code == 401 and "is bewaard" in page.text
    onward = html.unescape(page.text.partition("/inloggen?naar=")[2].partition('"')[0])
    with accounts.store.read() as view:
        assert "uitgezocht" not in str(view.connection.exec_driver_sql("SELECT * FROM begonnen").all())
    another = browser(accounts)
    log_in(another, person("ander-midden@a.nl"))
    assert another.get(unquote(onward)).status_code == 404
    there = {"adres": address, "wachtwoord": PASSWORD, "naar": unquote(onward)}
    resumed = client.get(client.post("/inloggen", data=there).headers["location"]).text
    fields = {name: html.unescape(text) for name, text in re.findall(r'name="(\w+)" value="([^"]*)"', resumed)}
    assert (fields["naam"], resumed.count('name="meer"')) == ("heel <lang> uitgezocht", 2)
    assert "tk_" in client.post("/sleutels", data=fields).text
    assert client.get(unquote(onward)).status_code == 404  # it is given back once


def test_the_way_back_after_logging_in_keeps_what_was_asked(client, person):
    address = person("terug@a.nl")
    asked = "/mijn-werk?van=a%26b&soort=%2Fx"
    told = html.unescape(client.get(asked).text.partition("/inloggen?naar=")[2].partition('"')[0])
    there = {"adres": address, "wachtwoord": PASSWORD, "naar": unquote(told)}
    long = f"/mijn-werk?van={'a' * 300}"  # a form would cut it off, and half of what was asked is something else
    assert '/inloggen?naar=/mijn-werk"' in client.get(long).text
    assert client.post("/inloggen", data=there).headers["location"] == asked


def test_nothing_is_kept_for_who_never_had_a_session(client):
    page = client.post("/sleutels", data={"naam": "x"}, headers={"cookie": f"{COOKIE}=verzonnen"})
    assert page.status_code == 401 and "is bewaard" not in page.text and "/inloggen?naar=/account" in page.text
    assert "/inloggen?naar=/sleutels" in client.get("/sleutels").text
    assert client.get("/sleutels", headers={"accept": "application/json"}).json()["status"] == 401


def test_one_address_that_guesses_at_many_accounts_is_slowed_down(accounts):
    from api.accounts.throttle import OF_CLIENT, Throttle

    def guess_all(unit):
        now = accounts.now()
        return [
            Throttle(unit.connection, accounts.secret, f"{number}@a.nl", "10.9.9.9").begin(now)
            for number in range(OF_CLIENT + 1)
        ]

    *free, last = accounts.do(guess_all)
    assert set(free) == {0} and 0 < last <= 30
