"""Numbers as they stand in a file: strict about what a number is, exact about its value."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from .result import NO_NUMBER, NOT_FINITE, Unreadable

#: Spreadsheets show 15 digits; what a sum leaves behind those is noise (0,1 + 0,2 = 0,30000000000000004).
_SHOWN = Context(prec=15)
_DECIMALS = Decimal("1e-12")
_LARGEST = 308

_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?")
# As it would be written again, in at most fifteen characters.
_AGAIN = re.compile(r"0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]{0,11}[1-9]")
_NO_NUMBER = frozenset({"nan", "inf", "-inf", "+inf", "infinity", "-infinity"})


def exact(text: str) -> str:
    """Return the number in this text without exponent or needless zeros, at most 15 digits and 12 decimals."""
    if len(text) <= _SHOWN.prec and _AGAIN.fullmatch(text):
        return text
    if len(text) > 400 or not _NUMBER.fullmatch(text):
        raise Unreadable(NOT_FINITE if text.casefold() in _NO_NUMBER else NO_NUMBER)
    number = _SHOWN.create_decimal(text)
    if number.adjusted() > _LARGEST or (number.adjusted() == _LARGEST and float(text) in (float("inf"), -float("inf"))):
        raise Unreadable(NOT_FINITE)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        # A context of its own, because a large number with 12 decimals has more than 15 digits.
        number = number.quantize(_DECIMALS, context=Context(prec=40))
    return format(number.normalize(), "f") if number else "0"
