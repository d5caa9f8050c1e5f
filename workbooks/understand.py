"""What somebody sent, whatever it is: our own template filled in, or a sheet of their own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tarief.engine.costmodel import CostModel
from tarief.models import MODELS
from workbooks.book_in import read_book
from workbooks.guard import check
from workbooks.names import KIND_PROPERTY, MARK_SHEET
from workbooks.reading import Opgave, read
from workbooks.recognise import Reading, recognise

_PARTS = {"xl/workbook.xml": MARK_SHEET.encode(), "docProps/custom.xml": KIND_PROPERTY.encode()}
_MOST = 1_000_000


def understand(source: Path | bytes, *, name: str = "", models: Mapping[str, CostModel] = MODELS) -> Opgave | Reading:
    """Read a filled-in template as an `Opgave`, and any other sheet as what was recognised in it.

    Raises `Refused` for a file that cannot be read safely, and for a result workbook of ours.
    """
    content = source if isinstance(source, bytes) or not source.is_file() else source.read_bytes()
    shown = name or (source.name if isinstance(source, Path) else "werkboek")
    if isinstance(content, bytes) and _is_ours(content):
        check(content, shown)
        return read(content, name=shown, models=models)
    return recognise(read_book(content, name=shown))


def _is_ours(content: bytes) -> bool:
    """Tell by its mark whether a workbook was written by this program; no more than a hint, and bounded."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(mark in _start(archive, part) for part, mark in _PARTS.items())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False


def _start(archive: zipfile.ZipFile, part: str) -> bytes:
    if part not in archive.namelist():
        return b""
    with archive.open(part) as file:
        return file.read(_MOST)
