"""What comes twice, at once, late or after an older copy: done once, lost never, and told to nobody else."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.negotiation.kept import Folded
from api.store.sealing import SealingKey
from api.store.store import Store
from tests.processes.table import PROCESSES, Clock, Server, Somebody, TableOfAll, hands_in, laid, position
from tests.processes.test_sheets import SHEETS

GRUTTO = SHEETS["grutto"]


@pytest.fixture(scope="module")
def table(kept: Store) -> TableOfAll:
    """A table with a round that is open."""
    kept.clock = Clock()
    table = laid(Server(kept), 2)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["overhead"]}})
    table.leader.does("rondes/1/opening", {"sluit": kept.clock.said(days=14)})
    return table


def at_once(one: Somebody, values: list[str], **more: str) -> list[tuple[int, str]]:
    """Put values forward, each from a thread of its own."""

    def put(value: str) -> tuple[int, str]:
        answer = one.send("rondes/1/posities", position("overhead", value), **more)
        return answer.status_code, answer.text

    with ThreadPoolExecutor(len(values)) as threads:
        return list(threads.map(put, values))


def test_of_eight_writes_on_one_version_one_is_done_and_the_others_are_told_that_it_changed(table: TableOfAll):
    one = table.providers[0]
    answers = at_once(one, [f"0.3{number}" for number in range(8)], version=one.look().headers["etag"])
    assert sorted(status for status, _ in answers) == [201] + [412] * 7
    done = next(number for number, (status, _) in enumerate(answers) if status == 201)
    assert [put["positie"]["waarden"]["van"] for put in one.sees()["posities"]] == [f"0.3{done}".rstrip("0")]


def test_one_key_eight_times_at_once_is_done_once(table: TableOfAll):
    answers = at_once(table.providers[1], ["0.33"] * 8, version="*", key="acht")
    assert len(set(answers)) == 1 and answers[0][0] == 201
    assert table.leader.server.store.verify() == []


def test_a_receipt_that_proves_nothing_does_not_tell_how_long_the_chain_of_the_process_is(table: TableOfAll):
    one, receipt = table.providers[0], f"Hash: {'a' * 64}\nKop: {{}} {'a' * 64}\nOntvangen: toen\n"
    text = f"Keten: {table.leader.process}\nNummer: 1\n{receipt}"
    told = {
        one.client.post(f"{PROCESSES}/{one.process}/ketencontroles", json={"ontvangstbewijs": text.format(head)}).text
        for head in (1, 20, 999_999)
    }
    assert len(told) == 1 and not any(letter.isdigit() for letter in told.pop())


def test_a_sheet_that_was_received_is_answered_again_after_the_close_and_under_any_spelling(server: Server):
    table = laid(server, 1)
    one, leader = table.providers[0], table.leader
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["overhead"]}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=1)})
    one.process = one.process.upper()
    first = hands_in(one, GRUTTO.content, GRUTTO.sheet, key="blad")
    assert first.status_code == 201
    server.clock.wait(days=2)
    leader.does("rondes/1/sluiting")
    again = hands_in(one, GRUTTO.content, GRUTTO.sheet, key="blad")
    assert (again.status_code, again.json(), again.headers["idempotency-replayed"]) == (201, first.json(), "true")
    assert hands_in(one, GRUTTO.content, GRUTTO.sheet, key="ander").status_code == 409


def test_an_older_copy_that_went_on_is_not_laid_on_what_was_known_before(tmp_path: Path):
    key, copy = SealingKey.new(), tmp_path / "kopie.db"
    with_all = Store.open(f"sqlite:///{tmp_path}/een.db", key, clock=Clock())
    table = laid(Server(with_all), 1)
    with_all.backup(copy)
    id, folded = table.leader.process, Folded()
    ask = {"parameter": "overhead", "vraag": "Telt vastgoed mee?"}
    table.providers[0].does("vragen", ask)
    with with_all.read() as view:
        assert [asked.question.text for asked in folded.of(view, id).questions.values()] == [ask["vraag"]]
    with_all.close()
    Store.restore(copy, f"sqlite:///{tmp_path}/twee.db", key)
    older = Store.open(f"sqlite:///{tmp_path}/twee.db", key, clock=Clock())
    again = Server(older)
    for one in (table.leader, table.providers[0]):
        one.server = again
        one.__post_init__()
    for text in ("Een", "Twee"):
        table.providers[0].does("vragen", ask | {"vraag": text})
    with older.read() as view:
        assert {asked.question.text for asked in folded.of(view, id).questions.values()} == {"Een", "Twee"}
    older.close()
