"""What was typed in a form waits, sealed, for who typed it, however his session ended."""

import html
import re
from urllib.parse import unquote

import pytest

from api.accounts.accounts import LOCAL_ID, make_local_account
from api.accounts.sessions import WHOLE, begin
from tests.accounts.conftest import PASSWORD, browser, log_in

_TYPED = "heel <lang> uitgezocht"


def _form(client) -> dict[str, str]:
    """The form for a key as it stands on its page, filled in."""
    mark = re.search(r'name="formulier" value="(\w+)"', client.get("/sleutels").text)
    assert mark is not None
    return {"formulier": mark[1], "naam": _TYPED}


def _onward(page: str) -> str:
    return unquote(html.unescape(page.partition("/inloggen?naar=")[2].partition('"')[0]))


def _sent_after_all(client, page: str) -> str:
    fields = {name: html.unescape(text) for name, text in re.findall(r'name="(\w+)" value="([^"]*)"', page)}
    assert fields["naam"] == _TYPED
    return client.post("/sleutels", data=fields).text


def _log_out(client, form) -> None:
    """Log out in another tab."""
    assert client.post("/uitloggen", data={"formulier": form["formulier"]}).headers["location"] == "/inloggen"


def _throw_cookies_away(client, _form) -> None:
    client.cookies.clear()


@pytest.mark.parametrize("ends", [_log_out, _throw_cookies_away])
def test_however_a_session_ends_in_the_middle_of_a_form_nothing_of_it_is_lost(client, person, accounts, ends):
    log_in(client, address := person(f"weg{ends.__name__}@a.nl"))
    form = _form(client)
    ends(client, form)
    page = client.post("/sleutels", data=form)
    assert page.status_code == 401 and "is bewaard" in page.text and "uitgezocht" not in page.text
    with accounts.store.read() as view:
        assert "uitgezocht" not in str(view.connection.exec_driver_sql("SELECT * FROM begonnen").all())
    onward = _onward(page.text)
    other = browser(accounts)
    assert other.get(onward).status_code == 401
    log_in(other, person(f"ander{ends.__name__}@a.nl"))
    told = other.get(onward)
    assert told.status_code == 404 and "uitgezocht" not in told.text
    entered = client.post("/inloggen", data={"adres": address, "wachtwoord": PASSWORD, "naar": onward})
    resumed = client.get(entered.headers["location"]).text
    assert "tk_" in _sent_after_all(client, resumed)
    assert client.get(onward).status_code == 404  # it is given back once


def test_who_logged_in_again_in_another_tab_sends_the_form_of_before_by_one_click(client, person):
    log_in(client, address := person("opnieuw-binnen@a.nl"))
    form = _form(client)
    _log_out(client, form)
    log_in(client, address)
    led_on = client.post("/sleutels", data=form)
    assert led_on.status_code == 303
    assert "tk_" in _sent_after_all(client, client.get(led_on.headers["location"]).text)


def test_a_form_of_somebody_else_is_neither_sent_nor_shown_and_waits_for_him(client, person):
    log_in(client, first := person("eerste@a.nl"))
    form = _form(client)
    log_in(client, person("tweede@a.nl"))
    refused = client.post("/sleutels", data=form)
    assert refused.status_code == 403 and "van een ander account" in refused.text and "uitgezocht" not in refused.text
    assert first not in refused.text and "uitgezocht" not in client.get("/sleutels").text
    onward = _onward(refused.text)
    assert client.get(onward).status_code == 404
    log_in(client, first)
    assert "tk_" in _sent_after_all(client, client.get(onward).text)


@pytest.mark.parametrize("mark", ["", "verzonnen", "0" * 64])
def test_a_mark_that_is_of_no_session_keeps_nothing(client, person, mark):
    log_in(client, person(f"merk{len(mark)}@a.nl"))
    refused = client.post("/sleutels", data={"formulier": mark, "naam": _TYPED})
    assert refused.status_code == 403 and "te oud" in refused.text and "hervatten" not in refused.text
    client.cookies.clear()
    refused = client.post("/sleutels", data={"formulier": mark, "naam": _TYPED})
    assert refused.status_code == 401 and "is bewaard" not in refused.text


def test_a_session_that_was_ended_lets_nobody_in_and_is_forgotten_after_a_day(client, person, clock):
    log_in(client, address := person("voorbij@a.nl"))
    form, cookie = _form(client), dict(client.cookies)
    _log_out(client, form)
    client.cookies.update(cookie)
    assert client.get("/account").headers["location"] == "/inloggen"
    assert client.post("/sleutels", data=form).status_code == 401
    clock.pass_by(2 * WHOLE + 1)
    log_in(client, address)
    client.cookies.clear()
    assert "is bewaard" not in client.post("/sleutels", data=form).text


def test_what_was_typed_waits_a_day_and_no_longer(client, person, clock):
    log_in(client, address := person("dag@a.nl"))
    form = _form(client)
    _log_out(client, form)
    onward = _onward(client.post("/sleutels", data=form).text)
    clock.pass_by(24 * 3600 + 1)
    log_in(client, address)
    assert client.get(onward).status_code == 404


def test_an_app_of_ones_own_keeps_what_was_typed_as_well(local_accounts):
    client, accounts = browser(local_accounts), local_accounts
    name = "tarief_sessie"
    accounts.do(lambda unit: make_local_account(unit.connection, accounts.now()))
    client.cookies.set(name, accounts.do(lambda unit: begin(unit.connection, LOCAL_ID, accounts.now()), LOCAL_ID))
    page = client.get("/rol").text
    mark = re.search(r'name="formulier" value="(\w+)"', page)
    assert mark is not None
    client.cookies.clear()
    late = client.post("/rol", data={"formulier": mark[1], "rol": "gemeente"})
    assert late.status_code == 401 and "is een dag bewaard" in late.text
    address = html.unescape(late.text.partition('href="/hervatten')[2].partition('"')[0])
    client.cookies.set(name, accounts.do(lambda unit: begin(unit.connection, LOCAL_ID, accounts.now()), LOCAL_ID))
    assert 'name="rol" value="gemeente"' in client.get(f"/hervatten{address}").text
