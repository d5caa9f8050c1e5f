"""What the formulas of a workbook can look at on a sheet without any; the rest of it is not given to the engine."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

# A function that finds its cells by text or beside others, a table that is still named.
_ANY = re.compile(r"(?i)\b(?:INDIRECT|OFFSET)\(|\[")
#: The letters of a column, A to XFD; said again, since this folder is loaded apart from the others.
COLUMN = "(?:[A-Za-z]{1,2}|[A-Wa-w][A-Za-z]{2}|[Xx](?:[A-Ea-e][A-Za-z]|[Ff][A-Da-d]))"
_CELL = r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})"
_AREA = re.compile(f"{_CELL}(?::{_CELL})?")
_WORD = re.compile(r"[^\W\d][\w.]*+")

#: Top, left, bottom, right.
Area = tuple[int, int, int, int]


class NamedCells(NamedTuple):
    """What a name stands for: cells of a sheet, or without one a formula."""

    sheet: str
    text: str


class Reach:
    """What formulas name: sheets themselves, and names that stand for cells of others."""

    def __init__(self, formulas: Iterable[str], names: Mapping[str, Iterable[NamedCells]]) -> None:
        """`names` are in small letters; one name may be there for several sheets."""
        texts, waiting = [], list(dict.fromkeys(formulas))
        left = dict(names)
        self._strange = any(_WORD.fullmatch(name) is None for name in names)
        self._named: list[NamedCells] = []
        while waiting:
            texts += waiting
            used = {word.casefold() for text in waiting for word in _WORD.findall(text)}
            found = [name for key in used & left.keys() for name in left.pop(key)]
            self._named += (name for name in found if name.sheet)
            waiting = [name.text for name in found if not name.sheet]
        self._text = "\n".join(texts)

    @cached_property
    def _anything(self) -> bool:
        """Whether cells are found in a way that is not looked through, such as from one name up to another."""
        return self._strange or _ANY.search(self._text) is not None or ":" in _AREA.sub("", self._text)

    @cached_property
    def _small(self) -> str:
        return self._text.casefold()

    def areas(self, sheet: str) -> tuple[Area, ...] | None:
        """Return the areas of a sheet that can be looked at; None when that is not known, and so may be all of it."""
        if self._anything or sheet.replace("'", "''").casefold() in self._small:
            return None
        texts = {name.text for name in self._named if name.sheet.casefold() == sheet.casefold()}
        found = [_AREA.fullmatch(text) for text in texts]
        return None if None in found else tuple(_area(each) for each in found if each)


def _area(found: re.Match[str]) -> Area:
    left, top, right, bottom = found.groups()
    rows, columns = sorted((int(top), int(bottom or top))), sorted((column_number(left), column_number(right or left)))
    return rows[0], columns[0], rows[1], columns[1]


def column_number(letters: str) -> int:
    """Return the number of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
