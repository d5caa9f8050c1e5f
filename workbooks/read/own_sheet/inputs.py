"""From what was recognised to what `uurtarief.calculate` takes: inputs with their source, and the cell of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Question, Refused, Severity
from tarief.core.place import Name, Place, Whereabouts
from tarief.model.declare import Given, base_key
from tarief.models import MODELS
from tarief.parameters import Library
from workbooks.read.own_sheet.answers import day_for, open_questions
from workbooks.read.own_sheet.types import ProductReading, Reading, Recognised

MODEL = MODELS["uurtarief"]

Inputs = dict[str, Any]

#: While the date is not known: what needs no parameter of a date is the same on every day (see `holds_on`).
ANY_DAY = date(2025, 1, 1)
#: What may be missing on one day and not on another.
_OF_A_DAY = frozenset(
    ("parameter_buiten_periode", "salaristabel_ontbreekt", "schaal_onbekend", "trede_onbekend", "ort_band_onbekend")
)


def holds_on(on: date | None, breakdown: Breakdown) -> bool:
    """Whether an outcome worked out on `on`, or on any day while that is not known, holds."""
    return on is not None or not any(node.parameter for node in breakdown.plan.nodes.values())


def inputs_for(product: ProductReading, answers: Mapping[str, str]) -> tuple[Inputs, Whereabouts]:
    """Return the inputs of a product, each with its source, and where each stood.

    What was not answered is left out: see `open_questions`. `places` knows the cell of a key.
    """
    inputs: Inputs = {}
    where: dict[tuple[Name, ...], Place] = {}
    for value in product.values:
        option = value.chosen(answers.get(value.question))
        for each in option.sets if option is not None else ():
            inputs[each.key] = _input(each.key, each.value, each.base, _source(product, value))
            where[each.key,] = value.place
            if each.base:
                where[base_key(each.key),] = value.place
    if product.functiemix:
        inputs["functiemix"] = [_row(product, index, where) for index in range(len(product.functiemix))]
        if first := where.get(("functiemix", 0, "functie_aandeel")):
            where["functiemix",] = first
    return inputs, Whereabouts(where)


def calculate_product(
    reading: Reading, product: ProductReading, answers: Mapping[str, str], *, library: Library | None = None
) -> Breakdown:
    """Calculate a product; raises one `Refused` with all that is missing and every question still open."""
    asked = open_questions(reading, product, answers)
    on = day_for(reading, answers)
    inputs, places = inputs_for(product, answers)
    if not asked and on is not None:
        try:
            return MODEL.calculate(inputs, on=on, library=library)
        except Refused as refused:
            raise refused.relocated(places) from None
    findings = [Finding("vraag_open", question.text, "Beantwoord de vraag.", question.place) for question in asked]
    raise Refused((*findings, *_also_missing(product, answers, asked, on, library)), asked)


def first_answers(product: ProductReading, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with the first choice for every question of the product that is still open."""
    first = {value.question: value.options[0].choice for value in product.values if value.question}
    return {**first, **{key: answer for key, answer in answers.items() if key in first}}


def _also_missing(
    product: ProductReading,
    answers: Mapping[str, str],
    asked: tuple[Question, ...],
    on: date | None,
    library: Library | None,
) -> list[Finding]:
    """What would still be missing when every open question had its first answer."""
    inputs, places = inputs_for(product, first_answers(product, answers))
    try:
        MODEL.calculate(inputs, on=on or ANY_DAY, library=library)
    except Refused as refused:
        kept = tuple(each for each in refused.findings if on is not None or not _of_a_day(each))
        found = Refused(kept).relocated(places).findings if kept else ()
        return [finding for finding in found if finding.severity is Severity.FAULT and asked]
    return []


def _of_a_day(finding: Finding) -> bool:
    """Whether something is missing that the parameters may hold, once the day is known."""
    quantity = MODEL.quantities.get(finding.place.key)
    dated = finding.kind == "ontbreekt" and isinstance(quantity, Given) and quantity.source is not None
    return dated or finding.kind in _OF_A_DAY


def _input(key: str, value: Decimal | str, base: str, source: str) -> Any:
    if key not in MODEL.quantities:
        return value
    quantity = MODEL.quantities[key]
    named = {"grondslag": base} if base and isinstance(quantity, Given) and quantity.bases else {}
    return {"waarde": value, **named, "bron": source}


def _source(product: ProductReading, value: Recognised) -> str:
    if not value.cell:  # not from the sheet: the label says where it came from
        return f"{value.label} {product.file}"
    more = f" (en {len(value.cells) - 1} andere cellen)" if len(value.cells) > 1 else ""
    return f"{product.file}, blad {value.sheet}, cel {value.cell}{more}"


def _row(product: ProductReading, index: int, where: dict[tuple[Name, ...], Place]) -> Inputs:
    row = product.functiemix[index]
    made: Inputs = {}
    for key, value in row.values.items():
        cell = row.cells.get(key, "")
        where["functiemix", index, key] = Place.at(row.sheet, cell)
        made[key] = _input(key, value, "", f"{product.file}, blad {row.sheet}" + (f", cel {cell}" if cell else ""))
    return made
