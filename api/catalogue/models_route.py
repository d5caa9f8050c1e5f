"""GET /api/v1/modellen: the models, their inputs, steps and legal elements."""

from __future__ import annotations

import json
from functools import cache

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from api.catalogue.models import ModelLang, Modellen, model_as_json
from api.web.body import JSON
from api.web.openapi import answer_of, problems
from api.web.problems import not_found
from tarief import MODELS

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
async def model(sleutel: str) -> Response:
    """Return one model."""
    if sleutel not in MODELS:
        raise not_found()
    return JSONResponse(model_as_json(MODELS[sleutel]))
