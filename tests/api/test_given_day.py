"""A reference date given beside a file: used where the file says none, and never silently beside another."""

import io
import json
from typing import Any

import openpyxl
import pytest

from tests.api.conftest import request_for
from tests.api.test_opgave_page import ANSWERS, PRICE, book, with_day
from tests.workbooks.examples import DAY, FILLED, UURTARIEF
from workbooks.write.template.writing import write_template

TITLED = (
    ("Kostprijs 2025", None),
    ("Loonkosten incl. werkgeverslasten per betaald uur", 24.68),
    ("Productiviteit", "80%"),
    ("Overhead over directe kosten", "20%"),
    ("Uurtarief", 38),
)
DATED = (*TITLED[1:], ("Peildatum", "01-01-2026"))
OF_TITLE = "noemt in een titel het jaar 2025"


def template(path: Any, day: Any) -> bytes:
    """Our template with this in the cell of the reference date."""
    write_template(UURTARIEF, path / "opgave.xlsx", on=DAY, values=FILLED)
    made = openpyxl.load_workbook(path / "opgave.xlsx")
    sheet, _, cell = made.defined_names["peildatum"].attr_text.rpartition("!")
    made[sheet.strip("'")][cell.replace("$", "")].value = day
    made.save(saved := io.BytesIO())
    return saved.getvalue()


def as_json(**changes: Any) -> bytes:
    return json.dumps({key: value for key, value in {**request_for(), **changes}.items() if value != "weg"}).encode()


def test_a_sheet_that_says_another_day_is_refused_with_both_places(client):
    page = with_day(client, book(*DATED), "2026-07-01")
    assert page.status_code == 422 and 'id="fout-peildatum"' in page.text
    assert "heeft zelf een peildatum: 01-01-2026 (Blad Sheet, cel B5). U gaf 01-07-2026." in page.text
    assert "Het bestand is niet te lezen" not in page.text
    assert with_day(client, book(*DATED), "2026-01-01").status_code == 200


def test_a_template_that_says_another_day_is_refused_with_its_cell(client, tmp_path):
    page = with_day(client, template(tmp_path, DAY), "2026-07-01", "opgave.xlsx")
    assert page.status_code == 422 and "(Blad Invoer, cel C7)" in page.text and "U gaf 01-07-2026." in page.text


@pytest.mark.parametrize("changes", [{"peildatum": "weg"}, {"peildatum": ""}])
def test_a_day_given_beside_a_calculation_in_json_without_one_is_used(client, changes):
    page = with_day(client, as_json(**changes), "2027-01-01", "opgave.json")
    assert page.status_code == 200 and PRICE in page.text.replace("\N{NO-BREAK SPACE}", " ")
    none = with_day(client, as_json(**changes), "", "opgave.json")
    assert none.status_code == 422 and "De peildatum ontbreekt." in none.text


def test_a_day_given_beside_a_template_without_one_is_used(client, tmp_path):
    page = with_day(client, template(tmp_path, None), "2027-01-01", "opgave.xlsx")
    assert page.status_code == 200 and "De peildatum ontbreekt" not in page.text and "01-01-2027" in page.text
    taken = client.post(f"{page.url.path}/uitkomst", data={"product": "1"}).json()
    assert taken["peildatum"] == "2027-01-01" and taken["uitkomst"] is not None


def test_a_template_with_what_is_no_day_is_not_mended_with_a_day_beside_it(client, tmp_path):
    page = with_day(client, template(tmp_path, "ooit"), "2027-01-01", "opgave.xlsx")
    assert "'ooit' is geen datum." in page.text.replace("&#39;", "'")


def test_the_year_of_a_title_is_not_said_to_hold_beside_a_given_day(client):
    assert OF_TITLE in with_day(client, book(*TITLED), "").text
    same, other = (with_day(client, book(*TITLED), day).text for day in ("2025-07-01", "2026-07-01"))
    assert OF_TITLE not in same + other and "noemt het jaar" not in same
    assert "Het bestand noemt het jaar 2025; gerekend is met de dag die u gaf: 01-07-2026." in other


def test_an_answer_over_http_beside_another_day_in_the_sheet_is_told(client):
    sent = {"bestand": ("blad.xlsx", book(*DATED)), "antwoorden": (None, '{"peildatum": "2026-07-01"}')}
    told = client.post("/api/v1/werkboeken", files=sent).json()["bevindingen_bestand"]
    assert [item["ernst"] for item in told if item["soort"] == "andere_peildatum"] == ["let_op"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1999-12-31", "2100-01-01"])
def test_a_day_on_which_nothing_can_be_priced_is_refused_at_its_field_on_every_door(client, day, tmp_path):
    page = with_day(client, book(), day)
    assert page.status_code == 422 and "kan geen peildatum zijn" in page.text and 'id="fout-bestand"' not in page.text
    assert "De peildatum klopt niet" in page.text and "niet te lezen" not in page.text
    answer = client.post("/api/v1/berekeningen", json={**request_for(), "peildatum": day})
    assert [item["soort"] for item in answer.json()["bevindingen"]] == ["geen_datum"]
    cell = with_day(client, template(tmp_path, day), "", "opgave.xlsx")
    assert "kan geen peildatum zijn" in cell.text


def test_a_day_is_also_read_as_dutch_people_write_it(client):
    page = with_day(client, book(), "01-01-2026")
    assert page.status_code == 200 and 'name="datum" value="2026-01-01"' in page.text
    page = client.post(with_day(client, book(), "").url.path, data={**ANSWERS, "datum": "1-1-2026"})
    assert PRICE in page.text.replace("\N{NO-BREAK SPACE}", " ")
