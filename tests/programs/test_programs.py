"""Our workbooks in other programs: opened, worked out to the same cents, saved, and read back as what they are."""

import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from pathlib import Path

import ironcalc
import pytest

from tarief import Refused
from tarief.opgave import Opgave
from tests.corpus.pages import convert
from tests.programs.books import SAVED, kinds
from tests.programs.engines import (
    IRONCALC,
    LIMITS,
    Outcomes,
    Tried,
    by_formualizer,
    by_ironcalc,
    formulas_of,
    in_javascript,
)
from tests.tools.cells import Cells, cells_of
from tests.tools.times import TIMES
from tests.workbooks.recalculated import assert_same_cells
from workbooks.read.book import read_book
from workbooks.read.lists.reading import read_region_tables
from workbooks.read.understand import understand
from workbooks.write.result.rows import NOTHING

Books = dict[str, Path]
#: A name, and not an address, behind the name of a sheet.
NAME_ELSEWHERE = re.compile(r"!(?!\$?[A-Z]{1,3}\$?[0-9])")
DAY_ZERO = date(1899, 12, 30)
KINDS = ("uitkomst", "vergelijking", "gebied")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("boeken")
    written = {name: folder / f"{name}.xlsx" for name in kinds()}
    for name, write in kinds().items():
        write(written[name])
    return written


@pytest.fixture(scope="module")
def javascript(books: Books, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tried, Path]:
    folder = tmp_path_factory.mktemp("sheetjs")
    return in_javascript([*books.values()], [books[name] for name in SAVED], folder), folder


def assert_same_outcomes(path: Path, found: Outcomes) -> None:
    """Every formula comes to what is stored beside it; nothing is zero, or an empty text."""
    stored = cells_of(path)
    for sheet, cells in formulas_of(path).items():
        for at, formula in cells.items():
            expected, outcome = stored[sheet].get(at, ""), found[sheet][at]
            if isinstance(expected, float):
                assert (outcome or 0) == pytest.approx(expected, rel=1e-9, abs=2e-6), (path.stem, sheet, at, formula)
            else:
                assert (outcome or "") == expected, (path.stem, sheet, at, formula)


@pytest.mark.parametrize("engine", [by_formualizer, by_ironcalc])
def test_an_engine_works_out_every_kind_of_workbook_to_what_is_stored(engine, books: Books) -> None:
    for path in books.values():
        assert_same_outcomes(path, engine(path, formulas_of(path)))


def test_exceljs_opens_every_kind_of_workbook_and_hyperformula_works_it_out(books: Books, javascript) -> None:
    for name, path in books.items():
        assert_same_outcomes(path, javascript[0]["worked"][name])


def test_each_listed_limit_of_an_engine_is_still_there(javascript) -> None:
    assert javascript[0]["tried"] == [limit.gives for limit in LIMITS]
    assert all(limit.gives != limit.spreadsheets for limit in LIMITS)


def test_each_limit_of_ironcalc_is_still_there() -> None:
    book = ironcalc.create("Blad", "en", "UTC", "en")
    for row, text in ((1, "zorg"), (3, "huur")):
        book.set_user_input(0, row, 1, text)
    for row, limit in enumerate(IRONCALC, 1):
        book.set_user_input(0, row, 3, limit.example)
    book.evaluate()

    assert [book.get_cell_value(0, row, 3) for row, _ in enumerate(IRONCALC, 1)] == [each.gives for each in IRONCALC]
    assert all(limit.gives != limit.spreadsheets for limit in IRONCALC)


def test_no_sheet_asks_for_a_name_of_another_sheet_and_no_whole_column_is_searched_in_a_formula(books: Books) -> None:
    for path in books.values():
        for cells in formulas_of(path).values():
            for formula in cells.values():
                assert "SUMPRODUCT(MIN(" not in formula
                assert not NAME_ELSEWHERE.search(formula), formula


def test_an_empty_cell_has_no_value_and_a_picture_has_the_usual_prefix(books: Books) -> None:
    for path in books.values():
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                text = archive.read(part)
                if part.startswith("xl/worksheets/sheet"):
                    cells = [each for each in ET.fromstring(text).iter() if each.tag.endswith("}c")]
                    assert not [each.attrib for each in cells if len(each) == 0 and "t" in each.attrib]
                elif part.startswith("xl/drawings/drawing"):
                    assert b"<xdr:wsDr " in text


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".xls"])
def test_a_workbook_that_libreoffice_works_out_and_saves_is_what_it_was(kind: str, books: Books, tmp_path) -> None:
    """What it works out is what was stored. All kinds in a long run; else the tests of each kind do that."""
    originals = [*books.values()] if kind == ".xlsx" and TIMES > 1 else [books[name] for name in SAVED]
    for original, again in zip(originals, convert(originals, kind, tmp_path), strict=True):
        assert_same_book(original, again)


def test_a_workbook_that_sheetjs_saves_is_what_it_was(books: Books, javascript) -> None:
    for name in SAVED:
        assert_same_book(books[name], javascript[1] / f"{name}.xlsx")


def assert_same_book(original: Path, again: Path) -> None:
    """The same values in every cell, and on offering it the same answer as to what it is."""
    assert_same_cells(without_dates(stored_in(original, again.suffix)), without_dates(cells_of(again)))
    assert read_book(again).names == read_book(original).names
    if original.stem == "uitkomst":  # read again, as what it was worked out from
        before, after = understand(original), understand(again)
        assert isinstance(before, Opgave) and isinstance(after, Opgave)
        assert after.calculate().results == before.calculate().results
    elif original.stem in KINDS:
        with pytest.raises(Refused, match=f"Dit is een {original.stem} van dit programma"):
            understand(again)
    if original.stem == "opgave":
        assert_same_opgave(original, again)
    if original.stem == "gebied":
        assert read_region_tables(again).data == read_region_tables(original).data


def stored_in(path: Path, suffix: str) -> dict[str, Cells]:
    """What is stored, as far as a program keeps it.

    In an .xls LibreOffice writes zero for the text of a formula in a cell for numbers.
    """
    stored, formulas = cells_of(path), formulas_of(path)
    if suffix == ".xls":
        for sheet, cells in formulas.items():
            stored[sheet] |= {at: 0.0 for at in cells if stored[sheet].get(at) == NOTHING}
    return stored


def without_dates(cells: dict[str, Cells]) -> dict[str, Cells]:
    """With every day as its number: SheetJS keeps no formats unless it is asked to."""
    return {
        sheet: {at: (value - DAY_ZERO).days if isinstance(value, date) else value for at, value in own.items()}
        for sheet, own in cells.items()
    }


def assert_same_opgave(original: Path, again: Path) -> None:
    before, after = understand(original), understand(again)
    assert isinstance(before, Opgave)
    assert isinstance(after, Opgave)
    assert after.findings == before.findings == ()
    assert (after.model, after.peildatum) == (before.model, before.peildatum)
    assert (after.aanbieder, after.product) == (before.aanbieder, before.product)
    assert str(after.inputs).replace(again.name, original.name) == str(before.inputs)
    assert after.calculate().results == before.calculate().results
