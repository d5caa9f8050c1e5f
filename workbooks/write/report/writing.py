"""`write_report`: the sentence and its tables on one sheet, then the findings, then the input they rest on."""

from collections.abc import Sequence
from decimal import Decimal

from tarief.core.dutch import decimals_of
from tarief.report.report import InputValue, Report
from tarief.report.tables import marked
from workbooks.read.template.names import KIND_PROPERTY, REPORT_KIND
from workbooks.write.book.book import NewBook, NewSheet, Target
from workbooks.write.book.look import FIGURE, INPUT, NOTE, RIGHT, SUBTITLE, TEXT, WARNING, Style
from workbooks.write.report.tables import INPUT_ROW, INPUT_SHEET, MARKED, OUTCOME_SHEET, write_tables
from workbooks.write.result.remarks import write_findings

ASSUMED = "aanname"
_WIDTHS = {"A": 1.5, "B": 46, "C": 22, "D": 13, "E": 36, "F": 48}
_COLUMNS = ("Gegeven", "Waarde", "Merk", "Herkomst", "Toelichting")
_EXPLANATION = (
    "Bron: gepubliceerd. Interview: verteld. Aanname: niet bekend, gekleurd. Berekend: uit andere waarden. "
    "De uitkomst volgt de getallen op dit blad waar een formule dat kan zeggen."
)


def write_given(sheet: NewSheet, given: Sequence[InputValue], footer: str) -> None:
    """Write the input, in the order of its file."""
    sheet.widths(_WIDTHS)
    sheet.top(INPUT_SHEET, _EXPLANATION, "F")
    sheet.heads(INPUT_ROW - 1, _COLUMNS, "C", RIGHT)
    row = INPUT_ROW
    for row, item in enumerate(given, INPUT_ROW):
        _write_value(sheet, row, item)
    sheet.raw.freeze_panes = f"A{INPUT_ROW}"
    head = f"{INPUT_ROW - 1}:{INPUT_ROW - 1}"
    sheet.printed(landscape=True, area=f"A1:F{row}", titles=head, footer=footer)


def _write_value(sheet: NewSheet, row: int, item: InputValue) -> None:
    fill = INPUT if item.mark == ASSUMED else ""
    sheet.text(f"B{row}", item.path, TEXT.but(fill=fill))
    if isinstance(item.value, Decimal):
        shown = f"#,##0.{'#' * decimals_of(item.value, 2, 7)}"
        sheet.number(f"C{row}", item.value, FIGURE.but(fill=fill, number_format=shown))
    else:
        sheet.text(f"C{row}", item.value, TEXT.but(fill=fill, across="right"))
    assumed = {"bold": True, "colour": WARNING} if item.mark == ASSUMED else {}
    sheet.text(f"D{row}", item.mark, TEXT.but(fill=fill, **assumed))
    sheet.texts(row, NOTE.but(fill=fill), E=item.source, F=item.note)


_HEADLINE = Style(size=13, bold=True, wrap=True, down="top")


def write_report(report: Report, path: Target) -> None:
    """Write an outcome to a path or stream, figures as formulas where one can say them; always the same bytes."""
    book = NewBook(report.title)
    book.mark(KIND_PROPERTY, REPORT_KIND)
    _write_outcome(book.sheet(OUTCOME_SHEET), report)
    if report.findings:
        write_findings(book.sheet("Bevindingen"), report.findings, report.title)
    if report.given:
        write_given(book.sheet(INPUT_SHEET), report.given, report.title)
    book.save(path)


def _write_outcome(sheet: NewSheet, report: Report) -> None:
    last = write_tables(sheet, report.title, report.tables, report.given)
    for row, text, style in ((2, report.headline, _HEADLINE), (3, marked(report.headline_assumed), MARKED)):
        sheet.spread(f"B{row}:{last}{row}", text, style)
    if report.given:
        sheet.text("B4", "Alle invoer, met bron of aanname, staat op het blad Invoer.", SUBTITLE.but(size=9))
