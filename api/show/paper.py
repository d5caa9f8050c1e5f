"""A report on paper: its sentence, the tables, the pictures, and what a reader should know."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from api.charts.drawing import draw, in_words
from api.charts.style import svg
from api.print.paper import Attachment, Paper, PaperColumn, PaperPicture, PaperSection, PaperTable
from tarief.core.dutch import decimals_of, dutch
from tarief.report.cells import Holds
from tarief.report.findings import grouped
from tarief.report.report import InputValue, Report
from tarief.report.tables import Table

#: Letters of a text that needs no more room than it takes, and from which a longer one gets no more.
_SHORT, _LONG = 12, 60
_READER: Final = "Wat een lezer moet weten"


def paper_of_report(report: Report, on: date, *attachments: Attachment) -> Paper:
    """Return a report as paper, dated on a day."""
    sections, sheet = tuple(_sections(report)), report.is_sheet
    return Paper("Verslag", report.title, report.headline, sections, on, attachments=attachments, is_sheet=sheet)


def _sections(report: Report) -> Iterator[PaperSection]:
    beside = {picture.beside: picture for picture in report.pictures}
    for table in report.tables:
        yield PaperSection(table.title, 1, grid=_grid(table))
        if (picture := beside.get(table.key)) is not None:
            yield PaperSection(level=0, picture=PaperPicture(svg(draw(picture)), in_words(picture)))
    if groups := grouped(report.findings):
        yield PaperSection(_READER, 1)
    for group in groups:
        told = (f"{finding.text} {finding.advice}".strip() for finding in group.findings)
        yield PaperSection(group.title, 2, tuple(told))
    if report.given:
        yield PaperSection("Invoer", 1, grid=_given(report.given))


def _grid(table: Table) -> PaperTable:
    rows = table.shown
    columns = tuple(
        PaperColumn(column.label, figures=True)
        if column.kind is not Holds.TEXT
        else PaperColumn(column.label, width=_width([row[number] for row in rows]))
        for number, column in enumerate(table.columns)
    )
    strong = (number for number, row in enumerate(table.rows) if table.is_total(row))
    note = " ".join(filter(None, (table.note, table.mark)))
    return PaperTable(columns, rows, note=note, strong=tuple(strong), inside=tuple(sorted(table.inside or ())))


def _width(texts: Sequence[str]) -> int:
    """How wide a column of texts is beside the others, a long word included; short ones take what they need."""
    longest = max(map(len, texts), default=0)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return 0 if longest <= _SHORT else max(min(longest, _LONG) // 2, min(word, _LONG) + 1)


def _given(given: tuple[InputValue, ...]) -> PaperTable:
    heads = (PaperColumn("Waarde", width=3), PaperColumn("Getal", figures=True, width=2), PaperColumn("Bron", width=5))
    rows = (
        (
            " ".join(filter(None, (item.path.replace("_", " "), item.mark))),
            item.value if isinstance(item.value, str) else dutch(item.value, decimals_of(item.value)),
            "; ".join(filter(None, (item.source, item.note))),
        )
        for item in given
    )
    return PaperTable(heads, tuple(rows))
