"""The cell that somebody names as the price: what cannot be one is refused with what this workbook has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from api.rekentool.chosen import cells_in
from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import SourceBook, read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.named_result import MOST_RESULTS

TOOL = Tool(
    {
        "Invoer": Tab((("Loon", 20), ("Ingang", date(2026, 1, 1)), ("Uren", 2))),
        "Jaren": Tab((("Einde", "=EDATE(Invoer!B2,12)"), ("Kosten", "=Invoer!B1*Invoer!B3")), {"B1": "dd-mm-yyyy"}),
        "Uitkomst": Tab(
            (
                ("Uurtarief", "=ROUND(Jaren!B2*1.1,2)"),
                ("Oordeel", '=IF(B1>40,"hoog","laag")'),
                ("Hoog?", "=B1>40"),
                ("Zonder blad", "=B1*2"),
            ),
            {"B1": '"€" #,##0.00'},
        ),
    },
    "Uitkomst!B1",
)


@pytest.fixture(name="book", scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> SourceBook:
    """The tool as a workbook."""
    path = tmp_path_factory.mktemp("resultaat") / "boek.xlsx"
    by_openpyxl(TOOL, path)
    return read_book(path)


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("B1", "Op meer dan één blad staat daar een formule: Jaren!B1 (Einde) en Uitkomst!B1 (Uurtarief)."),
        ("Uitkomst!B2", "Daar staat tekst, en geen getal: 'hoog'."),
        ("Uitkomst!B3", "Daar staat waar of onwaar, en geen getal."),
        ("Jaren!B1", "Daar staat een datum, en geen prijs."),
        ("Blad9!A1", "Er is geen blad Blad9; er zijn: Invoer, Jaren, Uitkomst."),
        ("Uitkomst!B99", "Daar staat geen formule."),
        ("Invoer!B1", "Daar staat geen formule."),
    ],
)
def test_what_is_no_price_is_refused_with_the_likeliest_cells_of_this_workbook(
    named: str, why: str, book: SourceBook
) -> None:
    with pytest.raises(Refused) as refused:
        compile_book(book, ToolChoices((named,)))
    (told,) = refused.value.findings
    assert why in told.text
    assert "Uitkomst!B1 (Uurtarief)" in told.advice


def test_all_cells_that_are_no_price_are_told_at_once(book: SourceBook) -> None:
    with pytest.raises(Refused) as refused:
        compile_book(book, ToolChoices(("Blad9!A1", "Uitkomst!B1", "Uitkomst!B2")))
    assert len(refused.value.findings) == 2


@pytest.mark.parametrize("named", ["Uitkomst!B1", "'uitkomst'!$b$1", "B4"])
def test_a_cell_without_its_sheet_is_the_one_formula_that_stands_there(named: str, book: SourceBook) -> None:
    (found,) = compile_book(book, ToolChoices((named,))).results
    assert found == ("zonder_blad" if named == "B4" else "uurtarief")


def test_a_list_of_more_than_twenty_tariffs_keeps_all_of_them_and_each_once(tmp_path: Path) -> None:
    rows = (("Loon", 20), *((f"Tarief {number}", f"=B1*{number}/10") for number in range(2, 50)))
    by_openpyxl(Tool({"In": Tab(rows)}, "In!B2"), tmp_path / "lijst.xlsx")
    named = cells_in("; ".join(f"In!B{row}" for row in (*range(2, 50), 2)))
    layout = compile_book(read_book(tmp_path / "lijst.xlsx"), ToolChoices(named))
    assert [str(layout.by_key[key].cell) for key in layout.results] == [f"In!B{row}" for row in range(2, 50)]
    assert Rekentool(layout).calculate({}, on=date(2026, 1, 1)).values["tarief_49"] == 98


def test_more_cells_with_a_price_than_a_model_has_are_refused_and_none_is_left_out(book: SourceBook) -> None:
    with pytest.raises(Refused, match=f"hoogstens {MOST_RESULTS}"):
        compile_book(book, ToolChoices(("Uitkomst!B1",) * (MOST_RESULTS + 1)))
