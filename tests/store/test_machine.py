"""Any run of calls on the store, against plain dicts: appended, kept, deleted, retried, failed, restarted."""

import itertools

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from api.store.engine import FLEETING
from api.store.failures import KeyReused, Stale
from api.store.store import Store
from tarief.core.canonical import START, canonical, sha256_of
from tests.store.conftest import KEY
from tests.tools.times import examples

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CHAINS = st.sampled_from(["", "/a", "/b"])
IDS = st.sampled_from(["1", "2", "3"])
KEYS = st.none() | st.sampled_from(["k", "l", "m"])
#: How far the version that a caller expects is off; None where he expects nothing.
OFF = st.sampled_from([None, 0, 0, -1, 1])
RUNS = itertools.count()


class Machine(RuleBasedStateMachine):
    """One process in a store that many examples share; nothing of another process is ever seen."""

    url: str

    @initialize()
    def begin(self):
        self.store = Store.open(self.url, KEY, how=FLEETING)
        self.process = f"proces{next(RUNS)}"
        self.chains: dict[str, list[str]] = {}
        self.documents: dict[str, tuple[int, str, str]] = {}
        self.lasting: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, tuple[str, str]] = {}

    def call(self, key, request, work):
        """Do it as a route does: a retry is answered as it was the first time, and does nothing."""
        try:
            with self.store.write(principal=self.process, key=key, request=request) as unit:
                if unit.replayed is not None:
                    assert self.answers[key] == (request, unit.replayed.body)
                    return
                work(unit)
                unit.answer(200, request)
        except KeyReused:
            assert self.answers[key][0] != request
        else:
            assert key not in self.answers
            if key is not None:
                self.answers[key] = (request, request)

    @rule(
        chain=CHAINS, texts=st.lists(TEXTS, min_size=1, max_size=3), off=st.sampled_from([None, 0, 0, -1, 1]), key=KEYS
    )
    def append(self, chain, texts, off, key):
        chain, events = self.process + chain, [canonical({"soort": text}) for text in texts]
        here = self.chains.get(chain, [])
        expected = None if off is None else len(here) + off
        if expected is not None and expected != len(here) and key not in self.answers:
            with pytest.raises(Stale) as refusal, self.store.write(principal=self.process, key=key) as unit:
                unit.append(chain, events, expected=expected)
            newer = here[max(expected, 0) :]
            assert (refusal.value.version, len(refusal.value.newer)) == (len(here), len(newer))
            return
        request = sha256_of(canonical([chain, *events]))
        if key not in self.answers:
            self.chains[chain] = [*here, *events]
        self.call(key, request, lambda unit: unit.append(chain, events, expected=expected))

    @rule(id=IDS, owner=IDS, text=TEXTS, key=KEYS)
    def put(self, id, owner, text, key):
        request = sha256_of(canonical([id, owner, text]))
        version = self.documents.get(id, (0, "", ""))[0]
        id_here = f"{self.process}-{id}"
        if key not in self.answers:
            self.documents[id] = (version + 1, owner, text)
        self.call(
            key,
            request,
            lambda unit: unit.put("concept", id_here, owner, text, expected=version, proces=self.process),
        )

    @rule(id=IDS)
    def keep(self, id):
        if id in self.documents:
            self.lasting.add(id)
        with self.store.write(principal=self.process) as unit:
            unit.keep("concept", f"{self.process}-{id}")

    @rule(id=IDS)
    def delete(self, id):
        goes = id in self.documents and id not in self.lasting
        with self.store.write(principal=self.process) as unit:
            assert unit.delete("concept", f"{self.process}-{id}") == goes
        if goes:
            del self.documents[id]

    @rule(content=st.binary(max_size=50))
    def file(self, content):
        with self.store.write(principal=self.process) as unit:
            self.files[unit.blob(content)] = content

    @rule(chain=CHAINS, id=IDS)
    def fail(self, chain, id):
        with pytest.raises(ZeroDivisionError), self.store.write(principal=self.process, key="mislukt") as unit:
            assert unit.replayed is None
            unit.append(self.process + chain, ["{}"])
            unit.put("concept", f"{self.process}-{id}", "1", "half")
            unit.answer(200, "")
            raise ZeroDivisionError

    @rule()
    def restart(self):
        self.store.close()
        self.store = Store.open(self.url, KEY, how=FLEETING)

    @invariant()
    def all_is_as_in_the_dicts(self):
        if not hasattr(self, "store"):
            return
        with self.store.read() as view:
            assert {chain: head.seq for chain, head in view.heads(self.process).items()} == {
                chain: len(texts) for chain, texts in self.chains.items()
            }
            for chain, texts in self.chains.items():
                hash = START
                for event, text in zip(view.events(chain), texts, strict=True):
                    hash = sha256_of(f"{hash}\n{text}")
                    assert (event.text, event.hash) == (text, hash)
            kept = {one.id: (one.version, one.owner, one.text) for one in view.find("concept", proces=self.process)}
            assert kept == {f"{self.process}-{id}": document for id, document in self.documents.items()}
            assert {sha256: view.read_blob(sha256) for sha256 in self.files} == self.files

    def teardown(self):
        if hasattr(self, "store"):
            assert self.store.verify() == []
            self.store.close()


FEW = settings(max_examples=examples(2), stateful_step_count=20)


class OnSQLite(Machine):
    pass


class OnPostgreSQL(Machine):
    pass


class TestOnSQLite(OnSQLite.TestCase):
    settings = FEW

    @pytest.fixture(autouse=True)
    def place(self, tmp_path):
        OnSQLite.url = f"sqlite:///{tmp_path}/t.db"


class TestOnPostgreSQL(OnPostgreSQL.TestCase):
    settings = FEW

    @pytest.fixture(autouse=True)
    def place(self, postgres_url):
        OnPostgreSQL.url = postgres_url
