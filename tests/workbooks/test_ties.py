"""Prices that end on a tie, in a workbook: what is stored is what LibreOffice shows, to the cent."""

from pathlib import Path

import pytest

from tarief import Breakdown
from tests.tarief.test_ties import CASES, ties_of
from tests.tools.cells import cells_of
from tests.tools.libreoffice import VALUES, recalculate
from tests.workbooks.cases import every_case
from tests.workbooks.recalculated import assert_same_cells, assert_same_result
from workbooks.write.book.book import NewBook
from workbooks.write.result.calculation import write_calculation
from workbooks.write.result.ladder import write_ladder
from workbooks.write.result.names import Names


def on_ties() -> list[Breakdown]:
    """Models on ties, each by another rule; amounts per row and several prices have other sheets."""
    starts = [every_case()[name].calculate().change(**changes) for name, changes in CASES.items()]
    found = []
    for number, start in enumerate(start for start in starts if not start.settled and len(start.results) == 1):
        ties = ties_of(start, start.plan.result, most=1)
        rule, tie = ties[number % len(ties)]
        found.append(start.change(**{tie.key: tie.value, "afronding": rule}))
    return found


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_shows_what_is_stored_of_prices_that_end_on_a_tie(tmp_path: Path) -> None:
    book, path, breakdowns = NewBook("proef"), tmp_path / "halve_centen.xlsx", on_ties()
    for number, breakdown in enumerate(breakdowns):
        names = Names(breakdown, f"Berekening {number}")
        write_calculation(book, book.sheet(names.sheet), breakdown, names)
        write_ladder(book.sheet(f"Uitkomst {number}"), 1, breakdown, names, names.main(breakdown))
    book.save(path)
    [worked_out] = recalculate([path], tmp_path / "uit", VALUES)
    stored, again = cells_of(path), cells_of(worked_out)
    assert_same_cells(stored, again)
    for number, breakdown in enumerate(breakdowns):
        assert_same_result(breakdown, path, again, f" {number}")
