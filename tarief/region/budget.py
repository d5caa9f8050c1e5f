"""The growth path to a new tariff, and what it costs each municipality in each year.

See docs/onderhandeling.md#ingroeipad.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise
from typing import NotRequired

from typing_extensions import TypedDict

from tarief.core.door import door
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.plausible import factor_meant, is_factor, short
from tarief.core.rounding import to_cents
from tarief.core.ties import rounded_decimal
from tarief.region.coverage import Coverage, Dekking, coverage, refuse_no_tariff
from tarief.region.disclosure import Cijfer
from tarief.region.provider import Municipality, Region

#: What must be said of a year in which the tariff is below the goal.
BELOW_GOAL = (
    "Tijdelijk onder de reële prijs: dit vraagt een eigen grondslag, bijvoorbeeld schriftelijke instemming "
    "en een incidentele bijdrage die het verschil goedmaakt."
)


@dataclass(frozen=True, slots=True)
class PathYear:
    """One year of a growth path: the tariff in cents, beside the old and the new tariff in prices of that year."""

    year: int
    share: Decimal
    index: Decimal
    tariff: Decimal
    unchanged: Decimal
    goal: Decimal

    @property
    def warning(self) -> str:
        """What must be said of a year in which the tariff is below the goal."""
        return BELOW_GOAL if self.tariff < self.goal else ""


class Padjaar(TypedDict):
    """A year of the growth path; without coverage and shortfall for who may not see those."""

    jaar: int
    tarief: Decimaal
    waarschuwing: str
    meerkosten: Decimaal | Cijfer
    gemeenten: dict[str, Decimaal]
    dekking: NotRequired[Dekking | None]
    opgeteld_tekort: NotRequired[Decimaal | None]


@dataclass(frozen=True)
class BudgetImpact:
    """What a growth path does to a region, year by year.

    `amounts` are whole euros per municipality and year that sum to `totals`, the extra cost of each year beside
    the old tariff. `coverages` are in prices of the first year, `accumulated` is the shortfall so far.
    """

    years: tuple[PathYear, ...]
    coverages: tuple[Coverage, ...]
    amounts: tuple[Mapping[str, Decimal], ...]
    totals: tuple[Decimal, ...]
    accumulated: tuple[Decimal, ...]

    def as_json(self) -> list[Padjaar]:
        """Return a row per year under Dutch keys, decimals as text."""
        rows = zip(self.years, self.coverages, self.amounts, self.totals, self.accumulated, strict=True)
        return [
            {
                "jaar": year.year,
                "tarief": f"{year.tariff:f}",
                "waarschuwing": year.warning,
                "dekking": covered.as_json(),
                "meerkosten": f"{total:f}",
                "gemeenten": {name: f"{amount:f}" for name, amount in amounts.items()},
                "opgeteld_tekort": f"{short:f}",
            }
            for year, covered, amounts, total, short in rows
        ]


@door()
def growth_path(
    start: Decimal, goal: Decimal, shares: Sequence[Decimal], indices: Sequence[Decimal] = ()
) -> tuple[PathYear, ...]:
    """Return the tariff of each year: `(start + share × (goal − start)) × index`, in cents.

    `indices` are the price level of each year against the first one in which `start` held; none means 1.
    Raises `Refused` for shares outside 0 to 1, a path that goes back, or indices that do not fit.
    """
    refuse_no_tariff(start, Place.of("begin"))
    refuse_no_tariff(goal, Place.of("doel"))
    levels = tuple(indices) or (Decimal(1),) * len(shares)
    _refuse_nonsense(shares, levels)
    with localcontext(EXACT):
        return tuple(
            PathYear(
                number, share, level,
                to_cents((start + share * (goal - start)) * level), to_cents(start * level), to_cents(goal * level),
            )
            for number, (share, level) in enumerate(zip(shares, levels, strict=True), 1)
        )  # fmt: skip


@door()
def budget_impact(region: Region, path: Sequence[PathYear]) -> BudgetImpact:
    """Return what the path costs each municipality, and what providers are short on the way.

    Volume per municipality is its own where known, else shared out by inhabitants. Costs rise with the index of
    the path. Raises `Refused` when the municipalities have neither volumes nor inhabitants.
    """
    weights = weights_of(region)
    coverages = tuple(_indexed(region, year) for year in path)
    with localcontext(EXACT):
        totals = tuple(rounded_decimal(paid_volume(region) * (year.tariff - year.unchanged), 0) for year in path)
        shortfalls = [found.shortfall for found in coverages]
        accumulated = tuple(sum(shortfalls[: index + 1], Decimal(0)) for index in range(len(shortfalls)))
    amounts = tuple(share_out(total, weights) for total in totals)
    return BudgetImpact(tuple(path), coverages, amounts, totals, accumulated)


@door()
def share_out(total: Decimal, weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Share out whole euros by weight with the largest remainder; the first of equals first. Negative totals too.

    Raises `Refused` when the total is not in whole euros or the weights are no weights.
    """
    whole = sum(weights.values(), Decimal(0))
    sound = all(weight.is_finite() and weight >= 0 for weight in weights.values())
    if not sound or whole <= 0 or not total.is_finite() or total % 1:
        advice = "Geef een bedrag in hele euro's en gewichten van nul of meer, samen boven nul."
        refuse([Finding("verdeling_ongeldig", "Dit valt niet te verdelen.", advice, Place.of("gemeenten"))])
    with localcontext(EXACT):
        parts = {name: total * weight / whole for name, weight in weights.items()}
        floors = {name: rounded_decimal(part, 0, ROUND_FLOOR) for name, part in parts.items()}
        left = int(total - sum(floors.values(), Decimal(0)))
        lifted = sorted(parts, key=lambda name: floors[name] - parts[name])[:left]
        return {name: floor + (1 if name in lifted else 0) for name, floor in floors.items()}


