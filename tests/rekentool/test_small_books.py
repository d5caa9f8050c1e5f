"""Small workbooks, one for each thing that a rekentool can have: every outcome is that of LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief.core.findings import Refused
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.settle import settle
from tarief.models.rekentool.tool import Rekentool
from tarief.models.rekentool.value import ErrorValue
from tarief.models.rekentool.written import serial_of
from tests.rekentool.compiled import compile_book
from tests.rekentool.small_books import BOOKS, SmallBook
from tests.tools import libreoffice as office
from workbooks.read.book import SourceCell, read_book
from workbooks.read.rekentool.filling import fill
from workbooks.read.rekentool.proof import by_rules


def _is_near(wanted: object, found: object) -> bool:
    """The same text, or the same number but for what binary fractions lose."""
    if not isinstance(wanted, int | float) or not isinstance(found, Decimal | int):
        return wanted == found
    lost = max(abs(Decimal(found)), Decimal(1)) * Decimal("1e-9")
    return abs(Decimal(str(wanted)) - found) <= lost


@pytest.mark.parametrize("name", BOOKS)
def test_every_outcome_and_every_rule_is_that_of_a_spreadsheet(name: str, tmp_path: Path) -> None:
    book = BOOKS[name]
    book.write(tmp_path / "boek.xlsx")
    layout = compile_book(read_book(tmp_path / "boek.xlsx"))
    assert layout.unread == ()
    settled = settle(layout, layout.held)
    for found in (settled.outcomes, {**settled.outcomes, **by_rules(layout, layout.held, settled)}):
        ours = {row: found.get(CellAddress("In", row, 2)) for row in book.wanted}
        shown = {row: held.kind if isinstance(held, ErrorValue) else held for row, held in ours.items()}
        assert not {row: held for row, held in shown.items() if not _is_near(book.wanted[row], held)}


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_has_each_of_these_outcomes(tmp_path: Path) -> None:
    told = {name: book for name, book in BOOKS.items() if book.by_office}
    paths = [tmp_path / f"{number}.xlsx" for number in range(len(told))]
    for path, book in zip(paths, told.values(), strict=True):
        book.write(path)
    for worked, (name, book) in zip(office.recalculate(paths, tmp_path / "uit"), told.items(), strict=True):
        assert not _other(book, worked), name


@pytest.mark.usefixtures("libreoffice")
def test_an_ods_of_each_of_them_comes_to_the_same(tmp_path: Path) -> None:
    """But a table is no table there, and what goes on with what it shows is only told in a setting."""
    told = [book for book in BOOKS.values() if book.by_office and not book.table and not book.formats]
    paths = [tmp_path / f"{number}.xlsx" for number in range(len(told))]
    for path, book in zip(paths, told, strict=True):
        book.write(path)
    office.convert(paths, tmp_path, "ods")
    for path, book in zip(paths, told, strict=True):
        layout = compile_book(read_book(path.with_suffix(".ods")))
        found = settle(layout, layout.held).outcomes
        ours = {row: found.get(CellAddress("In", row, 2)) for row in book.wanted}
        assert not {row: held for row, held in ours.items() if not _is_near(book.wanted[row], held)}


def _stored(cell: SourceCell) -> object:
    """What the file holds: LibreOffice does not write that a book goes on with what it shows, and we then do not."""
    plain = cell.outdated.replace(",", ".")
    return Decimal(plain.rstrip("%")).scaleb(-2 * plain.endswith("%")) if plain else cell.value


def _other(book: SmallBook, worked: Path) -> dict[int, object]:
    cells = read_book(worked).sheets[0].cells
    theirs = {row: _stored(cells[row, 2]) for row in book.wanted}
    numbers = {
        row: serial_of(held, starts_1904=book.from_1904) if isinstance(held, date) else held
        for row, held in theirs.items()
    }
    return {row: held for row, held in numbers.items() if not _is_near(book.wanted[row], held)}


def test_a_filling_in_which_a_subtotal_counts_other_rows_is_no_filling(tmp_path: Path) -> None:
    seen, book = tmp_path / "alles.xlsx", BOOKS["rows hidden by hand"]
    replace(book, hidden=()).write(seen)
    book.write(tmp_path / "verborgen.xlsx")
    tool = Rekentool(compile_book(read_book(seen)))
    with pytest.raises(Refused, match="andere rijen mee"):
        fill(read_book(tmp_path / "verborgen.xlsx"), tool)
