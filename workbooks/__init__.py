"""Workbooks in and out: reading cost sheets, asking questions, writing live formulas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from workbooks.read.template import Opgave, calculate_opgave, read

if TYPE_CHECKING:
    from workbooks.write.report import write_report
    from workbooks.write.result import write_comparison, write_result
    from workbooks.write.template.writing import write_template

_WRITERS = {
    "write_comparison": "workbooks.write.result",
    "write_result": "workbooks.write.result",
    "write_template": "workbooks.write.template.writing",
    "write_report": "workbooks.write.report",
}

__all__ = ["Opgave", "calculate_opgave", "read", "write_comparison", "write_report", "write_result", "write_template"]


def __getattr__(name: str) -> Any:
    """Load a writer when it is asked for: openpyxl takes half a second to load, and reading does without it."""
    if name not in _WRITERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WRITERS[name]), name)
