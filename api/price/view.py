"""The page of the quick calculation in HTML: the form, and below it the outcome or what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.responses import HTMLResponse

from api.files.filled import ANSWER, MODEL, Filled
from api.files.form import form
from api.files.page import WITH_THIS
from api.price.beside import beside_view, link_to, sent_along
from api.show.beside import BesideView
from api.show.breakdown import Downloads, PriceView, outcome
from api.web.render import render
from api.web.words import in_words_of_form
from tarief import MODELS, Breakdown, CostModel, Finding, Question, Refused
from tarief.model.form import fields

#: Where a price goes on: beside a file, or as the base of scenarios.
_COMPARE: Final = f"/vergelijken{WITH_THIS}"
_SCENARIO: Final = f"/scenarios{WITH_THIS}"
_LOWER: Final = f"/vlakke-korting{WITH_THIS}"

#: The quick example of the page; it belongs to the first model.
EXAMPLE: Final = {
    "loonkosten_per_uur": "24,68",
    "productiviteit": "80",
    "overhead": "20",
    "overhead_grondslag": "directe_kosten",
    "risico_opslag": "3",
    "risico_grondslag": "kostprijs",
}


@dataclass(frozen=True, slots=True)
class PricePage:
    """The form with what was typed, and below it the outcome, or what is wrong and asked."""

    filled: Filled
    outcome: PriceView | None = None
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    stays: Filled | None = None
    beside: BesideView | None = None

    @property
    def kept(self) -> Mapping[str, str]:
        """The variant that stays, as the form sends it along."""
        return {} if self.stays is None else sent_along(self.stays)

    @property
    def link(self) -> str:
        """The address that opens this calculation again."""
        return link_to(self.filled, self.stays)

    @property
    def alone(self) -> str:
        """The same without the variant that stays."""
        return link_to(self.filled)

    @property
    def variant(self) -> str:
        """The address that keeps this calculation and tries another beside it."""
        return link_to(self.filled, self.filled)

    @property
    def model(self) -> CostModel:
        """The model of the form."""
        return self.filled.model

    @property
    def models(self) -> tuple[CostModel, ...]:
        """The models to choose from."""
        return tuple(MODELS.values())

    @property
    def loose(self) -> list[Finding]:
        """What is wrong, without what is asked as a question."""
        asked = {question.place for question in self.questions}
        return [finding for finding in self.findings if finding.place not in asked]

    @property
    def has_example(self) -> bool:
        """Tell whether the quick example belongs to this model."""
        return self.model is self.models[0]

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        drawn = form(self.filled, self.findings)
        anchors = {name: label for section in drawn.sections for name, label in section.labels.items()}
        anchors |= {box.name: box.label for box in (*drawn.quick, drawn.day)}
        return render("rekenen.html", status, view=self, form=drawn, anchors=anchors, outcome=self.outcome)


def result_page(filled: Filled, breakdown: Breakdown, stays: Filled | None = None) -> HTMLResponse:
    """The form with the outcome, and what differs from a variant that stays."""
    sent = {MODEL: filled.model.key, **filled.values}
    downloads = Downloads("", "/bewaren/berekening", sent, _COMPARE, _SCENARIO, _LOWER)
    view = outcome(breakdown, downloads)
    return PricePage(filled, view, stays=stays, beside=beside_view(stays, breakdown)).answer()


def refused_page(filled: Filled, refused: Refused, stays: Filled | None = None) -> HTMLResponse:
    """The form with every fault at its box and every question with its choices."""
    by_key = {field.key: field for field in fields(filled.model)}
    findings = dict.fromkeys(
        in_words_of_form(filled.model, finding, by_key.get(finding.place.key)) for finding in refused.findings
    )
    questions = tuple(replace(question, key=f"{ANSWER}{question.place}") for question in refused.questions)
    return PricePage(filled, None, tuple(findings), questions, stays).answer(400)
