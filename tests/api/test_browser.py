"""The page in a real browser, with scripting off: what a visitor does, and what axe finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools.browser import open_browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with open_browser(chromium) as found:
        yield found


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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", ["leeg", "uitkomst", "vraag", "fout", "parameters"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(
    browser: Browser, address: str, state: str, width: int
) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    with context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        start = {"leeg": "", "parameters": "parameters"}.get(state, "?voorbeeld=ja")
        page.goto(f"{address.rstrip('/')}/{start}")
        if state == "vraag":
            page.locator("#overhead_grondslag").select_option("")
        if state == "fout":
            page.locator("#productiviteit").fill("abc")
        if state not in ("leeg", "parameters"):
            calculate(page)
        for summary in page.locator("summary").all():
            if summary.is_visible():
                summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.add_script_tag(path=AXE)
        found = page.evaluate("async () => (await axe.run()).violations")
        serious = [
            f"{item['id']}: {item['nodes'][0]['html']}" for item in found if item["impact"] in ("serious", "critical")
        ]
        assert serious == []
        assert not [text for text in complaints if "Content Security Policy" in text]
