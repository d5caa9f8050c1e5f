"""Contract forms on a page: the same care paid in four ways, side by side per party and year."""

import re
from html import unescape

from playwright.sync_api import Browser

from tests.tools.browser import EVERY_IMPACT, page_faults, unblocked_page

#: Everything as agreed: no growth, no line, one year with a hundred clients too many of € 5.000.
PLAIN = {"volume": "1000", "kosten": "5000", "jaren": "1", "werkelijk": "10", "corridor": "4", "band": "5"}


def test_each_form_says_who_bears_a_year_with_more_clients(client):
    """Op papier: 1.100 cliënten kosten € 5.500.000 bij een budget van € 5.000.000: € 500.000 te kort.

    Met een vast bedrag draagt de aanbieder dat, met een corridor van 4% € 200.000; per cliënt niemand van beiden.
    """
    text = unescape(client.get("/bekostiging", params=PLAIN).text)
    assert "5.500.000" in text and "−500.000" in text and "−200.000" in text
    assert client.get("/bekostiging/werkboek", params=PLAIN).content[:2] == b"PK"
    assert "Vast bedrag met corridor" in client.get("/bekostiging/uitkomst", params=PLAIN).text
    assert "/bekostiging/pdf?volume=1000" in text


def test_each_form_stands_beside_the_others_per_party_and_year(client):
    """Op papier: van € 500.000 te kort draagt de aanbieder met een corridor van 4% € 200.000, de gemeente de rest."""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(client.get("/bekostiging", params=PLAIN).text)))
    beside = text.partition("Naast elkaar, per partij en jaar")[2]
    assert "Aanbieder 2027 −500.000 −200.000" in beside and "Gemeente 2027 0 −300.000" in beside
    assert "Gemeente Samen 0 −300.000" in beside


def test_what_the_check_of_the_risk_needs_can_be_answered(client):
    unknown = client.get("/bekostiging", params=PLAIN).text
    told = PLAIN | {"weigeren": "nee", "heropening": "ja", "bronnen": "ja", "wijzigen": "ja", "lijn": "0"}
    answered = client.get("/bekostiging", params=told).text
    assert "niet bekend" in unknown and "niet bekend" not in answered and '<option value="nee" selected>' in answered
    assert client.get("/bekostiging/uitkomst", params=told).json()["vormen"][0]["risicoverdeling"]["vlaggen"] == {
        "overschrijding_bij_aanbieder": "rood",
        "geen_weigering_of_wachtlijst": "rood",
        "lange_looptijd_zonder_heropening": "groen",
        "startgegevens_niet_uit_twee_bronnen": "groen",
        "taakstelling_zonder_maatregel": "groen",
        "eenzijdig_wijzigen": "rood",
    }


def test_no_form_passes_before_its_questions_are_answered(client):
    """With a corridor nothing is red without a line; what nobody answered is asked, and no band is advised twice."""
    text = unescape(client.get("/bekostiging", params=PLAIN | {"lijn": "0"}).text)
    assert "akkoord (" not in text and "nog niet te zeggen: 3 van de 6 niet bekend" in text
    assert "Maak de volumeband hoogstens 5% breed" in text


def test_what_cannot_be_is_told_at_its_field(client):
    wrong = client.get("/bekostiging", params={**PLAIN, "jaren": "99"})
    assert wrong.status_code == 400 and 'id="fout-jaren"' in wrong.text
    along = client.get("/bekostiging/uitkomst", params={**PLAIN, "jaren": "99"})
    assert along.status_code == 400 and 'id="fout-jaren"' in along.text  # no numbers of something else


def test_part_of_a_year_is_refused_and_an_index_may_have_any_decimals(client):
    """A browser refuses 4,76 in a box that counts by halves."""
    wrong = client.get("/bekostiging", params={**PLAIN, "jaren": "2.1"})
    assert wrong.status_code == 400 and "Vul een heel getal in." in wrong.text
    right = client.get("/bekostiging", params={**PLAIN, "index": "4,76"})
    assert right.status_code == 200 and 'value="4,76"' in right.text


def test_a_number_of_clients_has_points_between_its_thousands(client):
    right = client.get("/bekostiging", params={**PLAIN, "volume": "12.000", "kosten": "5.000"})
    assert right.status_code == 200 and 'value="12000"' in right.text and 'value="5000"' in right.text
    assert "66.000.000" in right.text  # op papier: 12.000 x 1,10 x € 5.000


def test_axe_finds_nothing_on_the_forms_side_by_side(browser: Browser, address: str) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}bekostiging")
        assert page_faults(page, EVERY_IMPACT) == []


def test_the_picture_shows_each_amount_as_the_table_beside_it(client) -> None:
    page = unescape(client.get("/bekostiging").text)
    pictured = re.findall(
        r"(−?)€\N{NO-BREAK SPACE}([\d.]+)", "".join(re.findall(r'alt="(Uitkomst per partij[^"]+)"', page))
    )
    cells = set(re.findall(r">(−?[\d.]+)</td>", page))
    assert len(pictured) == 2 * 2 * 4 and {sign + amount.rstrip(".") for sign, amount in pictured} <= cells
