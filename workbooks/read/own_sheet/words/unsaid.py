"""What stands where a number should and is none: not known yet, a range, told elsewhere, or signs that a scan left."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from workbooks.read.own_sheet.words.numbers import plain_number, read_text
from workbooks.read.own_sheet.words.words import word_set

#: A longer text is no number.
_LONGEST = 60
# What a scanner makes of a digit or a percent sign.
_SLIPS = str.maketrans("lI|Oo", "11100")
_SLIPPED = re.compile(r"[-€\s]*(?=\S*[lIOo|])(?=\S*[0-9])[0-9lIOo|]+(?:[.,][0-9lIOo|]+)*(?![^\s%€])")
_SLIPPED_PERCENT = re.compile(r"(?<=[0-9lIOo\s])(?:[°ºoO]\s*/\s*[°ºoO0]|0\s*/\s*[°ºoO])\s*$")
#: A space before a comma or point within a number.
_GAP = re.compile(r"(?<=[0-9]) (?=[.,][0-9])")
#: Fewer digits than this with a letter between them are a code: `I3`, `O2`.
_FEWEST = 3
#: Digits with a letter or a mark among them that have decimals, and so are no code: `3.8b4,43`, `2,?5`.
_MARKED = re.compile(
    r"(?P<digits>[-€\s]{0,4}[0-9A-Za-z|?*]{1,7}(?:\.[0-9A-Za-z|?*]{3}){0,2},[0-9A-Za-z|?*]{1,4})"
    r"(?P<unit>(?:\s?%)?(?:\s(?:uur|uren|euro|van|over|per)\b.{0,40})?)"
)
#: A whole number that somebody was not sure of, or of which a digit could not be read: `40 ?`, `3?`, `1?0 uur`.
_UNSURE = re.compile(
    r"(?P<before>[-€\s]{0,4}[0-9]{1,5})\s?\?(?P<after>[0-9]{0,4})"
    r"(?P<unit>(?:\s?%)?(?:\s(?:uur|uren|euro|van|over|per)\b.{0,40})?)"
)
#: Which digit such a letter is most like, and what hides any digit at all.
_LOOKS = _SLIPS | str.maketrans("DQbGBSsZzEgqTA", "00668552239974")
_HIDDEN = "?*"
#: So many of its signs may be no digit, and so many readings are looked at.
_MOST_STRANGE, _MOST_READINGS = 2, 10
_NOTHING_HERE = word_set(
    "nvt n.v.t. n.v.t nvt. - – — -- pm p.m. p.m x n.b. nb nnb n.t.b. ntb geen onbekend ? … ... na n/a tbd t.b.d."
)
_MISSING = re.compile(
    r"\s*(?:pm|p\.m\.?|n\.?n\.?b\.?|n\.?t\.?b\.?(?: na \w.{0,25})?|n\.?b\.?"
    r"|nog (?:niet|onbekend|te)\b.{0,40}|(?:niet |on)bekend"
    r"|volgt(?: nog| (?:uit|na|in|later|z\.?s\.?m)\b.{0,30})?"
    r"|nader te bepalen|t\.?b\.?d\.?|(?:(?:nog|nader) )?in te vullen|invullen|\?+|nog niet bekend)\s*+[.!]?\s*+",
    re.IGNORECASE,
)
_AMOUNT = r"(?:€ ?)?\d{1,7}(?:[.,]\d{1,4})?(?: ?%)?"
_RANGE = re.compile(
    rf"(?:tussen )?(?P<low>{_AMOUNT})(?: ?[-–—à] ?| (?:a|tot|t/m|of|en|/) )(?P<high>{_AMOUNT})"
    r"(?: ?(?:uur|uren|weken|dagen|euro))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: What is said of one end of a range: `24,10 (schaal 8) of 26,35 (schaal 9)`.
_ASIDE = re.compile(r"\s?\([^()]{1,30}\)")
_ELSEWHERE = re.compile(
    r"(?:zie|volgens|conform|cf\.?|vlgs?\.?|o\.?b\.?v\.?|op basis van|in overleg|op (?:aanvraag|offerte|nacalculatie)"
    r"|nog|nader|afhankelijk|wissel(?:end|t)|varieert|variabel|verschilt"
    r"|idem|(?:het)?zelfde|gelijk aan|als vorig)\b.{0,40}",
    re.IGNORECASE,
)


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no value (`n.v.t.`, `-`, `p.m.`), or has none that can be read."""
    return text.strip().casefold() in _NOTHING_HERE or is_missing(text) or is_unreadable(text)


