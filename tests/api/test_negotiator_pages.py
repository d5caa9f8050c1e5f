"""The pages for who negotiates: two files compared, a region, a flat cut and scenarios; without scripting."""

import base64
import io
import json
import re
import tomllib
import zipfile
from html import unescape

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from api.files.examples import request_of
from tests.api.test_gebieden import CANARIES, planted, region
from tests.api.test_opgave_page import ANSWERS, TWO, book
from tests.region.case import CASES, expected
from tests.tools.browser import page_faults, unblocked_page

OLD, RESEARCH = (json.dumps(request_of(name)).encode() for name in ("oud", "onderzoek"))
#: docs/onderhandeling.md#verschil-tussen-twee-prijzen: the order of its table, and what each input does in that order
#: and in the reverse one.
ORDER = (
    "bruto_jaarloon", "werkgeverslasten", "productieve_uren", "overhead", "clientgebonden_kosten_per_uur",
    "risico_opslag",
)  # fmt: skip
SHAPLEY = ("4,57", "0,47", "4,88", "3,57", "0,92", "0,60")
IN_ORDER = ("4,21", "0,45", "4,91", "3,85", "0,92", "0,67")
REVERSED = ("4,94", "0,48", "4,84", "3,29", "0,93", "0,53")
FORMS = ("/vergelijken", "/gebied", "/scenarios", "/vlakke-korting")


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.replace("<wbr>", ""))).split())


def pictures_of(html: str) -> str:
    """Everything that is drawn on a page, as the text of the drawings."""
    return "".join(
        base64.b64decode(found).decode() for found in re.findall(r"data:image/svg\+xml;base64,([^\"]+)", html)
    )


def alternatives(html: str) -> str:
    return " ".join(unescape(found) for found in re.findall(r'<img [^>]*alt="([^"]+)"', html))


def sent(client, path, files, **fields) -> str:
    """Send a form that must be good; returns the address of its page."""
    answer = client.post(path, files=files, data=fields, follow_redirects=False)
    assert answer.status_code == 303, text_of(answer.text)
    return answer.headers["location"].partition("#")[0]


def compared(client, a=("oud.json", OLD), b=("nieuw.json", RESEARCH)) -> str:
    return sent(client, "/vergelijken", {"a": a, "b": b})


def faults(html: str) -> list[str]:
    """What stands beside the boxes."""
    return [text_of(found) for found in re.findall(r'id="fout-[^"]*">(.*?)</div>', html, re.DOTALL)]


# Two files compared.


def test_the_difference_stands_in_the_table_and_in_the_picture_with_the_same_cents(client):
    page = client.get(compared(client)).text
    assert "+€ 15,01 per uur (+27,6%)" in text_of(page)
    for amount in SHAPLEY:
        assert f"+€ {amount}" in text_of(page)
        assert f"+€\u00a0{amount}" in alternatives(page)
        assert f"+€\u00a0{amount}" in pictures_of(page)


@pytest.mark.parametrize("tab", ["invoer", "sport", "wet", "hoofdstuk", "volgorde"])
def test_every_way_to_tell_the_difference_adds_up_to_it_and_has_both_ladders(client, tab):
    page = text_of(client.get(f"{compared(client)}?per={tab}").text)
    assert "+€ 15,01" in page
    assert "Beide opbouwen naast elkaar" in page
    assert "€ 17,91" in page  # the overhead of the research: 47,13 × 38%
    if tab == "wet":
        assert "Besluit Jeugdwet art. 2.3" in page
        assert "Uitvoeringsbesluit Wmo 2015 art. 5.4" in page
        assert "c. Overheadkosten" in page


@pytest.mark.parametrize(("keys", "amounts"), [(ORDER, IN_ORDER), (ORDER[::-1], REVERSED)])
def test_an_order_is_shown_on_request_and_called_dependent_on_it(client, keys, amounts):
    page = text_of(client.get(f"{compared(client)}?per=volgorde&volgorde={','.join(keys)}").text)
    assert all(f"+€ {amount}" in page for amount in amounts)
    assert "in een andere volgorde zijn ze anders" in page


def test_a_step_can_be_taken_earlier_with_a_link(client):
    address = compared(client)
    page = client.get(f"{address}?per=volgorde").text
    link = unescape(re.findall(r'href="([^"]+volgorde=[^"]+)#verdeling">eerder', page)[0])
    page = text_of(client.get(link).text)
    assert page.index("Werkgeverslasten +€") < page.index("Bruto jaarloon +€")


