"""`tarief beheer kopie`, `terugzetten`, `controleer` and `opruimen`, as who runs tarief calls them."""

import pytest
from sqlalchemy import text

from api.commands import main
from api.store.sealing import SealingKey
from api.store.store import Store


@pytest.fixture
def server(tmp_path, monkeypatch):
    key = SealingKey.kept_in(tmp_path / "sleutel")
    monkeypatch.setenv("TARIEF_ADRES", "https://tarief.example")
    monkeypatch.setenv("TARIEF_SLEUTEL_FILE", str(tmp_path / "sleutel"))
    monkeypatch.setenv("TARIEF_DATABASE", f"sqlite:///{tmp_path}/t.db")
    store = Store.open(f"sqlite:///{tmp_path}/t.db", key)
    with store.write(principal="a") as unit:
        unit.append("proces/partij", ['{"soort":"positie_ingediend"}'])
        (tmp_path / "bewijs").write_text(str(unit.receipt("proces/partij", 1)), encoding="utf-8")
    yield store
    store.close()


def test_a_copy_is_made_put_back_and_checked_against_a_receipt(server, tmp_path, monkeypatch, capsys):
    assert main(["beheer", "kopie", str(tmp_path / "kopie")]) == 0
    assert "ketens: 1, stappen: 1" in capsys.readouterr().out
    with server.write(principal="a") as unit:
        unit.append("proces/partij", ['{"soort":"positie_ingediend"}'])
        (tmp_path / "later").write_text(str(unit.receipt("proces/partij", 2)), encoding="utf-8")
    monkeypatch.setenv("TARIEF_DATABASE", f"sqlite:///{tmp_path}/terug.db")
    assert main(["beheer", "terugzetten", str(tmp_path / "kopie")]) == 0
    assert main(["beheer", "controleer", "--ontvangstbewijs", str(tmp_path / "bewijs")]) == 0
    assert "Alles klopt (ketens: 1, stappen: 1)." in capsys.readouterr().out
    assert main(["beheer", "controleer", "--ontvangstbewijs", str(tmp_path / "later")]) == 1
    assert "reservekopie" in capsys.readouterr().err
    assert main(["beheer", "terugzetten", str(tmp_path / "kopie")]) == 1
    assert "bestaat al" in capsys.readouterr().err


def test_what_was_changed_outside_the_program_is_told(server, capsys):
    with server.write(principal="a") as unit:
        unit.execute(text("DROP TRIGGER event_no_update"))
        unit.execute(text("UPDATE event SET text = '{}'"))
        unit.execute(text("CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END"))
    assert main(["beheer", "controleer"]) == 1
    assert "klopt niet bij stap 1" in " ".join(capsys.readouterr().err.split())


def test_what_is_no_receipt_or_no_copy_is_told(server, tmp_path, capsys):
    (tmp_path / "bewijs").write_text("Beste,", encoding="utf-8")
    assert main(["beheer", "controleer", "--ontvangstbewijs", str(tmp_path / "bewijs")]) == 2
    assert main(["beheer", "controleer", "--ontvangstbewijs", str(tmp_path / "er is geen")]) == 2
    assert main(["beheer", "terugzetten", str(tmp_path / "er is geen")]) == 1
    assert main(["beheer", "opruimen"]) == 0
    assert "akkoord 0" in capsys.readouterr().out
    assert server.verify() == []
