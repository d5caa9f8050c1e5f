"""`parse`: the bytes of a file of a known kind in, plain data out."""

from __future__ import annotations

from typing import Any

from .faults import Unreadable


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
        from .xlsx import read_xlsx

        return read_xlsx(content)
    if kind in ("csv", "tsv"):
        from .delimited import read_delimited

        return read_delimited(content, kind == "tsv")
    from .values import read_values

    return read_values(content, opendocument=kind == "ods")
