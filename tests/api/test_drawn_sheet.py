"""The sheet drawn as it is: what was understood is marked on its cells, and every cell can be said to be something."""

import io
import re
from html import unescape

import openpyxl
from playwright.sync_api import Browser

from tests.api.test_opgave_page import ANSWERS, ROWS, TWO, book, sent
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page


def test_every_filled_cell_is_drawn_where_it_stands_and_marked_as_it_was_read(client):
    address = sent(client, book())
    text = unescape(client.get(f"{address}/blad").text)
    rows = re.findall(r'<tr><th scope="row">(\d+)</th>(.*?)</tr>', text, re.S)
    assert [int(number) for number, _ in rows] == list(range(1, len(ROWS) + 1))
    for (label, value), (_, cells) in zip(ROWS, rows, strict=True):
        assert label in cells and (value is None or str(value).replace(".", ",") in cells)
    assert 'class="vel--begrepen getal"' in rows[1][1] and "Loonkosten" in rows[1][1]
    assert 'class="vel--over getal"' in rows[4][1]  # coffee: no input of this model, so nothing was made of it
    assert "vel--gedrukt" in rows[5][1]


def test_a_click_on_a_cell_says_that_it_is_something_else(client):
    address = sent(client, book())
    text = unescape(client.get(f"{address}/blad").text)
    link = re.search(r'href="([^"]+cel=Sheet%21B5#cel)"', text).group(1)
    form = client.get(link.partition("#")[0]).text
    assert 'id="cel-is"' in form and 'name="cel" value="Sheet!B5"' in form
    client.post(f"{address}/cel", data={"cel": "Sheet!B5", "is": "clientgebonden_kosten_per_uur"})
    assert "vel--begrepen" in client.get(f"{address}/blad").text.partition("Koffie")[2].partition("</tr>")[0]


def test_one_workbook_holds_every_product_what_was_read_and_the_difference(client):
    """Het tweede product van dat blad kost volgens het model € 46,28; het blad zegt 50, dat is € 3,72 meer."""
    address = sent(client, TWO)
    client.post(address, data=ANSWERS)
    whole = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}/alles").content))
    texts = {str(cell.value) for sheet in whole for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"Basis", "Extra", "Alle producten", "tarief gelijk", "tarief +€\u00a03,72"} <= texts
    assert any("Begrepen: Extra" in text for text in texts) and "Niet gebruikt" in texts
    assert "+€\u00a03,72" in client.get(address).text


def test_axe_finds_nothing_on_the_drawn_sheet(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}opgave")
        page.set_input_files("#bestand", {"name": "eigen.xlsx", "mimeType": "application/zip", "buffer": book()})
        page.get_by_role("button", name="Lees het bestand").click()
        page.get_by_role("link", name="Uw blad").click()
        assert page_faults(page, EVERY_IMPACT) == []
