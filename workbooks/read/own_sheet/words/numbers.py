"""Numbers as people type them in a cost sheet: `€ 1.234,56`, `20 %`, `24,68 (FWG 45)`, `€ 90,-`, `1.760`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from workbooks.read.own_sheet.words.hints import NOTHING, Hints, hints_of

_DIGITS = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_MONEY = r"(?:€|eur(?:o)?\b)"
_TAIL = "of|on|van|over|op|incl|excl|inclusief|exclusief|conform|volgens|obv|boven|wettelijk|bruto"
# Texts have one space (or line end) between words by then: a pattern with an endless one on both sides of what may be
# absent takes the square of its length.
_S = r"[ \n]?"
_WHOLE = re.compile(
    rf"(?P<before>{_MONEY})?{_S}(?P<sign>[-−–+]|-/-)?{_S}(?P<money>{_MONEY})?{_S}(?P<digits>{_DIGITS})"
    rf"(?:{_S},{_S}[-–=]+)?{_S}(?P<after>%|procent\b|{_MONEY})?{_S}(?P<minus>[-−–])?"
    rf"{_S}(?P<unit>(?!{_S}(?:{_TAIL})\b)(?:per\s|/|p/|in\s)?{_S}[a-z][a-z /.]{{0,28}}?)?"
    rf"(?:{_S}(?P<note>[(\[].*)|(?P<tail>{_S}[,;]?\s(?:{_TAIL})\b.*)|{_S})",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"(?P<before>{_MONEY})?{_S}\({_S}(?P<money>{_MONEY})?{_S}(?P<digits>{_DIGITS}){_S}(?P<after>%|{_MONEY})?{_S}\)"
    rf"{_S}(?P<behind>%)?",
    re.IGNORECASE,
)
_SAID = re.compile("eur|procent", re.IGNORECASE)
_SPACE, _LETTER, _MARK = re.compile(r"\s+"), re.compile(r"[^\W\d]"), re.compile(rf"{_S}[:=(]|\s")
_BEHIND = re.compile(
    rf"{_S}(?P<value>{_MONEY}?{_S}[-−]?{_S}(?:{_DIGITS})(?:,-+)?{_S}(?:%|procent|{_MONEY})?"
    rf"(?:{_S}(?:per|/){_S}[a-z ]{{2,20}}?|{_S}uur|{_S}uren)?){_S}[).]?"
    rf"(?P<rest>\s(?:van|over|op|boven)\s.{{3,90}}|{_S}[(].{{3,90}}[)])?{_S}",
    re.IGNORECASE,
)
_TIME = rf"(?:uur|uren|u|weken|wk|dagen)(?:{_S}per{_S}(?:week|dag|jaar))?"
_TIMES = re.compile(
    rf"(?P<one>{_DIGITS}){_S}(?P<first>{_TIME}){_S}[x×*]{_S}(?P<other>{_DIGITS}){_S}(?P<second>{_TIME})", re.IGNORECASE
)
_FACTOR = re.compile(r"[x×*] ?(?=1[.,](?!000)\d{1,4}$)", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_LONGEST = 130
_CLOCK = re.compile(
    r"(?P<sign>[-−])?(?P<hours>\d{1,6}):(?P<minutes>[0-5]\d)(?::00)?(?P<unit>\s*(?:uur|uren|u))?", re.IGNORECASE
)
_LONGEST_DAY = 24
#: Of so long a time nobody gives thousandths of a euro or an hour.
_LONG = frozenset({"jaar", "maand", "fte"})
#: Spaces as wide as a digit or narrower, as typesetters put them between thousands, and marks without any width.
_SPACES: dict[int, str | None] = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f"), " ")
_SPACES |= dict.fromkeys(map(ord, "\u200b\u2060\ufeff"), None)
_ABOUT = re.compile(
    r"\s*(?:ca\.?|circa|ongeveer|plm\.?|±|ong\.|~|rond(?: de)?|geschat(?: op)?)\s*(?=[€\d]|eur)", re.IGNORECASE
)
_UNIT_WORD = re.compile(
    r"(?:(?:per|p|/|p/|in)\s*)?(?:(?:een|productief|betaald|declarabel|direct)\s+)?"
    r"(?:uur|uren|u|fte|maand|mnd|jaar|jr|week|dagen|dag|minuut|min|km|kilometer|dagdeel|etmaal|dgn)"
    r"(?:\s*(?:per|/|p)\s*(?:uur|fte|maand|jaar|jr|week|productief uur))*\.?",
    re.IGNORECASE,
)
#: How a sheet says that its amounts are in thousands.
_THOUSANDS = re.compile(
    r"(?:^|[(\[]|(?<=\b20\d\d) |(?<!\d) )(?:[x×*] ?(?:€|euro?)?|in (?:€|euro?)) ?1?[., ]?000\b(?![.,]?\d)"
    r"|€ ?[x×*] ?1[., ]?000\b|(?:[x×*] ?|\bin )duizend(?:en|tallen)?\b"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the sheet. `readings` holds two when its notation is ambiguous (`1.760`).

    `share` means that it was written as a percentage and is 0-1 here. `note` is what stood behind it.
    """

    readings: tuple[Decimal, ...]
    share: bool = False
    hints: Hints = NOTHING
    note: str = ""
    shown: str = ""

    @property
    def value(self) -> Decimal:
        """The first reading."""
        return self.readings[0]

    @property
    def is_percent(self) -> bool:
        """Whether it is written as a percentage, or its format or unit says that it is one."""
        return self.share or "percent" in self.hints.kinds

    @property
    def as_share(self) -> Decimal:
        """The number as a share (0-1): 20 of which no percent sign was read is 0.2."""
        return self.value.scaleb(-2) if not self.share and abs(self.value) > 1 else self.value


