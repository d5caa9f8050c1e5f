"""GET /api/v1/modellen: what can be filled in, which steps follow, which elements of the law there are."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.web.body import JSON
from api.web.openapi import answer_of, problems
from api.web.problems import not_found
from tarief import MODELS, CostModel, ModelError
from tarief.core.expression import Expression, name
from tarief.core.expression.printing import formula as printed
from tarief.core.json_data import Decimaal
from tarief.core.law import LAWS, Law
from tarief.core.number import plain
from tarief.model.declare import Formula, Step
from tarief.model.form import Field, fields


class KeuzeMogelijkheid(TypedDict):
    """One value that a choice may have."""

    waarde: str
    label: str


class Invoerveld(TypedDict):
    """One thing that can be filled in."""

    sleutel: str
    label: str
    niveau: str
    """snel, gewoon of in_plaats_van."""
    groep: str
    uitleg: str
    eenheid: str | None
    keuzes: list[KeuzeMogelijkheid]
    minimum: Decimaal | None
    maximum: Decimaal | None
    grondslagveld: str | None
    """Het veld met de grondslag van dit percentage."""
    grondslag: str | None
    """De vaste grondslag van dit percentage."""
    standaard: str | None
    tabel: str | None
    """De lijst waarvan dit een kolom is."""
    uit_bibliotheek: bool


class Formule(TypedDict):
    """One way to derive a step, and the choices under which it holds."""

    formule: str
    uitleg: str
    als: dict[str, str]


class Stap(TypedDict):
    """A step of a model."""

    sleutel: str
    label: str
    eenheid: str
    uitleg: str
    jeugdwet: str | None
    wmo: str | None
    formules: list[Formule]


class Wet(TypedDict):
    """A law with the cost elements it names."""

    sleutel: str
    titel: str
    artikel: str
    versie: str
    onderdelen: dict[str, str]


class ModelKort(TypedDict):
    """What a model is about."""

    sleutel: str
    label: str
    eenheid: str
    versie: str
    uitleg: str


class ModelLang(ModelKort):
    """A model with its inputs, steps and legal elements."""

    invoervelden: list[Invoerveld]
    stappen: list[Stap]
    wetselementen: list[Wet]


class Modellen(TypedDict):
    """Every model with its inputs, steps and legal elements."""

    modellen: list[ModelLang]


@cache
def model_as_json(model: CostModel) -> ModelLang:
    """Return the whole description of a model."""
    return {
        "sleutel": model.key,
        "label": model.label,
        "eenheid": model.unit,
        "versie": model.version,
        "uitleg": model.explanation,
        "invoervelden": [_field(field) for field in fields(model)],
        "stappen": [_step(model, step) for step in model.quantities.values() if isinstance(step, Step)],
        "wetselementen": [_law(law) for law in LAWS.values()],
    }


def _field(field: Field) -> Invoerveld:
    return {
        "sleutel": field.key,
        "label": field.label,
        "niveau": field.level.value,
        "groep": field.heading,
        "uitleg": field.explanation,
        "eenheid": field.unit.key if field.unit else None,
        "keuzes": [{"waarde": value, "label": label} for value, label in field.choices],
        "minimum": _text(field.minimum),
        "maximum": _text(field.maximum),
        "grondslagveld": field.base or None,
        "grondslag": field.fixed_base or None,
        "standaard": field.default or None,
        "tabel": field.row or None,
        "uit_bibliotheek": field.from_library,
    }


def _step(model: CostModel, step: Step) -> Stap:
    return {
        "sleutel": step.key,
        "label": step.label,
        "eenheid": step.unit.key,
        "uitleg": step.meaning,
        "jeugdwet": step.jeugdwet or None,
        "wmo": step.wmo or None,
        "formules": [_formula(model, formula) for formula in step.formulas],
    }


def _formula(model: CostModel, formula: Formula) -> Formule:
    return {"formule": _as_text(model, formula), "uitleg": formula.meaning, "als": dict(formula.when)}


def _as_text(model: CostModel, formula: Formula) -> str:
    """Write the formula over its argument names; one over the rows of a table is only said in words."""
    if formula.listed or any(argument not in model.quantities for argument in formula.arguments):
        return ""
    try:
        rule = formula.function(*map(name, formula.arguments))
    except (ModelError, TypeError):
        return ""
    return printed(rule) if isinstance(rule, Expression) else str(rule)


def _law(law: Law) -> Wet:
    return {
        "sleutel": law.key,
        "titel": law.title,
        "artikel": law.article,
        "versie": law.version,
        "onderdelen": dict(law.elements),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


router = APIRouter(prefix="/api/v1/modellen", tags=["modellen"])


@router.get("", summary="Alle modellen", responses={200: answer_of(Modellen)})
async def models() -> Response:
    """Return every model."""
    return Response(_all_models(), media_type=JSON)


@cache
def _all_models() -> bytes:
    """The answer in full: it is the same until the program changes."""
    found = {"modellen": [model_as_json(model) for model in MODELS.values()]}
    return json.dumps(found, ensure_ascii=False).encode()


@router.get("/{sleutel}", summary="Een model", responses={200: answer_of(ModelLang), **problems(404)})
async def one_model(sleutel: str) -> Response:
    """Return one model."""
    if sleutel not in MODELS:
        raise not_found()
    return JSONResponse(model_as_json(MODELS[sleutel]))
