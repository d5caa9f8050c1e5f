"""An addition of which the sheet does not say what it is for: of risk, of a rise of prices, or of something else.

The price is the same; what may be in a price by law is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tarief.calculation.inputs import Stated
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.products.assemble import question_key
from workbooks.read.own_sheet.remarks.evidence import Evidence
from workbooks.read.own_sheet.values.inputs import model_of
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.words import plain_text

_BARE = re.compile(r"(?:(?:algemene|extra|vaste|overige|aanvullende) )?opslag(?:percentage)?")
_BRACKETS = re.compile(r"\([^()]*\)")
#: A larger share is no addition at the end.
MOST_ADDED = Decimal("0.3")
_INDEX, _KIND = "indexatie", "waarvoor"
_TOLD = {
    "risico": "voor risico, winst of reserve",
    _INDEX: "voor lonen en prijzen die nog stijgen (index)",
    "anders": "voor iets anders",
}


def unexplained(evidence: Evidence) -> Iterator[Around]:
    """Give the additions of a price that are called no more than that."""
    for key, at in evidence.around.items():
        share = at.seen.number.as_share if at.seen.number is not None else Decimal(0)
        label = at.before[-1].text if at.before else ""
        bare = _BARE.fullmatch(plain_text(_BRACKETS.sub(" ", without_base(label)))) if label else None
        if bare is not None and 0 < share < MOST_ADDED and key not in evidence.formulas and evidence.matters(key):
            yield at


def is_percentage(at: Around) -> bool:
    """Return whether a cell holds a percentage, by how it is written or by what stands beside it."""
    return at.seen.is_share or "percent" in at.nameless.hints.kinds


def with_purpose(product: ProductReading, at: Around) -> ProductReading:
    """Ask what an addition is for: of what was read of it, else by itself."""
    cell = at.key.sheet, at.seen.address
    for place, value in enumerate(product.values):
        if cell in value.cells:
            if value.question or len(value.cells) > 1:
                return product
            return replace(
                product, values=(*product.values[:place], _asked(product, value, at), *product.values[place + 1 :])
            )
    options = tuple(Meaning(choice, label) for choice, label in _TOLD.items())
    number = at.seen.number
    asked = Recognised(
        "onbekende_opslag",
        number.as_share if number is not None else Decimal(0),
        "aandeel",
        "",
        *cell,
        at.label,
        1.0,
        question=question_key(_KIND, at.label, _KIND),
        options=options,
        cells=(cell,),
        shown=at.seen.cell.text,
    )
    return replace(product, values=(*product.values, asked))


def _asked(product: ProductReading, value: Recognised, at: Around) -> Recognised:
    first = value.options[0]
    options = [replace(first, choice=choice, label=label) for choice, label in _TOLD.items()]
    if _INDEX in model_of(product).quantities and value.concept != _INDEX:
        options[1] = replace(options[1], sets=((_INDEX, Stated(first.value)),))
    return replace(value, question=question_key(_KIND, at.label, _KIND), options=tuple(options))
