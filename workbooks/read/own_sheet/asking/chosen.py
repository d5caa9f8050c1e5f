"""A product as it stands with the answers that were given: what was chosen in the place of what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from tarief.calculation.inputs import Stated
from tarief.core.days import DAY, another_day, typed_day
from tarief.core.findings import Finding, Severity
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from workbooks.read.own_sheet.asking.questions import about_values
from workbooks.read.own_sheet.cells.whole import told_beside
from workbooks.read.own_sheet.values.answers import PRODUCT, Answers, day_for
from workbooks.read.own_sheet.values.inputs import model_of
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Reading, Recognised, Unused

NOT_COUNTED = "telt niet mee, zoals u hebt gekozen"


def answered(reading: Reading, answers: Answers) -> Reading:
    """Return the reading as it stands with these answers; what is still asked says what it does beside them."""
    if not answers:
        return reading
    products = tuple(with_answers(product, answers) for product in reading.products)
    left = _not_counted(reading.products, products, answers)
    now = replace(reading, products=products, unused=(*reading.unused, *left))
    whole = (question for question in reading.questions if question.key in (PRODUCT, DAY))
    asked = about_values(replace(now, peildatum=day_for(reading, answers)))
    return replace(now, questions=(*whole, *asked), findings=findings_beside(reading, answers))


def findings_beside(reading: Reading, answers: Answers) -> tuple[Finding, ...]:
    """Return what there is to say of a sheet: where a day was given, that the sheet says another."""
    given, own = typed_day(answers.get(DAY)), reading.peildatum
    if given is None:
        return reading.findings
    told = tuple(told_beside(reading.findings, own, given))
    if own in (None, given) or not reading.day_place:
        return told
    return (replace(another_day(own, given, reading.day_place), severity=Severity.WARNING), *told)


def with_answers(product: ProductReading, answers: Answers) -> ProductReading:
    """Return the product with every answered value as it was chosen; one that does not count is no value of it."""
    model = model_of(product)
    return replace(product, values=tuple(made for value in product.values for made in _chosen(model, value, answers)))


def _not_counted(
    before: Iterable[ProductReading], after: Iterable[ProductReading], answers: Answers
) -> Iterator[Unused]:
    """The cells of values that do not count by an answer, as long as no value is made of them."""
    used = {cell for product in after for value in product.values for cell in cells_of(value)}
    for value in (value for product in before for value in product.values):
        option = _option(value, answers)
        for sheet, cell in cells_of(value) if option is not None and not option.sets else ():
            if (sheet, cell) not in used:
                used.add((sheet, cell))
                yield Unused(sheet, cell, f"{value.label}: {value.shown}", NOT_COUNTED)


def cells_of(value: Recognised) -> tuple[tuple[str, str], ...]:
    """Return every cell that a value was made of; none for one that is not from the sheet."""
    return value.cells or (((value.sheet, value.cell),) if value.cell else ())


def unit_of(model: CostModel, key: str, base: str) -> Unit | None:
    """Return the unit of an input, where its base may make it an amount; None for a choice."""
    quantity = model.quantities.get(key)
    bases = {each.key: each.unit for each in quantity.bases} if isinstance(quantity, Given) else {}
    return bases.get(base) or (quantity.unit if quantity is not None else None)


def _option(value: Recognised, answers: Answers) -> Meaning | None:
    return value.chosen(answers.get(value.question)) if value.question in answers else None


def _chosen(model: CostModel, value: Recognised, answers: Answers) -> Iterator[Recognised]:
    option = _option(value, answers)
    if option is None:
        yield value
        return
    for key, stated in option.sets:
        only = replace(option, sets=((key, stated),))
        unit = value.unit if key == value.concept and stated.base == value.base else _unit(model, key, stated)
        made = replace(value, concept=key, value=_written(stated), unit=unit, base=stated.base, options=(only,))
        yield replace(made, question="", alternatives=(), confidence=1.0)


def _unit(model: CostModel, key: str, stated: Stated) -> str:
    unit = unit_of(model, key, stated.base)
    return unit.key if unit is not None else ""


def _written(stated: Stated) -> Decimal | str:
    return stated.written if isinstance(stated.written, Decimal) else str(stated.written)
