"""Which inputs a text is most like, by its letters: for labels that no synonym covers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from tarief.models import MODELS
from workbooks.read.own_sheet.synonyms import vocabulary
from workbooks.read.own_sheet.words import plain_text

_SIZE = 3


@lru_cache(maxsize=4096)
def grams(text: str) -> frozenset[str]:
    """Return the pieces of three letters of a text."""
    said = f" {plain_text(text)} "
    return frozenset(said[place : place + _SIZE] for place in range(len(said) - _SIZE + 1))


@cache
def _names() -> dict[str, list[frozenset[str]]]:
    """How each input is called: its label in the models, and every synonym of it."""
    names: dict[str, list[frozenset[str]]] = {}
    for model in MODELS.values():
        for key, quantity in model.quantities.items():
            names.setdefault(key, []).append(grams(quantity.label))
    for concept in vocabulary().concepts.values():
        for form in concept.forms:
            names.setdefault(form.key, []).extend(grams(label.plain) for label in concept.synonyms)
    return names


def likeness(key: str, texts: Iterable[str]) -> float:
    """Return how like the names of an input the likest of these texts is (0-1)."""
    own = [grams(text) for text in texts]
    pairs = [(name, text) for name in _names().get(key, ()) for text in own if text]
    return max((2 * len(name & text) / (len(name) + len(text)) for name, text in pairs), default=0)
