"""A request for scenarios: a calculation as a base, and what is asked about it."""

from collections.abc import Mapping
from dataclasses import replace

from api.files.request import KEYS, BerekeningIn, as_request, parse_request, with_own_model
from tarief import MODELS, CostModel, Library, Refused
from tarief.core.door import Progress
from tarief.core.json_data import Json
from tarief.scenarios.analysis import Analysis, ScenariovragenIn, analyse, misshapen


class ScenariosIn(BerekeningIn, ScenariovragenIn):
    """A calculation, and what is asked about it."""

    OBJECT = ("geen_object", "Verwacht wordt een object.", "Geef model, peildatum, invoer en scenarios.")


def analyse_request(
    document: Json,
    models: Mapping[str, CostModel] = MODELS,
    library: Library | None = None,
    progress: Progress | None = None,
    own: CostModel | None = None,
) -> Analysis:
    """Work out a document with model, peildatum and invoer beside what is asked; `Refused` at JSON pointers.

    A document without a model has `own`, the one that the user gave along; one that names another is refused.
    """
    asked, rest = split(ScenariosIn.mapping(document))
    try:
        base = parse_request(with_own_model(asked, own), models, own).calculate(library=library)
    except Refused as refused:  # what is asked of it may be wrong too: all faults in one answer
        raise replace(refused, findings=(*refused.findings, *misshapen(rest))) from None
    return analyse(base, rest, progress)


def split(document: Mapping[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """Return the calculation in a document, and what is asked about it."""
    request = as_request(document)
    if request is not document and isinstance(request, Mapping):
        return dict(request), {}
    asked = {key: document[key] for key in KEYS if key in document}
    return asked, {key: value for key, value in document.items() if key not in KEYS}
