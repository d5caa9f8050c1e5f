"""One product of a sheet, or our own template, with the answers so far: its price, or what stands in the way."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from api.files.settle import doubts, settled
from api.web.held import Held
from api.web.words import in_words_of_form
from tarief import Breakdown, CostModel, Finding, Question, Refused, Severity
from tarief.opgave import Opgave
from workbooks.read.own_sheet import (
    ProductReading,
    Reading,
    calculate_product,
    compare_printed,
    day_for,
    open_questions,
)
from workbooks.read.own_sheet.values.inputs import model_of

#: Findings that say that a value is lacking, not that one is wrong.
LACKING: Final = frozenset({"ontbreekt", "keuze_ontbreekt"})
_ASKED: Final = "vraag_open"
_HOURS: Final = "uren_kloppen_niet"


@dataclass(frozen=True)
class Case:
    """A product by its number on the page (from 1), as the sheet has it and as it stands with the answers.

    `faults` are placed by key where the sheet does not have the value, else by cell.
    """

    number: int
    product: ProductReading
    settled: ProductReading
    breakdown: Breakdown | None
    faults: tuple[Finding, ...]
    open: tuple[Question, ...]
    reading: Reading
    held: Held

    @property
    def model(self) -> CostModel:
        """What it is calculated by."""
        return model_of(self.product)

    @property
    def name(self) -> str:
        """What to call it: its own name, or that of the file when it is the only one."""
        return self.product.name or self.reading.file

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys that the sheet does not have and the price needs."""
        keys = (each.place.key for each in self.faults if each.kind in LACKING and len(each.place.names) == 1)
        return tuple(dict.fromkeys(key for key in keys if key in self.model.quantities or key in self.model.options))

    @property
    def waits(self) -> str:
        """What stands in the way of a price."""
        if self.breakdown is not None:
            return ""
        parts = counted(len(self.open), "vraag", "vragen"), counted(len(self.lacking), "waarde", "waarden")
        return "nog " + " en ".join(part for part in parts if part) if any(parts) else "niet te berekenen"

    @cached_property
    def against_printed(self) -> tuple[Finding, ...]:
        """The prices that the sheet prints against the model on the same inputs; without a price, its hours alone."""
        found = compare_printed(self.settled, {}, day_for(self.reading, self.held.answers), self.reading.findings)
        return found if self.breakdown else tuple(each for each in found if each.kind == _HOURS)


def cases(reading: Reading, held: Held) -> tuple[Case, ...]:
    """Calculate each product of the sheet as far as the answers go."""
    return tuple(_case(reading, held, number, product) for number, product in enumerate(reading.products, 1))


def _case(reading: Reading, held: Held, number: int, product: ProductReading) -> Case:
    supplied = held.supplied.get(number, {})
    ready = settled(product, held.answers, supplied)
    asked = open_questions(reading, ready, held.answers)
    doubted = doubts(model_of(product), supplied)
    breakdown, faults = None, doubted
    try:
        breakdown = calculate_product(reading, ready, held.answers)
    except Refused as refused:
        faults += tuple(each for each in refused.findings if each.kind != _ASKED and each.severity is Severity.FAULT)
    return Case(number, product, ready, None if doubted else breakdown, faults, asked, reading, held)


def counted(count: int, one: str, more: str) -> str:
    """Say how many there are; nothing for none."""
    return f"{count} {one if count == 1 else more}" if count else ""


@dataclass(frozen=True, slots=True)
class TemplateCase:
    """The price of a template; without one, what is asked and what cannot be answered."""

    breakdown: Breakdown | None
    questions: tuple[Question, ...] = ()
    faults: tuple[Finding, ...] = ()


def template_case(opgave: Opgave, held: Held) -> TemplateCase:
    """Calculate the template as far as the answers go."""
    try:
        return TemplateCase(opgave.answering(held.answers).calculate())
    except Refused as refused:
        asked = {question.place for question in refused.questions}
        loose = (finding for finding in refused.findings if finding.place not in asked)
        faults = tuple(in_words_of_form(opgave.model, finding, None) for finding in loose)
        return TemplateCase(None, refused.questions, faults)
