"""Reading a region from plain data (TOML, JSON, rows of a sheet): Dutch keys, numbers through the one gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tarief.core.findings import Finding, Refused
from tarief.core.nearest import nearest
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.region.provider import Municipality, Provider, Region, faults_of

_PROVIDER = {
    "naam": "name",
    "kostprijs": "cost",
    "volume": "volume",
    "omvang": "size",
    "concern": "concern",
    "eigen_vermogen": "equity",
    "omzet": "revenue",
    "voldoet_aan_kwaliteit": "meets_quality",
}
_STAND_IN = Decimal(1)
_MUNICIPALITY = {"naam": "name", "volume": "volume", "inwoners": "inhabitants"}
_TEXT, _YES_NO = {"naam", "omvang", "concern"}, {"voldoet_aan_kwaliteit"}


def read_region(data: Mapping[str, Any]) -> Region:
    """Read `aanbieders` (naam, kostprijs, volume, …) and `gemeenten` (naam, volume or inwoners).

    Raises `Refused` with every fault at its place: `aanbieders/3/volume`.
    """
    findings: list[Finding] = []
    providers = _rows(data, "aanbieders", _PROVIDER, ("naam", "kostprijs", "volume"), findings)
    municipalities = _rows(data, "gemeenten", _MUNICIPALITY, ("naam",), findings)
    found = tuple(Provider(**row) for row in providers), tuple(Municipality(**row) for row in municipalities)
    if findings:
        # What could be read is held to the rules of a region as well, so that one answer names every fault.
        raise Refused((*findings, *(item for item in faults_of(*found) if not _told(item, findings))))
    return Region(*found)


def _told(item: Finding, findings: Sequence[Finding]) -> bool:
    return any(item.place.starts_with(known.place) for known in findings)


def _stand_in(key: str, place: Place) -> Any:
    """A value for one that is not there, at which no rule takes offence; what it makes is never returned."""
    return str(place) if key == "naam" else _STAND_IN


def _rows(
    data: Mapping[str, Any], key: str, fields: Mapping[str, str], needed: tuple[str, ...], findings: list[Finding]
) -> list[dict[str, Any]]:
    rows = data.get(key, [])
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        findings.append(
            Finding("geen_lijst", f"{key} is geen lijst.", "Geef een lijst met een regel per naam.", Place.of(key))
        )
        return []
    return [_row(row, Place.of(key, index), fields, needed, findings) for index, row in enumerate(rows)]


def _row(
    row: Any, place: Place, fields: Mapping[str, str], needed: tuple[str, ...], findings: list[Finding]
) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        findings.append(Finding("geen_regel", "Dit is geen regel met velden.", f"Geef {', '.join(needed)}.", place))
        return {fields[key]: _stand_in(key, place) for key in needed}
    found: dict[str, Any] = {}
    for key in needed:
        if key not in row:
            findings.append(Finding("ontbreekt", f"{key} ontbreekt.", f"Geef {key}.", place / key))
            found[fields[key]] = _stand_in(key, place)
    for key, raw in row.items():
        if key not in fields:
            near = nearest(str(key), fields)
            advice = f"Bedoelt u '{near}'?" if near else f"Kies uit: {', '.join(fields)}."
            findings.append(Finding("onbekende_sleutel", f"Veld '{str(key)[:60]}' is onbekend.", advice, place))
        else:
            found[fields[key]] = _value(key, raw, place / key, findings)
    return found


def _value(key: str, raw: Any, place: Place, findings: list[Finding]) -> Any:
    if key in _YES_NO:
        if not isinstance(raw, bool):
            findings.append(Finding("geen_ja_nee", f"'{raw}' is geen ja of nee.", "Geef true of false.", place))
        return raw
    if key in _TEXT:
        if not isinstance(raw, str) or (key == "naam" and not raw.strip()):
            findings.append(Finding("geen_tekst", f"'{raw}' is geen naam.", "Geef een tekst.", place))
            return _stand_in("naam", place)
        return raw
    reading = read_number(raw)
    if reading.value is None and reading.finding is not None:
        findings.append(reading.finding.at(place))
    return _STAND_IN if reading.value is None else reading.value
