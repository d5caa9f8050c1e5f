"""What was downloaded is read again, by every page and command that takes a calculation, to the same numbers."""

import json
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook

from api.commands import main
from api.files.request import OTHERWISE, parse_request, request_in
from tarief import MODELS, Breakdown
from tarief.core.amounts import price
from tarief.core.findings import Refused
from tests.agreement.agreements import CASES, WORKED
from tests.api.conftest import FORM, request_for
from tests.corpus.pages import convert
from tests.published.cases import CASES as PUBLISHED
from workbooks.read.template.returned import CHANGED_SINCE
from workbooks.read.understand import understand
from workbooks.write import write_result

OF_MODELS = [path.stem for path in WORKED if path.stem not in PUBLISHED]
PRICE = "37.02"
#: Address of a page, and the name of the field of the calculation, with what it asks besides.
PAGES = (
    ("/opgave", "bestand", {}),
    ("/scenarios", "basis", {}),
    ("/vlakke-korting", "opgave", {"korting": "20"}),
)


def book_of(breakdown: Breakdown) -> bytes:
    written = BytesIO()
    write_result(breakdown, written, aanbieder="Zorg & Co", product="Begeleiding")
    return written.getvalue()


def changed(book: bytes, **cells: object) -> bytes:
    """The same book in which somebody typed something in cells, by their names."""
    opened, saved = load_workbook(BytesIO(book)), BytesIO()
    for name, value in cells.items():
        sheet, at = next(opened.defined_names[name].destinations)
        opened[sheet][at] = value
    opened.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def quick() -> Breakdown:
    return parse_request(request_for()).calculate()


@pytest.mark.parametrize("name", OF_MODELS)
def test_the_workbook_and_the_json_of_every_model_come_back_to_the_same_numbers(name):
    before = CASES[name]()
    sheet = understand(book_of(before), name="uitkomst.xlsx")
    assert (sheet.aanbieder, sheet.product, sheet.findings) == ("Zorg & Co", "Begeleiding", ())
    request = parse_request(request_in(json.dumps(before.as_json()).encode()))
    for again in (sheet.calculate(), request.calculate()):
        assert (again.results, again.kostprijs, again.on) == (before.results, before.kostprijs, before.on)
        assert again.values == before.values and again.chosen == before.chosen
        assert [(line.key, line.source, line.kind) for line in again.lines] == [
            (line.key, line.source, line.kind) for line in before.lines
        ]


def test_the_models_are_all_there():
    assert {CASES[name]().model.key for name in OF_MODELS} == MODELS.keys()


def test_what_was_typed_in_the_workbook_since_counts_and_is_said(quick):
    opened = understand(changed(book_of(quick), overhead=0.18, reiskosten_per_uur=1.5), name="uitkomst.xlsx")
    expected = quick.change(overhead="0.18", reiskosten_per_uur="1.50")
    assert opened.calculate().tarief == expected.tarief
    told = [finding.text for finding in opened.findings]
    assert [finding.kind for finding in opened.findings] == [CHANGED_SINCE] * 2
    assert any("Overhead is in dit werkboek veranderd: het was 20,00% en is nu 18,00%" in text for text in told)
    assert any("Reiskosten per uur" in text and "het was leeg" in text for text in told)


def test_a_formula_that_was_typed_over_counts_as_given(quick):
    opened = understand(changed(book_of(quick), kostprijs=40), name="uitkomst.xlsx").calculate()
    assert opened.kostprijs == opened.tarief == 40


def test_what_is_no_number_or_was_emptied_is_refused_at_its_cell(quick):
    for value in ("veel", None):
        opened = understand(changed(book_of(quick), productiviteit=value), name="uitkomst.xlsx")
        with pytest.raises(Refused) as refused:
            opened.calculate()
        assert any("productiviteit" in str(finding).casefold() for finding in refused.value.findings), value


def test_a_result_that_lost_what_it_was_worked_out_from_says_what_to_send_instead(quick):
    opened, saved = load_workbook(BytesIO(book_of(quick))), BytesIO()
    for row in opened["_tarief"].iter_rows(min_col=1, max_col=2):
        if row[0].value == "invoer":
            row[1].value = '{"a": [[[['
    opened.save(saved)
    with pytest.raises(Refused, match="een uitkomst van dit programma"):
        understand(saved.getvalue(), name="uitkomst.xlsx")


def test_an_outcome_that_comes_out_otherwise_now_says_so(quick):
    document = {**quick.as_json(), "tarief": "36.00"}
    found = parse_request(request_in(json.dumps(document).encode()))
    assert [finding.kind for finding in found.findings] == [OTHERWISE] and found.calculate().tarief == quick.tarief


