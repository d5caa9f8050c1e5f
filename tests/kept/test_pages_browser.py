"""The pages of kept work in a real browser without scripts, wide and narrow: axe finds nothing, nothing sticks out."""

from playwright.sync_api import Browser

from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.local_page import new_way_in
from api.app import create_app
from tests.api.conftest import _served
from tests.tools.browser import page_faults, unblocked_page


def test_somebody_keeps_names_shares_and_deletes_and_every_page_is_fit_for_everybody(
    browser: Browser, kept, clock
) -> None:
    kept.clock = clock
    app = create_app()
    with _served(app) as address, unblocked_page(browser) as page:
        accounts = Accounts(Installation(True, address.rstrip("/"), kept.url, kept.key), kept)
        app.state.accounts = accounts

        def looked(name: str) -> None:
            assert page_faults(page) == [], name

        page.goto(new_way_in(accounts))
        page.goto(f"{address}?voorbeeld=ja")
        page.get_by_role("button", name="Bereken het tarief").first.click()
        page.get_by_role("button", name="Bewaar").click()
        looked("naam")
        page.get_by_label("Naam").fill("Begeleiding basis, voorstel van november met een lange naam")
        page.get_by_role("button", name="Bewaar").click()
        page.get_by_label("Met wie").fill("iemand.met.een.lang.adres@gemeente.voorbeeld.nl")
        page.get_by_role("button", name="Deel", exact=True).click()
        page.get_by_role("button", name="Maak een link").click(timeout=3000)
        looked("werk")
        link = page.locator(".geheim code").inner_text()
        page.get_by_role("button", name="Maak een kopie").click()
        page.goto(f"{address}mijn-werk")
        looked("lijst")
        page.goto(link)
        looked("gedeeld")
        page.goto(f"{address}mijn-werk")
        page.get_by_role("link", name="(kopie)").click()
        page.get_by_role("button", name="Verwijder").click()
        page.get_by_role("button", name="Ja, verwijder het").click()
        assert "(kopie)" not in page.inner_text("main")
