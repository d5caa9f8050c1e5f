"""Which cost a text names, learned from how people call each: for labels that no synonym covers.

A naive Bayes over pieces of words (two to five letters), words and pairs of words, each by the bucket that it falls in.
What it was learned from stands in `bewoordingen.toml`, and what was learned in `bewoordingen.npz`, which `make woorden`
writes; no sheet that tarief is measured with is among it.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple
from zlib import crc32

from tarief.core.arrays import np
from workbooks.read.own_sheet.words.words import plain_text

WORDINGS, LEARNED = "bewoordingen.toml", "bewoordingen.npz"
#: Texts that name no cost: titles, functions, products, sums on the way.
NOTHING = "geen"
BUCKETS = 2**13
_SIZES = range(2, 6)
#: How much of its scores is believed; more makes it surer of texts of which it knows no word.
SHARPNESS = 1.5  # float: a score
Pieces = tuple[Any, Any]


class Learned(NamedTuple):
    """What was learned: the costs, how rare each bucket is, and how much each speaks for each cost, in steps."""

    keys: tuple[str, ...]
    rarity: Any
    weights: Any
    step: Any


def pieces(text: str) -> Pieces:
    """Return the buckets that a text falls in, and how often each."""
    words = plain_text(text).split()
    told = [f"={word}" for word in words] + [f"{one} {two}" for one, two in pairwise(words)]
    counted = Counter(map(_bucket, told))
    for word in words:
        counted.update(_within(word))
    return np.array(list(counted), dtype=int), np.array(list(counted.values()), dtype=float)


@lru_cache(maxsize=8192)
def _within(word: str) -> tuple[int, ...]:
    """The buckets of the pieces of a word: many labels share their words."""
    around = f" {word} "
    return tuple(_bucket(around[at : at + size]) for size in _SIZES for at in range(len(around) - size + 1))


def _bucket(piece: str) -> int:
    return crc32(piece.encode()) % BUCKETS


def weighed(found: Pieces, rarity: Any) -> Any:
    """Return how much each bucket of a text counts: rare ones more, and all together 1."""
    buckets, counts = found
    weight = (1 + np.log(counts)) * rarity[buckets]
    return weight / np.sqrt(weight @ weight)


@cache
def _learned() -> Learned:
    with (files(__package__) / LEARNED).open("rb") as stored, np.load(stored, allow_pickle=False) as found:
        return Learned(tuple(found["keys"].tolist()), found["rarity"], found["weights"], found["step"])


@lru_cache(maxsize=8192)
def chances(text: str) -> dict[str, float]:
    """Return how likely it is that a text names each cost (0-1, together 1), the likeliest first; `NOTHING` is one."""
    found, learned = pieces(text), _learned()
    if not len(found[0]):
        return {}
    spoken = weighed(found, learned.rarity) @ learned.weights[found[0]].astype(float)
    scores = SHARPNESS * float(learned.step) * spoken
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    order = np.argsort(-shares)
    return {learned.keys[at]: share for at, share in zip(order.tolist(), shares[order].tolist(), strict=True)}
