"""Which inputs a text is most like, by its letters: for labels that no synonym covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import takewhile
from operator import itemgetter
from typing import Any, NamedTuple

from tarief.core.arrays import np
from tarief.models import MODELS
from workbooks.read.own_sheet.words.learned import chances
from workbooks.read.own_sheet.words.synonyms import PHRASES, vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_SIZE = 3
#: What a percentage is a part of stands behind these words; less like a known one says nothing.
_BEHIND, _ENOUGH = re.compile(r"(?:\b(?:over|van|op|of|on)\b|%)(.+)", re.IGNORECASE | re.DOTALL), 0.35

#: How likely a name must be to be one, and to be the name of it; how much it then counts (0-1).
_LIKELY, _KNOWN, _LEARNED = 0.2, 0.5, 0.6  # float: scores
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


class _Names(NamedTuple):
    """What the inputs are called: the names of one input stand together, from its place in `starts` on."""

    keys: tuple[str, ...]
    starts: Any
    #: How many pieces each name has, and in which names a piece stands.
    sizes: Any
    holding: dict[str, Any]


@cache
def _names() -> _Names:
    """How each input is called: its label in the models, and every synonym of it."""
    called = sorted(_called(), key=itemgetter(0))
    first: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    for place, (key, pieces) in enumerate(called):
        first.setdefault(key, place)
        for piece in pieces:
            places.setdefault(piece, []).append(place)
    holding = {piece: np.array(found) for piece, found in places.items()}
    sizes = np.array([len(pieces) for _, pieces in called])
    return _Names(tuple(first), np.array(list(first.values())), sizes, holding)


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


def likeness(*texts: str) -> dict[str, float]:
    """Return how like one of some texts the likest name of each input is (0-1), those like the first text first.

    Inputs that none of them is like at all are left out.
    """
    found = [scores for text in texts if (scores := _likeness(text)) is not None]
    if not found:
        return {}
    of_each, keys = np.array(found), _names().keys
    best, order = of_each.max(axis=0).tolist(), np.argsort((of_each > 0).argmax(axis=0), kind="stable").tolist()
    return {keys[at]: best[at] for at in order if best[at]}


@lru_cache(maxsize=4096)
def _likeness(text: str) -> Any | None:
    """How like a text the likest name of each input is, in the order of the names; None where it is like none."""
    pieces, names = grams(text), _names()
    found = [names.holding[piece] for piece in pieces if piece in names.holding]
    if not found:
        return None
    shared = np.bincount(np.concatenate(found), minlength=len(names.sizes))
    return np.maximum.reduceat(2 * shared / (names.sizes + len(pieces)), names.starts)


def as_learned(texts: Iterable[str]) -> dict[str, float]:
    """Return how surely the first of these texts that is known from how people call costs names each input."""
    for text in texts:
        likely = list(takewhile(lambda named: named[1] >= _LIKELY, chances(text).items()))
        found: dict[str, float] = {}
        for key, chance in likely:
            concept = vocabulary().concepts.get(key)
            forms = (*concept.forms, *concept.elsewhere) if concept is not None else ()
            found |= {form.key: max(found.get(form.key, 0.0), _LEARNED * chance) for form in forms}
        if likely and likely[0][1] >= _KNOWN:
            return found
    return {}
