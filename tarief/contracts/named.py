"""Findings of several forms or tenders together: each says whose it is; what holds for more is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tarief.core.findings import Finding, Severity
from tarief.core.place import PathStep, Place


def name_findings(groups: Iterable[tuple[str, Sequence[Finding]]]) -> tuple[Finding, ...]:
    """Return the findings of named things with their names in front; equal ones are one, with all names.

    The place becomes the names too: a reader knows a form by its name, not by where it stood in a message.
    """
    names: dict[tuple[str, str, str, Severity], dict[str, None]] = {}
    for name, findings in groups:
        for item in findings:
            names.setdefault((item.kind, item.text, item.advice, item.severity), {})[name] = None
    return tuple(
        Finding(kind, f"{listed(found)}: {text}", advice, Place.words(*map(PathStep, found)), severity)
        for (kind, text, advice, severity), found in names.items()
    )


def listed(names: Iterable[str]) -> str:
    """Write names as a sentence does: `A, B en C`."""
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
