"""Our own template as it was sent, with the answers so far: its price, or what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from api.web.held import Held
from api.web.words import in_words_of_form
from tarief import Breakdown, Finding, Question, Refused
from tarief.opgave import Opgave


@dataclass(frozen=True, slots=True)
class TemplateCase:
    """The price of a template; without one, what is asked and what cannot be answered."""

    breakdown: Breakdown | None
    questions: tuple[Question, ...] = ()
    faults: tuple[Finding, ...] = ()


def template_case(opgave: Opgave, held: Held) -> TemplateCase:
    """Calculate the template as far as the answers go."""
    try:
        return TemplateCase(with_answers(opgave, held).calculate())
    except Refused as refused:
        asked = {question.place for question in refused.questions}
        loose = (finding for finding in refused.findings if finding.place not in asked)
        faults = tuple(in_words_of_form(opgave.model, finding, None) for finding in loose)
        return TemplateCase(None, refused.questions, faults)


def with_answers(opgave: Opgave, held: Held) -> Opgave:
    """Return our own template with what was answered to the questions about it."""
    return replace(opgave, inputs=opgave.inputs.changed(opgave.model, held.answers))
