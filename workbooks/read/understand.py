"""What somebody sent, whatever it is: our own template filled in, or a sheet of their own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tarief.costmodel import CostModel
from tarief.models import MODELS
from tarief.opgave import Opgave
from workbooks.read.book import SourceBook, read_book
from workbooks.read.own_sheet import Correction, Reading
from workbooks.read.recognising import recognise_apart
from workbooks.read.template import is_ours, read_template
from workbooks.read.tool_like import with_tool_noted


def understand(
    source: Path | bytes,
    *,
    name: str = "",
    models: Mapping[str, CostModel] = MODELS,
    corrections: Sequence[Correction] = (),
) -> Opgave | Reading:
    """Read a filled-in template as an `Opgave`, and any other sheet as what was recognised in it.

    Raises `Refused` for a file that cannot be read safely or takes too much to recognise, for a result workbook of
    ours, and for corrections that cannot be.
    """
    return understood_book(read_book(source, name=name), models=models, corrections=corrections)


def understood_book(
    book: SourceBook, *, models: Mapping[str, CostModel] = MODELS, corrections: Sequence[Correction] = ()
) -> Opgave | Reading:
    """Read a workbook as `understand` does the file it stands in."""
    if is_ours(book):
        return read_template(book, models=models)
    return with_tool_noted(recognise_apart(book, corrections), book)
