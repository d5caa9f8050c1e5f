"""What cannot be is refused where it is sent, with a place, and is never a failure or something that is kept."""

import pytest

from api.store.store import Store
from tests.processes.table import (
    ADDRESS,
    AGREED,
    GROUND,
    PARAMETERS,
    PROCESSES,
    Clock,
    Server,
    Somebody,
    TableOfAll,
    hands_in,
    laid,
)
from tests.processes.test_sheets import SHEETS
from tests.tools.client import Client

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
    before = {"tarief_hiervoor": {"bi": "54.46"}}
    for path in (["-5"], ["0.5", "0.4"], ["0.5", "0.5"], ["1.5"], ["0", "1"]):
        assert refused(table.leader, "akkoord", TERMS | before | {"ingroeipad": path}) == ["ingroeipad"]
    path = {"ingroeipad": ["0.5", "1"]}
    assert refused(table.leader, "akkoord", TERMS | path) == ["tarief_hiervoor"]
    for held, kind in (({"bi": "0"}, "tarief_ongeldig"), ({"bi": "54.46", "x": "1"}, "product_onbekend")):
        assert refused(table.leader, "akkoord", TERMS | path | {"tarief_hiervoor": held}) == [kind]
    table.leader.does("akkoord", TERMS | path | before)
    grown = table.towns[0].sees()["overeenkomst"]["bedragen_ingroeipad"]
    assert grown == {"bi": ["58.66", "62.86"]}  # docs/onderhandeling.md#helmond
    nothing = {"orgaan": "college", "datum": "2026-04-01", "tarieven": {"bi": "-5"}, "motivering": "Zo besloten."}
    off = {"afwijkingen": [{"product": "bi", "tarief": "-5", "motivering": "Er is geen geld."}]}
    assert refused(table.towns[0], "besluiten", nothing | off) == ["tarief_ongeldig"]


def test_the_public_keeps_what_was_published_while_a_next_agreement_is_made_and_reads_no_conditions(server: Server):
    table = settled(server)
    leader, only = table.leader, table.providers[0]
    for one in table.towns:
        one.does("stemmen", {"stem": "akkoord"})
    only.does("stemmen", {"stem": "niet_akkoord", "voorwaarden": "Alleen boven 64,10."})
    leader.does("akkoord", TERMS | {"uitkomst": "gedeeltelijk"})
    decided = {"orgaan": "college", "datum": "2026-04-01", "tarieven": {"bi": "62.86"}, "motivering": "Zo besloten."}
    for one in table.towns:
        one.does("besluiten", decided)
        assert "64,10" not in one.look("/akkoord").text
    leader.does("publicatie")
    public = Client(server.app, base_url=ADDRESS)
    address = f"{PROCESSES}/{leader.process}"
    told = public.get(f"{address}/akkoord").text
    assert "62.86" in told and "64,10" not in told
    assert only.party not in told and '"niet_akkoord"' in told  # who does not sign is counted, and not named
    leader.does("inwerkingtreding", {"vanaf": "2027-01-01"})
    leader.does("heropening", {"aanleiding": "De cao is gewijzigd."})
    leader.does("rondes", {"nummer": "2", "agenda": {"bi": ["overhead"]}})
    leader.does("producten/bi/tekst", {"waarden": AGREED | {"overhead": "0.3"}, "motivering": "Een concept."})
    seen = public.get(address)
    assert seen.status_code == 200 and [text["tarief"] for text in seen.json()["teksten"]] == ["62.86"]
    assert public.get(f"{address}/akkoord").text == told  # the agreement that holds meanwhile
    motivation = public.get(f"{address}/producten/bi/motivering")
    assert motivation.status_code == 200 and "64,10" not in motivation.text and "concept" not in motivation.text
    assert public.get(f"{address}/opgaven").status_code in (401, 404)
