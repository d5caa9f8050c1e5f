"""A rekentool in a real browser with scripting off: read, confirmed, worked with, beside another, remembered."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tarief.core.dutch import dutch
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.rekentool.fillings import by_hand
from tests.tools.times import TIMES


@pytest.fixture
def books(tmp_path: Path) -> tuple[str, str]:
    """A workbook, and another filling of it."""
    paths = tmp_path / "uurtool.xlsx", tmp_path / "anders.xlsx"
    for path, changes in zip(paths, ({}, {"Invoer!B6": 0.25, "Invoer!B2": "wo"}), strict=True):
        by_openpyxl(TOOLS["uurtarief"], path, changes)
    return str(paths[0]), str(paths[1])


def upload(page: Page, path: str, button: str) -> None:
    page.set_input_files("#bestand", path)
    page.get_by_role("button", name=button).click()


def test_a_rekentool_is_read_confirmed_and_worked_with_without_scripts(
    browser: Browser, address_that_remembers: str, books: tuple[str, str]
) -> None:
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page = context.new_page()
        page.goto(f"{address_that_remembers}rekentool")
        upload(page, books[0], "Maak het model")
        expect(page.get_by_label("Het bewijs")).to_contain_text("17 formules")
        page.locator('input[name="resultaten"][value="Resultaat!C5"]').check()
        page.get_by_role("button", name="Bevestig").click()
        expect(page.get_by_text("U koos")).to_be_visible()
        model = page.url
        page.get_by_role("link", name="Vul andere waarden in").click()
        page.locator("#functie").select_option("wo")
        page.locator("#overhead").fill("25")
        page.get_by_role("button", name="Bereken het tarief").click()
        expect(page.locator(".prijs__bedrag")).to_have_text(f"€\u00a0{dutch(by_hand('0.25'), 2)}")
        if TIMES > 1:
            page.goto(model)
            compared_and_remembered(page, address_that_remembers, books)


def compared_and_remembered(page: Page, address: str, books: tuple[str, str]) -> None:
    """For a long run: each of these reads a workbook anew."""
    page.get_by_label("Naam van Berekening!B11").fill("Overhead van de tool")
    page.get_by_label("Onthoud mijn keuzes").check()
    page.get_by_role("button", name="Neem dit over").click()
    expect(page.get_by_label("Naam van Berekening!B11")).to_have_value("Overhead van de tool")
    upload(page, books[1], "Vergelijk")
    expect(page.locator("main")).to_contain_text("25%")
    page.goto(f"{address}rekentool")
    upload(page, books[0], "Maak het model")
    expect(page.get_by_label("Naam van Berekening!B11")).to_have_value("Overhead van de tool")
