"""A request for one calculation, as the public contract writes it: model, peildatum, invoer."""

from collections.abc import Mapping
from datetime import date

from tarief import MODELS, CostModel, Finding, Library, Refused
from tarief.calculation.inputs import read_inputs
from tarief.core.json_data import Json, as_written, day_of
from tarief.core.place import Place
from tarief.documents.inputs import Inputs
from tarief.documents.kinds import AsGiven, Day, Text
from tarief.documents.record import Entry, Record
from tarief.model.model import units_with
from tarief.opgave import Opgave
from tarief.parameters import library_with

MAX_PARAMETERS = 200_000
_INPUTS = Place.pointer("invoer")
_EXAMPLE: Json = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": {"waarde": "0.20", "grondslag": "directe_kosten"},
}


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


def parse_request(document: Json, models: Mapping[str, CostModel] = MODELS) -> Opgave:
    """Check the shape of a document and return what it states; raises `Refused` with every fault in it.

    `parameters` is the text of a parameter file (TOML) that goes before the library for this request.
    """
    record = BerekeningIn.of(document)
    faults = [finding.under(Place.pointer()) for finding in record.spot.faults]
    shaped = not any(finding.place.starts_with(_INPUTS) for finding in faults)
    model, on = find_model(record.model, faults, models), find_date(record.peildatum, faults)
    library = _own_library(record.parameters, faults, model)
    if model is None or not shaped:
        raise Refused(tuple(faults))
    opgave = Opgave(
        model, on, read_inputs(model, record.invoer), findings=tuple(faults), library=library, document=_INPUTS
    )
    if faults:  # with a wrong date, the faults of the inputs too: all faults in one answer
        raise opgave.refusal()
    return opgave


def _own_library(text: Json, faults: list[Finding], model: CostModel | None) -> Library | None:
    if text is None or text == "":
        return None
    if not isinstance(text, str) or len(text) > MAX_PARAMETERS:
        advice = f"Geef de tekst van een parameterbestand (TOML), hoogstens {MAX_PARAMETERS} tekens."
        faults.append(Finding("geen_parameters", "Dit zijn geen parameters.", advice, Place.pointer("parameters")))
        return None
    try:
        return library_with([("parameters", text)], units_with(*filter(None, [model])))
    except Refused as refused:
        faults += [finding.at(finding.place.after("/parameters: ")) for finding in refused.findings]
        return None


def find_model(key: Json, faults: list[Finding], models: Mapping[str, CostModel] = MODELS) -> CostModel | None:
    """Return the model with this key; without one, a fault that names the models there are."""
    if isinstance(key, str) and key in models:
        return models[key]
    text = "Het model ontbreekt." if key is None else f"{as_written(key)} is geen model."
    faults.append(Finding("onbekend_model", text, f"Kies uit: {', '.join(models)}.", Place.pointer("model")))
    return None


def find_date(raw: Json, faults: list[Finding]) -> date | None:
    """Return a date written as 2026-01-01; otherwise a fault."""
    if day := day_of(raw):
        return day
    text = "De peildatum ontbreekt." if raw in (None, "") else f"{as_written(raw)} is geen datum."
    faults.append(Finding("geen_datum", text, "Schrijf de peildatum als 2026-01-01.", Place.pointer("peildatum")))
    return None
