"""What is sealed is nowhere in the database, and opens only with its key and as what it is."""

import hashlib
from pathlib import Path

import pytest

from api.store.engine import durability
from api.store.failures import CannotStart
from api.store.sealing import SealedText, SealingKey
from api.store.store import Store
from tests.store.conftest import KEY


def test_what_documents_files_and_answers_say_does_not_stand_in_the_database(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/tarief.db", KEY)
    with store.write(principal="a", key="k", request="r") as unit:
        unit.put("concept", "1", "a", "kostprijs 17.7301")
        unit.blob(b"kostprijs 23.9107")
        unit.answer(200, "kostprijs 19.4143")
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"concept" in kept
    assert not any(number in kept for number in (b"17.7301", b"23.9107", b"19.4143"))


def test_what_is_deleted_is_not_left_in_the_file(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/tarief.db", KEY)
    with store.write(principal="a") as unit:
        unit.put("concept", "1", "eigenaar-van-toen", "tekst")
    with store.write(principal="a") as unit:
        unit.delete("concept", "1")
    store.close()
    assert b"eigenaar-van-toen" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_seal_opens_as_what_it_is_with_its_own_key_only():
    sealed = KEY.seal(b"24,68", "document/concept/1")
    assert KEY.open(sealed, "document/concept/1") == b"24,68"
    assert KEY.seal(b"24,68", "document/concept/1") != sealed
    for key, text, about in [
        (KEY, sealed, "document/concept/2"),
        (SealingKey.new(), sealed, "document/concept/1"),
        (KEY, sealed[:-1], "document/concept/1"),
        (KEY, b"", "document/concept/1"),
    ]:
        with pytest.raises(ValueError, match="does not open"):
            key.open(text, about)


def test_a_commitment_is_of_the_text_and_of_bytes_that_nobody_can_guess():
    sealed = KEY.commit("24.68", "positie/1")
    text, salt = KEY.disclose(sealed, "positie/1")
    assert text == "24.68"
    assert len(salt) == 64
    assert hashlib.sha256(text.encode() + bytes.fromhex(salt)).hexdigest() == sealed.commitment
    assert KEY.commit("24.68", "positie/1").commitment != sealed.commitment
    with pytest.raises(ValueError, match="committed"):
        KEY.disclose(SealedText("0" * 64, sealed.ciphertext), "positie/1")


def test_a_key_is_made_once_and_read_by_its_owner_only(tmp_path):
    path = tmp_path / "sleutels" / "sleutel"
    key = SealingKey.kept_in(path)
    assert SealingKey.kept_in(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert str(key.secret) not in repr(key)
    path.chmod(0o644)
    with pytest.raises(CannotStart, match="600"):
        SealingKey.from_file(path)


@pytest.mark.parametrize("content", [b"", b"AAAA", b"geen sleutel", "é".encode()])
def test_what_is_no_key_is_refused(tmp_path, content):
    path = Path(tmp_path / "sleutel")
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(CannotStart):
        SealingKey.from_file(path)
    with pytest.raises(CannotStart):
        SealingKey.from_file(tmp_path / "er is geen")


@pytest.mark.parametrize(
    ("library", "journal"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 54, 1), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_a_library_that_can_lose_writes_gets_the_older_journal(library, journal):
    assert durability(library).journal == journal
    assert durability(library).synchronous == {"wal": "full", "delete": "extra"}[journal]


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_every_connection_has_the_durable_settings(tmp_path, journal, monkeypatch):
    library = {"wal": (3, 51, 3), "delete": (3, 51, 2)}[journal]
    monkeypatch.setattr("sqlite3.sqlite_version_info", library)
    store = Store.open(f"sqlite:///{tmp_path}/tarief.db", KEY)
    with store.read() as one, store.engine.connect() as other:
        for connection in (one.connection, other):
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == journal
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == {"wal": 2, "delete": 3}[journal]
    store.close()
