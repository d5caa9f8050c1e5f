"""What a contract form pays, as a formula over its input: for a workbook that can be worked with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tarief.contracts.borne import is_ceiling
from tarief.contracts.corridor import Band
from tarief.contracts.forms import ContractForm, VolumeBand, WithCorridor
from tarief.contracts.lumpsum import Following
from tarief.contracts.reading_forms import Offer
from tarief.contracts.volume_risk import NOTABLE, SURE

Pair = tuple[str, str]


def amounts(offer: Offer, number: int) -> Pair | None:
    """Return budget and payment of a year (from 0) as formulas; None for a price that no short formula can say."""
    if offer.kind == "outputgericht":
        return None
    budget = _budget(offer, number)
    return f"ROUND({budget}, 2)", f"ROUND({_payment(offer, offer.form, budget, number)}, 2)"


def risk_formulas(offer: Offer, budget: str, cost: str, spread: str) -> dict[str, str]:
    """Return the price of the volume risk as formulas, of a plain ceiling or one with a corridor; else none."""
    form = offer.form
    if is_ceiling(form):
        found = {"overschrijding": f"ROUND({_layer(budget, cost, spread)}, 2)", "kans": chance(budget, cost, spread)}
        found["verlies"] = f"MAX(0, ROUND({_sure_cost(cost, spread)}, 2) - {budget})"
    elif isinstance(form, WithCorridor) and is_ceiling(form.form):
        side = "banden" if offer.fields.table("corridor").has("banden") else "overschrijding"
        at = f"{offer.fields.place}/corridor/{side}"
        deviation = f"({_sure_cost(cost, spread)} - {budget})"
        found = {"overschrijding": f"ROUND({_layers(form.corridor.over, at, budget, cost, spread)}, 2)"}
        found["verlies"] = f"IF({deviation} > 0, ROUND({_bands(form.corridor.over, at, deviation, budget)}, 2), 0)"
    else:
        return {}
    return found | {"premie": f"{{overschrijding}} / {budget}", "risicokapitaal": f"{{verlies}} / {budget}"}


def _layers(found: Sequence[Band], at: str, budget: str, cost: str, spread: str) -> str:
    """What the bands bear on average: each its share of one stop-loss layer less the next."""
    parts = []
    for number, band in enumerate(found):
        limits = [f"({budget} * (1 + [{at}/{number}/van]))"]
        limits += [] if band.end is None else [f"({budget} * (1 + [{at}/{number}/tot]))"]
        layers = " - ".join(f"({_layer(limit, cost, spread)})" for limit in limits)
        parts.append(f"[{at}/{number}/aanbieder] * ({layers})")
    return " + ".join(parts) or "0"


def _layer(limit: str, cost: str, spread: str) -> str:
    """The expected cost above a limit: F·Φ(d1) − K·Φ(d1−σ)."""
    d1 = f"(LN({cost} / {limit}) + {spread}^2 / 2) / {spread}"
    return f"{cost} * NORMSDIST({d1}) - {limit} * NORMSDIST({d1} - {spread})"


def _sure_cost(cost: str, spread: str) -> str:
    """The cost that is not exceeded in 95 of 100 cases."""
    return f"{cost} * EXP(NORMSINV({SURE}) * {spread} - {spread}^2 / 2)"


def chance(budget: str, cost: str, spread: str) -> str:
    """Return the chance of an overrun of more than 5% as a formula."""
    height = f"(LN({budget} * {1 + NOTABLE} / {cost}) + {spread}^2 / 2) / {spread}"
    return f"ROUND(NORMSDIST(-({height})), 6)"


def _payment(offer: Offer, form: ContractForm, budget: str, number: int) -> str:
    if isinstance(form, WithCorridor):
        paid = _payment(offer, form.form, budget, number)
        cost = f"{{verloop.kosten:{number + 1}}}"
        return f"{cost} - ({_borne(offer, form, f'({cost} - ({paid}))', f'({paid})')})"
    if isinstance(form, VolumeBand):
        return f"{budget} + {_outside(offer, number)}"
    if offer.hours is not None:
        return _drawn(offer, number)
    return budget if offer.lump is not None else _price(offer, number, "")


def _budget(offer: Offer, number: int) -> str:
    if offer.lump is not None:
        return _lump_budget(offer, number)
    if offer.hours is not None:
        return f"{_granted(offer)} * {_tariff(offer, number)}"
    return _price(offer, number, "verwacht_volume")


def _granted(offer: Offer) -> str:
    at = f"{offer.fields.place}/uren_over_periode"
    return f"[{at}/uren_per_week] * [{at}/weken]"


def _tariff(offer: Offer, number: int) -> str:
    return " * ".join([f"[{offer.fields.place}/uren_over_periode/tarief]", *_indices(offer, number)])


def _drawn(offer: Offer, number: int) -> str:
    """Hours over a period: what is delivered, up to the hours granted with their tolerance."""
    at = f"{offer.fields.place}/uren_over_periode"
    more = f" * (1 + [{at}/tolerantie])" if offer.fields.table("uren_over_periode").has("tolerantie") else ""
    return f"MIN({{verloop.volume:{number + 1}}}, {_granted(offer)}{more}) * {_tariff(offer, number)}"


def _indices(offer: Offer, number: int) -> list[str]:
    at = offer.fields.place
    return [f"(1 + [{at}/indexering/{year}])" for year in range(number)] if offer.fields.has("indexering") else []


def _price(offer: Offer, number: int, volume: str) -> str:
    at = offer.fields.place
    quantity = f"[{at}/{volume}]" if volume else f"{{verloop.volume:{number + 1}}}"
    return " * ".join([f"[{at}/prijs]", *_indices(offer, number), quantity])


def _lump_budget(offer: Offer, number: int) -> str:
    at = offer.fields.place
    return " * ".join([f"[{at}/basis/volume]", _unit(offer, number), _growth(offer, number)])


def _unit(offer: Offer, number: int) -> str:
    """The agreed price per unit: the base with its index path and its line."""
    at, lump = offer.fields.place, offer.lump
    assert lump is not None
    parts = [f"[{at}/basis/kosten_per_eenheid]"]
    for year, step in enumerate(lump.steps[: number + 1]):
        parts += [f"(1 + [{at}/stappen/{year}/indexering])"] if step.indexation else []
        parts += [f"(1 - [{at}/stappen/{year}/taakstelling])"] if step.efficiency else []
    return " * ".join(parts)


def _growth(offer: Offer, number: int) -> str:
    at, lump = offer.fields.place, offer.lump
    assert lump is not None
    if not lump.followed:
        return "1"
    volumes = [f"[{at}/basis/volume]", *(f"{{verloop.volume:{year + 1}}}" for year in range(number + 1))]
    pairs = [(volumes[0], volumes[-1])]
    if lump.following is Following.YEARLY:
        pairs = list(pairwise(volumes))
    return " * ".join(f"(1 + [{at}/gevolgde_groei] * ({after} / {before} - 1))" for before, after in pairs)


def _outside(offer: Offer, number: int) -> str:
    at = offer.fields.place
    counted = f"([{at}/basis/volume] * {_growth(offer, number)})"
    volume, width = f"{{verloop.volume:{number + 1}}}", f"[{at}/volumeband/breedte]"
    beyond = f"MAX(0, {volume} - {counted} * (1 + {width})) + MIN(0, {volume} - {counted} * (1 - {width}))"
    return f"({beyond}) * [{at}/volumeband/variabel_deel] * {_unit(offer, number)}"


def _borne(offer: Offer, form: WithCorridor, deviation: str, paid: str) -> str:
    at = f"{offer.fields.place}/corridor"
    if offer.fields.table("corridor").has("banden"):
        return f"SIGN{deviation} * ({_bands(form.corridor.over, f'{at}/banden', deviation, paid)})"
    over = _bands(form.corridor.over, f"{at}/overschrijding", deviation, paid)
    return f"IF({deviation} > 0, {over}, -({_bands(form.corridor.under, f'{at}/onderschrijding', deviation, paid)}))"


def _bands(found: Sequence[Band], at: str, deviation: str, paid: str) -> str:
    parts = []
    for number, band in enumerate(found):
        end = f"ABS{deviation}" if band.end is None else f"MIN(ABS{deviation}, [{at}/{number}/tot] * {paid})"
        parts.append(f"[{at}/{number}/aanbieder] * MAX(0, {end} - [{at}/{number}/van] * {paid})")
    return " + ".join(parts) or "0"
