"""The door of the store: chains, documents, files, answers; and that nothing is half written."""

import json
from decimal import Decimal
from itertools import product

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.store.failures import KeyReused, Stale, TooLarge
from api.store.records import Head, StoredAnswer
from tarief.core.canonical import START, canonical, sha256_of

EVENTS = ['{"soort":"proces_gestart"}', '{"soort":"ronde_geopend"}']
ME = {"principal": "9a1e"}


def test_a_chain_links_each_text_to_all_before_it(store):
    with store.write(**ME) as unit:
        unit.append("proces", EVENTS)
    first = sha256_of(START + "\n" + EVENTS[0])
    second = sha256_of(first + "\n" + EVENTS[1])
    with store.read() as view:
        assert [(event.seq, event.text, event.hash) for event in view.events("proces")] == [
            (1, EVENTS[0], first),
            (2, EVENTS[1], second),
        ]
        assert view.head("proces") == Head(2, second)
        assert view.events("proces", after=1)[0].seq == 2
        assert view.head("een ander") == Head(0, START)


def test_the_chains_of_a_process_are_its_own_and_those_of_its_parties(store):
    with store.write(**ME) as unit:
        for chain in ("a", "a/1", "a/2", "a0", "ab", "a-b", "b/1"):
            unit.append(chain, [EVENTS[0]])
        unit.append("a/2", [EVENTS[1]])
    with store.read() as view:
        assert {chain: head.seq for chain, head in view.heads("a").items()} == {"a": 1, "a/1": 1, "a/2": 2}
        assert set(view.heads()) == {"a", "a/1", "a/2", "a0", "ab", "a-b", "b/1"}


def test_who_expects_an_older_version_is_told_what_came_after(store):
    with store.write(**ME) as unit:
        unit.append("proces", EVENTS, expected=0)
    with pytest.raises(Stale) as refusal, store.write(**ME) as unit:
        unit.append("proces", EVENTS, expected=1)
    assert (refusal.value.version, refusal.value.kinds) == (2, ("ronde_geopend",))


def test_what_raises_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError), store.write(**ME) as unit:
        unit.append("proces", EVENTS)
        unit.put("concept", "1", "a", "tekst")
        unit.blob(b"bytes")
        unit.audit("proces starten", "proces")
        raise ZeroDivisionError
    with store.read() as view:
        tables = ("event", "document", "blob", "audit", "label", "answer")
        counts = [view.connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in tables]
    assert counts == [0] * 6


def test_the_same_key_with_the_same_request_gets_the_same_answer_once(store):
    for again in (False, True):
        with store.write(**ME, key="k", request="r") as unit:
            assert unit.replayed == (StoredAnswer(201, '{"kop":1}', {"ETag": '"1"'}) if again else None)
            if not again:
                unit.append("proces", EVENTS)
                unit.answer(201, '{"kop":1}', {"ETag": '"1"'})
    with store.read() as view:
        assert view.head("proces").seq == 2


def test_the_same_key_with_another_request_is_refused(store):
    with store.write(**ME, key="k", request="r") as unit:
        unit.answer(200, "")
    with pytest.raises(KeyReused), store.write(**ME, key="k", request="s"):
        pass
    with store.write(principal="een ander", key="k", request="s") as unit:
        assert unit.replayed is None


def test_a_unit_with_a_key_cannot_end_without_an_answer_nor_write_when_replayed(store):
    with pytest.raises(RuntimeError), store.write(**ME, key="k", request="r") as unit:
        unit.append("proces", EVENTS)
    with store.write(**ME, key="k", request="r") as unit:
        unit.answer(200, "")
    with pytest.raises(RuntimeError), store.write(**ME, key="k", request="r") as unit:
        unit.append("proces", EVENTS)
    with pytest.raises(ValueError, match="failure"), store.write(**ME, key="l", request="r") as unit:
        unit.answer(500, "")


def test_a_unit_inside_a_unit_is_refused_at_once(store):
    with store.write(**ME):
        with pytest.raises(RuntimeError), store.write(**ME):
            pass
        with pytest.raises(RuntimeError), store.read():
            pass


def test_a_connection_that_the_database_dropped_is_replaced_unseen(postgres_store):
    with postgres_store.read() as view:
        number = view.connection.execute(text("SELECT pg_backend_pid()")).scalar()
    address = postgres_store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    with postgres_store.read() as view:
        assert view.connection.execute(text("SELECT pg_backend_pid()")).scalar() != number