def test_an_order_of_something_else_is_refused(client):
    answer = client.get(f"{compared(client)}?per=volgorde&volgorde=onzin", headers={"accept": "text/html"})
    assert answer.status_code == 400


def test_the_downloads_of_a_comparison_say_what_the_page_and_the_api_say(client):
    address = compared(client)
    found = client.get(f"{address}/uitkomst").json()
    assert found == client.post("/api/v1/vergelijkingen", json={"a": json.loads(OLD), "b": json.loads(RESEARCH)}).json()
    sheets = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}/werkboek").content)).sheetnames
    assert "Vergelijking" in sheets


def test_a_side_with_questions_leads_to_them_and_back(client):
    address = compared(client, b=("vragen.xlsx", book()))
    page = client.get(address).text
    assert "Nog 3 vragen voordat er een prijs is." in text_of(page)
    sheet = re.search(r'href="(/opgave/[^"]+)"', page)[1]
    assert f'href="{address}">Terug naar de vergelijking' in client.get(sheet).text
    client.post(sheet, data={**ANSWERS, "product": "1"})
    assert "€ 54,46 (oud.json) naar € 37,02 (vragen.xlsx)" in text_of(client.get(address).text)


def test_of_a_sheet_with_more_products_one_is_chosen(client):
    address = compared(client, b=("twee.xlsx", TWO))
    number = address.rpartition("/")[2]
    client.post(f"/opgave/{number}", data={"datum": "2026-01-01"})
    page = client.get(address).text
    assert "Welk product telt?" in page
    assert "Basis (€ 37,02 per uur)" in text_of(page)
    client.post(address, data={"product_b": "2"})
    assert "naar € 46,28" in text_of(client.get(address).text)  # 24,68 and a quarter more: 37,02 × 1,25


def test_prices_in_other_units_are_not_compared_but_stand_side_by_side(client):
    inputs = tomllib.loads((CASES / "dagdeel.toml").read_text(encoding="utf-8"))["invoer"]
    day = {"model": "dagdeel", "peildatum": "2026-01-01", "invoer": inputs}
    page = client.get(compared(client, b=("dag.json", json.dumps(day).encode()))).text
    assert "Deze twee prijzen zijn niet te vergelijken" in page
    assert "Beide opbouwen naast elkaar" in page
    assert "€ 51,41" in text_of(page)


# What is wrong is told at once, beside the field, and a good file is kept.


@pytest.mark.parametrize("path", FORMS)
def test_the_example_of_a_page_ends_on_an_outcome_with_a_workbook(client, path):
    answer = client.post(f"{path}/voorbeeld", data={"voorbeeld": "ja"})
    assert answer.status_code == 200, text_of(answer.text)
    page = str(answer.url).partition("#")[0]
    assert page != f"{client.base_url}{path}/voorbeeld"
    assert all(f'href="{path}" aria-current="page"' in shown for shown in (answer.text, client.get(path).text))
    assert client.get(f"{page}/werkboek").content.startswith(b"PK")


@pytest.mark.parametrize("path", FORMS)
def test_an_empty_form_is_refused_beside_its_fields(client, path):
    answer = client.post(path, files={"niets": ("", b"")})
    assert answer.status_code == 400
    assert "Er is nog geen bestand gekozen." in faults(answer.text)[0 if path != "/vlakke-korting" else 1]
    assert "<title>Fout: " in answer.text


@pytest.mark.parametrize("path", FORMS)
def test_a_form_of_another_kind_size_or_site_is_refused(client, path):
    field = {"/vergelijken": "a", "/gebied": "bestand", "/scenarios": "basis", "/vlakke-korting": "opgave"}[path]
    assert client.post(path, data={"a": "1"}).status_code == 415
    assert client.post(path, files={field: ("a.xlsx", b"0" * 10_100_000)}).status_code == 413
    assert client.post(path, files={field: ("a.xlsx", b"MZ\x90")}).status_code == 415
    assert client.post(path, files={field: ("a.json", b'{"model": NaN}')}).status_code == 422
    other = client.post(path, files={field: ("a", b"")}, headers={"sec-fetch-site": "cross-site"})
    assert other.status_code == 403


