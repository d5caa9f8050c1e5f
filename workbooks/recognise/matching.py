"""Which cost a label names: the same words, all the words of a synonym, or nearly the same letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from workbooks.recognise.hints import hints_of
from workbooks.recognise.synonyms import Concept, vocabulary
from workbooks.recognise.words import Label, word_set

#: Below this a label names nothing that is known.
ENOUGH = 0.62
_LONGEST = 12
_SURELY = 0.9
_INSIDE = re.compile(r"\(([^)]+)\)")
_NEARLY = 0.86
#: Words that name a cost only when they stand alone.
_GENERIC = word_set(
    "client uur kost prijs rate plaats index budget resultaat reserv lon lonen inkoop huur energie salari",
    "pensioen kwaliteit",
)


@dataclass(frozen=True, slots=True)
class Match:
    """A concept, how sure (0-1), and what else the label could be."""

    concept: Concept
    score: float
    others: tuple[str, ...] = ()


@lru_cache(maxsize=65_536)
def match(text: str, *, nearly: bool = True) -> Match | None:
    """Return the concept that a text names, None when it names none; `nearly` also allows for misspelling."""
    if hints_of(text).bare or not any(letter.isalpha() for letter in text):
        return None
    label = vocabulary().label(text)
    if (found := _match(label.words, label.full, nearly=False)) is not None:
        return found
    if (inside := _INSIDE.search(text)) is not None:
        within = match(inside[1], nearly=False)
        if within is not None and within.score > _SURELY:
            return Match(within.concept, 0.8 * within.score)
    return _match(label.words, label.full, nearly=True) if nearly else None


@lru_cache(maxsize=65_536)
def _match(words: tuple[str, ...], full: tuple[str, ...], *, nearly: bool) -> Match | None:
    """Match the words of a label: labels that differ in numbers or punctuation are looked up once."""
    if not words or len(full) > _LONGEST:
        return None
    label = Label("", "", words, full)
    scores = _nearly(label) if nearly else _scores(label)
    if not scores:
        return None
    ranked = sorted(scores, key=lambda key: -scores[key])
    others = tuple(key for key in ranked[1:] if scores[key] > scores[ranked[0]] - 0.15)
    return Match(vocabulary().concepts[ranked[0]], scores[ranked[0]], others)


def _scores(label: Label) -> dict[str, float]:
    fitting = (each for each in vocabulary().concepts.values() if each.vetoes.isdisjoint(label.full))
    found = ((concept.key, _score(label, concept)) for concept in fitting)
    return {key: score for key, score in found if score >= ENOUGH}


def _score(label: Label, concept: Concept) -> float:
    return max(_same(label, synonym) for synonym in concept.synonyms)


def _same(label: Label, synonym: Label) -> float:
    """1 for the same words; for a synonym within a longer label the more it covers, the higher."""
    if not synonym.words:
        return 0
    if label.full == synonym.full:
        return 1
    if label.words == synonym.words and synonym.words == synonym.full:
        return 0.98
    if label.squeezed == synonym.squeezed:
        return 0.97
    if synonym.squeezed in _GENERIC:
        return 0
    if set(synonym.full) <= set(label.full) and synonym.full != synonym.words:
        return 0.5 + 0.45 * len("".join(synonym.full)) / max(len("".join(label.words)), len("".join(synonym.full)))
    if set(synonym.words) <= set(label.words) and synonym.words == synonym.full:
        return 0.5 + 0.45 * len(synonym.squeezed) / len(label.squeezed)
    first = label.words[0]
    if len(synonym.words) == 1 and len(synonym.squeezed) >= 6 and first.startswith(synonym.squeezed):
        return 0.45 + 0.4 * len(synonym.squeezed) / len(label.squeezed)
    return 0


def _nearly(label: Label) -> dict[str, float]:
    """Concepts with a synonym of nearly the same letters (`overhaed`, `productivtieit`)."""
    said = label.squeezed
    if len(said) < 6 or len(label.words) > 5:
        return {}
    found: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said)
    for concept in vocabulary().concepts.values():
        if not concept.vetoes.isdisjoint(label.full):
            continue
        for synonym in concept.synonyms:
            if abs(len(synonym.squeezed) - len(said)) > 2 or len(synonym.squeezed) < 6:
                continue
            matcher.set_seq1(synonym.squeezed)
            if matcher.quick_ratio() >= _NEARLY and (ratio := matcher.ratio()) >= _NEARLY:
                found[concept.key] = max(found.get(concept.key, 0), 0.8 * ratio)
    return found
