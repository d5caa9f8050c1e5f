"""A request for scenarios: a calculation as a base, and what is asked about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.files.request import KEYS, BerekeningIn, parse_request
from tarief import MODELS, CostModel, Finding, Library, Refused
from tarief.scenarios.analysis import Analysis, ScenariovragenIn, analyse
from tarief.uncertainty.simulate import Progress


class ScenariosIn(BerekeningIn, ScenariovragenIn):
    """A calculation, and what is asked about it."""


def analyse_request(
    document: Any,
    models: Mapping[str, CostModel] = MODELS,
    library: Library | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """Work out a document with model, peildatum and invoer beside what is asked; `Refused` at JSON pointers."""
    if not isinstance(document, dict):
        advice = "Geef model, peildatum, invoer en scenarios."
        raise Refused((Finding("geen_object", "Verwacht wordt een object.", advice),))
    base = parse_request({key: document[key] for key in KEYS if key in document}, models).calculate(library=library)
    return analyse(base, {key: value for key, value in document.items() if key not in KEYS}, progress)
