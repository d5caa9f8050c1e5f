"""The page of the quick calculation in HTML: the form, and below it the outcome or what is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from starlette.responses import HTMLResponse

from api.files.filled import ANSWER, MODEL, Filled
from api.files.form import form
from api.show.breakdown import outcome
from api.web.render import render
from api.web.words import in_words_of_form
from tarief import MODELS, Breakdown, Finding, Question, Refused
from tarief.model.form import fields

#: The quick example of the page; it belongs to the first model.
EXAMPLE: Final = {
    "loonkosten_per_uur": "24,68",
    "productiviteit": "80",
    "overhead": "20",
    "overhead_grondslag": "directe_kosten",
    "risico_opslag": "3",
    "risico_grondslag": "kostprijs",
}


def empty_page(filled: Filled) -> HTMLResponse:
    """The form, with nothing calculated yet."""
    return _page(200, filled)


def result_page(filled: Filled, breakdown: Breakdown) -> HTMLResponse:
    """The form with the outcome; draws pictures, so call it in a thread."""
    return _page(200, filled, outcome=outcome(breakdown), hidden=_hidden(filled))


def refused_page(filled: Filled, refused: Refused) -> HTMLResponse:
    """The form with every fault at its box and every question with its choices."""
    by_key = {field.key: field for field in fields(filled.model)}
    findings = dict.fromkeys(
        in_words_of_form(filled.model, finding, by_key.get(finding.place.key)) for finding in refused.findings
    )
    asked = {question.place for question in refused.questions}
    loose = [finding for finding in findings if finding.place not in asked]
    questions = [_answerable(question) for question in refused.questions]
    return _page(400, filled, tuple(findings), loose=loose, questions=questions)


def _page(status: int, filled: Filled, findings: tuple[Finding, ...] = (), **more: Any) -> HTMLResponse:
    context = {"outcome": None, "loose": [], "questions": [], "hidden": {}, **more}
    drawn = form(filled, findings)
    anchors = {box.name for box in (*drawn.quick, drawn.day)}.union(*(section.names for section in drawn.sections))
    context |= {"form": drawn, "model": filled.model, "models": tuple(MODELS.values()), "anchors": anchors}
    context["has_example"] = filled.model is next(iter(MODELS.values()))
    return render("rekenen.html", status, ANSWER=ANSWER, **context)


def _hidden(filled: Filled) -> dict[str, str]:
    return {MODEL: filled.model.key, **filled.values}


def _answerable(question: Question) -> Question:
    return replace(question, key=f"{ANSWER}{question.place}")
