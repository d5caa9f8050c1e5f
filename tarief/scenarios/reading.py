"""Reading scenarios from plain data (TOML, JSON): Dutch keys, every fault at its place, numbers through the one gate.

`{"volume", "scenarios": [{"naam", "wijzigingen", "peildatum", "volume", "boven_op", "jaren": [{"jaar", …}]}]}`; see
`tarief.scenarios.change` for what a change can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import nearest
from tarief.core.place import Place
from tarief.scenarios.change import Change, as_change, written
from tarief.scenarios.scenario import Scenario

_SHARED = ("wijzigingen", "peildatum", "volume")
_SCENARIO = ("naam", *_SHARED, "boven_op", "jaren")
_YEAR = ("jaar", *_SHARED)
MAX_SCENARIOS = 60
_FIRST, _LAST = 1990, 2100


def read_scenarios(raw: Any) -> tuple[Scenario, ...]:
    """Read the list of scenarios; a scenario with `jaren` becomes one scenario per year, each on the year before.

    Raises `Refused` with all faults, with places such as `/scenarios/0/wijzigingen/overhead/maal`.
    """
    faults: list[Finding] = []
    found: list[Scenario] = []
    for index, record in enumerate(_list(raw, Place.pointer("scenarios"), faults)):
        found += _scenario(record, Place.pointer("scenarios", index), faults)
    if len(found) > MAX_SCENARIOS:
        text = f"Dit zijn {len(found)} scenario's (elk jaar telt mee)."
        faults.append(
            Finding("te_veel_scenarios", text, f"Geef er hoogstens {MAX_SCENARIOS}.", Place.pointer("scenarios"))
        )
    refuse(faults)
    return tuple(found)


def refuse_unknown(record: Mapping[str, Any], known: tuple[str, ...], place: Place, faults: list[Finding]) -> None:
    """Note each field that nobody asks for, with the name it was probably meant to have."""
    for name in record:
        if name not in known:
            near = nearest(str(name), known)
            advice = f"Bedoelt u '{near}'?" if near else f"Gebruik alleen: {', '.join(known)}."
            faults.append(Finding("onbekend_veld", f"'{str(name)[:60]}' is onbekend.", advice, place))


def _scenario(record: Any, place: Place, faults: list[Finding]) -> Iterator[Scenario]:
    if not isinstance(record, Mapping):
        faults.append(Finding("geen_object", "Dit is geen scenario.", "Geef naam en wijzigingen.", place))
        return
    refuse_unknown(record, _SCENARIO, place, faults)
    name, below = record.get("naam"), record.get("boven_op", "")
    if not isinstance(name, str) or not name.strip():
        faults.append(Finding("naam_ontbreekt", "De naam ontbreekt.", "Geef het scenario een naam.", place / "naam"))
        return
    if not isinstance(below, str):
        faults.append(Finding("geen_tekst", "Dit is geen naam.", "Noem een scenario.", place / "boven_op"))
        return
    if not any(key in record for key in (*_SHARED, "jaren")):
        text = f"'{name[:60]}' verandert niets."
        faults.append(Finding("geen_wijziging", text, "Geef wijzigingen, een peildatum, een volume of jaren.", place))
    own = Scenario(name, **_shared(record, place, faults), on_top_of=below, pointer=place)
    yield from _years(own, record["jaren"], faults) if "jaren" in record else (own,)


def _years(start: Scenario, raw: Any, faults: list[Finding]) -> Iterator[Scenario]:
    """The scenario per year. What it says for all years is done in the first; each next year goes on from there."""
    below, changes, before = start.on_top_of, start.changes, _FIRST - 1
    for index, record in enumerate(_list(raw, start.pointer / "jaren", faults)):
        place = start.pointer / "jaren" / index
        year = record.get("jaar") if isinstance(record, Mapping) else None
        if type(year) is not int or not before < year <= _LAST:
            text = "Het jaar ontbreekt, is geen jaartal of volgt niet op het jaar ervoor."
            faults.append(Finding("geen_jaar", text, "Geef oplopende jaren, zoals 2027.", place / "jaar"))
            continue
        refuse_unknown(record, _YEAR, place, faults)
        own = _shared(record, place, faults)
        volume, on = (own[key] if own[key] is not None or index else getattr(start, key) for key in ("volume", "on"))
        made = Scenario(start.name, (*changes, *own["changes"]), on, volume, year, below, place)
        yield made
        below, changes, before = made.title, (), year


def _shared(record: Mapping[str, Any], place: Place, faults: list[Finding]) -> dict[str, Any]:
    return {
        "changes": tuple(_changes(record.get("wijzigingen", {}), place / "wijzigingen", faults)),
        "on": _day(record.get("peildatum"), place / "peildatum", faults),
        "volume": _volume(record, place, faults),
    }


def _changes(raw: Any, place: Place, faults: list[Finding]) -> Iterator[Change]:
    if not isinstance(raw, Mapping):
        advice = "Geef per sleutel de nieuwe waarde, of {maal: …} of {plus: …}."
        faults.append(Finding("geen_object", "Dit zijn geen wijzigingen.", advice, place))
        return
    for key, value in raw.items():
        try:
            yield as_change(written(str(key)), value)
        except Refused as refused:
            faults += refused.under(place).findings


def _volume(record: Mapping[str, Any], place: Place, faults: list[Finding]) -> Change | None:
    if "volume" not in record:
        return None
    try:
        return as_change(Place.of("volume"), record["volume"])
    except Refused as refused:
        faults += refused.under(place).findings
    return None


def _day(raw: Any, place: Place, faults: list[Finding]) -> date | None:
    if raw is None or type(raw) is date:
        return raw
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        faults.append(Finding("geen_datum", f"'{str(raw)[:40]}' is geen datum.", "Schrijf 2027-01-01.", place))
    return None


def _list(raw: Any, place: Place, faults: list[Finding]) -> list[Any]:
    if isinstance(raw, list):
        return raw
    faults.append(Finding("geen_lijst", "Dit is geen lijst.", "Geef een lijst, ook als er maar één is.", place))
    return []
