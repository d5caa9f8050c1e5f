"""Templates to HTML."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from api.comparison.outcome import price
from api.price.filled import ANSWER, MODEL, Filled
from api.price.form import form
from api.price.view import outcome
from api.problems import Problem
from api.web.static_files import design_sheets
from api.web.words import in_words_of_form, with_labels
from tarief import MODELS, Breakdown, CostModel, Finding, Question, Refused
from tarief.core.amounts import euro
from tarief.core.dutch import dutch
from tarief.core.version import VERSION
from tarief.model.form import fields

#: A template stands in the folder of what it shows.
_FOLDERS: Final = sorted(folder for folder in Path(__file__).parents[1].iterdir() if folder.is_dir())
#: The quick example of the page; it belongs to the first model.
EXAMPLE: Final = {
    "loonkosten_per_uur": "24,68",
    "productiviteit": "80",
    "overhead": "20",
    "overhead_grondslag": "directe_kosten",
    "risico_opslag": "3",
    "risico_grondslag": "kostprijs",
}


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDERS),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"versie": VERSION, "vormgeving": design_sheets, "ANSWER": ANSWER}
    environment.filters |= {"euro": euro, "gevolg": _consequence, "labels": _labels, "duizend": _whole, "prijs": _price}
    return environment


def _consequence(text: str) -> str:
    """Write `37,02 €/uur` as `€ 37,02 per uur`."""
    amount, _, unit = text.partition(" €/")
    return f"€\u00a0{amount} per {unit}" if unit else text


def _whole(number: int) -> str:
    return dutch(Decimal(number), 0)


def _price(breakdown: Breakdown) -> str:
    return price(breakdown.tarief, breakdown.unit)


def _labels(text: str, model: CostModel) -> str:
    return with_labels(model, text)


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


def render(template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render any other page."""
    return HTMLResponse(_templates().get_template(template).render(context), status)


def problem_page(problem: Problem) -> HTMLResponse:
    """A page for a person who asked for something that is not there."""
    html = _templates().get_template("probleem.html").render(problem=problem)
    return HTMLResponse(html, problem.status, problem.headers)


def _page(status: int, filled: Filled, findings: tuple[Finding, ...] = (), **more: Any) -> HTMLResponse:
    context = {"outcome": None, "loose": [], "questions": [], "hidden": {}, **more}
    drawn = form(filled, findings)
    anchors = {box.name for box in (*drawn.quick, drawn.day)}.union(*(section.names for section in drawn.sections))
    context |= {"form": drawn, "model": filled.model, "models": tuple(MODELS.values()), "anchors": anchors}
    context["has_example"] = filled.model is next(iter(MODELS.values()))
    return HTMLResponse(_templates().get_template("rekenen.html").render(context), status)


def _hidden(filled: Filled) -> dict[str, str]:
    return {MODEL: filled.model.key, **filled.values}


def _answerable(question: Question) -> Question:
    return replace(question, key=f"{ANSWER}{question.place}")
