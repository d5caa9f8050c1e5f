"""A number that lies on the edge of its rounding, which LibreOffice rounds to the other side: 22 × 2 × 25 × 0,805."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.node import address_of
from tarief.models.rekentool.ties import ties_in
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiled import CompiledBook, compile_file
from workbooks.read.rekentool.filling import fill, remarks_on
from workbooks.read.rekentool.told import differences, trial_differences

#: What LibreOffice makes of the days: 885,4999999999999 in binary fractions, and 885,5 on paper.
_BY_OFFICE = 885


def _write(
    path: Path, *, lost: float = 0.195, days: float = _BY_OFFICE, price: float = 2 * _BY_OFFICE, other: int = 44
) -> None:
    book = Workbook(str(path))
    sheet = book.add_worksheet("In")
    sheet.write_row(0, 0, ["Uren", 22])
    sheet.write_row(1, 0, ["Verlies", lost])
    for row, (label, formula, held) in enumerate(
        (("Dagen", "=ROUND(22*2*25*(1-B2)*5/5,0)", days), ("Prijs", "=B3*2", price), ("Ander", "=B1*2", other)), 2
    ):
        sheet.write(row, 0, label)
        sheet.write_formula(row, 1, formula, None, held)
    book.close()


def _made(path: Path) -> CompiledBook:
    return compile_file(path, choices=ToolChoices(("In!B4",)), tries=False)


def _told(path: Path) -> list[Finding]:
    """What is said, but for that there is nothing to choose in so small a tool."""
    return [each for each in _made(path).findings if each.kind != "niets_te_kiezen"]


def test_a_cell_that_was_rounded_to_the_other_side_is_a_known_difference(tmp_path: Path) -> None:
    _write(tmp_path / "tool.xlsx")
    (said,) = _told(tmp_path / "tool.xlsx")
    assert (said.kind, str(said.place), said.severity) == ("anders_op_de_grens", "Blad In, cel B3", Severity.NOTE)
    assert "885,5, naar de andere kant" in said.text and "1 andere cel komt daardoor anders uit." in said.text


def test_what_is_old_beside_it_is_still_told_as_old(tmp_path: Path) -> None:
    _write(tmp_path / "tool.xlsx", other=45)
    kinds = {str(each.place): each.kind for each in _told(tmp_path / "tool.xlsx")}
    assert kinds == {"Blad In, cel B3": "anders_op_de_grens", "Blad In, cel B5": "verouderde_waarde"}


@pytest.mark.parametrize(("days", "price"), [(880, 1760), (885, 1772)])
def test_a_difference_that_rounding_does_not_explain_is_no_known_one(days: int, price: int, tmp_path: Path) -> None:
    """Five days less is more than rounding does; and with 885 days the price would be 1770."""
    _write(tmp_path / "tool.xlsx", days=days, price=price)
    made = _made(tmp_path / "tool.xlsx")
    assert ("verouderde_waarde" in {each.kind for each in made.findings}) == (days == 880)


def test_a_filling_whose_own_price_was_rounded_to_the_other_side_is_not_called_old(tmp_path: Path) -> None:
    """At a loss of 0,3 the days are 770, on no edge; the filling with 0,195 holds the price that LibreOffice makes."""
    _write(tmp_path / "tool.xlsx", lost=0.3, days=770, price=1540)
    tool = Rekentool(_made(tmp_path / "tool.xlsx").layout)
    for price, kind in ((1770, "anders_op_de_grens"), (1540, "prijs_niet_herberekend")):
        _write(tmp_path / "in.xlsx", price=price)
        book = read_book(tmp_path / "in.xlsx")
        fill(book, tool)
        kinds = {each.kind for each in remarks_on(book, tool, Decimal(1772))}
        assert kind in kinds and len(kinds & {"anders_op_de_grens", "prijs_niet_herberekend"}) == 1


def test_a_difference_with_the_workbook_and_one_at_random_inputs_are_told_as_known(tmp_path: Path) -> None:
    _write(tmp_path / "tool.xlsx")
    layout = _made(tmp_path / "tool.xlsx").layout
    edges = ties_in(layout, layout.held)
    assert {str(cell): tie.number for cell, tie in edges.items()} == {"In!B3": Decimal("885.5")}
    unequal = [{"cel": "In!B3", "werkboek": "885", "model": "886"}]
    (here,) = differences(layout, unequal, None, edges)
    (far,) = differences(layout, [{"cel": "In!B3", "werkboek": "880", "model": "886"}], None, edges)
    assert (here.kind, far.kind) == ("anders_op_de_grens", "anders_dan_werkboek")
    tried = {"invullingen": 50}
    cells = [{"cel": "In!B3", "op_de_grens": True}, {"cel": "In!B5", "op_de_grens": False}]
    said = {str(each.place): each.kind for each in trial_differences(tried, cells)}
    assert said == {"Blad In, cel B3": "anders_op_de_grens", "Blad In, cel B5": "anders_bij_proef"}
    assert address_of("In!B3") in edges
