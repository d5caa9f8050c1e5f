"""The quick calculation as a tool for a day: a link, a second variant, files to take along and to bring back."""

import json
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from api.files.parcel import request_of_price
from api.files.request import parse_request
from tarief import MODELS
from tests.api.conftest import FORM
from tests.doors.requests import worked
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

VARIANT = {**FORM, "overhead": "22", **{f"naast.{name}": text for name, text in FORM.items()}}


def test_a_link_holds_the_inputs_and_gives_the_same_price(client):
    text = client.post("/", data=FORM).text
    assert f'href="/?{urlencode(FORM).replace("&", "&amp;")}">Link naar deze berekening' in text
    again = client.get(f"/?{urlencode(FORM)}")
    assert "€\u00a037,02" in again.text and again.status_code == 200
    assert again.headers["referrer-policy"] == "same-origin"


def test_a_second_variant_stands_beside_the_first_with_what_makes_the_difference(client):
    """Op papier: 24,68 / 0,80 is 30,85; met 22% is dat 37,64 (37,637), en dat is 0,62 meer dan 37,02."""
    for answer in (client.post("/", data=VARIANT), client.get(f"/?{urlencode(VARIANT)}")):
        text = unescape(answer.text)
        assert "Twee varianten naast elkaar" in text
        assert "€\u00a037,02 per uur" in text and "€\u00a037,64 per uur" in text and "+€\u00a00,62" in text
    wrong = client.post("/", data={**VARIANT, "naast.overhead": "abc"})
    assert wrong.status_code == 200 and "Twee varianten" not in wrong.text


@pytest.mark.parametrize("page", ["/vergelijken", "/scenarios", "/vlakke-korting"])
def test_a_price_goes_on_as_a_side_of_a_comparison_as_the_base_of_scenarios_and_to_a_lower_one(client, page):
    shown = client.post(f"{page}/hiermee", data=FORM)
    assert shown.status_code == 200 and "Uurtarief" in shown.text and "Uurtarief.json" not in shown.text
    refused = client.post(f"{page}/hiermee", data={**FORM, "overhead": "abc"}, headers={"accept": "text/html"})
    assert refused.status_code == 400


def test_a_sheet_goes_on_to_scenarios(client):
    sheet = b"Loonkosten per uur;24,68\nProductiviteit;80%\nOverhead van de directe kosten;20%\n"
    number = client.post("/opgave", files={"bestand": ("blad.csv", sheet)}).url.path.split("/")[2]
    assert f'href="/scenarios/vanaf/{number}"' in client.get(f"/opgave/{number}").text
    shown = client.get(f"/scenarios/vanaf/{number}")
    assert shown.status_code == 200 and shown.url.path.count("/") == 3
    lower = client.get(f"/vlakke-korting/vanaf/{number}?korting=10")
    assert lower.status_code == 200 and "Nog geen prijs om een korting op te geven" in lower.text  # it has a question
    empty = shown.url.path.split("/")[3]
    assert client.get(f"/scenarios/vanaf/{empty}").status_code == client.get("/scenarios/vanaf/geen").status_code == 404


@pytest.mark.parametrize("model", MODELS)
def test_what_was_downloaded_as_json_gives_the_same_numbers_again(model):
    breakdown = parse_request(worked(model)).calculate()
    for document in (request_of_price(breakdown), breakdown.as_json()):
        again = parse_request(json.loads(json.dumps(document))).calculate()
        assert (again.tarief, again.values) == (breakdown.tarief, breakdown.values)


def test_the_downloads_are_named_for_people_and_the_template_can_be_sent(client):
    name = client.post("/pdf", data=FORM).headers["content-disposition"]
    assert name == 'attachment; filename="Uurtarief 2026-01-01.pdf"'
    sheet = client.get("/sjabloon/cooperatietarief" if "cooperatietarief" in MODELS else "/sjabloon/uurtarief")
    assert sheet.content[:2] == b"PK" and "Invulblad" in sheet.headers["content-disposition"]
    assert client.get("/sjabloon/geen").status_code == 404


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(locale="nl-NL") as context:
        found = context.new_page()
        found.complaints = []
        found.on("console", lambda message: found.complaints.append(message.text))
        found.goto(f"{address}?{urlencode(VARIANT)}")
        yield found


def test_with_scripts_the_outcome_follows_what_is_typed(page: Page) -> None:
    expect(page.locator(".prijs__bedrag")).to_have_text("€\u00a037,64")
    page.locator(".opbouw summary", has_text="Niet-productieve uren").click()
    page.locator("#overhead").fill("20")
    expect(page.locator(".prijs__bedrag")).to_have_text("€\u00a037,02")
    expect(page.locator("#gehoord")).to_have_text("Het tarief is nu €\u00a037,02.")
    expect(page.locator(".opbouw details[open]")).to_have_count(1)
    page.locator("#overhead").fill("abc")
    expect(page.locator("#kant")).to_have_class("kant__uitkomst verouderd")
    assert page.complaints == []


def test_axe_finds_nothing_on_the_page_with_two_variants(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}?{urlencode(VARIANT)}")
        assert page_faults(page, EVERY_IMPACT) == []
