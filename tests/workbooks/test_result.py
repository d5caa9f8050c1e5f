"""The result workbook: live formulas that LibreOffice works out to the same cents, with the values stored."""

import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tarief import Breakdown
from tarief.negotiation.growth import Growth
from tests.tools.cells import cells_of, named_values
from tests.tools.libreoffice import VALUES, recalculate
from tests.tools.times import TIMES
from tests.workbooks.examples import DAY, FILLED, SMALL, calculated
from tests.workbooks.inputs import random_inputs
from tests.workbooks.recalculated import (
    assert_same_calculation,
    assert_same_cells,
    assert_same_ladder,
    assert_same_result,
    formulas_in,
    ladders,
    shown,
)
from workbooks.read.template import read
from workbooks.voorbeelden import examples
from workbooks.write.book.book import NewBook
from workbooks.write.result import write_result
from workbooks.write.result.calculation import write_calculation
from workbooks.write.result.ladder import write_ladder
from workbooks.write.result.names import Names

RUNS = 200 * TIMES
PER_BOOK = 40
SHEETS = ["Uitkomst", "Per regel", "Berekening", "Bevindingen", "Ontvangstbewijs", "_tarief"]


@pytest.fixture(scope="module")
def example() -> Breakdown:
    return read(examples()["opgave_jeugdhulp"]).calculate()


