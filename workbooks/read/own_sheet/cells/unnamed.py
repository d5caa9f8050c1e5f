"""Texts of a sheet that name nothing, though they look like a name: codes of two letters, and people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.words.words import plain_text

#: A code of two letters; so many different ones that name nothing, below one another, are codes of something else.
_CODE, _FEWEST_CODES = re.compile("[A-Z]{2}"), 2
#: What stands above the names of people, and how such a name begins.
_OF_PEOPLE = {"naam", "name", "namen", "medewerker", "werknemer", "persoon", "klant", "leerling", "client"}
_INITIALS = re.compile(r"(?:[A-Z]\. ?)+[A-Za-z]")

_At = tuple[int, int]


def unnamed(seen: Mapping[_At, Seen]) -> tuple[_At, ...]:
    """Return where such texts stand, by row and column."""
    return *_codes(seen), *_people(seen)


def _codes(seen: Mapping[_At, Seen]) -> Iterator[_At]:
    """The codes of two letters in a column of them: OH is Ohio there. Where most name a cost, they are short for it."""
    columns: dict[int, list[_At]] = {}
    for place, one in seen.items():
        if one.is_label and _CODE.fullmatch(one.text):
            columns.setdefault(place[1], []).append(place)
    for places in columns.values():
        others = {seen[place].text for place in places if seen[place].match is None}
        if len(others) >= _FEWEST_CODES and 2 * len(others) > len({seen[place].text for place in places}):
            yield from places


def _people(seen: Mapping[_At, Seen]) -> Iterator[_At]:
    """The people in a column of names: who is called A. Salaris is no wage."""
    headed: dict[int, int] = {}
    for (row, column), one in sorted(seen.items(), key=lambda item: item[0]):
        if one.is_label and plain_text(one.text) in _OF_PEOPLE:
            headed.setdefault(column, row)
        elif column in headed and one.is_label and _INITIALS.match(one.text):
            yield row, column
