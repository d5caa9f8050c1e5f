"""The examples as stories: what happened, what the numbers say, and a few dials to turn."""

import re
from html import unescape

import pytest

from tarief.voorbeelden import EXAMPLES, run_example


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_tells_what_happened_and_its_dials_stand_as_in_its_data(client, name):
    text = unescape(client.get(f"/voorbeelden/{name}").text)
    assert text.index('class="verhaal"') < text.index("Draai zelf aan de knoppen") < text.index("Alle invoer")
    dials = re.findall(r'inputmode="decimal"[^>]*id="([^"]+)"[^>]*value="([^"]+)"', text)
    assert len(dials) >= 3
    known = {leaf.path: leaf.value for leaf in run_example(name).leaves}
    for path, value in dials:
        assert float(value.replace(",", ".")) in (float(known[path]), pytest.approx(100 * float(known[path])))
        assert "." not in path or f">{path}<" not in text  # a key of a file is nothing for people
    same = unescape(client.get(f"/voorbeelden/{name}", params=dict(dials)).text)
    assert run_example(name).headline in same


def test_a_turned_dial_moves_the_outcome_and_what_cannot_be_is_told_at_its_dial(client):
    """Op papier: 20 miljoen met 2% eraf per jaar is na drie keer 18,82 miljoen; zonder lijn blijft het 20 miljoen."""
    assert "18.823.840" in client.get("/voorbeelden/go").text
    flat = client.get("/voorbeelden/go", params={"aannames.dalende_lijn": "0"}).text
    assert "18.823.840" not in flat and "hier gekozen" in flat
    wrong = client.get("/voorbeelden/go", params={"aannames.dalende_lijn": "90"})
    assert wrong.status_code == 400 and 'id="fout-aannames.dalende_lijn"' in wrong.text
