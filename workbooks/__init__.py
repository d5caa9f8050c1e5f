"""Workbooks in and out: reading cost sheets, asking questions, writing live formulas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from workbooks.reading import Opgave, calculate_opgave, read

if TYPE_CHECKING:
    from workbooks.result import write_comparison, write_result
    from workbooks.template.writing import write_template
    from workbooks.told import write_told

_WRITERS = {
    "write_comparison": "workbooks.result",
    "write_result": "workbooks.result",
    "write_template": "workbooks.template.writing",
    "write_told": "workbooks.told",
}

__all__ = ["Opgave", "calculate_opgave", "read", "write_comparison", "write_result", "write_template", "write_told"]


def __getattr__(name: str) -> Any:
    """Load a writer when it is asked for: openpyxl takes half a second to load, and reading does without it."""
    if name not in _WRITERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WRITERS[name]), name)
