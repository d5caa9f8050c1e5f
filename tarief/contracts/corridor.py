"""The risk corridor: who bears which part of a deviation from the budget (docs/onderhandeling.md#risicocorridor).

A deviation is cost minus budget. Bands are shares of the budget; in each the provider bears its share and the
municipality the rest, as it does beyond the last band. What is left over may be divided otherwise than an overrun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tarief.contracts.limits import ONE, ZERO, fault, positive, share
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, refuse

#: Beyond this many times the budget a band has no meaning: percents were written as shares.
_FURTHEST = 4


@dataclass(frozen=True, slots=True)
class Band:
    """From `start` to `end` (shares of the budget; no end is no limit) the provider bears `provider_share`."""

    start: Decimal
    end: Decimal | None
    provider_share: Decimal


@dataclass(frozen=True, slots=True)
class Split:
    """One deviation divided: the two parts sum to the deviation; below zero is money left over."""

    deviation: Decimal
    provider: Decimal

    @property
    def municipality(self) -> Decimal:
        """What the municipality bears."""
        return self.deviation - self.provider


@dataclass(frozen=True, slots=True)
class Corridor:
    """Bands for an overrun and for money left over. Raises Refused for bands that overlap or leave a gap."""

    over: tuple[Band, ...]
    under: tuple[Band, ...]

    def __post_init__(self) -> None:
        under = () if self.symmetric else _faults(self.under, "onderschrijding")
        refuse((*_faults(self.over, "overschrijding"), *under))

    def split(self, budget: Decimal, cost: Decimal) -> Split:
        """Divide cost minus budget, both in euro; the budget must be more than nothing."""
        refuse(positive(budget, "budget", "Het budget"))
        deviation = cost - budget
        bands = self.over if deviation > 0 else self.under
        borne = sum((_borne(band, abs(deviation), budget) for band in bands), ZERO)
        return Split(deviation, borne if deviation > 0 else -borne)

    def most_at_provider(self) -> Decimal | None:
        """Return the largest share of the budget the provider can lose; None when there is no limit."""
        total = ZERO
        for band in self.over:
            if band.provider_share and band.end is None:
                return None
            total += band.provider_share * ((band.end or band.start) - band.start)
        return total

    @property
    def symmetric(self) -> bool:
        """Whether money left over is divided as an overrun is."""
        return self.over == self.under


def band_findings(band: Band, place: str) -> tuple[Finding, ...]:
    """Return what is wrong with a band by itself, whatever lies beside it."""
    return (*share(band.provider_share, f"{place}, aanbieder", "Het deel van de aanbieder"), *_ends(band, place))


def bands(*limits: tuple[str | Decimal, str | Decimal], beyond: str | Decimal = ZERO) -> tuple[Band, ...]:
    """Return adjoining bands from (end, provider's share) pairs, and what the provider bears beyond the last."""
    found, start = [], ZERO
    for end, provider in limits:
        found.append(Band(start, Decimal(end), Decimal(provider)))
        start = Decimal(end)
    return (*found, Band(start, None, Decimal(beyond))) if Decimal(beyond) else tuple(found)


def symmetric(*limits: tuple[str | Decimal, str | Decimal], beyond: str | Decimal = ZERO) -> Corridor:
    """Return the corridor that divides overruns and money left over by the same bands."""
    both = bands(*limits, beyond=beyond)
    return Corridor(both, both)


def shared_savings(provider_share: str | Decimal, *, over: tuple[Band, ...] | None = None) -> Corridor:
    """Return shared savings: the provider keeps a share of what is left; it bears overruns as `over` says, or all."""
    return Corridor(bands(beyond=ONE) if over is None else over, bands(beyond=provider_share))


def _borne(band: Band, deviation: Decimal, budget: Decimal) -> Decimal:
    end = deviation if band.end is None else min(deviation, band.end * budget)
    return band.provider_share * max(ZERO, end - band.start * budget)


def _faults(found: Sequence[Band], side: str) -> Iterator[Finding]:
    end: Decimal | None = ZERO
    for number, band in enumerate(found, 1):
        place = f"corridor, {side}, band {number}"
        yield from share(band.provider_share, f"{place}, aanbieder", "Het deel van de aanbieder")
        if wrong := list(_ends(band, place)):
            yield from wrong
            continue
        if end is None or band.start < end:
            advice = "Laat elke band beginnen waar de vorige eindigt."
            yield fault(f"{place}, van", f"Deze band begint op {_percent(band.start)} en overlapt de vorige.", advice)
        elif band.start > end:
            advice = "Voeg een band toe voor het gat, of laat deze band eerder beginnen."
            yield fault(
                f"{place}, van", f"Tussen {_percent(end)} en {_percent(band.start)} is niet gezegd wie draagt.", advice
            )
        if band.end is not None and not band.start < band.end:
            advice = "Draai begin en einde om, of haal de band weg."
            yield fault(f"{place}, tot", f"Deze band eindigt op {_percent(band.end)}, niet na zijn begin.", advice)
        end = band.end


def _ends(band: Band, place: str) -> Iterator[Finding]:
    for name, value in (("van", band.start), ("tot", band.end)):
        if value is not None and (not value.is_finite() or not ZERO <= value <= _FURTHEST):
            advice = "Schrijf een grens als deel van het budget: 0.05 is 5 procent."
            yield fault(
                f"{place}, {name}", f"Een grens ligt van 0 tot {_FURTHEST} keer het budget, niet op {value}.", advice
            )


def _percent(value: Decimal) -> str:
    text = dutch(value.scaleb(2), 2)
    return f"{text.rstrip('0').rstrip(',')}%"
