"""From what was recognised to what a cost model takes: inputs with their source, and the cell of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from tarief.calculation import Breakdown
from tarief.calculation.calculate import PriceOutcome, outcome_of
from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.calculation.resolve import Resolver
from tarief.calculation.supply import read_supply
from tarief.core.findings import Finding, Question, Refused, Severity
from tarief.core.number import EXACT
from tarief.core.place import Place, Whereabouts
from tarief.costmodel import CostModel
from tarief.model.declare import Given, base_key
from tarief.model.model import FORECAST, FORECAST_RATE, Model
from tarief.model.plan import Plan
from tarief.models import MODELS
from tarief.opgave import Opgave
from tarief.parameters import Library, load_parameters
from workbooks.read.own_sheet.values.answers import day_for, open_questions
from workbooks.read.own_sheet.values.supplied import BY_USER, can_be_supplied, supply
from workbooks.read.own_sheet.values.types import PER_PRODUCTIVE, ProductReading, Reading, Recognised

MODEL = MODELS["uurtarief"]
#: The table of functions.
MIX = "functiemix"


#: While the date is not known: what needs no parameter of a date is the same on every day.
ANY_DAY = date(2025, 1, 1)
#: What may be missing on one day and not on another.
_OF_A_DAY = frozenset(
    ("parameter_buiten_periode", "salaristabel_ontbreekt", "schaal_onbekend", "trede_onbekend", "ort_band_onbekend")
)


def model_of(product: ProductReading) -> CostModel:
    """Return the cost model that a product is calculated by."""
    return MODELS[product.model]


def base_told(model: CostModel, key: str, base: str) -> str:
    """Return what a share is a share of: as chosen, else the only thing it can be in this model."""
    quantity = model.quantities.get(key)
    only = quantity.base.partition(" boven ")[0] if isinstance(quantity, Given) and not quantity.bases else base
    return "" if " " in only else only


def opgave_of(product: ProductReading, answers: Mapping[str, str], on: date | None = None) -> Opgave:
    """Return what a product states, with these answers; what was not answered is left out: see `open_questions`."""
    model = model_of(product)
    stated: dict[Path, Stated] = {}
    where: dict[Path, Place] = {}
    of_fte: list[Path] = []
    counted = (line for line in product.outside if line.options and line.options[0].key in model.quantities)
    of_sheet = (value for value in product.values if not value.is_typed)
    for value in (*of_sheet, *counted):
        option = value.chosen(answers.get(value.question))
        for key, item in option.sets if option is not None else ():
            stated[key,] = _told(model, key, item, _source(product, value), value.place)
            where[key,] = value.place
            of_fte += [(key,)] if option is not None and option.operation == PER_PRODUCTIVE else []
            if item.base:
                where[base_key(key),] = value.place
    _per_hour(stated, of_fte)
    counts: Counter[str] = Counter()
    for row in product.rows:
        index = counts[row.table]
        counts[row.table] += 1
        for key, written in row.values.items():
            sheet, cell = row.at(key)
            source = f"{product.file}, blad {sheet}" + (f", cel {cell}" if cell else "")
            place = where[row.table, index, key] = Place.at(sheet, cell)
            stated[row.table, index, key] = _told(model, key, Stated(written), source, place)
    if first := where.get((MIX, 0, "functie_aandeel")):
        where[MIX,] = first
    told = supply(stated, answers, product, _typed(product))
    # For a day that no table reaches, no sheet says how its amounts go on: it is asked of who calculates.
    given = (key for key in (FORECAST, FORECAST_RATE) if key in answers)
    stated |= {(key,): Stated(answers[key], source=BY_USER) for key in given}
    inputs = StatedInputs(stated, dict(counts))
    places = Whereabouts(where)
    return Opgave(model, on, inputs, name=product.file, product=product.name, places=places, findings=told)


def _typed(product: ProductReading) -> dict[str, Stated]:
    """What a user typed beside the sheet, by key."""
    model, values = model_of(product), [value for value in product.values if value.is_typed]
    sets = [(value, *told) for value in values for told in value.options[0].sets]
    return {key: _told(model, key, item, _source(product, value), value.place) for value, key, item in sets}


def _per_hour(stated: dict[Path, Stated], of_fte: list[Path]) -> None:
    """Make amounts for one fte amounts per hour, now that the answers tell its productive hours; else leave them out.

    What was asked when the sheet was read (what sickness is a share of) stands in `stated` by its answer.
    """
    amounts = {path: stated.pop(path) for path in of_fte}
    hours = worked_out("productieve_uren", StatedInputs(stated)) if amounts else None
    for path, item in amounts.items() if hours else ():
        if isinstance(item.written, Decimal) and hours is not None:
            with localcontext(EXACT):
                stated[path] = replace(item, written=item.written / hours)


def outcome_on(opgave: Opgave, on: date | None) -> PriceOutcome | None:
    """Return what an opgave comes to, without the account of it; None where it is refused, or does not hold."""
    outcome = outcome_of(opgave.model, opgave.inputs, on=opgave.peildatum or ANY_DAY)
    return None if outcome is None or (on is None and outcome.published) else outcome


def worked_out(key: str, inputs: StatedInputs, model: CostModel = MODEL) -> Decimal | None:
    """Return what the model makes of one line, without a price; None when something for it is not stated."""
    resolver = Resolver(model, read_supply(model, inputs), load_parameters(), ANY_DAY)
    node = resolver.need(key) if key in model.quantities else None
    try:
        return None if node is None else Plan(resolver.nodes, node).run()[node]
    except ArithmeticError:
        return None


def calculate_product(
    reading: Reading, product: ProductReading, answers: Mapping[str, str], *, library: Library | None = None
) -> Breakdown:
    """Calculate a product; raises one `Refused` with all that is missing and every question still open."""
    asked = open_questions(reading, product, answers)
    on = day_for(reading, answers)
    if not asked and on is not None:
        return _calculated(product, opgave_of(product, answers, on), library)
    findings = left_open(asked)
    missing = _also_missing(product, answers, on, library) if asked else []
    raise Refused((*findings, *missing), asked)


def _calculated(product: ProductReading, opgave: Opgave, library: Library | None) -> Breakdown:
    """Calculate what is stated; only what can be answered by its key is asked."""
    try:
        return opgave.calculate(library)
    except Refused as refused:
        known = can_be_supplied(product)
        raise replace(refused, questions=tuple(each for each in refused.questions if each.key in known)) from None


def left_open(asked: Sequence[Question]) -> tuple[Finding, ...]:
    """Return a finding for each question that has to be answered first."""
    return tuple(Finding("vraag_open", each.text, "Beantwoord de vraag.", each.place) for each in asked)


def first_answers(product: ProductReading, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with the first choice for every question of the product that is still open."""
    first = {value.question: value.options[0].choice for value in product.values if value.question}
    return {**first, **{key: answer for key, answer in answers.items() if key in first}}


