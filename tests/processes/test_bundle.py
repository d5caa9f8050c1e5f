"""What goes out of a process: the dossier in two forms, and the bundle that stays as it was when it was published."""

import io
import json
import re
import zipfile
from typing import Any

import pytest
from sqlalchemy import select

from api.negotiation.bundle import ZIP
from api.negotiation.kept import Folded
from api.negotiation.sheets import HandedIn, hand_in
from api.store.tables import audit
from api.store.unit import StoreUnit
from tarief.agreement import verify, verify_dossier
from tarief.core.canonical import sha256_of
from tests.processes.table import (
    ADDRESS,
    AGREED,
    PROCESSES,
    Clock,
    Server,
    Somebody,
    TableOfAll,
    laid,
    position,
)
from tests.processes.test_sheets import SHEETS
from tests.tools.client import Client
from tests.tools.stores import new_store

CANARY, GRUTTO = "17.7301", SHEETS["grutto"]
TERMS = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}


def published(server: Server) -> TableOfAll:
    """A process with a sheet, a position, an agreement and a publication."""
    table = laid(server, 1)
    leader, only = table.leader, table.providers[0]
    sheet = HandedIn(only.party, "bi", GRUTTO.cost, GRUTTO.hours, sha256_of(GRUTTO.content))

    def handed_in(unit: StoreUnit) -> int:
        return hand_in(unit, Folded().of(unit, leader.process), sheet, GRUTTO.content)

    server.store.run(handed_in, principal=only.party)
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["clientgebonden_kosten_per_uur"]}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    only.does("rondes/1/posities", position("clientgebonden_kosten_per_uur", CANARY, why="Onze jaarrekening."))
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/1/{step}")
    leader.does("producten/bi/tekst", {"waarden": AGREED, "motivering": "Uitkomst van het beraad."})
    for one in (*table.towns, only):
        one.does("stemmen", {"stem": "akkoord"})
    leader.does("akkoord", TERMS)
    decided = {"orgaan": "college", "datum": "2026-04-01", "tarieven": {"bi": "62.86"}, "motivering": "Zo besloten."}
    for one in table.towns:
        one.does("besluiten", decided)
    answers = [
        {"opmerking": remark["id"], "antwoord": "Zo gelaten.", "gewijzigd": False}
        for remark in leader.look("/reactienota").json()["opmerkingen"]
    ]
    leader.does("reactienota", {"antwoorden": answers})
    leader.does("publicatie")
    return table


@pytest.fixture(scope="module")
def table() -> TableOfAll:
    return published(Server(new_store(Clock())))


def zipped(one: Somebody | Client, address: str) -> dict[str, bytes]:
    client = one.client if isinstance(one, Somebody) else one
    answer = client.get(address, headers={"accept": ZIP})
    assert answer.headers["content-type"] == ZIP, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_dossier_for_a_court_is_whole_or_redacted_with_one_root(table: TableOfAll):
    address = f"{PROCESSES}/{table.leader.process}/dossier"
    whole, hidden = table.leader.look("/dossier?vorm=volledig").text, table.towns[0].look("/dossier").text
    assert verify_dossier.examined(whole, [hidden])[1] == []
    assert CANARY in whole and CANARY not in hidden and "Onze jaarrekening." not in hidden
    assert hidden == table.leader.look("/dossier").text  # whenever it is made
    files = zipped(table.leader, f"{address}?vorm=volledig")
    assert GRUTTO.content in files.values() and files["inventarislijst.pdf"][:4] == b"%PDF"
    assert not any(name.startswith("opgaven/") for name in zipped(table.towns[0], address))
    assert table.towns[0].look("/dossier?vorm=volledig").status_code == 403
    assert table.providers[0].look("/dossier").status_code == 403
    with table.leader.server.store.read() as view:
        looks = {row.action for row in view.connection.execute(select(audit.c.action))}
    assert {"dossier_volledig", "dossier_gelakt", "geweigerd dossier volledig"} <= looks


def test_what_somebody_was_given_for_a_position_is_in_both_forms(table: TableOfAll):
    whole: dict[str, Any] = json.loads(table.leader.look("/dossier?vorm=volledig").text)
    heads = {own["kop"] for own in json.loads(table.towns[0].look("/dossier").text)["partijketens"]}
    assert heads == {own["kop"] for own in whole["partijketens"]}
    assert heads >= set(table.leader.sees()["rondes"][0]["koppen"])


def test_the_public_bundle_stays_as_it_was_when_a_next_agreement_is_on_its_way(table: TableOfAll):
    public, address = (
        Client(table.leader.server.app, base_url=ADDRESS),
        f"{PROCESSES}/{table.leader.process}/bundel",
    )
    before = public.get(address)
    assert before.status_code == 200 and CANARY not in before.text and "Onze jaarrekening." in before.text
    assert table.providers[0].party not in json.dumps(before.json()["reactienota"])
    files = zipped(public, address)
    assert verify.examined(files["akkoord.json"].decode())[1] == []
    assert {name for name, content in files.items() if content[:4] == b"%PDF"} == {
        "akkoord.pdf", "reactienota.pdf", "raadspagina.pdf", "motivering-1.pdf",
    }  # fmt: skip
    table.leader.does("inwerkingtreding", {"vanaf": "2027-01-01"})
    table.leader.does("heropening", {"aanleiding": "De cao is gewijzigd."})
    table.leader.does("rondes", {"nummer": "2", "agenda": {"bi": ["overhead"]}})
    table.leader.does("producten/bi/tekst", {"waarden": AGREED | {"overhead": "0.3"}, "motivering": "Een concept."})
    assert public.get(address).text == before.text and zipped(public, address) == files
    assert table.leader.look("/dossier").status_code == 403  # while a round is on, not even how much there is


def test_the_page_for_a_council_says_what_a_flat_cut_to_the_same_tariff_would_have_asked(table: TableOfAll):
    """On paper: 62,86 / 1,03 - 2,40 = 58,629126 per hour is left for the wage with its overhead.

    Then the hours are 47.500 x 1,28 x 1,38 / 58,629126, the wage is 58,629126 x 1.290 / (1,28 x 1,38), and overhead
    58,629126 x 1.290 / 60.800 - 1.
    """
    page = re.sub(r"\s+", " ", table.towns[0].client.get(f"/akkoorden/{table.leader.process}/raadspagina").text)
    assert "Een vlakke korting van 9,5% op het eerste voorstel had dit tarief ook gegeven" in page
    for one in (
        "bruto_jaarloon € 42.816,79 per jaar in plaats van € 47.500,00 per jaar",
        "productieve_uren 1.431,10 uur in plaats van 1.290 uur",
        "overhead 24,39% in plaats van 38,00%",
    ):
        assert one in page, page
    assert "werkgeverslasten " not in page.partition("Dan had waar")[2].partition("<h2")[0]