def _indexed(region: Region, year: PathYear) -> Coverage:
    if year.index == 1:
        return coverage(region, year.tariff)
    risen = tuple(replace(item, cost=EXACT.multiply(item.cost, year.index)) for item in region.providers)
    return coverage(Region(risen), year.tariff)


def weights_of(region: Region) -> dict[str, Decimal]:
    """Return by municipality what costs are shared out by: its volume, else its inhabitants; `Refused` for neither."""
    municipalities: Sequence[Municipality] = region.municipalities
    by_volume = {item.name: item.volume for item in municipalities if item.volume is not None}
    by_inhabitants = {item.name: item.inhabitants for item in municipalities if item.inhabitants is not None}
    if not (by_volume or by_inhabitants):
        advice = "Geef per gemeente het volume, of anders het aantal inwoners."
        text = "Zonder volume of inwoners per gemeente is het budget niet te verdelen."
        refuse([Finding("verdeling_ontbreekt", text, advice, Place.of("gemeenten"))])
    return by_volume or by_inhabitants


def paid_volume(region: Region) -> Decimal:
    """Return the volume that municipalities pay: their own where known, else that of the providers."""
    own = [item.volume for item in region.municipalities if item.volume is not None]
    return sum(own, Decimal(0)) if own else region.volume


def _refuse_nonsense(shares: Sequence[Decimal], levels: Sequence[Decimal]) -> None:
    found = []
    if not shares or len(levels) != len(shares):
        text = f"Het pad heeft {len(shares)} jaren en {len(levels)} indexcijfers."
        found.append(
            Finding("pad_ongeldig", text, "Geef voor elk jaar een deel en een indexcijfer.", Place.of("ingroeipad"))
        )
    for place, values, most in (("ingroeipad", shares, Decimal(1)), ("indexcijfers", levels, None)):
        for index, value in enumerate(values):
            if not value.is_finite() or value < 0 or (most is not None and value > most):
                advice = "Geef een deel van 0 tot 1." if most else "Geef een prijspeil, bijvoorbeeld 1,03."
                found.append(Finding("pad_ongeldig", f"{value} kan hier niet.", advice, Place.of(place, index)))
            elif most is None and not is_factor(value):
                meaning = "" if (level := factor_meant(value)) is None else f"Bedoelt u {short(level)}? "
                advice = f"{meaning}Een prijspeil is een factor op dat van het eerste jaar."
                text = f"Een prijspeil van {short(value)} is onwaarschijnlijk."
                found.append(Finding("onwaarschijnlijk", text, advice, Place.of(place, index), value=value))
    if not found and any(later < earlier for earlier, later in pairwise(shares)):
        found.append(
            Finding(
                "pad_ongeldig",
                "Het ingroeipad gaat terug.",
                "Laat elk jaar gelijk of hoger zijn.",
                Place.of("ingroeipad"),
            )
        )
    refuse(found)