def is_missing(text: str) -> bool:
    """Whether a text says that a value is not known yet: `PM`, `n.n.b.`, `volgt nog`."""
    return _MISSING.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def is_elsewhere(text: str) -> bool:
    """Whether a text says where or by what a value is to be found: `zie bijlage 2`, `volgens cao`, `in overleg`."""
    return _ELSEWHERE.fullmatch(text.strip()) is not None or text.strip().casefold() == "cao"


@lru_cache(maxsize=8192)
def range_of(text: str) -> tuple[str, ...]:
    """Return both ends of a range (`48 - 54%`, `2 à 3`); nothing for any other text, or a range of years."""
    bare = _ASIDE.sub("", plain_number(text))
    found = _RANGE.fullmatch(" ".join(bare.split())) if len(text) <= _LONGEST else None
    whole = read_text(text) if found is not None else None
    if found is None or (whole is not None and not whole.note) or _YEAR.fullmatch(found["low"]):
        return ()
    low, high = found["low"], found["high"]
    low += "%" if high.endswith("%") and "%" not in low else ""
    ends = read_text(low), read_text(high)
    return (low, high) if ends[0] and ends[1] and ends[0].value < ends[1].value else ()


def is_unreadable(text: str) -> bool:
    """Whether a text is a number with a letter or a gap where a digit should be: `l78 uur`, `O,88`, `1 ,95`."""
    return bool(probably(text))


@lru_cache(maxsize=8192)
def probably(text: str, *, few: bool = False) -> tuple[str, ...]:
    """Return what an unreadable number may have been (`178 uur` for `l78 uur`), the likeliest first.

    Nothing for any other text. With `few` also where it has so few digits that it may be a code: `l2`.
    """
    plain = plain_number(text)
    if len(plain) > _LONGEST or read_text(plain) is not None:
        return ()
    again, percents = _SLIPPED_PERCENT.subn("%", _GAP.sub("", plain))
    found = _SLIPPED.match(again)
    if found is not None:
        short = len(re.sub(r"[^0-9lIOo|]", "", found[0])) < _FEWEST and not percents and not few
        again = again if short else found[0].translate(_SLIPS) + again[found.end() :]
    if again != plain and read_text(again) is not None:
        return (again,)
    unsure = _UNSURE.fullmatch(plain)
    if unsure is not None and not _YEAR.fullmatch(plain.rstrip("? ")):
        itself = () if unsure["after"] else ("",)
        return tuple(
            f"{unsure['before']}{digit}{unsure['after']}{unsure['unit']}" for digit in (*itself, *"0123456789")
        )
    marked = _MARKED.fullmatch(plain)
    return _of_marked(marked["digits"], marked["unit"]) if marked is not None else ()


def _of_marked(digits: str, unit: str) -> tuple[str, ...]:
    """What digits with strange signs among them may have been."""
    strange = sum(sign.isalpha() or sign in _HIDDEN for sign in digits)
    if not 0 < strange <= _MOST_STRANGE or sum(sign.isdigit() for sign in digits) <= strange:
        return ()
    signs = [("0123456789" if sign in _HIDDEN else sign) for sign in digits.translate(_LOOKS)]
    found = ("".join(each) + unit for each in islice(product(*signs), _MOST_READINGS))
    return tuple(each for each in found if read_text(each) is not None)
