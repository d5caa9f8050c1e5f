"""More than one thing to read or calculate in one request: what is wrong with any of them is told in one answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tarief.core.findings import Finding, Question, Refused


def every(*parts: Callable[[], Any], also: Iterable[Finding] = ()) -> list[Any]:
    """Return what each part gives; raises one `Refused` with all that any part refuses, and then `also`."""
    found: list[Any] = []
    findings: list[Finding] = []
    questions: list[Question] = []
    for part in parts:
        try:
            found.append(part())
        except Refused as refused:
            findings += refused.findings
            questions += refused.questions
    if len(found) < len(parts):
        raise Refused((*findings, *also), tuple(questions))
    return found
