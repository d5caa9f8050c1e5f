"""What a cell below a price is by its words, its unit and what it does to the price, where no model has a line for it.

The kinds stand in `soorten.toml`; the first that fits holds. What its words do not say the vocabulary may name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property, lru_cache
from pathlib import Path

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.words.hints import Hints, hints_of
from workbooks.read.own_sheet.words.matching import guessed
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.words import plain_text

_FILE = Path(__file__).parent / "soorten.toml"
#: A word of so few letters only counts as a whole word; a longer one as the beginning of a word.
_SHORT = 4
#: What else than a unit of care an amount may be for.
_PER = re.compile(r"\bper (weekend|rit|km|oproep|week|traject)\b")
#: What is called so is an amount, whatever it is counted in.
_MONEY = re.compile(r"\b(?:huur|salaris|\w*(?:kosten|vergoeding|prijs|tarief|loon))\b")
#: A word behind this sign is the head of a compound; what only makes another word of it (verwacht), and its plural.
_HEAD, _PREFIXES, _PLURAL = "-", "ver|ge|be|af|in|on|op|om|over|ont|her", "(?:s?en|s)?"
#: A text that the vocabulary knows so surely names a cell.
_NAMED, _SURE = 0.65, 0.9  # float: scores
_PRICE, _OVERHEAD = "tarief", frozenset({"overhead", "overhead_deel"})
#: What is sold as a whole, whatever is counted in it.
_SOLD_WHOLE = "weekend"
#: Relative difference under which two numbers are the same.
_SAME = 1e-6  # float: points are float64
#: An amount of which so much comes in the price is one of the unit of the price; of which so little, one of a year.
_OF_UNIT, _OF_YEAR = 0.4, 0.2  # float: euros of the price per euro of the amount
_DOES = {
    "recht": {PriceRole.STRAIGHT, PriceRole.REST, PriceRole.OTHER},
    "deler": {PriceRole.DIVISOR, PriceRole.DIVIDED_FROM, PriceRole.OTHER},
    "aftrek": {PriceRole.TAKEN_OFF, PriceRole.STRAIGHT, PriceRole.OTHER},
}
#: Kinds of numbers that are no money.
_COUNTED = frozenset({"uren", "dagen", "fte", "km"})
_OFF, _GROWS = "aftrek", (PriceRole.STRAIGHT, PriceRole.OTHER)
#: Of a price at most so much (a float) rises with the hours of a year that are not productive.
_MOST_OFF = 0.5


class Kind(Enum):
    """What sort of number a cell holds."""

    SHARE = "aandeel"
    EURO = "euro"
    HOURS = "uren"
    COUNT = "aantal"


@dataclass(frozen=True)
class KindOfCell:
    """One kind: its key, of each group of words one must be said, and what the cell may hold and do to the price."""

    key: str
    kind: Kind
    groups: tuple[re.Pattern[str], ...]
    low: Decimal
    high: Decimal
    does: str = ""
    pers: tuple[str, ...] = ()
    concepts: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    over_days: bool | None = None


@dataclass(frozen=True)
class Cell:
    """A cell below a price: what stands around it, what it does, how many euros of the price an euro of it makes.

    `unit` is what the price is per, `beside` what that is in that this is taken off (`weken`), `over_days` whether
    the price is a year's amount over the days of the year. `product` are the texts above the price: they are what is
    sold, and say nothing of what is in it. `added` tells that the price is a sum with it, or a share of one.
    """

    at: Around
    role: PriceRole
    slope: float
    unit: str
    beside: str = ""
    over_days: bool = False
    product: frozenset[str] = frozenset()
    price: float = 0.0
    added: bool = False

    @cached_property
    def hints(self) -> Hints:
        """What the sheet says about its unit."""
        nameless, product = self.at.nameless, self.product
        if product.isdisjoint(nameless.heading):
            return nameless.hints
        return nameless.having(heading=tuple(text for text in nameless.heading if text not in product)).hints

    @cached_property
    def share(self) -> Decimal:
        """Its number as a share."""
        if self._in_hundredths:
            return self.at.seen.value / 100
        number = self.at.nameless.number
        return number.as_share if self.is_percent else self.at.seen.value

    @cached_property
    def is_percent(self) -> bool:
        """Whether it is written as a percentage."""
        return self.at.seen.is_share or "percent" in self.hints.kinds or self._in_hundredths

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is euros by its name, or by what the price makes of it."""
        hours = "uren" in self.hints.kinds and "euro" not in self.hints.kinds
        return not (self.is_percent or hours) and (self.added or _MONEY.search(plain_text(self.at.label)) is not None)

    @cached_property
    def _in_hundredths(self) -> bool:
        """Whether the price is something times 1 and so many hundredths."""
        if self.at.seen.is_share or self.added or self.role is not PriceRole.STRAIGHT or not self.slope:
            return False
        return abs(self.price / self.slope / (100 + float(self.at.seen.value)) - 1) < _SAME

    def value(self, kind: Kind) -> Decimal:
        """Return its number as it is in a kind."""
        return self.share if kind is Kind.SHARE else self.at.seen.value

    @cached_property
    def per(self) -> str:
        """What an amount is for: as the sheet says, else by what of it comes in the price."""
        own = hints_of(self.at.label).pers
        said = own or self.hints.pers
        if "anders" in said and (other := _PER.search(plain_text(self.at.label))) is not None:
            return other.group(1)
        if not own and said == {self.unit} and abs(self.slope) < _OF_YEAR:  # what is above it is said of the price
            return "jaar"
        if said:
            return "fte" if "fte" in said else next(iter(sorted(said)))
        return self.unit if self.slope > _OF_UNIT else "jaar" if self.slope < _OF_YEAR else ""

    def can_be(self, kind: Kind) -> bool:
        """Whether nothing that is written beside it is against a kind."""
        kinds = self.hints.kinds
        if kind is Kind.SHARE:
            return self.is_percent or (abs(self.at.seen.value) <= 1 and not kinds & {"euro", "uren"})
        if self.is_percent or (self.is_amount and kind is not Kind.EURO):
            return False
        either = "euro" in kinds and not kinds.isdisjoint(_COUNTED)  # a lone `fte` says either
        return "uren" not in kinds or "euro" in kinds if kind is Kind.EURO else "euro" not in kinds or either


