"""Labels as words: case, accents, punctuation, abbreviations and endings taken away, units and signs kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})

_NUMBERING = re.compile(
    r"^\s*(?:(?:stap\s*)?(?:\d{1,2}[.):]+|(?:[a-z]|[ivx]{1,4})[.):]+(?=\s))\s*(?:\d{1,2}[.)]?\s*){0,4}|\d{1,2}(?:\.\d{1,2})+\s+)(?=\D)"
)
_SIGN = re.compile(
    r"-\s*/\s*-|\+\s*/\s*\+|\(\s*[-−–]\s*\)|\(\s*\+\s*\)|^\s*[-−–+]\s+|^\s*(?:af|min|minus|plus|bij)\s*:"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_POINT = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
#: `Ov. kosten`; the public transport has no point behind it and no word.
_OTHER = re.compile(r"\bov\. ?(?=[a-z])")
_NOT_WORD = re.compile(r"[^a-z0-9%€/+ ]+")
_TOTAL = frozenset({"totaal", "totale", "subtotaal", "som", "total", "subtotal", "totalen", "subtotale"})


def word_set(*texts: str) -> frozenset[str]:
    """Return the words of some texts as a set."""
    return frozenset(word for text in texts for word in text.split())


_FILLER = word_set(
    "de het een van voor in op over en der per gemiddeld gemiddelde ten des te of aan bij opslag percentage bedrag",
    "factor opslagfactor euro eur naar uw ons onze the of for and aantal % € / + uit = door volgens obv",
)
#: What is a unit or a preposition itself.
_NO_KIND = (
    "uur|uren|maand|jaar|week|fte|minuut|dagdeel|etmaal|dag|hour|year|month|annum|client|kind|in|van|over|en|of|is|op"
)
#: What kind of hour or day a unit is: one of the usual kinds; behind `per` one word of any kind, such as `werkbare`.
QUALIFIED = (
    r"(?:(?:een|gewerkt|betaald|productief|productieve|declarabel|direct|netto|bruto|contract|client|geleverd|verloond"
    r"|facturabel|regulier|clientgebonden)e?\s+)*"
)
QUALIFIED_PER = rf"\bper\s+(?:{QUALIFIED}|(?!(?:{_NO_KIND})\b)[a-z]{{4,20}}\s+)"
#: A price is per what follows it, also without `per`: `Prijs dagdeel`.
OF_A_PRICE = r"(?:(?<=\bprijs )|(?<=\btarief ))(?=(?:uur|minuut|dagdeel|etmaal|dag|maand|week)\b)"
#: What is said about unit and hour; kept as hints and flags, taken out of the words.
_UNIT = re.compile(
    rf"(?:{QUALIFIED_PER}|\b(?:p|/)\s*{QUALIFIED}|{OF_A_PRICE})"
    r"(?:uur|uren|maand|jaar|week|fte|minuut|dagdeel|etmaal|dag|hour|year|month|annum"
    r"|contractuur|clientuur|contactuur|eenheid|minute)\b"
    r"|\bin\s+(?:uren|euro|procenten|dagen|euros)\b|\bop jaarbasis\b|\bjaarlijks\b"
)
#: What a percentage is of, behind what it is for: `resultaatopslag, % van het tarief`.
_BASE = re.compile(
    r"(?:% |als percentage |berekend )*\b(?:van|over|op) (?:het |de |totale |alle )*"
    r"(?:tarief|omzet|kostprijs|kosten|loonkosten|directe kosten|directe loonkosten|personeelskosten)\b.*$"
    r"|\b(?:van|over) (?:het |de |alle )*(?:bruto ?|basis ?|vaste )*"
    r"(?:(?:uur|maand|jaar)?loon|lonen|salaris|salarissen)\b.*$"
    r"|\b(?:van|over) (?:de |het |alle )*"
    r"(?:contracturen|jaaruren|(?:betaalde|bruto|contractuele) uren|uren (?:na|die)\b).*$"
)
_ASIDE = re.compile(r"[(\[](?!\s*(?:incl|excl))[^)\]]*[)\]]?")
_INCLUDING = re.compile(
    r"\b(?:inclusief|exclusief)\b.*$|\balles (?:inbegrepen|erin)\b.*$"
    r"|(?<=\w)\s+(?:met|zonder) (?:(?:alle|de|sociale) )*(?:werkgevers)?(?:lasten|premies|kosten|toeslagen|pensioen"
    r"|vakantiegeld|vakantietoeslag)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A text as words (stems, without unit, year and filler), with what else it says.

    `full` are the words with what is said of "inclusief ..."; `words` leave that out.
    `plain` is the whole text in plain letters, for phrases; `sign` is -1 for "-/-", 1 for "(+)".
    """

    text: str
    plain: str
    words: tuple[str, ...]
    full: tuple[str, ...] = ()
    total: bool = False
    sign: int = 0
    mark_up: bool = False

    @property
    def squeezed(self) -> str:
        """The words without spaces, so that `bruto uurloon` meets `bruto-uurloon`."""
        return "".join(self.words)


@lru_cache(maxsize=65_536)
def plain_text(text: str) -> str:
    """Return a text in plain lower-case letters, one space between words, abbreviations as they stand."""
    letters = _OTHER.sub("overige ", text.casefold())
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters.replace("­", ""))
        letters = "".join([letter for letter in letters if not unicodedata.combining(letter)])
    letters = letters.replace("&", " en ").replace("/", " / ").replace("%", " % ").replace("€", " € ")
    letters = letters.replace("'", "").replace("’", "")
    letters = _POINT.sub("", letters)  # p.u. -> pu
    return " ".join(_NOT_WORD.sub(" ", letters).split())


def label_of(text: str, abbreviations: Mapping[str, str] = _NONE) -> Label:
    """Read a text as a label, with these abbreviations written out."""
    low = text.strip().casefold()
    sign = _sign(low)
    low = _NUMBERING.sub("", _SIGN.sub(" ", low))
    plain = plain_label(text, abbreviations)
    outside = plain_text(_ASIDE.sub(" ", low))
    outside = " ".join(abbreviations.get(word, word) for word in outside.split())
    core = _UNIT.sub(" ", _YEAR.sub(" ", outside))
    bare = _BASE.sub(" ", core)
    core = bare if bare == core or _stems(bare) else core
    full, without, said = _stems(core), _INCLUDING.sub("", core), core.split()
    words = full if without == core else _stems(without)
    return Label(text.strip(), plain, words, full, not _TOTAL.isdisjoint(said), sign, "opslag" in said)


def plain_label(text: str, abbreviations: Mapping[str, str] = _NONE) -> str:
    """Return a label in plain letters without its number and sign, with these abbreviations written out."""
    words = plain_text(_SIGN.sub(" ", _NUMBERING.sub("", text.strip().casefold()))).split()
    return " ".join([abbreviations.get(word, word) for word in words])


def _stems(text: str) -> tuple[str, ...]:
    words = [word for word in text.split() if word not in _FILLER and word not in _TOTAL and not word.isdigit()]
    return tuple([stem(word) for word in words])


def _sign(low: str) -> int:
    found = _SIGN.search(low)
    if found is None:
        return 0
    return 1 if "+" in found.group() or "plus" in found.group() or "bij" in found.group() else -1


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Take the ending of a plural or an adjective away: premies, premie -> premi; lasten, last -> last."""
    if word in ("uur", "uren", "hours", "hour"):
        return "uur"
    for ending in ("en", "s", "e"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word
