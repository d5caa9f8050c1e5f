"""How many clicks it is from a file to one's own price, as somebody without scripts goes."""

import re
from html import unescape
from pathlib import Path

import pytest

import tarief.voorbeeldregio

SHEETS = sorted(path for path in (Path(tarief.voorbeeldregio.__file__).parent / "opgaven").iterdir() if path.is_file())
MOST = 5
_QUESTION = re.compile(r'<fieldset class="vraag[ "].*?</fieldset>', re.DOTALL)
_CHOICE = re.compile(r'type="radio"[^>]*name="([^"]+)" value="([^"]*)"')


def answers(page: str) -> dict[str, str]:
    """The first answer to each question of a page; each is a click."""
    questions = (_CHOICE.search(question) for question in _QUESTION.findall(page))
    return {unescape(first[1]): unescape(first[2]) for first in questions if first}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_from_upload_to_ones_own_price_is_at_most_five_clicks(client, sheet):
    page = client.post("/opgave", files={"bestand": (sheet.name, sheet.read_bytes())})
    clicks = 2  # choosing the file, and sending it
    while "prijs__bedrag" not in page.text and clicks < MOST:
        given = answers(page.text)
        assert given, f"{sheet.name} says neither a price nor what is asked"
        page, clicks = client.post(str(page.url), data=given), clicks + len(given) + 1
    assert "prijs__bedrag" in page.text and clicks <= MOST, (sheet.name, clicks)
