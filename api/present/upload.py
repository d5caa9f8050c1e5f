"""An uploaded sheet as an answer: what was understood with its cells, what was left over, outcome or questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from api.present.understood import understood_as_json
from tarief import Breakdown, Refused
from tarief.quantities.number import plain
from workbooks import Opgave, calculate_opgave
from workbooks.recognise import Reading, calculate_product, open_questions, product_for
from workbooks.understand import understand


def upload_as_json(content: bytes, name: str, answers: Mapping[str, str]) -> dict[str, Any]:
    """Read any sheet and answer what it says; raises `Refused` only for a file that cannot be used at all."""
    understood = understand(content, name=name)
    if isinstance(understood, Opgave):
        return _template(understood)
    return _own_sheet(understood, answers)


def _template(opgave: Opgave) -> dict[str, Any]:
    on = opgave.peildatum
    answer = {
        "model": opgave.model,
        "peildatum": on.isoformat() if on else None,
        "begrepen": [*_values(opgave.inputs, opgave.places, "")],
    }
    return answer | _outcome(lambda: calculate_opgave(opgave))


def _own_sheet(reading: Reading, answers: Mapping[str, str]) -> dict[str, Any]:
    product = product_for(reading, answers)
    day = reading.peildatum
    answer = {"model": "uurtarief", "peildatum": day.isoformat() if day else None}
    answer |= understood_as_json(reading, product)
    if product is not None:
        return answer | _outcome(lambda: calculate_product(reading, product, answers))
    questions = open_questions(reading, None, answers)
    return answer | {
        "uitkomst": None,
        "bevindingen": [finding.as_json() for finding in reading.findings],
        "vragen": [question.as_json() for question in questions],
    }


def _outcome(calculate: Callable[[], Breakdown]) -> dict[str, Any]:
    """The price, or what stands in its way."""
    try:
        outcome = calculate().as_json()
    except Refused as refused:
        return {
            "uitkomst": None,
            "bevindingen": [finding.as_json() for finding in refused.findings],
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
