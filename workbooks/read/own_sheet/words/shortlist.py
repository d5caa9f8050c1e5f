"""The few synonyms that a label can be: found by a word, or by nearly the same letters, before any comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil

from workbooks.read.own_sheet.words.synonyms import Concept, vocabulary
from workbooks.read.own_sheet.words.words import Label

#: A shorter word is not known by its beginning, nor by nearly its letters.
_SHORTEST = 6
#: How much longer or shorter a misspelling may be.
_APART = 2
Named = tuple[Concept, Label]


@dataclass(frozen=True)
class Shortlist:
    """The synonyms by their rarest word, by their letters written together, and by how many letters they have.

    Numbers are places in `named`, so that what is found comes in the order of the vocabulary.
    """

    named: tuple[Named, ...]
    by_word: Mapping[str, tuple[int, ...]]
    by_letters: Mapping[str, tuple[int, ...]]
    by_length: Mapping[int, tuple[tuple[int, int], ...]]

    def within(self, label: Label) -> Iterator[Named]:
        """Yield each synonym of which all words stand in a label, or that its first word begins with."""
        places = {place for word in {*label.full, *label.words} for place in self.by_word.get(word, ())}
        places.update(self.by_letters.get(label.squeezed, ()))
        for end in range(_SHORTEST, len(label.words[0])):
            places.update(self.by_letters.get(label.words[0][:end], ()))
        return (self.named[place] for place in sorted(places))

    def nearly(self, said: str, ratio: float) -> Iterator[Named]:
        """Yield each synonym that has enough letters in common for this ratio."""
        mine = _letters(said)
        for length in range(max(_SHORTEST, len(said) - _APART), len(said) + _APART + 1):
            least = ceil(ratio * (length + len(said)) / 2)
            for place, letters in self.by_length.get(length, ()):
                if (
                    length - (letters & ~mine).bit_count() >= least
                    and len(said) - (mine & ~letters).bit_count() >= least
                ):
                    yield self.named[place]


@cache
def shortlist() -> Shortlist:
    """Put the vocabulary in order; it is the same for every workbook."""
    named = tuple((concept, synonym) for concept in vocabulary().concepts.values() for synonym in concept.synonyms)
    common = Counter(word for _, synonym in named for word in synonym.words)
    by_word: dict[str, list[int]] = {}
    by_letters: dict[str, list[int]] = {}
    by_length: dict[int, list[tuple[int, int]]] = {}
    for place, (_, synonym) in enumerate(named):
        if synonym.words:
            by_word.setdefault(min(synonym.words, key=lambda word: common[word]), []).append(place)
        by_letters.setdefault(synonym.squeezed, []).append(place)
        by_length.setdefault(len(synonym.squeezed), []).append((place, _letters(synonym.squeezed)))
    return Shortlist(
        named,
        {word: tuple(places) for word, places in by_word.items()},
        {letters: tuple(places) for letters, places in by_letters.items()},
        {length: tuple(places) for length, places in by_length.items()},
    )


def _letters(text: str) -> int:
    """The different letters of a text, a bit for each."""
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) % 64)
    return bits
