"""More than one thing to read or calculate in one request: what is wrong with any of them is told in one answer."""

from collections.abc import Callable, Iterable
from typing import Any

from tarief.core.findings import Finding, Refused


def every(*parts: Callable[[], Any], also: Iterable[Finding] = ()) -> list[Any]:
    """Return what each part gives; raises one `Refused` with all that any part refuses, and then `also`."""
    found: list[Any] = []
    refusals: list[Refused] = []
    for part in parts:
        try:
            found.append(part())
        except Refused as refused:
            refusals.append(refused)
    if not refusals:
        return found
    findings = (*(finding for refused in refusals for finding in refused.findings), *also)
    if findings == refusals[0].findings:  # one part alone: what it knows of its file stays with it
        raise refusals[0]
    raise Refused(findings, tuple(question for refused in refusals for question in refused.questions))
