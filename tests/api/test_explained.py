"""Explanations: a stable page per line of every model, a word list, help per task, and pages about the site."""

from html import unescape

import pytest
from playwright.sync_api import Browser

from api.explained.line import explained_line
from api.explained.page import glossary
from tarief import MODELS
from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

ABOUT = ("/uitleg", "/privacy", "/toegankelijkheid", "/contact")
#: One of each kind; the long lists are of the same elements.
LOOKED_AT = ("/uitleg", "/privacy", "/uitleg/hulp/kostprijs", "/uitleg/uurtarief/vakantietoeslag")


@pytest.mark.parametrize("model", MODELS)
def test_every_line_of_a_model_has_a_page_of_its_own(client, model):
    text = client.get(f"/uitleg/{model}").text
    for key, quantity in MODELS[model].quantities.items():
        assert f'href="/uitleg/{model}/{key}"' in text
        assert explained_line(model, key).kind and quantity.label
    assert client.get(f"/uitleg/{model}/geen").status_code == client.get("/uitleg/geen").status_code == 404


def test_a_line_tells_its_rule_its_source_its_law_and_its_other_names(client):
    """De vakantietoeslag is 8% van het brutoloon; overhead is in de Jeugdwet onderdeel c en in de Wmo onderdeel b."""
    holiday = unescape(client.get("/uitleg/uurtarief/vakantietoeslag").text)
    assert "8,00%" in holiday and "vakantiegeld" in holiday.lower() and "Welke waarden bekend zijn" in holiday
    overhead = unescape(client.get("/uitleg/uurtarief/overhead_bedrag").text)
    assert "Besluit Jeugdwet art. 2.3 lid 1, onderdeel c" in overhead and "onderdeel b" in overhead
    assert "Een percentage van de directe kosten." in overhead


def test_every_word_of_the_glossary_is_explained_and_stands_at_its_letter(client):
    assert [word.label for word in glossary() if len(word.meaning.split()) < 3] == []
    page = unescape(client.get("/uitleg/begrippen").text)
    assert 'href="#letter-W"' in page and page.index('id="letter-W"') < page.index(">Werkgeverslasten<")


@pytest.mark.parametrize("page", ABOUT)
def test_the_pages_about_the_site_are_there_and_every_page_leads_to_them(client, page):
    assert client.get(page).status_code == 200
    assert f'href="{page}"' in client.get("/").text


def test_axe_finds_nothing_on_the_explanations(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        for path in LOOKED_AT:
            page.goto(f"{address.rstrip('/')}{path}")
            assert page_faults(page, EVERY_IMPACT) == [], path
