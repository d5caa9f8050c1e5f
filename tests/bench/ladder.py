"""The ladder most measurements use: `uurtarief` from month wage to tariff, with 20 inputs that can vary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from tarief import MODELS, Breakdown

DAY = date(2026, 1, 1)
VARYING = {
    "bruto_maandloon": "3500", "contracturen": "1878", "vakantietoeslag": "0.08", "eindejaarsuitkering": "0.0833",
    "onregelmatigheidstoeslag": "0.05", "werkgeverslasten": "0.28", "verlofuren": "200", "feestdaguren": "50",
    "ziekteverzuim": "0.06", "scholingsuren": "40", "overleguren": "60", "indirecte_uren": "120", "reisuren": "70",
    "reiskosten_per_uur": "1.20", "opleidingskosten_per_uur": "0.60", "overhead": "0.20", "risico_opslag": "0.03",
    "clientgebonden_kosten_per_uur": "0.40", "gemeentelijke_verplichtingen_per_uur": "0.30", "loopbaanbudget": "0.015",
}  # fmt: skip
FIXED = {
    "eindejaarsuitkering_grondslag": "brutoloon",
    "overhead_grondslag": "directe_kosten",
    "risico_grondslag": "kostprijs",
}
KEYS = tuple(VARYING)


def columns(rows: int, differing: int) -> dict[str, Any]:
    """The first so many inputs, each within a tenth of its value."""
    random = np.random.default_rng(2026)
    return {key: float(VARYING[key]) * random.uniform(0.9, 1.1, rows) for key in KEYS[:differing]}


def breakdown() -> Breakdown:
    """The ladder worked out."""
    return MODELS["uurtarief"].calculate({**VARYING, **FIXED}, on=DAY)


def by_hand(
    month: Any, contract: Any, holiday: Any, year_end: Any, unsocial: Any, charges: Any, leave: Any, days: Any,
    sickness: Any, training: Any, meetings: Any, indirect: Any, travel: Any, travel_cost: Any, training_cost: Any,
    overhead: Any, risk: Any, clients: Any, municipal: Any, career: Any,
) -> dict[str, Any]:  # fmt: skip
    """The same lines as plain Python, for Decimals, floats and arrays alike: what one would write without tarief."""
    year = 12 * month
    hourly = year / contract
    holiday_pay = year * holiday / contract
    year_end_pay = year * year_end / contract
    unsocial_pay = year * unsocial / contract
    without_career = hourly + holiday_pay + year_end_pay + unsocial_pay
    gross = without_career + without_career * career
    charged = gross * charges
    wage = gross + charged
    sick = contract * sickness
    unproductive = leave + days + sick + training + meetings + indirect + travel
    productive = contract - unproductive
    share = productive / contract
    idle = wage * (1 - share) / share
    per_hour = wage + idle
    direct = per_hour + travel_cost + training_cost + clients + municipal
    overhead_cost = direct * overhead
    cost = direct + overhead_cost
    margin = cost * risk
    return {
        "hourly": hourly, "gross": gross, "wage": wage, "unproductive": unproductive, "productive": productive,
        "per_hour": per_hour, "direct": direct, "overhead": overhead_cost, "cost": cost, "margin": margin,
        "price": cost + margin,
    }  # fmt: skip


def decimals() -> list[Decimal]:
    """The inputs as Decimals, in the order of `by_hand`."""
    return [Decimal(value) for value in VARYING.values()]
