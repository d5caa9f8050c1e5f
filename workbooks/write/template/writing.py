"""`write_template`: the sheet to fill in, with its lists of choices and the mark by which it is recognised."""

from collections.abc import Mapping
from datetime import date

from tarief.core.dutch import with_small_letter
from tarief.core.json_data import Json
from tarief.costmodel import CostModel
from tarief.parameters import Library, load_parameters
from workbooks.read.template.names import (
    INPUT_SHEET,
    LISTS_SHEET,
    MARK_SHEET,
    PRODUCT,
    PROVIDER,
    SINGLE,
    TEMPLATE_VERSION,
)
from workbooks.write.book.book import NewBook, Target
from workbooks.write.book.look import PLAIN
from workbooks.write.template.form import Form
from workbooks.write.template.lists import bands_of, salaries_of, write_bands, write_choices, write_salaries
from workbooks.write.template.page import write_page


def write_template(
    model: CostModel,
    path: Target,
    *,
    on: date,
    values: Mapping[str, Json] | None = None,
    aanbieder: str = "",
    product: str = "",
    library: Library | None = None,
) -> None:
    """Write the sheet of `model`, filled in with `values` as `calculate` takes them; its lists are of that day."""
    book = NewBook(f"Invoer {with_small_letter(model.label)}")
    sheet = book.sheet(INPUT_SHEET)
    lists = book.sheet(LISTS_SHEET, state="hidden")
    mark = book.sheet(MARK_SHEET, state="veryHidden")
    write_choices(book, lists, model)
    known = library or load_parameters()
    salaries, bands = salaries_of(model, known, on), bands_of(model, known, on)
    if salaries is not None:
        write_salaries(book, lists, salaries)
    if bands is not None:
        write_bands(book, lists, bands)
    form = Form(book, sheet, model, values or {}, lists={bands.key: bands.list_of()} if bands is not None else {})
    write_page(form, on, {PROVIDER: aanbieder, PRODUCT: product}, salaries)
    marks = [("model", model.key), ("versie", TEMPLATE_VERSION), *((SINGLE, table) for table in form.singles)]
    for row, (key, text) in enumerate(marks, 1):
        mark.texts(row, PLAIN, A=key, B=text)
    book.save(path)
