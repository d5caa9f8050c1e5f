"""Calculations for the checks to look at: an hourly tariff on a wage, and shorthand for the kinds found."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tarief import MODELS, Breakdown, Finding

DAY = date(2026, 1, 1)
QUICK = {
    "loonkosten_per_uur": "40", "productiviteit": "0.8", "overhead": "0.2", "overhead_grondslag": "totale_kosten",
}  # fmt: skip
HOURS = {
    "bruto_uurloon": "24", "vakantietoeslag": "0.08", "eindejaarsuitkering": "0.083", "contracturen": "1878",
    "eindejaarsuitkering_grondslag": "brutoloon", "werkgeverslasten": "0.28", "verlofuren": "200",
    "ziekteverzuim": "0.06", "ziekteverzuim_grondslag": "contracturen", "scholingsuren": "40", "overleguren": "60",
    "overhead": "0.2", "overhead_grondslag": "totale_kosten",
}  # fmt: skip


def quick(*, on: date = DAY, **changes: Any) -> Breakdown:
    return MODELS["uurtarief"].calculate({**QUICK, **changes}, on=on)


def hourly(*without: str, on: date = DAY, **changes: Any) -> Breakdown:
    given = {key: value for key, value in HOURS.items() if key not in without}
    return MODELS["uurtarief"].calculate({**given, **changes}, on=on)


def kinds(findings: Iterable[Finding]) -> dict[str, Finding]:
    return {finding.kind: finding for finding in findings}
