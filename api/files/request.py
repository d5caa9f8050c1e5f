"""A request for one calculation, as the public contract writes it: model, peildatum, invoer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tarief import MODELS, Breakdown, CostModel, Finding, Library, Refused
from tarief.calculation.supply import read_supply
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.documents.inputs import Inputs
from tarief.documents.kinds import AsGiven, Day, Text
from tarief.documents.record import Entry, Record
from tarief.documents.spot import pointed
from tarief.parameters import library_with

MAX_PARAMETERS = 200_000
_EXAMPLE: Json = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": {"waarde": "0.20", "grondslag": "directe_kosten"},
}


@dataclass(frozen=True, slots=True)
class CalculationRequest:
    """A model, the day to calculate for, and the inputs by key."""

    model: CostModel
    on: date
    inputs: Mapping[str, Json]
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


class BerekeningIn(Record):
    """One calculation asked for."""

    OBJECT = ("geen_object", "Verwacht wordt een object met model, peildatum en invoer.", "")

    model = Entry(AsGiven(Text().schema()), example="uurtarief").otherwise(None, required=True)
    peildatum = Entry(AsGiven(Day().schema()), example="2026-01-01").otherwise(None, required=True)
    invoer = Entry(Inputs(), example=_EXAMPLE)
    parameters = Entry(
        AsGiven(Text().schema()), "Tekst van een parameterbestand (TOML) dat voor de bibliotheek gaat."
    ).otherwise(None)


KEYS = tuple(BerekeningIn.FIELDS)


def parse_request(document: Json, models: Mapping[str, CostModel] = MODELS) -> CalculationRequest:
    """Check the shape of a document and return the request; raises `Refused` with every fault in it.

    `parameters` is the text of a parameter file (TOML) that goes before the library for this request.
    """
    if not isinstance(document, Mapping):
        raise Refused((Finding(*BerekeningIn.OBJECT),))
    record = BerekeningIn.of(document)
    faults = [finding.at(pointed(finding.place)) for finding in record.spot.faults]
    shaped = not any(finding.place.startswith("/invoer") for finding in faults)
    model, on = find_model(record.model, faults, models), find_date(record.peildatum, faults)
    library = _own_library(record.parameters, faults)
    if model is None or on is None or faults:
        raise Refused((*faults, *_also(model if shaped else None, record.invoer)))
    return CalculationRequest(model, on, record.invoer, library)


def refuse_inputs(model: CostModel, inputs: Mapping[str, Json]) -> None:
    """Refuse what can be seen to be wrong with the inputs when there is no day to calculate for."""
    supply = read_supply(model, inputs)
    refuse(supply.findings, supply.questions)


def _also(model: CostModel | None, inputs: Mapping[str, Json]) -> tuple[Finding, ...]:
    """With a wrong date, the faults of the inputs too: all faults in one answer."""
    if model is None:
        return ()
    try:
        refuse_inputs(model, inputs)
    except Refused as refused:
        return refused.relocated(lambda place: pointer(inputs, place)).findings
    return ()


def _own_library(text: Json, faults: list[Finding]) -> Library | None:
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


def find_model(key: Json, faults: list[Finding], models: Mapping[str, CostModel] = MODELS) -> CostModel | None:
    """Return the model with this key; without one, a fault that names the models there are."""
    if isinstance(key, str) and key in models:
        return models[key]
    text = "Het model ontbreekt." if key is None else f"'{str(key)[:60]}' is geen model."
    faults.append(Finding("onbekend_model", text, f"Kies uit: {', '.join(models)}.", "/model"))
    return None


def find_date(raw: Json, faults: list[Finding]) -> date | None:
    """Return a date written as 2026-01-01; otherwise a fault."""
    try:
        if isinstance(raw, str) and len(raw) == len("2026-01-01"):
            return date.fromisoformat(raw)
    except ValueError:
        pass
    text = "De peildatum ontbreekt." if raw in (None, "") else f"'{str(raw)[:40]}' is geen datum."
    faults.append(Finding("geen_datum", text, "Schrijf de peildatum als 2026-01-01.", "/peildatum"))
    return None


def pointer(inputs: Mapping[str, Json], place: str) -> str:
    """Return the JSON pointer of a place of the core; a row of a table is already `table/0/key`."""
    if place in inputs:
        return f"/invoer/{escaped(place)}"
    return f"/invoer/{place}" if place else "/invoer"


def escaped(key: str) -> str:
    """Return a key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
