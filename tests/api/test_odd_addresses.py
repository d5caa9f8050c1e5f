"""What stands behind the question mark of a page is used or refused, never passed over in silence."""

import gc
import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from api.web.asked import _KNOWN, names_of
from tests.api.routes import addresses
from tests.api.test_opgave_page import book, sent
from tests.api.test_page import FORM


@pytest.fixture
def comparison(client):
    return client.post("/vergelijken/voorbeeld", data={"_": ""}).url.path


@pytest.mark.parametrize("text", ["0", "1767225600", "2026-02-30", "morgen"])
def test_the_page_of_parameters_refuses_what_is_no_date_at_its_field(client, text):
    answer = client.get("/parameters", params={"peildatum": text})
    assert (answer.status_code, 'id="fout-peildatum"' in answer.text) == (400, True)
    assert client.get("/parameters", params={"peildatum": "2026-01-01"}).status_code == 200


def test_values_that_are_asked_of_the_page_of_parameters_are_found(client):
    assert "zoek=vakantietoeslag" in str(client.get("/parameters?zoek=vakantietoeslag").url)


@pytest.mark.parametrize(
    "address",
    ["/parameters/waarden?cao=onzin", "/?model=onzin", "/vergelijken?a=onzin", "/voorbeelden/onzin", "/sjabloon/onzin"],
)
def test_what_an_address_names_and_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_form_for_a_model_that_is_not_there_is_not_priced_by_another(client):
    assert client.post("/", data={**FORM, "model": "onzin"}).status_code == 404
    assert client.post("/", data={**FORM, "model": "uurtarief"}).status_code == 200


TRACKS = (
    *("utm_source=brief&utm_medium=mail", "fbclid=1", "gclid=1&gclid=2", "mc_eid=1", "UTM_Source=x&Fbclid=1"),
    *("utm_source_platform=x&utm_creative_format=y", "gad_source=1&gad_campaignid=2&gbraid=3&wbraid=4"),
    *("srsltid=1&ttclid=2&msclkid=3", "ScCid=1"),
)


@pytest.mark.parametrize("tracks", TRACKS)
@pytest.mark.parametrize("page", ["/", "/vergelijken", "/parameters/waarden", "/bekostiging", "/voorbeelden/go"])
def test_what_others_hang_behind_a_link_to_a_page_is_passed_over(client, page, tracks):
    assert client.get(f"{page}?{tracks}").status_code == client.get(page).status_code == 200
    refused = f"{page}?{tracks}&onzin=1"
    assert client.get(refused).status_code == 400
    assert [place for _, place, _ in told(client, refused)] == ["/onzin"]


def test_a_program_and_a_posted_form_hang_nothing_behind_an_address(client):
    assert client.get("/api/v1/modellen?utm_source=x").status_code == 400
    assert client.get("/api/v1/modellen?gad_source=1").status_code == 400
    assert client.post("/?utm_source=x", data=FORM).status_code == 400


@pytest.mark.parametrize("asked", ["product=abc", "product=0", "product=99", "product=-1", "cel=onzin"])
def test_a_product_or_a_cell_that_a_sheet_has_not_is_not_found(client, asked):
    page = sent(client, book())
    assert client.get(f"{page}?{asked}").status_code == 404
    assert client.get(f"{page}?product=1").status_code == 200


def test_a_difference_is_told_in_no_way_that_there_is_not(client, comparison):
    assert client.get(f"{comparison}?per=onzin").status_code == 404
    assert client.get(f"{comparison}?per=volgorde&volgorde=onzin").status_code == 400
    assert client.get(f"{comparison}?per=volgorde").status_code == 200


@pytest.mark.parametrize("text", ["1e3", "3_000", "٣", "3.000.5", "abc", "", "nan", "1e999", "5%"])
def test_a_dial_takes_a_number_only_as_people_write_it(client, text):
    answer = client.get("/bekostiging", params={"volume": text})
    assert (answer.status_code, 'id="fout-volume"' in answer.text) == (400, True)


