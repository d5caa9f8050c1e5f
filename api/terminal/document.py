"""Files that a command reads whole: a document (.toml, .json), or a text; small ones only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.terminal.exits import WrongCall
from tarief.core.json_data import Json
from tarief.documents.document import KINDS, read_document
from tarief.documents.strict_json import MAX_ITEMS

_MAX_BYTES = 1_000_000


def refuse_missing(path: Path) -> None:
    """Raise `WrongCall` for a path at which there is no file."""
    if not path.is_file():
        raise WrongCall(f"Het bestand {path} bestaat niet. Controleer de naam en de map.")


@contextmanager
def small(path: Path, advice: str = "") -> Iterator[None]:
    """Guard the reading of a file: `WrongCall` for one of more than 1 MB, or one that cannot be read."""
    refuse_missing(path)
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise WrongCall(f"{path.name} is groter dan 1 MB. {advice}".rstrip())
        yield
    except OSError:
        raise WrongCall(f"{path} kan niet worden gelezen. Ga na of u dit bestand mag lezen.") from None


def load_document(path: Path, most: int = MAX_ITEMS) -> Json:
    """Read a .toml or .json of at most 1 MB; `WrongCall` for a path that is not one, `Refused` for its content."""
    refuse_missing(path)
    if path.suffix.lower() not in KINDS:
        raise WrongCall(f"{path.name} is geen {' en geen '.join(KINDS)}.")
    with small(path):
        raw = path.read_bytes()
    return read_document(path.name, raw, most)
