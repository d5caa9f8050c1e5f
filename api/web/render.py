"""Templates to HTML."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.web.held import BODY_LIMIT, MINUTES, PRODUCT, UPLOAD_LIMIT
from api.web.problems import Problem
from api.web.root import for_person, root
from api.web.static_files import logo_name, site_name, static_address
from api.web.words import with_labels
from tarief.calculation import Breakdown
from tarief.core.amounts import price
from tarief.core.dutch import dutch, money, shown, with_small_letter
from tarief.core.units import UNITS
from tarief.core.version import VERSION
from tarief.costmodel import CostModel

#: A template stands in the folder of what it shows.
_FOLDERS: Final = sorted(folder for folder in Path(__file__).parents[1].iterdir() if folder.is_dir())

#: A cell that is a period, and one that is the key of a parameter: neither holds anything to escape.
_DAY: Final = re.compile(r"\d{2}-\d{2}-\d{4}")
_PERIOD: Final = re.compile(r"(?:vanaf |tot en met )?\d{2}-\d{2}-\d{4}(?: tot en met \d{2}-\d{2}-\d{4})?")
_AMOUNT: Final = re.compile(r"\(?[+−]€\u00a0[0-9.,]*[0-9]\)?")
#: The number of a row in the path of a value.
_ROW: Final = re.compile(r"\[(\d+)\]")
#: Between two parts of a name.
_JOINT: Final = re.compile(r"(?<=\w)[._-](?=\w)")
#: How the name of a file ends.
_ENDING = re.compile(r"\.[a-zA-Z]")
_KEY: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDERS),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "versie": VERSION,
        "vast": static_address,
        "logo": logo_name,
        "sitenaam": site_name,
        "minuten": MINUTES,
        "hoogstens": UPLOAD_LIMIT,
        "hoogstens_klein": BODY_LIMIT,
        "PRODUCT": PRODUCT,
        "wortel": root,
    }
    environment.filters |= {
        "bedrag": _amount,
        "labels": _labels,
        "duizend": _whole,
        "prijs": _price,
        "cel": _cell,
        "kop": _head,
        "heel": _unbroken,
        "aaneen": _with_its_amount,
        "woorden": _in_words,
        "in_zin": with_small_letter,
        "kort": lambda text: _halves(text)[0],
        "vervolg": lambda text: _halves(text)[1],
        "euro": money,
        "in_eenheid": _in_unit,
    }
    environment.tests["bestandsnaam"] = _names_a_file
    return environment


def _halves(text: str) -> tuple[str, str]:
    """The first sentence of a finding, which says what is wrong, and what follows it."""
    first, end, rest = text.partition(". ")
    return (f"{first}.", rest) if end else (text, "")


def _amount(amount: Decimal, breakdown: Breakdown) -> str:
    """Write an amount in the unit of a price."""
    return price(amount, breakdown.unit)


def _cell(text: str) -> str:
    """Let a period break between its days only, and a key after its dots and underscores."""
    if _PERIOD.fullmatch(text):
        return Markup("<span>" + _DAY.sub(r'<span class="heel">\g<0></span>', text) + "</span>")
    return Markup(re.sub(r"[._]", r"\g<0><wbr>", text)) if _KEY.fullmatch(text) else text


def _head(text: str) -> str:
    """Let the name of a file above a column break after its dots, dashes and underscores only."""
    return Markup(_JOINT.sub(r"\g<0><wbr>", str(escape(text)))) if _names_a_file(text) else text


def _names_a_file(text: str) -> bool:
    """Whether a head is the name of a file; a point between thousands makes none."""
    return _ENDING.search(text) is not None


def _unbroken(text: str) -> str:
    """Keep an amount on one line with its sign and its brackets; a browser may break between minus and euro."""
    return Markup(_AMOUNT.sub(r'<span class="heel">\g<0></span>', str(escape(text))))


def _with_its_amount(text: str) -> str:
    """Keep the sign of euros and the amount behind it on one line, in what somebody wrote."""
    return text.replace("€ ", "€\u00a0")


def _in_words(path: str) -> str:
    """Write the path of a value in a file as words: `leden[2].uren` is `leden 2 › uren`."""
    return _ROW.sub(r" \1", path).replace("_", " ").replace(".", " › ")


def _whole(number: int) -> str:
    return dutch(Decimal(number), 0)


def _price(breakdown: Breakdown) -> str:
    return price(breakdown.tarief, breakdown.unit)


def _in_unit(value: Decimal, unit: str) -> str:
    return shown(value, UNITS.get(unit))


def _labels(text: str, model: CostModel) -> str:
    return with_labels(model, text)


def show_menu(pages: Iterable[tuple[str, str]]) -> None:
    """Take the pages of the menu, each with its address and its name."""
    _templates().globals["menu"] = tuple(pages)


def render(template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render any other page."""
    return HTMLResponse(_templates().get_template(template).render(context), status)


def problem_answer(request: Request, problem: Problem) -> Response:
    """Answer a person with a page and everything else with problem+json."""
    if not for_person(request.scope):
        return problem.response(request.url.path)
    html = _templates().get_template("probleem.html").render(problem=problem)
    return HTMLResponse(html, problem.status, problem.headers)
