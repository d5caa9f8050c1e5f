"""`write_report`: the sentence and its tables on one sheet, then the findings, then the input they rest on."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from tarief.report.report import Report
from tarief.report.tables import marked
from workbooks.read.template.names import KIND_PROPERTY
from workbooks.write.book.book import Book, Sheet, Target
from workbooks.write.book.look import SUBTITLE, TITLE, Style
from workbooks.write.report.addresses import FIRST_COLUMN, INPUT_SHEET, OUTCOME_SHEET, addressed
from workbooks.write.report.given import write_given
from workbooks.write.report.tables import MARKED, height, write_table
from workbooks.write.result.remarks import write_findings

REPORT_KIND = "verslag"
_HEADLINE = Style(size=13, bold=True, wrap=True, down="top")
_FIRST_ROW = 6
_WIDTHS = (36, 20)


def write_report(report: Report, path: Target) -> None:
    """Write an outcome to a path or stream. The same outcome gives the same bytes.

    A figure is a formula where one can say it: sums, results, shares, and what follows from the sheet with the input.
    Its value stands beside it, so that a program that does not calculate shows it too.
    """
    book = Book(report.title)
    book.mark(KIND_PROPERTY, REPORT_KIND)
    _write_outcome(book.sheet(OUTCOME_SHEET), report)
    if report.findings:
        write_findings(book.sheet("Bevindingen"), report.findings, report.title)
    if report.given:
        write_given(book.sheet(INPUT_SHEET), report.given, report.title)
    book.save(path)


def _write_outcome(sheet: Sheet, report: Report) -> None:
    most = max((len(table.columns) for table in report.tables), default=1)
    last = get_column_letter(FIRST_COLUMN + most - 1)
    letters = [get_column_letter(FIRST_COLUMN + number) for number in range(most)]
    sheet.widths({"A": 1.5, **dict.fromkeys(letters, _WIDTHS[1]), "B": _WIDTHS[0]})
    sheet.text("B1", report.title, TITLE.but(size=16))
    sheet.raw.row_dimensions[1].height = 28
    for row, text, style in ((2, report.headline, _HEADLINE), (3, marked(report.headline_assumed), MARKED)):
        sheet.merge(f"B{row}:{last}{row}", style)
        sheet.text(f"B{row}", text, style)
    if report.given:
        sheet.text("B4", "Alle invoer, met bron of aanname, staat op het blad Invoer.", SUBTITLE.but(size=9))
    starts, row = [], _FIRST_ROW
    for table in report.tables:
        starts.append((table, row + 2))
        row += height(table)
    addresses = addressed(starts, report.given)
    for table, start in starts:
        write_table(sheet, start - 2, table, addresses, last)
    sheet.printed(landscape=most > 4, area=f"A1:{last}{row - 1}", footer=report.title)