def kind_of(cell: Cell) -> tuple[str, Kind] | None:
    """Return the key of what a cell is, by the texts of its row, else by those of its column; None where none says."""
    rows = [plain_text(without_base(text.text)) for text in cell.at.before]
    heads = [plain_text(text) for text in cell.at.heading.texts if text not in cell.product]
    said_of = [each for each in cell.at.names if not (each[2] and each[1].text in cell.product)]
    surest = sorted(said_of, key=lambda each: -each[0].score)
    names = [(named.concept.key, above) for named, _, above in surest if named.score >= _NAMED]
    sure = bool(surest) and surest[0][0].score >= _SURE
    of_centre = names and all(above and key in _OVERHEAD for key, above in names)
    for first in (heads, rows) if of_centre else (rows, heads):
        said, rest = " ; ".join(first), " ; ".join((*rows, *heads, cell.beside))
        of_row = first is rows or all(above for _, above in names)
        called = [key for key, above in names if (of_row or key == _PRICE) and above is (first is heads)]
        called = called if sure else [*_guessed(first), *called]
        by_words = (kind for kind in kinds_said(said, rest) if _fits(kind, cell))
        by_name = (kind for key in called for kind in _kinds() if key in kind.concepts and _fits(kind, cell))
        found = next(by_words, None) or next(by_name, None)
        if found is not None:
            return _named(found, cell), found.kind
    return None


def _guessed(texts: list[str]) -> Iterator[str]:
    """What the nearest of some texts almost surely means, as people call it."""
    named = guessed(texts[0]) if texts else None
    if named is not None:
        yield named.concept.key


@lru_cache(maxsize=8192)
def kinds_said(first: str, rest: str) -> tuple[KindOfCell, ...]:
    """Return the kinds that a plain text names, together with what stands beside it, whatever its number."""
    return tuple(kind for kind in _named_by(first) if all(group.search(rest) for group in kind.groups[1:]))


@lru_cache(maxsize=8192)
def _named_by(text: str) -> tuple[KindOfCell, ...]:
    return tuple(kind for kind in _kinds() if kind.groups[0].search(text) is not None)


def own_name(cell: Cell) -> str:
    """Return a key made of the label of a cell: Dutch words with underscores; empty where it has no label."""
    words = re.findall(r"[a-z]+[0-9]*", plain_text(cell.at.label))
    return "_".join(words[:6])


def _named(kind: KindOfCell, cell: Cell) -> str:
    return _per(kind, cell.per if cell.per in kind.pers else kind.pers[-1]) if kind.pers else _per(kind, "")


def _per(kind: KindOfCell, per: str) -> str:
    return kind.key.replace("{per}", f"per_{per}" if per else "")


def keys_of_kinds() -> Iterator[tuple[str, Kind]]:
    """Yield every key that `kind_of` may return, with its kind."""
    for kind in _kinds():
        yield from ((_per(kind, per), kind.kind) for per in kind.pers or ("",))


def _fits(kind: KindOfCell, cell: Cell) -> bool:
    value = abs(cell.value(kind.kind)) if kind.kind is Kind.HOURS else cell.value(kind.kind)
    if not (cell.can_be(kind.kind) and kind.low <= value <= kind.high):
        return False
    per = {"fte": "jaar"}.get(cell.per, cell.per)
    in_per = not kind.pers or per in kind.pers or (not cell.hints.pers and len(kind.pers) == 1)
    in_price = not kind.units or cell.unit in kind.units
    in_price = in_price and kind.over_days in (None, cell.over_days)
    if kind.units and kind.kind is Kind.HOURS:  # hours of what is sold, not of a call or a client
        in_price = in_price and (not cell.hints.pers or cell.per in (cell.unit, _SOLD_WHOLE))
    if (
        kind.does == _OFF
        and cell.role in _GROWS
        and cell.slope * float(cell.at.seen.value) > _MOST_OFF * cell.price > 0
    ):
        return False  # what most of the price is a multiple of, is no part of the hours of a year
    return in_per and in_price and cell.role in _DOES.get(kind.does, {cell.role})


@cache
def _kinds() -> tuple[KindOfCell, ...]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        KindOfCell(
            each["sleutel"], Kind(each["soort"]), tuple(map(_pattern, each["woorden"])), Decimal(each["van"]),
            Decimal(each["tot"]), each.get("rol", ""), tuple(each.get("per", ())),
            frozenset(each.get("begrip", ())), tuple(each.get("prijs_per", ())), each.get("over_dagen"),
        )
        for each in data["soorten"]
    )  # fmt: skip


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_written(words)))


def _written(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        said = re.escape(word.removeprefix(_HEAD))
        if word.startswith(_HEAD):
            yield rf"\b(?!(?:{_PREFIXES}){said})\w*{said}{_PLURAL}\b"
        else:
            yield rf"\b{said}\b" if len(word) <= _SHORT else rf"\b{said}"
