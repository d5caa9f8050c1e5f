"""Gathering refusals, so that one answer names the faults of every part of an example."""

from __future__ import annotations

from types import TracebackType

from tarief.core.findings import Finding, Refused


class Faults:
    """A context that keeps a refusal instead of passing it on; `refuse` raises all of them together."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def __enter__(self) -> Faults:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, Refused):
            return False
        for finding in error.findings:
            if not any(_says_the_same(finding, said) for said in self._found):
                self._found.append(finding)
        return True

    def refuse(self) -> None:
        """Raise what was kept; nothing where there is nothing."""
        if self._found:
            raise Refused(tuple(self._found))


def _says_the_same(one: Finding, said: Finding) -> bool:
    """Whether a finding adds nothing: the same place, and the same fault or the same thing to do."""
    return one.place == said.place and (one.text == said.text or one.advice == said.advice)
