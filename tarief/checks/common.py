"""What the checks share: a finding in four parts, and what was really supplied."""

from __future__ import annotations

from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place


def remark(kind: str, where: Place, what: str, why: str, do: str, severity: Severity = Severity.WARNING) -> Finding:
    """Return a finding: what is seen, where, why it matters, and what to do."""
    return Finding(kind, f"{what} {why}".strip(), do, where, severity)


def value(breakdown: Breakdown, key: str) -> Decimal:
    """Return the value of a line, 0 when this calculation has none."""
    return breakdown.values.get(key, Decimal(0))


def listed(words: list[str]) -> str:
    """Write words as a Dutch list: `a, b en c`."""
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
