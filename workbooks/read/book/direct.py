"""Reading a file in this process, without limits: only to look for mistakes in our own code."""

from __future__ import annotations

from workbooks.read.book.parsing.child import parse
from workbooks.read.book.parsing.result import FORMULAS_IN, Data
from workbooks.read.recalculate import has_formulas, recompute


def parsed_here(kind: str, content: bytes) -> tuple[Data | None, Data | None]:
    """Return what stands in the file and what its formulas come to (None without formulas)."""
    data = parse(kind, content)
    if kind not in FORMULAS_IN or "refused" in data:
        return data, None
    return data, recompute(data) if has_formulas(data) else None
