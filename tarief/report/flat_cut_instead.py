"""What a flat cut would have asked: the alternative to an agreement that a council may know."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tarief.core.dutch import percent, shown, with_small_letter
from tarief.core.number import EXACT
from tarief.lower_price.equivalents import Equivalent, Plausibility
from tarief.negotiation.definition import Definition, ParameterKind


class FlatCutInstead(NamedTuple):
    """The first tariff of a product, the lower one that was agreed, and per input what would have made that true."""

    product: str
    first: Decimal
    agreed: Decimal
    asked: Sequence[Equivalent]


def cut_in_words(cut: FlatCutInstead, definitions: Mapping[str, Definition]) -> str:
    """Say which flat cut comes to the same tariff, and what would have had to be true; a fact never is otherwise."""
    part = percent(EXACT.divide(cut.first - cut.agreed, cut.first), 1)
    true = "; of ".join(
        f"{with_small_letter(one.label)} {item.shown} in plaats van {shown(item.current, item.unit)}"
        for item in cut.asked
        if item.value is not None
        and item.verdict is not Plausibility.IMPOSSIBLE
        and (one := definitions.get(item.key)) is not None
        and one.kind is not ParameterKind.FACT
    )
    asks = f"Dan had waar moeten zijn: {true}." if true else "Geen enkele waarde alleen maakt dat waar."
    return f"Een vlakke korting van {part} op het eerste voorstel had dit tarief ook gegeven ({cut.product}). {asks}"
