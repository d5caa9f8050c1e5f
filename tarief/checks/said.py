"""What a model itself says of what was filled in: the messages and check cells of a workbook that became one."""

from collections.abc import Iterable

from tarief.calculation import Breakdown
from tarief.core.findings import Finding


def said_by_model(breakdown: Breakdown) -> Iterable[Finding]:
    """Return what the model says at what was filled in for the whole product."""
    numbers = {key: item.value for (key, row), item in breakdown.supplied.items() if row is None}
    chosen = {key: choice for (key, row), choice in breakdown.supply.options.items() if row is None}
    return breakdown.model.says(chosen, numbers)
