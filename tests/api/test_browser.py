"""The page in a real browser, with scripting off: what a visitor does, and what axe finds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools.browser import COVERED, HEIGHT, PAPER, WIDTHS, page_faults, unblocked_page
from tests.walks.walker import Walker


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        found = context.new_page()
        found.goto(address)
        yield found


def fill_in(page: Page, base: str = "directe_kosten") -> None:
    page.get_by_label("Loonkosten per betaald uur").fill("24,68")
    page.get_by_label("Productiviteit", exact=False).first.fill("80")
    page.locator("#overhead").fill("20")
    page.locator("#overhead_grondslag").select_option(base)


def calculate(page: Page) -> None:
    page.get_by_role("button", name="Bereken het tarief").first.click()


def test_the_quick_calculation_works_without_scripting(page: Page) -> None:
    fill_in(page)
    calculate(page)
    expect(page.locator(".prijs__bedrag")).to_have_text("€\u00a037,02")
    page.locator(".opbouw summary", has_text="Niet-productieve uren").click()
    expect(page.get_by_text("24,68").first).to_be_visible()


def test_who_walks_the_pages_by_keyboard_looks_at_each_state_once(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": WIDTHS[0], "height": HEIGHT}) as context:
        walker = Walker(context, address)
        for _ in range(2):
            walker.open("contact", "contact")
            walker.follow("Privacy", "privacy")
    assert (walker.looked_at, walker.faults) == (4, [])
    assert walker.known is not None and len(walker.known) == 2


def test_an_unanswered_question_is_answered_on_the_page(page: Page) -> None:
    fill_in(page, base="")
    calculate(page)
    expect(page.get_by_role("group", name="Waarvan is overhead een percentage?")).to_be_visible()
    page.get_by_label("van de totale kosten").check()
    page.get_by_role("button", name="Reken verder").click()
    expect(page.locator(".prijs__bedrag")).to_have_text("€\u00a038,56")


def test_the_live_workbook_downloads(page: Page) -> None:
    fill_in(page)
    calculate(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het werkboek").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def test_a_fault_leads_to_its_field(page: Page) -> None:
    page.get_by_role("link", name="Vul een voorbeeld in").click()
    page.locator("#productiviteit").fill("abc")
    calculate(page)
    link = page.get_by_role("alert").get_by_role("link").first
    assert link.get_attribute("href") == "#productiviteit"
    expect(page.locator("#productiviteit")).to_have_value("abc")


def test_under_a_path_the_pages_lead_to_one_another(browser: Browser, address_under_a_path: str) -> None:
    root = address_under_a_path
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page, lost = context.new_page(), list[str]()
        page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
        page.goto(root)
        fill_in(page)
        calculate(page)
        expect(page.locator(".prijs__bedrag")).to_have_text("€\u00a037,02")
        for name in page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").all_inner_texts():
            page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=name).click()
            assert page.url.startswith(root)
        page.goto(f"{root}vergelijken")
        page.get_by_role("button", name="Bekijk een voorbeeld").click()
        expect(page.get_by_role("link", name="Andere bestanden vergelijken")).to_be_visible()
        assert page.url.startswith(f"{root}vergelijken/")
        with page.expect_download() as download:
            page.get_by_role("link", name="Download het werkboek").click()
        assert Path(download.value.path()).read_bytes()[:2] == b"PK"
        assert lost == []


def test_on_a_phone_the_menu_is_one_row_that_unfolds_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": min(WIDTHS), "height": HEIGHT}, locale="nl-NL"
    ) as context:
        page = context.new_page()
        page.goto(f"{address}vergelijken")
        menu = page.get_by_role("navigation", name="Hoofdmenu")
        expect(menu).to_have_count(0)
        box = page.locator("header").bounding_box()
        assert box is not None and box["height"] < 80
        page.locator("summary", has_text="Menu").press("Enter")
        expect(menu.get_by_role("link", name="Vergelijken")).to_have_attribute("aria-current", "page")
        menu.get_by_role("link", name="Gebied").press("Enter")
        page.wait_for_url("**/gebied")


@pytest.mark.parametrize("state", ["leeg", "uitkomst", "vraag", "fout", "parameters"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(browser: Browser, address: str, state: str) -> None:
    with unblocked_page(browser) as page:
        start = {"leeg": "", "parameters": "parameters"}.get(state, "?voorbeeld=ja")
        page.goto(f"{address.rstrip('/')}/{start}")
        if state == "vraag":
            page.locator("#overhead_grondslag").select_option("")
        if state == "fout":
            page.locator("#productiviteit").fill("abc")
        if state not in ("leeg", "parameters"):
            calculate(page)
        assert page_faults(page) == []


def test_on_paper_the_name_of_the_site_covers_no_word_of_the_page(page: Page) -> None:
    page.get_by_role("link", name="Vul een voorbeeld in").click()
    calculate(page)
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    name = page.locator(".merk").bounding_box()
    assert name is not None and name["height"] < name["width"] and page.evaluate(COVERED) == ""


@pytest.mark.parametrize(("path", "then"), [("vlakke-korting", ""), ("scenarios", ""), ("gebied", "als begeleider")])
def test_an_outcome_of_many_tables_and_pictures_is_one_sheet_of_paper(page: Page, path: str, then: str) -> None:
    page.goto(f"{page.url}{path}")
    page.get_by_role("button", name="Bekijk een voorbeeld").click()
    if then:
        page.get_by_role("button", name=then).click()
        expect(page.locator("#bekijk-tarief")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    expect(page.locator("form.schuif")).not_to_be_visible()


def test_a_first_visit_is_light(browser: Browser, address: str) -> None:
    """At most 100 kB over the wire and six requests; a second page needs only its own and its own script."""
    with browser.new_context(locale="nl-NL") as context:
        page = context.new_page()
        sent: dict[str, float] = {}
        asked: dict[str, str] = {}
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", lambda told: asked.update({told["requestId"]: told["request"]["url"]}))
        wire.on("Network.loadingFinished", lambda told: sent.update({told["requestId"]: told["encodedDataLength"]}))
        page.goto(address, wait_until="networkidle")
        assert 2 <= len(sent) <= 6 and sum(sent.values()) <= 100_000, sent
        first = set(sent)
        page.goto(f"{address}opgave", wait_until="networkidle")
        later = {asked[one].rpartition("/")[2].partition(".")[0] for one in set(sent) - first if sent[one]}
        assert later - {"favicon"} == {"opgave", "voortgang"}  # the little picture may come late
