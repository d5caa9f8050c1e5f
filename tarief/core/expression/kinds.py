"""One function for every kind of number: Decimals and fractions exactly, arrays and floats by NumPy.

NumPy is only loaded when there is an array: a command that prices one sheet does not wait for it.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tarief.core.expression.arrays import array_functions
from tarief.core.expression.exact import EXACT_FUNCTIONS


def apply(function: str, *operands: Any) -> Any:
    """Work out `function` (an operator, or a name such as `max`) on operands of one kind."""
    if any(_is_array(item) for item in operands):
        return array_functions()[function](
            *(float(item) if isinstance(item, int | Decimal) else item for item in operands)
        )
    for item in operands:
        if hasattr(item, "apply"):  # a kind of number that another room brings
            return item.apply(function, *operands)
    # A ceiling of 1 must not turn a Decimal into an int.
    kind = Fraction if any(isinstance(item, Fraction) for item in operands) else Decimal
    return EXACT_FUNCTIONS[function](*(kind(item) if isinstance(item, int) else item for item in operands))


def _is_array(value: Any) -> bool:
    return isinstance(value, float) or hasattr(value, "__array__")
