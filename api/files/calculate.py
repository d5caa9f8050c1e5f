"""A file becomes a price: our template, a JSON request, or a sheet of somebody's own with its questions."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from api.files.asking import asked, can_ask, looked_at
from api.files.calculated import Calculated
from api.files.case import answering
from api.files.nothing import nothing_found
from api.files.password import file_on_disk
from api.files.remembered import REUSED
from api.files.request import parse_request, request_in
from api.files.tool import calculate_filling, completed_request
from api.files.unusable import file_problem
from api.files.upload import sheet_as_json, template_as_json
from api.terminal.document import refuse_missing, small
from api.terminal.exits import Unanswered, WrongCall
from api.terminal.setting import Setting
from tarief import Breakdown, Finding, Refused, Severity
from tarief.core.place import Place
from tarief.opgave import Opgave
from workbooks.read.own_sheet import (
    Correction,
    ProductReading,
    Reading,
    Uncorrectable,
    answered,
    calculate_product,
    choices_in,
    compare_printed,
    day_for,
    load_answers,
    open_questions,
    product_for,
)
from workbooks.read.understand import SHEETS, understand


def calculate_sheet(path: Path, setting: Setting) -> Calculated:
    """Read and calculate any sheet; raises `Refused` with all that is wrong or must be answered first."""
    content = file_on_disk(path, setting.password, may_ask=setting.may_ask)
    looked = looked_at(partial(_read, content, path.name, setting), path.name, setting)
    understood, answers = looked.understood, dict(looked.choices.answers)
    if isinstance(understood, Opgave):
        breakdown = _template(answering(understood, answers), setting)
        return Calculated(breakdown, understood.aanbieder, understood.product)
    if setting.may_ask and can_ask():
        answers = asked(understood, looked.choices, setting)
    now, choices = answered(understood, answers), replace(looked.choices, answers=answers)
    try:
        product = _product(now, answers)
        breakdown = calculate_product(now, product, answers, library=setting.library)
    except Refused as refused:
        rest = (finding for finding in understood.findings if finding.kind != REUSED)  # that was said first
        whole = Refused((*refused.findings, *rest), refused.questions)
        chosen = product_for(now, answers)
        document = partial(sheet_as_json, now, chosen, choices, partial(_again, refused), looked.reused)
        raise Unanswered(whole.findings, whole.questions, document) from None
    # What there is to say of the file travels with the result: outdated values, hidden sheets, another price.
    compared = compare_printed(product, answers, day_for(now, answers), now.findings)
    now = replace(now, findings=tuple(dict.fromkeys((*now.findings, *compared))))
    breakdown = breakdown.with_findings((*now.findings, *breakdown.findings))
    return Calculated(breakdown, "", product.name, now, product)


def _read(content: bytes, name: str, setting: Setting, corrections: Sequence[Correction]) -> Opgave | Reading:
    try:
        return understand(content, name=name, models=setting.models, corrections=corrections)
    except Uncorrectable:
        raise
    except Refused as refused:
        raise Unanswered(refused.findings, refused.questions, partial(file_problem, refused)) from None


def _template(opgave: Opgave, setting: Setting) -> Breakdown:
    try:
        return opgave.calculate(setting.library)
    except Refused as refused:
        if not refused.questions:
            raise
        document = partial(template_as_json, opgave, partial(_again, refused))
        raise Unanswered(refused.findings, refused.questions, document) from None


def _again(refused: Refused) -> Breakdown:
    raise refused


def _product(reading: Reading, answers: dict[str, str]) -> ProductReading:
    product = product_for(reading, answers)
    if product is not None:
        return product
    if not reading.products:
        raise Refused((nothing_found(reading),))
    raise Refused(
        (Finding("product_kiezen", "In dit bestand staan meer producten.", "Kies er een.", Place.of(reading.file)),),
        open_questions(reading, None, answers),
    )


def calculate_file(path: Path, setting: Setting) -> Calculated:
    """Read and calculate a spreadsheet or a .json. Raises `Refused` for its content, `WrongCall` for the path."""
    refuse_missing(path)
    calculated = _calculated(path, setting)
    used = calculated.breakdown
    if setting.own is None or used.model is setting.own:
        return calculated
    text = f"Gerekend is met het model {used.model.key}, dat de opgave noemt; {setting.own.key} is niet gebruikt."
    advice = f"Zet in de opgave model {setting.own.key}, of laat --model weg."
    told = Finding("model_niet_gebruikt", text, advice, Place.of("model"), Severity.WARNING)
    return replace(calculated, breakdown=used.with_findings((told, *used.findings)))


def _calculated(path: Path, setting: Setting) -> Calculated:
    suffix = path.suffix.lower()
    if suffix == ".json":
        return Calculated(_from_json(path, setting))
    if suffix in SHEETS and setting.tool is not None:
        return calculate_filling(path, setting, setting.tool)
    if suffix in SHEETS:
        return calculate_sheet(path, setting)
    raise WrongCall(f"{path.name} is geen kostenblad ({', '.join(SHEETS)}) en geen .json.")


def _from_json(path: Path, setting: Setting) -> Breakdown:
    with small(path, "Een opgave is veel kleiner."):
        raw = path.read_bytes()
    given = choices_in(load_answers(setting.answers)).answers if setting.answers else {}
    document = request_in(raw)
    document = document if setting.tool is None else completed_request(document, setting.tool)
    return answering(parse_request(document, setting.models), given).calculate(library=setting.library)
