"""`Opgave`: what somebody stated, ready to be priced. A sheet, a form, JSON and Python all end in `calculate` here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tarief.calculation import Breakdown
from tarief.calculation.calculate import calculate
from tarief.calculation.inputs import StatedInputs
from tarief.calculation.missing import faults_of
from tarief.calculation.remarks import OVERRULED, overruled
from tarief.calculation.supply import read_supply
from tarief.checks import check_breakdown
from tarief.core.days import DAY, MISSING, another_day, typed_day
from tarief.core.findings import Finding, Question, Refused, Severity
from tarief.core.place import Place
from tarief.model.model import Model
from tarief.parameters import Library


@dataclass(frozen=True)
class Opgave:
    """StatedInputs of one model on a day (None: not known), each value with its unit, base, source and place.

    `findings` and `questions` are those of whoever read it, placed by path; with a fault among them there is no
    price. `places` turns a path into where the user sees it, also where nothing was filled in. `aanbieder` and
    `product` say whose it is and of what. `document` is where a refusal points into: the `invoer` of a request.
    """

    model: Model
    peildatum: date | None
    inputs: StatedInputs
    name: str = ""
    aanbieder: str = ""
    product: str = ""
    places: Callable[[Place], Place] | None = None
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    library: Library | None = None
    document: Place = Place()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that stop the calculation."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.FAULT)

    def place(self, place: Place) -> Place:
        """Return where the user sees the value at a path."""
        return (self.places or self.inputs.places)(place)

    def answering(self, answers: Mapping[str, str]) -> Opgave:
        """Return what was stated with what was answered to the questions about it, and with a day given beside it.

        An answer goes before what was stated, which is told.
        """
        inputs = {key: answer for key, answer in answers.items() if key != DAY}
        day = typed_day(answers.get(DAY))
        stated = self if day is None else self._given(day)
        if not inputs:
            return stated
        now = self.inputs.changed(self.model, inputs)
        return replace(stated, inputs=now, findings=(*stated.findings, *overruled(self.model, self.inputs, now)))

    def _given(self, day: date) -> Opgave:
        """Return it on a day given beside it: where it says none of its own; another one is a fault."""
        if self.peildatum == day:
            return self
        if self.peildatum is None:
            others = tuple(finding for finding in self.findings if finding.text != MISSING)
            return self if others == self.findings else replace(self, peildatum=day, findings=others)
        told = another_day(self.peildatum, day, self.place(Place.of(DAY)))
        return replace(self, findings=(*self.findings, told))

    def calculate(self, library: Library | None = None) -> Breakdown:
        """Calculate the price; raises one `Refused` with every fault, each where the user sees it.

        Parameters of its own go before `library`. Without a day nothing is priced, and what is wrong is still said.
        """
        if self.peildatum is None:
            raise self.refusal()
        own = self.library or library
        try:
            breakdown = calculate(self.model, self.inputs, on=self.peildatum, checks=check_breakdown, library=own)
        except Refused as refused:
            raise self._refused(refused.findings, refused.questions) from None
        if self.faults or self.questions:
            raise self._refused((), ())
        if self.places is None and not self.findings and not self.inputs.are_placed:
            return breakdown  # each finding is about what is called so
        return breakdown.placed(self.findings, self.place)

    def refusal(self) -> Refused:
        """Return what is wrong as far as it can be seen without calculating; possibly nothing."""
        supply = read_supply(self.model, self.inputs)
        return self._refused(faults_of(self.model, supply), supply.questions)

    def _refused(self, findings: Iterable[Finding], questions: Iterable[Question]) -> Refused:
        """All faults in one: what the reader said of a place goes before what the calculation says of it."""
        known = {finding.place for finding in self.findings if finding.kind != OVERRULED} | {
            question.place for question in self.questions
        }
        rest = [finding for finding in findings if finding.place not in known]
        asked = [question for question in questions if question.place not in known]
        refused = Refused((*self.findings, *rest), (*self.questions, *asked)).relocated(self.place)
        return refused.under(self.document) if self.document else refused
