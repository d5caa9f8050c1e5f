"""What a text says beside a name: of what a number is a part, where it comes from, and in what it is."""

from __future__ import annotations

import re
from functools import lru_cache

from workbooks.read.own_sheet.words.words import plain_text, word_set

#: What a number is a part of stands behind these words.
_BASE = re.compile(r"\s*+[(,]?\s*+(?:\b(?:over|obv|o\.b\.v\.)\b|(?:\bin )?%(?=\s*[^\s)]))", re.IGNORECASE)
#: A text that says what the number before or after it is a part of, or where it comes from, names nothing.
_OF = re.compile(r"\s*(?:(?:percentage|berekend|%) )?(?:over|van|op|of|on|in)\b", re.IGNORECASE)
_UNIT_WORDS = word_set(
    "eur euro € per / p u uur uren minuut min maand mnd jaar jr week weken dag dagen dagdeel etmaal fte % procent",
    "percentage in",
)

#: `van totaal directe kosten`: the total of one kind of cost is not the total cost; and which turnover is meant.
_TOTAL_OF = re.compile(
    r"\b(?:totaal|totale|total|alle|gezamenlijke|som)(?: van)?(?: de)? (?=(?:direct|loon|perso|salar|wage|staff))"
)
_WHICH = re.compile(
    r"\b(?:verwachte|begrote|geraamde|geschatte|beoogde|gerealiseerde|geprognosticeerde|expected|budgeted) (?=\w)"
)
#: How people write a unit of care in short, where a cell holds nothing else; `4 wk` is four weeks, `60 min` an hour.
_IN_SHORT = {
    "uur": ("u", "pu", "60 min", "60 minuten"),
    "dagdeel": ("dd", "pdd", "dgd", "ddl", "dagd", "dagdl"),
    "etmaal": ("etm", "etml", "24 uur", "24 uurs", "24 u"),
    "week": ("wk", "w", "pw"),
    "periode": ("4 wk", "4 weken", "vier weken"),
    "maand": ("mnd", "mndn", "pmnd"),
    "traject": ("trj", "traj"),
    "stuk": ("st", "stk"),
}
_SHORT = {word: unit for unit, words in _IN_SHORT.items() for word in words}
_PER = word_set("per p / eur euro €")

#: A text that ends so, or begins so with a unit, is a price, whatever else is unknown of it.
_CALLED = re.compile(
    r"(?:tarief|prijs|price)(?: 20[0-4]\d)?$|^(?!kostprijs)\w*(?:tarief|prijs) per\b"
    r"|^(?:tarief|prijs) (?:(?:van|voor|het|een|de|heel|hele|volledige?|totale?|compleet|complete) )*"
    r"(?:traject|pakket|arrangement|onderzoek|consult|sessie|module|gesprek)\b"
    r"|^(?:maand|week|pakket|traject)bedrag (?:(?:per|van|voor|het|een|de) )*"
    r"(?:gezin|client|kind|jeugdige|pakket|traject)\b"
)
#: A cost price of something in a unit; what a text says aside.
_COST = re.compile(
    r"kostprijs(?: per \w+)+"
    r"|(?:(?:totale|integrale) )?kosten per (?:deelnemer|cursist|sessie|consult|training|cursus|bijeenkomst|workshop)"
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
#: What says that a number is a part of something: `deel van de betaalde tijd`.
_PART = re.compile(r"(?:aandeel|deel|fractie) (?:van|in|op)\b")
#: Of which hours an amount per hour is.
_OF_HOURS = word_set("declarabel declarabele productief productieve direct gewerkt gewerkte betaald betaalde client")


@lru_cache(maxsize=65_536)
def without_base(text: str) -> str:
    """Return a text without what it says that a percentage is a part of."""
    return _BASE.split(text, maxsplit=1)[0].strip(" ,;:(") or text


def told_base(text: str) -> str:
    """Return a plain text, with a space around, without what makes no difference to what a percentage is a part of."""
    return _WHICH.sub("", _TOTAL_OF.sub("", f" {plain_text(text)} ".replace(" vd ", " van de ")))


def unit_in_short(text: str) -> str:
    """Return the unit of care that a text is short for, in the word of the models, `dagdeel` of `p/dd`; or nothing."""
    words = [word for word in plain_text(text).split() if word not in _PER]
    return _SHORT.get(" ".join(words), "")


def is_base(text: str) -> bool:
    """Whether a text says of what a number is a part, or where it comes from."""
    return _OF.match(text) is not None


def is_part(text: str) -> bool:
    """Whether a text says that a number is a part of something: no number is written so that is more than all of it."""
    return _PART.match(plain_text(text)) is not None


@lru_cache(maxsize=65_536)
def is_unit(text: str, *, alone: bool = False) -> bool:
    """Whether a text says in what a number is, and nothing else: `EUR / uur`, `€ per maand`, `% van`.

    One word is a unit only `alone`, where something else names the number.
    """
    words = plain_text(text).split()
    if "per" in words or "/" in text:
        words = [word for word in words if word not in _OF_HOURS]
    return (len(words) > 1 or alone) and (_UNIT_WORDS.issuperset(words) or bool(unit_in_short(text)))


def is_unit_of(text: str) -> bool:
    """Whether a text says in what something is, if need be with the kind of hour: `declarabel uur`."""
    words = [word for word in plain_text(text).split() if word not in _OF_HOURS]
    return bool(words) and (_UNIT_WORDS.issuperset(words) or bool(unit_in_short(text)))


def price_called(text: str) -> str:
    """Return which price a text calls a number, `tarief` or `kostprijs`, whatever it is of; empty for none."""
    plain = plain_text(without_base(_ASIDE.sub("", text)))
    return "kostprijs" if _COST.fullmatch(plain) else "tarief" if _CALLED.search(plain) else ""
