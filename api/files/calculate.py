"""A sheet of somebody's own becomes a price: what was understood, what was asked, what was left over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from api.files.asking import answers_for, ask, can_ask, keep
from api.files.calculated import Calculated
from api.terminal.setting import Setting
from tarief import Finding, Refused
from workbooks.read.own_sheet import ProductReading, Reading, calculate_product, open_questions, product_for
from workbooks.read.template import Opgave, calculate_opgave
from workbooks.read.understand import understand


def calculate_sheet(path: Path, setting: Setting) -> Calculated:
    """Read and calculate any sheet; raises `Refused` with all that is wrong or must be answered first."""
    understood = understand(path, models=setting.models)
    if isinstance(understood, Opgave):
        breakdown = calculate_opgave(understood, models=setting.models, library=setting.library)
        return Calculated(breakdown, understood.aanbieder, understood.product)
    answers = answers_for(understood, setting.answers)
    if setting.may_ask and can_ask():
        answers = _asked(understood, answers)
    try:
        product = _product(understood, answers)
        breakdown = calculate_product(understood, product, answers, library=setting.library)
    except Refused as refused:
        raise Refused((*refused.findings, *understood.findings), refused.questions) from None
    # What there is to say of the file travels with the result: outdated values, macros, hidden sheets.
    breakdown = replace(breakdown, findings=(*understood.findings, *breakdown.findings))
    return Calculated(breakdown, "", product.name, understood, product)


def _asked(reading: Reading, answers: dict[str, str]) -> dict[str, str]:
    """Ask what is open, one question at a time: an answer can make another question needless."""
    given = dict(answers)
    while questions := open_questions(reading, product_for(reading, given), given):
        given[questions[0].key] = ask(questions[0])
    if given != answers:
        keep(reading, given)
    return given


def _product(reading: Reading, answers: dict[str, str]) -> ProductReading:
    product = product_for(reading, answers)
    if product is not None:
        return product
    if not reading.products:
        text = "In dit bestand is geen kostprijs of tarief herkend."
        advice = "Vul het sjabloon in (tarief sjabloon uurtarief --uit opgave.xlsx), of noem de regels zoals de sector."
        raise Refused((Finding("niets_herkend", text, advice, reading.file),))
    raise Refused(
        (Finding("product_kiezen", "In dit bestand staan meer producten.", "Kies er een.", reading.file),),
        open_questions(reading, None, answers),
    )
