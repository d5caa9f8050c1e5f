"""A report in the terminal: its sentence, the tables, and what a reader should know."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

from api.terminal.paper import BOLD, SLANTED, Paper, PrintedColumn
from tarief import Breakdown, Severity
from tarief.calculation.breakdown import other_prices
from tarief.parameters.wording import day
from tarief.report.cells import Holds
from tarief.report.findings import SIGN, Group, grouped
from tarief.report.price import report_of_price
from tarief.report.report import Report
from tarief.report.tables import Table as Figures

_NARROWEST: Final = 8
_INDENT: Final = "   "


def show_report(report: Report) -> None:
    """Print a report; readable without colour and at 80 columns."""
    paper = Paper()
    paper.print()
    paper.print(_plain(report.headline), BOLD)
    _show_tables(paper, report)
    for finding in report.findings:
        keys = f"In een invoerbestand: {' of '.join(finding.instead)}." if finding.instead else ""
        paper.print()
        paper.print(_plain(" ".join(filter(None, (SIGN[finding.severity], finding.text, finding.advice, keys)))))


def _show_tables(paper: Paper, report: Report) -> None:
    """Print the tables of a report, each with its title and what is said below it."""
    for table in report.tables:
        paper.print()
        paper.print(table.title, BOLD)
        paper.table([_column(table, number) for number in range(len(table.columns))], _rows(table))
        for remark in filter(None, (table.note, table.mark)):
            paper.print(_plain(remark), SLANTED)


def _column(figures: Figures, number: int) -> PrintedColumn:
    """Figures stay on one line; their headings are folded to about the width of what stands below them."""
    column = figures.columns[number]
    is_text, folds = column.kind is Holds.TEXT, column.kind in (Holds.TEXT, Holds.WORDED)
    width = max([_NARROWEST, *(len(row[number]) for row in figures.shown), *map(len, column.label.split())])
    label = column.label if folds else "\n".join(wrap(column.label, width))
    return PrintedColumn(label, not is_text, folds)


def _rows(figures: Figures) -> list[tuple[list[str], str]]:
    found = []
    for number, (row, cells) in enumerate(zip(figures.rows, figures.shown, strict=True)):
        inside = figures.inside is not None and number in figures.inside
        heads = figures.is_total(row) or (figures.inside is not None and not inside)
        written = [_written(cell, column.kind) for cell, column in zip(cells, figures.columns, strict=True)]
        found.append(([_INDENT + written[0], *written[1:]] if inside else written, BOLD if heads else ""))
    return found


def _written(cell: str, kind: Holds) -> str:
    return _plain(cell) if kind is Holds.TEXT else cell


def _plain(text: str) -> str:
    """Without spaces that do not break: an amount in a sentence stays together anyway."""
    return text.replace("\u00a0", " ")


_SHORT = 3
_LABELS_ONLY = "niet_opgevoerd"


def show_breakdown(breakdown: Breakdown, source: str, again: str, *, written: bool) -> None:
    """Print a breakdown at 80 columns; `again` is the call that gave it, `written` whether its workbook is there."""
    paper = Paper()
    paper.print()
    report = report_of_price(breakdown)
    paper.print(report.headline, BOLD)
    for price in other_prices(breakdown):
        paper.print(price, BOLD)
    paper.print(f"Opgave {source}, peildatum {day(breakdown.on)}, afgerond {breakdown.final.words}")
    _show_tables(paper, report)
    _findings(paper, grouped(breakdown.findings))
    _more(paper, again, written=written)


def _findings(paper: Paper, groups: tuple[Group, ...]) -> None:
    if groups:
        paper.print()
        paper.print("Let op", BOLD)
    for group in groups:
        for line in _lines(group):
            paper.hanging(SIGN[group.severity], line)


def _lines(group: Group) -> list[str]:
    """A group of notes is one line; warnings are shown in full, up to three of a kind."""
    count = group.count
    named = [finding for finding in group.findings if not finding.more]
    rest = f" en nog {count - len(named)}" if count > len(named) else ""
    if named[0].kind == _LABELS_ONLY:
        labels = ", ".join(str(finding.subject) for finding in named)
        return [f"{group.title}: {labels}{rest}."]
    if group.severity is Severity.NOTE and count > 1:
        places = ", ".join(dict.fromkeys(str(finding.place) for finding in named))
        return [f"{group.title}: {places}{rest}."]
    shown = [f"{finding.text} {finding.advice}".strip() for finding in group.findings[:_SHORT]]
    return shown + ([f"{group.title}: nog {count - _SHORT} keer."] if count > _SHORT else [])


def _more(paper: Paper, again: str, *, written: bool) -> None:
    paper.print()
    if not written:
        paper.whole(f"Met formules in een werkboek:  {again} --uit uitkomst.xlsx")
    paper.whole(f"Elke regel met uitleg en bron: {again} --json")
