"""What a region is at one tariff, while a slider moves: look-ups in totals that were made once.

Only for the facilitator: of exact figures at any tariff a participant would find the costs of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from api.files.region_source import view_in
from api.region.asked import ask
from api.web.held import Held
from tarief.core.dutch import dutch
from tarief.core.findings import Refused
from tarief.core.ties import rounded_decimal
from tarief.region.budget import paid_volume, share_out, weights_of
from tarief.region.case import View
from tarief.region.curve import Curve
from tarief.region.outcome import RegionOutcome


@dataclass(frozen=True, slots=True)
class AtTariff:
    """The figures at a tariff as they are read, and the budget of each municipality where that can be shared out."""

    figures: tuple[tuple[str, str], ...]
    budgets: tuple[tuple[str, str], ...]


def at_tariff(held: Held, tariff: Decimal) -> AtTariff | None:
    """Return the figures at a tariff; None for who may not see every provider, or where something is wrong."""
    found = ask(held).found if view_in(held.texts) is View.FACILITATOR else None
    if not isinstance(found, RegionOutcome):
        return None
    region = found.case.region
    curve = held.kept.reading(Curve, lambda: Curve(region))
    points = curve.at(tariff)
    covered, share = int(points.covered[0]), float(points.volume_share[0])  # float: the curve runs on float64
    shortfall, surplus, budget = (Decimal(float(each[0])) for each in (points.shortfall, points.surplus, points.budget))
    figures = (
        ("Aanbieders die uitkomen", f"{covered} van {len(region.providers)}"),
        ("Volume boven kostprijs", f"{dutch(Decimal(share).scaleb(2), 1)}%"),
        ("Tekort bij de rest", _euro(shortfall)),
        ("Overschot bij wie uitkomt", _euro(surplus)),
        ("Kosten bij dit tarief, per jaar", _euro(budget)),
    )
    return AtTariff(figures, tuple((name, _euro(part)) for name, part in _shared(found, tariff).items()))


def _shared(found: RegionOutcome, tariff: Decimal) -> Mapping[str, Decimal]:
    region = found.case.region
    if not region.municipalities:
        return {}
    try:
        return share_out(rounded_decimal(paid_volume(region) * tariff, 0), weights_of(region))
    except Refused:
        return {}


def _euro(amount: Decimal) -> str:
    return f"€\u00a0{dutch(amount, 0)}"
