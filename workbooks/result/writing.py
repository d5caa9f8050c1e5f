"""`write_result`: the outcome, the calculation behind it, the findings and the receipt, each on its own sheet."""

from __future__ import annotations

from tarief.breakdown import Breakdown
from workbooks.book import Book, Target
from workbooks.result.calculation import write_calculation
from workbooks.result.names import Names
from workbooks.result.outcome import write_outcome
from workbooks.result.receipt import write_receipt
from workbooks.result.remarks import write_remarks


def write_result(breakdown: Breakdown, path: Target, *, aanbieder: str = "", product: str = "") -> None:
    """Write a result to a path or stream, as a workbook in which every step is a live formula.

    The same breakdown gives the same bytes. Values are stored beside the formulas, so that a program that
    does not calculate shows them too.
    """
    book = Book(" – ".join(part for part in (breakdown.model.label, product, aanbieder) if part))
    names = Names(breakdown)
    outcome = book.sheet("Uitkomst")
    calculation = book.sheet("Berekening")
    write_calculation(book, calculation, breakdown, names)
    write_outcome(book, outcome, breakdown, names, aanbieder, product)
    write_remarks(book.sheet("Bevindingen"), breakdown)
    write_receipt(book.sheet("Ontvangstbewijs"), breakdown)
    book.save(path)
