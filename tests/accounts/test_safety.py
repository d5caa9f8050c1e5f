"""What keeps an app safe: it does not start without it, no other site writes here, and nothing secret is logged."""

import logging
import re
import time

import pytest

from api.accounts import passwords
from api.accounts.installation import ADDRESS as ADDRESS_SETTING
from api.accounts.installation import DATABASE, KEY_FILE, for_others, of_ones_own
from api.accounts.principal import ActorRole
from api.accounts.sessions import WHOLE
from api.commands import main
from api.store.sealing import SealingKey
from api.terminal.exits import WrongCall
from api.web.problems import Problem
from tests.accounts.conftest import ADDRESS, PASSWORD, browser, form_token, log_in

FORMS = ("/sleutels", "/sleutels/intrekken", "/bevestigen", "/tweede-factor", "/uitloggen")
JSON = {"/api/v1/sleutels": {"naam": "van elders"}, "/api/v1/sleutels/x/intrekking": {}}
ELSEWHERE = (
    {"origin": "https://elders.example"},
    {"origin": "https://tarief.example.elders.example"},
    {"origin": "http://tarief.example"},
    {"origin": "null"},
    {"origin": "https://elders.example", "sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {},
)


@pytest.fixture
def settings(tmp_path) -> dict[str, str]:
    """All that a server needs."""
    SealingKey.new().write(tmp_path / "sleutel")
    return {
        ADDRESS_SETTING: ADDRESS,
        KEY_FILE: str(tmp_path / "sleutel"),
        DATABASE: f"sqlite:///{tmp_path}/tarief.db",
    }


def test_a_server_starts_with_all_that_keeps_it_safe_and_without_any_of_it_not(settings, tmp_path):
    assert for_others(settings).secure
    for absent in settings:
        with pytest.raises(WrongCall, match=absent):
            for_others({**settings, absent: ""})
    for address in ("http://tarief.example", "tarief.example", "https://", "https://a:b@c.nl", "https://a.nl/?x=1"):
        with pytest.raises(WrongCall, match=ADDRESS_SETTING):
            for_others({**settings, ADDRESS_SETTING: address})
    SealingKey(b"a" * 32).write(tmp_path / "voorbeeld")
    (tmp_path / "kort").write_text("a2V5")
    (tmp_path / "kort").chmod(0o600)
    SealingKey.new().write(tmp_path / "open")
    (tmp_path / "open").chmod(0o644)
    for name in ("voorbeeld", "kort", "open", "is-er-niet"):
        with pytest.raises(WrongCall):
            for_others({**settings, KEY_FILE: str(tmp_path / name)})


def test_more_than_one_process_needs_a_store_that_they_share(settings, monkeypatch, capsys):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TARIEF_WERKERS", "1")
    assert main(["start", "--server", "--werkers", "2"]) == 2
    assert "Met SQLite is er één proces" in capsys.readouterr().err


def test_a_server_without_an_administrator_does_not_start_and_the_command_makes_one(settings, monkeypatch, capsys):
    for name, value in {**settings, "TARIEF_WERKERS": "1", "TARIEF_SLEUTEL": "van de test"}.items():
        monkeypatch.setenv(name, value)
    assert main(["start", "--server"]) == 2
    assert "tarief beheer beheerder" in capsys.readouterr().err
    assert main(["beheer", "beheerder", "hoofd@a.nl"]) == 0
    link = capsys.readouterr().out.split()[-1]
    from api.start import server_app

    app = server_app()  # the link is opened in it
    accounts = app.state.accounts
    client = browser(accounts)
    code = link.removeprefix(f"{ADDRESS}/uitnodiging?code=")
    form = {"code": code, "naam": "Hoofd", "wachtwoord": PASSWORD, "nogmaals": PASSWORD}
    assert client.post("/uitnodiging", data=form).headers["location"] == "/tweede-factor?naar=/account"
    accounts.store.close()
    server_app().state.accounts.store.close()
    assert main(["start", "--server", "--werkers", "2"]) == 2  # one file, one process
    assert main(["start", "--werkers", "2"]) == 2


def test_ones_own_app_is_on_this_machine_with_a_key_that_others_cannot_read(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = of_ones_own("http://127.0.0.1:8000/", {})
    assert own.local and not own.secure
    assert (tmp_path / "tarief" / "zegel").stat().st_mode & 0o077 == 0
    assert of_ones_own("http://127.0.0.1:8000/", {}).key == own.key


def test_no_other_site_makes_a_browser_that_is_logged_in_write_anything(client, person):
    log_in(client, person("browser@a.nl"))
    token = form_token(client.get("/sleutels").text)
    client.headers.pop("origin")
    for headers in ELSEWHERE:
        for path in FORMS:
            form = {"formulier": token, "naam": "van elders"}
            assert client.post(path, data=form, headers=headers).status_code == 403, (path, headers)
        for path, body in JSON.items():
            assert client.post(path, json=body, headers=headers).status_code == 403, (path, headers)
        assert client.post("/inloggen", data={"adres": "a", "wachtwoord": "b"}, headers=headers).status_code == 403
    assert client.get("/api/v1/sleutels").json() == {"sleutels": []}


def test_a_form_of_another_session_is_refused_also_from_this_site(client, person, accounts):
    log_in(client, person("een@a.nl"))
    other = browser(accounts)
    log_in(other, person("ander@a.nl"))
    token = form_token(other.get("/sleutels").text)
    for wrong in (token, "", "x", "é"):
        answer = client.post("/sleutels", data={"formulier": wrong, "naam": "planning"})
        assert answer.status_code == 403, wrong
    mine = form_token(client.get("/sleutels").text)
    assert "tk_" in client.post("/sleutels", data={"formulier": mine, "naam": "planning"}).text


def test_nothing_secret_is_logged_or_kept_as_it_is(client, person, accounts, caplog):
    caplog.set_level(logging.DEBUG)
    address = person("geheim@a.nl", ActorRole.GEMEENTE)
    log_in(client, address, "een fout wachtwoord hier")
    log_in(client, address)
    page = client.get("/sleutels").text
    key = client.post("/sleutels", data={"formulier": form_token(page), "naam": "planning"}).text
    key = key.partition("<code>")[2].partition("</code>")[0]
    secrets = [PASSWORD, "een fout wachtwoord hier", client.cookies.get("__Host-tarief_sessie"), key, form_token(page)]
    log = "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    assert not any(secret in log for secret in [*secrets, address, key.split("_", 2)[2]])
    with accounts.store.read() as view:
        tables = view.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = "\n".join(
            str(row) for table in tables for row in view.connection.exec_driver_sql(f"SELECT * FROM {table}")
        )
    assert address in rows and not any(secret in rows for secret in [*secrets, key.split("_", 2)[2]])


def test_who_got_in_who_did_not_and_who_was_refused_is_written_down_by_identity_alone(client, person, accounts):
    log_in(client, person("spoor@a.nl"), "een fout wachtwoord hier")
    log_in(client, "spoor@a.nl")
    client.get("/accounts")
    number = client.get("/api/v1/ik").json()["id"]
    with accounts.store.read() as view:
        rows = view.connection.exec_driver_sql("SELECT principal, action, object FROM audit").all()
    assert {("niemand", "inloggen_geweigerd", number), (number, "ingelogd", number)} <= {tuple(row) for row in rows}
    assert (number, "geweigerd uitnodigen", number) in {tuple(row) for row in rows}
    assert "spoor@a.nl" not in str(rows)


def test_a_password_is_kept_at_the_cost_that_is_published(monkeypatch):
    monkeypatch.setattr(passwords, "MEMORY", 46 * 1024)
    kept = passwords.keep(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    began = time.process_time()
    assert passwords.fits(kept, PASSWORD) and not passwords.fits(kept, PASSWORD + "x")
    assert time.process_time() > began
    monkeypatch.setattr(passwords, "MEMORY", 8)
    assert passwords.outdated(kept)


def test_at_most_a_few_passwords_are_worked_out_at_once(monkeypatch):
    from concurrent.futures import ThreadPoolExecutor

    busy, most = [], []

    class Slow:
        def hash(self, password):
            busy.append(password)
            most.append(len(busy))
            time.sleep(0.01)
            busy.remove(password)
            return ""

    def kept(number: int) -> int:
        try:
            passwords.keep(str(number))
        except Problem as busy:
            return busy.status
        return 200

    monkeypatch.setattr(passwords, "_hasher", Slow)
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(kept, range(40)))
    assert max(most) <= 3
    assert set(answers) <= {200, 503} and answers.count(200) >= 15  # the rest keeps no thread waiting


def test_what_is_open_to_everybody_stays_open_without_account_token_or_origin(client, local_accounts):
    request = {
        "model": "uurtarief",
        "peildatum": "2026-01-01",
        "invoer": {
            "loonkosten_per_uur": "24.68",
            "productiviteit": "0.80",
            "overhead": "0.20",
            "overhead_grondslag": "directe_kosten",
        },
    }
    for one in (client, browser(local_accounts)):
        one.headers.pop("origin")
        answer = one.post("/api/v1/berekeningen", json=request)
        assert (answer.status_code, answer.json()["tarief"]) == (200, "37.02")
        assert one.get("/").status_code == 200 and "set-cookie" not in answer.headers


def test_a_form_that_waits_for_its_sender_holds_nothing_that_shows_who_he_is(accounts, person, clock):
    client = browser(accounts)
    log_in(client, person("wacht@tarief.nl"))
    clock.pass_by(3600)
    secret = {"wachtwoord": PASSWORD, "nogmaals": PASSWORD, "code": "913482"}
    waits = client.post("/sleutels", data={"formulier": "x", "naam": "Rekenblad", **secret})
    address = re.search(r"hervatten(?:%3F|\?)code(?:%3D|=)([\w-]+)", waits.text)
    assert waits.status_code == 401 and address is not None
    log_in(client, "wacht@tarief.nl")
    page = client.get(f"/hervatten?code={address[1]}").text
    assert "Rekenblad" in page and PASSWORD not in page and "913482" not in page


def test_a_browser_knows_whose_session_it_was_when_its_twelve_hours_end_in_the_middle_of_a_form(
    accounts, person, clock
):
    client = browser(accounts)
    log_in(client, person("lang@tarief.nl"))
    assert min(cookie.expires - time.time() for cookie in client.cookies.jar) > WHOLE + 3600
    clock.pass_by(WHOLE + 1)
    late = client.post("/sleutels", data={"formulier": "x", "naam": "Rekenblad"})
    assert late.status_code == 401 and "Wat u invulde is bewaard" in late.text
