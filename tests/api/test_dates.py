"""A date is taken only as a date, on every door: no number that may stand for a moment, no week, no compact form."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from api.commands import main
from tarief.core.days import day_advice, typed_day
from tests.api.conftest import request_for, write_request
from tests.api.test_berekeningen import problem
from tests.api.test_opgave_page import ANSWERS, book, sent
from tests.api.test_page import FORM
from tests.workbooks.examples import DAY, FILLED, UURTARIEF, changed
from workbooks.write.template.writing import write_template

NO_DATES = (
    "0",
    "1767225600",
    "46023",
    "20260101",
    "2026-W01-1",
    "2026-1-1",
    "2026-01-01T00:00:00",
    "2026-02-30",
    "-2026-01-01",
    "٢٠٢٦-٠١-٠١",
)
no_date = pytest.mark.parametrize("text", NO_DATES)


@no_date
def test_http_takes_a_date_only_as_a_date(client, text):
    found = problem(client.get("/api/v1/parameters", params={"peildatum": text}), 400, "ongeldige-vraag")
    assert [finding["soort"] for finding in found["bevindingen"]] == ["geen_datum"]
    for value in (text, int(text)) if text.isascii() and text.isdigit() else (text,):
        answer = client.post("/api/v1/berekeningen", json={**request_for(), "peildatum": value})
        assert [finding["soort"] for finding in answer.json()["bevindingen"]] == ["geen_datum"]


@no_date
def test_the_pages_take_a_date_only_as_a_date(client, text):
    answer = client.post("/", data={**FORM, "peildatum": text})
    assert (answer.status_code, "is geen datum" in answer.text) == (400, True)


def test_the_page_of_a_sheet_takes_a_date_only_as_a_date(client):
    page = sent(client, book())
    for text in ("0", "20260101", "2026-W01-1"):
        assert "is geen datum" in client.post(page, data={"datum": text}).text


@no_date
def test_the_command_line_takes_a_date_only_as_a_date(text, capsys, tmp_path):
    assert main(["parameters", f"--peildatum={text}"]) == 2
    assert main(["sjabloon", "uurtarief", "--uit", str(tmp_path / "x.xlsx"), f"--peildatum={text}"]) == 2
    assert capsys.readouterr().err.count("is geen datum") == 2
    (tmp_path / "opgave.json").write_text(json.dumps({**request_for(), "peildatum": text}), encoding="utf-8")
    assert main(["bereken", str(tmp_path / "opgave.json")]) == 1
    assert not (tmp_path / "x.xlsx").exists()


def test_commands_say_in_the_same_words_that_something_is_no_date(capsys, tmp_path):
    request = write_request(tmp_path / "opgave.json")
    calls = (["sjabloon", "uurtarief", "--uit", str(tmp_path / "x.xlsx")], ["indexnota", str(request)], ["parameters"])
    told = set()
    for call in calls:
        assert main([*call, "--peildatum", "morgen"]) == 2
        told.add(" ".join(capsys.readouterr().err.split()))
    assert len(told) == 1 and "'morgen' is geen datum. Schrijf de datum als 2026-01-01." in told.pop()


@pytest.mark.parametrize("text", ["1767225600", "2026-W01-1"])
def test_an_answer_about_a_sheet_is_a_date_only_as_a_date(text, capsys, tmp_path):
    (tmp_path / "blad.xlsx").write_bytes(book())
    (tmp_path / "antwoorden.toml").write_text(f'peildatum = "{text}"', encoding="utf-8")
    assert main(["bereken", str(tmp_path / "blad.xlsx"), "--antwoorden", str(tmp_path / "antwoorden.toml")]) == 1
    assert "peildatum" in capsys.readouterr().err


@pytest.mark.parametrize("value", [0, 1767225600, "2026-W01-1"])
def test_a_template_takes_a_date_only_as_a_date(value, tmp_path: Path, capsys):
    write_template(UURTARIEF, tmp_path / "opgave.xlsx", on=DAY, values=FILLED)
    path = changed(tmp_path / "opgave.xlsx", {"peildatum": value})
    assert main(["bereken", str(path)]) == 1
    assert "is geen datum" in capsys.readouterr().err


TYPED = ("2026-07-01", "01-07-2026", "1-7-2026", "01/07/2026", "1/7/2026", "01.07.2026", "1.7.2026", " 1-07-2026 ",
         "1 juli 2026", "1 Jul. 2026", "1e juli 2026", "1\u00a0juli\u202f2026")  # fmt: skip


@pytest.mark.parametrize("text", TYPED)
def test_whoever_types_a_date_may_write_it_as_people_do_at_every_place(client, capsys, tmp_path, text):
    page = client.post("/", data={**FORM, "peildatum": text})
    assert page.status_code == 200 and "peildatum 01-07-2026" in re.sub("<[^>]+>", "", page.text)
    assert 'name="peildatum" value="2026-07-01"' in page.text
    values = client.get("/parameters/waarden", params={"peildatum": text})
    assert values.status_code == 200 and 'value="2026-07-01"' in values.text
    assert main(["sjabloon", "uurtarief", "--uit", str(tmp_path / "x.xlsx"), "--peildatum", text]) == 0
    assert main(["parameters", "premie", f"--peildatum={text}"]) == 0
    capsys.readouterr()
    answer = client.post("/api/v1/berekeningen", json={**request_for(), "peildatum": text})
    assert answer.status_code == 200 and answer.json()["peildatum"] == "2026-07-01"
    assert client.get("/api/v1/parameters", params={"peildatum": text}).status_code == 200
    (tmp_path / "opgave.json").write_text(json.dumps({**request_for(), "peildatum": text}), encoding="utf-8")
    assert main(["bereken", str(tmp_path / "opgave.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["peildatum"] == "2026-07-01"
    sheet = sent(client, book())
    assert "peildatum 01-07-2026" in re.sub("<[^>]+>", "", client.post(sheet, data={**ANSWERS, "datum": text}).text)


@pytest.mark.parametrize("text", ["1 sept. 2026", "1 sept 2026", "1 Sep 2026", "1ste september 2026", "01 sept.  2026"])
def test_a_month_may_be_cut_short_as_people_do(text):
    assert typed_day(text) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["1 e juli 2026", "1ejuli 2026", "1ee juli 2026", "1 septe 2026", "1 juli. . 2026"])
def test_what_only_looks_like_a_day_in_words_is_none(text):
    assert typed_day(text) is None


@pytest.mark.parametrize("text", ["01-07-26", "1/7/26", "2026-7-1", "2026/07/01", "20260701", "2026-07-01T00:00:00"])
def test_a_date_that_is_none_is_refused_with_the_day_that_was_meant_at_every_door(client, capsys, tmp_path, text):
    for answer in (
        client.post("/api/v1/berekeningen", json={**request_for(), "peildatum": text}),
        client.get("/api/v1/parameters", params={"peildatum": text}),
    ):
        (finding,) = answer.json()["bevindingen"]
        assert answer.status_code == 400 and finding["advies"] == "Bedoelt u 01-07-2026?"
    assert "Bedoelt u 01-07-2026?" in client.post("/", data={**FORM, "peildatum": text}).text
    assert "Bedoelt u 01-07-2026?" in client.get("/parameters/waarden", params={"peildatum": text}).text
    assert main(["sjabloon", "uurtarief", "--uit", str(tmp_path / "x.xlsx"), "--peildatum", text]) == 2
    assert "Bedoelt u 01-07-2026?" in capsys.readouterr().err


def test_a_day_of_which_the_month_comes_first_is_asked_where_it_can_be_nothing_else():
    assert day_advice("07-31-2026", "") == "Bedoelt u 31-07-2026?"
    assert [day_advice(raw, "Schrijf.") for raw in ("32-13-26", "ooit", None, 1.5)] == ["Schrijf."] * 4


def test_every_text_that_is_a_date_goes_through_one_gate():
    """What spreadsheets hold as a date is read with their own rules; all else is a text that somebody wrote."""
    root = Path(__file__).parents[2]
    files = [path for room in ("tarief", "workbooks", "api") for path in (root / room).rglob("*.py")]
    found = {str(path.relative_to(root)) for path in files if "fromisoformat" in path.read_text(encoding="utf-8")}
    own = {path for path in found if path.startswith(("workbooks/read/book/", "workbooks/read/recalculate/"))}
    # A moment, to the microsecond and in UTC, is no date that somebody typed.
    assert found - own == {"tarief/core/json_data.py", "tarief/core/canonical.py"}