@pytest.mark.parametrize("path", ["/vergelijken/weg/weg", "/gebied/weg", "/scenarios/weg", "/vlakke-korting/weg"])
def test_a_file_that_is_gone_is_asked_again(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Dit bestand is hier niet meer." in answer.text


def test_a_good_file_is_kept_when_the_other_is_not(client):
    answer = client.post("/vergelijken", files={"a": ("oud.json", OLD), "b": ("b.json", b"{")})
    assert answer.status_code == 422
    assert "Al ontvangen: oud.json" in text_of(answer.text)
    number = re.search(r'name="nummer_a" value="([^"]+)"', answer.text)[1]
    address = sent(client, "/vergelijken", {"b": ("nieuw.json", RESEARCH)}, nummer_a=number)
    assert "+€ 15,01" in text_of(client.get(address).text)


# A region.


def region_at(client, document, **fields) -> str:
    return sent(client, "/gebied", {"bestand": ("gebied.json", json.dumps(document).encode())}, **fields)


def test_a_participant_nowhere_finds_a_name_a_cost_or_a_volume_of_a_provider(client):
    address = region_at(client, planted(), bekijk="63,90")
    page = client.get(address).text
    zipped = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/werkboek").content))
    everything = page + pictures_of(page) + client.get(f"{address}/uitkomst").text
    everything += "".join(zipped.read(name).decode("utf-8", "replace") for name in zipped.namelist())
    for n in range(10, 24):
        for text in (*(text.format(n=n) for text in CANARIES.values()), f"Holding {n}", f"4{n}371", f"88{n}713"):
            assert text not in everything
            assert text.replace(".", ",") not in everything
    assert "U kijkt als <b>deelnemer</b>" in page
    assert "bekijk-tarief" not in page


def test_a_participant_of_a_flat_cut_finds_none_either(client):
    files = {"opgave": ("o.json", RESEARCH), "gebied": ("Kanarie 12.json", json.dumps(planted()).encode())}
    address = sent(client, "/vlakke-korting", files, korting="20")
    page = client.get(address).text
    everything = page + pictures_of(page) + client.get(f"{address}/uitkomst").text
    zipped = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/werkboek").content))
    everything += "".join(zipped.read(name).decode("utf-8", "replace") for name in zipped.namelist())
    assert "Kanarie" not in everything
    assert not any(f"6{n}{mark}1{n}7" in everything for n in range(10, 24) for mark in ".,")


def test_the_facilitator_sees_the_coverage_and_tries_tariffs_step_by_step(client):
    tariffs = " ".join(row["tarief"].replace(".", ",") for row in expected()["dekking"])
    address = region_at(client, region(tarieven=[]), zicht="begeleider", tarieven=tariffs)
    page = text_of(client.get(address).text)
    for row in expected()["dekking"]:
        shown = f"{int(row['tekort']):,}".replace(",", ".")
        assert (
            f"{row['tarief'].replace('.', ',')} {row['aanbieders']} / 13 {row['volume'].replace('.', ',')}% {shown}"
            in page
        )
    looked = client.post(f"{address}/bekijk", data={"bekijk": "62,80", "stap": "+0.1"})
    assert "Bekeken tarief (62,90) dekt 7 van de 13 aanbieders" in text_of(looked.text)
    assert 'value="62,90"' in looked.text
    assert "€\u00a062,90" in pictures_of(looked.text)
    wrong = client.post(f"{address}/bekijk", data={"bekijk": "veel"})
    assert wrong.status_code == 400
    assert "'veel' is geen getal." in faults(wrong.text)[0]


def test_who_looks_is_changed_on_the_page(client):
    address = region_at(client, region())
    assert "niet verteld" in client.get(address).text
    exact = client.post(f"{address}/zicht", data={"zicht": "begeleider"}).text
    assert "Tekort per jaar" in exact
    assert client.get(f"{address}/uitkomst").json()["zicht"] == "begeleider"


def test_zone_and_path_may_be_typed_beside_a_list(client):
    listed = client.get("/gebied/voorbeeld.csv").content
    fields = {
        "nodige_dekking": "90", "budget": "10.434.760,00", "zicht": "begeleider", "tarieven": "62,86",
    }  # fmt: skip
    page = text_of(client.get(sent(client, "/gebied", {"bestand": ("lijst.csv", listed)}, **fields)).text)
    # 90% of 166.000 hours is reached at the tenth provider; the budget over those hours is 62,86.
    assert "Laagste tarief dat genoeg dekt 66,70 Hoogste tarief dat het budget draagt 62,86" in page
    both = client.get("/gebied/voorbeeld.toml").content
    fields = {"pad_van": "54,46", "pad_naar": "62,86", "pad_delen": "50 100", "pad_index": "1,00 1,04"}
    page = text_of(client.get(sent(client, "/gebied", {"bestand": ("g.toml", both)}, **fields)).text)
    assert "1 58,66" in page  # halfway
    assert "2 65,37" in page  # 62,86 × 1,04


def test_everything_wrong_with_a_region_is_told_at_once_beside_its_box(client):
    listed = client.get("/gebied/voorbeeld.csv").content
    fields = {"tarieven": "62,86 x", "nodige_dekking": "0,9", "pad_van": "54,46", "pad_delen": "33 100"}
    answer = client.post("/gebied", files={"bestand": ("lijst.csv", listed)}, data=fields)
    assert answer.status_code == 400
    told = " ".join(faults(answer.text))
    assert "'x' is geen getal." in told
    assert "Nodige dekking kan twee dingen betekenen." in told
    assert "vul dit ook in" in told
    assert "een doel en een deel per jaar" in told
    assert 'value="62,86 x"' in answer.text
    assert "Al ontvangen" in answer.text


def test_a_fault_in_a_list_names_its_cell(client):
    answer = client.post("/gebied", files={"bestand": ("lijst.csv", b"naam;kostprijs;volume\nA;abc;10\n")})
    assert answer.status_code == 422
    assert "cel B2" in faults(answer.text)[0]


def test_more_tariffs_than_participants_may_see_are_refused_for_them_alone(client):
    many = " ".join(f"{60 + n},00" for n in range(6))
    answer = client.post(
        "/gebied", files={"bestand": ("g.json", json.dumps(region(tarieven=[])).encode())}, data={"tarieven": many}
    )
    assert answer.status_code == 400
    assert faults(answer.text)
    region_at(client, region(tarieven=[]), tarieven=many, zicht="begeleider")


# A flat cut.


def test_the_flat_cut_says_what_must_be_true_in_the_order_of_the_screen(client):
    files = {"opgave": ("o.json", RESEARCH), "gebied": ("g.json", json.dumps(region()).encode())}
    page = text_of(client.get(sent(client, "/vlakke-korting", files, korting="20", zicht="begeleider")).text)
    for needed in ("1.627,5", "9,38%", "37.649", "1,46%", "−€ 11,09", "−17,60%"):  # vlakke-korting
        assert needed in page
    assert page.count("onmogelijk") == 2
    heads = ("één voor één waar", "nog betaalt", "onder kostprijs komt", "per jaar bespaart", "Echte maatregelen")
    assert [page.index(head) for head in heads] == sorted(page.index(head) for head in heads)


def test_from_a_region_without_a_sheet_the_sheet_is_asked_and_the_rest_is_kept(client):
    address = region_at(client, region())
    page = client.get(address).text
    number = re.search(r'name="nummer_gebied" value="([^"]+)"', page)[1]
    answer = client.post("/vlakke-korting", files={"x": ("", b"")}, data={"nummer_gebied": number, "korting": "20"})
    assert answer.status_code == 400
    assert len(faults(answer.text)) == 1
    assert 'value="20"' in answer.text
    found = sent(client, "/vlakke-korting", {"opgave": ("o.json", RESEARCH)}, nummer_gebied=number, korting="20")
    assert "80–90% van de uren" in text_of(client.get(found).text)


@pytest.mark.parametrize("share", ["", "0,2", "120", "veel"])
def test_a_cut_that_is_none_is_refused_beside_its_box(client, share):
    answer = client.post("/vlakke-korting", files={"opgave": ("o.json", RESEARCH)}, data={"korting": share})
    assert answer.status_code == 400
    assert faults(answer.text)


# Scenarios.

PLANS = b"""
[[scenarios]]
naam = "Minder overhead"
wijzigingen = {overhead = "34%"}
"""


def test_scenarios_of_a_file_and_of_the_page_stand_side_by_side(client):
    address = sent(client, "/scenarios", {"basis": ("o.json", RESEARCH), "plannen": ("p.toml", PLANS)})
    assert "Minder overhead" in client.get(address).text
    made = {
        "invoer_1": "bruto_jaarloon", "wijze_1": "maal", "waarde_1": "1,03",
        "naam_2": "Ruimer", "invoer_2": "overhead", "wijze_2": "waarde", "waarde_2": "30",
        "invoer_3": "productieve_uren", "wijze_3": "plus", "waarde_3": "40", "volume": "166000",
    }  # fmt: skip
    page = client.post(address, data=made)
    assert page.status_code == 200
    asked = json.loads(RESEARCH) | {
        "volume": "166000",
        "scenarios": [
            {"naam": "Minder overhead", "wijzigingen": {"overhead": "34%"}},
            {"naam": "Bruto jaarloon × 1,03", "wijzigingen": {"bruto_jaarloon": {"maal": "1,03"}}},
            {"naam": "Ruimer", "wijzigingen": {"overhead": "30%"}},
            {"naam": "Productieve uren per jaar + 40", "wijzigingen": {"productieve_uren": {"plus": "40"}}},
        ],
    }
    answered = client.post("/api/v1/scenarios", json=asked).json()
    assert client.get(f"{address}/uitkomst").json() == answered
    for each in answered["scenarios"]:
        assert each["tarief"].replace(".", ",") in text_of(page.text)
        assert each["tarief"].replace(".", ",") in alternatives(page.text)
    assert openpyxl.load_workbook(io.BytesIO(client.get(f"{address}/werkboek").content)).sheetnames


def test_what_is_wrong_with_a_scenario_is_told_beside_its_box_and_what_was_typed_stays(client):
    address = sent(client, "/scenarios", {"basis": ("o.json", RESEARCH)})
    made = {
        "waarde_1": "3", "invoer_2": "overhead", "waarde_2": "0,2", "invoer_3": "productieve_uren", "waarde_3": "-5",
        "volume": "-1",
    }  # fmt: skip
    answer = client.post(address, data=made)
    assert answer.status_code == 400
    for box in ("invoer_1", "waarde_2", "waarde_3", "volume"):
        assert f'id="fout-{box}"' in answer.text
        assert f'href="#{box}"' in answer.text
    assert 'value="0,2"' in answer.text


def test_the_example_shows_how_sure_the_price_is_and_the_download_says_the_same(client):
    few = client.get("/scenarios/voorbeeld.toml").content.replace(b"volume = 1", b"trekkingen = 2048\nvolume = 1", 1)
    address = sent(client, "/scenarios", {"basis": ("s.toml", few)})
    page = client.get(address).text
    chance = client.get(f"{address}/uitkomst").json()["onzekerheid"]
    assert "De kans dat de kostprijs boven € 69,47 ligt" in text_of(page)
    assert f"startgetal {chance['ontvangstbewijs']['startgetal']}" in text_of(page)
    assert "Gevoeligheid rond" in alternatives(page)
    assert "Spreiding van de uitkomst" in alternatives(page)


def test_a_base_with_questions_leads_to_them(client):
    address = sent(client, "/scenarios", {"basis": ("vragen.xlsx", book())})
    page = client.get(address).text
    sheet = re.search(r'href="(/opgave/[^"]+)"', page)[1]
    assert "Maak zelf een scenario" not in page
    client.post(sheet, data={**ANSWERS, "product": "1"})
    assert "Het tarief is nu € 37,02 per uur" in text_of(client.get(address).text)


def test_too_many_draws_are_refused(client):
    asked = json.loads(RESEARCH) | {"onzekerheid": {"overhead": {"verdeling": "uniform", "laag": "0.3", "hoog": "0.4"}},
                                    "trekkingen": 10**9}  # fmt: skip
    answer = client.get(sent(client, "/scenarios", {"basis": ("s.json", json.dumps(asked).encode())}))
    assert answer.status_code == 400
    assert "trekkingen is te veel" in answer.text


# In a real browser.


def states(page: Page, address: str):
    """Go through every page: with a fault (and all that is on it when empty), and with an outcome."""
    for path, button in (
        ("vergelijken", "Vergelijk"), ("gebied", "Reken het gebied door"), ("scenarios", "Lees en ga verder"),
        ("vlakke-korting", "Laat zien"),
    ):  # fmt: skip
        page.goto(f"{address}{path}")
        page.get_by_role("button", name=button).click()
        yield f"{path} fout"
        page.get_by_role("button", name="Bekijk een voorbeeld").click()
        yield f"{path} uitkomst"
        if path == "gebied":
            page.get_by_role("button", name="Bekijk als begeleider").click()
            page.get_by_label("Bekijk tarief").fill("63,90")
            page.get_by_role("button", name="Bekijk", exact=True).click()
            page.get_by_role("button", name="+0,10").click()
            assert page.get_by_label("Bekijk tarief").input_value() == "64,00"
            yield "gebied begeleider"


def test_nothing_serious_is_found_by_axe_sticks_out_or_is_blocked(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        for state in states(page, address):
            assert page_faults(page) == [], state
