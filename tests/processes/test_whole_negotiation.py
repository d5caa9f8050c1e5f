"""A whole negotiation over HTTP: rounds, reveal, a counter-offer, locks, a dissent, an agreement, a decision."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import load_workbook

from api.negotiation.notes import WORD
from api.print.pdf import PDF
from api.show.answer import XLSX
from tarief.agreement.verify import examined
from tests.processes.table import AGREED, GROUND, PARAMETERS, PROCESSES, Clock, Server, laid, position
from tests.tools.stores import new_store


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server on either database."""
    store = new_store(Clock(), None if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    yield Server(store)
    store.close()


def test_a_region_comes_to_an_agreement_over_http(either: Server):
    server, table = either, laid(either)
    leader, (helmond, asten), (first, second, third) = table.leader, table.towns, table.providers
    assert leader.sees()["teksten"][0]["tarief"] == "69.47"

    leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    helmond.does("rondes/1/posities", position("productieve_uren", "1330", "1360"))
    first.does("rondes/1/posities", position("productieve_uren", "1280", "1340"))
    second.does("rondes/1/posities", position("productieve_uren", "1250", "1290"))
    server.clock.wait(days=15)
    leader.does("rondes/1/sluiting")
    leader.does("rondes/1/onthulling")
    leader.does("rondes/1/beraad")
    assert first.sees()["ontmoetingen"]
    offer = first.does(
        "voorstellen",
        {
            "product": "bi", "tekstversie": "1", "aan": helmond.party,
            "wijzigingen": [
                {
                    "parameter": "productieve_uren", "waarde": "1330", "motivering": "Zo is het.",
                    "onderbouwing": [GROUND],
                }
            ],
        },
    )  # fmt: skip
    helmond.does(
        f"voorstellen/{offer['gegevens']['id']}/antwoord",
        {"antwoorden": [{"parameter": "productieve_uren", "antwoord": "aanvaard"}]},
    )
    leader.does("producten/bi/tekst", {"waarden": AGREED, "motivering": "Uitkomst van het beraad."})
    assert leader.sees()["teksten"][0]["tarief"] == "62.86"
    leader.does(
        "vergrendelingen",
        {
            "product": "bi", "parameter": "productieve_uren", "waarde": "1330",
            "motivering_betaler": "Past bij de norm.", "motivering_zorgaanbieder": "Past bij onze registratie.",
            "onderbouwing": [GROUND],
        },
    )  # fmt: skip
    third.does("standpunten", {"product": "bi", "parameter": "overhead", "eigen_waarde": "0.38", "reden": "Te laag."})
    for one in (helmond, asten, first, second):
        one.does("stemmen", {"stem": "akkoord"})
    third.does("stemmen", {"stem": "kan_ermee_leven"})
    terms = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
    leader.does("akkoord", terms)
    assert leader.sees()["fase"] == "overeenstemming"
    helmond.does(
        "besluiten",
        {"orgaan": "college", "datum": "2026-04-01", "tarieven": {"bi": "62.86"}, "motivering": "Conform akkoord."},
    )
    told, faults = examined(first.look("/akkoord").text)
    assert not faults, faults
    assert any("62,86" in line for line in told)
    note = leader.look("/reactienota").json()["opmerkingen"]
    assert "Te laag." in {remark["opmerking"] for remark in note}
    for kind in (PDF, WORD):
        for path in ("/reactienota", "/producten/bi/motivering"):
            paper = leader.client.get(f"{PROCESSES}/{leader.process}{path}", headers={"accept": kind})
            assert paper.content[:2] == {PDF: b"%P", WORD: b"PK"}[kind]
    book = load_workbook(
        BytesIO(first.client.get(f"{PROCESSES}/{first.process}/akkoord", headers={"accept": XLSX}).content)
    )
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > len(PARAMETERS)
    assert helmond.look("/raadspagina").json()["teksten"][0]["tarief"] == "62.86"
    facts = {"voorlopig": [{"parameter": "bruto_jaarloon", "waarde": "47380", "motivering": "cao, voorlopig"}]}
    later = {"definitief": [{"parameter": "bruto_jaarloon", "waarde": "47610", "motivering": "cao, definitief"}]}
    index = first.send("producten/bi/indexnota", {**facts, **later, "volume": "9000"}).json()
    # ((47380 × 1,28 / 1330) × 1,34 + 2) × 1,025 = 64,6799; with 47610 it is 64,9840: € 0,30 over 9.000 hours.
    assert (index["voorlopig"]["nieuw"], index["definitief"]["nieuw"], index["verrekening"]) == (
        "64.68",
        "64.98",
        "2700",
    )
    paper = leader.client.get(f"{PROCESSES}/{leader.process}/akkoord", headers={"accept": PDF})
    assert paper.headers["content-type"] == PDF and len(paper.content) > 10_000


def test_the_middle_is_confirmed_only_where_little_rests_and_told_when_both_would(server: Server):
    table = laid(server)
    leader, helmond, (first, second, _) = table.leader, table.towns[0], table.providers
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["productieve_uren"]}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    helmond.does("rondes/1/posities", position("productieve_uren", "1294"))
    first.does("rondes/1/posities", position("productieve_uren", "1290"))
    second.does("rondes/1/posities", position("productieve_uren", "1250"))
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/1/{step}")

    def gap(other: str) -> dict[str, object]:
        told: dict[str, object] = helmond.look(f"/producten/bi/kleine-verschillen/{other}").json()
        return told

    assert gap(first.party)["aangeboden"] and not gap(second.party)["aangeboden"]
    confirmed = {"product": "bi", "tekstversie": "1"}
    assert helmond.send("kleine-verschillen", confirmed | {"met": second.party}).status_code == 400
    helmond.does("kleine-verschillen", confirmed | {"met": first.party})
    assert not gap(first.party)["bevestigd"]
    first.does("kleine-verschillen", confirmed | {"met": helmond.party})
    assert gap(first.party)["bevestigd"] and gap(first.party)["waarden"] == {"productieve_uren": "1292"}
