"""The flat cut: one percentage off a price, and what must then be true (docs/onderhandeling.md#vlakke-korting)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from typing_extensions import TypedDict

from tarief.calculation import Breakdown
from tarief.calculation.ladder import shown_price
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.law import LAWS
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.lower_price.equivalents import Equivalent, Evenwaarde, Ranges, equivalents
from tarief.lower_price.measures import Maatregel, Measure, Plans, measures, plural
from tarief.lower_price.stack import Stack, Stapel, stack
from tarief.region.continuity import continuity, fragile
from tarief.region.coverage import Coverage, Dekking, coverage
from tarief.region.provider import Region
from tarief.region.rules import percent

#: A cut brings back "nearly" an old price when it ends within this share of it.
_NEARLY = Decimal("0.025")


class Besparing(TypedDict):
    """What a cut saves and what it moves elsewhere."""

    bruto: Decimaal
    verschoven_naar_aanbieders: Decimaal
    volume_nieuw_onder_kostprijs: Decimaal
    vervangende_zorg: Decimaal | None
    netto: Decimaal | None


@dataclass(frozen=True, slots=True)
class Saving:
    """What the municipality really saves in a year, in euro.

    `gross` is the lower price times all volume. Of that, `shifted` is no saving but a loss of providers that
    fall (further) below cost. `replacement` is what the volume that falls below cost would cost with the next
    alternative, and `net` what is left when it must be bought there; None when no alternative is given.
    """

    gross: Decimal
    shifted: Decimal
    uncovered_volume: Decimal
    replacement: Decimal | None
    net: Decimal | None

    def as_json(self) -> Besparing:
        """Return the amounts under Dutch keys as text; None where no alternative was given."""
        return {
            "bruto": f"{self.gross:f}",
            "verschoven_naar_aanbieders": f"{self.shifted:f}",
            "volume_nieuw_onder_kostprijs": f"{self.uncovered_volume:f}",
            "vervangende_zorg": None if self.replacement is None else f"{self.replacement:f}",
            "netto": None if self.net is None else f"{self.net:f}",
        }


class Korting(TypedDict):
    """What a percentage off a price asks and does; the coverage and saving are exact, for the facilitator."""

    kop: str
    korting: Decimaal
    doel: Decimaal
    tarief: Decimaal
    tarief_na_korting: Decimaal
    equivalenten: list[Evenwaarde]
    elementen: dict[str, Stapel]
    dekking_voor: Dekking | None
    dekking_na: Dekking | None
    besparing: Besparing | None
    binnen_een_jaar_door_vermogen: str | None
    maatregelen: list[Maatregel]


@dataclass(frozen=True)
class FlatCut:
    """A price `share` lower: `target` is unrounded, `old` and `new` are the shown prices.

    `fragile` is the number of providers, in a band, whose equity is gone within a year at the new price; None
    where no equity is known.
    """

    breakdown: Breakdown
    share: Decimal
    target: Decimal
    old: Decimal
    new: Decimal
    equivalents: tuple[Equivalent, ...]
    stacks: Mapping[str, Stack]
    before: Coverage | None
    after: Coverage | None
    saving: Saving | None
    fragile: str | None
    measures: tuple[Measure, ...]
    earlier: Decimal | None

    @property
    def headline(self) -> str:
        """The cut in one sentence, made of the numbers as they are shown."""
        cut = f"−{percent(self.share)}"
        if self.earlier is not None and abs(self.new - self.earlier) <= _NEARLY * self.earlier:
            same = "het oude tarief" if self.new == self.earlier else "vrijwel het oude tarief"
            told = f"{cut} brengt u terug op {same} ({dutch(self.new)} tegen {dutch(self.earlier)})"
        else:
            told = f"{cut} maakt van {dutch(self.old)} een tarief van {dutch(self.new)}"
        if self.after is None or self.after.volume_share is None:
            return f"{told}."
        below = ((1 - self.after.volume_share) * 100).quantize(Decimal(1), ROUND_HALF_UP)
        return f"{told}; {below}% van {plural(self.breakdown.per)} ligt dan onder kostprijs."

    def as_json(self) -> Korting:
        """Return everything a page shows of the cut, decimals as text; coverage is exact, so not for everybody."""
        return {
            "kop": self.headline,
            "korting": f"{self.share:f}",
            "doel": f"{self.target:f}",
            "tarief": f"{self.old:f}",
            "tarief_na_korting": f"{self.new:f}",
            "equivalenten": [item.as_json() for item in self.equivalents],
            "elementen": {law: item.as_json() for law, item in self.stacks.items()},
            "dekking_voor": None if self.before is None else self.before.as_json(),
            "dekking_na": None if self.after is None else self.after.as_json(),
            "besparing": None if self.saving is None else self.saving.as_json(),
            "binnen_een_jaar_door_vermogen": self.fragile,
            "maatregelen": [item.as_json() for item in self.measures],
        }


def flat_cut(
    breakdown: Breakdown,
    share: Decimal,
    region: Region | None = None,
    *,
    ranges: Ranges | None = None,
    earlier: Decimal | None = None,
    alternative: Decimal | None = None,
    plans: Plans | None = None,
) -> FlatCut:
    """Work out what a cut of `share` (0 to 1) on the price of `breakdown` would ask and do.

    `region` adds who falls below cost. `ranges` are values observed in practice, `earlier` the tariff that held
    before, `alternative` the price per unit of the care that replaces what falls away, `plans` named sets of
    changes to weigh against the cut. Raises `Refused` for a share that is none.
    """
    refuse_no_cut(share, earlier, alternative)
    exact, result = breakdown.exact(breakdown.plan.result), breakdown.plan.result
    target = EXACT.multiply(exact, 1 - share)
    new = shown_price(breakdown.rounding, breakdown.plan.nodes[result].unit, target)
    needed = equivalents(breakdown, target, ranges)
    before = None if region is None else coverage(region, breakdown.tarief)
    after = None if region is None else coverage(region, new)
    return FlatCut(
        breakdown, share, target, breakdown.tarief, new, needed,
        {law: stack(breakdown, new, law) for law in LAWS},
        before, after,
        None if before is None or after is None else _saving(before, after, alternative),
        _fragile(region, new),
        measures(breakdown, share, needed, ranges or {}, plans or {}),
        earlier,
    )  # fmt: skip


def _saving(before: Coverage, after: Coverage, alternative: Decimal | None) -> Saving:
    gross = before.budget - after.budget
    uncovered = before.covered_volume - after.covered_volume
    if alternative is None:
        return Saving(gross, after.shortfall - before.shortfall, uncovered, None, None)
    replacement = EXACT.multiply(uncovered, alternative)
    net = gross - replacement + EXACT.multiply(uncovered, after.tariff)
    return Saving(gross, after.shortfall - before.shortfall, uncovered, replacement, net)


def _fragile(region: Region | None, tariff: Decimal) -> str | None:
    if region is None or all(provider.equity is None for provider in region.providers):
        return None
    return fragile(continuity([(region, tariff)]))


def refuse_no_cut(share: Decimal, earlier: Decimal | None, alternative: Decimal | None) -> None:
    """Raise `Refused` for a share that is no cut, or an amount beside it that is no price."""
    found = []
    if not share.is_finite() or not 0 < share < 1:
        advice = "Geef een deel tussen 0 en 1, bijvoorbeeld 0,20 voor 20%."
        found.append(Finding("korting_ongeldig", f"{share} is geen korting.", advice, Place.of("korting")))
    for place, amount in (("eerder_tarief", earlier), ("alternatief", alternative)):
        if amount is not None and (not amount.is_finite() or amount <= 0):
            found.append(
                Finding("bedrag_ongeldig", f"{amount} is geen prijs.", "Geef een bedrag boven nul.", Place.of(place))
            )
    refuse(found)
