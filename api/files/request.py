"""A request for one calculation, as the public contract writes it: model, peildatum, invoer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tarief import MODELS, Breakdown, CostModel, Finding, Library, Refused
from tarief.calculation.supply import read_supply
from tarief.core.findings import refuse
from tarief.core.nearest import nearest
from tarief.parameters import library_with

KEYS = ("model", "peildatum", "invoer", "parameters")
MAX_INPUTS = 400
MAX_KEY = 100
MAX_PARAMETERS = 200_000


@dataclass(frozen=True, slots=True)
class CalculationRequest:
    """A model, the day to calculate for, and the inputs by key."""

    model: CostModel
    on: date
    inputs: Mapping[str, Any]
    library: Library | None = None

    def calculate(self, places: Callable[[str], str] | None = None, library: Library | None = None) -> Breakdown:
        """Calculate; raises `Refused` with each fault at its JSON pointer, or where `places` says.

        The parameters that came with the request go before `library`.
        """
        found = self.library or library
        return self.model.calculate(self.inputs, on=self.on, places=places or self.pointer, library=found)

    def pointer(self, place: str) -> str:
        """Return the JSON pointer (RFC 6901) of a place of the core."""
        return pointer(self.inputs, place)


def parse_request(document: Any, models: Mapping[str, CostModel] = MODELS) -> CalculationRequest:
    """Check the shape of a document and return the request; raises `Refused` with every fault in it.

    `parameters` is the text of a parameter file (TOML) that goes before the library for this request.
    """
    if not isinstance(document, dict):
        raise Refused((Finding("geen_object", "Verwacht wordt een object met model, peildatum en invoer.", "", ""),))
    faults = [_unknown(key) for key in document if key not in KEYS]
    model = find_model(document.get("model"), faults, models)
    on = find_date(document.get("peildatum"), faults)
    inputs = document.get("invoer")
    library = _own_library(document.get("parameters"), faults)
    faults += _shape(inputs)
    if model is None or not isinstance(inputs, dict) or on is None or faults:
        raise Refused((*faults, *_also(model, inputs, faults)))
    return CalculationRequest(model, on, inputs, library)


def refuse_inputs(model: CostModel, inputs: Mapping[str, Any]) -> None:
    """Refuse what can be seen to be wrong with the inputs when there is no day to calculate for."""
    supply = read_supply(model, inputs)
    refuse(supply.findings, supply.questions)


def _also(model: CostModel | None, inputs: Any, faults: list[Finding]) -> tuple[Finding, ...]:
    """With a wrong date, the faults of the inputs too: all faults in one answer."""
    if model is None or any(finding.place.startswith("/invoer") for finding in faults):
        return ()
    try:
        refuse_inputs(model, inputs)
    except Refused as refused:
        return refused.relocated(lambda place: pointer(inputs, place)).findings
    return ()


def _own_library(text: Any, faults: list[Finding]) -> Library | None:
    if text is None:
        return None
    if not isinstance(text, str) or len(text) > MAX_PARAMETERS:
        advice = f"Geef de tekst van een parameterbestand (TOML), hoogstens {MAX_PARAMETERS} tekens."
        faults.append(Finding("geen_parameters", "Dit zijn geen parameters.", advice, "/parameters"))
        return None
    try:
        return library_with([("parameters", text)])
    except Refused as refused:
        faults += [finding.at(f"/parameters: {finding.place}") for finding in refused.findings]
        return None


def find_model(key: Any, faults: list[Finding], models: Mapping[str, CostModel] = MODELS) -> CostModel | None:
    """Return the model with this key; without one, a fault that names the models there are."""
    if isinstance(key, str) and key in models:
        return models[key]
    text = "Het model ontbreekt." if key is None else f"'{str(key)[:60]}' is geen model."
    faults.append(Finding("onbekend_model", text, f"Kies uit: {', '.join(models)}.", "/model"))
    return None


def find_date(raw: Any, faults: list[Finding]) -> date | None:
    """Return a date written as 2026-01-01; otherwise a fault."""
    try:
        if isinstance(raw, str) and len(raw) == len("2026-01-01"):
            return date.fromisoformat(raw)
    except ValueError:
        pass
    text = "De peildatum ontbreekt." if raw in (None, "") else f"'{str(raw)[:40]}' is geen datum."
    faults.append(Finding("geen_datum", text, "Schrijf de peildatum als 2026-01-01.", "/peildatum"))
    return None


def pointer(inputs: Mapping[str, Any], place: str) -> str:
    """Return the JSON pointer of a place of the core; a row of a table is already `table/0/key`."""
    if place in inputs:
        return f"/invoer/{escaped(place)}"
    return f"/invoer/{place}" if place else "/invoer"


def pointed(place: str) -> str:
    """Return a path as a JSON pointer."""
    return place if place.startswith("/") or not place else f"/{place}"


def escaped(key: str) -> str:
    """Return a key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def _unknown(key: str) -> Finding:
    near = nearest(key[:MAX_KEY], KEYS)
    advice = f"Bedoelt u '{near}'?" if near else f"Gebruik alleen {', '.join(KEYS)}."
    return Finding("onbekende_sleutel", f"'{key[:60]}' hoort hier niet.", advice, f"/{escaped(key[:MAX_KEY])}")


def _shape(inputs: Any) -> list[Finding]:
    if not isinstance(inputs, dict):
        return [Finding("geen_object", "De invoer ontbreekt of is geen object.", "Geef invoer als object.", "/invoer")]
    if _size(inputs) > MAX_INPUTS:
        return [Finding("te_veel_invoer", f"Er zijn meer dan {MAX_INPUTS} invoervelden.", "Geef er minder.", "/invoer")]
    faults: list[Finding] = []
    for key, value in inputs.items():
        _check_value(value, f"/invoer/{escaped(key[:MAX_KEY])}", faults)
        if len(key) > MAX_KEY:
            faults.append(Finding("onbekende_sleutel", f"'{key[:60]}…' is geen invoer.", "", "/invoer"))
    return faults


def _size(inputs: dict[str, Any]) -> int:
    return len(inputs) + sum(
        len(row) + 1 for value in inputs.values() if isinstance(value, list) for row in value if isinstance(row, dict)
    )


def _check_value(value: Any, place: str, faults: list[Finding]) -> None:
    """A value is text or a number, an object of those, or a list of rows; nothing deeper, no true or false."""
    if isinstance(value, list):
        for index, row in enumerate(value):
            for key, item in row.items() if isinstance(row, dict) else ():
                _check_value(item, f"{place}/{index}/{escaped(key[:MAX_KEY])}", faults)
    elif isinstance(value, bool) or (isinstance(value, dict) and not all(map(_is_scalar, value.values()))):
        advice = "Geef tekst, een getal, of een object met waarde, grondslag en bron."
        faults.append(Finding("geen_waarde", "Dit is geen waarde.", advice, place))


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, bool | dict | list)
