"""Kept work that a step at the table rests on can be deleted until there is an agreement, and then stays."""

from tarief.voorbeeldregio import demonstration
from tests.api.conftest import request_for
from tests.processes.table import GROUND, PARAMETERS, PROCESSES, Server, Somebody, laid, position
from tests.processes.visitor import opened

BEWAARD = "/api/v1/bewaard"
SHEET = {provider.code: provider for provider in demonstration().providers}["grutto"]


def keeps(one: Somebody, name: str) -> str:
    made = one.client.post(BEWAARD, json={"naam": name, "berekening": request_for()})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def deletes(one: Somebody, work: str) -> int:
    return int(one.client.post(f"{BEWAARD}/{work}/verwijdering", json={}).status_code)


def test_every_way_in_marks_the_work_it_came_from_and_an_agreement_keeps_it(server: Server):
    table = laid(server, 1)
    leader, (helmond, asten), (provider,) = table.leader, table.towns, table.providers
    text, changed = (keeps(leader, name) for name in ("Tekst", "Bedacht"))
    sheet, value, offer = (keeps(provider, name) for name in ("Blad", "Positie", "Voorstel"))
    address = f"{PROCESSES}/{provider.process}/opgaven?werk={sheet}"
    answer = provider.client.post(
        address,
        data={"product": "bi", "volume": "9000"},
        files={"bestand": (SHEET.sheet, SHEET.content)},
        headers={"idempotency-key": "blad"},
    )
    assert answer.status_code == 201, answer.text
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    provider.does(f"rondes/1/posities?werk={value}", position("productieve_uren", "1280"))
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/1/{step}")
    change = {"parameter": "productieve_uren", "waarde": "1290", "motivering": "Zo is het.", "onderbouwing": [GROUND]}
    told = {"product": "bi", "tekstversie": "1", "aan": helmond.party, "wijzigingen": [change]}
    provider.does(f"voorstellen?werk={offer}", told)
    told = {"waarden": {key: leader.sees()["teksten"][0]["waarden"][key] for key in PARAMETERS}, "motivering": "Zo."}
    leader.does(f"producten/bi/tekst?werk={text}&werk={changed}", told)

    assert deletes(leader, changed) == 204  # nothing was agreed yet: deleting really deletes
    for one in (helmond, asten, provider):
        one.does("stemmen", {"stem": "akkoord"})
    terms = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
    leader.does("akkoord", terms)
    assert deletes(leader, text) == 409
    refused = provider.client.post(f"{BEWAARD}/{sheet}/verwijdering", json={})
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:tarief:probleem:hoort-bij-akkoord")
    assert [deletes(provider, work) for work in (value, offer)] == [409, 409]
    assert deletes(provider, keeps(provider, "Iets anders")) == 204


def test_a_form_offers_ones_own_work_and_no_step_rests_on_that_of_another(server: Server):
    table = laid(server, 1)
    leader, (provider,) = table.leader, table.providers
    work, other = keeps(provider, "Mijn blad 2026"), keeps(leader, "Van de begeleider")
    leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    page = opened(provider, "rondes/1/posities?product=bi&parameter=overhead")
    assert f'<option value="{work}">Mijn blad 2026: Uurtarief' in page.text
    assert "Van de begeleider" not in page.text
    assert "Komt dit uit iets" not in opened(table.towns[0], "rondes/1/posities?product=bi&parameter=overhead").text
    for wrong in (other, "geen"):
        answer = provider.send(f"rondes/1/posities?werk={wrong}", position("productieve_uren", "1280"))
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:tarief:probleem:werk-onbekend")
    assert "posities" not in provider.sees()
