"""Many writers at once, and writers that are killed in the midst of their work: nothing lost, nothing doubled."""

from random import Random

import pytest

from api.store.store import Store
from tests.store.load import Strike, killed, numbers, nursery
from tests.store.nursery import KEY
from tests.tools.times import TIMES

WRITERS, WRITES, KILLS = 8, 3 * TIMES, 2 * TIMES
#: Two, since the first of a database is posted before there are writers: each kill is of writers at work, by count.
BUSY = Strike(acknowledged=2)


@pytest.fixture(scope="module")
def source():
    with nursery() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    return f"sqlite:///{tmp_path}/t.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")


def test_eight_writers_lose_and_double_nothing(source, url, tmp_path):
    Store.open(url, KEY).close()
    assert source.run(url, tmp_path / "notes", WRITERS, WRITES) == 0
    store = Store.open(url, KEY)
    assert numbers(store) == list(range(1, 1 + WRITERS * WRITES + 1))
    assert store.verify() == []
    store.close()


def test_what_was_acknowledged_survives_a_kill_and_what_was_not_is_done_once(source, url, tmp_path):
    outcome = killed(source, url, tmp_path / "notes", KILLS, Random(TIMES), BUSY)
    assert (outcome.lost, outcome.doubled, outcome.faults) == (0, 0, 0)
    assert outcome.acknowledged >= KILLS * BUSY.acknowledged
