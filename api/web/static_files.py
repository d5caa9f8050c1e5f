"""Stylesheets: our own, and the design system's where it is installed. The pages work without the latter."""

import os
from functools import cache
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.web.problems import not_found

HERE: Final = Path(__file__).parent
OWN: Final = {"tarief.css": "text/css", "favicon.svg": "image/svg+xml"}
DESIGN: Final = {
    "utrecht.css": "@utrecht/component-library-css/dist/index.css",
    "thema.css": "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
}
_CACHED: Final = {"Cache-Control": "public, max-age=3600"}


@cache
def node_modules() -> Path:
    """Return the folder with the design system: TARIEF_NODE_MODULES, or the one beside the project."""
    named = os.environ.get("TARIEF_NODE_MODULES")
    return Path(named) if named else HERE.parents[1] / "node_modules"


def design_sheets() -> tuple[str, ...]:
    """Return the names of the design system's stylesheets that are there; all of them or none."""
    return tuple(DESIGN) if all((node_modules() / path).is_file() for path in DESIGN.values()) else ()


def mount_static(app: FastAPI) -> None:
    """Serve the stylesheets under /static."""
    app.add_route("/static/{name}", _serve, methods=["GET"], include_in_schema=False)


async def _serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name in OWN:
        return FileResponse(HERE / "static" / name, media_type=OWN[name], headers=_CACHED)
    if name in design_sheets():
        return FileResponse(node_modules() / DESIGN[name], media_type="text/css", headers=_CACHED)
    raise not_found()
