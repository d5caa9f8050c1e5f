"""A file on its way: a plain form without scripts, a bar with them; and nothing that was chosen or typed is lost."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from api.web.held import UPLOAD_LIMIT
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

CHOSEN = "document.getElementById('bestand').files[0].name"


def a_file(folder: Path, size: int) -> str:
    path = folder / "eigen.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(size))
    return str(path)


def test_an_upload_that_breaks_off_halfway_keeps_the_file_and_what_was_typed(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}opgave")
        page.set_input_files("#bestand", a_file(tmp_path, 400_000))
        page.fill("#aanbieder", "Grutto")
        page.route("**/opgave", lambda route: route.abort("connectionreset"))
        page.get_by_role("button", name="Lees het bestand").click()
        expect(page.locator(".voortgang__tekst")).to_contain_text("De verbinding brak af")
        page.unroute("**/opgave")
        page.get_by_role("button", name="Lees het bestand").click()
        expect(page.locator(".meldingen")).to_contain_text("Het bestand")
        assert (page.input_value("#aanbieder"), page.evaluate(CHOSEN)) == ("Grutto", "eigen.xlsx")
        assert page_faults(page, EVERY_IMPACT) == []


def test_a_file_that_is_too_large_is_told_so_before_it_is_sent(browser: Browser, address: str, tmp_path: Path) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}opgave")
        page.set_input_files("#bestand", a_file(tmp_path, UPLOAD_LIMIT))
        page.get_by_role("button", name="Lees het bestand").click()
        expect(page.locator(".voortgang__tekst")).to_contain_text("hoogstens 10 MB")
        assert page.evaluate(CHOSEN) == "eigen.xlsx"
