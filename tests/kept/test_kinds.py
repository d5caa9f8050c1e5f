"""Every kind of work comes back as it was: the same files, answers and numbers, and the same outcome."""

import re

import pytest

from api.app import create_app
from api.capabilities import CAPABILITIES, loaded
from tests.kept.conftest import keep_at, posted, shown

KINDS = [loaded(each.kept) for each in CAPABILITIES if each.kept]
#: By kind of work, the address where an example of it is begun.
EXAMPLES = {
    "vergelijking": "/vergelijken/voorbeeld",
    "scenarios": "/scenarios/voorbeeld",
    "vlakke_korting": "/vlakke-korting/voorbeeld",
    "gebied": "/gebied/voorbeeld",
}
#: Where more is filled in than files.
WITH_TEXTS = ("gebied",)
SHEET = "Kostensheet;\nBruto uurloon;24,00\nWerkgeverslasten;25%\nProductiviteit;70%\nOverhead;20%\n"
NUMBER = re.compile(r"[\w-]{43}")


def page_of(client, address: str) -> str:
    """The text of a page, without the numbers under which its files are held."""
    return NUMBER.sub("…", shown(client.get(address).text))


def test_every_kind_has_a_case_here():
    assert {kind.key for kind in KINDS} == {*EXAMPLES, "berekening", "opgave"}
    assert len({kind.part for kind in KINDS}) == len(KINDS)
    assert {*create_app().state.kept} == {kind.key for kind in KINDS}


@pytest.mark.parametrize("key", EXAMPLES)
def test_what_stands_on_a_page_of_files_is_kept_and_opened_as_it_was(entered, key):
    client = entered(f"soort{key}")
    page = client.post(EXAMPLES[key], data={"dit": "ja"}).headers["location"].partition("#")[0]
    address = keep_at(client, f"/bewaren{page}", "Voorbeeld")
    told = client.get(f"{address}/uitkomst").json()
    assert told == client.get(f"{page}/uitkomst").json()
    opened = posted(client, f"{address}/open", address).headers["location"].partition("#")[0]
    assert opened != page and client.get(f"{opened}/uitkomst").json() == told
    if key in WITH_TEXTS:
        assert page_of(client, opened) == page_of(client, page)


def test_a_sheet_is_kept_with_its_answers_and_asks_on_where_it_was(entered):
    client = entered("sheet")
    sent = client.post("/opgave", files={"bestand": ("blad.csv", SHEET.encode(), "text/csv")})
    page = sent.headers["location"]
    before = client.get(page).text
    question, choice = re.search(r'type="radio"[^>]* name="([^"]+)" value="([^"]+)"', before).groups()
    client.post(page, data={question: choice})
    address = keep_at(client, f"/bewaren{page}/1", "Ons blad")
    assert "Hier is nog geen uitkomst" in client.get(address).text
    assert client.get(f"{address}/uitkomst").status_code == 404
    opened = posted(client, f"{address}/open", address).headers["location"]
    assert page_of(client, opened) == page_of(client, f"{page}?product=1")
