"""A receipt proves inclusion, survives a mail program, and betrays a chain that was rewritten or put back."""

import pytest
from sqlalchemy import text

from api.store.receipts import Acknowledgement
from api.store.records import Head
from api.store.store import Store
from tests.store.conftest import KEY

EVENTS = [f'{{"nummer":"{number}","soort":"positie_ingediend"}}' for number in range(4)]
CHAIN = "proces/partij"


def received(store, events=EVENTS[:3], seq=2):
    with store.write(principal="a") as unit:
        unit.append(CHAIN, events)
        return unit.receipt(CHAIN, seq)


def faults(store, receipt):
    with store.read() as view:
        return [finding.kind for finding in receipt.check(view)]


@pytest.mark.parametrize("pasted", ["{}", "Beste,\n\n{}\nGroet", "  {}"])
def test_a_receipt_is_read_back_from_a_mail(store, pasted):
    receipt = received(store)
    lines = str(receipt).splitlines()
    assert (lines[0], lines[3], receipt.head.seq) == ("Ontvangstbewijs", "Nummer: 2", 3)
    assert Acknowledgement.read(pasted.format(receipt)) == receipt
    assert Acknowledgement.read("".join(f"> {line}\r\n" for line in lines)) == receipt
    assert faults(store, receipt) == []


WRONG = [("Kop: 3", "Kop: x"), ("Nummer: 2", "Nummer: 4"), ("Nummer: 2", "Nummer: 0"), ("Kop: 3", "Kop: " + "9" * 30)]


@pytest.mark.parametrize(
    ("part", "instead"), [*WRONG, ("Hash: ", "Hash: x"), ("Keten", "Ketting"), ("Kop: ", "Kop:\n")]
)
def test_what_is_no_whole_receipt_is_refused(part, instead):
    receipt = Acknowledgement(CHAIN, 2, "a" * 64, Head(3, "b" * 64), "2026-11-29T10:00:00.000000Z")
    assert Acknowledgement.read(str(receipt)) == receipt
    with pytest.raises(ValueError, match="ontvangstbewijs"):
        Acknowledgement.read(str(receipt).replace(part, instead))


def test_a_receipt_stays_true_when_the_chain_grows(sqlite_store):
    receipt = received(sqlite_store)
    received(sqlite_store, EVENTS[3:], 4)
    assert faults(sqlite_store, receipt) == []


def test_a_receipt_that_is_newer_than_the_chain_betrays_an_older_copy(sqlite_store):
    receipt = received(sqlite_store)
    older = Store.open(None, KEY)
    received(older, EVENTS[:2])
    assert faults(older, receipt) == ["bewijs_nieuwer"]
    older.close()


def test_a_chain_that_was_rewritten_whole_verifies_but_not_against_a_receipt(sqlite_store):
    receipt = received(sqlite_store)
    rewritten = Store.open(None, KEY)
    received(rewritten, [EVENTS[3], *EVENTS[1:3]])
    assert rewritten.verify() == []
    assert faults(rewritten, receipt) == ["bewijs_anders"]
    rewritten.close()


ATTACKS = {
    "edit a row": "UPDATE event SET text = 'x' WHERE seq = 2",
    "remove a middle one": "DELETE FROM event WHERE seq = 2",
    "swap two": "UPDATE event SET text = (SELECT text FROM event AS o WHERE o.seq = 5 - event.seq) WHERE seq > 1",
    "insert": "INSERT INTO event VALUES ('proces/partij', 4, 'x', '" + "0" * 64 + "', '')",
    "remove the first": "DELETE FROM event WHERE seq = 1",
    "change a hash": "UPDATE event SET hash = '" + "0" * 64 + "' WHERE seq = 3",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_changed_chain_is_found(sqlite_store, attack):
    received(sqlite_store)
    assert sqlite_store.verify() == []
    with sqlite_store.write(principal="a") as unit:
        for name in ("event_no_update", "event_no_delete"):
            unit.execute(text(f"DROP TRIGGER {name}"))
        unit.execute(text(ATTACKS[attack]))
    assert {finding.kind for finding in sqlite_store.verify()} == {"niet_bewaakt", "keten_gebroken"}


def test_removing_the_last_event_is_found_by_a_receipt_only(sqlite_store):
    receipt = received(sqlite_store)
    with sqlite_store.write(principal="a") as unit:
        unit.execute(text("DROP TRIGGER event_no_delete"))
        unit.execute(text("DELETE FROM event WHERE seq = 3"))
    assert [finding.kind for finding in sqlite_store.verify()] == ["niet_bewaakt"]
    assert faults(sqlite_store, receipt) == ["bewijs_nieuwer"]


@pytest.mark.parametrize("table", ["document", "answer", "blob"])
def test_something_sealed_that_was_changed_is_found(sqlite_store, table):
    with sqlite_store.write(principal="a", key="k", request="r") as unit:
        unit.put("concept", "1", "a", "tekst")
        unit.blob(b"bytes")
        unit.answer(200, "")
    with sqlite_store.write(principal="a") as unit:
        unit.execute(text(f"UPDATE {table} SET sealed = x'00'"))
    assert [finding.kind for finding in sqlite_store.verify()] == ["zegel_gebroken"]
