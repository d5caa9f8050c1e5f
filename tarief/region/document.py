"""Reading what is asked about a region from plain data (TOML, JSON): every fault at once, each at its path."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import nearest
from tarief.core.place import Place
from tarief.core.units import EURO_PER_UUR, UNITS, Unit
from tarief.region.budget import budget_impact, growth_path
from tarief.region.case import Choices, RegionCase, Tariff, View
from tarief.region.coverage import refuse_no_tariff
from tarief.region.fields import RegionFields
from tarief.region.price_list import PriceList, price_list
from tarief.region.provider import Region
from tarief.region.reading import read_region
from tarief.region.rules import refuse_no_choices
from tarief.region.zone import refuse_no_zone

#: More tariffs side by side than this are no table any more.
MOST_TARIFFS = 100
_UNITS = {key.removeprefix("euro_per_"): unit for key, unit in UNITS.items() if key.startswith("euro_per_")}
_RULE_PLACES = {"trim": "getrimd"}
_ZONE_PLACES = {"nodig": "nodige_dekking"}
_PATH_PLACES = {"begin": "van", "doel": "naar", "ingroeipad": "delen"}


def read_case(data: Any) -> RegionCase:
    """Read `aanbieders` and `gemeenten` (see `read_region`) and what is asked about them.

    `tarieven` (a number, or naam and tarief), `regels` (percentielen, getrimd, efficient), `nodige_dekking` with
    `budget` and perhaps `ondergrens`, `ingroeipad` (van, naar, delen, indexcijfers), `prijslijst` (naam, oud,
    nieuw), `naam`, `product`, `eenheid`, `zicht`. Raises `Refused` with every fault at its path.
    """
    if not isinstance(data, dict):
        text, advice = "Een gebied is een object.", "Geef ten minste aanbieders, elk met naam, kostprijs en volume."
        raise Refused((Finding("geen_object", text, advice),))
    faults: list[Finding] = []
    fields = RegionFields(data, Place(), faults)
    fields.get("aanbieders"), fields.get("gemeenten"), fields.get("bron")
    region = fields.made(lambda: read_region(data))
    found: dict[str, Any] = {
        "name": fields.text("naam", needed=False), "product": fields.text("product", needed=False),
        "unit": _unit(fields), "tariffs": _tariffs(fields), "choices": _choices(fields),
        **_zone(fields), **_path(fields, region), "prices": read_prices(fields), "view": read_view(fields),
    }  # fmt: skip
    fields.close()
    refuse(faults)
    assert region is not None
    return RegionCase(region, **found)


def _unit(fields: RegionFields) -> Unit:
    word = fields.text("eenheid", needed=False) or "uur"
    if word not in _UNITS:
        near = nearest(word, _UNITS)
        advice = f"Bedoelt u '{near}'?" if near else f"Kies uit: {', '.join(_UNITS)}."
        fields.fault(f"'{word[:60]}' is geen eenheid waarin zorg wordt afgerekend.", advice, "eenheid")
    return _UNITS.get(word, EURO_PER_UUR)


def read_view(fields: RegionFields) -> View | None:
    """Read who looks; None when it is not said."""
    word = fields.text("zicht", needed=False)
    if word and word not in set(View):
        fields.fault(f"'{word[:60]}' is geen zicht.", f"Kies uit: {', '.join(View)}.", "zicht")
        return None
    return View(word) if word else None


def _tariffs(fields: RegionFields) -> tuple[Tariff, ...]:
    raw = fields.get("tarieven")
    if raw is not None and (not isinstance(raw, list) or len(raw) > MOST_TARIFFS):
        fields.fault(
            "'tarieven' is geen lijst die te lezen is.", f"Geef een lijst van hoogstens {MOST_TARIFFS}.", "tarieven"
        )
        return ()
    found = [_tariff(fields, item, number) for number, item in enumerate(raw or [], 1)]
    return tuple(item for item in found if item is not None)


def _tariff(fields: RegionFields, raw: Any, number: int) -> Tariff | None:
    name, place = "", Place.of("tarieven", number - 1)
    if isinstance(raw, Mapping):
        row = fields.inside(raw, "tarieven", number)
        name, amount = row.text("naam", needed=False), row.number("tarief", needed=True)
        row.close()
    else:
        amount = fields.read(raw, place)
    if amount is None:
        return None
    fields.made(lambda: refuse_no_tariff(amount, place))
    return Tariff(name, amount)


def _choices(fields: RegionFields) -> Choices:
    if not fields.has("regels"):
        return Choices()
    rules = fields.inside(fields.get("regels"), "regels")
    usual = Choices()
    chosen = Choices(
        rules.numbers("percentielen", percent=True) or usual.percentiles,
        _or(rules.number("getrimd", percent=True), usual.trim),
        _or(rules.number("efficient", percent=True), usual.efficient),
        made=True,
    )
    rules.close()
    rules.made(
        lambda: refuse_no_choices(chosen.percentiles, chosen.trim, chosen.efficient),
        lambda place: Place.of("regels", _RULE_PLACES.get(place.key, place.key)),
    )
    return chosen


def _or(value: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if value is None else value


def _zone(fields: RegionFields) -> dict[str, Decimal | None]:
    needed, budget = fields.number("nodige_dekking", percent=True), fields.number("budget")
    floor = fields.number("ondergrens")
    for one, other in (("nodige_dekking", "budget"), ("budget", "nodige_dekking")):
        if fields.has(one) and not fields.has(other):
            advice = f"Geef ook {other}, of laat {one} weg."
            fields.fault(f"Met alleen {one} is er geen ruimte te berekenen.", advice, other)
    if needed is not None and budget is not None:
        fields.made(
            lambda: refuse_no_zone(needed, budget, floor),
            lambda place: Place.of(_ZONE_PLACES.get(place.key, place.key)),
        )
    return {"needed": needed, "budget": budget, "floor": floor}


def _path(fields: RegionFields, region: Region | None) -> dict[str, Any]:
    if not fields.has("ingroeipad"):
        return {}
    row = fields.inside(fields.get("ingroeipad"), "ingroeipad")
    start, goal = row.number("van", needed=True), row.number("naar", needed=True)
    shares, indices = row.numbers("delen", percent=True), row.numbers("indexcijfers")
    row.close()
    if start is None or goal is None or any(finding.place.starts_with(row.place) for finding in fields.faults):
        return {}
    path = row.made(lambda: growth_path(start, goal, shares, indices), _path_place)
    if path and region is not None:
        row.made(lambda: budget_impact(region, path))
    return {"path": path or (), "ends": (start, goal)}


def _path_place(place: Place) -> Place:
    first, *rest = place.names
    return Place.of("ingroeipad", _PATH_PLACES.get(str(first), first), *rest)


def read_prices(fields: RegionFields) -> PriceList | None:
    """Read the list of old and new prices; None when there is none."""
    if not fields.has("prijslijst"):
        return None
    changes: dict[str, tuple[Decimal, Decimal]] = {}
    places: dict[str, Place] = {}
    for row in fields.records("prijslijst"):
        name, old, new = row.text("naam"), row.number("oud", needed=True), row.number("nieuw", needed=True)
        row.close()
        if name in changes:
            row.fault(f"De naam '{name[:60]}' komt twee keer voor.", "Geef elke prijs één regel.", "naam")
        if name and old is not None and new is not None:
            changes[name], places[name] = (old, new), row.place
    return fields.made(lambda: price_list(changes), lambda place: places.get(place.key, Place.of("prijslijst")))
