"""`parse`: the bytes of a file of a known kind in, plain data out."""

from __future__ import annotations

from typing import Any

from .delimited import read_delimited
from .faults import Unreadable
from .values import read_values
from .xlsx import read_xlsx


def parse(kind: str, content: bytes) -> dict[str, Any]:
    """Return the data of a file, or `{"refused": [[kind of problem, place], …]}`.

    A library is imported when the first file that needs it comes. What a damaged file makes a library raise
    comes out as it is; the process that reads turns it into an answer.
    """
    try:
        return _parse(kind, content)
    except Unreadable as refused:
        return {"refused": refused.places}


def _parse(kind: str, content: bytes) -> dict[str, Any]:
    if kind in ("xlsx", "xlsm"):
        return read_xlsx(content)
    if kind in ("csv", "tsv"):
        return read_delimited(content, kind == "tsv")
    return read_values(content, opendocument=kind == "ods")
