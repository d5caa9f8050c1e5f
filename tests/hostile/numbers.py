"""The decimal that a stored binary fraction stands for, by way of the number itself: a second opinion on the reader."""

from __future__ import annotations

from decimal import Context, Decimal

#: Spreadsheets show 15 digits; what a sum leaves behind those is noise (0,1 + 0,2 = 0,30000000000000004).
_SHOWN = Context(prec=15)
_DECIMALS = Decimal("1e-12")


def exact(stored: float | int) -> Decimal:
    """Return the decimal that a stored number stands for, at most 15 digits and 12 decimals."""
    number = _SHOWN.create_decimal(repr(stored))
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        number = number.quantize(_DECIMALS)
    return Decimal(format(number.normalize(), "f"))
