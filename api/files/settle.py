"""A product with the answers worked in and with what its sender typed for values that the sheet lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from api.files.filled import SOURCE, Filled
from api.files.reading import read
from tarief import Finding
from tarief.calculation.inputs import Stated
from tarief.core.place import Place
from tarief.model.declare import base_key
from workbooks.read.own_sheet import Meaning, ProductReading, Recognised
from workbooks.read.own_sheet.inputs import MODEL

Texts = Mapping[str, str]
_SOURCE: Final = "aangevuld bij het bestand"


@dataclass(frozen=True, slots=True)
class TypedValue(Recognised):
    """A value that is not in the sheet; its place is the box in which it was typed."""

    @property
    def place(self) -> Place:
        """The key of the input."""
        return Place.of(self.concept)


def settled(product: ProductReading, answers: Texts, supplied: Texts) -> ProductReading:
    """Return the product as it can be calculated: each answered question settled, each lacking value supplied.

    What the sheet says itself goes before what was typed.
    """
    values = tuple(_answered(value, answers) for value in product.values)
    keys = {key for value in values for option in value.options for key, _ in option.sets}
    return replace(product, values=(*values, *_supplied(supplied, keys | {base_key(key) for key in keys})))


def doubts(supplied: Texts) -> tuple[Finding, ...]:
    """Return a fault for each percentage up to 1 without a percent sign: 0,2 can be 20% or 0,2%."""
    found = read(Filled(MODEL, supplied)).doubtful
    advice = "Typ het procentteken erbij: 20% of 0,2%."
    return tuple(
        Finding("percentage_dubbelzinnig", f"{field.label} kan twee dingen betekenen.", advice, box)
        for box, (field, _) in found.items()
    )


def _answered(value: Recognised, answers: Texts) -> Recognised:
    option = value.chosen(answers.get(value.question))
    if not value.question or option is None:
        return value
    return replace(value, question="", options=(option,))


def _supplied(supplied: Texts, known: set[str]) -> Iterator[TypedValue]:
    for path, item in read(Filled(MODEL, {**supplied, SOURCE: _SOURCE})).stated.items():
        key = str(path[0])
        if key not in known and len(path) == 1:
            yield _value(key, str(item.written))


def _value(key: str, text: str) -> TypedValue:
    return TypedValue(
        concept=key,
        value=text,
        unit="",
        base="",
        sheet="",
        cell="",
        label=_SOURCE,
        confidence=1.0,
        options=(Meaning("", "", ((key, Stated(text)),)),),
        shown=text,
    )
