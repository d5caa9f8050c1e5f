"""Work that outlives a request, on both databases: it is done once, by whoever comes, and told to whose it is."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import update

from api.accounts import mail
from api.accounts.door import Accounts
from api.accounts.installation import Installation, MailServer
from api.accounts.mail import LETTER, MailKind, postman
from api.accounts.principal import ActorRole
from api.accounts.tables import ACCOUNT
from api.jobs.job import JobState, add, begin, find
from api.jobs.queue import JobQueue
from api.negotiation.telling import remind
from api.print.pdf import PDF
from api.store.sealing import SealingKey
from api.store.store import Store
from tarief.negotiation.phase import Phase
from tests.processes.table import ADDRESS, PROCESSES, Clock, Server, TableOfAll

JOBS = "/api/v1/taken"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("taken")
    url = (
        f"sqlite:///{folder}/t.db" if request.param == "sqlite" else request.getfixturevalue("postgres").new_database()
    )
    store = Store.open(url, SealingKey.new(), clock=Clock())
    yield store
    store.close()


@pytest.fixture(scope="module")
def table(kept) -> TableOfAll:
    """A process with who leads it and one provider."""
    server = Server(kept)
    leader, rival = server.somebody(ActorRole.BEGELEIDER), server.somebody(ActorRole.AANBIEDER, str(uuid4()))
    started = leader.client.post(
        PROCESSES, json={"naam": "Herijking", "gebied": "Peel"}, headers={"idempotency-key": str(uuid4())}
    )
    leader.process = rival.process = started.json()["gegevens"]["id"]
    leader.does("partijen", {"partij": {"id": rival.party, "naam": "Aanbieder", "rol": "aanbieder"}}, version="*")
    return TableOfAll(leader, (), (rival,))


def ask(one, address, form="application/json", key=""):
    headers = {"idempotency-key": key or str(uuid4())}
    return one.client.post(JOBS, json={"adres": address, "vorm": form}, headers=headers)


def work_off(queue: JobQueue) -> int:
    """Do what is in the queue, as a worker does; return how many there were."""
    huey, done = queue._open.huey, 0
    while (message := huey.dequeue()) is not None:
        huey.execute(message)
        done += 1
    huey.storage.close()
    return done


def test_a_job_gives_what_its_owner_would_have_been_answered_and_nothing_to_anybody_else(table):
    leader, rival = table.leader, table.providers[0]
    address, queue = f"/api/v1/processen/{leader.process}/reactienota", leader.server.app.state.queue
    first = ask(leader, address, PDF, key="een")
    assert first.status_code == 202 and ask(leader, address, PDF, key="een").json() == first.json()
    job = first.headers["location"]
    assert leader.client.get(f"{job}/uitkomst").status_code == 409
    assert leader.client.get(job).json()["stand"] == "wacht"
    assert work_off(queue) == 1
    told = leader.client.get(job).json()
    outcome = leader.client.get(told["uitkomst"])
    assert (told["stand"], outcome.status_code, outcome.headers["content-type"]) == ("klaar", 200, PDF)
    assert outcome.content.startswith(b"%PDF") and "reactienota" in outcome.headers["content-disposition"]
    assert [rival.client.get(path).status_code for path in (job, f"{job}/uitkomst")] == [404, 404]


def test_who_may_not_see_it_is_answered_so_later_too(table):
    rival = table.providers[0]
    job = ask(rival, f"/api/v1/processen/{rival.process}/dossier").headers["location"]
    work_off(rival.server.app.state.queue)
    assert rival.client.get(f"{job}/uitkomst").status_code == rival.look("/dossier").status_code == 403


@pytest.mark.parametrize("lost", [{"rollen": ""}, {"partijen": ""}])
def test_who_lost_a_role_or_a_party_since_he_asked_gets_nothing_that_it_let_him_see(table, lost):
    server, party = table.leader.server, table.providers[0].party
    one, queue = server.somebody(ActorRole.AANBIEDER, party), server.app.state.queue
    done, waits = (ask(one, f"{PROCESSES}/{table.leader.process}").headers["location"] for _ in range(2))
    queue.perform(done.rpartition("/")[2])
    assert one.client.get(f"{done}/uitkomst").status_code == 200
    with server.store.read() as view:
        mine = ACCOUNT.c.id == find(view, done.rpartition("/")[2]).owner
    server.accounts.do(lambda unit: unit.execute(update(ACCOUNT).where(mine).values(lost)))
    queue.perform(waits.rpartition("/")[2])
    assert [one.client.get(f"{job}{end}").status_code for job in (done, waits) for end in ("", "/uitkomst")] == [
        404
    ] * 4
    with server.store.read() as view:
        assert find(view, waits.rpartition("/")[2]).status == 404
    work_off(queue)


@pytest.mark.parametrize("address", ["https://elders.example/", "/processen", "/api/v1/taken/x", "/api/v1/a b"])
def test_only_the_api_itself_is_asked(table, address):
    answer = ask(table.leader, address)
    assert answer.status_code == 400 and answer.json()["bevindingen"][0]["soort"] == "adres_onbekend"


def test_somebody_asks_a_few_things_at_a_time(table, monkeypatch):
    monkeypatch.setattr("api.negotiation.jobs_route._MOST", 1)
    one = table.providers[0]
    assert [ask(one, f"/api/v1/processen/{one.process}").status_code for _ in range(2)] == [202, 429]
    work_off(one.server.app.state.queue)


def test_a_job_is_done_once_and_again_where_its_worker_or_message_was_lost(kept):
    done = []
    queue = JobQueue(kept, {"werk": lambda job: done.append(job.id) or mail.JobOutcome(200, {}, b"")})
    lost, taken = (kept.run(lambda unit: add(unit, "ik", "werk", {}), principal="ik") for _ in range(2))
    kept.run(lambda unit: begin(unit, taken.id), principal="x")  # by a worker that is killed
    queue.catch_up()
    assert work_off(queue) == 0
    kept.clock.wait(minutes=2)
    queue.catch_up()
    queue.catch_up()
    assert work_off(queue) == 2 and done == [lost.id]
    kept.clock.wait(minutes=30)
    queue.catch_up()
    assert work_off(queue) == 1 and done == [lost.id, taken.id]


def test_what_cannot_be_done_is_given_up_and_what_a_server_does_not_take_is_tried_again(kept, monkeypatch):
    server = MailServer("127.0.0.1", 1, "smtp", "", "", "tarief@tarief.example")
    accounts = Accounts(Installation(False, ADDRESS, kept.url, kept.key, 1, server), kept)
    sent, fails = [], [OSError, OSError, None]

    def sending(_server, to, kind, link):
        if fault := fails.pop(0):
            raise fault
        sent.append((to, kind, link))

    monkeypatch.setattr(mail, "send", sending)
    queue = JobQueue(kept, {LETTER: postman(accounts), "stuk": lambda _: 1 / 0})
    asked = {"aan": "a@b.nl", "soort": "RONDE_OPEN", "link": "https://tarief.example/account"}
    letter, broken = (
        kept.run(lambda unit, what=what: add(unit, "x", *what), principal="x")
        for what in ((LETTER, asked), ("stuk", {}))
    )
    queue.perform(broken.id)
    for _ in range(3):
        queue.perform(letter.id)
    with kept.read() as view:
        states = [find(view, job.id).state for job in (letter, broken)]
    assert states == [JobState.DONE, JobState.FAILED]
    assert sent == [("a@b.nl", MailKind.RONDE_OPEN, "https://tarief.example/account")]


def test_a_message_that_others_put_in_the_database_is_not_unpacked(kept):
    queue = JobQueue(kept, {})
    work_off(queue)
    huey = queue._open.huey
    huey.storage.enqueue(b"een vreemd bericht:" + b"0" * 40)
    with pytest.raises(ValueError, match="mismatch"):
        huey.dequeue()
    huey.storage.close()


def test_everybody_is_reminded_once_of_a_round_that_closes_soon(table, monkeypatch):
    store, leader = table.leader.server.store, table.leader
    server = MailServer("127.0.0.1", 1, "smtp", "", "", "tarief@tarief.example")
    accounts = Accounts(Installation(False, ADDRESS, store.url, store.key, 1, server), store)
    told = []
    monkeypatch.setattr(
        "api.negotiation.telling.send_later", lambda _, letters: told.append({one.kind for one in letters})
    )
    known, closes = leader.server.app.state.folded, store.clock() + timedelta(days=14)
    with store.read() as view:
        opened = replace(known.of(view, leader.process), phase=Phase.OPEN, round=1, closes=closes)
    folded = SimpleNamespace(of=lambda *_: opened)
    for span in (timedelta(), timedelta(days=13), timedelta(hours=1), timedelta(days=2)):
        store.clock.moment += span
        remind(accounts, folded)
    assert told == [{MailKind.HERINNERING}]
