"""The examples as stories: what happened, what the numbers say, and a few dials to turn."""

import re
from html import unescape

import pytest

from api.examples.story import what_ifs_of
from api.examples.view import turned_view
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


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_question_that_an_example_asks_has_an_answer_that_differs_from_how_it_was(name):
    asked = what_ifs_of(name)
    assert len(asked) >= 2
    for one in asked:
        view = turned_view(name, one.dials)
        assert not [dial.fault for dial in view.dials if dial.fault]
        assert view.was or view.moved, one.question


def test_what_turned_dials_change_stands_beside_how_it_was_and_each_question_is_a_link(client):
    """Op papier: zonder lijn kost het plafond van 20 miljoen in vier jaar 0,9 + 1,8405 + 2,823323 miljoen."""
    assert (
        '/voorbeelden/go?aannames.dalende_lijn=0#invoer">Wat als de lijn niet daalde?'
        in client.get("/voorbeelden").text
    )
    flat = unescape(client.get("/voorbeelden/go?aannames.dalende_lijn=0").text)
    told = re.sub(r"<[^>]*>|\s+", " ", flat.partition('id="tabel-veranderd"')[2].partition("</table>")[0])
    assert re.findall(r"−€\s[\d.]+", told) == ["−€ 7.931.983", "−€ 5.563.823"]
    assert 'id="tabel-veranderd"' not in client.get("/voorbeelden/go").text
    still = client.get("/voorbeelden/go?aannames.dalende_lijn=2").text
    assert "Deze knoppen veranderen hier niets." in still
