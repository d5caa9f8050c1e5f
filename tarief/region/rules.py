"""Reference rules side by side: what the middle, the mean or the efficient provider of a region costs.

All are always shown and none is preset: no rule gives "the" real price, a process chooses one and says why
(docs/onderhandeling.md#referentieregels). Values are unrounded, in euro per unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import Annotated

from tarief.core.door import door
from tarief.core.dutch import percent
from tarief.core.findings import Finding, refuse
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.region.provider import Provider, Region


@dataclass(frozen=True, slots=True)
class Rule(Jsonable):
    """A reference rule; unrounded.

    `meaning` tells why it cannot be worked out when `value` is None.
    """

    TITLE = "Referentieregel"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    value: Annotated[Decimal | None, "waarde"]
    meaning: Annotated[str, "betekenis"]


@door()
def reference_rules(
    region: Region, *, percentiles: Sequence[Decimal], trim: Decimal, efficient: Decimal
) -> tuple[Rule, ...]:
    """Return every rule for this region.

    `percentiles` are shares of volume (0.7 for 70%), `trim` is the share of providers left out at each end,
    `efficient` the share of volume that counts as the cheapest. None has a default: they are choices.
    """
    refuse_no_choices(percentiles, trim, efficient)
    providers, costs = region.by_cost, [provider.cost for provider in region.by_cost]
    with localcontext(EXACT):
        return (
            Rule("mediaan", "Mediaan", quantile(costs, Decimal("0.5")), "De helft van de aanbieders is goedkoper."),
            Rule("gewogen_mediaan", "Mediaan naar volume", percentile(providers, Decimal("0.5")),
                 "Ten minste de helft van het volume is gedekt."),
            Rule("gemiddelde", "Gemiddelde", sum(costs, Decimal(0)) / len(costs), "Elke aanbieder telt even zwaar."),
            Rule("gewogen_gemiddelde", "Gemiddelde naar volume", weighted_mean(providers),
                 "Tekort en overschot zijn hier even groot."),
            *(_percentile_rule(providers, share) for share in percentiles),
            Rule("getrimd_gemiddelde", f"Gemiddelde zonder de {percent(trim, 1)} uitersten aan elke kant",
                 _trimmed(costs, trim), "Uitschieters tellen niet mee."),
            _efficient_rule(providers, efficient),
            Rule("eerste_kwartiel", "Eerste kwartiel (Q1)", quantile(costs, Decimal("0.25")),
                 "Een kwart van de aanbieders is goedkoper."),
            Rule("derde_kwartiel", "Derde kwartiel (Q3)", quantile(costs, Decimal("0.75")),
                 "Driekwart van de aanbieders is goedkoper."),
        )  # fmt: skip


def quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the value at a share of the ordered list, between two neighbours in proportion (QUARTILE.INC)."""
    position = share * (len(ordered) - 1)
    index = int(rounded_decimal(position, 0, ROUND_FLOOR))
    above = ordered[min(index + 1, len(ordered) - 1)]
    return ordered[index] + (position - index) * (above - ordered[index])


def percentile(ordered: Sequence[Provider], share: Decimal) -> Decimal:
    """Return the smallest cost at which at least that share of the volume is covered."""
    needed, volume = share * sum((provider.volume for provider in ordered), Decimal(0)), Decimal(0)
    for provider in ordered:
        volume += provider.volume
        if volume >= needed and volume:
            return provider.cost
    return ordered[-1].cost


def weighted_mean(providers: Sequence[Provider]) -> Decimal:
    """Return the mean cost, weighted by volume."""
    volume = sum((provider.volume for provider in providers), Decimal(0))
    return sum((provider.cost * provider.volume for provider in providers), Decimal(0)) / volume


def _percentile_rule(ordered: Sequence[Provider], share: Decimal) -> Rule:
    number = percent(share, 1).removesuffix("%")
    meaning = f"Ten minste {number}% van het volume is gedekt."
    return Rule(f"volume_p{number.replace(',', '_')}", f"{number}% gedekt", percentile(ordered, share), meaning)


def _trimmed(costs: Sequence[Decimal], trim: Decimal) -> Decimal:
    """The mean without the whole number of providers that the share comes to at each end."""
    out = int(rounded_decimal(trim * len(costs), 0, ROUND_FLOOR))
    kept = costs[out : len(costs) - out]
    return sum(kept, Decimal(0)) / len(kept)


def _efficient_rule(ordered: Sequence[Provider], share: Decimal) -> Rule:
    """The mean of the cheapest part of the volume that meets the quality; the last provider counts in part."""
    fit = [provider for provider in ordered if provider.meets_quality and provider.volume]
    label = f"Efficiënte aanbieder (goedkoopste {percent(share, 1)} van het volume)"
    if not fit:
        return Rule("efficiente_aanbieder", label, None, "Geen aanbieder voldoet aan de kwaliteitseisen.")
    needed = left = share * sum((provider.volume for provider in fit), Decimal(0))
    paid = Decimal(0)
    for provider in fit:
        part = min(provider.volume, left)
        paid, left = paid + part * provider.cost, left - part
    meaning = "Het gemiddelde van de goedkoopsten die aan de kwaliteitseisen voldoen."
    return Rule("efficiente_aanbieder", label, paid / needed, meaning)


def refuse_no_choices(percentiles: Sequence[Decimal], trim: Decimal, efficient: Decimal) -> None:
    """Raise `Refused` for shares that are none."""
    found = []
    for place, share in (*(("percentielen", item) for item in percentiles), ("efficient", efficient)):
        if not share.is_finite() or not 0 < share <= 1:
            advice = "Geef een deel boven 0 en hoogstens 1, bijvoorbeeld 0,70."
            found.append(Finding("aandeel_ongeldig", f"{share} is geen deel van het volume.", advice, Place.of(place)))
    if not trim.is_finite() or not 0 <= trim < Decimal("0.5"):
        advice = "Geef een deel van 0 tot 0,5; daarboven blijft er niemand over."
        found.append(Finding("aandeel_ongeldig", f"{trim} kan aan elke kant niet weg.", advice, Place.of("trim")))
    refuse(found)
