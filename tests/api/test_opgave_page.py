"""The page for a provider's own sheet: sent as it is, understood in sight, questions answered, price compared."""

import io
import json
import re
from datetime import date
from pathlib import Path
from tempfile import SpooledTemporaryFile

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.commands import main
from api.files import look
from api.files.upload import Werkboek
from api.web.held import BYTES, FILES, MINUTES, Held, Uploads
from tarief import MODELS
from tests.api.schema import described
from tests.hostile import building
from tests.hostile.lowered import lowered
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page
from tests.tools.client import Client
from tests.walks.places import SHEETS
from workbooks.read.understand import understand
from workbooks.voorbeelden import examples
from workbooks.write.template.writing import write_template

#: The quick example of the README: 24,68 at 80% and 20% on direct costs is € 37,02; on the total costs € 38,56.
ROWS = [
    ("Kostprijs begeleiding 2025 en 2026", None),
    ("CAO kosten (FWG 45)", 24.68),
    ("Productiviteit", "80%"),
    ("Overhead", "20%"),
    ("Koffie en thee", 12),
    ("Uurtarief incl. marge etc.", 38),
]
LOADED, OVERHEAD = "antwoord.loonkosten.cao_kosten_fwg", "antwoord.overhead_grondslag.overhead"
ANSWERS = {LOADED: "met_lasten_per_betaald_uur", OVERHEAD: "directe_kosten", "datum": "2026-01-01"}
PRICE = "€ 37,02"


