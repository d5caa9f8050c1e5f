"""How far the cost of a year may turn out otherwise: a share, and whether its price is a formula or is drawn."""

from __future__ import annotations

from decimal import Decimal

from tarief.contracts.fields import Fields
from tarief.contracts.limits import positive, share
from tarief.contracts.lines_risk import FEWEST_DRAWS, MOST_DRAWS, USUAL_DRAWS, Uncertain

_METHODS = ("formule", "trekkingen")
_HOW = ("methode", "trekkingen", "startgetal")
_LARGEST_SEED = 2**32 - 1
_WHAT = "De spreiding van de kosten"
#: Draws of all forms and years together: about a second of work.
MOST_TOGETHER = 16_777_216


def read_spread(fields: Fields) -> Uncertain | None:
    """Read `spreiding`: a share, or `{"waarde", "methode", "trekkingen", "startgetal"}`; None where it cannot be."""
    if not fields.has("spreiding"):
        return None
    before, raw = len(fields.faults), fields.get("spreiding")
    how = {key: value for key, value in raw.items() if key in _HOW} if isinstance(raw, dict) else {}
    plain = {key: value for key, value in raw.items() if key not in _HOW} if isinstance(raw, dict) else raw
    same = Fields({"spreiding": plain}, fields.place, fields.faults, fields.assumed)
    spread = same.checked(
        "spreiding", lambda value, at, what: (*positive(value, at, what), *share(value, at, what)), _WHAT
    )
    draws, seed = _draws(fields.inside(how, "spreiding"))
    return None if len(fields.faults) > before else Uncertain(spread, draws, seed)


def too_many(fields: Fields, how: Uncertain | None, forms: int, years: int) -> bool:
    """Whether so many forms and years cannot all be drawn; that is noted."""
    if found := how is not None and how.draws * forms * years > MOST_TOGETHER:
        assert how is not None
        most = max(FEWEST_DRAWS, MOST_TOGETHER // (forms * years))
        text = f"{how.draws} trekkingen voor {forms} vormen en {years} jaren is te veel."
        fields.inside({}, "spreiding").fault(text, f"Kies hoogstens {most} trekkingen.", "trekkingen")
    return found


def _draws(item: Fields) -> tuple[int, int]:
    method = item.choice("methode", _METHODS) if item.has("methode") else ""
    if method != "trekkingen":
        for name in _HOW[1:]:
            if item.has(name) and not (method == "" and item.has("methode")):
                item.fault(f"'{name}' hoort bij trekken.", 'Voeg toe: "methode": "trekkingen"; of haal het weg.', name)
        return 0, 1
    draws = _count(item, "trekkingen", FEWEST_DRAWS, MOST_DRAWS) if item.has("trekkingen") else USUAL_DRAWS
    return draws, _count(item, "startgetal", 0, _LARGEST_SEED) if item.has("startgetal") else 1


def _count(item: Fields, name: str, least: int, most: int) -> int:
    before, found = len(item.faults), item.number(name)
    if len(item.faults) == before and (found != found.to_integral_value() or not least <= found <= most):
        item.fault(f"{found:f} kan hier niet.", f"Kies een heel getal van {least} tot en met {most}.", name)
    return int(found) if Decimal(least) <= found <= most else least
