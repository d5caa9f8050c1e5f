"""An uploaded sheet as an answer: what was understood with its cells, what was left over, outcome or questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from api.files import remembered
from api.files.understood_json import understood_as_json
from tarief import Breakdown, Finding, Refused
from tarief.core.findings import refuse
from tarief.core.number import plain
from workbooks.read.own_sheet import (
    ProductReading,
    Reading,
    calculate_product,
    check_answers,
    compare_printed,
    day_for,
    open_questions,
    product_for,
)
from workbooks.read.template import Opgave, calculate_opgave

Calculate = Callable[[], Breakdown]


def upload_as_json(
    understood: Opgave | Reading, answers: Mapping[str, str], *, aanbieder: str = "", remembers: bool = False
) -> dict[str, Any]:
    """Answer what a sheet says; raises `Refused` for answers to other questions than it raises.

    With `remembers` and a
    named provider, answers given before for this layout count, and new ones are kept.
    """
    if isinstance(understood, Opgave):
        return template_as_json(understood)
    refuse(check_answers(understood, answers))
    known = {}
    if remembers and aanbieder:
        known = remembered.recalled(understood, aanbieder)
        with suppress(OSError):
            remembered.keep(understood, answers, aanbieder)
    given = {**known, **answers}
    return sheet_as_json(understood, product_for(understood, given), given) | {
        "antwoorden": given,
        "onthouden": sorted(known.keys() - answers.keys()),
    }


def template_as_json(opgave: Opgave, calculate: Calculate | None = None) -> dict[str, Any]:
    """Return what our own template says, and its price or what is wrong with it."""
    on = opgave.peildatum
    answer = {
        "model": opgave.model,
        "peildatum": on.isoformat() if on else None,
        "begrepen": [*_values(opgave.inputs, opgave.places, "")],
    }
    return answer | _outcome(calculate or (lambda: calculate_opgave(opgave)))


def sheet_as_json(
    reading: Reading, product: ProductReading | None, answers: Mapping[str, str], calculate: Calculate | None = None
) -> dict[str, Any]:
    """Return what a sheet of somebody's own says about a product (None: it is not chosen), and its price or questions.

    With every question answered, the prices that the sheet prints are compared with the model once more.
    """
    day = day_for(reading, answers)
    answer: dict[str, Any] = {"model": "uurtarief", "peildatum": day.isoformat() if day else None}
    answer |= understood_as_json(reading, product)
    if product is not None:
        compared = compare_printed(product, answers, day)
        answer["bevindingen_bestand"] = _told((*reading.findings, *compared))
        return answer | _outcome(calculate or (lambda: calculate_product(reading, product, answers)))
    questions = open_questions(reading, None, answers)
    return answer | {
        "uitkomst": None,
        "bevindingen": _told(reading.findings),
        "vragen": [question.as_json() for question in questions],
    }


def _told(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [finding.as_json() for finding in dict.fromkeys(findings)]


def _outcome(calculate: Calculate) -> dict[str, Any]:
    """The price, or what stands in its way."""
    try:
        outcome = calculate().as_json()
    except Refused as refused:
        return {
            "uitkomst": None,
            "bevindingen": _told(refused.findings),
            "vragen": [question.as_json() for question in refused.questions],
        }
    return {"uitkomst": outcome, "bevindingen": outcome["bevindingen"], "vragen": []}


def _values(inputs: Mapping[str, Any], places: Callable[[str], str], table: str) -> Iterator[dict[str, str]]:
    """Each value that was read, with its cell; the rows of a table one by one."""
    for key, value in inputs.items():
        if isinstance(value, Sequence) and not isinstance(value, str):
            for index, row in enumerate(value):
                yield from _values(row, places, f"{key}/{index}/")
        else:
            read = value.get("waarde") if isinstance(value, Mapping) else value
            text = plain(read) if isinstance(read, Decimal) else str(read)
            yield {"sleutel": f"{table}{key}", "waarde": text, "plaats": places(f"{table}{key}")}
