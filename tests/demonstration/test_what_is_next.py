"""Whoever did something is led on to what is next, and reads of a proposal what it touches before it is sent."""

import re
from html import unescape

from tests.demonstration.test_page import BEGIN, TOKEN, accounts, be, user
from tests.processes.visitor import PageForm, faults
from tests.tools.client import Client

__all__ = ["accounts", "user"]


def begin(user: Client, moment: str, name: str) -> tuple[str, str]:
    """Lay the region anew at a moment, and be somebody; returns the address of the table and its page."""
    page = user.get("/voorbeeldregio").text
    day = next(day for day, told in BEGIN.findall(page) if told == moment)
    user.post("/voorbeeldregio/opnieuw", data={"formulier": TOKEN.search(page)[1], "dag": day})
    table = be(user, name)
    return re.search(r"/processen/[^\"/?]+", table)[0], table


def test_after_one_value_the_next_is_one_click_away(user: Client):
    _, table = begin(user, "in ronde 1", "Eikelmuis")
    address = unescape(re.search(r'href="(/processen/[^"]+/posities[^"]*)"', table)[1])
    form = PageForm(user.get(address).text)
    ground = {"soort": "tijdregistratie", "graad": "B", "omschrijving": "Registratie 2025"}
    typed = {f"positie.onderbouwing.1.{key}": text for key, text in ground.items()}
    typed |= {"positie.waarden.van": "48000", "positie.motivering": "Ervaren mensen."}
    answer = user.post(form.address, data={**form.fields, **typed})
    assert (answer.status_code, faults(answer)) == (200, [])
    assert "Hierna:" in answer.text and "nog één punt" in answer.text and "/posities" in answer.text


def test_a_proposal_that_is_tried_says_how_much_care_it_leaves_below_cost(user: Client):
    """At € 64,00 it was told that 20–30% lies below cost, so at any lower tariff it is at least 20%."""
    address, _ = begin(user, "bij het tegenvoorstel in ronde 2", "Stichting Grutto")
    page = user.get(f"{address}/voorstellen").text
    form, other = PageForm(page), re.search(r'<option value="([0-9a-f-]{36})"', page)[1]
    typed = {"aan": other, "wijzigingen.overhead.waarde": "30", "wijzigingen.overhead.motivering": "Minder is er niet."}
    tried = user.post(form.address, data={**form.fields, **typed, "proef": "ja"}).text
    assert "ligt minstens 20% van de zorg onder de kostprijs" in tried and "€\u00a062,66" in tried
