"""Any run of what parties send over HTTP, against a plain model: put forward, offered, voted, retried, restarted.

Of every answer the status is known beforehand, and of every view what stands in it.
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from api.accounts.principal import ActorRole
from api.negotiation.kept import append
from tarief.agreement.verify import examined
from tarief.negotiation.decide import decide
from tarief.negotiation.definition import CareProduct, Definition, LawKey
from tarief.negotiation.event import Event
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    ParameterDefined,
    PartyAdded,
    ProcessStarted,
    ProductAdded,
    RoundOpened,
    RoundPrepared,
    TextSet,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.process import Process
from tests.processes.table import GROUND, PARAMETERS, RESEARCH, Clock, Server, Somebody, position
from tests.tools.stores import new_store
from tests.tools.times import examples

VALUES = st.sampled_from(["0.3", "0.34", "0.38"])
GIVERS = st.sampled_from(["eerste", "tweede"])
SPEAKERS = st.sampled_from(["eerste", "tweede", "gemeente"])
EVERYBODY = st.sampled_from(["leider", "eerste", "tweede", "gemeente"])
#: On which version a write is: any, the one that is there now, or the last one that was looked at.
VERSIONS = st.sampled_from(["*", "*", "nu", "oud"])
TERMS = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
AGREED, SPEAKERS_ALL, DAYS = "overeenstemming", ("eerste", "tweede", "gemeente"), timedelta(days=14)
STEPS = {"sluiting": ("open", "gesloten"), "onthulling": ("gesloten", "onthuld"), "beraad": ("onthuld", "beraad")}
TALKS, LOCKS = ("beraad", "vastgesteld"), ("concept", "beraad", "vastgesteld")


def tariff(overhead: str) -> Decimal:
    """The formula of the case: ((S × (1 + w) / H) × (1 + o) + m) × (1 + r)."""
    salary, on_top, hours, _, client, risk = (Decimal(value) for value in RESEARCH.values())
    cost = salary * (1 + on_top) / hours * (1 + Decimal(overhead)) + client
    return (cost * (1 + risk)).quantize(Decimal("0.01"))


def beginning(leader: str, parties: dict[str, str], clock: Clock) -> list[Event]:
    """What happened before: a table that is laid, with a first round that is open."""
    process, events, lead, id = Process(), [], Party(leader, "Leider", Seat.FACILITATOR), str(uuid4())
    seats = {"gemeente": Seat.MUNICIPALITY}
    told = {key: {"id": key, "versie": "1", "naam": key, "tekst": "Zo."} | more for key, more in PARAMETERS.items()}
    numbers = {key: Decimal(value) for key, value in RESEARCH.items()}
    whats = [
        ProcessStarted("Proef", "Peel", lead),
        *(PartyAdded(Party(party, name, seats.get(name, Seat.PROVIDER))) for name, party in parties.items()),
        *(ParameterDefined(Definition.of(raw)) for raw in told.values()),
        ProductAdded(CareProduct("bi", "BI", LawKey.JEUGDWET, "uur", "hbo", tuple(PARAMETERS), model="uurtarief")),
        TextSet("bi", numbers, tariff(RESEARCH["overhead"]), "Onderzoek."),
        RoundPrepared(1, {"bi": ("overhead",)}),
        RoundOpened(clock() + DAYS),
    ]
    for what in whats:
        made = decide(process, what, by=lead, at=clock(), id=id)
        process, events = fold(made, process), [*events, *made]
    return events


@dataclass
class Sent:
    """What was sent before, and the answer that it got."""

    who: str
    path: str
    body: object
    key: str
    answer: str


@dataclass
class Model:
    """What is known of the process, as plain things."""

    phase: str = "open"
    round: int = 1
    overhead: str = RESEARCH["overhead"]
    text: int = 1
    locked: bool = False
    asked: set[str] = field(default_factory=set)
    put: dict[tuple[int, str], str] = field(default_factory=dict)
    offers: dict[str, tuple[str, bool]] = field(default_factory=dict)
    votes: dict[str, str] = field(default_factory=dict)
    closes: Any = None


class Machine(RuleBasedStateMachine):
    """One process at a server with many; the same parties sit in all of them."""

    server: Server
    everybody: dict[str, Somebody]
    leader_id: str

    @initialize()
    def begin(self):
        self.clock = self.server.clock
        self.clock.moment = Clock().moment  # else keys expire while the examples go on
        parties = {name: one.party for name, one in self.everybody.items() if one.party}
        made = beginning(self.leader_id, parties, self.clock)
        self.server.store.run(lambda unit: [append(unit, event) for event in made], principal=self.leader_id)
        for one in self.everybody.values():
            one.process = made[0].process
        self.model, self.sent, self.seen = Model(closes=self.clock() + DAYS), [], {}

    def send(self, who, path, body, expected, version="*"):
        """Send something; say whether it was done, which is so when 201 was expected and the version was of now."""
        one, key = self.everybody[who], str(uuid4())
        now = one.look().headers["etag"]
        wanted = {"*": "*", "nu": now, "oud": self.seen.get(who, "*")}[version]
        status = expected if wanted in ("*", now) else 412
        answer = one.send(path, body, version=wanted, key=key)
        assert answer.status_code == status, (who, path, body, wanted, answer.text, self.model)
        if status == 201:
            assert answer.headers["etag"] == one.look().headers["etag"]
            self.sent.append(Sent(who, path, body, key, answer.text))
            return answer.json()
        return None

    def during(self, *phases, otherwise=201):
        return otherwise if self.model.phase in phases else 409

    @rule(who=SPEAKERS, value=VALUES, version=VERSIONS)
    def put_forward(self, who, value, version):
        status = self.during("open", otherwise=400 if self.model.locked else 201)
        status = 409 if self.clock() >= self.model.closes else status
        if self.send(who, f"rondes/{self.model.round}/posities", position("overhead", value), status, version):
            self.model.put[self.model.round, who] = value

    @rule(days=st.sampled_from([1, 15, 15]))
    def wait(self, days):
        self.clock.wait(days=days)

    @rule(step=st.sampled_from(["", "", "", *STEPS]), version=VERSIONS)
    def go_on(self, step, version):
        """Mostly the step that is next, once it is time; now and then another one, or too early."""
        model = self.model
        step = step or next((name for name, (fits, _) in STEPS.items() if fits == model.phase), "sluiting")
        fits, after = STEPS[step]
        early = step == "sluiting" and self.clock() < model.closes
        if self.send("leider", f"rondes/{model.round}/{step}", {}, 409 if early else self.during(fits), version):
            model.phase = after

    @precondition(lambda self: self.model.phase in ("vastgesteld", "concept"))
    @rule()
    def next_round(self):
        model = self.model
        if model.phase == "vastgesteld":
            agenda = {"nummer": str(model.round + 1), "agenda": {"bi": ["overhead"]}}
            assert self.send("leider", "rondes", agenda, 201)
            model.round, model.phase = model.round + 1, "concept"
        else:
            model.closes = self.clock() + DAYS
            assert self.send("leider", f"rondes/{model.round}/opening", {"sluit": self.clock.said(days=14)}, 201)
            model.phase = "open"

    @rule(value=VALUES, version=VERSIONS)
    def set_text(self, value, version):
        model = self.model
        broken = model.locked and value != model.overhead
        status = self.during("concept", "beraad", otherwise=400 if broken else 201)
        body = {"waarden": RESEARCH | {"overhead": value}, "motivering": "Zo."}
        if self.send("leider", "producten/bi/tekst", body, status, version):
            model.overhead, model.text, model.votes = value, model.text + 1, {}
            model.phase = "vastgesteld" if model.phase == "beraad" else model.phase

    @rule(who=GIVERS, value=VALUES, version=VERSIONS)
    def offer(self, who, value, version):
        status = self.during("beraad", otherwise=400 if self.model.locked else 201)
        change = {"parameter": "overhead", "waarde": value, "motivering": "Zo is het."}
        body = {"product": "bi", "tekstversie": str(self.model.text), "aan": self.everybody["gemeente"].party}
        if told := self.send(who, "voorstellen", body | {"wijzigingen": [change]}, status, version):
            assert Decimal(told["gegevens"]["tarief"]) == tariff(value)
            self.model.offers[told["gegevens"]["id"]] = (who, False)

    @precondition(lambda self: self.model.offers)
    @rule(data=st.data(), version=VERSIONS)
    def answer(self, data, version):
        id = data.draw(st.sampled_from(sorted(self.model.offers)))
        who, answered = self.model.offers[id]
        status = self.during("beraad", otherwise=400 if answered else 201)
        body = {"antwoorden": [{"parameter": "overhead", "antwoord": "aanvaard"}]}
        if self.send("gemeente", f"voorstellen/{id}/antwoord", body, status, version):
            self.model.offers[id] = (who, True)

    @rule(version=VERSIONS)
    def lock(self, version):
        status = self.during(*LOCKS, otherwise=400 if self.model.locked else 201)
        body = {"product": "bi", "parameter": "overhead", "waarde": self.model.overhead, "onderbouwing": [GROUND]}
        why = {"motivering_betaler": "Past.", "motivering_zorgaanbieder": "Past."}
        if self.send("leider", "vergrendelingen", body | why, status, version):
            self.model.locked, self.model.asked = True, set()

    @rule(who=SPEAKERS, version=VERSIONS)
    def ask_unlock(self, who, version):
        status = self.during(*TALKS, otherwise=201 if self.model.locked else 400)
        body = {"product": "bi", "parameter": "overhead", "reden": "Het ligt anders."}
        if self.send(who, "ontgrendelingen", body, status, version):
            self.model.asked.add("betaler" if who == "gemeente" else "zorgaanbieder")
            if len(self.model.asked) == 2:
                self.model.locked, self.model.asked = False, set()

    @rule(who=SPEAKERS, vote=st.sampled_from(["akkoord", "kan_ermee_leven", "niet_akkoord"]), version=VERSIONS)
    def vote(self, who, vote, version):
        if self.send(who, "stemmen", {"stem": vote}, self.during("vastgesteld"), version):
            self.model.votes[who] = vote

    @rule(version=VERSIONS)
    def agree(self, version):
        everybody = len(self.model.votes) == 3 and "niet_akkoord" not in self.model.votes.values()
        status = self.during("vastgesteld", otherwise=201 if everybody else 400)
        if self.send("leider", "akkoord", TERMS, status, version):
            self.model.phase = "overeenstemming"
            told, faults = examined(self.everybody["eerste"].look("/akkoord").text)
            assert not faults and any(str(tariff(self.model.overhead)).replace(".", ",") in line for line in told)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def again(self, data):
        """The same key gives the same answer whatever the version is by now, and never anything else."""
        old = data.draw(st.sampled_from(self.sent))
        one = self.everybody[old.who]
        same = one.send(old.path, old.body, version='"oud"', key=old.key)
        assert (same.status_code, same.text, same.headers["idempotency-replayed"]) == (201, old.answer, "true")
        assert one.send(old.path, {"anders": "ja"}, version="*", key=old.key).status_code == 422
        other = self.everybody["tweede" if old.who == "eerste" else "eerste"]
        assert other.send(old.path, {"anders": "ja"}, version="*", key=old.key).status_code in (400, 403, 404)

    @rule()
    def restart(self):
        """Another program on the same database, which knows nothing but what stands there."""
        again = Server(self.server.store)
        for one in self.everybody.values():
            one.server = again
            one.__post_init__()

    @rule(who=EVERYBODY)
    def look(self, who):
        """What somebody sees is what the model says that he may see, and nothing of a rival."""
        model, one = self.model, self.everybody[who]
        answer = one.look()
        self.seen[who] = answer.headers["etag"]
        view = answer.json()
        assert (view["fase"], view["ronde"]) == (model.phase, model.round)
        assert Decimal(view["teksten"][0]["tarief"]) == tariff(model.overhead)
        assert bool(view.get("vergrendelingen")) == model.locked
        closed = model.round - (model.phase in ("concept", "open"))
        revealed = closed - (model.phase == "gesloten")
        last = {revealed, model.round} if revealed == model.round else {max(model.round - 1, 1), model.round}
        puts = {
            (number, self.everybody[by].party, value)
            for (number, by), value in model.put.items()
            if number in last and (by == who or (who == "leider" and number <= closed))
        }
        told = {(p["ronde"], p["partij"], p["positie"]["waarden"]["van"]) for p in view.get("posities", ())}
        assert told == puts, (who, model)
        offers = {id for id, (by, _) in model.offers.items() if who in (by, "gemeente", "leider")}
        assert {offer["voorstel"]["id"] for offer in view.get("voorstellen", ())} == offers
        may = (who, *(SPEAKERS_ALL if who == "leider" or (who == "gemeente" and model.phase == AGREED) else ()))
        votes = {self.everybody[by].party: vote for by, vote in model.votes.items() if by in may}
        assert {vote["partij"]: vote["stem"] for vote in view.get("stemmen", ())} == votes
        if who in ("eerste", "tweede"):
            rival = self.everybody["tweede" if who == "eerste" else "eerste"].party
            assert rival not in json.dumps(view)

    def teardown(self):
        if hasattr(self, "model"):
            for who in self.everybody:
                self.look(who)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_any_run_of_requests_does_what_a_plain_model_does(database: str, request: pytest.FixtureRequest):
    store = new_store(Clock(), None if database == "sqlite" else request.getfixturevalue("postgres_url"))
    try:
        server = Server(store)
        roles = {"gemeente": ActorRole.GEMEENTE, "eerste": ActorRole.AANBIEDER, "tweede": ActorRole.AANBIEDER}
        everybody = {name: server.somebody(role, str(uuid4())) for name, role in roles.items()}
        everybody["leider"] = server.somebody(ActorRole.BEGELEIDER)
        started = everybody["leider"].send("", {"naam": "Eerder", "gebied": "Peel"}).json()
        everybody["leider"].process = started["gegevens"]["id"]
        leader = started["gegevens"]["begeleider"]["id"]
        kind = type("OnThis", (Machine,), {"server": server, "everybody": everybody, "leader_id": leader})
        some = examples(4 if database == "sqlite" else 1)
        # Not made smaller: over HTTP that takes minutes.
        how = settings(max_examples=some, stateful_step_count=25, deadline=None, phases=[Phase.generate])
        run_state_machine_as_test(kind, settings=how)
        assert store.verify() == []
    finally:
        store.close()
