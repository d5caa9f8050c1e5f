"""Kept work for programs: by a key of somebody, the same work as on the pages."""

import json

from tests.api.conftest import request_for
from tests.kept.conftest import browser, posted, shown

BEWAARD = "/api/v1/bewaard"


def test_a_program_keeps_lists_looks_and_deletes_for_who_made_its_key(entered, accounts):
    client = entered("programma")
    key = client.post("/api/v1/sleutels", json={"naam": "koppeling"}).json()["sleutel"]
    program = browser(accounts, authorization=f"Bearer {key}", accept="application/json")
    made = program.post(BEWAARD, json={"naam": "Van het programma", "berekening": request_for()})
    assert made.status_code == 201, made.text
    work = made.json()
    assert (work["soort"], work["blijft_tot"], work["uitkomst"]) == (
        "opgave",
        "2028-03-01",
        "Uurtarief: €\xa037,02 per uur",
    )
    looked = program.get(f"{BEWAARD}/{work['id']}").json()
    assert looked["document"]["tarief"] == "37.02" and {**looked, "document": 0} == {**work, "document": 0}
    again = program.post(BEWAARD, json={"berekening": json.loads(json.dumps(looked["document"]))}).json()
    assert (again["naam"], again["blijft_tot"]) == ("", "2026-04-01")
    listed = program.get(BEWAARD, params={"paginagrootte": 1}).json()
    assert listed["totaal"] == 2 and len(listed["bewaard"]) == 1
    page = f"/mijn-werk/{work['id']}"
    assert "37,02" in shown(client.get(page).text)
    opened = posted(client, f"{page}/open", page).headers["location"]
    assert "€ 37,02" in shown(client.get(opened).text)
    assert program.post(f"{BEWAARD}/{work['id']}/verwijdering", json={}).status_code == 204
    assert program.get(f"{BEWAARD}/{work['id']}").status_code == client.get(page).status_code == 404
    assert program.post(f"{BEWAARD}/{work['id']}/verwijdering", json={}).status_code == 404


def test_what_cannot_be_kept_is_refused_at_its_place_and_nobody_keeps_nothing(entered, accounts):
    client = entered("fouten")
    answer = client.post(BEWAARD, json={"naam": "n" * 101, "berekening": request_for(productiviteit="nul"), "x": 1})
    places = [finding["plaats"] for finding in answer.json()["bevindingen"]]
    assert answer.status_code == 400
    assert {"/naam", "/x"} <= {*places} and any(
        place.startswith("/berekening/invoer/productiviteit") for place in places
    )
    assert client.get(BEWAARD).json()["totaal"] == 0
    nobody = browser(accounts, accept="application/json")
    assert nobody.get(BEWAARD).status_code == nobody.post(BEWAARD, json={}).status_code == 401
