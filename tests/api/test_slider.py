"""A slider over tariffs: what a tariff does, while it moves; exact for the facilitator, and for nobody else."""

import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

ROOT = Path(__file__).parents[2]
#: What a slider is told.
NAMES = ("min", "max", "step", "value")


def begun(client, view: str) -> str:
    address = client.post("/gebied/voorbeeld", headers={"content-type": "application/x-www-form-urlencoded"}).url.path
    client.post(f"{address}/zicht", data={"zicht": view})
    return address


def test_the_figures_at_a_tariff_are_those_of_the_table_and_the_budget_is_shared_out(client):
    """Gepubliceerd: bij 62,86 komen zeven van de dertien uit. Op papier: 166.000 uur maal 62,86 is 10.434.760."""
    address = begun(client, "begeleider")
    text = unescape(client.get(f"{address}/bij", params={"tarief": "62,86"}).text)
    assert "7 van 13" in text and "€\u00a010.434.760" in text
    assert "Helmond" in text and "Waalre" in text


def test_a_participant_finds_no_figures_at_any_tariff_he_likes(client):
    address = begun(client, "deelnemer")
    assert client.get(f"{address}/bij", params={"tarief": "62,86"}).status_code == 404
    assert 'type="range"' not in client.get(address).text
    assert client.get(f"{begun(client, 'begeleider')}/bij", params={"tarief": "x"}).status_code == 404


@pytest.mark.parametrize("tariff", ["63,16", "62,86", "40,03", "99,99", "63,1604"])
def test_the_slider_starts_on_the_tariff_of_the_page_and_gives_its_sums(client, tariff: str) -> None:
    """A browser moves a slider to the nearest step from its least value: that must be the tariff itself."""
    address = begun(client, "begeleider")
    page = unescape(client.post(f"{address}/bekijk", data={"bekijk": tariff}).text)
    (tag,) = re.findall(r'<input[^>]*type="range"[^>]*>', page)
    least, most, step, value = (Decimal(re.search(rf' {name}="([^"]+)"', tag)[1]) for name in NAMES)  # type: ignore[index]
    assert value == Decimal(tariff.replace(",", "."))
    assert least <= value <= most and (value - least) % step == 0
    moved = unescape(client.get(f"{address}/bij", params={"tarief": str(value).replace(".", ",")}).text)
    (cost,) = re.findall(r"Kosten bij dit tarief, per jaar</dt><dd>€\u00a0([\d.]+)", moved)
    assert f">{cost}<" in re.sub(r"\s+", "", page)


def test_a_box_with_limits_gets_a_slider_that_takes_any_number() -> None:
    """Each range input of the application counts from its text: one on the server, one in a script."""
    found = {
        path.name
        for path in (ROOT / "api").rglob("*")
        if path.suffix in (".html", ".js") and re.search(r"""type(="|: ")range\"""", path.read_text())
    }
    assert found == {"gebied_uitkomst.html", "knoppen.js"}
    assert 'step: "any"' in (ROOT / "api/web/static/knoppen.js").read_text()


def test_the_slider_moves_the_figures_and_works_with_the_keyboard(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}gebied")
        page.get_by_role("button", name="Bekijk een voorbeeld").click()
        page.get_by_role("button", name="Bekijk als begeleider").click()
        knob = page.get_by_role("slider")
        knob.fill("62.85")
        expect(page.locator("#schuif-uit")).to_contain_text("7 van 13")
        knob.press("End")
        expect(page.locator("#schuif-uit")).to_contain_text("13 van 13")
        assert page_faults(page, EVERY_IMPACT) == []
