"""A round at the table of the demonstration in a real browser: three roles, without scripts, and by keyboard alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from api.accounts.accounts import LOCAL_ID
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.local_page import new_way_in
from api.app import create_app
from api.negotiation.demonstration import load
from tests.api.conftest import _served
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page
from tests.tools.stores import new_store


@dataclass
class Demonstration:
    """An app of one's own, in which the demonstration can be laid anew at any stage."""

    address: str
    accounts: Accounts

    def begins(self, page: Page, days: int) -> None:
        """Lay it so many days on, and come in."""
        self.accounts.do(lambda unit: load(unit, LOCAL_ID, timedelta(days=days)), LOCAL_ID)
        page.goto(new_way_in(self.accounts))

    def be(self, page: Page, name: str) -> None:
        page.goto(f"{self.address}voorbeeldregio")
        page.get_by_role("button", name=f"Speel {name}", exact=True).click()
        assert f"U bent nu {name}" in page.inner_text("main")


@pytest.fixture(scope="module")
def region() -> Iterator[Demonstration]:
    store, app = new_store(), create_app()
    with _served(app) as address:
        accounts = Accounts(Installation(True, address.rstrip("/"), store.url, store.key), store)
        app.state.accounts = accounts
        yield Demonstration(address, accounts)
    store.close()


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).first.fill(text)


def test_a_round_is_walked_by_provider_municipality_and_leader_without_scripts(browser: Browser, region: Demonstration):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        region.begins(page, -84)
        region.be(page, "Eikelmuis")
        page.get_by_role("link", name="Dien in").click()
        fill(page, "Uw waarde in € per jaar", "52000")
        fill(page, "Waarom?", "Ervaren mensen.")
        page.get_by_role("button", name="Dien verzegeld in").click()
        assert "Ontvangen" in page.inner_text("h1") and "Hash: " in page.inner_text("pre")
        page.get_by_role("link", name="Terug naar de tafel").click()
        assert "€ 52.000,00 per jaar" in page.inner_text("main").replace("\N{NO-BREAK SPACE}", " ")
        region.be(page, "Asten")  # what was put forward is not there for a municipality
        assert "52.000,00" not in page.inner_text("main")
        page.locator("summary", has_text="Waarom").first.click()
        page.get_by_role("link", name="Een vraag stellen").first.click()
        fill(page, "Uw vraag", "Hoort een jubileum erbij?")
        page.get_by_role("button", name="Stel de vraag").click()
        region.be(page, "Bureau Tafelblad")
        page.get_by_role("link", name="Beantwoord de vraag").first.click()
        fill(page, "Antwoord", "Nee.")
        page.get_by_role("button", name="Beantwoord").click()
        assert "Vastgelegd: een vraag beantwoorden" in page.inner_text("main")
        assert not page.get_by_role("link", name="De ronde sluiten").count()  # it goes on for a week


def test_the_bridge_is_three_clicks_from_login_and_the_council_page_one_from_the_agreement(
    browser: Browser, region: Demonstration
):
    with unblocked_page(browser) as page:
        region.begins(page, 51)
        region.be(page, "Helmond")
        page.goto(f"{region.address}begin")
        for name in ("Voorbeeld: herijking", "Toon de brug"):
            page.get_by_role("link", name=name).first.click()
        assert "Waarom het verschilt" in page.inner_text("h1") and page_faults(page, EVERY_IMPACT) == []
        page.get_by_role("link", name="Terug naar de tafel").click()
        assert page_faults(page, EVERY_IMPACT) == []
        page.get_by_role("link", name="Bekijk het akkoord").click()
        assert page_faults(page, EVERY_IMPACT) == []
        with page.expect_download() as download:
            page.get_by_role("link", name="het controleprogramma").click()
        assert download.value.suggested_filename == "verify.py"
        page.get_by_role("link", name="Open de raadspagina").click()
        assert "62,86" in page.inner_text("main")


def tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || document.activeElement.innerText") == name:
            return
    raise AssertionError(name)


def test_a_counter_offer_is_tried_and_sent_by_keyboard_alone(browser: Browser, region: Demonstration):
    with unblocked_page(browser) as page:
        region.begins(page, -45)
        region.be(page, "Stichting Grutto")
        tab_to(page, "Doe een tegenvoorstel")
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('tegenvoorstel')")
        tab_to(page, "aan")
        page.keyboard.type("Asten")
        tab_to(page, "wijzigingen.overhead.waarde")
        page.keyboard.type("30")
        tab_to(page, "proef")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Wat uw voorstel doet")
        assert page.input_value("[name='wijzigingen.overhead.waarde']") == "30"
        assert page_faults(page, EVERY_IMPACT) == []
        tab_to(page, "wijzigingen.overhead.motivering")
        page.keyboard.type("Twee mensen op kantoor.")
        tab_to(page, "Verstuur het voorstel")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Uw ontvangstbewijs")


def test_while_a_counter_offer_is_typed_its_price_follows_and_nothing_is_sent(browser: Browser, region: Demonstration):
    """Op papier: van 38% naar 30% overhead is van € 66,36 naar € 62,66."""
    with unblocked_page(browser) as page:
        region.begins(page, -45)
        region.be(page, "Stichting Grutto")
        page.get_by_role("link", name="Doe een tegenvoorstel").first.click()
        page.locator("[name='wijzigingen.overhead.waarde']").fill("30")
        page.locator("#effect").wait_for()
        assert "€\N{NO-BREAK SPACE}62,66" in page.locator("#effect tr.som").inner_text()
        assert "62,66" in page.locator("#gehoord").inner_text()
        assert page_faults(page, EVERY_IMPACT) == []
        page.get_by_role("link", name="Terug naar de tafel").click()
        assert "62,66" not in page.inner_text("main")
