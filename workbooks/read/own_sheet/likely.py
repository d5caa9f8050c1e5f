"""Which inputs a text is most like, by its letters: for labels that no synonym covers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from tarief.models import MODELS
from workbooks.read.own_sheet.synonyms import PHRASES, vocabulary
from workbooks.read.own_sheet.words import plain_text

_SIZE = 3
#: What a percentage is a part of stands behind these words; less like a known one says nothing.
_BEHIND, _ENOUGH = re.compile(r"(?:\b(?:over|van|op|of|on)\b|%)(.+)", re.IGNORECASE | re.DOTALL), 0.35

_COSTS = re.compile(r"kost|cost|lasten|uitgaven|^\s*(?:het )?totaal\W*$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def grams(text: str) -> frozenset[str]:
    """Return the pieces of three letters of a text."""
    said = f" {plain_text(text)} "
    return frozenset(said[place : place + _SIZE] for place in range(len(said) - _SIZE + 1))


@lru_cache(maxsize=4096)
def likely_base(owner: str, text: str) -> str:
    """Return what a text says that a share is a share of, by the letters of what stands behind `over` or `%`."""
    behind = _BEHIND.search(text)
    pieces = grams(behind[1]) if behind is not None else frozenset()
    likeness_of = {
        base: max((2 * len(pieces & grams(noun)) / (len(pieces) + len(grams(noun))) for noun in nouns), default=0)
        for base, nouns in vocabulary().last.get(owner, {}).items()
    }
    best = max(likeness_of, key=lambda base: likeness_of[base], default="")
    return best if likeness_of.get(best, 0) >= _ENOUGH else ""


def is_of_costs(text: str) -> bool:
    """Whether a text names costs as what it is a share of, or does not say of what it is one."""
    behind = _BEHIND.search(text)
    return behind is None or _COSTS.search(behind[1]) is not None


@cache
def _names() -> tuple[tuple[str, int], ...]:
    """How each input is called: its label in the models, and every synonym of it; with how many pieces that has."""
    return tuple((key, len(pieces)) for key, pieces in _called())


@cache
def _holding() -> dict[str, list[int]]:
    """The places among `_names` of those that hold a piece."""
    places: dict[str, list[int]] = {}
    for place, (_, pieces) in enumerate(_called()):
        for piece in pieces:
            places.setdefault(piece, []).append(place)
    return places


def _called() -> list[tuple[str, frozenset[str]]]:
    names: dict[tuple[str, frozenset[str]], None] = {}
    for model in MODELS.values():
        for key, quantity in model.quantities.items():
            names[key, grams(quantity.label)] = None
    for concept in vocabulary().concepts.values():
        for form in concept.forms:
            labels = (label for label in concept.synonyms if label.squeezed not in PHRASES)
            names.update(((form.key, grams(label.plain)), None) for label in labels)
    return list(names)


@lru_cache(maxsize=4096)
def likeness(text: str) -> dict[str, float]:
    """Return how like a text the likest name of each input is (0-1); those that are not like it at all are left out."""
    pieces = grams(text)
    shared: Counter[int] = Counter()
    holding, names = _holding(), _names()
    for piece in pieces:
        shared.update(holding.get(piece, ()))
    scores: dict[str, float] = {}
    for place, count in shared.items():
        key, size = names[place]
        score = 2 * count / (size + len(pieces))
        if score > scores.get(key, 0):
            scores[key] = score
    return scores
