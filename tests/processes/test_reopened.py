"""An agreement that is opened again: everybody at the table reads why, and nobody else does."""

import re
from uuid import uuid4

from api.store.sealing import SealingKey
from api.store.store import Store
from tests.processes.table import ADDRESS, PROCESSES, Clock, Server
from tests.processes.test_bundle import published
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
