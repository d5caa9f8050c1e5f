"""What is kept says nothing of how busy others are, what is stale says what changed, and a key runs once at a time."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Event

import pytest

from api.accounts.keys import principal_with
from api.negotiation.kept import Folded, earlier, process_for
from api.negotiation.version import BACK, version_of
from api.store.records import Head
from api.store.sealing import SealingKey
from api.store.store import Store
from api.store.view import StoreView
from tarief.negotiation.position import Item
from tarief.negotiation.process import Put
from tarief.negotiation.views import seen_by
from tests.processes.table import Clock, Server, TableOfAll, laid, position
from tests.processes.visitor import does, opened

ASK = {"parameter": "overhead", "vraag": "Telt vastgoed mee?"}


@pytest.fixture(scope="module")
def table(kept: Store) -> TableOfAll:
    kept.clock = Clock()
    table = laid(Server(kept), 2)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["overhead"]}})
    table.leader.does("rondes/1/opening", {"sluit": kept.clock.said(days=14)})
    return table


def test_a_receipt_of_the_process_tells_no_number_and_still_proves_what_it_says(table: TableOfAll):
    one, other = table.providers
    text = one.does("vragen", ASK)["ontvangstbewijs"]
    other.does("vragen", ASK)
    again = one.does("vragen", ASK)["ontvangstbewijs"]
    assert "Nummer" not in text and [len(line) for line in text.splitlines()] == [len(x) for x in again.splitlines()]
    for receipt, holds in ((text, True), (again, True), (text.replace("Hash: ", "Hash: 0")[:-1], False)):
        checked = one.send("ketencontroles", {"ontvangstbewijs": receipt}, version="")
        assert (checked.status_code, checked.json().get("klopt")) == ((200, True) if holds else (400, None))
    changed = text.replace(text.split("Hash: ")[1][:64], "a" * 64)
    assert one.send("ketencontroles", {"ontvangstbewijs": changed}, version="").json()["klopt"] is False


def test_a_receipt_of_what_is_sealed_counts_ones_own_and_nobody_elses(table: TableOfAll):
    one, other = table.providers
    first = one.does("rondes/1/posities", position("overhead", "0.3"))["ontvangstbewijs"]
    for value in ("0.31", "0.32", "0.33"):
        other.does("rondes/1/posities", position("overhead", value))
    second = one.does("rondes/1/posities", position("overhead", "0.34"))["ontvangstbewijs"]
    assert "Nummer: 1\n" in first and "Nummer: 2\n" in second


def test_an_agreement_does_not_tell_how_many_events_there_were_before_its_own(table: TableOfAll):
    with table.leader.server.store.read() as view:
        assert len(view.events(table.leader.process)) > 5
    assert "nummer_ervoor" not in json.dumps(table.leader.sees())


def test_what_is_stale_says_what_changed_after_reading_the_chain_once(table: TableOfAll, monkeypatch):
    one, other = table.providers
    seen = one.look().headers["etag"]
    table.leader.does("vragen/" + other.does("vragen", ASK)["gegevens"]["id"] + "/antwoord", {"antwoord": "Ja."})
    refused = one.send("vragen", ASK, version=seen)
    assert refused.status_code == 412 and "Gewijzigd: vragen" in refused.json()["detail"]
    with table.leader.server.store.read() as view:
        folded, reads = Folded(), []
        known = folded.of(view, table.leader.process)
        monkeypatch.setattr(view, "events", lambda *a: reads.append(a) or type(view).events(view, *a))
        before = list(earlier(view, folded, known, one.party, BACK))
        assert [chain for chain, *_ in reads if "/" not in chain] == [known.id] and len(before) <= BACK + 1
        tags = [
            version_of(seen_by(old, old.parties[one.party]).as_json()) for old in before if one.party in old.parties
        ]
        now = process_for(view, known, one.party)
    assert seen in tags and version_of(seen_by(now, now.parties[one.party]).as_json()) == one.look().headers["etag"]


def test_what_matters_to_a_party_is_seen_by_itself_only_and_stands_in_its_own_chain(table: TableOfAll):
    one, other = table.providers
    before = {who.key: who.look().text for who in (table.leader, *table.towns, other)}
    sent = {"product": "bi", "punten": {"overhead": "60", "looptijd": "40"}}
    receipt = one.does("belangen", sent)["ontvangstbewijs"]
    assert f"Keten: {one.process}/{one.party}" in receipt
    assert one.sees()["belangen"] == [sent]
    assert {who.key: who.look().text for who in (table.leader, *table.towns, other)} == before
    assert one.send("belangen", sent | {"punten": {"overhead": "60"}}).status_code == 400


@pytest.fixture
def on_postgres(postgres_url: str) -> Iterator[Server]:
    store = Store.open(postgres_url, SealingKey.new(), clock=Clock())
    yield Server(store)
    store.close()


def test_the_same_key_while_the_first_is_still_running_is_refused_and_done_after_it(on_postgres: Server):
    table = laid(on_postgres, 1)
    one = table.providers[0]
    with on_postgres.store.read() as view:
        found = principal_with(view.connection, one.key, on_postgres.accounts.now())
    assert found is not None
    begun, ended = Event(), Event()

    def first() -> None:
        with on_postgres.store.write(principal=found[0].id, key="loopt", request="de eerste"):
            begun.set()
            ended.wait(20)

    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(first)
        assert begun.wait(20)
        refused = one.send("vragen", ASK, key="loopt")
        ended.set()
        running.result()
    assert refused.status_code == 409 and "loopt nog" in refused.text
    assert one.send("vragen", ASK, key="loopt").status_code == 201


def test_the_page_of_what_matters_begins_with_ones_own_points_and_no_other_table_shows_them(table: TableOfAll):
    own = table.providers[1]
    does(own, "belangen", punten__looptijd="73", punten__evaluatie="27")
    assert 'value="73"' in opened(own, "belangen").text
    seen = opened(own).text
    assert "Looptijd van het contract" in seen and "Verdeel de punten opnieuw" in seen
    for one in (table.leader, table.towns[0], table.providers[0]):
        points = opened(one).text.partition("kop-belangen")[2].partition("</section>")[0]
        assert not re.search(r"\b73\b", points)  # the digits of an id are no points
    assert "kop-belangen" not in opened(table.leader).text


def test_what_a_party_put_under_seal_is_opened_once_however_often_it_puts_more(table: TableOfAll, monkeypatch):
    one, folded, opened = table.providers[0], Folded(), []
    real = StoreView.documents
    monkeypatch.setattr(StoreView, "documents", lambda *asked: opened.append(asked[2]) or real(*asked))

    def seen() -> tuple[Decimal, int]:
        opened.clear()
        with one.server.store.read() as view:
            process = folded.for_party(view, folded.of(view, one.process), one.party)
            assert process == process_for(view, folded.of(view, one.process), one.party)
        held = process.positions[Put(1, one.party, Item("bi", "overhead"))]
        return held.values.low, len(opened[0])

    for value in ("0.3", "0.31"):
        one.does("rondes/1/posities", position("overhead", value))
        assert seen()[0] == Decimal(value)
    one.does("rondes/1/posities", position("overhead", "0.32"))
    assert seen() == (Decimal("0.32"), 1) and seen() == (Decimal("0.32"), 0)


def test_a_copy_that_was_put_back_is_read_anew_under_seal_too(table: TableOfAll):
    one, folded = table.providers[0], Folded()
    one.does("rondes/1/posities", position("overhead", "0.33"))
    chain = f"{one.process}/{one.party}"
    with one.server.store.read() as view:
        known = folded.of(view, one.process)
        right = folded.for_party(view, known, one.party)
        folded._own[chain] = folded._own[chain]._replace(head=Head(1, "0" * 64), events=(), process=known)
        assert folded.for_party(view, known, one.party) == right == process_for(view, known, one.party)
