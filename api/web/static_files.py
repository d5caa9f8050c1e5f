"""What the pages load: one stylesheet, with what they use of the design system where that is installed, and pictures.

Each has the start of its digest in its name, so that a browser keeps it for a year and still sees what is new.
"""

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from api.web.problems import not_found
from api.web.root import root
from api.web.stylesheet import classes_in, components, tokens

HERE: Final = Path(__file__).parent
STYLE: Final = "tarief.css"
#: A file of one's own with other colours and token values, read after everything else.
THEME: Final = "TARIEF_THEMA"
#: Who offers the site, as its name at the top, and a picture to go with it (.svg or .png).
NAME: Final = "TARIEF_NAAM"
LOGO: Final = "TARIEF_LOGO"
_LOGO_KINDS: Final = {".svg": "image/svg+xml", ".png": "image/png"}
_KINDS: Final = {".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript"}
_COMPONENTS: Final = "@utrecht/component-library-css/dist/index.css"
_TOKENS: Final = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
_LICENCE: Final = "/*! EUPL-1.2: Gemeente Utrecht, Frameless B.V., NL Design System */\n"
_YEAR: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_HOUR: Final = {"Cache-Control": "public, max-age=3600"}
_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent, under a name that changes with it."""

    content: bytes
    kind: str
    address: str


@cache
def node_modules() -> Path:
    """Return the folder with the design system: TARIEF_NODE_MODULES, or the one beside the project."""
    named = os.environ.get("TARIEF_NODE_MODULES")
    return Path(named) if named else HERE.parents[1] / "node_modules"


@cache
def loaded_files() -> dict[str, StaticFile]:
    """Return all that pages load, by name."""
    own = {path.name: path.read_bytes() for path in (HERE / "static").iterdir() if path.suffix in _KINDS}
    own[STYLE] = (_design() + own[STYLE].decode() + _theme()).encode()
    if (logo := logo_name()) is not None:
        own[logo] = Path(os.environ[LOGO]).read_bytes()
    return {name: _named(name, content) for name, content in own.items()}


def logo_name() -> str | None:
    """Return what the logo is called here; None where there is none."""
    ending = Path(os.environ.get(LOGO, "")).suffix.lower()
    return f"logo{ending}" if ending in _LOGO_KINDS else None


def site_name() -> str:
    """Return the name at the top of every page."""
    return os.environ.get(NAME) or "tarief"


def _named(name: str, content: bytes) -> StaticFile:
    stem, _, ending = name.rpartition(".")
    digest = sha256(content).hexdigest()[:_DIGITS]
    return StaticFile(content, (_KINDS | _LOGO_KINDS)[f".{ending}"], f"/static/{stem}.{digest}.{ending}")


def _design() -> str:
    """What the templates use of the design system; nothing where it is not there whole."""
    paths = [node_modules() / path for path in (_COMPONENTS, _TOKENS)]
    if not all(path.is_file() for path in paths):
        return ""
    library, theme = (path.read_text(encoding="utf-8") for path in paths)
    used = components(library, classes_in(path.read_text(encoding="utf-8") for path in HERE.parent.rglob("*.html")))
    return _LICENCE + used + "\n" + tokens(theme, [used])


def _theme() -> str:
    named = os.environ.get(THEME)
    return "\n" + Path(named).read_text(encoding="utf-8") if named else ""


def static_address(name: str) -> str:
    """Return where a page finds a file, for a browser to keep."""
    return root() + loaded_files()[name].address


def mount_static(app: FastAPI) -> None:
    """Serve them under /static."""
    app.add_route("/static/{name}", _serve, methods=["GET"], include_in_schema=False)


async def _serve(request: Request) -> Response:
    """Give a file by the name that pages use, or by its plain or an older name."""
    asked = request.path_params["name"]
    stem, _, ending = asked.rpartition(".")
    file = loaded_files().get(asked) or loaded_files().get(f"{stem.partition('.')[0]}.{ending}")
    if file is None:
        raise not_found()
    kept = _YEAR if file.address.endswith(f"/{asked}") else _HOUR
    return Response(file.content, media_type=file.kind, headers=kept)
