"""Several changes in a scenario, dials that show the price at once, how far it can run, and what a lower price asks."""

import json
import re
from decimal import Decimal
from html import unescape

import pytest
from playwright.sync_api import Browser

from tests.scenarios.base import BASES, RESEARCH, REST
from tests.scenarios.test_scenarios import cents, ladder
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

BASE = {"model": "uurtarief", "peildatum": "2026-01-01", "invoer": {**RESEARCH, **REST["RESEARCH"], **BASES}}


def shown(amount: object) -> str:
    return f"€\u00a0{amount}".replace(".", ",")


@pytest.fixture
def made(client) -> str:
    """The address of scenarios on the research of Helmond."""
    answer = client.post("/scenarios", files={"basis": ("o.json", json.dumps(BASE).encode())}, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"].partition("#")[0]


def test_a_scenario_changes_several_inputs_and_a_filled_row_brings_an_empty_one(client, made):
    texts = {"invoer_1": "overhead", "waarde_1": "34%", "invoer_1_2": "productieve_uren", "waarde_1_2": "1330"}
    texts |= {"invoer_2": "bruto_jaarloon", "wijze_2": "maal", "waarde_2": "1,03"}
    page = client.post(made, data=texts)
    assert page.status_code == 200 and 'id="invoer_1_3"' in page.text and 'id="invoer_3"' in page.text
    (both, _) = client.get(f"{made}/uitkomst").json()["scenarios"]
    assert both["naam"] == "Overhead 34% en Productieve uren per jaar 1330"
    assert Decimal(both["tarief"]) == cents(ladder(47500, "0.28", 1330, "0.34", "2.40", "0.03"))


def test_the_same_input_twice_in_a_scenario_is_told_at_the_second(client, made):
    texts = {"invoer_1": "overhead", "waarde_1": "34%", "invoer_1_2": "overhead", "waarde_1_2": "30%"}
    answer = client.post(made, data=texts)
    assert answer.status_code == 400 and 'id="fout-invoer_1_2"' in answer.text
    wrong = client.post(made, data=texts | {"invoer_1_2": "productieve_uren", "waarde_1_2": "-3"})
    assert wrong.status_code == 400 and 'id="fout-waarde_1_2"' in wrong.text


def test_a_dial_gives_the_price_what_it_does_and_what_else_would_give_it(client, made):
    page = unescape(client.get(f"{made}/knoppen?productieve_uren=1400&overhead=34").text)
    price = cents(ladder(47500, "0.28", 1400, "0.34", "2.40", "0.03"))
    assert f'prijs__bedrag">{shown(price)}<' in page
    assert f"{shown(cents(ladder(47500, '0.28', 1290, '0.38', '2.40', '0.03')) - price)} minder dan de basis" in page
    effects = [float(text.replace(",", ".")) for text in re.findall(r'getal">−€\u00a0([\d,]+)<', page)]
    assert sum(effects) == pytest.approx(float(69.47 - float(price)))
    assert "Hetzelfde tarief met één wijziging" in page and "productieve_uren" in page


def test_what_a_dial_cannot_be_is_told_at_it_and_a_fact_has_none(client, made):
    wrong = client.get(f"{made}/knoppen?productieve_uren=9000")
    assert wrong.status_code == 400 and 'id="fout-productieve_uren"' in wrong.text and "Zet dit bij" not in wrong.text
    invoer = {"cao": "jeugdzorg", "schaal": "8", "trede": "5", "overhead": "0.20", "overhead_grondslag": "loonkosten"}
    asked = BASE | {"invoer": {**invoer, "productieve_uren": "1290", "werkgeverslasten": "0.28"}}
    answer = client.post("/scenarios", files={"basis": ("c.json", json.dumps(asked).encode())}, follow_redirects=False)
    dials = client.get(f"{answer.headers['location'].partition('#')[0]}/knoppen").text
    assert 'name="overhead"' in dials and "schaalbedrag" not in dials


def test_a_dial_goes_by_the_range_that_was_typed(client, made):
    assert client.post(made, data={"laag.overhead": "18%", "hoog.overhead": "44%"}).status_code == 200
    page = unescape(client.get(f"{made}/knoppen?productieve_uren=1400").text)
    assert "Aannemelijk: 18,00% tot 44,00% (door u ingevuld)" in page
    assert 'data-van="18" data-tot="57"' in page


def test_the_dials_become_a_scenario_and_a_lower_price_leads_to_what_has_to_be_true(client, made):
    page = client.get(f"{made}/knoppen?productieve_uren=1400").text
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert client.post(made, data={name: unescape(value) for name, value in hidden.items()}).status_code == 200
    (told,) = client.get(f"{made}/uitkomst").json()["scenarios"]
    assert Decimal(told["tarief"]) == cents(ladder(47500, "0.28", 1400, "0.38", "2.40", "0.03"))
    share = re.search(r'name="korting" value="([^"]+)"', page)[1]
    lowered = client.post(f"{made}/lager", data={"korting": share})
    assert lowered.status_code == 200 and "Wat één voor één waar moet zijn" in lowered.text


def test_a_tick_tells_how_far_the_price_can_run_over_what_is_plausible(client, made):
    page = client.post(made, data={"spreiding": "ja"})
    assert page.status_code == 200 and "De kans dat de kostprijs boven" in unescape(page.text)
    assert 'name="spreiding" value="ja" checked' in page.text


def test_a_slider_follows_while_it_moves_and_axe_finds_nothing(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}scenarios")
        page.get_by_role("button", name="Bekijk een voorbeeld").click()
        page.get_by_role("link", name="Draai aan de knoppen").click()
        assert page_faults(page, EVERY_IMPACT) == []
        before = page.locator(".prijs__bedrag").inner_text()
        slider = page.get_by_role("slider", name="Overhead, schuif")
        slider.focus()
        slider.press("ArrowLeft")
        page.wait_for_function("text => document.querySelector('.prijs__bedrag').textContent !== text", arg=before)
        assert page.get_by_label("Overhead", exact=True).input_value() != "38"
        assert page_faults(page, EVERY_IMPACT) == []


def test_a_thousand_in_a_head_names_no_file(client):
    """Such a head would be as wide as a name that may break: the third column of three is then off a phone."""
    page = client.post("/scenarios/voorbeeld", data={"kies": ""}).text
    (head,) = re.findall(r'<th scope="col" class="([^"]*)">1\.290 uur', page)
    assert head == "utrecht-table__header-cell getal"
