"""What may leave the region's engine toward someone who may not see individual sheets.

A publication is a closed list: the whole region and its size classes, each with the same figures. Names, lowest,
highest and single points are never in it. A figure that may not be told says why (docs/onderhandeling.md#onthulling).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import Any, NotRequired

from typing_extensions import TypedDict

from tarief.core.dutch import dutch, shown
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.core.units import EURO_PER_UUR, Unit
from tarief.region.bands import band_number, safe_tariffs, too_close
from tarief.region.coverage import refuse_no_tariff
from tarief.region.pairs import why_no_pair
from tarief.region.policy import POLICY, Policy
from tarief.region.provider import Provider, Region
from tarief.region.rules import quantile
from tarief.region.safety import Contribution, count_band, why_no_mean, why_no_quantile
from tarief.region.suppression import hidden_cells, remainder

TOTAL, HIDDEN = "totaal", "verborgen"
_PROTECTS = "Verborgen, omdat anders een andere groep is terug te rekenen."
_QUANTILES = (("mediaan", "0.5"), ("eerste_kwartiel", "0.25"), ("derde_kwartiel", "0.75"))


@dataclass(frozen=True, slots=True)
class Told:
    """One figure: rounded or in a band as `text`, with `value` for a number; or refused, and then `reason` says why."""

    key: str
    text: str
    value: Decimal | None = None
    reason: str = ""

    @property
    def refused(self) -> bool:
        """Tell whether it is withheld."""
        return bool(self.reason)


class Cijfer(TypedDict):
    """A figure as it may be told, or why it is withheld."""

    tekst: NotRequired[str | None]
    bedrag: NotRequired[Decimaal | None]
    reden: NotRequired[str | None]


@dataclass(frozen=True)
class Publication:
    """What is told, by cell and figure, at the tariffs that were asked for.

    `source` is what it was made of, `bands` the tariffs at which something is told per cell: they stay inside.
    """

    cells: Mapping[str, Mapping[str, Told]]
    source: Mapping[str, tuple[Contribution, ...]] = field(repr=False)
    tariffs: tuple[Decimal, ...] = ()
    bands: Mapping[str, Sequence[Decimal]] = field(default_factory=dict, repr=False)

    @property
    def shown(self) -> frozenset[str]:
        """The cells of which means are told, the total among them."""
        return frozenset(key for key, told in self.cells.items() if not told["gewogen_gemiddelde"].refused)

    @property
    def derivable(self) -> Mapping[str, Sequence[Contribution]]:
        """Every group of which something is told or follows: each such cell, and the hidden ones together."""
        told = {
            key: self.source[key]
            for key, figures in self.cells.items()
            if any(item.value is not None for item in figures.values())
        }
        if TOTAL not in self.shown:
            return told
        classes = {key: found for key, found in self.source.items() if key != TOTAL}
        return {**told, HIDDEN: remainder(classes, self.source[TOTAL], frozenset(classes) - self.shown)}

    def as_json(self) -> dict[str, dict[str, Cijfer]]:
        """Return the cells, each figure as text or with the reason why not; never the source."""
        return {
            cell: {key: {"reden": item.reason} if item.refused else {"tekst": item.text} for key, item in told.items()}
            for cell, told in self.cells.items()
        }


def publish(
    region: Region, *, tariffs: Sequence[Decimal] = (), unit: Unit = EURO_PER_UUR, policy: Policy = POLICY
) -> Publication:
    """Return what may be told of the costs in a region, and of the volume below cost at some announced tariffs.

    A tariff that beside those before it would pin somebody down is not told. Raises `Refused` for more tariffs
    than the policy allows: enough of them would give away every single cost.
    """
    if len(tariffs) > policy.most_tariffs:
        text = f"Dekking bij {len(tariffs)} tarieven verraadt losse kostprijzen; hoogstens {policy.most_tariffs}."
        refuse([Finding("te_veel_tarieven", text, "Kies vooraf welke tarieven worden getoond.", Place.of("tarieven"))])
    for tariff in tariffs:
        refuse_no_tariff(tariff, Place.of("tarieven"))
    _refuse_reserved(region.sizes)
    source = {TOTAL: _contributions(region.providers)}
    source |= {size: _contributions([item for item in region.providers if item.size == size]) for size in region.sizes}
    classes = {size: source[size] for size in region.sizes}
    with localcontext(EXACT):
        primary, extra = hidden_cells(classes, source[TOTAL], policy)
        pair = _why_no_pair(classes, source[TOTAL], primary | extra, policy)
        cells = {
            key: _cell(found, _PROTECTS if key in extra else "", pair, unit, policy) for key, found in source.items()
        }
        open_cells = frozenset(key for key, told in cells.items() if not told["gewogen_gemiddelde"].refused)
        bands = safe_tariffs(source, open_cells, TOTAL, tariffs, policy)
        for key, told in cells.items():
            why = told["gewogen_gemiddelde"].reason
            told |= _bands(source[key], tariffs, bands.get(key, ()), why, policy)
    return Publication(cells, source, tuple(tariffs), bands)


def _why_no_pair(
    classes: Mapping[str, Sequence[Contribution]], total: Sequence[Contribution], hidden: frozenset[str], policy: Policy
) -> str:
    """Say why plain means stay untold in every cell: one group whose two means follow would give somebody away."""
    groups = [found for key, found in classes.items() if key not in hidden]
    if not why_no_mean(total, policy):
        rest = remainder(classes, total, hidden)
        groups += [total, rest] if len(rest) < len(total) else [total]
    return next(filter(None, (why_no_pair(found, policy) for found in groups if found)), "")


def _cell(found: Sequence[Contribution], protects: str, pair: str, unit: Unit, policy: Policy) -> dict[str, Told]:
    step, values = policy.step(unit), sorted(item.value for item in found)
    why = protects or why_no_mean(found, policy)
    weight = sum((item.weight for item in found), Decimal(0))
    no_weight = why or ("" if weight else "Er is geen volume.")
    told = [Told("aantal", count_band(len({item.concern for item in found})))]
    told.append(_number("gemiddelde", why or pair, lambda: sum(values, Decimal(0)) / len(values), step, unit))
    amount = sum((item.value * item.weight for item in found), Decimal(0))
    told.append(_number("gewogen_gemiddelde", no_weight, lambda: amount / weight, step, unit))
    for key, text in _QUANTILES:
        share = Decimal(text)
        reason = why_no_quantile(found, share, policy)
        told.append(_number(key, reason, lambda share=share: quantile(values, share), step, unit))
    return {item.key: item for item in told}


def _bands(
    found: Sequence[Contribution], tariffs: Sequence[Decimal], safe: Sequence[Decimal], why: str, policy: Policy
) -> dict[str, Told]:
    weight, told = sum((item.weight for item in found), Decimal(0)), {}
    for tariff in tariffs:
        key = f"volume_onder_kostprijs_bij_{dutch(tariff)}"
        below = sum((item.weight for item in found if item.value > tariff), Decimal(0))
        reason = why or ("" if tariff in safe else too_close(len(tariffs)))
        told[key] = Told(key, "", None, reason) if reason else Told(key, share_band(below / weight, policy.band))
    return told


def _number(key: str, reason: str, work_out: Any, step: Decimal, unit: Unit) -> Told:
    if reason:
        return Told(key, "", None, reason)
    value = rounded_decimal(work_out() / step, 0) * step
    return Told(key, shown(value, unit), value)


def share_band(share: Decimal, band: Decimal) -> str:
    """Return the band of a share in words: `80–90%`."""
    number, _ = band_number(share, band)
    return f"{dutch(number * band * 100, 0)}–{dutch((number + 1) * band * 100, 0)}%"


def band_limits(words: str) -> tuple[int, int]:
    """Return between which percents a band lies that `share_band` has put into words."""
    low, high = words.removesuffix("%").split("–")
    return int(low), int(high)


def _contributions(providers: Sequence[Provider]) -> tuple[Contribution, ...]:
    return tuple(Contribution(item.group, item.cost, item.volume) for item in providers)


def _refuse_reserved(sizes: Sequence[str]) -> None:
    for name in {TOTAL, HIDDEN}.intersection(sizes):
        text = f"'{name}' kan geen naam van een omvang zijn."
        refuse([Finding("omvang_gereserveerd", text, "Kies een andere naam.", Place.of("omvang"))])
