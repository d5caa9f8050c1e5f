"""What the layouts have in common: a number of the sheet with the concept that its label names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.values.types import Meaning
from workbooks.read.own_sheet.words.hints import NOTHING, Hints, hints_of, said_per, together
from workbooks.read.own_sheet.words.likely import likely_base
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.synonyms import ValueForm, vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: Why a number may not count.
HIDDEN, LEGEND, REFERENCE, WEAK = "verborgen", "legenda", "referentie", "klopt"
_YEAR = frozenset({"jaar"})
#: What a bare number is not on a sheet in thousands.
_UNSCALED = frozenset({"uren", "dagen", "percent"})
#: A text of more words with a number in it is a sentence.
_LONG = 7
_PERCENTAGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_RANGE = re.compile(r"\btussen\s+\S?\d")


@dataclass(frozen=True)
class Found:
    """A number and the concept it belongs to.

    `near` are texts of the same row (unit, remarks), `heading` those above the column; `product` is empty for what
    holds for the whole sheet, and `in_row` tells that it is the name of the row. `block` is the column of the label,
    `section` the last heading above. `doubt` says why it may not count (hidden, in a legend, a norm); `compared` that
    its column or row holds figures to compare with; `beside_share` that a percentage stands on the same line.
    """

    match: Match
    label: str
    number: Number
    seen: Seen
    sheet: str
    product: str = ""
    unit_text: str = ""
    near: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    section: str = ""
    block: int = 0
    total: bool = False
    sign: int = 0
    doubt: str = ""
    compared: bool = False
    beside_share: bool = False
    thousands: bool = False
    in_row: bool = False
    members: tuple[Seen, ...] = field(default=())
    parts: tuple[Found, ...] = field(default=())

    @cached_property
    def concept(self) -> str:
        """Key of the concept."""
        return self.match.concept.key

    @cached_property
    def meanings(self) -> list[tuple[Meaning, ...]]:
        """What it can mean, once that was worked out."""
        return []

    @property
    def may_be_share(self) -> bool:
        """Whether what its texts name may be a part of something."""
        concept = self.match.concept
        return any(form.kind == "percent" for form in (*concept.forms, *concept.elsewhere))

    @property
    def row(self) -> int:
        """The row of the number."""
        return self.seen.row

    @cached_property
    def hints(self) -> Hints:
        """What the sheet says about the unit, nearest first: the cell, the label, the unit, the column, the section."""
        above = together([_without_own(_as_heading(text), self.number) for text in reversed(self.heading)])
        said = together(
            (
                self.number.hints,
                hints_of(self.unit_text) if self.unit_text else NOTHING,
                _without_own(_as_label(self.label), self.number),
                above,
                Hints(pers=said_per(self.section), weak=hints_of(self.section).kinds),
            )
        )
        of_fte = said.pers == _YEAR and "fte" in hints_of(self.label).pers  # `Overhead per fte`, in `€ per jaar`
        return replace(said, pers=_YEAR | {"fte"}) if of_fte else said

    @cached_property
    def flags(self) -> frozenset[str]:
        """What the label, the column and the remarks say about charges and the kind of hour."""
        said = " ".join((self.label, self.unit_text, *self.heading, *self.near))
        flags = set(vocabulary().flags_of(said))
        if vocabulary().label(self.label).mark_up and "van_uren" not in flags:
            flags.add("opslag")
        if "client" in vocabulary().label(self.label).plain:
            flags.add("client")
        return frozenset(flags)

    def base(self, owner: str) -> str:
        """The base that the sheet names for this percentage; empty when it names none."""
        if not vocabulary().has_bases(owner):
            return ""
        return next((base for text in self._texts if text and (base := vocabulary().base(owner, text))), "")

    def likely_base(self, owner: str) -> str:
        """The base that what it says is most like, where no phrase is known."""
        if not vocabulary().has_bases(owner):
            return ""
        return next((base for text in self._texts if text and (base := likely_base(owner, text))), "")

    @property
    def _texts(self) -> tuple[str, ...]:
        return (self.label, self.unit_text, *self.near, *self.heading, self.seen.cell.comment)

    def of(self, product: str) -> Found:
        """Return the same for one product."""
        return self.having(product=product)

    def having(self, **changed: Any) -> Found:
        """Return the same with other fields, as `replace` does; a constructor of so many takes five times as long."""
        made, own = object.__new__(Found), self.__dict__
        made.__dict__.update({name: own[name] for name in _FIELDS}, **changed)
        return made


_FIELDS = tuple(each.name for each in fields(Found))


def hints_of_label(label: str) -> Hints:
    """Return what a label says about its unit: `over het uurloon` tells of what it is a part, not per what it is."""
    hints, head = hints_of(label), without_base(label)
    return hints if head == label else replace(hints, pers=hints_of(head).pers)


#: What a text says of the unit of a number, and the percentages that it names itself.
_Said = tuple[Hints, tuple[Decimal, ...]]


@lru_cache(maxsize=65_536)
def _as_heading(text: str) -> _Said:
    return _without_base(hints_of(text), text)


@lru_cache(maxsize=65_536)
def _as_label(text: str) -> _Said:
    return _without_base(hints_of_label(text), text)


def _without_base(hints: Hints, text: str) -> _Said:
    """What a text says, without the unit of what a percentage is of: `overhead (over loon per minuut)`."""
    if (name := without_base(text)) != text and hints.pers:
        of_name = hints_of(name)
        hints = replace(of_name, kinds=of_name.kinds | hints.kinds & {"percent"})
    return hints, tuple(Decimal(each.replace(",", ".")) for each in _PERCENTAGE.findall(text))


def _without_own(said: _Said, number: Number) -> Hints:
    """What a text says of a number: no percentage that it names itself."""
    hints, own = said
    if not own or number.share or any(each in (number.value, number.as_share.scaleb(2)) for each in own):
        return hints
    return replace(hints, kinds=hints.kinds - {"percent"})


def doubt_of(grid: Grid, seen: Seen, named: Match | None) -> str:
    """Return why a value with this label may not count; empty when nothing says so."""
    if seen.cell.hidden or grid.sheet.hidden:
        return HIDDEN
    if not vocabulary().headings["legenda"].isdisjoint(plain_text(grid.name).split()):
        return LEGEND
    if (named is not None and named.reference) or _RANGE.search(seen.cell.text.casefold()):
        return REFERENCE
    told = seen.kind is CellKind.BOTH and len(seen.text.split()) > _LONG
    return WEAK if told or (named is not None and named.combined) else ""


def is_reference(text: str) -> bool:
    """Whether a heading or the name of a row is about figures of others or of before."""
    return not vocabulary().headings["vergelijken"].isdisjoint(plain_text(text).split())


def is_scaled(found: Found, form: ValueForm, hints: Hints) -> bool:
    """Whether a number on a sheet in thousands is an amount of a year, and so not in this form.

    That is what it is there where nothing says that it is anything else: 24,3 is no number of hours.
    """
    if not found.thousands or hints.pers:
        return False
    said = found.hints.kinds or found.hints.weak or found.number.share
    share = form.kind == "percent" and found.number.value < 1
    return form.per != "jaar" if form.kind == "euro" else form.kind in _UNSCALED and not said and not share