def test_a_document_is_found_by_its_owner_and_its_labels(store):
    with store.write(**ME) as unit:
        assert unit.put("concept", "1", "a", "één", ronde="x", product="p") == 1
        assert unit.put("concept", "2", "a", "twee", ronde="y") == 1
        assert unit.put("concept", "3", "b", "drie", ronde="x") == 1
        assert unit.put("upload", "1", "a", "vier", ronde="x") == 1
        assert [found.id for found in unit.find("concept", owner="a")] == ["1", "2"]
        assert [found.text for found in unit.find("concept", ronde="x")] == ["één", "drie"]
        assert [found.id for found in unit.find("concept", ronde="x", owner="a", product="p")] == ["1"]
        assert unit.put("concept", "1", "a", "anders", expected=1, ronde="y") == 2
        assert [found.id for found in unit.find("concept", ronde="y")] == ["1", "2"]
        assert unit.delete("concept", "1")
        assert not unit.delete("concept", "1")
        assert unit.get("concept", "1") is None
        assert unit.put("concept", "1", "a", "weer", expected=0) == 1
    with pytest.raises(Stale), store.write(**ME) as unit:
        unit.put("concept", "2", "a", "twee", expected=0)


def test_what_an_agreement_rests_on_is_not_deleted(store):
    with store.write(**ME) as unit:
        unit.put("upload", "1", "a", "tekst")
        unit.keep("upload", "1")
        assert not unit.delete("upload", "1")
        assert unit.get("upload", "1") is not None


def test_a_file_comes_back_as_it_was_and_a_larger_one_is_refused(store):
    content = bytes(range(256)) * 100
    with store.write(**ME) as unit:
        sha256 = unit.blob(content)
        assert unit.blob(content) == sha256 == sha256_of(content)
        assert unit.read_blob(sha256) == content
        assert unit.read_blob("0" * 64) is None
        with pytest.raises(TooLarge):
            unit.blob(bytes(10 * 1024 * 1024 + 1))


def test_what_can_be_no_identity_is_found_nowhere(store):
    for id in ("", "\0", "\ud800", "x" * 256):
        with store.read() as view:
            assert view.get("concept", id) is None
            assert view.find("concept", owner=id) == ()
            assert view.events(id) == ()
            assert view.read_blob(id) is None
        with pytest.raises(ValueError, match="255"), store.write(principal=id):
            pass


CHANGES = {
    "sqlite": ("UPDATE {} SET at = ''", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"),
    "postgresql": ("UPDATE {} SET at = ''", "DELETE FROM {}", "TRUNCATE {}"),
}


def test_an_event_and_an_audit_line_are_never_changed_or_removed(store):
    with store.write(**ME) as unit:
        unit.append("proces", EVENTS)
        unit.audit("starten", "proces")
    for table, change in product(("event", "audit"), CHANGES[store.engine.dialect.name]):
        with pytest.raises(DBAPIError, match="append-only"), store.write(**ME) as unit:
            unit.execute(text(change.format(table, table)))
    with store.read() as view:
        assert len(view.events("proces")) == 2


def test_decimals_come_back_as_they_were_written(store):
    numbers = [Decimal(text) for text in ("0.1", "0.000001", "999999999.999999", "24.680", "1E+3", "-0.00")]
    text = canonical({"soort": "positie_ingediend", "getallen": numbers})
    with store.write(**ME) as unit:
        unit.append("proces", [text])
        unit.put("concept", "1", "a", text)
    with store.read() as view:
        assert view.events("proces")[0].text == text == view.get("concept", "1").text
        assert [Decimal(number) for number in json.loads(text)["getallen"]] == numbers


def test_documents_within_a_folder_are_found_and_those_of_a_neighbour_are_not(store):
    ids = ("a", "a/1", "a/2", "a/1/3", "a0", "ab/1", "a-/1", "a_/1", "A/1")
    with store.write(**ME) as unit:
        for id in ids:
            unit.put("stuk", id, "a", "tekst", ronde="1" if id != "a/2" else "2")
    with store.read() as view:
        assert {found.id for found in view.find("stuk", "a/")} == {"a/1", "a/2", "a/1/3"}
        assert {found.id for found in view.find("stuk", "a/", ronde="1")} == {"a/1", "a/1/3"}
        assert {found.id for found in view.find("stuk", "a_/", ronde="1", owner="a")} == {"a_/1"}
