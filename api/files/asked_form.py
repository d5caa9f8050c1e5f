"""The form of a capability that starts from files: as it was sent, and as a template shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.files.boxes import FileBox
from api.files.form import Box, filled_in
from api.files.region_source import view_in
from tarief.core.findings import Finding


@dataclass(frozen=True, slots=True)
class Sent:
    """The form as it was sent, or as it is shown first: its files, the texts beside them, and what is wrong."""

    files: tuple[FileBox, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedForm:
    """The form as a template shows it: files, boxes with what was typed, and what is wrong and fits in neither."""

    sent: Sent
    declared: tuple[Box, ...]

    @property
    def files(self) -> tuple[FileBox, ...]:
        """The files."""
        return self.sent.files

    @property
    def boxes(self) -> dict[str, Box]:
        """What can be typed, by name."""
        return {box.name: filled_in(box, self.sent.texts, self.sent.findings) for box in self.declared}

    @property
    def seen_as(self) -> str:
        """Who looks."""
        return view_in(self.sent.texts).value

    @property
    def loose(self) -> tuple[Finding, ...]:
        """What is wrong and stands at no box."""
        return tuple(finding for finding in self.sent.findings if str(finding.place) not in self.boxes)
