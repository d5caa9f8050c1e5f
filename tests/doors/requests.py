"""A request that is right for every route that takes JSON, and the same with one part of it changed."""

import json
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

from tarief import MODELS
from tests.api.conftest import request_for
from tests.api.test_gebieden import cut, region
from tests.api.test_scenarios import ASKED
from tests.funding.asked import asked as forms

Document = dict[str, Any]
CASES = Path(__file__).parents[1] / "cases"
FOLLOWED = Path(__file__).parents[2] / "docs" / "bestanden" / "volgen.toml"


def plain(value: Any) -> Any:
    """A TOML document as JSON has it."""
    return json.loads(json.dumps(value, default=str))


def worked(model: str) -> Document:
    """The worked case of a model, as a request."""
    case = next(
        case
        for path in sorted(CASES.glob("*.toml"))
        if (case := tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))["model"] == model
    )
    return {"model": model, "peildatum": str(case.get("peildatum", "2026-01-01")), "invoer": plain(case["invoer"])}


def right() -> Iterator[tuple[str, Document]]:
    """Every route with a request of every model, or of everything that can be asked at once."""
    for model in MODELS:
        yield "/api/v1/berekeningen", worked(model)
    yield "/api/v1/vergelijkingen", {"a": request_for(), "b": request_for(overhead="0.25")}
    yield "/api/v1/scenarios", plain(ASKED)
    yield "/api/v1/gebieden", plain(region())
    yield "/api/v1/vlakke-kortingen", plain(cut())
    yield "/api/v1/bekostigingen", plain(forms())
    yield "/api/v1/volgen", plain(tomllib.loads(FOLLOWED.read_text(encoding="utf-8")))


def leaves(document: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value that holds no other, with its path."""
    if isinstance(document, dict | list):
        for key, value in document.items() if isinstance(document, dict) else enumerate(document):
            yield from leaves(value, (*path, key))
    else:
        yield path, document


def changed(document: Document, path: tuple[str | int, ...], change: Callable[[Any], Any]) -> Document:
    """The document with one value replaced by what a function makes of it."""
    copy: Any = deepcopy(document)
    within = copy
    for key in path[:-1]:
        within = within[key]
    within[path[-1]] = change(within[path[-1]])
    return copy  # type: ignore[no-any-return]
