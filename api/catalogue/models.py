"""GET /api/v1/modellen: what can be filled in, which steps follow, which elements of the law there are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.web.body import JSON
from api.web.openapi import answer_of, problems
from api.web.problems import not_found
from api.web.words import formula_text
from tarief import MODELS, CostModel
from tarief.core.jsonable import AMONG, Jsonable, JsonObject
from tarief.core.law import LAWS, Law
from tarief.model.declare import Step
from tarief.model.form import Field, fields


@dataclass(frozen=True)
class DescribedFormula(Jsonable):
    """One way to derive a step, and the choices under which it holds."""

    TITLE = "Formule"

    text: Annotated[str, "formule"]
    meaning: Annotated[str, "uitleg"]
    when: Annotated[Mapping[str, str], "als"]


@dataclass(frozen=True)
class DescribedStep(Jsonable):
    """A step of a model."""

    TITLE = "Stap"
    ORDER = "sleutel label eenheid uitleg"

    step: Annotated[Step, AMONG]
    formulas: Annotated[list[DescribedFormula], "formules"]


class ModelLang(TypedDict):
    """A model with its inputs, steps and legal elements."""

    sleutel: str
    label: str
    eenheid: str
    versie: str
    uitleg: str
    invoervelden: list[Annotated[JsonObject, Field]]
    stappen: list[Annotated[JsonObject, DescribedStep]]
    wetselementen: list[Annotated[JsonObject, Law]]


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
        "invoervelden": [field.as_json() for field in fields(model)],
        "stappen": [_step(model, step).as_json() for step in model.quantities.values() if isinstance(step, Step)],
        "wetselementen": [law.as_json() for law in LAWS.values()],
    }


def _step(model: CostModel, step: Step) -> DescribedStep:
    formulas = [
        DescribedFormula(formula_text(model, formula), formula.meaning, formula.when) for formula in step.formulas
    ]
    return DescribedStep(step, formulas)


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