def _also_missing(
    product: ProductReading, answers: Mapping[str, str], on: date | None, library: Library | None
) -> list[Finding]:
    """What would still be missing when every open question had its first answer."""
    opgave = opgave_of(product, {**answers, **first_answers(product, answers)})
    try:
        Opgave(opgave.model, on or ANY_DAY, opgave.inputs).calculate(library)
    except Refused as refused:
        kept = [finding for finding in refused.findings if on is not None or not _of_a_day(opgave.model, finding)]
        return [finding.at(opgave.place(finding.place)) for finding in kept if finding.severity is Severity.FAULT]
    return []


def _of_a_day(model: Model, finding: Finding) -> bool:
    """Whether something is missing that the parameters may hold, once the day is known."""
    quantity = model.quantities.get(finding.place.key)
    dated = finding.kind == "ontbreekt" and isinstance(quantity, Given) and quantity.source is not None
    return dated or finding.kind in _OF_A_DAY or finding.place.key == FORECAST


def _told(model: Model, key: str, item: Stated, source: str, place: Place) -> Stated:
    """What is stated with its place; a quantity has a source, and a base where it can have one."""
    quantity = model.quantities.get(key)
    base = item.base if isinstance(quantity, Given) and quantity.bases else ""
    return replace(item, base=base, source=source if quantity is not None else "", place=place)


def _source(product: ProductReading, value: Recognised) -> str:
    if not value.cell:  # not from the sheet: the label says where it came from
        return f"{value.label} {product.file}"
    more = f" (en {len(value.cells) - 1} andere cellen)" if len(value.cells) > 1 else ""
    return f"{product.file}, blad {value.sheet}, cel {value.cell}{more}"
