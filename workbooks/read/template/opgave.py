"""`Opgave`: what a cost sheet says, with the cell of each value; and its price, or everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tarief.calculation import Breakdown
from tarief.calculation.supply import read_supply
from tarief.core.findings import Finding, Question, Refused, Severity
from tarief.costmodel import CostModel
from tarief.models import MODELS
from tarief.parameters import Library


@dataclass(frozen=True)
class Opgave:
    """A cost sheet as it was read.

    `inputs` is what `CostModel.calculate` takes. `places` turns a key (`overhead`, `functiemix/0/schaal`)
    into "Blad Invoer, cel C9"; what it does not know it returns as it is. `findings` are the remarks of the
    reader, placed by key; with a fault among them there is no price.
    """

    name: str
    model: str
    peildatum: date | None
    inputs: Mapping[str, Any]
    places: Callable[[str], str]
    findings: tuple[Finding, ...] = ()
    aanbieder: str = ""
    product: str = ""

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that stop the calculation."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.FAULT)


def calculate_opgave(
    opgave: Opgave, *, models: Mapping[str, CostModel] = MODELS, library: Library | None = None
) -> Breakdown:
    """Calculate the price of a cost sheet; raises one `Refused` with every fault, each placed by its cell."""
    model = models[opgave.model]
    if opgave.peildatum is None:
        supply = read_supply(model, opgave.inputs)
        raise _together(opgave, supply.findings, supply.questions)
    try:
        breakdown = model.calculate(opgave.inputs, on=opgave.peildatum, library=library)
    except Refused as refused:
        raise _together(opgave, refused.findings, refused.questions) from None
    if opgave.faults:
        raise _together(opgave, (), ())
    findings = (*opgave.findings, *breakdown.findings)
    return replace(breakdown, findings=tuple(finding.at(opgave.places(finding.place)) for finding in findings))


def _together(opgave: Opgave, findings: Any, questions: Any) -> Refused:
    """All faults in one: what the reader said of a cell goes before what the calculation says of it."""
    told = {finding.place for finding in opgave.findings}
    rest: list[Finding] = [finding for finding in findings if finding.place not in told]
    asked: list[Question] = [question for question in questions if question.place not in told]
    return Refused((*opgave.findings, *rest), tuple(asked)).relocated(opgave.places)
