"""What stands around a number: the texts that may name it, its unit, its column and its section."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import Heading, column_above
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year
from workbooks.read.own_sheet.found.beside import told_beside
from workbooks.read.own_sheet.found.called import is_name, is_of_all, is_person, is_record, named_by
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.likely import as_learned, likeness
from workbooks.read.own_sheet.words.matching import Match, match
from workbooks.read.own_sheet.words.said import is_base, is_part, is_unit, is_unit_of, without_base
from workbooks.read.own_sheet.words.synonyms import Concept, vocabulary
from workbooks.read.own_sheet.words.words import plain_text

Made = TypeVar("Made")
#: What a percentage is a part of stands behind these words.
_OF_FTE = re.compile(r"(?<!\bper )\bfte\b")
_SURE = 0.9
_SEVERAL = 2
#: What a number is of which the unit is so: staff, whatever it is called; less sure than a name that says so.
_STAFF, _BY_UNIT = "fte", 0.85
NO_MATCH = Match(Concept("onbenoemd", (), (), frozenset(), "invoer", "", False), 0)
_WAGES, _GROSS = ("brutoloon", "loonkosten"), "bruto"
_NO_LABELS: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Around:
    """A number with the texts of its row (nearest first), of its column (nearest first), and its section.

    `part` tells that it is a number in the formula of that cell: which one.
    """

    grid: Grid
    seen: Seen
    part: int = 0

    @cached_property
    def key(self) -> Key:
        """The cell."""
        return Key(self.grid.name, self.seen.cell.row, self.seen.cell.column, self.part)

    @cached_property
    def before(self) -> tuple[Seen, ...]:
        """The texts of its row before it, nearest first; of a text merged over rows too."""
        found: dict[int, Seen] = {}
        aside = self.grid.base_columns | self.grid.product_columns | self.grid.aside.get(self.seen.row, frozenset())
        start = self.grid.start(self.seen.row, self.seen.column)
        for column, seen in reversed(self.grid.texts.get(self.seen.row, ())):
            if start <= column < self.seen.column and column not in aside:
                found.setdefault(id(seen.cell), seen)
        return tuple(found.values())

    @cached_property
    def nearest(self) -> Seen | None:
        """The text before it that may name it: the nearest that is no unit."""
        texts = (seen for seen in self.before if not (is_base(seen.text) or is_unit(seen.text)))
        return next((seen for seen in texts if len(seen.text) > len("euro") or is_name(seen.text)), None)

    @cached_property
    def after(self) -> tuple[Seen, ...]:
        """The texts of its row that tell more of it: of what it is a part or in what it is, then those behind it."""
        labels, told = self.grid.labels(self.seen.row), self.grid.base_columns
        bases = (seen for seen in labels if seen.column < self.seen.column and seen.column in told)
        return (*bases, *(seen for seen in labels if seen.column > self.seen.column))

    @cached_property
    def heading(self) -> Heading:
        """What stands above it."""
        return column_above(self.grid, self.seen.row, self.seen.column, _NO_LABELS)

    @cached_property
    def section(self) -> str:
        """The last row above with a text and no number, at or before its first text."""
        last = self.before[-1].column if self.before else self.seen.column
        for row in range(self.seen.row - 1, max(self.seen.row - 40, 0), -1):
            labels = self.grid.labels(row)
            if labels and not self.grid.numbers(row) and labels[0].column <= last and len(labels) == 1:
                return labels[0].text
        return ""

    @cached_property
    def block(self) -> str:
        """The title over the names of its table, where that stands behind the numbers of another; else empty."""
        name, grid = self.nearest, self.grid
        if name is None:
            return ""
        row = name.row
        while (above := grid.at(row - 1, name.column)) is not None and above.is_label:
            row -= 1
        title, own = grid.at(row, name.column), any(seen.column > name.column for seen in grid.numbers(row))
        rows = range(row, self.seen.row + 1)
        beside = any(seen.column < name.column for each in rows for seen in grid.numbers(each))
        return title.text if title is not None and beside and not own else ""

    @property
    def is_in_percent(self) -> bool:
        """Whether a text of its row that says in what it is, and nothing else, says percent."""
        units = (seen.text for seen in (*self.before, *self.after) if is_unit(seen.text, alone=True))
        return any(hints_of(text).kinds == {"percent"} for text in units)

    @property
    def is_part(self) -> bool:
        """Whether a text of its row says that it is a part of something."""
        return any(is_part(seen.text) for seen in (*self.before, *self.after)) and abs(self.seen.value) <= 1

    @property
    def is_numbering(self) -> bool:
        """Whether it stands before the name of its row and counts on from the number above it, or to that below."""
        if self.before or not self.after:
            return False
        beside = ((step, self.grid.at(self.seen.row + step, self.seen.column)) for step in (-1, 1))
        return any(
            each is not None and each.is_number and each.value == self.seen.value + step for step, each in beside
        )

    @cached_property
    def names(self) -> tuple[tuple[Match, Seen, bool], ...]:
        """What its texts name: the concept, the text, and whether that stands above it."""
        return tuple(self._names())

    def _names(self) -> Iterator[tuple[Match, Seen, bool]]:
        if self.seen.kind is CellKind.BOTH and (named := named_by(self.seen.text)) is not None:
            yield named, self.seen, False
        cells = ((cell, named_by(cell.text)) for cell in reversed(self.heading.cells) if not is_year(cell))
        above = [(named, cell, True) for cell, named in cells if named]
        above = [each for each in above if each[0].concept.key != _STAFF or not self.is_below_total(each[1])]
        if self.is_of_record:  # whose it is, not what it is
            yield from above
            return
        if self.before and (staff := [each for each in above if is_of_all(each[0])]):
            if not self._is_sold:
                yield from staff  # a cost centre of overhead: whatever its rows are called
                return
            above = [each for each in above if each not in staff]
        above = [] if self.before and self._is_of_several else above
        for seen in self.before:
            unit = seen is not self.before[-1] and is_unit(seen.text, alone=True)
            person = is_person(seen.text) and (above or self._of_wages or self.is_gross)  # a function names no cost
            if person and self._of_wages is not None:
                yield self._of_wages, seen, False
            if not (unit or person or is_base(seen.text)) and (named := named_by(seen.text)) is not None:
                yield named, seen, False
        if self.is_staff:
            yield Match(vocabulary().concepts[_STAFF], _BY_UNIT), self.before[-1], False
        rows = any(not is_unit(seen.text, alone=True) for seen in self.before)
        yield from (each for each in above if not (rows and is_person(each[1].text)))
        if not self.before:
            for seen in self.after:
                if (named := named_by(seen.text)) is not None:
                    yield named, seen, False

    @cached_property
    def is_of_record(self) -> bool:
        """Whether what stands before it tells whose it is, not what it is."""
        return not self._is_of_several and is_record(self.grid, self.seen.row, [seen.text for seen in self.before])

    def is_below_total(self, heading: Seen) -> bool:
        """Return whether a total stands between a heading and it: it may be of another kind."""
        totals = self.grid.total_rows
        return bisect_left(totals, self.seen.row) > bisect_right(totals, heading.row)

    @property
    def _is_sold(self) -> bool:
        """Whether a price stands in its column: then what heads it is a product, be it `Schoonmaak`."""
        return self.seen.column in self.grid.sold_columns

    @property
    def _is_of_several(self) -> bool:
        """Whether it is of one of several products side by side: `Huisvesting en wonen` above it is no cost."""
        return self._is_sold and len(self.grid.sold_columns) >= _SEVERAL

    @cached_property
    def _of_wages(self) -> Match | None:
        """The wage that the heading of its part of the sheet surely names: each row below it is that of a function."""
        named = named_by(self.section) if self.section else None
        return named if named is not None and named.score >= _SURE and named.concept.key in _WAGES else None

    @property
    def is_gross(self) -> bool:
        """Whether what stands above it says that it is gross: then it is what somebody earns."""
        return any(_GROSS in plain_text(text).split() for text in self.heading.texts)

    @property
    def is_staff(self) -> bool:
        """Whether the unit of its row is fte: in a text of its own, or behind the name of its row."""
        apart = (*self.before[:-1], *self.after) if self.before else ()
        units = [seen.text for seen in apart]
        for mark in ",(" if self.before else "":  # `Nachtdienst, fte`, `Begeleiders (fte)`
            name, _, unit = self.before[-1].text.rpartition(mark)
            units += [unit] if name.strip() else []
        return any(plain_text(unit) == _STAFF for unit in units) or (bool(self.before) and self._is_in_fte)

    @property
    def _is_in_fte(self) -> bool:
        """Whether the heading of its column counts in fte, whatever more it says (`fte groep A`)."""
        said = plain_text(self.heading.texts[-1]) if self.heading.texts else ""
        return _OF_FTE.search(said) is not None and match(said) is None and not hints_of(said).kinds & {"euro"}

    def founds(self) -> list[Found]:
        """Return the number as each cost that its texts name, the surest first."""
        return list(self._founds)

    @cached_property
    def _founds(self) -> tuple[Found, ...]:
        made: dict[str, Found] = {}
        for named, seen, above in self.names:
            if named.concept.key not in made or made[named.concept.key].match.score < named.score:
                made[named.concept.key] = self.as_(named, seen, above)
        return tuple(sorted(made.values(), key=lambda found: -found.match.score))

    @cached_property
    def nameless(self) -> Found:
        """The number under no name."""
        return self.as_(NO_MATCH, self.seen, above=False)

    @cached_property
    def made(self) -> dict[Any, Any]:
        """What was made of it, by what that was made for: asked many times, and the same each time."""
        return {}

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made of it under this name, or make it now."""
        if what not in self.made:
            self.made[what] = make()
        return cast(Made, self.made[what])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that may tell what it is like, also without what they say that it is a part of."""
        before = () if self.is_of_record else self.before
        texts = [seen.text for seen in before] + list(self.heading.texts) or [seen.text for seen in self.after]
        return (*texts, *(head for text in texts if (head := without_base(text)) != text))

    @property
    def likeness(self) -> dict[str, float]:
        """How like its texts the likest name of each input is."""
        return self.like(frozenset())

    def like(self, product: frozenset[str]) -> dict[str, float]:
        """Return the same without the texts that say of which product it is."""
        return self.once(("like", product), lambda: self._like([text for text in self.texts if text not in product]))

    @staticmethod
    def _like(texts: Sequence[str]) -> dict[str, float]:
        heads = (text if (head := without_base(text)) == text else head for text in texts)
        best = as_learned(heads)
        for key, score in likeness(*texts).items():
            if score > best.get(key, 0.0):  # float: a share
                best[key] = score
        return best

    def as_(self, named: Match, seen: Seen, above: bool) -> Found:
        """Return the number under one name."""
        number = self.seen.number
        assert number is not None
        heads = self.heading.cells if above and named.concept.role != "gedrukt" else ()
        every = [text for text in (*self.before, *self.after) if text is not seen]
        texts = told_beside(self.grid, self.seen, heads, every)
        units = [text for text in texts if len(text) <= 40]
        remarks = [text.cell.comment for text in (seen, *self.before) if text.cell.comment]
        remarks += [number.note] if number.note else []
        return Found(
            match=named, label=seen.text, number=number, seen=self.seen, sheet=self.grid.name,
            unit_text=units[0] if units else "", near=(*texts, *remarks),
            heading=tuple(cell.text for cell in self._heads(named) if cell is not seen),
            section=self.section, in_row=above,
        )  # fmt: skip

    def _heads(self, named: Match) -> Iterator[Seen]:
        """What stands above it that tells of it: in what its column is sold tells of the price alone."""
        is_price, rows = named.concept.role == "gedrukt", self.grid.base_rows
        return (cell for cell in self.heading.cells if is_price or cell.row not in rows or not is_unit_of(cell.text))

    def _is_said_again(self, seen: Seen) -> bool:
        """Whether a text stands in the row above or below too: it is of several lines, as the code of a product is."""
        beside = (self.grid.at(self.seen.row + step, seen.column) for step in (-1, 1))
        return any(each is not None and each.cell is not seen.cell and each.text == seen.text for each in beside)

    @cached_property
    def label(self) -> str:
        """The text that a user knows it by."""
        if self.seen.kind is CellKind.BOTH:
            return self.seen.text.strip()
        named = [seen for seen in self.before if len(seen.text) > 2]
        own = [seen for seen in named if not self._is_said_again(seen)]
        texts = [seen.text for seen in own or named] or [cell.text for cell in reversed(self.heading.cells)]
        return texts[-1].strip() if texts else next((seen.text for seen in (*self.after[:1], *self.before)), "")
