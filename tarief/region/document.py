"""Reading what is asked about a region from plain data (TOML, JSON, a sheet): every fault at once, each at its path."""

from collections.abc import Mapping
from decimal import Decimal

from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.units import CARE_UNITS
from tarief.documents.kinds import Numeric
from tarief.documents.spot import Spot
from tarief.region.budget import PathYear, budget_impact, growth_path
from tarief.region.case import Choices, RegionCase
from tarief.region.price_list import PriceList, price_list
from tarief.region.provider import Municipality, Provider, Region, faults_of
from tarief.region.records import (
    AanbiederIn,
    AanbiedersIn,
    GebiedIn,
    GemeenteIn,
    IngroeipadIn,
    PrijslijstIn,
    RegelsIn,
)
from tarief.region.rules import refuse_no_choices
from tarief.region.zone import refuse_no_zone

#: In the place of the lists of a region that was read before: these are the only long ones.
_NO_LISTS: dict[str, Json] = {"aanbieders": [], "gemeenten": []}
_RULE_PLACES = {"trim": "getrimd"}
_ZONE_PLACES = {"nodig": "nodige_dekking"}
_PATH_PLACES = {"begin": "van", "doel": "naar", "ingroeipad": "delen"}


def read_region(data: Json) -> Region:
    """Read `aanbieders` (naam, kostprijs, volume, …) and `gemeenten` (naam, volume or inwoners) of a region.

    Raises `Refused` with every fault at its place: `aanbieders/3/volume`.
    """
    own = {key: data[key] for key in AanbiedersIn.FIELDS if key in data} if isinstance(data, Mapping) else data
    record = AanbiedersIn.of(own)
    region = _region(record)
    record.refuse()
    assert region is not None
    return region


def read_case(data: Json, region: Region | None = None) -> RegionCase:
    """Read a region and what is asked about it, as `GebiedIn` declares it; `Refused` has every fault at its path.

    A `region` that was read from the same lists before is taken as it is.
    """
    record = GebiedIn.of(data if region is None else {**GebiedIn.mapping(data), **_NO_LISTS})
    case = case_of(record, region)
    record.refuse()
    assert case is not None
    return case


def case_of(record: GebiedIn, region: Region | None = None) -> RegionCase | None:
    """Return what a record says of a region; None, with every fault noted, where it cannot be."""
    region = region or _region(record)
    _check_zone(record)
    path, prices = _path(record.ingroeipad, region), prices_of(record)
    choices = Choices() if record.regels is None else _choices(record.regels)
    if region is None:
        return None
    return RegionCase(
        region,
        record.naam,
        record.product,
        CARE_UNITS[record.eenheid],
        record.tarieven,
        choices,
        record.nodige_dekking,
        record.budget,
        record.ondergrens,
        path,
        (record.ingroeipad.van, record.ingroeipad.naar) if record.ingroeipad else (Decimal(0), Decimal(0)),
        prices,
        record.view,
    )


def prices_of(record: PrijslijstIn) -> PriceList | None:
    """Return the list of old and new prices; None where there is none, or a faulty one."""
    if record.prijslijst is None:
        return None
    changes: dict[str, tuple[Decimal, Decimal]] = {}
    indices: dict[str, Place] = {}
    for index, row in enumerate(record.prijslijst):
        if row.naam in changes:
            text = f"De naam '{row.naam[:60]}' komt twee keer voor."
            row.spot.inside("naam").fault("naam_dubbel", text, "Geef elke prijs één regel.")
        if row.sound:
            changes[row.naam], indices[row.naam] = (row.oud, row.nieuw), Place.of(index)
    return record.spot.inside("prijslijst").made(
        lambda: price_list(changes), lambda place: indices.get(place.key, Place())
    )


def _region(record: AanbiedersIn) -> Region | None:
    providers = tuple(_provider(row) for row in record.aanbieders)
    municipalities = tuple(_municipality(row) for row in record.gemeenten)
    # What could be read is held to the rules of a region too, so that one answer names every fault.
    told = [finding.place for finding in record.spot.faults]
    root = record.spot.place
    findings = [
        item
        for item in faults_of(providers, municipalities)
        if not any(item.place.under(root).starts_with(known) for known in told)
    ]
    record.spot.note(findings)
    return None if findings or told else Region(providers, municipalities)


def _provider(row: AanbiederIn) -> Provider:
    return Provider(
        row.naam or str(row.spot.place),
        row.kostprijs,
        row.volume,
        row.omvang,
        row.concern,
        row.eigen_vermogen,
        row.omzet,
        row.voldoet_aan_kwaliteit,
    )


def _municipality(row: GemeenteIn) -> Municipality:
    """A number that is faulty is known nevertheless: it is not told a second time that it is not."""
    volume, inhabitants = (
        Numeric.empty if number is None and row.given.get(name) is not None else number
        for name, number in (("volume", row.volume), ("inwoners", row.inwoners))
    )
    return Municipality(row.naam or str(row.spot.place), volume, inhabitants)


def _choices(record: RegelsIn) -> Choices:
    chosen = record.choices
    record.spot.made(
        lambda: refuse_no_choices(chosen.percentiles, chosen.trim, chosen.efficient),
        lambda place: Place.of(_RULE_PLACES.get(place.key, place.key)),
    )
    return chosen


def _check_zone(record: GebiedIn) -> None:
    for one, other in (("nodige_dekking", "budget"), ("budget", "nodige_dekking")):
        if record.given.get(one) is not None and record.given.get(other) is None:
            text = f"Met alleen {one} is er geen ruimte te berekenen."
            record.spot.inside(other).fault("ontbreekt", text, f"Geef ook {other}, of laat {one} weg.")
    needed, budget, floor = record.nodige_dekking, record.budget, record.ondergrens
    if needed is not None and budget is not None:
        record.spot.made(
            lambda: refuse_no_zone(needed, budget, floor),
            lambda place: Place.of(_ZONE_PLACES.get(place.key, place.key)),
        )


def _path(record: IngroeipadIn | None, region: Region | None) -> tuple[PathYear, ...]:
    if record is None or not record.sound:
        return ()
    path = record.spot.made(
        lambda: growth_path(record.van, record.naar, record.delen, record.indexcijfers), _path_place
    )
    if path and region is not None:
        Spot(Place(), record.spot.faults).made(lambda: budget_impact(region, path))
    return path or ()


def _path_place(place: Place) -> Place:
    first, *rest = place.names
    return Place.of(_PATH_PLACES.get(str(first), first), *rest)
