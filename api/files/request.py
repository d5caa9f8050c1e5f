"""A request for one calculation, as the public contract writes it: model, peildatum, invoer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from tarief import MODELS, CostModel, Finding, Library, Refused, Severity
from tarief.calculation.inputs import read_inputs
from tarief.core.days import DAY, MISSING, NO_DAY, day_advice, impossible_day, typed_day
from tarief.core.json_data import Json, as_written
from tarief.core.number import plain, read_number
from tarief.core.place import Place
from tarief.documents.inputs import Inputs
from tarief.documents.kinds import AsGiven, Day, Text
from tarief.documents.record import Entry, Record
from tarief.documents.strict_json import checked, read_json
from tarief.model.model import units_with
from tarief.opgave import Opgave
from tarief.parameters import library_with

MAX_PARAMETERS = 200_000
#: Values in an outcome: it explains every line.
MOST_OF_OUTCOME = 50_000
#: The kind of the finding that what was worked out before comes out otherwise now.
OTHERWISE = "anders_dan_toen"
_INPUTS = Place.pointer("invoer")
_EXAMPLE: Json = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": {"waarde": "0.20", "grondslag": "directe_kosten"},
}


def is_request(name: str) -> bool:
    """Tell whether a file is a request in JSON, or an outcome that stands for one, by its name."""
    return PurePath(name).suffix.lower() == ".json"


def request_in(content: bytes) -> Json:
    """Return the document in a file; an outcome of ours holds far more than any request may."""
    document = read_json(content, MOST_OF_OUTCOME)
    return checked(document) if as_request(document) is document else document


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


def parse_request(document: Json, models: Mapping[str, CostModel] = MODELS, own: CostModel | None = None) -> Opgave:
    """Check the shape of a document and return what it states; raises `Refused` with every fault in it.

    A document that names another model than `own`, which the user gave along, is refused. `parameters` is the text of a
    parameter file (TOML) that goes before the library for this request.
    """
    result, document = document, as_request(document)
    record = BerekeningIn.of(document)
    faults = [finding.under(Place.pointer()) for finding in record.spot.faults]
    shaped = not any(finding.place.starts_with(_INPUTS) for finding in faults)
    model, on = _model_of(record.model, own, models, faults), find_date(record.peildatum, faults)
    library = _own_library(record.parameters, faults, model)
    if model is None or not shaped:
        raise Refused(tuple(faults))
    opgave = Opgave(
        model, on, read_inputs(model, record.invoer), findings=tuple(faults), library=library, document=_INPUTS
    )
    if faults:  # with a wrong date, the faults of the inputs too: all faults in one answer
        raise opgave.refusal()
    return opgave if result is document else _compared(opgave, result)


def with_day(document: Json, day: Json) -> Json:
    """Return a request on a day given beside it, where it says none of its own."""
    asked = as_request(document)
    if day is None or not isinstance(asked, Mapping) or asked.get(DAY) not in (None, ""):
        return document
    return {**asked, DAY: day}


def as_request(document: Json) -> Json:
    """Return the request for an outcome of ours, so that what was downloaded is read again; else the document itself.

    The outcome of a cost sheet stands one deeper, beside what was understood of that sheet.
    """
    for outcome in (document, document.get("uitkomst") if isinstance(document, Mapping) else None):
        if isinstance(outcome, Mapping) and isinstance(outcome.get("ontvangstbewijs"), Mapping) and "invoer" in outcome:
            return {key: outcome[key] for key in ("model", "peildatum", "invoer") if key in outcome}
    return document


def _compared(opgave: Opgave, result: Json) -> Opgave:
    """Say so where an outcome of before comes out otherwise now: with other parameters, or a newer program."""
    try:
        now = plain(opgave.calculate().tarief)
    except Refused:
        return opgave
    outcomes = (result, result.get("uitkomst")) if isinstance(result, Mapping) else ()
    then = next((str(each["tarief"]) for each in outcomes if isinstance(each, Mapping) and "tarief" in each), now)
    if (read := read_number(then).value) is None or plain(read) == now:
        return opgave
    text = f"In dit bestand stond als uitkomst {as_written(then)}; met de parameters van nu is dat anders."
    told = Finding(OTHERWISE, text, "Geef de parameters van toen mee, of reken verder met die van nu.")
    return replace(opgave, findings=(*opgave.findings, replace(told, severity=Severity.WARNING)))


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


def with_own_model(document: Json, own: CostModel | None) -> Json:
    """Return a request with the model that the user gave along, where it names none itself."""
    asked = as_request(document)
    if own is None or not isinstance(asked, Mapping) or "model" in asked:
        return document
    return {"model": own.key, **asked}


def other_model(key: str, own: CostModel) -> Finding:
    """Say that a calculation with one model was asked with another along."""
    text = f"Dit is een opgave voor model {as_written(key)}, en met --model gaf u een ander: '{own.key}' ({own.label})."
    advice = "Laat --model weg, of geef een opgave voor dat model; in een opgave in JSON kan model dan weg."
    return Finding("ander_model", text, advice, Place.pointer("model"))


def _model_of(
    key: Json, own: CostModel | None, models: Mapping[str, CostModel], faults: list[Finding]
) -> CostModel | None:
    if own is None or not isinstance(key, str) or key in ("", own.key):
        return find_model(key, faults, models)
    faults.append(other_model(key, own))
    return None


def find_date(raw: Json, faults: list[Finding]) -> date | None:
    """Return a date written as 2026-01-01 or as Dutch people do; otherwise a fault."""
    day = typed_day(raw)
    text = MISSING if raw in (None, "") else f"{as_written(raw)} is geen datum."
    advice = day_advice(raw, "Schrijf de peildatum als 2026-01-01.")
    fault = Finding(NO_DAY, text, advice) if day is None else impossible_day(day)
    if fault is not None:
        faults.append(fault.at(Place.pointer(DAY)))
    return day if fault is None else None
