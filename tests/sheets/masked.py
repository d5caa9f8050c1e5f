"""Half of the learning words taken out of the reader's vocabulary, by seed: how it does with words it never saw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.sheets.words import ALL
from workbooks.read.own_sheet.words import synonyms
from workbooks.read.own_sheet.words.words import label_of, plain_text

#: Where names stand: the labels of a concept, and what a share can be a share of.
_LISTS = re.compile(r"^labels = \[.*?\]|^\[grondslag.*?(?=^\[begrippen)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r'"([^"\n]*)"(?:, *|(?=\s*\]))')
Name = tuple[str, ...]


def mask(seed: int, folder: Path) -> int:
    """Let the reader forget the hidden words, before it reads anything; return how many entries went."""
    hidden = set(_hidden(seed))
    gone = 0

    def kept(entry: re.Match[str]) -> str:
        nonlocal gone
        gone += (out := _name(entry[1]) in hidden)
        return "" if out else entry[0]

    text = _LISTS.sub(lambda names: _ENTRY.sub(kept, names[0]), synonyms.SYNONYMS.read_text(encoding="utf-8"))
    synonyms.SYNONYMS = folder / synonyms.SYNONYMS.name
    synonyms.SYNONYMS.write_text(text, encoding="utf-8")
    return gone


def _hidden(seed: int) -> Iterator[Name]:
    """Half of the words of each concept; of an odd number half the time the larger part."""
    for name, halves in (*ALL.items(), *ALL["over"].items()):
        if "learn" in halves:
            rng, words = Random(f"{seed} {name}"), halves["learn"]
            yield from map(_name, rng.sample(words, (len(words) + rng.randrange(2)) // 2))


def _name(text: str) -> Name:
    """What makes two names one: the same words without `per year` and the like, else the same letters."""
    label = label_of(text)
    return (*sorted(label.words), *re.findall(r"\bper \w+", label.plain)) if label.words else (plain_text(text),)