def test_a_dial_reads_what_can_be_in_one_way_only(client):
    for written in ("3.000", "3.000,0", "3000"):
        assert _dial(client.get("/bekostiging", params={"volume": written}), "volume") == "3000"
    assert _dial(client.get("/bekostiging", params={"band": "4.125"}), "band") == "4,1250"  # 4125% cannot be


def test_a_dial_that_was_not_turned_stays_as_it_is(client):
    first = client.get("/bekostiging")
    again = client.get("/bekostiging", params={"index": _dial(first, "index")})
    assert _dial(first, "index") == _dial(again, "index") == "2,5"


@pytest.mark.parametrize("text", ["1_0", "+1", " 1", "1.0", "1e1", "０", "0x1", "", "99999999999"])
@pytest.mark.parametrize("address", ["/api/v1/parameters", "/parameters/waarden"])
def test_a_page_of_a_list_is_a_whole_number_only_as_its_digits(client, address, text):
    assert client.get(address, params={"pagina": text}).status_code == 400


def test_every_whole_number_in_an_address_goes_through_one_gate():
    root = Path(__file__).parents[2] / "api"
    framework = [path for path in root.rglob("*.py") if "Annotated[int, Query(" in path.read_text(encoding="utf-8")]
    assert not framework


def _dial(answer, name):
    assert answer.status_code == 200
    (found,) = re.findall(rf'id="{name}" name="{name}" value="([^"]*)"', answer.text)
    return found


#: Comes from a provider of identities, which sends along what it likes.
FROM_OUTSIDE = "/aanmelden/terug"
READ = [path for path, methods in addresses().items() if "GET" in methods and path != FROM_OUTSIDE]
DIALS = ("/voorbeelden/geen", "/scenarios/geen/geen/knoppen")
LINK = re.compile(r'(?:href|action)="(/[^"#?]*)\?([^"#]*)')


