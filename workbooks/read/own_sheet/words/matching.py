"""Which cost a label names: the same words, all the words of a synonym, or nearly the same letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from operator import itemgetter

from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.learned import NOTHING, chances
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.shortlist import shortlist
from workbooks.read.own_sheet.words.synonyms import PHRASES, Concept, vocabulary
from workbooks.read.own_sheet.words.words import Label, plain_text, word_set

#: A text of more letters is no label but a note.
LONGEST_LABEL = 120
#: Below this a label names nothing that is known.
ENOUGH = 0.62
_LONGEST = 12
_SURELY = 0.9
_INSIDE = re.compile(r"\(([^)]+)\)")
_NEARLY = 0.86
#: A label of which only a part of a word is known is asked.
_BY_ROOT = 0.65
#: Of how many words a text is and how likely what was learned, where nothing else is known; what it then can be.
_WORDS, _ALMOST, _INPUTS = 2, 0.8, frozenset({"invoer", "deel"})
#: How sure a price is with what it is for behind it, and one of several costs in a label.
_OF_PRODUCT, _OF_SEVERAL = 0.8, 0.72
_PRICE = re.compile(r"((?:tarief|kostprijs) per (?:uur|minuut|dagdeel|etmaal|dag)) [a-z]")
_AND = re.compile(r",|\+|&|/|\ben\b")
_LONG_LIST = 60
_LONG = 7
_PER_HEAD = re.compile(r"\bper (?:deelnemer|client|jeugdige|bewoner|bezoeker|kind|persoon)\b")
#: What a percentage may be one of.
_OF_MONEY = re.compile(r"loon|lonen|salaris|kosten|kostprijs|omzet|tarief|prijs|totaal")
#: Words that name a cost only when they stand alone.
_GENERIC = word_set(
    "client uur kost prijs rate plaats index budget resultaat reserv lon lonen inkoop huur energie salari",
    "pensioen kwaliteit loon",
)
#: Words that name a cost only as the whole label: with a profession beside them they are something else.
_ALONE = word_set("uur client kwaliteit plaats lonen loon index kost budget")
#: All hours that are no work for clients.
_ANY_HOURS = "niet_productieve_uren"
_WAGES = frozenset({"brutoloon", "loonkosten", "contracturen", "contracturen_week", "fte"})
Scored = tuple[float, Label]


@dataclass(frozen=True, slots=True)
class Match:
    """A concept, how sure (0-1), what else the label could be; `reference`: it names a figure to compare with;
    `combined`: it names another cost too."""

    concept: Concept
    score: float
    others: tuple[str, ...] = ()
    reference: bool = False
    combined: bool = False


@lru_cache(maxsize=65_536)
def match(text: str, *, nearly: bool = True) -> Match | None:
    """Return the concept that a text names, None when it names none; `nearly` also allows for misspelling."""
    if len(text) > LONGEST_LABEL or hints_of(text).bare or not any(letter.isalpha() for letter in text):
        return None
    label = vocabulary().label(text)
    if (exact := vocabulary().phrases.get(label.plain)) is not None:
        return Match(exact, 1)
    if (found := _match(label.words, label.full, nearly=False)) is not None:
        return None if found.score < 1 and _is_per_head(found.concept, label) else found
    if (inside := _INSIDE.search(text)) is not None and not hints_of(inside[1]):
        within = match(inside[1], nearly=False)
        if within is not None and within.score > _SURELY:
            return Match(within.concept, 0.8 * within.score)
    if (of_product := _priced(text, label)) is not None:
        return of_product
    if not nearly:
        return None
    return _match(label.words, label.full, nearly=True) or _one_of_several(text, label)


def _is_per_head(concept: Concept, label: Label) -> bool:
    """Whether a label says of people only what it is per: `Begeleiding per deelnemer` is no number of them."""
    return _PER_HEAD.search(label.plain) is not None and any(form.unit == "personen" for form in concept.elsewhere)


@lru_cache(maxsize=65_536)
def head_match(text: str) -> Match | None:
    """Return the concept that a text names: by what stands before `over het loon` or `% uurloon`, else by all of it."""
    head = without_base(text)
    of_money = head != text and _OF_MONEY.search(plain_text(text[len(head) :])) is not None
    shorter, whole = match(head) if of_money else None, match(text)
    return of_head(shorter, whole)


def of_head(head: Match | None, whole: Match | None) -> Match | None:
    """Return what the head of a text names where that is as sure as what all of it names, or sure enough; else that."""
    if head is None or whole is None:
        return head or whole
    return head if head.score >= min(whole.score, _SURELY) else whole


def guessed(text: str) -> Match | None:
    """Return the input that words without a name that is known almost surely mean, as people call it: to be asked."""
    if len(plain_text(text).split()) < _WORDS:
        return None  # one word may be the name of anything
    best, chance = next(iter(chances(without_base(text)).items()), (NOTHING, 0.0))
    concept = vocabulary().concepts.get(best)
    likely = chance >= _ALMOST and concept is not None and concept.role in _INPUTS
    return Match(concept, _BY_ROOT) if likely and concept is not None else None


def _priced(text: str, label: Label) -> Match | None:
    """A price with its unit and behind that whatever it is for: `Tarief per uur wijkteam`."""
    price = _PRICE.match(label.plain)
    if price is None or not hints_of(text).pers or not vocabulary().other.isdisjoint(label.full):
        return None
    named = match(price[1], nearly=False)
    return replace(named, score=_OF_PRODUCT) if named is not None and named.concept.role == "gedrukt" else None


def _one_of_several(text: str, label: Label) -> Match | None:
    """Of several costs of one kind in a label the first; else what a part of a word says."""
    parts = _AND.split(text) if len(text) <= _LONG_LIST else []
    named = [found for part in parts if (found := match(part)) is not None] if len(parts) > 1 else []
    alike = {found.concept.key for found in named} == {named[0].concept.key} if named else False
    return replace(named[0], score=_OF_SEVERAL) if alike and named[0].score >= _SURELY else _rooted(label)


@lru_cache(maxsize=65_536)
def _match(words: tuple[str, ...], full: tuple[str, ...], *, nearly: bool) -> Match | None:
    """Match the words of a label: labels that differ in numbers or punctuation are looked up once."""
    if not words or len(full) > _LONGEST:
        return None
    label = Label("", "", words, full)
    scores = _nearly(label) if nearly else _scores(label)
    if not scores:
        return None
    ranked = sorted(scores, key=lambda key: (-scores[key][0], vocabulary().concepts[key].role == "buiten"))
    best, synonym = scores[ranked[0]]
    others = tuple(key for key in ranked[1:] if scores[key][0] > best - 0.15)
    beside = set(full) - set(synonym.full)
    concept = vocabulary().concepts[ranked[0]]
    others_named = set() if best >= _SURELY else set(words) - set(synonym.full)
    second = [each for word in others_named if (each := vocabulary().heads.get(word)) and _unlike(each, concept)]
    if second and concept.key == _ANY_HOURS and len({each.key for each in second}) == 1 and second[0].non_productive:
        return Match(second[0], best, (concept.key,))  # not productive is what kind it is, not the whole of it
    if second and concept.non_productive and all(each.non_productive for each in second):
        return Match(vocabulary().concepts["overige_uren"], best)
    return Match(concept, best, others, bool(beside & vocabulary().reference), bool(second))


def _unlike(one: Concept, other: Concept) -> bool:
    """Whether two costs are no two names of one, nor one a part of the other."""
    kin = {frozenset((one.key, other.key)), frozenset((one.part_of or one.key, other.part_of or other.key))}
    return all(len(keys) > 1 and not keys <= _WAGES for keys in kin)


def _scores(label: Label) -> dict[str, Scored]:
    """The concepts with a synonym in the label, each with its best one."""
    found: dict[str, Scored] = {}
    for concept, synonym in shortlist().within(label):
        if concept.vetoes.isdisjoint(label.full) and (score := _same(label, synonym)) >= ENOUGH:
            found[concept.key] = max(found.get(concept.key, (0, label)), (score, synonym), key=itemgetter(0))
    return found


def _same(label: Label, synonym: Label) -> float:
    """1 for the same words, less with harmless words beside them; within a longer label, for what it covers."""
    if synonym.squeezed in PHRASES:
        return 0
    if label.full == synonym.full:
        return 1
    if label.words == synonym.words and synonym.words == synonym.full:
        return 0.98
    if label.squeezed == synonym.squeezed:
        return 0.97
    beside = set(label.full) - set(synonym.full)
    if beside & vocabulary().other:
        return 0
    core = [word for word in label.words if word in synonym.words or not vocabulary().changes_nothing(word)]
    if set(core) == set(synonym.words) and synonym.words == synonym.full and synonym.squeezed not in _ALONE:
        return 0.9
    if synonym.squeezed in _GENERIC or not core:
        return 0
    if set(synonym.full) <= set(label.full) and synonym.full != synonym.words:
        return 0.5 + 0.45 * len("".join(synonym.full)) / max(len("".join(core)), len("".join(synonym.full)))
    if set(synonym.words) <= set(core) and synonym.words == synonym.full:
        return 0.5 + 0.45 * len(synonym.squeezed) / len("".join(core))
    first = label.words[0]
    if len(synonym.words) == 1 and len(synonym.squeezed) >= 6 and first.startswith(synonym.squeezed):
        return 0.45 + 0.4 * len(synonym.squeezed) / len("".join(core))
    return 0


def _denied(one: str, other: str) -> bool:
    """`Directe kosten` are not nearly `indirecte kosten`."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer == f"{prefix}{shorter}" for prefix in ("in", "im", "on", "niet"))


