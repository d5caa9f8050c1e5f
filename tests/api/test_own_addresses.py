"""A page shows its reader no address of a file or comparison that he did not hold."""

import re

import pytest

from api.app import create_app
from tests.tools.client import Client

EMPTY = {"content-type": "application/x-www-form-urlencoded"}
NUMBER = re.compile(r"[A-Za-z0-9_-]{43}")
PICTURE = re.compile(r"data:[^\"]*")


@pytest.fixture(scope="module")
def app():
    return create_app()


def visitor(app) -> Client:
    return Client(app, raise_server_exceptions=False)


def begun(client: Client, page: str) -> str:
    answer = client.post(f"{page}/voorbeeld", headers=EMPTY, follow_redirects=False)
    return answer.headers["location"].partition("#")[0]


def test_a_sheet_leads_back_to_the_comparison_only_for_who_came_from_there(app):
    from tests.api.test_opgave_page import book, sent

    mine, other = visitor(app), visitor(app)
    a, b = (sent(mine, book()).removeprefix("/opgave/") for _ in "ab")
    numbers = {"nummer_a": (None, a), "nummer_b": (None, b)}
    comparison = mine.post("/vergelijken", files=numbers, follow_redirects=False).headers["location"].partition("#")[0]
    assert comparison == f"/vergelijken/{a}/{b}"
    assert f'href="/opgave/{a}' in mine.get(comparison).text
    assert f'href="{comparison}"' in mine.get(f"/opgave/{a}").text
    for reader in (other, Client(app, cookies={"tarief_bezoek": "iemand.0"})):
        assert set(NUMBER.findall(PICTURE.sub("", reader.get(f"/opgave/{a}").text))) == {a}
    assert f'href="{comparison}"' in mine.get(f"/opgave/{a}").text


@pytest.mark.parametrize("page", ["/vergelijken", "/vlakke-korting", "/scenarios", "/gebied"])
def test_a_page_names_no_file_but_those_in_its_own_address(app, page):
    maker = visitor(app)
    address = begun(maker, page)
    own = set(NUMBER.findall(address))
    for reader, found in ((maker, own), (visitor(app), set() if page == "/gebied" else own)):
        assert set(NUMBER.findall(PICTURE.sub("", reader.get(address).text))) == found


def test_the_list_of_a_lower_price_is_used_again_without_telling_where_it_is(app):
    mine, other = visitor(app), visitor(app)
    address = begun(mine, "/vlakke-korting")
    assert 'name="nummer_gebied"' not in other.get(address).text  # a list is there for who sent it
    hidden = dict(re.findall(r'name="(nummer_\w+)" value="([^"]+)"', mine.get(address).text))
    assert hidden["nummer_gebied"].startswith(address.rpartition("/")[2] + ".")
    sent = {name: (None, value) for name, value in {**hidden, "korting": "10"}.items()}
    assert other.post("/vlakke-korting", files=sent, follow_redirects=False).status_code == 400
    again = mine.post("/vlakke-korting", files=sent, follow_redirects=False)
    assert again.status_code == 303
    assert "−10%" in mine.get(again.headers["location"]).text
    assert "kostprijs" in mine.get(again.headers["location"]).text
    assert other.get(f"/gebied/{hidden['nummer_gebied']}").status_code == 404


@pytest.mark.parametrize(("page", "name"), [("/vlakke-korting", "gebied"), ("/scenarios", "plannen")])
def test_who_has_the_address_of_a_sheet_finds_nothing_of_what_another_put_beside_it(app, page, name):
    mine, other = visitor(app), visitor(app)
    _, _, number, case = begun(mine, page).split("/")
    assert mine.get(f"{page}/{number}/{case}").status_code == 200
    for guess in (number, f"{number}/{number}", f"{number}/werkboek"):
        assert other.get(f"{page}/{guess}").status_code == 404
        assert "P01" not in other.get(f"{page}/{guess}").text
    sheet = {"/vlakke-korting": "opgave", "/scenarios": "basis"}[page]
    field = {"gebied": "korting_gebied", "plannen": "scenario_plannen"}[name]
    files = {f"nummer_{sheet}": (None, number), f"nummer_{name}": (None, f"{number}.{field}"), "korting": (None, "10")}
    answer = other.post(page, files=files, follow_redirects=False)
    assert answer.status_code == 400
    assert "Dit bestand is hier niet meer." in answer.text
