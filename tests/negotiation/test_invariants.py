"""What always holds, whatever is tried in whatever order: what is refused changes nothing, what happened stays."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.negotiation.course import COURSE
from tarief.negotiation.decide import decide
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    DeliberationBegun,
    ParameterDefined,
    PositionSubmitted,
    RoundClosed,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
)
from tarief.negotiation.outcomes import (
    AgreementReached,
    DecisionTaken,
    DissentRecorded,
    Settlement,
    TariffPublished,
    UnlockAsked,
    ValueLocked,
    Vote,
    VoteCast,
)
from tarief.negotiation.phase import Phase
from tests.negotiation.table import (
    AGREED,
    DOCUMENT,
    LEADER,
    OLD,
    PROVIDERS,
    RESEARCH,
    START,
    TOWN,
    definition,
    position,
    ready,
    text,
)

BEGIN = ready().process
PARTIES = (TOWN, *PROVIDERS)
numbers = st.sampled_from(["1290", "1310", "1330"])
#: What may be tried: by whom, and what it is, from the process as it stands.
moves = st.one_of(
    st.tuples(st.sampled_from(PARTIES), st.tuples(st.just("positie"), numbers)),
    st.tuples(st.sampled_from(PARTIES), st.tuples(st.just("stem"), st.sampled_from(Vote))),
    st.tuples(st.sampled_from(PARTIES), st.tuples(st.sampled_from(["standpunt", "ontgrendel", "besluit"]), numbers)),
    st.tuples(st.just(LEADER), st.tuples(st.sampled_from(["verder", "tekst", "tekst", "slot", "omschrijf"]), numbers)),
    *[st.tuples(st.just(LEADER), st.tuples(st.just("verder"), numbers))] * 3,
    st.tuples(st.sampled_from([LEADER, TOWN]), st.tuples(st.just("uitkomst"), st.sampled_from(Settlement))),
)
_ON = {
    Phase.OPEN: RoundClosed(),
    Phase.CLOSED: RoundRevealed(),
    Phase.REVEALED: DeliberationBegun(),
    Phase.DELIBERATING: text(AGREED),
    Phase.DECIDED: TariffPublished(),
}


def wanted(process, kind, value, at):
    match kind:
        case "verder" if process.phase is Phase.DRAFT:
            return RoundOpened(at + timedelta(hours=2))
        case "verder" if process.phase in _ON:
            return _ON[process.phase]
        case "verder":
            return RoundPrepared(process.round + 1, {"bi": tuple(OLD)})
        case "positie":
            return PositionSubmitted(process.round, position("uren", value))
        case "stem":
            return VoteCast(value)
        case "standpunt":
            return DissentRecorded(f"d{len(process.dissents) % 3}", "bi", "uren", Decimal(value))
        case "ontgrendel":
            return UnlockAsked("bi", "uren", "Nieuw cijfer.")
        case "besluit":
            return DecisionTaken("college", date(2026, 9, 1), {"bi": process.text("bi").set.tariff}, "Zie de tekst.")
        case "tekst":
            return text({**(AGREED if value == "1330" else RESEARCH), "uren": value})
        case "slot":
            return ValueLocked("bi", "uren", Decimal(value), "Past.", "Past.", (DOCUMENT,))
        case "omschrijf":
            return ParameterDefined(definition("uren", process.definitions["uren"].version + 1))
        case _:
            return AgreementReached(value, date(2027, 1, 1), date(2028, 1, 1), "OVA")


@settings(max_examples=40, deadline=None)
@given(st.lists(moves, min_size=15, max_size=50))
def test_whatever_is_tried_what_happened_stays_and_what_is_refused_changes_nothing(tried):
    process, at, events = BEGIN, START + timedelta(days=10), []
    for by, (kind, value) in _at_length(tried):
        at += timedelta(hours=1)
        before = fold((), process)
        try:
            made = decide(process, wanted(process, kind, value, at), by=by, at=at)
        except Refused as refused:
            assert refused.findings and all(finding.text and finding.advice for finding in refused.findings)
            assert process == before
            continue
        after = fold(made, process)
        assert process == before
        events += made
        _holds(process, after, made)
        process = after
    assert fold(events, BEGIN) == process


def _at_length(tried):
    """The moves, with all of them voting where the leader asks for the outcome."""
    for by, (kind, value) in tried:
        if by is LEADER and kind == "uitkomst":
            yield from ((party, ("stem", Vote.ACCEPTABLE)) for party in PARTIES)
        yield by, (kind, value)


def _holds(before, after, made) -> None:
    rows = [COURSE[type(event.what)] for event in made]
    assert after.phase == before.phase or any(after.phase in row.to for row in rows)
    if before.phase is not Phase.OPEN:
        assert after.positions == before.positions
    assert before.dissents.items() <= after.dissents.items()
    if after.phase is Phase.AGREED:
        assert all(after.votes[party.id].vote is not Vote.REFUSED for party in PARTIES)
    if before.phase is not Phase.PUBLISHED and after.phase is Phase.PUBLISHED:
        assert TOWN.id in after.decisions
    for item, lock in after.locks.items():
        assert after.text(item.product).set.values[item.definition] == lock.locked.value
        assert after.definitions[item.definition].version == lock.version
    assert after.text("bi").set.values["lasten"] == after.definitions["lasten"].fact
