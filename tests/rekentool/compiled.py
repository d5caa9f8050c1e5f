"""A workbook as a model and nothing else, and its proof as whoever opens its document later finds it."""

from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.settle import settle
from workbooks.read.book import SourceBook
from workbooks.read.rekentool import compiling
from workbooks.read.rekentool.choices import NO_CHOICES, ToolChoices
from workbooks.read.rekentool.proof import ToolProof, compared, found_by


def compile_book(book: SourceBook, choices: ToolChoices = NO_CHOICES) -> ToolLayout:
    """Compile a workbook."""
    layout, _ = compiling.compile_book(book, choices)
    return layout


def prove(layout: ToolLayout) -> ToolProof:
    """Settle a model anew, and compare it with what the workbook holds."""
    return compared(layout, found_by(layout, settle(layout, layout.held)))