def _rooted(label: Label) -> Match | None:
    """The costs of which a part of a word stands in a label that nothing else is known of; the longest part first."""
    if len(label.full) > _LONGEST or not vocabulary().other.isdisjoint(label.full):
        return None
    found: dict[str, int] = {}
    said = f" {label.plain}"
    for key, roots in vocabulary().roots.items():
        if vocabulary().concepts[key].vetoes.isdisjoint(label.full):
            fits = (len(root) for root in roots if f" {root}" in said or (len(root) >= _LONG and root in said))
            found[key] = max(fits, default=0)
    keys = sorted((key for key in found if found[key]), key=lambda key: -found[key])
    if not keys:
        return None
    return Match(vocabulary().concepts[keys[0]], _BY_ROOT, tuple(keys[1:]))


def _nearly(label: Label) -> dict[str, Scored]:
    """Concepts with a synonym of nearly the same letters (`overhaed`, `productivtieit`)."""
    said = label.squeezed
    if len(said) < 6 or len(label.words) > 5:
        return {}
    found: dict[str, Scored] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said)
    for concept, synonym in shortlist().nearly(said, _NEARLY):
        denied = synonym.squeezed in PHRASES or _denied(synonym.squeezed, said)
        if denied or not concept.vetoes.isdisjoint(label.full):
            continue
        matcher.set_seq1(synonym.squeezed)
        if matcher.quick_ratio() >= _NEARLY and (ratio := matcher.ratio()) >= _NEARLY:
            found[concept.key] = max(found.get(concept.key, (0, label)), (0.8 * ratio, synonym), key=itemgetter(0))
    return found
