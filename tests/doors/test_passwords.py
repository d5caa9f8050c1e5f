"""A workbook behind a password, from every door: it is asked for, it opens, and it stays nowhere."""

import io
import re

import openpyxl
import pytest
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from api.commands import main
from tests.api.test_own_sheets import ROWS

SECRET = "Zorg-Geheim_4711"


@pytest.fixture(scope="module")
def locked() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(file)
    file.seek(0)
    written: bytes = ECMA376Agile.encrypt(SECRET, file, spin_count=1000)
    return written


def test_over_http_the_password_goes_in_a_field_and_does_not_come_back(client, locked):
    def sent(**fields: str):
        return client.post("/api/v1/werkboeken", files={"bestand": ("eigen.xlsx", locked)}, data=fields)

    assert (sent().status_code, sent().json()["bevindingen"][0]["soort"]) == (422, "wachtwoord")
    assert sent(wachtwoord="anders").json()["bevindingen"][0]["soort"] == "wachtwoord_onjuist"
    opened = sent(wachtwoord=SECRET)
    assert opened.status_code == 200
    assert opened.json()["begrepen"]
    assert SECRET not in opened.text


def test_the_page_of_a_sheet_asks_for_the_password_and_holds_the_sheet_without_it(client, locked):
    def sent(**fields: str):
        return client.post("/opgave", files={"bestand": ("eigen.xlsx", locked)}, data=fields, follow_redirects=False)

    assert 'name="wachtwoord"' not in client.get("/opgave").text
    for asked in (sent(), sent(wachtwoord="anders")):
        assert asked.status_code == 422
        assert '<input class="utrecht-textbox utrecht-textbox--html-input tekst" type="password"' in asked.text
        assert "anders" not in re.findall(r'value="([^"]*)"', asked.text)
    address = sent(wachtwoord=SECRET).headers["location"]
    assert client.get(address).status_code == 200
    held = client.app.state.opgaven.get(address.rpartition("/")[2])
    assert SECRET not in repr(held)
    assert held.content.startswith(b"PK")


def test_a_page_with_several_files_asks_for_the_password_of_each(client, locked):
    files = {"a": ("a.xlsx", locked), "b": ("b.xlsx", locked)}
    asked = client.post("/vergelijken", files=files, data={"wachtwoord_a": SECRET})
    assert asked.status_code == 422
    assert 'name="wachtwoord_b"' in asked.text
    assert 'name="wachtwoord_a"' not in asked.text
    assert SECRET not in asked.text
    sent = client.post(
        "/vergelijken", files=files, data={"wachtwoord_a": SECRET, "wachtwoord_b": SECRET}, follow_redirects=False
    )
    assert sent.status_code == 303


@pytest.mark.parametrize("command", [["bereken"], ["vlakke-korting", "--korting", "10%"], ["gebied"]])
def test_the_command_line_says_that_a_password_is_needed(command, locked, tmp_path, capsys):
    path = tmp_path / "eigen.xlsx"
    path.write_bytes(locked)
    assert main([command[0], str(path), *command[1:]]) == 1
    assert "beveiligd met een wachtwoord" in " ".join(capsys.readouterr().err.split())


def test_on_the_command_line_the_option_opens_it(locked, tmp_path, capsys):
    path = tmp_path / "eigen.xlsx"
    path.write_bytes(locked)
    assert main(["bereken", str(path), "--wachtwoord", SECRET]) == 1
    told = capsys.readouterr().err
    assert "Waarvan is dat een" in " ".join(told.split())
    assert SECRET not in told


def test_at_a_terminal_it_is_typed_unseen(locked, tmp_path, capsys, monkeypatch):
    path = tmp_path / "eigen.xlsx"
    path.write_bytes(locked)
    monkeypatch.setattr("api.files.refused_file.can_ask", lambda: True)
    monkeypatch.setattr("api.files.refused_file.getpass", lambda _: SECRET)
    assert main(["bereken", str(path)]) == 1
    assert "Waarvan is dat een" in " ".join(capsys.readouterr().err.split())
