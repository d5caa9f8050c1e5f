"""Numbers in a text that may be those of citizens (burgerservicenummers): nothing here is about one person.

The test of eleven: the first eight digits times nine down to two, less the ninth, is a multiple of eleven. One in
eleven other numbers passes it too, so that it warns and never stops anybody.
"""

import re
from collections.abc import Iterator
from typing import Final

from tarief.core.findings import Finding, Severity
from tarief.core.json_data import Json
from tarief.core.place import Place

_NINE: Final = re.compile(r"(?<![\w.,])[0-9]{9}(?!\w|[.,][0-9])", re.ASCII)
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_LETTER: Final = re.compile(r"[^\W\d_]")


def may_be_of_a_citizen(digits: str) -> bool:
    """Whether nine digits pass the test of eleven."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def suspected(document: Json, place: Place) -> Iterator[Finding]:
    """Give a warning for each written text in which such a number stands; the number itself is not repeated."""
    if isinstance(document, dict):
        for key, part in document.items():
            yield from suspected(part, place / key)
    elif isinstance(document, list):
        for index, part in enumerate(document):
            yield from suspected(part, place / index)
    elif isinstance(document, str) and _LETTER.search(document) and _has_one(document):
        text = "Hier staat een getal van negen cijfers dat een burgerservicenummer kan zijn."
        advice = "Gaat het over een persoon, meld het dan aan de begeleider: over personen gaat dit niet."
        yield Finding("persoonsgegevens_vermoed", text, advice, place, Severity.WARNING)


def _has_one(text: str) -> bool:
    return any(map(may_be_of_a_citizen, _NINE.findall(text)))
