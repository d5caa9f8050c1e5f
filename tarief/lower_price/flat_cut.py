"""The flat cut: one percentage off a price, and what must then be true (docs/onderhandeling.md#vlakke-korting)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.core.amounts import price
from tarief.core.door import Progress, door
from tarief.core.dutch import percent
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.law import LAWS
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.plausible import another_order, meant_beside, short
from tarief.core.ties import rounded_decimal, without_noise
from tarief.lower_price.equivalents import Equivalent, Ranges, equivalents
from tarief.lower_price.measures import Measure, Plans, measures, plural
from tarief.lower_price.stack import Stack, stack
from tarief.region.continuity import continuity, fragile
from tarief.region.coverage import Coverage, coverage
from tarief.region.provider import Region

#: A cut brings back "nearly" an old price when it ends within this share of it.
_NEARLY = Decimal("0.025")


@dataclass(frozen=True, slots=True)
class Saving(Jsonable):
    """What a cut saves and what it moves elsewhere.

    In euro a year: `gross` is the lower price times all volume. Of that, `shifted` is no saving but a loss of
    providers that fall (further) below cost. `replacement` is what the volume that falls below cost would cost with
    the next alternative, and `net` what is left when it must be bought there; None when no alternative is given.
    """

    TITLE = "Besparing"

    gross: Annotated[Decimal, "bruto"]
    shifted: Annotated[Decimal, "verschoven_naar_aanbieders"]
    uncovered_volume: Annotated[Decimal, "volume_nieuw_onder_kostprijs"]
    replacement: Annotated[Decimal | None, "vervangende_zorg"]
    net: Annotated[Decimal | None, "netto"]


@dataclass(frozen=True)
class FlatCut(Jsonable):
    """What a percentage off a price asks and does; the coverage and saving are exact, for the facilitator.

    A price `share` lower: `target` is unrounded, `old` and `new` are the shown prices.
    `fragile` is the number of providers, in a band, whose equity is gone within a year at the new price; None
    where no equity is known. `far` tells of what stands beside the tariff and is of another order.
    """

    TITLE = "Korting"
    ORDER = "kop"

    breakdown: Breakdown
    share: Annotated[Decimal, "korting"]
    target: Annotated[Decimal, "doel"]
    old: Annotated[Decimal, "tarief"]
    new: Annotated[Decimal, "tarief_na_korting"]
    equivalents: Annotated[tuple[Equivalent, ...], "equivalenten"]
    stacks: Annotated[Mapping[str, Stack], "elementen"]
    before: Annotated[Coverage | None, "dekking_voor"]
    after: Annotated[Coverage | None, "dekking_na"]
    saving: Annotated[Saving | None, "besparing"]
    fragile: Annotated[str | None, "binnen_een_jaar_door_vermogen"]
    measures: Annotated[tuple[Measure, ...], "maatregelen"]
    earlier: Decimal | None
    far: tuple[Finding, ...] = ()

    @property
    def assumption(self) -> Annotated[str, "aanname", "De prognose waarop de prijs rust.", Absent]:
        """The forecast that the price rests on."""
        return self.breakdown.assumption

    @property
    def headline(self) -> Annotated[str, "kop"]:
        """The cut in one sentence, made of the numbers as they are shown."""
        cut, unit = f"−{percent(self.share, 1)}", self.breakdown.unit
        if self.earlier is not None and abs(self.new - self.earlier) <= _NEARLY * self.earlier:
            same = "het oude tarief" if self.new == self.earlier else "vrijwel het oude tarief"
            told = f"{cut} brengt u terug op {same} ({price(self.new, unit)} tegen {price(self.earlier, unit)})"
        else:
            told = f"{cut} maakt van {price(self.old, unit)} een tarief van {price(self.new, unit)}"
        below = None if self.after is None else self.after.share_below_cost
        if below is None:
            return f"{told}."
        return f"{told}; {_whole_percent(below)} van {plural(self.breakdown.per)} ligt dan onder kostprijs."


def _whole_percent(share: Decimal) -> str:
    """A share in whole percents; one that is not nothing, or not all, is not told as such."""
    whole = rounded_decimal(share, 2)
    if whole == 0 < share:
        return "minder dan 1%"
    return "meer dan 99%" if share < 1 == whole else percent(whole, 1)


@door()
def flat_cut(
    breakdown: Breakdown,
    share: Decimal,
    region: Region | None = None,
    *,
    ranges: Ranges | None = None,
    earlier: Decimal | None = None,
    alternative: Decimal | None = None,
    plans: Plans | None = None,
    progress: Progress | None = None,
) -> FlatCut:
    """Work out what a cut of `share` (0 to 1) on the price of `breakdown` would ask and do.

    `region` adds who falls below cost. `ranges` are values observed in practice, `earlier` the tariff that held
    before, `alternative` the price per unit of the care that replaces what falls away, `plans` named sets of
    changes to weigh against the cut; `progress(done, inputs)` is called where there are many inputs. Raises `Refused`
    for a share that is none.
    """
    refuse_no_cut(share, earlier, alternative)
    target = without_noise(EXACT.multiply(breakdown.exact(breakdown.plan.result), 1 - share))
    new = breakdown.final.shown(target)
    needed = equivalents(breakdown, target, ranges, progress)
    before = None if region is None else coverage(region, breakdown.tarief)
    after = None if region is None else coverage(region, new)
    return FlatCut(
        breakdown, share, target, breakdown.tarief, new, needed,
        {law: stack(breakdown, new, law) for law in LAWS if breakdown.unit.money},
        before, after,
        None if before is None or after is None else _saving(before, after, alternative),
        _fragile(region, new),
        measures(breakdown, share, needed, ranges or {}, plans or {}),
        earlier,
        tuple(_far(breakdown, earlier, alternative)),
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


def _far(breakdown: Breakdown, earlier: Decimal | None, alternative: Decimal | None) -> Iterator[Finding]:
    """Yield the prices beside the tariff that are of another order: told, since other care may cost that."""
    tariff, unit = breakdown.tarief, breakdown.unit
    named = {"eerder_tarief": ("Het eerdere tarief", earlier), "alternatief": ("De prijs van andere zorg", alternative)}
    for place, (what, given) in named.items():
        if given is not None and another_order(given, tariff):
            text = f"{what} is {price(given, unit)}, naast een tarief van {price(tariff, unit)}."
            advice = f"{meant_beside(given, tariff)}Controleer de komma en de eenheid."
            yield Finding("onwaarschijnlijk", text, advice, Place.of(place), Severity.WARNING)


def refuse_no_cut(share: Decimal, earlier: Decimal | None, alternative: Decimal | None) -> None:
    """Raise `Refused` for a share that is no cut, or an amount beside it that is no price."""
    found = []
    if not share.is_finite() or not 0 < share < 1:
        meant = f"Bedoelt u {short(share)}%? " if share.is_finite() and 1 < share < 100 else ""
        advice = f"{meant}Geef een deel tussen 0 en 1, bijvoorbeeld 0,20 voor 20%."
        found.append(Finding("korting_ongeldig", f"{share} is geen korting.", advice, Place.of("korting")))
    for place, given in (("eerder_tarief", earlier), ("alternatief", alternative)):
        if given is not None and (not given.is_finite() or given <= 0):
            found.append(
                Finding("bedrag_ongeldig", f"{given} is geen prijs.", "Geef een bedrag boven nul.", Place.of(place))
            )
    refuse(found)
