"""A sheet of somebody's own becomes a price, or the questions that must be answered first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from api.files.asking import asked, looked_at
from api.files.calculated import Calculated, priced
from api.files.nothing import nothing_found
from api.files.refused_file import telling_of_file
from api.files.remembered import REUSED
from api.files.understood_json import understood_as_json, understood_in_words
from api.files.upload import sheet_as_json
from api.terminal.exits import Unanswered, can_ask
from api.terminal.setting import Setting
from tarief import Breakdown, Refused
from tarief.core.jsonable import JsonObject
from tarief.opgave import Opgave
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet import (
    Correction,
    ProductReading,
    Reading,
    Uncorrectable,
    answered,
    calculate_product,
    choices_in,
    compare_printed,
    compared_anew,
    day_for,
    left_open,
    load_answers,
    open_questions,
    product_for,
)
from workbooks.read.understand import understood_book


@dataclass(frozen=True)
class CalculatedSheet(Calculated):
    """A price, and what was recognised in the sheet that it comes from."""

    reading: Reading = field(kw_only=True)
    chosen: ProductReading = field(kw_only=True)

    def as_json(self) -> JsonObject:
        """Return the result with what was understood and what was not used."""
        return {**self.breakdown.as_json(), **understood_as_json(self.reading, self.chosen)}

    def in_words(self) -> str:
        """Say what was understood."""
        return understood_in_words(self.reading, self.chosen)


def calculate_own(book: SourceBook, setting: Setting) -> Calculated:
    """Calculate a sheet, or our own template with answers; raises `Refused` with all that must be answered first."""
    looked = looked_at(partial(_read, book, setting), book.name, setting)
    understood, answers = looked.understood, dict(looked.choices.answers)
    if isinstance(understood, Opgave):
        return priced(understood.answering(answers), setting.library)
    if setting.may_ask and can_ask():
        answers = asked(understood, looked.choices, setting)
    now, choices = answered(understood, answers), replace(looked.choices, answers=answers)
    try:
        product = _product(now, answers)
        breakdown = calculate_product(now, product, answers, library=setting.library)
    except Refused as refused:
        rest = (finding for finding in understood.findings if finding.kind != REUSED)  # that was said first
        whole = Refused(tuple(dict.fromkeys((*refused.findings, *rest))), refused.questions)
        chosen = product_for(now, answers)
        document = partial(sheet_as_json, now, chosen, choices, partial(_again, refused), looked.reused)
        raise Unanswered(whole.findings, whole.questions, document) from None
    # What there is to say of the file travels with the result: outdated values, hidden sheets, another price.
    compared = compare_printed(product, answers, day_for(now, answers), now.findings)
    now = replace(now, findings=compared_anew(now.findings, compared))
    breakdown = breakdown.with_findings((*now.findings, *breakdown.findings))
    return CalculatedSheet(breakdown, "", product.name, reading=now, chosen=product)


def _read(book: SourceBook, setting: Setting, corrections: Sequence[Correction]) -> Opgave | Reading:
    with telling_of_file(Uncorrectable):
        return understood_book(book, models=setting.models, corrections=corrections)


def _again(refused: Refused) -> Breakdown:
    raise refused


def _product(reading: Reading, answers: Mapping[str, str]) -> ProductReading:
    product = product_for(reading, answers)
    if product is not None:
        return product
    if not reading.products:
        raise Refused((nothing_found(reading),))
    asked_still = open_questions(reading, None, answers)
    raise Refused(left_open(asked_still), asked_still)


def answers_given(path: Path) -> Mapping[str, str]:
    """Return the answers that a file gives to the questions about a request."""
    return choices_in(load_answers(path)).answers
