"""What a user gives beside a sheet: an input that it lacks, or one of which the calculation asks what it is.

It stands among the answers, by the key of the input: `cao = "jeugdzorg"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from tarief.calculation.inputs import Path, Stated
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


def supply(stated: dict[Path, Stated], answers: Mapping[str, str], product: ProductReading) -> None:
    """Put what was given in what the sheet states, in its place; a base belongs to its percentage."""
    model, asked = MODELS[product.model], {value.question for value in product.values}
    owners = model.index.owner_of_base
    given = [key for key in answers if key in can_be_supplied(product) and key not in asked]
    for key in sorted(given, key=lambda key: key in owners):  # a base after what it is the base of
        if key not in owners:
            old = stated.get((key,), Stated(None))
            note = BY_USER if key in model.quantities else ""
            stated[key,] = Stated(answers[key], base=old.base, source=BY_USER, note=note, place=old.place)
        elif (path := (owners[key].key,)) in stated:
            stated[path] = replace(stated[path], base=answers[key])


def supplied_somewhere(products: Iterable[ProductReading]) -> frozenset[str]:
    """Return the keys of what may be given beside any of several products."""
    return frozenset[str]().union(*map(can_be_supplied, products))
