"""What cannot be is refused where it is sent, with a place, and is never a failure or something that is kept."""

import pytest

from api.store.store import Store
from tests.processes.table import AGREED, GROUND, PARAMETERS, Clock, Server, Somebody, TableOfAll, hands_in, laid
from tests.processes.test_sheets import SHEETS

TERMS = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
LOCK = {
    "product": "bi", "parameter": "overhead", "waarde": "0.34", "motivering_betaler": "Past.",
    "motivering_zorgaanbieder": "Past ook.", "onderbouwing": [GROUND],
}  # fmt: skip


@pytest.fixture(scope="module")
def table(kept: Store) -> TableOfAll:
    """A table where all that is tried is refused, so that it stays as it is."""
    kept.clock = Clock()
    return laid(Server(kept), 1)


def refused(one: Somebody, path: str, body: object) -> list[str]:
    """The kinds of what is wrong; nothing else than a refusal is expected."""
    answer = one.send(path, body)
    assert answer.status_code == 400, answer.text
    return [finding["soort"] for finding in answer.json()["bevindingen"]]


def settled(server: Server) -> TableOfAll:
    """A table where the text was set after a round."""
    table = laid(server, 1)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    table.leader.does("rondes/1/opening", {"sluit": server.clock.said(days=1)})
    server.clock.wait(days=2)
    for step in ("sluiting", "onthulling", "beraad"):
        table.leader.does(f"rondes/1/{step}")
    table.leader.does("producten/bi/tekst", {"waarden": AGREED, "motivering": "Uitkomst van het beraad."})
    return table


@pytest.mark.parametrize("id", ["a/b", "a.b", "é", "a\nb", "..", "a" * 65, "a" * 300])
def test_an_id_that_means_something_in_an_address_or_a_chain_is_refused(table: TableOfAll, id: str):
    leader = table.leader
    product = {"naam": "X", "wet": "wmo", "eenheid": "uur", "eisen": "hbo", "parameters": ["overhead"]}
    told = {"versie": "1", "naam": "X", "tekst": "Wat het is.", "soort": "norm", "eenheid": "aandeel"}
    assert "id_ongeldig" in refused(leader, "partijen", {"partij": {"id": id, "naam": "X", "rol": "aanbieder"}})
    assert "id_ongeldig" in refused(leader, "producten", {"product": product | {"id": id}})
    assert "id_ongeldig" in refused(leader, "parameters", {"definitie": told | {"id": id}})


def test_a_text_of_a_parameter_without_a_definition_is_refused_and_is_no_failure(table: TableOfAll):
    leader = table.leader
    more = {"id": "ander", "naam": "X", "wet": "wmo", "eenheid": "uur", "eisen": "hbo", "model": "uurtarief"}
    leader.does("producten", {"product": more | {"parameters": ["overhead", "nergens"]}})
    body = {"waarden": {"overhead": "0.3", "nergens": "1"}, "motivering": "Zo."}
    assert refused(leader, "producten/ander/tekst", body) == ["parameter_onbekend"]


@pytest.mark.parametrize("volume", ["0", "-5"])
def test_a_sheet_of_no_volume_is_refused_since_it_would_silence_the_whole_snapshot(table: TableOfAll, volume: str):
    one = table.providers[0]
    grutto = SHEETS["grutto"]
    assert hands_in(one, grutto.content, grutto.sheet, volume=volume).status_code == 400
    assert one.look("/opgaven").json()["opgaven"] == []


def test_a_snapshot_at_a_tariff_that_is_none_is_refused_since_later_ones_keep_to_it(table: TableOfAll):
    leader = table.leader
    for tariffs in (["-5", "60"], ["0"], ["50", "50"]):
        assert refused(leader, "momentopnamen", {"product": "bi", "tarieven": tariffs}) == ["tarief_ongeldig"]
    asked = {"product": "bi", "tarieven": ["50"], "gevraagd_volume": "-1"}
    assert refused(leader, "momentopnamen", asked) == ["buiten_grenzen"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("producten/bi/eisen", {"eisen": "wo", "raakt": ["overhead"]}),
        (
            "parameters",
            {
                "definitie": {"id": "overhead", "versie": "2", "naam": "overhead", "tekst": "Nu ook vastgoed."}
                | PARAMETERS["overhead"]
            },
        ),
    ],
)
def test_what_stands_is_not_locked_twice_and_votes_on_it_end_when_what_is_meant_by_it_changes(
    server: Server, path: str, body: object
):
    table = settled(server)
    leader, everybody = table.leader, (*table.towns, *table.providers)
    leader.does("vergrendelingen", LOCK)
    assert refused(leader, "vergrendelingen", LOCK | {"motivering_betaler": "Iets anders."}) == ["al_vergrendeld"]
    for one in everybody:
        one.does("stemmen", {"stem": "akkoord"})
    assert len(leader.sees()["stemmen"]) == len(everybody)
    leader.does(path, body)
    assert "stemmen" not in leader.sees() and refused(leader, "akkoord", TERMS)
    assert refused(everybody[0], "stemmen", {"stem": "akkoord"}) == ["tekst_verouderd"]


def test_a_growth_path_that_does_not_grow_and_a_decided_tariff_of_nothing_are_refused(server: Server):
    table = settled(server)
    for one in (*table.towns, *table.providers):
        one.does("stemmen", {"stem": "akkoord"})
    for path in (["-5"], ["0.5", "0.4"], ["0.5", "0.5"], ["1.5"], ["0", "1"]):
        assert refused(table.leader, "akkoord", TERMS | {"ingroeipad": path}) == ["ingroeipad"]
    table.leader.does("akkoord", TERMS | {"ingroeipad": ["0.5", "1"]})
    nothing = {"orgaan": "college", "datum": "2026-04-01", "tarieven": {"bi": "-5"}, "motivering": "Zo besloten."}
    off = {"afwijkingen": [{"product": "bi", "tarief": "-5", "motivering": "Er is geen geld."}]}
    assert refused(table.towns[0], "besluiten", nothing | off) == ["tarief_ongeldig"]
