"""Every kind of work comes back as it was: the same files, answers and numbers, and the same outcome."""

import re

import pytest

from api.app import create_app
from api.capabilities import CAPABILITIES
from api.kept.work import unpacked, work_of
from api.store.records import StoredDocument
from api.web.held import Held
from tarief.core.on_demand import loaded
from tests.kept.conftest import keep_at, posted, shown

KINDS = [loaded(each.kept) for each in CAPABILITIES if each.kept]
#: By kind of work, the address where an example of it is begun.
EXAMPLES = {
    "vergelijking": "/vergelijken/voorbeeld",
    "scenarios": "/scenarios",
    "vlakke_korting": "/vlakke-korting/voorbeeld",
    "gebied": "/gebied/voorbeeld",
}
#: Scenarios that take less time than those of the example.
FEW = """model = "uurtarief"
peildatum = 2026-01-01
[invoer]
loonkosten_per_uur = "24.68"
productiviteit = "0.80"
overhead = "0.20"
overhead_grondslag = "directe_kosten"
[[scenarios]]
naam = "Minder overhead"
wijzigingen = { overhead = "0.18" }
"""
#: Where more is filled in than files.
WITH_TEXTS = ("gebied",)
SHEET = "Kostensheet;\nBruto uurloon;24,00\nWerkgeverslasten;25%\nProductiviteit;70%\nOverhead;20%\n"
REQUEST = b'{"model": "prijs", "peildatum": "2026-01-01", "invoer": {"prijs_per_eenheid": "60", "eenheid": "uur"}}'
NUMBER = re.compile(r"[\w-]{43}")


def page_of(client, address: str) -> str:
    """The text of a page, without the numbers under which its files are held."""
    return NUMBER.sub("…", shown(client.get(address).text))


def test_every_kind_has_a_case_here():
    assert {kind.key for kind in KINDS} == {*EXAMPLES, "berekening", "opgave"}
    assert len({kind.part for kind in KINDS}) == len(KINDS)
    assert {*create_app().state.kept} == {kind.key for kind in KINDS}


def test_a_comparison_is_kept_with_every_file_that_stands_beside(entered):
    client = entered("meerprijzen")
    page = client.post(EXAMPLES["vergelijking"], data={"dit": "ja"}).headers["location"].partition("#")[0]
    added = client.post(f"{page}/erbij", files={"erbij": ("derde.json", REQUEST)}).headers["location"]
    kept_link = re.search(r'href="(/bewaren/vergelijken/[^"]*)"', client.get(added).text)[1]
    address = keep_at(client, kept_link, "Drie prijzen")
    told = client.get(f"{address}/uitkomst").json()
    assert [column["label"] for column in told["naast"]["kolommen"]][-1] == "derde.json"
    again = posted(client, f"{address}/open", address).headers["location"]
    assert page_of(client, again) == page_of(client, added)


@pytest.mark.parametrize("key", EXAMPLES)
def test_what_stands_on_a_page_of_files_is_kept_and_opened_as_it_was(entered, key):
    client = entered(f"soort{key}")
    sent = {"files": {"basis": ("s.toml", FEW.encode())}} if key == "scenarios" else {"data": {"dit": "ja"}}
    page = client.post(EXAMPLES[key], **sent).headers["location"].partition("#")[0]
    address = keep_at(client, f"/bewaren{page}", "Voorbeeld")
    told = client.get(f"{address}/uitkomst").json()
    assert told == client.get(f"{page}/uitkomst").json()
    opened = posted(client, f"{address}/open", address).headers["location"].partition("#")[0]
    assert opened != page and client.get(f"{opened}/uitkomst").json() == told
    if key in WITH_TEXTS:
        assert page_of(client, opened) == page_of(client, page)


def test_files_beside_the_first_two_of_a_comparison_are_kept_and_opened_with_it(entered):
    client = entered("ernaast")
    page = client.post(EXAMPLES["vergelijking"], data={"dit": "ja"}).headers["location"].partition("#")[0]
    for name in ("derde.json", "vierde.json"):
        page = client.post(page.replace("?", "/erbij?") if "?" in page else f"{page}/erbij",
                           files={"erbij": (name, REQUEST)}).headers["location"].partition("#")[0]  # fmt: skip
    link = re.search(r'href="(/bewaren/vergelijken/[^"]+)"', client.get(page).text)[1]
    address = keep_at(client, link, "Vier prijzen")
    opened = posted(client, f"{address}/open", address).headers["location"].partition("#")[0]
    assert "derde.json" in client.get(opened).text and "vierde.json" in client.get(opened).text
    assert page_of(client, opened) == page_of(client, page)
    assert client.get(f"{link}x").status_code == 404


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


def test_the_button_below_the_price_of_a_sheet_leads_to_where_its_name_is_asked(entered):
    client = entered("knop")
    page = client.post("/opgave", files={"bestand": ("opgave.json", REQUEST, "application/json")}).headers["location"]
    before = client.get(page).text
    (button,) = re.findall(r'formaction="(/bewaren/[^"]+)"', before)
    form = before[: before.index(button)].rpartition("<form")[2]
    sent = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', form))
    asked = client.post(button, data=sent).headers["location"]
    assert asked == button and "Hoe heet dit?" in client.get(asked).text
    assert "Ons blad" in shown(client.get(keep_at(client, asked, "Ons blad")).text)
    assert client.post(button, data={"bewaar_naam": "zonder formulier"}).status_code == 403


def test_what_an_earlier_version_kept_is_still_read():
    """As version 0.2.0 wrote it; what is added later must do without in what was kept before."""
    heading = '{"soort": "opgave", "naam": "Ons blad", "uitkomst": "Uurtarief", "inhoud": ["aa", "bb"]}'
    held = (
        '{"name": "blad.csv", "aanbieder": "Wij", "answers": {"v": "a"}, "cells": {"B!1": {"is": "x"}}, '
        '"remembered": ["v"], "supplied": {"1": {"k": "2"}}, "texts": {"product": "1"}, "ways_back": {}}'
    )
    content = f'{{"bestanden": [{held}], "naast": [], "teksten": {{"t": "u"}}}}'
    work = work_of(StoredDocument("werk", "1", "ik", 3, heading, "2026-11-29T12:00:00.000000Z"))
    assert (work.kind, work.name, work.outcome, work.content) == ("opgave", "Ons blad", "Uurtarief", ("aa", "bb"))
    parcel = unpacked((b"z" * 32 + content.encode(), b"z" * 32 + b"loon;24"))
    assert parcel.texts == {"t": "u"} and parcel.beside == {}
    assert parcel.files == (
        Held(
            "blad.csv",
            b"loon;24",
            "Wij",
            {"v": "a"},
            {"B!1": {"is": "x"}},
            frozenset({"v"}),
            {1: {"k": "2"}},
            {"product": "1"},
        ),
    )
