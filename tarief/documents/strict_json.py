"""JSON read strictly: exact numbers, no key twice, nothing that is not JSON, nothing too deep or too long.

Python's own reader takes `NaN`, keeps the last of two equal keys and turns 24.68 into a binary float.
"""

import json
import re
from decimal import Decimal
from typing import Final, NoReturn

from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.nearest import doubled
from tarief.core.place import Place

KIND: Final = "ongeldige_json"
MAX_DEPTH, MAX_ITEMS, MAX_TEXT, MAX_DIGITS = 10, 2000, 2000, 40
MANY_DIGITS: Final = ("Er staat een getal in met te veel cijfers.", f"Gebruik hoogstens {MAX_DIGITS} cijfers.")
# Control characters cannot stand in a workbook cell, lone surrogates cannot be written at all.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TooLong(Exception):  # noqa: N818 - it reads as what the number is
    """A number with more digits than any document may hold."""


def read_json(raw: bytes, most: int = MAX_ITEMS) -> Json:
    """Return the document with every number as an int or a Decimal; raises `Refused` saying where it goes wrong.

    `most` is the number of values it may hold.
    """
    text = ""
    try:
        text = raw.decode("utf-8-sig")
        document = json.loads(
            text,
            parse_float=exact,
            parse_int=_whole,
            parse_constant=_constant,
            object_pairs_hook=_pairs,
        )
    except UnicodeDecodeError as fault:
        _refuse(f"Byte {fault.start + 1} is geen UTF-8.", "Bewaar het bestand als UTF-8.")
    except json.JSONDecodeError as fault:
        where = f"regel {fault.lineno}, kolom {fault.colno}"
        _refuse(
            f"Dit is geen geldige JSON: {where}.",
            "Kijk daar naar aanhalingstekens, komma's en haakjes.",
            Place.words(where),
        )
    except TooLong as fault:
        _refuse(*MANY_DIGITS, line_of(text, fault))
    except RecursionError:
        _too_deep()
    return checked(document, most)


def checked(document: Json, most: int = MAX_ITEMS) -> Json:
    """Return a document that has been read as it is; raises `Refused` when it is too deep, too big or unwritable."""
    _inspect(document, 0, [0], most)
    return document


def exact(text: str) -> Decimal:
    """Return the number that is written; raises `TooLong`, also for one that an exponent makes so."""
    try:
        number = Decimal(text) if len(text) <= MAX_DIGITS else None
    except ArithmeticError:  # an exponent beyond what a Decimal has
        number = None
    if number is None or not (-MAX_DIGITS < number.adjusted() < MAX_DIGITS):
        raise TooLong(text)
    return number


def _whole(text: str) -> int:
    return int(exact(text))


def line_of(text: str, fault: TooLong) -> Place:
    """Return the line of a number in the text of a document."""
    return Place.words(f"regel {text.count(chr(10), 0, text.find(str(fault))) + 1}")


def _constant(text: str) -> NoReturn:
    _refuse(f"{text} is geen getal.", "Vul een gewoon getal in.")


def _pairs(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = doubled(key for key, _ in pairs)[0]
        _refuse(f"De sleutel '{_UNWRITABLE.sub('?', twice)[:60]}' staat er twee keer.", "Laat er een weg.")
    return found


def _inspect(value: Json, depth: int, seen: list[int], most: int) -> None:
    """Refuse what is too deep, too much, too long, or cannot be written down again."""
    seen[0] += 1
    if depth > MAX_DEPTH:
        _too_deep()
    if seen[0] > most:
        _refuse("Er staan te veel waarden in.", f"Gebruik er hoogstens {most}.")
    if isinstance(value, int) and abs(value) >= 10**MAX_DIGITS:  # TOML has whole numbers in sixteens too
        _refuse(*MANY_DIGITS)
    if isinstance(value, str) and (len(value) > MAX_TEXT or _UNWRITABLE.search(value)):
        _refuse("Er staat een tekst in die te lang is of onleesbare tekens heeft.", "Kort de tekst in of typ hem over.")
    if isinstance(value, dict):
        for key, item in value.items():
            _inspect(key, depth, seen, most)
            _inspect(item, depth + 1, seen, most)
    elif isinstance(value, list):
        for item in value:
            _inspect(item, depth + 1, seen, most)


def is_writable(text: str) -> bool:
    """Tell whether a text can be written in JSON and in a workbook cell, and is not overlong."""
    return len(text) <= MAX_TEXT and not _UNWRITABLE.search(text)


def _too_deep() -> NoReturn:
    _refuse("De haakjes zijn te diep genest.", "Gebruik de vorm die de beschrijving van deze API geeft.")


def _refuse(text: str, advice: str, place: Place = Place()) -> NoReturn:
    raise Refused((Finding(KIND, text, advice, place),)) from None
