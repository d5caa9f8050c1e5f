"""Answers remembered per layout: next year's sheet of the same shape asks nothing."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from workbooks.read.book import Book
from workbooks.read.own_sheet.words import plain_text

Answers = Mapping[str, str]
#: What is remembered: answers by the fingerprint of the layout.
Memory = Mapping[str, Answers]

_LONGEST = 80
_MONTHS = re.compile(r"\b(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


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
