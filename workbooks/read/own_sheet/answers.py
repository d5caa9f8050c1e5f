"""Answers to the questions about a sheet: what is still open, their file, and those remembered per layout.

`--antwoorden bestand.toml` holds one line per question, its id and the choice:

    product = "Begeleiding basis"
    peildatum = "2026-01-01"
    "overhead_grondslag.overhead" = "directe_kosten"
    "loonkosten.cao_kosten" = "met_lasten_per_betaald_uur"
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from tarief.core.findings import Finding, Question, Refused
from tarief.core.nearest import meant
from tarief.core.place import Place
from workbooks.read.book import Book
from workbooks.read.own_sheet.types import ProductReading, Reading
from workbooks.read.own_sheet.words import plain_text

Answers = Mapping[str, str]

PRODUCT, DAY = "product", "peildatum"
#: Choices for the reference date that hold in any year.
FIRST_YEAR, LAST_YEAR, TITLE_YEAR = "begin_eerste_jaar", "begin_laatste_jaar", "begin_jaar_in_titel"
#: What is remembered: answers by the fingerprint of the layout.
Memory = Mapping[str, Answers]

_LONGEST = 80
_MONTHS = re.compile(r"\b(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def load_answers(path: Path) -> dict[str, str]:
    """Read a file with answers; raises `Refused` when it is no such file."""
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        text = f"Het bestand met antwoorden is niet te lezen: {fault}."
        advice = 'Schrijf per vraag een regel: "id" = "keuze".'
        raise Refused((Finding("antwoorden_onleesbaar", text, advice, Place.of(path.name)),)) from None
    return dict(_flat(stored, ""))


def _flat(stored: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    """A key with a point that was not quoted comes back as a table."""
    for key, value in stored.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def open_questions(reading: Reading, product: ProductReading | None, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that must still be answered to calculate this product (None: it is not chosen yet)."""
    needed = {value.question for value in product.values} if product is not None else None
    open_: list[Question] = []
    for question in reading.questions:
        if question.key == PRODUCT and product is not None:
            continue
        if needed is not None and question.key not in needed | {DAY, PRODUCT}:
            continue
        if question.key == DAY and day_for(reading, answers) is not None:
            continue
        if question.key == DAY or answers.get(question.key) not in {choice.value for choice in question.choices}:
            open_.append(question)
    return tuple(open_)


def check_answers(reading: Reading, answers: Answers) -> tuple[Finding, ...]:
    """Return what is wrong with answers: a question that is not asked, a choice that is not there."""
    known = {question.key: [choice.value for choice in question.choices] for question in reading.questions}
    found = []
    for key, answer in answers.items():
        if key == DAY and (_iso(answer) or (key not in known and answer in (FIRST_YEAR, LAST_YEAR, TITLE_YEAR))):
            continue  # another day than the sheet names may always be given
        if key not in known:
            advice = meant(key, known, "")
            found.append(
                Finding("onbekende_vraag", f"Over dit bestand wordt '{key}' niet gevraagd.", advice, Place.of(key))
            )
        elif answer not in known[key]:
            advice = f"Kies uit: {', '.join(known[key])}."
            found.append(Finding("onbekend_antwoord", f"'{answer}' is geen keuze bij '{key}'.", advice, Place.of(key)))
    return tuple(found)


def product_for(reading: Reading, answers: Answers) -> ProductReading | None:
    """Return the product that was chosen, or the only one; None when it still has to be chosen."""
    if len(reading.products) == 1:
        return reading.products[0]
    return reading.product(answers.get(PRODUCT, ""))


def day_for(reading: Reading, answers: Answers) -> date | None:
    """Return the reference date: the answer, or what the sheet says; None when it still has to be chosen."""
    answer = answers.get(DAY, "")
    if (day := _iso(answer)) is not None:
        return day
    question = next((each for each in reading.questions if each.key == DAY), None)
    if question is not None:
        label = next((choice.label for choice in question.choices if choice.value == answer), "")
        return date(int(label[-4:]), 1, 1) if label[-4:].isdigit() else None
    return reading.peildatum


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def layout_fingerprint(book: Book) -> str:
    """Return what identifies the shape of a workbook: its labels in order, without numbers, years and long texts."""
    parts = []
    for sheet in book.sheets:
        texts = []
        for (_, column), cell in sorted(sheet.cells.items()):
            if isinstance(cell.value, str) and len(cell.value) <= _LONGEST and (text := _shape(cell.value)):
                texts.append(f"{column}:{text}")
        parts.append((_shape(sheet.name), texts))
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]


def memory_key(fingerprint: str, aanbieder: str = "") -> str:
    """Return under which key answers are remembered: the layout, and the provider where it is named."""
    name = plain_text(aanbieder)
    return fingerprint if not name else f"{fingerprint}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _shape(text: str) -> str:
    words = _MONTHS.sub(" ", re.sub(r"[\d.,]+", " ", plain_text(text))).split()
    return " ".join(word for word in words if word not in ("%", "€", "/", "eur", "euro", "+", "nvt"))


def remember(memory: Memory, fingerprint: str, answers: Answers) -> dict[str, dict[str, str]]:
    """Return the memory with these answers under a key; a date holds for one year only and is left out."""
    kept = {key: choice for key, choice in answers.items() if not _DATE.fullmatch(choice)}
    made = {known: dict(before) for known, before in memory.items()}
    made[fingerprint] = {**made.get(fingerprint, {}), **kept}
    return made


def recall(memory: Memory, fingerprint: str) -> dict[str, str]:
    """Return the answers given before under a `memory_key`."""
    return dict(memory.get(fingerprint, {}))


def load_memory(path: Path) -> dict[str, dict[str, str]]:
    """Read the memory from a file; a file that is not there is an empty memory."""
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {str(known): {str(key): str(choice) for key, choice in given.items()} for known, given in stored.items()}


def save_memory(path: Path, memory: Memory) -> None:
    """Write the memory to a file, in a fixed order; never half: beside it first, then in its place."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(memory, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    beside.replace(path)
