"""The page of the demonstration: in an app of one's own one may be anybody at its table; a server has no such page."""

import re
from datetime import timedelta
from html import unescape

import pytest

from api.accounts.accounts import LOCAL_ID
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.local_page import new_way_in
from api.app import create_app
from api.negotiation.demonstration import make_ready
from api.web.sites import LOOPBACK
from tarief.negotiation.phase import Phase
from tests.demonstration.test_story import NOW, carried_out, story
from tests.processes.visitor import PageForm, faults
from tests.tools.client import Client
from tests.tools.stores import new_store

ADDRESS = "http://127.0.0.1:8000"
LEADS = "Bureau Tafelblad"
TOKEN = re.compile(r'name="formulier" value="([^"]+)"')


@pytest.fixture(scope="module")
def accounts():
    store = new_store()
    made = Accounts(Installation(True, ADDRESS, store.url, store.key), store)
    made.do(lambda unit: make_ready(unit, LOCAL_ID), LOCAL_ID)
    yield made
    store.close()


@pytest.fixture(scope="module")
def user(accounts: Accounts):
    app = create_app(hosts=LOOPBACK, accounts=accounts)
    with Client(app, base_url=ADDRESS, headers={"origin": ADDRESS}) as client:
        client.get(new_way_in(accounts).removeprefix(ADDRESS))
        yield client


def be(user: Client, name: str) -> str:
    page = user.get("/voorbeeldregio").text
    party = re.search(rf'name="partij" value="([^"]+)">Speel {name}<', page)
    assert party is not None
    answer = user.post("/voorbeeldregio", data={"formulier": TOKEN.search(page)[1], "partij": party[1]})
    assert answer.status_code == 200
    return answer.text


def test_the_page_tells_where_it_stands_and_that_it_is_made_up(user: Client):
    page = user.get("/voorbeeldregio").text
    assert "zijn verzonnen" in page
    assert re.search(r"De ronde is open \(ronde 3\), tot \d+ [a-z]+ 20\d\d om \d\d\.\d\d uur\.", page)
    assert "€ 63,16" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert page.count(">Speel ") == 26


def test_whoever_is_played_sees_what_that_party_sees(user: Client):
    page = be(user, "Stichting Grutto")
    assert "U bent nu <b>Stichting Grutto</b>" in page
    own = page  # one sits down at the table at once
    assert "Twee mensen op kantoor" in own  # its own motivation, and nobody else's
    assert "Ons werkgebied is groot" not in own
    assert "Ons werkgebied is groot" in be(user, "Bureau Tafelblad")


BANDS = re.compile(r"<li>(Bij .+?)</li>", re.DOTALL)


def read(user: Client, path: str) -> str:
    return user.get(path).text.replace("\N{NO-BREAK SPACE}", " ")


def test_every_page_compares_the_same_tariffs_with_the_text_among_them(user: Client):
    table = re.search(r'href="(/processen/[^"]+)/producten', be(user, "Praktijk Morgenster"))[1]
    care = f"{table}/producten/begeleiding-individueel"
    lists = [BANDS.findall(read(user, page)) for page in (table, f"{care}/brug", f"{care}/gebied")]
    assert lists[0] == lists[1] == lists[2]
    told = [row for row in lists[0] if "€ 63,16, het tarief in de tekst, is niets berekend" in row]
    assert len(told) == 1 and told[0].endswith(
        "Het ligt tussen € 54,46 en € 64,00; er ligt dus minstens 20% onder de kostprijs."
    )


def test_a_position_that_was_given_is_sent_again_without_a_change(user: Client):
    table = be(user, "Stichting Grutto")
    address = unescape(re.search(r'href="(/processen/[^"]+/posities\?[^"]+)"', table)[1])
    form = PageForm(user.get(address).text)
    assert form.fields["positie.onderbouwing.1.soort"] == "opgave"
    answer = user.post(form.address, data=form.fields)
    assert (answer.status_code, faults(answer)) == (200, []) and "Uw ontvangstbewijs" in answer.text


#: What one may begin at, with the phase and the round that it is then.
STAGES = {
    "vóór de eerste ronde": (Phase.PREPARING, 0),
    "in ronde 1": (Phase.OPEN, 1),
    "bij het tegenvoorstel in ronde 2": (Phase.DELIBERATING, 2),
    "in ronde 3": (Phase.OPEN, 3),
    "bij het beraad na ronde 3": (Phase.DELIBERATING, 3),
    "bij de laatste tekst, voor de stemming": (Phase.SETTLED, 3),
    "bij de overeenkomst": (Phase.AGREED, 3),
    "als het tarief vaststaat, vóór de eerste cijfers": (Phase.IN_FORCE, 3),
}
BEGIN = re.compile(r'name="dag" value="([^"]+)">Begin ([^<]+)<')


