"""An agreement that is opened again: it stays to be read as it was published; the table reads why, and nobody else."""

import re
from uuid import uuid4

from api.store.sealing import SealingKey
from api.store.store import Store
from tarief.agreement import verify
from tests.processes.table import ADDRESS, AGREED, PROCESSES, Clock, Server
from tests.processes.test_bundle import TERMS, published
from tests.tools.client import Client

WHY = "De premies stegen meer dan 2%."


def test_who_sits_at_the_table_reads_why_an_agreement_was_opened_again():
    table = published(Server(Store.open(None, SealingKey.new(), clock=Clock())))
    leader = table.leader
    leader.does("inwerkingtreding", {"vanaf": "2027-01-01"})
    at = leader.server.clock.said()
    leader.does("heropening", {"aanleiding": WHY})
    for one in table.everybody:
        assert one.sees()["heropeningen"] == [{"op": at, "aanleiding": WHY}]
        assert [seen["besluit"]["motivering"] for seen in one.sees()["besluiten"]] == ["Zo besloten."] * 2
        for address in (f"/processen/{one.process}", f"/akkoorden/{one.process}"):
            page = re.sub(r"\s+", " ", one.client.get(address).text)
            assert WHY in page, address
    public = Client(leader.server.app, base_url=ADDRESS)
    for address in (f"{PROCESSES}/{leader.process}", f"/akkoorden/{leader.process}"):
        assert WHY not in public.get(address).text
    leader.does("rondes", {"nummer": "2", "agenda": {"bi": ["overhead"]}})
    newcomer = {"partij": {"id": str(uuid4()), "naam": "Nieuw", "rol": "aanbieder"}}
    leader.does("partijen", newcomer)
    assert WHY in table.providers[0].client.get(f"/processen/{leader.process}").text


def test_while_there_are_talks_again_everybody_reads_the_agreement_that_was_published_and_no_draft() -> None:
    table = published(Server(Store.open(None, SealingKey.new(), clock=Clock())))
    leader, public = table.leader, Client(table.leader.server.app, base_url=ADDRESS)
    leader.does("inwerkingtreding", {"vanaf": "2027-01-01"})
    clients = {"public": public} | {one.party: one.client for one in table.everybody}
    page, council = f"/akkoorden/{leader.process}", f"/akkoorden/{leader.process}/raadspagina"
    before = {name: client.get(council).text for name, client in clients.items()}
    leader.does("heropening", {"aanleiding": WHY})
    leader.does("rondes", {"nummer": "2", "agenda": {"bi": ["overhead"]}})
    leader.does("producten/bi/tekst", {"waarden": AGREED | {"overhead": "0.3"}, "motivering": "Een concept."})
    for name, client in clients.items():
        shown = client.get(page).text
        assert "34,00%" in shown and "30,00%" not in shown and "Een concept." not in shown, name
        assert client.get(council).text == before[name]
        data = client.get(f"{PROCESSES}/{leader.process}/raadspagina").json()
        assert [text["waarden"]["overhead"] for text in data["teksten"]] == ["0.34"], name
        for paper in ("akkoord.pdf", "akkoord.xlsx", "stukken/raadspagina.pdf", "stukken/motivering-bi.docx"):
            assert client.get(f"{page}/{paper}").status_code == 200, (name, paper)
        assert client.get(f"{PROCESSES}/{leader.process}/producten/bi/motivering").status_code == 200, name
        assert verify.examined(client.get(f"{PROCESSES}/{leader.process}/akkoord").text)[1] == []
        if client is not public:
            at_table = re.sub(r"\s+", " ", client.get(f"/processen/{leader.process}").text)
            assert "Zolang er geen nieuw akkoord is, geldt € 62,86." in at_table and "Een concept." in at_table


def test_the_public_reads_what_was_published_until_the_next_publication() -> None:
    table = published(Server(Store.open(None, SealingKey.new(), clock=Clock())))
    leader, public = table.leader, Client(table.leader.server.app, base_url=ADDRESS)
    leader.does("inwerkingtreding", {"vanaf": "2027-01-01"})
    leader.does("heropening", {"aanleiding": WHY})
    leader.does("rondes", {"nummer": "2", "agenda": {"bi": ["overhead"]}})
    leader.does("rondes/2/opening", {"sluit": leader.server.clock.said(days=14)})
    leader.server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/2/{step}")
    leader.does("producten/bi/tekst", {"waarden": AGREED | {"overhead": "0.3"}, "motivering": "Een concept."})
    for one in (*table.towns, *table.providers):
        one.does("stemmen", {"stem": "akkoord"})
    leader.does("akkoord", TERMS)
    assert "30,00%" in table.providers[0].client.get(f"/akkoorden/{leader.process}").text
    shown = public.get(f"/akkoorden/{leader.process}").text
    assert "34,00%" in shown and "30,00%" not in shown
    assert public.get(f"/akkoorden/{leader.process}/raadspagina").status_code == 200
