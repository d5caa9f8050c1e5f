"""The examples for a person and for a program: pages without scripting, downloads, JSON, and one's own variation."""

import json
import re
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook

from api.commands import main
from api.examples.page import Voorbeelden
from tarief.voorbeelden import EXAMPLES, example_text, run_example
from tarief.voorbeelden.result import ExampleResult
from tests.api.schema import described
from tests.api.test_berekeningen import XLSX


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    text = unescape(answer.text)
    assert text.count("<script") == text.count('<script src="/static/')
    assert "style=" not in text
    return text


def test_the_list_opens_with_the_sentence_of_every_place(client):
    text = page(client, "/voorbeelden")
    for name in EXAMPLES:
        assert run_example(name).headline in text
        assert f'href="/voorbeelden/{name}"' in text
    assert text.count("aanname__merk") == 5


def test_every_page_leads_to_the_examples(client):
    assert 'href="/voorbeelden"' in page(client, "/")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_page_holds_every_figure_with_its_marks_and_a_picture(client, name):
    text, result = page(client, f"/voorbeelden/{name}"), run_example(name)
    for table in result.tables:
        assert table.title in text
        assert all(cell in text for row in table.shown for cell in row)
    assert text.count('<p class="aanname">') == 1 + sum(bool(table.assumed) for table in result.tables)
    assert len(re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="[^"]{20,}"', text)) >= 1
    assert all(leaf.path in text for leaf in result.leaves)
    assert all(
        finding.text in text
        for finding in result.findings
        if finding.kind not in ("element_zonder_reden", "zwakke_bronnen")
    )


def test_a_place_that_is_not_there_is_not_found(client):
    for address in ("/voorbeelden/utrecht", "/voorbeelden/utrecht/werkboek", "/api/v1/voorbeelden/utrecht"):
        assert client.get(address).status_code == 404
    assert "Niet gevonden" in client.get("/voorbeelden/utrecht", headers={"accept": "text/html"}).text


@pytest.mark.parametrize("name", EXAMPLES)
def test_workbook_data_and_outcome_can_be_downloaded(client, name):
    book = client.get(f"/voorbeelden/{name}/werkboek")
    assert (book.status_code, book.headers["content-type"]) == (200, XLSX)
    assert load_workbook(BytesIO(book.content))["Uitkomst"]["B2"].value == run_example(name).headline
    assert client.get(f"/voorbeelden/{name}/gegevens").text == example_text(name)
    assert client.get(f"/voorbeelden/{name}/uitkomst").json() == run_example(name).as_json()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_as_json_keep_to_their_schema(client, name):
    described(Voorbeelden, client.get("/api/v1/voorbeelden").json())
    answer = client.get(f"/api/v1/voorbeelden/{name}")
    assert described(ExampleResult, answer.json())["kop"] == run_example(name).headline
    assert client.get(f"/api/v1/voorbeelden/{name}", headers={"accept": XLSX}).headers["content-type"] == XLSX


def test_an_example_can_be_written_varied_and_run_again(tmp_path, capsys):
    own, book = tmp_path / "eigen.toml", tmp_path / "boek.xlsx"
    assert main(["voorbeeld", "jens", "--bestand", str(own)]) == 0
    own.write_text(own.read_text(encoding="utf-8").replace("groei = 0.07", "groei = 0"), encoding="utf-8")
    capsys.readouterr()
    assert main(["voorbeeld", str(own), "--json", "--uit", str(book)]) == 0
    assert json.loads(capsys.readouterr().out)["kop"].startswith("60% van het tekort")
    assert load_workbook(book)["Uitkomst"]["B2"].value.startswith("60% van het tekort")
    assert main(["voorbeeld", "go", "--bestand", str(own)]) == 2
    assert "bestaat al" in capsys.readouterr().err


def test_a_variation_that_cannot_be_is_refused_with_file_and_place(tmp_path, capsys):
    own = tmp_path / "eigen.toml"
    own.write_text(example_text("jens").replace("{van = 0.02, tot", "{van = 0.01, tot"), encoding="utf-8")
    assert main(["voorbeeld", str(own)]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "eigen.toml, corridors[1]" in said
    assert "overlapt" in said
    assert main(["voorbeeld", str(tmp_path / "weg.toml")]) == 2
