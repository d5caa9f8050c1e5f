"""Answers and corrections remembered for the next sheet of the same layout: no amount, no name of a file."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.values.corrections import Document
from workbooks.read.own_sheet.words.words import plain_text

#: What is remembered: what was written, by the layout it was written for; the oldest first.
Memory = Mapping[str, Document]
#: More layouts than this are not remembered; the oldest makes place.
MOST_LAYOUTS: Final = 200

_LONGEST = 80
_MONTHS = re.compile(r"\b(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: What is said of a cell holds for the cells as they lie: what the rows of the sheet were.
_ROWS = "rijen"
_MARKS = frozenset({"%", "€", "/", "eur", "euro", "+", "nvt"})


def layout_fingerprint(book: SourceBook) -> str:
    """Return what identifies the shape of a workbook: its labels in order, without numbers, years and long texts.

    Behind a point stands the same with the row of each label.
    """
    shape, placed = [], []
    for sheet in book.sheets:
        texts, rows = [], []
        for (row, column), cell in sorted(sheet.cells.items()):
            if isinstance(cell.value, str) and len(cell.value) <= _LONGEST and (text := _shape(cell.value)):
                texts.append(f"{column}:{text}")
                rows.append(f"{row}:{column}:{text}")
        shape.append((_shape(sheet.name), texts))
        placed.append((sheet.name, rows))
    return f"{_hash(json.dumps(shape, ensure_ascii=False), 32)}.{_hash(json.dumps(placed, ensure_ascii=False), 16)}"


def remember(memory: Memory, fingerprint: str, document: Document, aanbieder: str = "") -> dict[str, Document]:
    """Return the memory with this for a layout; a date holds for one year only and is left out."""
    rows = fingerprint.partition(".")[2]
    kept = {
        key: each if isinstance(each, str) else {**each, _ROWS: rows}
        for key, each in document.items()
        if not (isinstance(each, str) and _DATE.fullmatch(each))
    }
    key = _key(fingerprint, aanbieder)
    made = forget(memory, fingerprint, aanbieder) | {key: {**memory.get(key, {}), **kept}}
    return dict([*made.items()][-MOST_LAYOUTS:])


def recall(memory: Memory, fingerprint: str, aanbieder: str = "") -> dict[str, str | Mapping[str, str]]:
    """Return what was remembered for a layout; what was said of cells only where every row is in its place."""
    rows = fingerprint.partition(".")[2]
    stored = memory.get(_key(fingerprint, aanbieder), {}).items()
    return {key: _unplaced(each) for key, each in stored if isinstance(each, str) or each.get(_ROWS, "") == rows}


def forget(memory: Memory, fingerprint: str, aanbieder: str = "") -> dict[str, Document]:
    """Return the memory without what is remembered for a layout."""
    key = _key(fingerprint, aanbieder)
    return {layout: document for layout, document in memory.items() if layout != key}


def load_memory(path: Path) -> dict[str, Document]:
    """Read the memory from a file; a file that is not there is an empty memory."""
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {str(layout): dict(_texts(document.items())) for layout, document in stored.items()}


def save_memory(path: Path, memory: Memory) -> None:
    """Write the memory to a file; never half: beside it first, then in its place."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(memory, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    beside.replace(path)


def _texts(stored: Iterable[tuple[str, str | Mapping[str, str]]]) -> Iterable[tuple[str, str | dict[str, str]]]:
    for key, each in stored:
        yield key, each if isinstance(each, str) else {str(name): str(text) for name, text in each.items()}


def _unplaced(each: str | Mapping[str, str]) -> str | Mapping[str, str]:
    return each if isinstance(each, str) else {name: text for name, text in each.items() if name != _ROWS}


def _key(fingerprint: str, aanbieder: str) -> str:
    """The layout, and the provider where it is named."""
    shape, name = fingerprint.partition(".")[0], plain_text(aanbieder)
    return f"{shape}-{_hash(name, 16)}" if name else shape


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def _shape(text: str) -> str:
    words = _MONTHS.sub(" ", re.sub(r"[\d.,]+", " ", plain_text(text))).split()
    return " ".join(word for word in words if word not in _MARKS)
