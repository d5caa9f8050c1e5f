"""The demonstration region in a store: what stands in it, and who sees what of it."""

import pytest

from api.negotiation.demonstration import load, loaded
from api.negotiation.kept import Folded, process_for
from api.negotiation.sheets import figures
from api.store.store import Store
from tarief.negotiation.phase import Phase
from tarief.negotiation.views import seen_by
from tests.docs.pages import DOCS, table
from tests.tools.stores import new_store

LEADER = "4f0c7a52-6f3e-4a52-9d0e-6d3c7a1f2b90"


@pytest.fixture(scope="module")
def store():
    made = new_store()
    made.run(lambda unit: load(unit, LEADER), principal=LEADER)
    yield made
    made.close()


def test_the_story_stands_in_the_store_up_to_now(store: Store):
    with store.read() as view:
        process = process_for(view, Folded().of(view, loaded(view)), LEADER)
        sheets = figures(view, process, "begeleiding-individueel")
    assert (process.phase, process.round, len(process.parties)) == (Phase.OPEN, 3, 26)
    assert len(sheets) == 13
    assert sum(sheet.volume for sheet in sheets) == 166_000
    assert store.verify() == []


def test_what_is_sealed_is_not_loaded_for_another(store: Store):
    with store.read() as view:
        known = process_for(view, Folded().of(view, loaded(view)))
        names = {party.name: party.id for party in known.parties.values()}
        own = process_for(view, Folded().of(view, known.id), names["Stichting Grutto"])
    assert not [put for put in known.positions if put.round == 3]
    assert {put.party for put in own.positions if put.round == 3} == {names["Stichting Grutto"]}


def test_each_stop_of_the_walk_shows_what_the_page_says(store: Store):
    walk = table(DOCS / "voorbeeldregio.md", "speel")
    assert len(walk) == 8
    with store.read() as view:
        known = process_for(view, Folded().of(view, loaded(view)))
        parties = {party.name: party for party in known.parties.values()}
        for name, _, fields in walk:
            process = process_for(view, Folded().of(view, known.id), parties[name].id)
            seen = seen_by(process, parties[name]).as_json()
            assert all(seen[field.strip(" `")] for field in fields.split(",")), name
