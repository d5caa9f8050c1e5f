"""The pages of accounts in a real browser without scripts: somebody accepts an invitation, and axe finds nothing."""

from playwright.sync_api import Browser

from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.invitations import Invitation, invite
from api.accounts.principal import ActorRole
from api.app import create_app
from tests.accounts.conftest import PASSWORD
from tests.api.conftest import _served
from tests.tools.browser import page_faults, unblocked_page


def test_who_is_invited_comes_in_and_every_page_is_fit_for_everybody(browser: Browser, kept, clock) -> None:
    kept.clock = clock
    app = create_app()
    with _served(app) as address, unblocked_page(browser) as page:
        accounts = Accounts(Installation(False, address.rstrip("/"), kept.url, kept.key), kept)
        app.state.accounts = accounts
        roles = frozenset((ActorRole.GEMEENTE, ActorRole.AANBIEDER))
        invitation = Invitation("Sam", "browser@b.nl", roles)
        code = accounts.do(lambda unit: invite(unit.connection, invitation, accounts.now()))
        page.goto(f"{address}inloggen")
        page.get_by_label("E-mailadres").fill("browser@b.nl")
        page.get_by_label("Wachtwoord", exact=True).fill("niet het wachtwoord")
        page.get_by_role("button", name="Log in").click()
        assert "horen niet bij elkaar" in page.get_by_role("alert").inner_text() and page_faults(page) == []
        page.goto(f"{address}uitnodiging?code={code}")
        assert page_faults(page) == []
        for label in ("Wachtwoord", "Nog een keer hetzelfde wachtwoord"):
            page.get_by_label(label, exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Neem de uitnodiging aan").click()
        assert "ingelogd als Sam" in page.inner_text("main")
        page.goto(f"{address}tweede-factor")
        assert page_faults(page) == []
        page.goto(f"{address}sleutels")
        page.get_by_label("Waar is de sleutel voor?").fill("planning")
        page.get_by_role("button", name="Maak een sleutel").click()
        assert "tk_" in page.inner_text("code") and page_faults(page) == []
