"""Loading the library: the files that come with the program, and files of the user's own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tarief.errors import Finding, Refused
from tarief.parameters.library import Library
from tarief.parameters.reading import read_publisher
from tarief.parameters.record import Publisher


def load_parameters(*own: Path) -> Library:
    """Return the library, with the user's own files on top of the ones that come with the program.

    A value in an own file goes before the library's value for the same days; both stay visible. Raises
    Refused when a file cannot be read or is malformed.
    """
    if not own:
        return _shipped()
    return Library((*_shipped().publishers, *(_read_own(path) for path in own)))


@cache
def _shipped() -> Library:
    return Library(tuple(_read_folder(files("tarief").joinpath("data"), "")))


def _read_folder(folder: Traversable, prefix: str) -> list[Publisher]:
    found: list[Publisher] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            found += _read_folder(entry, f"{name}/")
        elif name.endswith(".toml"):
            found.append(read_publisher(entry.read_text(encoding="utf-8"), name))
    return found


def _read_own(path: Path) -> Publisher:
    try:
        return read_publisher(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        advice = "Ga na of het bestand bestaat, of u het mag lezen en of het tekst in UTF-8 is."
        finding = Finding("parameterbestand", "Het bestand is niet te lezen.", advice, path.name)
        raise Refused((finding,)) from error