def places(value: Decimal) -> int:
    """Return how many digits stand behind the point of a number as it was written, zeros too."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_about(text: str) -> bool:
    """Whether a text is a number that is only about right: `ca. 67%`."""
    return _ABOUT.match(text) is not None


def read_about(text: str, notation: str = "") -> Number | None:
    """Read a number also where it is only about right; who reads it says so."""
    number = read_text(text, notation)
    if number is not None or not is_about(text):
        return number
    near = read_text(_ABOUT.sub("", text, count=1), notation)
    return replace(near, shown=plain_number(text)) if near is not None else None


def plain_number(text: str) -> str:
    """Return a text with ordinary spaces, without the apostrophe that makes a number text."""
    return text.translate(_SPACES).strip().removeprefix("'")


def _spaced(text: str) -> str:
    """Return a text with one space, or one line end, where it has several."""
    return _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text)


@lru_cache(maxsize=8192)
def read_text(text: str, notation: str = "") -> Number | None:
    """Read a whole text as a number with what may stand around it; None when it is something else."""
    shown = plain_number(text)
    if len(shown) > _LONGEST:
        return None
    text = _spaced(shown)
    if (times := _TIMES.fullmatch(text)) is not None:
        return _product(times, shown, notation)
    if (clock := _CLOCK.fullmatch(text)) is not None:
        return _hours(clock, shown)
    factor = _FACTOR.match(text)
    text = text if factor is None else text[factor.end() :]
    bracketed = _BRACKETED.fullmatch(text)
    found = bracketed or _WHOLE.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    unit = (parts.get("unit") or "").strip()
    note = f"{parts.get('note') or ''} {parts.get('tail') or ''}".strip(" ,;")
    if unit and not _UNIT_WORD.fullmatch(unit):
        return None
    negative = bracketed is not None or (parts.get("sign") or "") in ("-", "−", "–", "-/-") or bool(parts.get("minus"))
    values = read_digits(parts["digits"], notation)
    if not values:
        return None
    after = parts.get("after") or parts.get("behind") or ""
    share = after.casefold() in ("%", "procent")
    money = "€" if parts.get("before") or parts.get("money") or (after and not share) else ""
    hints = hints_of(f"{money} {unit}".strip() + (" %" if share else ""))
    values = values[-1:] if factor else _possible(values, share, hints)
    if share:
        values = tuple(dict.fromkeys(value.scaleb(-2) for value in values))
    return Number(tuple(-value if negative else value for value in values), share, hints, note.strip("()[] "), shown)


def _hours(clock: re.Match[str], text: str) -> Number | None:
    """`1400:00` and `7:30 uur` are hours; `1:10` without a word may be a proportion, and stays text."""
    hours = Decimal(int(clock["hours"])) + Decimal(int(clock["minutes"])) / 60
    if not clock["unit"] and hours <= _LONGEST_DAY:
        return None
    return Number((-hours if clock["sign"] else hours,), hints=Hints(frozenset({"uren"})), shown=text)


def _possible(values: tuple[Decimal, ...], share: bool, hints: Hints) -> tuple[Decimal, ...]:
    """Leave out a reading that cannot be: a thousand percent and more, thousandths of an amount or hours of a year."""
    if len(values) == 1:
        return values
    thousands, fraction = values
    return (fraction,) if share else (thousands,) if hints.pers & _LONG else values


def _product(times: re.Match[str], text: str, notation: str) -> Number | None:
    """`36 uur x 52 weken`: hours, when one of the two is a number of hours and the other one of weeks or days."""
    one, other = read_digits(times["one"], notation), read_digits(times["other"], notation)
    is_hours = [times[key].casefold().startswith("u") for key in ("first", "second")]
    if sum(is_hours) != 1 or len(one) != 1 or len(other) != 1:
        return None
    return Number((one[0] * other[0],), hints=Hints(frozenset({"uren"})), note=text, shown=text)


def says_thousands(text: str) -> bool:
    """Whether a text says that amounts are in thousands: `bedragen x € 1.000`."""
    return _THOUSANDS.search(" ".join(text.casefold().split())) is not None


def read_behind(text: str, notation: str = "") -> tuple[str, Number] | None:
    """Split a text that is a label with its value behind it: `Overhead: 20 %`, `Uurloon € 24,68`."""
    if len(text) > 2 * _LONGEST or says_thousands(text):
        return None
    text = _spaced(plain_number(text))
    letter = _LETTER.search(text)
    marks = _MARK.finditer(text, letter.end()) if letter is not None else ()
    mark, found = next(
        ((mark, found) for mark in marks if (found := _BEHIND.fullmatch(text, mark.end()))), (None, None)
    )
    if mark is None or found is None or "\n" in text[: mark.start()]:
        return None
    label, value = text[: mark.start()], found["value"]
    plainly = mark[0][-1] in ":=" or "€" in value or "%" in value or _SAID.search(value)
    aside = label.count("(") > label.count(")")  # `productiviteit (norm 78%)` is a remark
    if not plainly or aside or len(label) > _LONGEST:
        return None
    number = read_text(value, notation)
    rest = (found["rest"] or "").strip(" ()")
    label = label.strip(" :=(")
    return None if number is None else (f"{label} ({rest})" if rest else label, number)


def read_digits(digits: str, notation: str = "") -> tuple[Decimal, ...]:
    """Return what a row of digits with points and commas can mean: one thing where it is clear, two, or nothing."""
    text = digits.replace("'", "").replace(" ", "")
    decimal = decimal_mark(text)
    if decimal == "?":
        mark = "," if "," in text else "."
        thousands, fraction = Decimal(text.replace(mark, "")), Decimal(text.replace(mark, "."))
        if notation:
            return (thousands,) if (mark == ".") == (notation == "nl") else (fraction,)
        return (thousands, fraction)
    if decimal == "":
        return (Decimal(text.replace(".", "").replace(",", "")),)
    other = "." if decimal == "," else ","
    if text.count(decimal) > 1:
        return ()
    return (Decimal(text.replace(other, "").replace(decimal, ".")),)


def decimal_mark(text: str) -> str:
    """Return the mark before the decimals: a comma, a point, nothing, or `?` when it can be two things."""
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    mark = "." if point >= 0 else "," if comma >= 0 else ""
    if not mark:
        return ""
    if text.count(mark) > 1:
        return ""
    if _AMBIGUOUS.fullmatch(text):
        return "?"
    return mark


def notation_of(texts: Iterable[str]) -> str:
    """Return the notation (`nl`, `en`) that all clear numbers among these texts share; empty when none or mixed."""
    found = set()
    for text in texts:
        whole = _WHOLE.fullmatch(_spaced(plain_number(text))) if len(text) <= _LONGEST else None
        if whole is None:
            continue
        digits = whole["digits"].replace("'", "").replace(" ", "")
        mark = decimal_mark(digits)
        if mark in (",", "."):
            found.add("nl" if mark == "," else "en")
        elif mark == "" and re.search(r"[.,]", digits):
            found.add("nl" if "." in digits else "en")
    return found.pop() if len(found) == 1 else ""
