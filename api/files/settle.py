"""A product with the answers worked in and with what its sender typed for values that the sheet lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from api.files.filled import SOURCE, Filled
from api.files.reading import read
from tarief import CostModel, Finding
from tarief.calculation.inputs import Stated
from tarief.core.json_data import Json
from tarief.core.place import Place
from workbooks.read.own_sheet import Meaning, ProductReading, Recognised, with_answers
from workbooks.read.own_sheet.values.inputs import model_of

Texts = Mapping[str, str]
_SOURCE: Final = "aangevuld bij het bestand"


@dataclass(frozen=True, slots=True)
class TypedValue(Recognised):
    """A value that was typed beside the sheet; its place is the box in which it was typed."""

    @property
    def is_typed(self) -> bool:
        """It is."""
        return True

    @property
    def place(self) -> Place:
        """The key of the input."""
        return Place.of(self.concept)


def settled(product: ProductReading, answers: Texts, supplied: Texts) -> ProductReading:
    """Return the product as it can be calculated: each answered question settled, each lacking value supplied.

    What was typed goes before what the sheet says itself, as an answer does.
    """
    values = with_answers(product, answers).values
    return replace(product, values=(*values, *_supplied(model_of(product), supplied)))


def doubts(model: CostModel, supplied: Texts) -> tuple[Finding, ...]:
    """Return a fault for each percentage up to 1 without a percent sign: 0,2 can be 20% or 0,2%."""
    found = read(Filled(model, supplied)).doubtful
    advice = "Typ het procentteken erbij: 20% of 0,2%."
    return tuple(
        Finding("percentage_dubbelzinnig", f"{field.label} kan twee dingen betekenen.", advice, box)
        for box, (field, _) in found.items()
    )


def _supplied(model: CostModel, supplied: Texts) -> Iterator[TypedValue]:
    for (key, *cell), item in read(Filled(model, {**supplied, SOURCE: _SOURCE})).stated.items():
        if not cell:
            yield _value(str(key), item.written)


def _value(key: str, written: Json) -> TypedValue:
    value = written if isinstance(written, Decimal) else str(written)
    return TypedValue(
        concept=key,
        value=value,
        unit="",
        base="",
        sheet="",
        cell="",
        label=_SOURCE,
        confidence=1.0,
        options=(Meaning("", "", ((key, Stated(value)),)),),
        shown=str(value),
    )
