"""The pieces of a formula: references, names, calls, texts, numbers and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tarief.models.rekentool.node import column_of
from tarief.models.rekentool.value import Unread

_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ROW: Final = re.compile(r"\$?([0-9]{1,7})")
_COLUMN: Final = re.compile(r"\$?([A-Za-z]{1,3})")
_ERRORS: Final = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
#: A cell that is gone; behind it may stand where it was.
_GONE: Final = "#REF!"
_SIGNS: Final = ("<=", ">=", "<>", *"-+*/^&=<>%(){},;:@#")
_IN_WORD: Final = frozenset("_.$\\?")
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_LONGEST: Final = 8_192


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula: its kind and its text."""

    kind: str
    text: str


@lru_cache(maxsize=4096)
def tokens_of(formula: str) -> tuple[Token, ...]:
    """Return the pieces of a formula; raises `Unread` for what is none."""
    if len(formula) > _LONGEST:
        raise Unread("de formule is te lang")
    return tuple(_Scanner(formula.removeprefix("=")).tokens())


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text, self.place = text, 0

    def tokens(self) -> list[Token]:
        found = []
        while self.place < len(self.text):
            start = self.place
            kind = self._kind(self.text[start])
            found.append(Token(kind, self.text[start : self.place]))
        return found

    def _kind(self, letter: str) -> str:
        if letter.isspace():
            while self._now().isspace():
                self.place += 1
            return "space"
        if letter == '"':
            self._quoted('"')
            return "text"
        if letter.isdigit() or letter == ".":
            return self._number()
        if letter == "'" or letter == "[" or letter.isalpha() or letter in _IN_WORD:
            return self._reference()
        for text in (*_ERRORS, *_SIGNS):
            if self.text.startswith(text, self.place):
                self.place += len(text)
                if text == _GONE:
                    self._range(self._word())  # what stands behind it is where it was
                return "error" if len(text) > 2 else "sign"
        raise Unread(f"de formule is niet te lezen bij '{self.text[self.place : self.place + 20]}'")

    def _now(self) -> str:
        return self.text[self.place : self.place + 1]

    def _quoted(self, mark: str) -> None:
        """Past a text between quotes, in which two of them stand for one."""
        self.place += 1
        while (end := self.text.find(mark, self.place)) >= 0:
            self.place = end + 1
            if self._now() != mark:
                return
            self.place += 1
        raise Unread("in de formule ontbreekt een aanhalingsteken")

    def _brackets(self) -> None:
        """Past `[…]`, which may hold others; a quote in it takes the meaning off what follows."""
        depth = 0
        while self.place < len(self.text):
            letter = self._now()
            self.place += 2 if letter == "'" else 1
            depth += (letter == "[") - (letter == "]")
            if not depth:
                return
        raise Unread("in de formule ontbreekt een ]")

    def _word(self) -> str:
        start = self.place
        while (letter := self._now()) and (letter.isalnum() or letter in _IN_WORD):
            self.place += 1
        return self.text[start : self.place]

    def _number(self) -> str:
        """A number, or rows: `12`, `1.5E-3`, `3:5`."""
        start = self.place
        while self._now().isdigit():
            self.place += 1
        if self._range(self.text[start : self.place]):
            return "ref"
        if self._now() == ".":
            self.place += 1
            while self._now().isdigit():
                self.place += 1
        if self._now() in ("e", "E"):
            mark = self.place
            self.place += 1 + (self.text[mark + 1 : mark + 2] in ("+", "-"))
            if not self._now().isdigit():
                self.place = mark
            while self._now().isdigit():
                self.place += 1
        return "number"

    def _reference(self) -> str:
        """A cell, an area, a name, a column of a table, or a call; with the sheet in front where there is one."""
        start = self.place
        if self._now() == "[":
            self._brackets()
            if self._now() != "!" and not (self._now().isalnum() and self._word()):
                return "table"
            if self._now() == "!":
                self._past_sheet()
            return "file"
        if self._now() == "'":
            self._quoted("'")
            if self._now() != "!":
                raise Unread("in de formule staat een aanhalingsteken waar geen blad staat")
            is_file = "[" in self.text[start : self.place]
            self._past_sheet()
            return "file" if is_file else self._kind_of(self._last)
        word = self._word()
        if self._now() == "!":
            self._past_sheet()
            return self._kind_of(self._last)
        if self._now() == "(":
            self.place += 1
            return "call"
        if self._now() == "[":
            self._brackets()
            return "table"
        if self._several_sheets():
            return "sheets"
        if self._range(word):
            return "ref"
        return self._kind_of(word)

    _last = ""

    def _past_sheet(self) -> None:
        """Past the mark behind a sheet and what stands there."""
        self.place += 1
        if self.text.startswith(_GONE, self.place):
            self.place += len(_GONE)
            self._last = _GONE
            return
        word = self._word()
        start = self.place - len(word)
        self._range(word)
        self._last = self.text[start : self.place]

    def _several_sheets(self) -> bool:
        mark = self.place
        if self._now() == ":":
            self.place += 1
            if self._word() and self._now() == "!":
                self._past_sheet()
                return True
        self.place = mark
        return False

    def _range(self, word: str) -> bool:
        """Past the second end of an area, where this is one."""
        mark = self.place
        if self._now() == ":":
            self.place += 1
            if ends(f"{word}:{self._word()}") is not None and self._now() not in ("(", "!"):
                return True
        self.place = mark
        return False

    @staticmethod
    def _kind_of(word: str) -> str:
        if word == _GONE:
            return "error"
        return "name" if ends(word) is None else "ref"


def ends(text: str) -> tuple[int, int, int, int] | None:
    """Return `$B$4:D5` as top, left, bottom, right; None for a name."""
    first, _, last = text.partition(":")
    one, other = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if one and other:
        rows, columns = sorted((int(one[2]), int(other[2]))), sorted((_column(one[1]), _column(other[1])))
        is_cell = rows[0] > 0 and rows[1] <= LAST_ROW and columns[1] <= LAST_COLUMN
        return (rows[0], columns[0], rows[1], columns[1]) if is_cell else None
    if not last:
        return None
    if (one := _COLUMN.fullmatch(first)) and (other := _COLUMN.fullmatch(last)):
        left, right = sorted((_column(one[1]), _column(other[1])))
        return 1, left, LAST_ROW, right
    if (one := _ROW.fullmatch(first)) and (other := _ROW.fullmatch(last)):
        top, bottom = sorted((int(one[1]), int(other[1])))
        return top, 1, bottom, LAST_COLUMN
    return None


def _column(found: str) -> int:
    return column_of(found.upper())


def split_sheet(text: str) -> tuple[str, str]:
    """Return the sheet that a reference names (or nothing) and the rest of it."""
    sheet, mark, address = text.rpartition("!")
    if not mark or text.startswith("["):
        return "", text
    return sheet.removeprefix("'").removesuffix("'").replace("''", "'"), address
