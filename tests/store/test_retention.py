"""Every kind has its time; then it is gone, but for what an agreement rests on."""

from datetime import UTC, datetime, timedelta

from api.store.retention import RETENTION
from api.store.store import Store
from tests.store.conftest import KEY

START = datetime(2026, 11, 29, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.days = 0

    def __call__(self):
        return START + timedelta(days=self.days)


def test_what_has_had_its_time_is_gone(store):
    store.clock = clock = Clock()
    with store.write(principal="a", key="k", request="r") as unit:
        for number in ("1", "2"):
            unit.put("upload", number, "a", "tekst", blob=unit.blob(number.encode()))
        unit.put("concept", "1", "a", "tekst")
        unit.put("berekening", "1", "a", "tekst")
        unit.keep("upload", "2")
        loose = unit.blob(b"nergens genoemd")
        unit.answer(200, "")
    still = dict.fromkeys(RETENTION, 0)
    clock.days = 1.5
    assert dict(store.sweep()) == {**still, "antwoord": 0, "bestand": 1}
    clock.days = 2.5
    assert dict(store.sweep()) == {**still, "upload": 1, "antwoord": 1, "bestand": 1}
    clock.days = 10_000
    assert dict(store.sweep({"concept": timedelta(days=30)})) == {"concept": 1, "antwoord": 0, "bestand": 0}
    with store.read() as view:
        assert [found.id for found in view.find("upload")] == ["2"]
        assert view.find("upload", blob=loose) == ()
        assert view.read_blob(loose) is None
        assert view.get("berekening", "1") is not None
    assert store.verify() == []


def test_the_answer_that_an_agreement_got_stays():
    store = Store.open(None, KEY, clock=(clock := Clock()))
    for key in ("gewoon", "akkoord"):
        with store.write(principal="a", key=key, request="r") as unit:
            unit.answer(200, key, lasting=key == "akkoord")
    clock.days = 10_000
    store.sweep()
    for key in ("gewoon", "akkoord"):
        with store.write(principal="a", key=key, request="r") as unit:
            assert (unit.replayed is not None) == (key == "akkoord")
    store.close()