@pytest.fixture(scope="module")
def written(example: Breakdown, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("uitkomst") / "voorbeeld.xlsx"
    write_result(example, path, aanbieder="Stichting De Lindeboom Jeugdhulp", product="Begeleiding individueel")
    return path


@pytest.fixture(scope="module")
def recalculated(written: Path, libreoffice: Path) -> Path:  # noqa: ARG001
    return recalculate([written], written.parent / "herberekend")[0]


def named(book: Workbook, key: str) -> Any:
    """The cell of a line, by its name."""
    [(sheet, address)] = book.defined_names[key].destinations
    return book[sheet][address.replace("$", "")]


def elements(path: Path) -> dict[str, dict[str, Decimal]]:
    """The amounts of both lists, by the title of the law and the label of the element."""
    sheet = cells_of(path)["Uitkomst"]
    found: dict[str, dict[str, Decimal]] = {}
    law = ""
    for row in range(1, 80):
        label = str(sheet.get(f"B{row}", ""))
        if label.startswith(("Jeugdwet: ", "Wmo 2015: ")):
            law = label.split(":")[0]
        elif law and isinstance(sheet.get(f"F{row}"), float):
            found.setdefault(law, {})[label.split(".")[0]] = shown(sheet[f"F{row}"])
    return found


def test_libreoffice_finds_the_same_cents_in_every_line_of_the_example(example, recalculated):
    assert_same_result(example, recalculated, cells_of(recalculated))


def test_libreoffice_finds_the_same_amount_for_every_element_of_the_law(example, recalculated):
    found = elements(recalculated)
    for law, title in (("jeugdwet", "Jeugdwet"), ("wmo", "Wmo 2015")):
        amounts = {letter: amount for letter, amount in found[title].items() if amount and letter != "Kostprijs"}
        assert amounts == example.elements(law)
        assert found[title]["Kostprijs"] == example.kostprijs


def test_the_stored_values_are_what_libreoffice_works_out(written, recalculated):
    assert formulas_in(written) > 150
    assert_same_cells(cells_of(written), cells_of(recalculated))


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_finds_the_same_cents_for_random_cost_sheets(tmp_path):
    """Forty calculations in a book, as a comparison has two, each with its lines, and their ladders on one sheet.

    A sheet takes LibreOffice longer than what stands on it, and a picture longer yet; whole books are in tests/models.
    """
    breakdowns = [calculated(each) for each in random_inputs(RUNS)]
    books = {tmp_path / f"{first}.xlsx": breakdowns[first : first + PER_BOOK] for first in range(0, RUNS, PER_BOOK)}
    with ThreadPoolExecutor(2) as runs:  # one half is recalculated while the other is written
        halves = runs.map(lambda half: recalculated_books(half, dict([*books.items()][half::2]), tmp_path), (0, 1))
        again = {path.stem: path for half in halves for path in half}
    for path, inside in books.items():
        cells = cells_of(again[path.stem])
        for number, (breakdown, ladder) in enumerate(zip(inside, ladders(cells["Uitkomst"]), strict=True)):
            assert_same_calculation(breakdown, path, cells, f" {number}")
            assert_same_ladder(ladder, breakdown.opbouw, breakdown.tarief, breakdown.unit)


def recalculated_books(half: int, books: dict[Path, list[Breakdown]], folder: Path) -> list[Path]:
    """The books, written and recalculated."""
    for path, inside in books.items():
        book, row = NewBook("proef"), 1
        ladders_of_all = book.sheet("Uitkomst")
        for number, breakdown in enumerate(inside):
            names = Names(breakdown, f"Berekening {number}")
            write_calculation(book, book.sheet(names.sheet), breakdown, names)
            row = write_ladder(ladders_of_all, row, breakdown, names, names.main(breakdown)).last + 2
        book.save(path)
    return recalculate([*books], folder / f"herberekend_{half}", VALUES)


@pytest.mark.usefixtures("libreoffice")
def test_a_changed_input_cell_changes_the_price_as_the_program_does(tmp_path):
    inputs = {
        "loonkosten_per_uur": "24.68",
        "productiviteit": "0.80",
        "overhead": "0.20",
        "overhead_grondslag": "directe_kosten",
    }
    write_result(calculated(inputs), tmp_path / "oud.xlsx")
    book = load_workbook(tmp_path / "oud.xlsx")
    named(book, "loonkosten_per_uur").value = 42.22
    book.save(tmp_path / "nieuw.xlsx")
    again = recalculate([tmp_path / "nieuw.xlsx"], tmp_path / "herberekend")[0]
    # 42,22 / 0,80 × 1,20 = 63,33 (worked out by hand)
    assert shown(named_values(again)["tarief_afgerond"]) == Decimal("63.33")


@pytest.mark.usefixtures("libreoffice")
def test_the_years_of_a_growth_path_follow_from_the_tariff_before_and_the_price_in_the_book(tmp_path):
    """Halfway between 30,00 and 37,02 is 33,51; with a wage of 42,22 the price is 63,33, and halfway is 46,67."""
    growth = Growth(Decimal(30), (Decimal("0.5"), Decimal(1)), "Nog niet.")
    old, new = tmp_path / "oud.xlsx", tmp_path / "nieuw.xlsx"
    write_result(calculated(SMALL), old, growth=growth)
    book = load_workbook(old)
    named(book, "loonkosten_per_uur").value = 42.22
    book.save(new)
    for again, amounts in zip(
        recalculate([old, new], tmp_path / "na"), (("33.51", "37.02"), ("46.67", "63.33")), strict=True
    ):
        sheet = cells_of(again)["Ingroeipad"]
        assert [shown(sheet[at]) for at in ("D8", "D9")] == [Decimal(amount) for amount in amounts]
        assert sheet["B11"] == "Nog niet."
    assert_same_cells(cells_of(old), cells_of(tmp_path / "na" / old.name))
    assert read(old).calculate().tarief == Decimal("37.02")


def test_a_step_is_a_formula_over_names(written):
    book = load_workbook(written)
    assert named(book, "productieve_uren").value == "=contracturen-niet_productieve_uren"


def test_every_line_of_the_plan_has_a_named_cell(example, written):
    names = named_values(written)
    assert example.plan.nodes.keys() <= names.keys()
    assert named_values(written)["tarief_afgerond"] == float(example.tarief)


def test_what_is_not_claimed_is_an_empty_cell_that_says_so(tmp_path):
    path = tmp_path / "uit.xlsx"
    write_result(calculated(FILLED), path)
    assert named_values(path)["onregelmatigheidstoeslag"] is None
    assert named(load_workbook(path), "onregelmatigheidstoeslag").offset(column=3).value == "niet opgevoerd"


def test_every_given_value_stands_beside_its_source_and_base(written):
    cell = named(load_workbook(written), "overhead")
    beside = {column: cell.parent[f"{column}{cell.row}"].value for column in "BCDFGH"}
    assert beside == {
        "B": "Overhead",
        "C": 0.21,
        "D": "aandeel (procent)",
        "F": "opgegeven",
        "G": "Jaarrekening 2024, toelichting op de kosten",
        "H": "van de totale kosten",
    }


def test_the_same_result_gives_the_same_bytes(example, written, tmp_path):
    again = tmp_path / "nogmaals.xlsx"
    write_result(example, again, aanbieder="Stichting De Lindeboom Jeugdhulp", product="Begeleiding individueel")
    assert again.read_bytes() == written.read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.nl")', "a\x00b\x0bc"])
def test_text_of_a_user_never_becomes_a_formula(text, tmp_path):
    inputs: dict[str, Any] = {**FILLED, "overhead": {"waarde": "0.2", "bron": text}}
    path = tmp_path / "uit.xlsx"
    write_result(calculated(inputs), path, aanbieder=text, product=text)
    book = load_workbook(path)
    for cell in (named(book, "overhead").offset(column=4), book["Uitkomst"]["B1"]):
        assert cell.data_type == "s"
        assert cell.value == text.replace("\x00", "").replace("\x0b", "")


def test_a_second_reader_finds_the_sheets_and_their_values(written, example):
    cells = cells_of(written)
    assert list(cells) == SHEETS
    assert cells["Uitkomst"]["B5"] == float(example.tarief)
    assert len(cells["Bevindingen"]) > 3 * len(example.findings)
    assert example.receipt.parameters in cells["Ontvangstbewijs"].values()
    assert f"Peildatum {DAY:%d-%m-%Y}" in cells["Uitkomst"]["B7"]


def test_where_a_remark_belongs_is_said_without_a_key(written: Path) -> None:
    places = {row[2] for row in load_workbook(written)["Bevindingen"].iter_rows(min_row=5, values_only=True)}
    assert {"CAO Jeugdzorg", "Jeugdwet, onderdeel d", "Cao's, premies en normen", "Blad Invoer, cel C34"} <= places
    assert not [place for place in places if re.search(r"[a-z]_[a-z]|[a-z]\.[a-z]", str(place))]


def test_the_file_says_nothing_about_when_it_was_made(written):
    with zipfile.ZipFile(written) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in archive.read("docProps/core.xml").replace(b'xmlns:dcterms="', b"")


def test_no_input_cell_loses_a_digit(tmp_path):
    inputs = {
        "loonkosten_per_uur": "24.123456789012345",
        "productiviteit": "0.8",
        "overhead": "0.2",
        "overhead_grondslag": "omzet",
    }
    path = tmp_path / "uit.xlsx"
    write_result(calculated(inputs), path)
    with zipfile.ZipFile(path) as archive:
        assert b"<v>24.123456789012345</v>" in archive.read("xl/worksheets/sheet2.xml")
