"""The pages at `/uitleg`, and those about the site itself."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Final, TypedDict, cast

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.explained.line import explained_line, meaning_of
from api.web.problems import not_found
from api.web.render import render
from tarief import MODELS
from tarief.documents.document import parse_toml
from tarief.model.form import GROUPS

router = APIRouter(include_in_schema=False)
_FILE: Final = "hulp.toml"
#: Where visitors reach whoever runs the site.
CONTACT: Final = "TARIEF_CONTACT_EMAIL"


class _TaskIn(TypedDict):
    titel: str
    wie: str
    stappen: list[str]
    begin: str
    knop: str


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word of the models, with what it means and where it is explained."""

    label: str
    meaning: str
    english: str
    address: str


@router.get("/uitleg")
async def start() -> Response:
    """Show what is explained: tasks, models and words."""
    return render("uitleg.html", taken=_tasks(), modellen=tuple(MODELS.values()))


@router.get("/uitleg/hulp/{taak}")
async def task(taak: str) -> Response:
    """Show how to do one task."""
    if taak not in _tasks():
        raise not_found()
    return render("hulp.html", taak=_tasks()[taak], taken=_tasks())


@router.get("/uitleg/begrippen")
async def words() -> Response:
    """Show the word list."""
    return await run_in_threadpool(lambda: render("begrippen.html", letters=_by_letter()))


@router.get("/uitleg/{model}")
async def model_page(model: str) -> Response:
    """Show every line of a model."""
    if model not in MODELS:
        raise not_found()
    return await run_in_threadpool(_model, model)


@router.get("/uitleg/{model}/{sleutel}")
async def line_page(model: str, sleutel: str) -> Response:
    """Show one line of a model; its address stays."""
    if model not in MODELS or sleutel not in MODELS[model].quantities:
        raise not_found()
    return await run_in_threadpool(lambda: render("regel.html", regel=explained_line(model, sleutel)))


@router.get("/privacy")
async def privacy() -> Response:
    """Say what is kept of a visitor."""
    return render("privacy.html", contact=os.environ.get(CONTACT, ""))


@router.get("/toegankelijkheid")
async def accessibility() -> Response:
    """Give the statement about accessibility."""
    return render("toegankelijkheid.html", contact=os.environ.get(CONTACT, ""))


@router.get("/contact")
async def contact() -> Response:
    """Say where to ask, and which version this is."""
    return render("contact.html", contact=os.environ.get(CONTACT, ""))


def _model(key: str) -> Response:
    model = MODELS[key]
    order = list(GROUPS)
    lines = sorted(model.quantities.values(), key=lambda one: order.index(one.group) if one.group in order else 99)
    parts = groupby(lines, key=lambda one: one.group)
    chapters = [(GROUPS.get(group, "Overig"), tuple(found)) for group, found in parts]
    return render("model.html", model=model, hoofdstukken=chapters)


def _by_letter() -> dict[str, list[GlossaryWord]]:
    found: dict[str, list[GlossaryWord]] = {}
    for word in glossary():
        found.setdefault(word.label[0].upper(), []).append(word)
    return found


@cache
def glossary() -> tuple[GlossaryWord, ...]:
    """Return every word once, at the first model that has it."""
    found: dict[str, GlossaryWord] = {}
    for model in MODELS.values():
        for quantity in model.quantities.values():
            address = f"/uitleg/{model.key}/{quantity.key}"
            word = GlossaryWord(quantity.label, meaning_of(quantity), quantity.english, address)
            if quantity.label not in found or (word.meaning and not found[quantity.label].meaning):
                found[quantity.label] = word
    return tuple(sorted(found.values(), key=lambda word: word.label.lower()))


@cache
def _tasks() -> Mapping[str, _TaskIn]:
    path = resources.files("api").joinpath("explained", _FILE)
    return cast("Mapping[str, _TaskIn]", parse_toml(path.read_text(encoding="utf-8"), _FILE))
