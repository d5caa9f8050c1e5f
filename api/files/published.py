"""Parameters that were published on this machine: a set per year in the data folder, used wherever the library is."""

from pathlib import Path
from typing import Final

from api.terminal.target import write_text
from api.web.owner import data_folder
from tarief import Finding, Refused
from tarief.core.place import Place
from tarief.parameters.loading import publish

_FOLDER: Final = "parameters"


def use_published() -> None:
    """Let the published sets count from here on; raises `Refused` for one that cannot be read."""
    folder = data_folder() / _FOLDER
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    publish([(path.name, path.read_text(encoding="utf-8")) for path in paths])


def keep_published(year: int, text: str, *, instead: bool = False) -> Path:
    """Keep a set and let it count; raises `Refused` where there is one for the year already, unless `instead`."""
    path = data_folder() / _FOLDER / f"{year}.toml"
    if path.exists() and not instead:
        what = f"Voor {year} zijn al parameters gepubliceerd."
        advice = f"Geef --vervang om ze te vervangen, of haal {path} weg."
        raise Refused((Finding("al_gepubliceerd", what, advice, Place.of("jaar")),))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    use_published()
    return path