def test_one_may_begin_at_each_stage_of_the_story(user: Client):
    found = {}
    *stages, (last, told) = BEGIN.findall(user.get("/voorbeeldregio").text)
    assert (last, told) == ("kwartaal 2 van jaar 1", "na twee kwartalen met cijfers")
    for day, moment in stages:
        until = NOW + timedelta(days=int(day))
        process = carried_out(step for step in story() if step.at <= until)
        found[moment] = (process.phase, process.round)
    assert found == STAGES


def test_to_begin_anew_leaves_what_was_done(user: Client):
    page = user.get("/voorbeeldregio").text
    day = next(day for day, moment in BEGIN.findall(page) if moment == "bij de overeenkomst")
    answer = user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": day})
    before, after = (re.search(r'href="/processen/([^"]+)"', text)[1] for text in (page, answer.text))
    assert before != after
    assert [user.get(f"/api/v1/processen/{each}").json()["fase"] for each in (before, after)] == [
        "open",
        "overeenstemming",
    ]
    assert (
        user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": "9"}).status_code == 404
    )


def test_after_two_quarters_a_party_sees_how_its_agreement_goes(user: Client):
    page = user.get("/voorbeeldregio").text
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": "kwartaal 2 van jaar 1"})
    table = re.search(r"/processen/([^\"/]+)", be(user, "Asten"))[1]
    shown = user.get(f"/processen/{table}/volgen").text
    assert "is 81% van de begroting van het jaar gebruikt" in shown and "Wie draagt wat er meer is geleverd?" in shown
    example = user.get(f"/processen/{table}/volgen/voorbeeld.csv").text
    assert example.startswith("\ufeffDienst;Periode;") and example.count("\r\n") == 3
    form = {"formulier": TOKEN.search(shown)[1], "partij": ""}
    sent = user.post(f"/processen/{table}/volgen", data=form, files={"bestand": ("x.csv", example.encode())})
    assert sent.status_code == 200 and "2 regels uit uw lijst" in sent.text


def test_a_council_reads_what_the_tariff_costs_its_own_municipality_and_no_other_reads_it(user: Client):
    """Op papier: naar inwoners 8.894 van de 166.000 uren. Asten besloot € 63,16 en groeit daarheen vanaf € 54,46.

    Een derde van € 8,70 is € 2,90: jaar 1 is € 57,36, dus € 510.160; jaar 2 € 60,26 en € 535.952; jaar 3 € 561.745.
    """
    page = user.get("/voorbeeldregio").text
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": "kwartaal 2 van jaar 1"})
    for name, told in (("Asten", "Wat het uw gemeente kost"), ("Bestuurlijk overleg", "Raadspagina")):
        table = be(user, name)
        council = user.get(re.search(r'href="(/akkoorden/[^"?]+)', table)[1] + "/raadspagina").text
        for cost in ("510.160", "535.952", "561.745"):
            assert told in council and (cost in council) is (name == "Asten")
        assert "Begeleiding individueel in Asten" in council and "57,36" in council and "Jaar 1 (" in council


def test_a_board_reads_what_the_tariff_costs_all_municipalities_together_and_of_none_alone(user: Client):
    """Op papier: de begrote uren zijn naar inwoners 166.001, waarvan 8.894 in Asten, dat naar € 63,16 groeit.

    157.107 × € 57,26 + 8.894 × € 57,36 = € 9.506.106,66; jaar 2 € 60,06 en € 60,26; jaar 3 € 62,86 en € 63,16.
    """
    page = user.get("/voorbeeldregio").text
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": "kwartaal 2 van jaar 1"})
    for name in ("Bestuurlijk overleg", LEADS):
        council = user.get(re.search(r'href="(/akkoorden/[^"?]+)', be(user, name))[1] + "/raadspagina").text
        assert "Wat het de gemeenten samen kost" in council and "Alle 10 gemeenten samen" in council
        assert all(cost in council for cost in ("9.506.107", "9.971.799", "10.437.491"))
    providers = user.get(re.search(r'href="(/akkoorden/[^"?]+)', be(user, "Eikelmuis"))[1] + "/raadspagina").text
    assert "samen kost" not in providers and "9.506.107" not in providers


def test_a_file_that_was_not_chosen_is_told_at_its_box_in_each_form_of_the_table(user: Client):
    page = user.get("/voorbeeldregio").text
    day = next(day for day, moment in BEGIN.findall(page) if moment == "vóór de eerste ronde")
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": day})
    for name, path in (("Eikelmuis", "opgaven"), (LEADS, "uitnodigingen"), (LEADS, "rekentools")):
        table = re.search(r'href="(/processen/[^"/]+)', be(user, name))[1]
        form = {"formulier": TOKEN.search(user.get(f"{table}/{path}").text)[1], "partij": ""}
        answer = user.post(f"{table}/{path}", data=form, files={"niets": ("niets.txt", b"")})
        box = answer.text.partition('id="bestand"')[2].partition(">")[0]
        assert answer.status_code == 400 and "aria-invalid=true" in box and "fout-bestand" in box, path
        assert 'href="#bestand"' in answer.text and 'id="fout-bestand"' in answer.text, path


