"""The synonyms as data: how providers name a cost, in which forms its value comes, and what has to be asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from workbooks.read.own_sheet.words.said import told_base
from workbooks.read.own_sheet.words.words import Label, label_of, plain_label, plain_text, stem

#: `inclusief toeslagen en werkgeverslasten`: what is included may be a list.
_CHARGES = {
    flag: re.compile(
        rf"\b{word} (?:(?!(?:inclusief|exclusief|zonder|maar)\b)\S+ ){{0,5}}?(?:\S*lasten|\S*premies?|pensioen)\b"
    )
    for flag, word in (("lasten_in", "inclusief"), ("lasten_uit", "(?:exclusief|zonder)"))
}
#: `van loonkosten, reiskosten en ...`: a sum of costs is not the first of them.
_MORE = re.compile(r"(?:(?:en|plus|\+|met|inclusief|de|overige) )*\w*(?:kosten|reis|scholing|opleiding|materia)")
_AND_HOLIDAY = re.compile(r"\b(?:over|van|%) .*(?:loon|salaris) (?:en|plus|\+|inclusief) (?:de )?(?:vakantie|vt\b)")
#: Words before what a percentage is a part of; a text that says that it is a percentage.
_PART_OF = tuple(
    f"{word}{article}" for word in ("over", "van", "op", "of", "on", "in") for article in ("", " de", " het", " the")
)
_SHARE = re.compile(r"%|percent|opslag|aandeel", re.IGNORECASE)
#: What is left of `toeslag per fte` without its unit names nothing, nor of `opslag kinderopvang`: only the whole does.
_LONG = 4
PHRASES = frozenset({"", "toeslag", "opslag", "kinderopvang", "kost", "cost"})
#: Concepts that are a part of another, and what they are a part of.
PARTS = {"lasten_deel": "werkgeverslasten", "overhead_deel": "overhead"}
#: An entry of the file of synonyms.
Entry = Mapping[str, Any]
SYNONYMS = Path(__file__).parent / "synoniemen.toml"


@dataclass(frozen=True)
class ValueForm:
    """One way in which the value of a concept comes: unit, key of the model, base, and the usual range.

    `question` is asked when the label leaves it open. `spread` says by what a total is divided (`fte`, `uren`).
    """

    unit: str
    key: str
    low: Decimal
    high: Decimal
    base: str = ""
    question: str = ""
    spread: str = ""

    @cached_property
    def kind(self) -> str:
        """The kind of number: percent, euro, uren, dagen, fte, km, week."""
        kinds = {"aandeel": "percent", "uren_per_week": "week"}
        return kinds.get(self.unit, "euro" if self.unit.startswith("euro") else self.unit)

    @cached_property
    def per(self) -> str:
        """What an amount is for: uur, maand, jaar, fte, minuut; empty where that says nothing."""
        return self.unit.removeprefix("euro_per_") if self.kind == "euro" else ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A cost as people know it. `role`: invoer, deel (of `part_of`), gedrukt, hulp or buiten.

    `elsewhere` are its forms in models other than the usual one.
    """

    key: str
    synonyms: tuple[Label, ...]
    forms: tuple[ValueForm, ...]
    vetoes: frozenset[str]
    role: str
    part_of: str
    non_productive: bool
    elsewhere: tuple[ValueForm, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """One choice of a question of the vocabulary; `not_with` are flags of a label that exclude it."""

    choice: str
    label: str
    key: str
    base: str
    operation: str
    also: tuple[str, ...]
    not_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the vocabulary; `base_of` names the list of phrases that answer it."""

    key: str
    text: str
    base_of: str
    choices: tuple[AskedChoice, ...]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything in `synoniemen.toml`.

    `harmless` words change nothing about what a label names, `other` words make it name something else, and
    `reference` words tell that a number is there to compare with (all as stems).
    """

    concepts: Mapping[str, Concept]
    questions: Mapping[str, Asked]
    flags: Mapping[str, tuple[str, ...]]
    bases: Mapping[str, Mapping[str, str]]
    last: Mapping[str, Mapping[str, tuple[str, ...]]]
    headings: Mapping[str, frozenset[str]]
    functions: Mapping[str, frozenset[str]]
    caos: Mapping[str, tuple[str, ...]]
    dates: frozenset[str]
    titles: tuple[str, ...]
    papers: tuple[str, ...]
    roots: Mapping[str, tuple[str, ...]]
    harmless: frozenset[str]
    professions: tuple[str, ...]
    other: frozenset[str]
    reference: frozenset[str]
    abbreviations: Mapping[str, str]
    phrases: Mapping[str, Concept]
    heads: Mapping[str, Concept]
    care: tuple[str, ...]
    care_units: Mapping[str, tuple[str, ...]]

    def label(self, text: str) -> Label:
        """Read a text as a label, with the abbreviations written out."""
        return _label(self, text)

    def is_profession(self, text: str) -> bool:
        """Whether a text is one word that names a profession: a product, or a function."""
        words = plain_text(text).split()
        return len(words) == 1 and stem(words[0]).endswith(self.professions)

    def changes_nothing(self, stem_of_word: str) -> bool:
        """Whether a word beside the name of a cost leaves it what it is: `medewerker`, and any other profession."""
        return stem_of_word in self.harmless or stem_of_word.endswith(self.professions)

    def base(self, owner: str, text: str) -> str:
        """Return the base that a text names for this percentage; of several the longest phrase, else empty."""
        return _base(self, owner, text) if self.has_bases(owner) else ""

    def has_bases(self, owner: str) -> bool:
        """Whether texts name a base for this."""
        return owner in self.bases or owner in self.last

    def flags_of(self, text: str) -> frozenset[str]:
        """Return what a label says about charges and the kind of hour."""
        return _flags(self, text)


@lru_cache(maxsize=65_536)
def _label(words: Vocabulary, text: str) -> Label:
    return label_of(text, words.abbreviations)


@lru_cache(maxsize=65_536)
def _flags(words: Vocabulary, text: str) -> frozenset[str]:
    said = f" {plain_label(text, words.abbreviations)} "
    found = {flag for flag, phrases in words.flags.items() if any(f" {phrase} " in said for phrase in phrases)}
    return frozenset(found | {flag for flag, pattern in _CHARGES.items() if pattern.search(said)})


@lru_cache(maxsize=65_536)
def _base(words: Vocabulary, owner: str, text: str) -> str:
    said = told_base(text)
    known, each = words.bases.get(owner, {}), said.split()
    runs = (" ".join(each[start:end]) for start in range(len(each)) for end in range(start + 1, len(each) + 1))
    found = [
        (len(phrase), known[phrase])
        for phrase in runs
        if phrase in known and not (owner == "overhead" and _MORE.match(said.partition(f" {phrase} ")[2]))
    ]
    if owner == "eindejaarsuitkering" and _AND_HOLIDAY.search(said):
        return "brutoloon_en_vakantietoeslag"
    if not found and _SHARE.search(text):
        ends = ((len(noun), base) for base, nouns in words.last.get(owner, {}).items() for noun in nouns if
                said.endswith(f" {noun} ") and said.split()[0] not in noun.split())  # fmt: skip
        found = [max(ends, default=(0, ""))]
    named = max(found, default=(0, ""))[1]
    more = owner == "overhead" and not named and "directe" in said.split() and " loonkosten en " in said
    return "directe_kosten" if more else named


@cache
def vocabulary() -> Vocabulary:
    """Load the vocabulary; it is the same for every workbook."""
    data = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
    abbreviations = data["afkortingen"]
    concepts = {key: _concept(key, entry, abbreviations) for key, entry in data["begrippen"].items()}
    return Vocabulary(
        concepts=concepts,
        phrases={
            label.plain: each for each in concepts.values() for label in each.synonyms if label.squeezed in PHRASES
        },
        questions={key: _asked(key, entry) for key, entry in data["vragen"].items()},
        flags={key: tuple(plain_text(phrase) for phrase in phrases) for key, phrases in data["vlaggen"].items()},
        bases=_bases(data["grondslagen"], data["grondslagwoorden"]),
        last={
            owner: {base: tuple(map(plain_text, words)) for base, words in bases.items()}
            for owner, bases in data["grondslagwoorden"].items()
        },
        headings={key: frozenset(plain_text(word) for word in words) for key, words in data["koppen"].items()},
        functions={key: frozenset(plain_text(word) for word in words) for key, words in data["functietabel"].items()},
        caos={key: tuple(plain_text(phrase) for phrase in phrases) for key, phrases in data["cao"].items()},
        dates=frozenset(plain_text(word) for word in data["peildatum"]["labels"]),
        titles=(*data["peildatum"]["titels"], *data["peildatum"]["papieren"]),
        papers=tuple(data["peildatum"]["papieren"]),
        heads={
            label.full[0]: each
            for each in concepts.values()
            for label in each.synonyms
            if len(label.full) == 1 and len(label.squeezed) >= _LONG and each.role in ("invoer", "deel")
        },
        care=tuple(plain_text(word) for word in data["zorg"]["woorden"]),
        care_units={
            unit: tuple(plain_text(word) for word in words) for unit, words in data["zorg"]["eenheden"].items()
        },
        roots={key: tuple(roots) for key, roots in data["wortels"].items()},
        harmless=frozenset(map(stem, data["woorden"]["onschuldig"])),
        professions=tuple(map(stem, data["woorden"]["beroepen"])),
        other=frozenset(map(stem, data["woorden"]["anders"])),
        reference=frozenset(map(stem, data["woorden"]["referentie"])),
        abbreviations=abbreviations,
    )


def _bases(phrases: Entry, nouns: Entry) -> dict[str, dict[str, str]]:
    """Return which base of each percentage a text names; of one that names several the last in the alphabet."""
    return {
        owner: dict(sorted(
            (text, base)
            for base, texts in bases.items()
            for text in (*map(plain_text, texts), *_behind(nouns.get(owner, {}).get(base, ())))
        ))
        for owner, bases in phrases.items()
    }  # fmt: skip


def _behind(nouns: Iterable[str]) -> Iterator[str]:
    """Give every way in which a text says that something is a part of one of these."""
    for noun in nouns:
        yield from (f"{word} {plain_text(noun)}" for word in _PART_OF)


def _concept(key: str, entry: Entry, abbreviations: Mapping[str, str]) -> Concept:
    return Concept(
        key=key,
        synonyms=tuple(label_of(text, abbreviations) for text in entry["labels"]),
        forms=tuple(_form(form) for form in entry.get("vormen", ())),
        vetoes=frozenset(stem(word) for word in entry.get("niet", ())),
        role=entry.get("soort", "invoer"),
        part_of=entry.get("van_geheel", ""),
        non_productive=entry.get("niet_productief", False),
        elsewhere=tuple(_form(form) for form in entry.get("elders", ())),
    )


def _form(entry: Mapping[str, str]) -> ValueForm:
    return ValueForm(
        unit=entry["eenheid"],
        key=entry["sleutel"],
        low=Decimal(entry["van"]),
        high=Decimal(entry["tot"]),
        base=entry.get("grondslag", ""),
        question=entry.get("vraag", ""),
        spread=entry.get("omslag", ""),
    )


def _asked(key: str, entry: Entry) -> Asked:
    choices = tuple(
        AskedChoice(
            choice=choice["waarde"],
            label=choice["label"],
            key=choice.get("sleutel", ""),
            base=choice.get("grondslag", ""),
            operation=choice.get("bewerking", ""),
            also=tuple(choice.get("ook", ())),
            not_with=frozenset(choice.get("niet_bij", ())),
        )
        for choice in entry["keuzes"]
    )
    return Asked(key, entry["tekst"], entry.get("grondslag_van", ""), choices)
