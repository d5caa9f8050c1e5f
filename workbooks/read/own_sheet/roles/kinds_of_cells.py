"""What a cell below a price is by its words, its unit and what it does to the price, where no model has a line for it.

The kinds stand in `soorten.toml`; the first that fits holds. What its words do not say the vocabulary may name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from workbooks.read.own_sheet.roles.by_what_it_does import of_what_is_sold, off_for_several_reasons, place_among_hours
from workbooks.read.own_sheet.roles.cell_below import OF_MODELS, Cell, Kind
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.words.learned import chances
from workbooks.read.own_sheet.words.matching import guessed
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.words import plain_text

_FILE = Path(__file__).parent / "soorten.toml"
#: A word of so few letters only counts as a whole word; a longer one as the beginning of a word.
_SHORT = 4
#: A word behind this sign is the head of a compound; what only makes another word of it (verwacht), and its plural.
_HEAD, _PREFIXES, _PLURAL = "-", "ver|ge|be|af|in|on|op|om|over|ont|her", "(?:s?en|s)?"
#: A text that the vocabulary knows so surely names a cell.
_NAMED, _SURE = 0.65, 0.9  # float: scores
#: How a post of the whole and a total of a year are called, and what is for one fte instead.
_POST, _TOTAL = ("overhead_post", "overhead"), ("_bedrag", "_per_fte")
_PRICE, _OVERHEAD = "tarief", frozenset({"overhead", "overhead_deel"})
#: What is sold as a whole, whatever is counted in it.
_SOLD_WHOLE = "weekend"
_DOES = {
    "recht": {PriceRole.STRAIGHT, PriceRole.REST, PriceRole.OTHER},
    "deler": {PriceRole.DIVISOR, PriceRole.DIVIDED_FROM, PriceRole.OTHER},
    "aftrek": {PriceRole.TAKEN_OFF, PriceRole.STRAIGHT, PriceRole.OTHER},
}
#: What is a share of the hours of a year.
_OF_HOURS = {"uren_af": "off", "uren_deel": "times"}
#: What a share that is taken off 1, as others are, says that it is one of.
_TIME = re.compile(r"\b(?:\w*uren|\w*tijd)\b")
#: What an amount is only per where it says so, or what is sold is.
_BY_THE_PIECE = frozenset({"rit", "km", "minuut"})
_PEOPLE = frozenset({"dienst_medewerkers", "begeleiders_per_groep"})
_STAFF, _NO_CARE = "fte", "niet_productieve_uren"
#: Beside `(fte)` a larger number is what one of them costs.
_MOST_STAFF = 500
#: Between the parts of a name that lists several things.
_AND = re.compile(r",|\+|&|\ben\b")
#: Behind this stands what something is for.
_ASIDE = re.compile(r"\b(?:bij|voor|van|door|over|naar|met)\b|\(")
#: Behind this stands what is in it: `loonsom, incl. werkgeverslasten`.
_INCLUDED = re.compile(r"(?<=\w) \(?(?:incl|inclusief|excl|exclusief)\b.*$")
#: What one of something is said of, behind its name.
_PER_WHAT = re.compile(r"[\s,(]*\b(?:per|/) .*$")
#: One word of fewer letters may be the name of anything.
_COMPOUND = 8
#: A name that is learned is this likely at least, and so much of what is possible; less likely says nothing.
_OFTEN, _MOSTLY, _SELDOM = 0.7, 0.8, 0.02  # float: chances
_OFF, _GROWS = "aftrek", (PriceRole.STRAIGHT, PriceRole.OTHER)
#: Of a price at most so much (a float) rises with the hours of a year that are not productive.
_MOST_OFF = 0.5


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


def kind_of(cell: Cell) -> tuple[str, Kind] | None:
    """Return the key of what a cell is, by the texts of its row, else by those of its column; None where none says.

    What is sold takes hours or minutes, whatever they are for. Where no name is known, people call it so (`learned`).
    """
    counts = of_what_is_sold(cell)
    is_sold = counts is not None and cell.unit not in OF_MODELS
    told = cell.at.before or (cell.at.seen,)  # a label with a percentage in it is called what it says itself
    rows = [plain_text(without_base(text.text)) for text in told if text.is_label]
    if (several := off_for_several_reasons(rows, cell)) is not None:
        return several
    heads = [
        plain_text(text) for text in cell.at.heading.texts if text not in cell.product and not cell.at.seen.is_label
    ]
    of_staff = _STAFF in heads or (cell.at.is_staff and cell.at.seen.value <= _MOST_STAFF)
    if of_staff and cell.role is PriceRole.STRAIGHT and not (cell.is_percent or cell.is_amount):
        return _STAFF, Kind.COUNT
    said_of = [each for each in cell.at.names if not (each[2] and each[1].text in cell.product)]
    surest = sorted(said_of, key=lambda each: -each[0].score)
    names = [(named.concept.key, above) for named, _, above in surest if named.score >= _NAMED]
    sure = bool(surest) and surest[0][0].score >= _SURE
    of_centre = names and all(above and key in _OVERHEAD for key, above in names)
    for first in (heads, rows) if of_centre else (rows, heads):
        said = " ; ".join(_INCLUDED.sub("", text) for text in first)
        rest = " ; ".join((*rows, *heads, cell.beside))
        of_row = first is rows or all(above for _, above in names)
        called = [key for key, above in names if (of_row or key == _PRICE) and above is (first is heads)]
        called = called if sure else [*_guessed(first), *called]
        by_words = (kind for kind in kinds_said(said, rest) if _fits(kind, cell))
        by_name = (kind for key in called for kind in _kinds() if key in kind.concepts and _fits(kind, cell))
        found = next(by_words, None) or next(by_name, None)
        if found is not None and not (is_sold and found.does == _OFF):
            return _named(found, cell), found.kind
    called_so = _learned((*rows, *heads), cell) if counts is None else None
    return counts or called_so or place_among_hours(cell)


def _learned(texts: Sequence[str], cell: Cell) -> tuple[str, Kind] | None:
    """What people call so, by the first text that says it; None where its name lists several things of other kinds."""
    among_hours = cell.role is PriceRole.TAKEN_OFF or bool(cell.of_hours)
    known = (text for text in texts if among_hours or " " in text or len(text) >= _COMPOUND)
    said = (each for text in known for each in dict.fromkeys((_PER_WHAT.sub("", text) or text, text)))
    found = next((kind for each in said if (kind := _as_called(each, cell)) is not None), None)
    return None if found is not None and _is_one_of_several(found, cell) else found


def _as_called(text: str, cell: Cell) -> tuple[str, Kind] | None:
    """What people most often call so, of what the number of a cell and what it does to the price leave possible."""
    fits: dict[KindOfCell, float] = {}
    for key, chance in chances(text).items():
        if chance < _SELDOM:
            break
        kinds = (kind for kind in _kinds() if key in kind.concepts and _fits(kind, cell))
        kind = next((kind for kind in kinds if kind.kind is not Kind.EURO or cell.may_be_euros), None)
        if kind is not None:
            fits[kind] = fits.get(kind, 0.0) + chance
    best = max(fits, key=lambda kind: fits[kind], default=None)
    if best is None or fits[best] < max(_OFTEN, _MOSTLY * sum(fits.values())):
        return None
    return _named(best, cell), best.kind


def _is_one_of_several(kind: tuple[str, Kind], cell: Cell) -> bool:
    """Whether the name of a cell lists several things, most of which people do not call so: `Werving en matching`."""
    parts = [plain_text(part) for part in _AND.split(_ASIDE.split(cell.at.label)[0]) if part.strip()]
    return len(parts) > 1 and 2 * sum(_as_called(part, cell) == kind for part in parts) < len(parts)


def _guessed(texts: list[str]) -> Iterator[str]:
    """What the nearest of some texts almost surely means, as people call it."""
    named = guessed(texts[0]) if texts else None
    if named is not None:
        yield named.concept.key


@lru_cache(maxsize=8192)
def kinds_said(first: str, rest: str) -> tuple[KindOfCell, ...]:
    """Return the kinds that a plain text names, together with what stands beside it, whatever its number.

    Of several amounts in one name the first that is named comes first: `Materiaal en maaltijd` is material.
    """
    kinds = [kind for kind in _named_by(first) if all(group.search(rest) for group in kind.groups[1:])]
    if len(_AND.split(first)) > 1 and all(kind.kind is Kind.EURO for kind in kinds):
        kinds.sort(key=lambda kind: _place_of(kind, first))
    return tuple(kinds)


def _place_of(kind: KindOfCell, text: str) -> int:
    """Where the name of a kind begins in a text that holds it."""
    found = kind.groups[0].search(text)
    return found.start() if found is not None else len(text)


@lru_cache(maxsize=8192)
def _named_by(text: str) -> tuple[KindOfCell, ...]:
    return tuple(kind for kind in _kinds() if kind.groups[0].search(text) is not None)


def own_name(cell: Cell) -> str:
    """Return a key made of the label of a cell: Dutch words with underscores; empty where it has no label."""
    words = re.findall(r"[a-z]+[0-9]*", plain_text(cell.at.label))
    return "_".join(words[:6])


def _named(kind: KindOfCell, cell: Cell) -> str:
    key = kind.key.replace("{per}", f"per_{cell.per if cell.per in kind.pers else kind.pers[-1]}" if kind.pers else "")
    return key.replace(*_POST).replace(*_TOTAL) if cell.per == "fte" else key


def _fits(kind: KindOfCell, cell: Cell) -> bool:
    if cell.of_hours and kind.does not in _OF_HOURS:
        return False
    if kind.key in _PEOPLE and cell.counted:
        return False  # what is counted in hours or minutes is no staff
    value = abs(cell.value(kind.kind)) if kind.kind is Kind.HOURS else cell.value(kind.kind)
    if not (cell.can_be(kind.kind) and kind.low <= value <= kind.high):
        return False
    per = {"fte": "jaar"}.get(cell.per, cell.per)
    unsaid = not cell.hints.pers and len(kind.pers) == 1 and not (cell.is_of_unit and kind.pers != (cell.unit,))
    unsaid = unsaid and (cell.unit in kind.pers or _BY_THE_PIECE.isdisjoint(kind.pers))
    in_per = not kind.pers or per in kind.pers or unsaid
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
    if kind.does in _OF_HOURS:
        return _OF_HOURS[kind.does] == cell.of_hours or _is_taken_off(kind, cell) or _is_typed_share(kind, cell)
    return in_per and in_price and cell.role in _DOES.get(kind.does, {cell.role})


def _is_taken_off(kind: KindOfCell, cell: Cell) -> bool:
    """Whether a share that says that it is one of time goes off a whole, as other shares do."""
    off = cell.role is PriceRole.TAKEN_OFF and cell.is_percent and _OF_HOURS[kind.does] == "off"
    return off and _TIME.search(plain_text(cell.at.label)) is not None


def _is_typed_share(kind: KindOfCell, cell: Cell) -> bool:
    """Whether a share that nothing is worked out with may be one of hours that are no care, whatever for."""
    return cell.role is PriceRole.OTHER and cell.is_percent and kind.key == _NO_CARE


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
            is_whole = len(word) <= _SHORT or word.endswith("per week")  # no `per weekend`
            yield rf"\b{said}\b" if is_whole else rf"\b{said}"
