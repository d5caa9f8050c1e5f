"""The demonstration region in a store: what stands in it, and who sees what of it."""

import pytest

from api.negotiation.demonstration import load, loaded
from api.negotiation.kept import Folded, process_for
from api.negotiation.sheets import figures
from api.store.sealing import SealingKey
from api.store.store import Store
from tarief.negotiation.phase import Phase

LEADER = "4f0c7a52-6f3e-4a52-9d0e-6d3c7a1f2b90"


@pytest.fixture(scope="module")
def store():
    made = Store.open(None, SealingKey.new())
    made.run(lambda unit: load(unit, LEADER), principal=LEADER)
    yield made
    made.close()


def test_the_story_stands_in_the_store_up_to_now(store: Store):
    with store.read() as view:
        process = process_for(view, Folded(), loaded(view), LEADER)
        sheets = figures(view, process, "begeleiding-individueel")
    assert (process.phase, process.round, len(process.parties)) == (Phase.OPEN, 3, 26)
    assert len(sheets) == 13
    assert sum(sheet.volume for sheet in sheets) == 166_000
    assert store.verify() == []


def test_what_is_sealed_is_not_loaded_for_another(store: Store):
    with store.read() as view:
        known = process_for(view, Folded(), loaded(view))
        names = {party.name: party.id for party in known.parties.values()}
        own = process_for(view, Folded(), known.id, names["Stichting Grutto"])
    assert not [put for put in known.positions if put.round == 3]
    assert {put.party for put in own.positions if put.round == 3} == {names["Stichting Grutto"]}
