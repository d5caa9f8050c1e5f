"""What comes twice, too late, or when the disk is full, is answered over HTTP with a status of its own."""

import pytest

from api.accounts.principal import ActorRole
from tests.processes.table import PROCESSES, Server
from tests.store.test_faults import full_disk
from tests.tools.stores import new_store

BODY = {"naam": "Herijking", "gebied": "Peel"}


@pytest.fixture
def leader():
    store = new_store()
    yield Server(store).somebody(ActorRole.BEGELEIDER)
    store.close()


def post(leader, key, body=BODY):
    return leader.client.post(PROCESSES, json=body, headers={"idempotency-key": key} if key else {})


def test_the_same_request_with_the_same_key_is_answered_as_before_and_done_once(leader):
    first, again = post(leader, "k"), post(leader, "k")
    assert (first.status_code, again.status_code) == (201, 201)
    assert (first.headers.get("idempotency-replayed"), again.headers["idempotency-replayed"]) == (None, "true")
    assert first.json() == again.json()
    with leader.server.store.read() as view:
        assert len(view.heads()) == 1


def test_another_request_with_the_same_key_is_422_and_none_without_a_key(leader):
    post(leader, "k")
    assert post(leader, "k", BODY | {"naam": "Anders"}).status_code == 422
    assert post(leader, "").status_code == 400
    with leader.server.store.read() as view:
        assert len(view.heads()) == 1


def test_a_change_to_what_has_changed_since_is_412_and_one_that_does_not_say_is_428(leader):
    leader.process = post(leader, "k").json()["gegevens"]["id"]
    seen = leader.look().headers["etag"]
    party = {"partij": {"id": "5b9e1a52-6d1f-4f0e-9c39-0b8c6c1f2a11", "naam": "Asten", "rol": "gemeente"}}
    assert leader.send("partijen", party, version=seen).status_code == 201
    assert leader.send("partijen", party, version=seen).status_code == 412
    assert leader.send("partijen", party, version="").status_code == 428


def test_a_full_disk_is_507_reading_goes_on_and_the_next_try_does_it_once(leader):
    leader.process = post(leader, "k").json()["gegevens"]["id"]
    store = leader.server.store
    with full_disk(store):
        answers = (post(leader, f"l{number}") for number in range(200))
        full = next(answer for answer in answers if answer.status_code != 201)
        before = leader.client.get(PROCESSES).json()
        assert (full.status_code, full.headers["content-type"]) == (507, "application/problem+json")
        assert leader.look().status_code == 200
    key = full.request.headers["idempotency-key"]
    answer = post(leader, key)
    assert (answer.status_code, "idempotency-replayed" in answer.headers) == (201, False)
    assert post(leader, key).headers["idempotency-replayed"] == "true"
    assert leader.client.get(PROCESSES).json() != before
    assert store.verify() == []
