"""Learn from the wordings how each cost is called: `make woorden`."""

import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np

from workbooks.read.own_sheet.words import learned
from workbooks.read.own_sheet.words.synonyms import PHRASES, vocabulary

FOLDER = Path(learned.__file__).parent
#: What a bucket that was never seen with a cost counts for.
_UNSEEN = 0.02


def texts() -> Iterator[tuple[str, str]]:
    """Each cost with each text that names it: the wordings, and the synonyms."""
    wordings = tomllib.loads((FOLDER / learned.WORDINGS).read_text(encoding="utf-8"))
    for key, lines in wordings.items():
        yield from ((key, line) for line in lines.splitlines() if line.strip())
    for concept in vocabulary().concepts.values():
        yield from ((concept.key, label.plain) for label in concept.synonyms if label.squeezed not in PHRASES)


def mark(told: list[tuple[str, str]]) -> str:
    """Return what tells these texts from any others."""
    return sha256(repr(sorted(told)).encode()).hexdigest()


def learn(told: list[tuple[str, str]]) -> dict[str, np.ndarray]:
    """Count how often each bucket stands in the texts of each cost."""
    keys = sorted({key for key, _ in told})
    found = [learned.pieces(text) for _, text in told]
    seen = np.bincount(np.concatenate([buckets for buckets, _ in found]), minlength=learned.BUCKETS)
    rarity = (1 + np.log((1 + len(found)) / (1 + seen))).astype(np.float32)
    counts = np.full((learned.BUCKETS, len(keys)), _UNSEEN)
    for (key, _), each in zip(told, found, strict=True):
        if len(each[0]):
            counts[each[0], keys.index(key)] += learned.weighed(each, rarity)
    weights = np.log(counts / counts.sum(axis=0))
    weights -= weights.mean(axis=1, keepdims=True)
    step = np.abs(weights).max() / 127
    return {
        "keys": np.array(keys),
        "rarity": rarity,
        "weights": np.round(weights / step).astype(np.int8),
        "step": np.float32(step),
        "mark": np.array(mark(told)),
    }


if __name__ == "__main__":
    with (FOLDER / learned.LEARNED).open("wb") as stored:
        np.savez_compressed(stored, allow_pickle=False, **learn(list(texts())))
