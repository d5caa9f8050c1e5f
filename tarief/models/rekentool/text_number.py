"""A number that stands in a cell as text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

#: Thousands and decimals, each with its mark: no other language has it as another number.
_DUTCH: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3}){1,5},[0-9]{1,15}")


def number_in(text: str) -> Decimal | None:
    """Return the number that a text is, None where it is none; `6%` is 0,06.

    Raises `ValueError` for what is another number in every language: 1.234.
    """
    plain = text.strip()
    if not any(map(str.isdigit, plain)):
        return None
    if plain.endswith("%") and plain.count("%") == 1:
        found = number_in(plain[:-1])
        return None if found is None else found.scaleb(-2)
    for mark in ".,":  # as an English and as a Dutch spreadsheet writes it; 1.234 and 1,234 could be either
        whole, _, rest = plain.removeprefix("-").partition(mark)
        if f"{whole}{rest}".isdecimal() and plain.isascii() and whole and len(rest) != 3 and len(plain) < 20:
            return Decimal(plain.replace(",", "."))
    if _DUTCH.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if plain and all(letter in "0123456789.,-+%€ " for letter in plain):
        raise ValueError(plain)
    return None