def book(*rows: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows or ROWS:
        made.active.append(row)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def two(price: float) -> bytes:
    """Two products side by side; the second sheet of that example, 25% more wage."""
    return book(
        ("Product", "Basis", "Extra"),
        ("Loonkosten incl. werkgeverslasten per betaald uur", 24.68, 30.85),
        ("Productiviteit", "80%", "80%"),
        ("Overhead over directe kosten", "20%", "20%"),
        ("Tarief per uur", price, 50),
    )


TWO = two(37.02)
#: The price that is printed is not what follows, so that the date is asked.
TWO_IN_DOUBT = two(38)
#: No productivity anywhere.
LACKING = book(
    ("Loonkosten incl. werkgeverslasten per betaald uur", 24.68),
    ("Overhead over directe kosten", "20%"),
    ("Peildatum", "1-1-2026"),
)


@pytest.fixture
def own() -> Client:
    """An app of one's own, that remembers answers."""
    return Client(create_app(remembers=True))


def send(client, content: bytes, name: str = "eigen.xlsx", **fields: str):
    return client.post("/opgave", files={"bestand": (name, content)}, data=fields, follow_redirects=False)


def sent(client, content: bytes, name: str = "eigen.xlsx", **fields: str) -> str:
    """Send a file; returns the address of its page."""
    answer = send(client, content, name, **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def text_of(html: str) -> str:
    """What a reader sees, with one space between words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_first_page_leads_to_the_page_for_an_own_sheet(client):
    assert 'href="/opgave"' in client.get("/").text
    page = client.get("/opgave").text
    assert 'type="file"' in page and "10 MB" in page


def test_what_was_understood_stands_with_its_cell_and_no_price_is_shown_before_the_answers(client):
    answer = client.get(sent(client, book()))
    assert answer.status_code == 200
    shown = text_of(answer.text)
    for part in ("CAO kosten (FWG 45)", "blad Sheet, cel B2", "wordt gevraagd", "zeker (100%)", "Waarvan is dat een"):
        assert part in shown
    assert "prijs__bedrag" not in answer.text
    assert "Dit is nog nodig voor een tarief" in shown


def test_what_is_certain_could_be_nothing_else_and_what_is_asked_could(client):
    page = client.get(sent(client, (SHEETS / "klaproos.xlsx").read_bytes(), "klaproos.xlsx")).text
    rows = re.findall(r'data-kop="Zekerheid">(.*?)</td>', page, re.DOTALL)
    assert [("zeker (100%)" in row, "kon ook zijn" in row) for row in rows] == [(True, False)] * 3 + [(False, True)]


def test_every_choice_says_what_it_does_to_the_price(client):
    page = client.get(sent(client, book())).text
    asked = page[page.index('id="vraag-overhead_grondslag.overhead"') :]
    assert "37,02" in asked and "38,56" in asked


def test_questions_left_open_are_told_beside_the_question(client):
    answer = client.post(sent(client, book()), data={OVERHEAD: "directe_kosten"})
    assert answer.status_code == 400
    assert answer.text.count("Hier is nog geen antwoord gekozen.") == 1
    assert "Er is nog geen peildatum." in answer.text
    assert re.search(r'value="directe_kosten" checked', answer.text)


def test_a_date_that_is_none_stays_in_its_box_with_what_is_wrong(client):
    answer = client.post(sent(client, book()), data={**ANSWERS, "datum": "31-02-2026"})
    assert answer.status_code == 400
    assert 'value="31-02-2026"' in answer.text
    assert "is geen datum" in answer.text


def test_answers_give_the_price_and_the_difference_with_the_sheet(client):
    answer = client.post(sent(client, book()), data=ANSWERS)
    assert answer.status_code == 200
    shown = text_of(answer.text)
    assert f"Tarief per uur {PRICE}" in shown
    assert "+€ 0,98" in shown  # the sheet says 38
    assert "Het model heeft geen regel voor ‘Koffie en thee’" in shown


def test_beside_the_price_stands_how_many_things_there_are_to_look_at(client):
    page = client.post(sent(client, book()), data=ANSWERS).text
    count = len(re.findall(r'<p class="bevinding bevinding--let_op">', page.partition('id="vergelijking"')[2]))
    assert count == 1 and "1 ding om naar te kijken" in page and 'href="#vergelijking">1 ding' in page
    assert "om naar te kijken" not in client.post(sent(client, two(37.02)), data={"datum": "2026-01-01"}).text


def test_an_answer_can_be_changed(client):
    address = sent(client, book())
    client.post(address, data=ANSWERS)
    again = client.post(address, data={**ANSWERS, OVERHEAD: "totale_kosten"})
    assert "€ 38,56" in text_of(again.text)


def test_an_answer_that_is_no_choice_counts_as_none(client):
    answer = client.post(sent(client, book()), data={**ANSWERS, OVERHEAD: "winst", "antwoord.verzonnen": "x"})
    assert answer.status_code == 400
    assert "Hier is nog geen antwoord gekozen." in answer.text


def test_every_cell_is_on_the_page_used_or_not(client):
    shown = text_of(client.get(sent(client, book())).text)
    for row in range(1, len(ROWS) + 1):
        assert re.search(rf"\b[AB]{row}\b", shown), row
    assert "Koffie en thee: 12" in shown


def test_what_the_sheet_lacks_can_be_typed_on_the_page(client):
    address = sent(client, LACKING)
    assert "Productiviteit staat niet in het bestand" in text_of(client.get(address).text)
    doubtful = client.post(address, data={"productiviteit": "0,8"})
    assert doubtful.status_code == 400 and "Typ het procentteken erbij" in doubtful.text
    wrong = client.post(address, data={"productiviteit": "veel"})
    assert wrong.status_code == 400 and 'value="veel"' in wrong.text
    answer = client.post(address, data={"productiviteit": "80"})
    assert PRICE in text_of(answer.text)
    assert "aangevuld bij het bestand eigen.xlsx" in answer.text  # the source of that line


def test_several_products_stand_in_one_table_and_each_has_its_own_page(client):
    address = sent(client, TWO)
    answer = client.post(address, data={"datum": "2026-01-01"})
    shown = text_of(answer.text)
    assert PRICE in shown and "€ 46,28" in shown  # 30,85 / 0,8 × 1,2 = 46,275
    second = text_of(client.get(f"{address}?product=2").text)
    assert "Tarief per uur € 46,28" in second
    assert "+€ 3,72" in second  # the sheet says 50
    assert client.get(f"{address}?product=99").status_code == 404
    assert client.get(f"{address}?product=²").status_code == 404


def test_the_price_of_a_product_downloads_as_a_live_workbook_and_everything_read_as_json(client):
    address = sent(client, TWO, aanbieder="Zorgbedrijf")
    client.post(address, data={"datum": "2026-01-01"})
    made = client.post(f"{address}/werkboek", data={"product": "2"})
    cells = [cell.value for row in openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0] for cell in row]
    assert any("Zorgbedrijf" in str(cell) for cell in cells) and "Extra" in cells
    document = client.post(f"{address}/uitkomst", data={"product": "2"}).json()
    assert document["uitkomst"]["tarief"] == "46.28"
    assert [product["naam"] for product in document["producten"]] == ["Basis", "Extra"]
    assert "ongebruikt" in document


def test_a_download_without_a_price_leads_back_to_what_is_needed(client):
    address = sent(client, book())
    answer = client.post(f"{address}/werkboek", data={"product": "1"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}?product=1")
    assert client.post(f"{address}/uitkomst", data={"product": "1"}).json()["uitkomst"] is None


def test_our_own_template_goes_to_its_price_at_once(client):
    answer = client.get(sent(client, examples()["opgave_jeugdhulp"].read_bytes(), "opgave.xlsx"))
    shown = text_of(answer.text)
    assert "€ 86,09" in shown and "ons sjabloon" in shown
    assert 'id="vragen"' not in answer.text


def test_a_question_about_our_own_template_is_answered_on_the_page(client, tmp_path):
    path = tmp_path / "opgave.xlsx"
    values = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.20"}
    write_template(MODELS["uurtarief"], path, on=date(2026, 1, 1), values=values)
    address = sent(client, path.read_bytes())
    assert "Waarvan is overhead een percentage?" in client.get(address).text
    answer = client.post(address, data={"antwoord.overhead_grondslag": "totale_kosten"})
    assert "€ 38,56" in text_of(answer.text)


@pytest.mark.parametrize(
    ("content", "name", "status"),
    [
        (building.docx(), "brief.docx", 415),
        (building.docx(), "kosten.xlsx", 415),
        (building.rows(2000), "lang.xlsx", 413),
        (building.encrypted(), "geheim.xlsx", 422),
        (book()[:2000], "half.xlsx", 422),
        (b"", "leeg.xlsx", 422),
        (b"x" * 10_100_000, "groot.csv", 413),
    ],
    ids=["docx", "docx_renamed", "unpacks_to_too_much", "password", "truncated", "empty", "too_large"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_on_the_page_with_advice(client, content, name, status):
    with lowered(MAXIMUM_UNPACKED=50_000):
        answer = send(client, content, name)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert 'id="fout-bestand"' in answer.text and 'type="file"' in answer.text
    assert len(client.app.state.opgaven) == 0 or name not in answer.text


def test_a_calculation_in_json_hears_each_fault_with_its_place(client):
    asked = {"model": "uurtarief", "peildatum": "2026-13-01", "invoer": {"productiviteit": "80"}}
    sent = {"bestand": ("ref.json", json.dumps(asked).encode(), "application/json")}
    page = client.post("/opgave", files=sent)
    assert page.status_code == 422
    assert re.findall(r'class="plaats">([^<]*):<', page.text)[:2] == ["/peildatum", "/invoer/productiviteit"]


def test_no_file_at_all_is_told_beside_the_field(client):
    answer = client.post("/opgave", files={"bestand": ("", b"")})
    assert answer.status_code == 422
    assert "Er is geen bestand meegestuurd." in answer.text


def test_a_sheet_without_a_price_in_it_says_so_and_shows_what_was_left(client):
    shown = text_of(client.get(sent(client, book(("Boodschappen", None), ("appels", 3)))).text)
    assert "geen kostprijs of tarief herkend" in shown and "appels: 3" in shown


HIRE = [
    ("Huurprijs fietsen",),
    ("Fiets", "Eenheid", "Tarief"),
    ("Stadsfiets", "uur", 3.5),
    ("Stadsfiets", "dagdeel", 7),
    ("E-bike", "uur", 7.5),
    ("E-bike", "dagdeel", 15),
]


def test_a_file_that_is_no_cost_sheet_is_told_so_once_with_advice_and_counts_no_product(client, tmp_path, capsys):
    shown = text_of(client.get(sent(client, book(*HIRE))).text)
    assert shown.count("geen kostenblad") == 1 and "Geef het bestand met uw kostprijs." in shown
    assert "geen product herkend" in shown and "1 product" not in shown and "waarden begrepen" not in shown
    (tmp_path / "fietsen.xlsx").write_bytes(book(*HIRE))
    assert main(["bereken", str(tmp_path / "fietsen.xlsx")]) != 0
    told = capsys.readouterr().err
    assert told.count("geen kostenblad") == 1 and "→ Geef het bestand" in told


def test_words_of_the_sheet_are_never_markup(client):
    rows = [("<script>alert(1)</script>", None), *ROWS[1:], ("<b>x</b>", "<img src=x>")]
    page = client.get(sent(client, book(*rows), "<i>.xlsx", aanbieder="<u>")).text
    for tag in ("<script", "<b>x", "<img src=x", "<i>", "<u>"):
        assert tag not in page


def test_a_form_from_another_site_is_refused(client):
    address = sent(client, book())
    for path in ("/opgave", address, f"{address}/wis"):
        answer = client.post(path, data=ANSWERS, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403
    assert client.get(address).status_code == 200


def test_a_file_is_gone_when_it_is_wiped_and_the_page_says_what_to_do(client):
    address = sent(client, book())
    assert client.post(f"{address}/wis", data={"product": "1"}).status_code == 200
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Stuur het opnieuw" in answer.text and 'type="file"' in answer.text


def test_nothing_that_was_sent_touches_a_disk(client, monkeypatch):
    def refuse(_: object) -> None:
        raise AssertionError("naar een schijf")

    monkeypatch.setattr(SpooledTemporaryFile, "rollover", refuse)
    assert send(client, bytes(3_000_000)).status_code == 415


def test_files_are_held_for_half_an_hour_after_the_last_look_and_no_longer():
    now = [0.0]
    uploads = Uploads(lambda: now[0])
    first, second = uploads.add(Held("a", b"a")), uploads.add(Held("b", b"b"))
    assert len(first) >= 43 and first != second  # 256 bits
    now[0] = MINUTES * 60 - 1
    assert uploads.get(first) is not None
    now[0] += 2
    assert uploads.get(second) is None
    assert uploads.get(first) is not None
    now[0] += MINUTES * 60
    uploads.forget_old()
    assert len(uploads) == 0


def test_files_are_few_and_small_together():
    uploads = Uploads()
    half = bytes(BYTES // 2)
    first, second, third = (uploads.add(Held("a", half)) for _ in range(3))
    assert [uploads.get(number) is None for number in (first, second, third)] == [True, False, False]
    for _ in range(FILES + 5):
        uploads.add(Held("a", b""))
    assert len(uploads) == FILES
    assert uploads.get(third) is None


def test_answers_are_remembered_for_the_provider_and_the_layout(own):
    page = own.get(sent(own, book(), aanbieder="Oost")).text
    assert 'name="onthoud"' in page
    own.post(sent(own, book(), aanbieder="Oost"), data={**ANSWERS, "onthoud": "ja"})
    next_year = book(*[(label, 26.10 if value == 24.68 else value) for label, value in ROWS])
    again = own.get(sent(own, next_year, aanbieder="oost")).text
    assert again.count("onthouden van een eerder bestand") == 2
    assert 'id="vraag-peildatum"' in again  # a date holds for one year only
    other = own.get(sent(own, book(), aanbieder="West")).text
    assert "onthouden van een eerder bestand" not in other


def test_without_leave_nothing_is_remembered(own):
    own.post(sent(own, book(), aanbieder="Oost"), data=ANSWERS)
    assert "onthouden van een eerder bestand" not in own.get(sent(own, book(), aanbieder="Oost")).text


def test_an_app_for_many_remembers_nothing(client):
    page = client.get(sent(client, book(), aanbieder="Oost")).text
    assert 'name="onthoud"' not in page
    client.post(sent(client, book(), aanbieder="Oost"), data={**ANSWERS, "onthoud": "ja"})
    assert "onthouden van" not in client.get(sent(client, book(), aanbieder="Oost")).text


def api(client, content: bytes, **data: str):
    return client.post("/api/v1/werkboeken", files={"bestand": ("eigen.xlsx", content)}, data=data)


def test_the_api_names_every_product_before_one_is_chosen(client):
    document = api(client, TWO).json()
    described(Werkboek, document)
    assert document["product"] is None
    assert [product["naam"] for product in document["producten"]] == ["Basis", "Extra"]
    first = {value["sleutel"]: value for value in document["producten"][0]["begrepen"]}
    assert (first["productiviteit"]["waarde"], first["productiviteit"]["getoond"]) == ("0.8", "80%")
    assert [value["waarde"] for value in document["producten"][1]["gedrukt"]] == ["50"]
    asked = {question["id"]: question for question in document["vragen"]}
    assert [choice["waarde"] for choice in asked["product"]["keuzes"]] == ["Basis", "Extra"]


def test_the_api_refuses_answers_to_what_is_not_asked(client):
    answer = api(client, book(), antwoorden='{"overhead_grondslag.overhead": "winst", "verzonnen": "x"}')
    assert answer.status_code == 400
    assert {finding["soort"] for finding in answer.json()["bevindingen"]} == {"onbekend_antwoord", "onbekende_vraag"}


def test_the_api_explains_the_printed_price_once_all_is_answered(client):
    choices = {name.removeprefix("antwoord."): choice for name, choice in ANSWERS.items() if name != "datum"}
    document = api(client, book(), antwoorden=json.dumps({**choices, "peildatum": "2026-01-01"})).json()
    assert document["uitkomst"]["tarief"] == "37.02"
    assert "gedrukt_wijkt_af" in {finding["soort"] for finding in document["bevindingen_bestand"]}


def test_the_api_remembers_for_who_has_the_cookie_of_the_pages_and_asks_for_it(own):
    given = '{"overhead_grondslag.overhead": "directe_kosten"}'
    api(own, book(), antwoorden=given, aanbieder="Oost", onthoud="ja")
    assert api(own, book(), aanbieder="Oost").json()["onthouden"] == []
    own.post(sent(own, TWO, aanbieder="Oost"), data={"datum": "2026-01-01", "onthoud": "ja"})
    api(own, book(), antwoorden=given, aanbieder="Oost")
    assert api(own, book(), aanbieder="Oost").json()["onthouden"] == []
    api(own, book(), antwoorden=given, aanbieder="Oost", onthoud="ja")
    document = api(own, book(), aanbieder="Oost").json()
    described(Werkboek, document)
    assert document["onthouden"] == ["overhead_grondslag.overhead"]
    assert document["bevindingen_bestand"][0]["soort"] == "antwoorden_hergebruikt"
    assert api(own, book()).json()["onthouden"] == []


def test_one_owner_does_not_see_what_another_had_remembered(own):
    own.post(sent(own, book()), data={**ANSWERS, "onthoud": "ja"})
    cookie = own.cookies["tarief_eigenaar"]
    assert "overgenomen van een eerder bestand" in own.get(sent(own, book())).text
    own.cookies.clear()
    assert "onthouden van een eerder bestand" not in own.get(sent(own, book())).text
    own.post(sent(own, book()), data={LOADED: "met_lasten_per_productief_uur", "datum": "2026-01-01", "onthoud": "ja"})
    assert own.cookies["tarief_eigenaar"] != cookie
    assert own.get(sent(own, book())).text.count("onthouden van een eerder bestand") == 1
    false = f"{cookie.partition('.')[0]}.{'0' * 64}"
    forged = Client(create_app(remembers=True), cookies={"tarief_eigenaar": false})
    assert "onthouden van een eerder bestand" not in forged.get(sent(forged, book())).text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(own):
    answer = own.post(sent(own, book()), data={**ANSWERS, "onthoud": "ja"}, follow_redirects=False)
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said and "samesite=lax" in said and "secure" not in said
    safe = Client(create_app(remembers=True), base_url="https://testserver")
    answer = safe.post(sent(safe, book()), data={**ANSWERS, "onthoud": "ja"}, follow_redirects=False)
    assert "; secure" in answer.headers["set-cookie"].lower()


def test_what_was_remembered_can_be_forgotten(own):
    own.post(sent(own, book()), data={**ANSWERS, "onthoud": "ja"})
    address = sent(own, book())
    page = own.post(f"{address}/vergeet", data={"product": "1"}).text
    assert "onthouden van een eerder bestand" not in page
    assert "onthouden van een eerder bestand" not in own.get(sent(own, book())).text


@pytest.fixture
def page(browser: Browser, address: str):
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        found = context.new_page()
        found.goto(f"{address}opgave")
        yield found


def drop(page: Page, folder: Path, content: bytes, name: str = "eigen.xlsx") -> None:
    path = folder / name
    path.write_bytes(content)
    page.get_by_label("Kostenblad", exact=True).set_input_files(path)
    page.get_by_role("button", name="Lees het bestand").click()


def test_a_sheet_becomes_a_price_without_scripting(page: Page, tmp_path: Path) -> None:
    drop(page, tmp_path, book())
    page.get_by_label("Of een andere dag").fill("2026-01-01")
    page.get_by_label("loon met werkgeverslasten, per betaald uur").check()
    page.get_by_role("group", name="Waarvan is dat een percentage?").get_by_label("van de directe kosten").check()
    page.get_by_role("button", name="Reken verder").click()
    expect(page.locator(".prijs__bedrag")).to_have_text(PRICE, use_inner_text=True)
    page.reload()
    expect(page.locator(".prijs__bedrag")).to_have_text(PRICE, use_inner_text=True)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het werkboek").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def test_a_cell_that_was_misread_is_corrected_without_scripting(page: Page, tmp_path: Path) -> None:
    drop(page, tmp_path, TWO)
    page.get_by_role("link", name="Dit is iets anders dan Overhead").click()
    page.get_by_label("Deze cel is").select_option(label="Overhead")
    page.get_by_label("Een percentage: waarvan?").select_option("omzet")
    page.get_by_role("button", name="Lees de cel zo").click()
    expect(page.locator("#begrepen")).to_contain_text("van de omzet (het tarief)")
    expect(page.locator("#begrepen")).to_contain_text("door u aangewezen")
    page.get_by_role("link", name="Dit is iets anders dan Overhead").click()
    page.get_by_label("Deze cel is").select_option("niet gebruiken")
    page.get_by_role("button", name="Lees de cel zo").click()
    page.locator("#ongebruikt summary").first.click()
    expect(page.locator("#ongebruikt")).to_contain_text("niet gebruikt, zoals u hebt aangewezen")
    page.get_by_role("link", name="Zeg wat dit is (Sheet, B4)").click()
    page.get_by_label("Deze cel is").select_option("zoals het bestand is gelezen")
    page.get_by_role("button", name="Lees de cel zo").click()
    expect(page.locator("#begrepen")).to_contain_text("van de directe kosten")


def test_the_page_works_with_the_keyboard_alone(page: Page, tmp_path: Path) -> None:
    drop(page, tmp_path, book())
    page.get_by_label("Of een andere dag").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator('input[name="antwoord.peildatum"]:checked')).to_have_count(1)
    page.get_by_role("link", name="Waarvan is dat een percentage").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("van de loonkosten per productief uur")).to_be_checked()


def test_axe_finds_nothing_whatever_in_any_state(browser, address, tmp_path) -> None:
    with unblocked_page(browser) as found:
        found.goto(f"{address}opgave")
        drop(found, tmp_path, b"geen werkboek\x00\x01", "kapot.xlsx")
        assert page_faults(found, EVERY_IMPACT) == []
        found.goto(f"{address}opgave")
        drop(found, tmp_path, TWO_IN_DOUBT)
        found.get_by_role("button", name="Reken verder").click()
        assert page_faults(found, EVERY_IMPACT) == []
        found.get_by_label("Peildatum", exact=True).fill("2026-01-01")
        found.get_by_role("button", name="Reken verder").click()
        expect(found.locator(".prijs__bedrag")).to_have_text(PRICE, use_inner_text=True)
        assert page_faults(found, EVERY_IMPACT) == []
        found.get_by_role("link", name="Dit is iets anders").last.click()
        found.get_by_label("Deze cel is").select_option("risico_opslag")
        found.get_by_role("button", name="Lees de cel zo").click()
        expect(found.get_by_role("alert")).to_contain_text("Kies hieronder waarvan.")
        assert page_faults(found, EVERY_IMPACT) == []


def test_a_line_that_the_sheet_prints_has_the_amount_that_it_has_in_the_ladder(client):
    rows = (
        ("Loonkosten incl. werkgeverslasten per betaald uur", 26.6672),
        ("Productiviteit", "80%"),
        ("Overhead per uur", 5.0015),
        ("Loonkosten per productief uur", 33.334),
        ("Tarief per uur", 38.34),
    )
    shown = text_of(client.post(sent(client, book(*rows)), data={"datum": "2026-01-01"}).text)
    assert "cel B4 € 33,33 € 33,34 gelijk" in shown
    assert "Loonkosten per productief uur € 33,34 per uur" in shown


def test_the_share_of_a_function_is_shown_as_the_share_it_is(client, tmp_path):
    book = openpyxl.Workbook()
    rows = [
        ["Kostprijs begeleiding 2026"], [], ["Functie", "Aandeel", "Bruto uurloon"], ["Begeleider", 0.75, 24],
        ["Gedragswetenschapper", 0.25, 32], [], ["Vakantietoeslag", "8%"], ["Eindejaarsuitkering", "8%"],
        ["Werkgeverslasten", "25%"], ["Productiviteit", "70%"], ["Overhead over directe kosten", "20%"],
        ["Uurtarief", 64.63],
    ]  # fmt: skip
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "mix.xlsx")
    content = (tmp_path / "mix.xlsx").read_bytes()
    page = client.post("/opgave", files={"bestand": ("mix.xlsx", content)}, follow_redirects=True).text
    assert "telt niet mee" not in page and "75,00%" in page


def test_a_file_is_read_once_however_often_it_is_looked_at(client, monkeypatch):
    times = []
    monkeypatch.setattr(look, "understand", lambda *given, **named: times.append(1) or understand(*given, **named))
    content = examples()["opgave_jeugdhulp"].read_bytes()
    page = client.post("/opgave", files={"bestand": ("opgave.xlsx", content)})
    assert [client.get(page.url.path).status_code for _ in range(2)] == [200, 200]
    assert len(times) == 1


def test_readings_are_kept_of_the_files_looked_at_last_and_of_two_questions():
    uploads, read = Uploads(), []
    first, second = Held("a.csv", b"a" * 3_000_000), Held("b.csv", b"b" * 3_000_000)
    ask = lambda held, question: held.kept.reading(question, lambda: read.append(question))  # noqa: E731
    number = uploads.add(first)
    for question in (1, 2, 1, 3, 1):
        ask(first, question)
    assert read == [1, 2, 3]
    uploads.add(second)  # together more than is kept
    ask(uploads.get(number), 1)
    assert read == [1, 2, 3, 1]


def with_day(client, content: bytes, day: str, name: str = "blad.xlsx"):
    return client.post("/opgave", files={"bestand": (name, content)}, data={"peildatum": day})


def test_a_reference_date_beside_the_file_is_taken_and_not_asked_any_more(client):
    page = with_day(client, book(), "2026-01-01")
    assert page.status_code == 200 and 'name="datum" value="2026-01-01"' in page.text
    done = client.post(page.url.path, data={key: value for key, value in ANSWERS.items() if key != "datum"})
    assert PRICE in done.text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_reference_date_that_is_none_or_another_than_the_file_holds_is_told_at_its_box(client):
    wrong = with_day(client, book(), "31-02-2026")
    assert wrong.status_code == 422 and 'id="fout-peildatum"' in wrong.text and 'id="fout-bestand"' not in wrong.text
    outcome = examples()["opgave_jeugdhulp"].read_bytes()
    other = with_day(client, outcome, "2001-01-01", "opgave.xlsx")
    assert other.status_code == 422 and "Dit bestand heeft zelf een peildatum" in other.text
    assert 'value="2001-01-01"' in other.text and with_day(client, outcome, "", "opgave.xlsx").status_code == 200
