"""What the pages say of values: which are whose, that a sum of them is nobody's price, and how near another one is."""

import re
from html import unescape

import pytest

from tarief.voorbeeldregio import demonstration
from tests.processes.table import PARAMETERS, Server, TableOfAll, hands_in, laid, position
from tests.processes.visitor import opened

GRUTTO = next(provider for provider in demonstration().providers if provider.code == "grutto")


def words(text: str) -> str:
    """What a person reads on a page."""
    plain = re.sub(r"<[^>]+>", " ", text.partition("<main")[2])
    return re.sub(r"\s+([.:])", r"\1", " ".join(unescape(plain).replace("\N{NO-BREAK SPACE}", " ").split()))


@pytest.fixture
def revealed(server: Server) -> TableOfAll:
    """After a round in which a municipality and a provider spoke of the hours, and the provider of a range more."""
    table = laid(server)
    assert hands_in(table.providers[0], GRUTTO.content, GRUTTO.sheet).json()["kostprijs"] == "52.40"
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    table.leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    table.towns[0].does("rondes/1/posities", position("productieve_uren", "1330", "1360", why="Zo is de norm."))
    table.providers[0].does("rondes/1/posities", position("productieve_uren", "1250", "1290"))
    table.providers[0].does("rondes/1/posities", position("overhead", "0.33", "0.34"))
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling"):
        table.leader.does(f"rondes/1/{step}")
    return table


def test_a_bridge_says_which_values_are_ones_own_and_sets_the_own_cost_price_beside_what_they_come_to(
    revealed: TableOfAll,
):
    """Op papier: 47.500 × 1,28 / 1.270 × 1,335 = 63,9118; met € 2,40 en 3% risico is dat € 68,30."""
    page = words(opened(revealed.providers[0], "producten/bi/brug").text)
    assert "Tarief als uw waarden in de tekst stonden € 68,30" in page and "Tarief met uw waarden" not in page
    assert "Dit is niet uw kostprijs." in page and "De kostprijs op uw eigen kostenblad is € 52,40." in page
    assert re.search(r"1\.270 uur van u: het midden van 1\.250 – 1\.290 uur", page), page
    assert "33,50% van u: het midden van 33,00% – 34,00%" in page and "28,00% uit de tekst" in page


def test_a_bridge_of_all_together_says_that_it_is_nobodys_price(revealed: TableOfAll):
    page = words(opened(revealed.leader, "producten/bi/brug").text)
    assert "Dit is niet uw kostprijs." not in page and "uw eigen kostenblad" not in page
    assert "Er is nog geen verschil te laten zien" in page or "Dit is geen prijs van iemand" in page


def test_why_says_from_which_side_another_one_comes(revealed: TableOfAll):
    """1.330–1.360 ligt boven 1.250–1.290: de een gaat niet lager dan 1.330, de ander niet hoger dan 1.290."""
    provider, town = words(opened(revealed.providers[0]).text), words(opened(revealed.towns[0]).text)
    assert "niet lager dan 1.330 uur. Zo is de norm." in provider and "niet hoger dan 1.290 uur. " in town
    assert "1.360" not in provider and "1.250" not in town