def test_a_cooperative_without_members_is_not_told_to_be_one_of_its_own(user: Client):
    page = be(user, "Coöperatie Libel")
    assert "Wie zitten er aan tafel?" in page and "Leden:" not in page


def test_the_page_for_a_council_is_one_sheet_of_paper_for_whoever_prints_it(user: Client):
    page = user.get("/voorbeeldregio").text
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": "kwartaal 2 van jaar 1"})
    for name in ("Asten", "Bestuurlijk overleg", "Eikelmuis", LEADS):
        agreed = re.search(r'href="(/akkoorden/[^"?]+)', be(user, name))[1]
        paper = user.get(f"{agreed}/stukken/raadspagina.pdf").content
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, name


def test_a_council_reads_what_a_tariff_costs_before_it_decides_and_the_motivation_is_full(user: Client):
    """Op papier: nog geen besluit, dus 8.894 uur × € 57,26 = € 509.270; geantwoord wordt er in de nota daarna."""
    page = user.get("/voorbeeldregio").text
    for moment, answered in (("bij de overeenkomst", 7), ("als het tarief vaststaat, vóór de eerste cijfers", 8)):
        day = next(day for day, name in BEGIN.findall(page) if name == moment)
        user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": day})
        agreed = re.search(r'href="/akkoorden/([^"?]+)', be(user, "Asten"))[1]
        council = user.get(f"/akkoorden/{agreed}/raadspagina").text
        assert ("509.270" if answered == 7 else "510.160") in council and "minstens 20% van de zorg" in council
        motivation = user.get(f"/api/v1/processen/{agreed}/producten/begeleiding-individueel/motivering").json()
        (questions,) = (value for value in motivation.values() if isinstance(value, list))
        assert [each["volledig"] for each in questions].count(True) == answered


def test_a_bridge_sets_the_own_cost_price_beside_the_tariff_that_own_values_make_in_the_text(user: Client):
    """Op papier: 46.000 × 1,28 (uit de tekst) / 1.186 × 1,156 = 57,39; met € 4,90 en geen risico is dat € 62,29."""
    page = user.get("/voorbeeldregio").text
    day = next(
        day for day, moment in BEGIN.findall(page) if moment == "als het tarief vaststaat, vóór de eerste cijfers"
    )
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": day})
    table = re.search(r'href="(/processen/[^"]+)/producten', be(user, "Praktijk Morgenster"))[1]
    page = read(user, f"{table}/producten/begeleiding-individueel/brug")
    assert "Tarief als uw waarden in de tekst stonden" in page and "€ 62,29" in page
    assert "De kostprijs op uw eigen kostenblad is <b>€ 76,50</b>." in page
    assert "van u: het midden van 1.180 – 1.192 uur" in page and "uit de tekst" in page
    be(user, LEADS)
    page = read(user, f"{table}/producten/begeleiding-individueel/brug")
    assert "Dit is geen prijs van iemand" in page and "uw eigen kostenblad" not in page
    assert "De mediaan van de kostprijzen in de momentopname is <b>€ 62,50 per uur</b>" in page


@pytest.mark.parametrize("page", ["/voorbeeldregio", "/mijn-werk", "/rol", "/sleutels"])
def test_a_person_who_is_not_inside_is_told_the_way_in_and_nothing_of_headers(accounts: Accounts, page: str):
    app = create_app(hosts=LOOPBACK, accounts=accounts)
    answer = Client(app, base_url=ADDRESS, headers={"accept": "text/html"}).get(page)
    assert answer.status_code == 401
    assert "Open het adres dat verscheen toen tarief startte." in answer.text and "Authorization" not in answer.text
    assert "Authorization" in Client(app, base_url=ADDRESS).get("/api/v1/processen").json()["detail"]


@pytest.mark.parametrize("page", ["/tweede-factor", "/bevestigen"])
def test_who_is_inside_is_not_told_to_log_in_for_what_his_own_app_has_not(user: Client, page: str):
    answer = user.get(page, headers={"accept": "text/html"})
    assert answer.status_code == 404 and "Niet gevonden" in answer.text


def test_a_server_has_no_such_page(accounts: Accounts):
    app = create_app(hosts=LOOPBACK, accounts=accounts)
    assert Client(app, base_url=ADDRESS).get("/voorbeeldregio", follow_redirects=False).status_code in (303, 401)


def test_what_was_begun_before_is_folded_and_the_agreement_is_found_in_the_menu(user: Client):
    page = user.get("/voorbeeldregio").text
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": "kwartaal 2 van jaar 1"})
    shown, _, folded = user.get("/overleg").text.partition("Eerdere keren in de voorbeeldregio (")
    assert shown.count('class="stuk"') == 1 and folded.count('class="stuk"') == int(folded.partition(")")[0]) > 0
    table = re.search(r'href="(/processen/[^"/]+)', be(user, "Helmond"))[1]
    seat = user.get(table).text
    assert seat.count(f'href="{table}/volgen"') == 1, "one way to the same page"
    follows = user.get("/volgen").text
    assert f'href="{table}/volgen"' in follows and follows.count('class="stuk"') == 1