@pytest.mark.parametrize("path", READ)
def test_no_address_passes_over_what_it_does_not_know(client, path):
    """Neither a page nor a route, whatever it would have answered otherwise."""
    if path in DIALS:
        return  # what can be turned is known where there is something to turn
    answer = client.get(path, params={"zomaar_iets": "1"}, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert [finding["plaats"] for finding in answer.json()["bevindingen"]] == ["/zomaar_iets"]


def test_a_dial_that_a_place_has_not_is_refused(client):
    page = client.get("/voorbeelden/helmond", headers={"accept": "text/html"}).text
    dial = re.search(r'<input[^>]* name="([^"]+)" value="([^"]*)"', page)
    turned = {dial[1]: dial[2]}
    assert client.get("/voorbeelden/helmond", params=turned).status_code == 200
    assert client.get("/voorbeelden/helmond", params=turned | {"zomaar_iets": "1"}).status_code == 400


def test_what_comes_twice_in_an_address_is_refused_and_not_the_last_one_taken(client):
    for address, name in (("/", "overhead"), ("/parameters/waarden", "zoek"), ("/api/v1/parameters", "zoek")):
        answer = client.get(f"{address}?{name}=1&{name}=2", headers={"accept": "application/json"})
        (finding,) = answer.json()["bevindingen"]
        assert (answer.status_code, finding["soort"], finding["plaats"]) == (400, "sleutel_dubbel", f"/{name}")
    assert client.get("/bekostiging?volume=3000&volume=4000").status_code == 400


def told(client, address: str) -> list[tuple[str, str, str]]:
    """What is said of an address, as kind, place and advice."""
    found = client.get(address, headers={"accept": "application/json"}).json()["bevindingen"]
    return [(item["soort"], item["plaats"], item["advies"]) for item in found]


def test_what_is_unknown_and_what_comes_twice_in_one_address_are_told_together(client):
    for address, name in (("/", "overhead"), ("/parameters/waarden", "zoek"), ("/api/v1/parameters", "zoek")):
        found = told(client, f"{address}?{name}=1&{name}=2&zomaar_iets=3")
        kinds = [("onbekende_sleutel", "/zomaar_iets"), ("sleutel_dubbel", f"/{name}")]
        assert [each[:2] for each in found] == kinds


def test_of_many_keys_that_come_twice_no_more_are_told_than_of_unknown_ones(client):
    many = "&".join(f"x{number}=1&x{number}=2" for number in range(50))
    assert [kind for kind, _, _ in told(client, f"/?{many}")].count("sleutel_dubbel") == 20


def test_a_key_in_capitals_is_taken_for_the_one_in_small_letters(client):
    for address in ("/api/v1/parameters", "/parameters/waarden"):
        for written in ("Zoek", "ZOEK"):
            assert told(client, f"{address}?{written}=x") == [("onbekende_sleutel", f"/{written}", "Bedoelt u 'zoek'?")]


def test_of_a_model_that_is_not_there_that_is_told_and_not_that_it_has_no_such_box(client):
    assert told(client, "/?model=ETMAAL&groepsgrootte=8") == [("onbekend_model", "/model", "Bedoelt u 'etmaal'?")]


def test_an_answer_to_a_question_may_stand_in_a_link_to_the_form(client):
    asked = {name: text for name, text in FORM.items() if name != "overhead"}
    assert client.get("/", params={**asked, "antwoord.overhead": "20%"}).status_code == 200


def test_who_mistypes_a_key_reads_on_a_page_what_was_meant_and_what_can_stand_there(client):
    page = client.get("/parameters/waarden?zoekk=loon", headers={"accept": "text/html"})
    assert page.status_code == 400 and "<b>zoekk</b>" in page.text and "Bedoelt u &#39;zoek&#39;?" in page.text
    other = client.get("/vergelijken?qqqqqq=1", headers={"accept": "text/html"}).text
    assert "Hier kan: a." in other
    assert "Laat alles vanaf het vraagteken weg." in client.get("/uitleg?x=1", headers={"accept": "text/html"}).text


def test_a_link_to_the_form_holds_the_boxes_of_its_model_and_of_the_variant_beside_it_only(client):
    link = client.post("/", data={**FORM, "naast.overhead": "10%"}).text
    found = unescape(re.search(r'href="(?:http://testserver)?(/\?[^"]*)"', link)[1])
    assert client.get(found).status_code == 200
    refused = "De vraag in het adres klopt niet"
    for asked, is_refused in (("naast.overhead=10%25&loonkosten_per_uur=24,68", False), ("kosten_van_de_maan=3", True)):
        assert (refused in client.get(f"/?model=uurtarief&{asked}").text) is is_refused


@pytest.mark.parametrize("path", [path for path in READ if "geen" not in path and path != "/voorbeelden"])
def test_no_page_leads_to_an_address_that_refuses_what_stands_in_it(client, path):
    for address, asked in set(LINK.findall(client.get(path, headers={"accept": "text/html"}).text)):
        link = unescape(f"{address}?{asked}")
        assert client.get(link, follow_redirects=False).status_code != 400, link


def test_what_a_route_knows_goes_with_the_route():
    """So that a route made later, in the same place of memory, is never taken for it."""
    route, before = APIRoute("/dag", lambda dag="": dag), len(_KNOWN)
    assert (names_of(route), len(_KNOWN)) == ({"dag"}, before + 1)
    del route
    gc.collect()
    assert len(_KNOWN) == before


def test_a_row_that_is_called_by_a_number_says_of_what_where_no_head_stands_above_it(client):
    page = client.get("/voorbeelden/jens", headers={"accept": "text/html"}).text
    assert 'data-kop="Jaar">2019</th>' in page and 'data-kop="Oorzaak">' not in page


def test_what_an_example_rests_on_is_written_as_people_write_numbers_and_days(client):
    page = client.get("/voorbeelden/oude-ijsselstreek", headers={"accept": "text/html"}).text
    values = re.findall(r'data-pad="([^"]+)"><th[^>]*>([^<]+)</th><td[^>]*>([^<]*)<', page)
    told = {path: (name, value) for path, name, value in values}
    assert told["toewijzing.tarief"] == ("toewijzing › tarief", "62,86")
    assert told["aanbieders.vanaf"][1] == "01-01-2021" and told["inzet[1].van_week"][0] == "inzet 1 › van week"
    assert told["contractbeheer.na.gemeente"][1] == "12.000"