@pytest.mark.parametrize(("address", "field", "texts"), PAGES)
@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_every_page_that_takes_a_calculation_takes_what_the_price_page_gave(client, address, field, texts, kind):
    content = client.post({"xlsx": "/werkboek", "json": "/uitkomst"}[kind], data=FORM).content
    files = {field: (f"uitkomst.{kind}", content, "application/octet-stream")}
    answer = client.post(address, files=files, data=texts)
    assert answer.status_code == 200 and "€\xa037,02" in answer.text


@pytest.mark.parametrize("name", [name for name in OF_MODELS if name in ("cooperatie", "indexering")])
def test_the_outcome_of_a_model_with_another_shape_is_taken_by_the_pages_of_a_sheet_and_of_a_comparison(client, name):
    before = CASES[name]()
    shown = price(before.tarief, before.unit)
    sent = ("uitkomst.json", json.dumps(before.as_json()).encode(), "application/json")
    for address, files in (("/opgave", {"bestand": sent}), ("/vergelijken", {"a": sent, "b": sent})):
        answer = client.post(address, files=files)
        assert answer.status_code == 200 and shown in unescape(answer.text), (address, shown)


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_a_comparison_takes_both_and_what_the_page_of_a_sheet_gave(client, kind):
    content = client.post({"xlsx": "/werkboek", "json": "/uitkomst"}[kind], data=FORM).content
    read = client.post("/opgave", files={"bestand": (f"a.{kind}", content, "application/octet-stream")})
    page = str(read.url)
    of_sheet = client.post(f"{page.partition('?')[0]}/uitkomst", data={"product": "1"}).content
    files = {"a": (f"a.{kind}", content, "application/x"), "b": ("kostenblad.json", of_sheet, "application/json")}
    answer = client.post("/vergelijken", files=files)
    assert answer.status_code == 200 and answer.text.count("€\xa037,02") >= 2


def test_every_route_that_takes_a_calculation_takes_an_outcome(client, quick):
    outcome = json.loads(json.dumps(quick.as_json()))
    assert client.post("/api/v1/berekeningen", json=outcome).json() == outcome
    compared = client.post("/api/v1/vergelijkingen", json={"a": outcome, "b": outcome}).json()
    assert compared["verschil"] == "0.00"
    cut = client.post("/api/v1/vlakke-kortingen", json={"opgave": outcome, "korting": "0.20"})
    assert cut.status_code == 200
    assert client.post("/api/v1/scenarios", json=outcome).json()["basis"]["tarief"] == PRICE
    upload = {"bestand": ("uitkomst.json", json.dumps(outcome).encode(), "application/json")}
    assert client.post("/api/v1/werkboeken", files=upload).json()["uitkomst"]["tarief"] == PRICE


def test_every_command_that_takes_a_calculation_takes_an_outcome(tmp_path, quick, capsys):
    book, document = tmp_path / "uitkomst.xlsx", tmp_path / "uitkomst.json"
    book.write_bytes(book_of(quick))
    document.write_text(json.dumps(quick.as_json()), encoding="utf-8")
    for path in map(str, (book, document)):
        for call in (
            ["bereken", path],
            ["vergelijk", path, str(document)],
            ["vlakke-korting", path, "--korting", "20%"],
        ):
            assert main([*call, "--json"]) == 0, call
            told = capsys.readouterr().out
            assert PRICE in told, call


@pytest.mark.usefixtures("libreoffice")
def test_an_outcome_saved_as_xls_comes_back_with_the_same_numbers_and_what_was_typed_in_it(quick, tmp_path):
    """LibreOffice keeps a zero there for "geen bedrag", and the file tells no formulas: what follows was not typed."""
    typed = {"overhead": 0.18, "reiskosten_per_uur": 1.5}
    books = {"zelfde": book_of(quick), "anders": changed(book_of(quick), **typed)}
    books["overschreven"] = changed(book_of(quick), overhead=0.18, kostprijs=40)
    paths = [tmp_path / f"{name}.xlsx" for name in books]
    for path, content in zip(paths, books.values(), strict=True):
        path.write_bytes(content)
    same, otherwise, over = (understand(path, name=path.name) for path in convert(paths, ".xls", tmp_path / "xls"))
    assert (same.aanbieder, same.product, same.findings) == ("Zorg & Co", "Begeleiding", ())
    assert same.calculate().values == quick.values
    assert otherwise.calculate().tarief == quick.change(overhead="0.18", reiskosten_per_uur="1.50").tarief
    assert [finding.kind for finding in otherwise.findings] == [CHANGED_SINCE] * 2
    assert over.calculate().kostprijs == over.calculate().tarief == 40
    assert sorted(str(finding.place) for finding in over.findings) == sorted(
        f"Blad Berekening, cel {at}"
        for at in (cell_of(books["overschreven"], key) for key in ("overhead", "kostprijs"))
    )


def cell_of(book: bytes, name: str) -> str:
    (_, at), *_ = load_workbook(BytesIO(book)).defined_names[name].destinations
    return at.replace("$", "")
