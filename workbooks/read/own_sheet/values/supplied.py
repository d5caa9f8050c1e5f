"""What a user gives beside a sheet: an input that it lacks, or one of which the calculation asks what it is.

It stands among the answers, by the key of the input: `cao = "jeugdzorg"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.calculation.remarks import overruled
from tarief.core.findings import Finding
from tarief.costmodel import CostModel
from tarief.model.form import fields
from tarief.models import MODELS
from workbooks.read.own_sheet.values.types import ProductReading

#: Who says it: where the number is unusual, that is its explanation too.
BY_USER: Final = "uw antwoord"


def can_be_supplied(product: ProductReading) -> frozenset[str]:
    """Return the keys of what may be given beside a product."""
    return _inputs(product.model)


@cache
def _inputs(model: str) -> frozenset[str]:
    return frozenset(field.key for field in fields(MODELS[model]) if not field.row)


def supply(
    stated: dict[Path, Stated], answers: Mapping[str, str], product: ProductReading, typed: Mapping[str, Stated]
) -> tuple[Finding, ...]:
    """Put what was given in what the sheet states, in its place; a base belongs to its percentage.

    It goes before what the sheet says itself: a remark, placed by key, tells each of those.
    """
    model, asked = MODELS[product.model], {value.question for value in product.values}
    owners = model.index.owner_of_base
    known = can_be_supplied(product) - asked
    given = {**typed, **{key: _answered(model, key, text) for key, text in answers.items() if key in known}}
    before = StatedInputs(dict(stated))
    for key in sorted(given, key=lambda key: key in owners):  # a base after what it is the base of
        old = stated.get((key,), Stated(None))
        if key not in owners:
            stated[key,] = replace(given[key], base=old.base, place=old.place or given[key].place)
        elif (path := (owners[key].key,)) in stated:
            stated[path] = replace(stated[path], base=str(given[key].written))
    return overruled(model, before, StatedInputs(dict(stated)))


def _answered(model: CostModel, key: str, text: str) -> Stated:
    return Stated(text, source=BY_USER, note=BY_USER if key in model.quantities else "")


def supplied_somewhere(products: Iterable[ProductReading]) -> frozenset[str]:
    """Return the keys of what may be given beside any of several products."""
    return frozenset[str]().union(*map(can_be_supplied, products))
