"""How a parameter file writes the steps of a salary scale: `["0", 2000]`, or with a number `["0", 2000, 5]`."""

from decimal import Decimal

from tarief.core.json_data import Json
from tarief.documents.kinds import Schema
from tarief.documents.spot import Spot
from tarief.parameters.record import SalaryStep

KIND = "parameterbestand"


class ScaleSteps:
    """The steps of a salary scale, each with its amount and where there is one its number in the common series."""

    word, example = "schaal", '[["0", 2000]]'
    empty: tuple[SalaryStep, ...] = ()

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 3}}

    def read(self, raw: Json, spot: Spot) -> tuple[SalaryStep, ...]:
        """Return the steps that could be read."""
        steps = [_step(row) for row in raw] if isinstance(raw, list) else []
        if not steps or None in steps:
            advice = 'Schrijf per trede ["trede", bedrag] of ["trede", bedrag, ip-nummer].'
            spot.fault(KIND, f"Schaal {spot.name} heeft een regel die niet te lezen is.", advice)
        return tuple(step for step in steps if step is not None)


def exact(raw: Json) -> Decimal | None:
    """Return a finite exact number, or None for anything else (a truth value is not a number)."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Decimal(raw)
    return raw if isinstance(raw, Decimal) and raw.is_finite() else None


def _step(row: Json) -> SalaryStep | None:
    if not isinstance(row, list) or not 2 <= len(row) <= 3 or not isinstance(row[0], str):
        return None
    amount, number = exact(row[1]), row[2] if len(row) == 3 else None
    if amount is None or not (number is None or type(number) is int):
        return None
    return SalaryStep(row[0], amount, number)
