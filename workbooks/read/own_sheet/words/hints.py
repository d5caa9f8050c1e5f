"""What a text says about the unit of the number it belongs to: percent, euro, hours; per hour, month, year, fte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workbooks.read.own_sheet.words.words import OF_A_PRICE, QUALIFIED, QUALIFIED_PER, plain_text

_PER = {
    "uur": r"uur|uren|hour|u|contractuur|clientuur|contactuur|zorguur",
    "minuut": r"minuut|min|minute",
    "maand": r"maand|mnd|month|m",
    "jaar": r"jaar|jr|j|year|annum|jaarbasis",
    "week": r"week|wk",
    "fte": r"fte|voltijdbaan|formatieplaats",
    "dagdeel": r"dagdeel",
    "etmaal": r"etmaal|dag|nacht",
    "km": r"km|kilometer",
    "anders": r"bezoek|client|deelnemer|plaats|kind|jongere|bewoner|groep|rit|traject|arrangement|consult|gezin|contact"
    r"|periode|weekend|oproep|4 weken|vier weken|kwartaal",
}
_AFTER = {
    key: re.compile(rf"(?:{QUALIFIED_PER}|{OF_A_PRICE}|(?:/\s*|\bp\s+|\bop\s+|\bp){QUALIFIED})(?:{words})\b")
    for key, words in _PER.items()
}
#: A price in one word with what it is per: `maandtarief`, `dagprijs`.
_COMPOUND = {
    "uur": re.compile(r"\buur(?:loon|tarief|prijs|lonen)|\bcao uurloon|\bhourly"),
    "maand": re.compile(r"\bmaand(?:salaris|loon|bedrag|tarief|prijs)|\bmaandelijks|\bmonthly"),
    "jaar": re.compile(
        r"\bjaar(?:salaris|loon|bedrag|totaal|kosten|tarief|prijs)|\bjaarlijks|\byearly|\bannual|\bjaarbasis"
    ),
    "minuut": re.compile(r"\bminuut(?:tarief|prijs)"),
    "dagdeel": re.compile(r"\bdagdeel(?:tarief|prijs)"),
    "etmaal": re.compile(r"\b(?:etmaal|dag)(?:tarief|prijs)"),
    "week": re.compile(r"\bweek(?:uren|basis|tarief|prijs)\b"),
}
_PERCENT = re.compile(r"%|\bprocent|\bpercent|\bpct\b|\bperc\b")
_EURO = re.compile(r"€|\beur\b|\beuro\b|\beuros\b")
_AMOUNT = re.compile(r"\bbedrag|\bamount\b")
_HOURS = re.compile(r"\buren\b|\bhours\b|\buur per jaar\b|\buur / jaar\b")
#: Units in which no input comes: such a column is left alone.
_OTHER = {"minuten": {"minuten"}, "min": {"minuten"}, "weken": {"weken"}, "aantal weken": {"weken"}}
_MONEY = r"(?:€|eur(?:o'?s?)?)?"
_TIMES = {
    times: re.compile(rf"(?:^|[\s(\[])[x×*]\s*+{_MONEY}\s*+{digits}\b(?![.,]?\d)|\bin\s+(?:{words})\b", re.IGNORECASE)
    for times, digits, words in (
        (1_000_000, r"(?:(?:1[.,\s]|[.,]|(?<=\s))000[.,\s]?000|1\s*mln|1\s*miljoen|miljoen)", "mln|miljoenen"),
        (1_000, r"(?:1[.,\s]?000|duizend)", "duizenden|duizendtallen|k€|keur"),
    )
}
_STRONG = re.compile(r"\b(?:uren|dagen)\b")
_HOURS_A_YEAR = re.compile(r"(?:uren|uur) (?:per|/) (?:fte|jaar)\b")
_BARE = {
    "uur": "uur",
    "uren": "uur",
    "hour": "uur",
    "minuut": "minuut",
    "dagdeel": "dagdeel",
    "etmaal": "etmaal",
    "dag": "etmaal",
    "maand": "maand",
    "jaar": "jaar",
    "fte": "fte",
    "km": "km",
}


@dataclass(frozen=True, slots=True)
class Hints:
    """Kinds: percent, euro, uren, dagen, fte, km. Pers: uur, minuut, maand, jaar, week, fte, dagdeel, etmaal, km.

    Empty means that nothing was said; `bare` that the text is a unit and nothing else. `weak` are kinds that a
    word only suggests ("productieve uren: 80%"). `times` is 1000 when the numbers are thousands ("x € 1.000").
    """

    kinds: frozenset[str] = frozenset()
    pers: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    bare: bool = False
    times: int = 1

    def __bool__(self) -> bool:
        return bool(self.kinds or self.pers)


NOTHING = Hints()


@lru_cache(maxsize=65_536)
def hints_of(text: str) -> Hints:
    """Return what a label, a heading or the text in a unit column says about the unit."""
    plain = plain_text(text)
    if plain in _BARE:
        return _bare(plain)
    pers = {key for key, pattern in _AFTER.items() if pattern.search(plain)}
    pers |= {key for key, pattern in _COMPOUND.items() if pattern.search(plain)}
    if len(pers) > 1:
        pers.discard("anders")
    kinds, weak = set(), set()
    if _PERCENT.search(plain):
        kinds.add("percent")
    if _EURO.search(plain) or (pers and _AMOUNT.search(plain)):
        kinds.add("euro")
    aside = plain_text(" ".join(re.findall(r"[(\[]([^)\]]*)[)\]]", text)))
    if not kinds:
        strong = " ".join(
            (aside, *re.findall(r"\bin (?:uren|dagen)\b", plain), plain if len(plain.split()) == 1 else "")
        )
        kinds |= set(_STRONG.findall(strong))
        weak |= {"uren"} if _HOURS.search(plain) else set()
        weak |= {"dagen"} if re.search(r"\bdagen\b|dagen\b", plain) else set()
    if _HOURS_A_YEAR.match(plain) and not kinds:
        kinds.add("uren")
    kinds |= _OTHER.get(plain, set())
    if plain in ("uren per week", "uur per week", "uur / week", "uren / week"):
        kinds.add("week")
    elif re.search(r"\b(?:weken|wk)\b", aside) or re.search(r"\bin weken\b", plain):
        kinds = {"weken"}
    return Hints(frozenset(kinds), frozenset(pers), frozenset(weak), times=_times(text))


def _times(text: str) -> int:
    """Return by how much the numbers are to be multiplied."""
    return next((times for times, pattern in _TIMES.items() if pattern.search(text)), 1)


def _bare(word: str) -> Hints:
    """A lone `uur` in a column of units is hours, or per hour."""
    kinds = {"uur": {"uren", "euro"}, "fte": {"fte", "euro"}, "km": {"km", "euro"}}.get(_BARE[word], {"euro"})
    if word == "uren":
        kinds = {"uren"}
    return Hints(frozenset(kinds), frozenset({_BARE[word]}), bare=True)


@lru_cache(maxsize=65_536)
def said_per(text: str) -> frozenset[str]:
    """Return what a heading says in so many words that its lines are per: `kosten per uur`, not `uurprijs`."""
    plain = plain_text(text)
    return frozenset(key for key, pattern in _AFTER.items() if pattern.search(plain))


def together(sources: Iterable[Hints]) -> Hints:
    """Return the hints of several texts, the nearest first: each thing is said by the first that says it."""
    kinds: frozenset[str] = frozenset()
    pers: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    times = 1
    for hints in sources:
        kinds, pers, weak = kinds or hints.kinds, pers or hints.pers, weak or hints.weak
        times = hints.times if times == 1 else times
    return Hints(kinds, pers, weak, times=times)
