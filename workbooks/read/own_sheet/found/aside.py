"""What is set aside while a product is put together: cells with the reason, remarks, and what the sheet printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.found.candidates import Candidate
from workbooks.read.own_sheet.found.found import Found


@dataclass
class Bin:
    """What was set aside and why, and what was remarked, while a product is put together."""

    unused: list[tuple[Found, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    printed: dict[str, Candidate] = field(default_factory=dict)

    def leave(self, candidate: Candidate, why: str) -> None:
        """Set a candidate aside."""
        self.unused += [(each, why) for found in candidate.founds for each in (found.parts or (found,))]

    def warn(self, kind: str, found: Found, text: str, advice: str = "", severity: Severity = Severity.WARNING) -> None:
        """Remark on a cell."""
        self.findings.append(Finding(kind, text, advice, Place.at(found.sheet, found.seen.address), severity))

    def keep_printed(self, key: str, candidate: Candidate) -> None:
        """Keep what the sheet calculated itself, for the checks; the last one stands."""
        if key in self.printed:
            self.leave(self.printed[key], "uitkomst van het blad zelf; een latere is gebruikt")
        self.printed[key] = candidate
