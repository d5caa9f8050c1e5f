"""Writing a workbook so that nothing half is ever left: to a temporary file beside it, then renamed."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from api.terminal.exits import WrongCall

#: In which an outcome can be written: a workbook, or paper.
BOOKS = (".xlsx", ".pdf", ".docx")


def check_target(target: Path, *sources: Path, suffixes: tuple[str, ...] = (".xlsx",)) -> None:
    """Refuse a target that is one of the files read, has another suffix, or lies in a folder that is not there."""
    if target.suffix.lower() not in suffixes:
        *others, last = suffixes
        allowed = f"{', '.join(others)} of {last}" if others else last
        raise WrongCall(f"{target.name} is geen {allowed}. Geef een naam die eindigt op {allowed}.")
    if not target.parent.is_dir():
        raise WrongCall(f"De map {target.parent} bestaat niet. Maak de map eerst.")
    if any(source.resolve() == target.resolve() for source in sources):
        raise WrongCall(f"{target} is de opgave zelf; die wordt niet overschreven. Geef een andere naam.")


def check_targets(book: Path | None, picture: Path | None, *sources: Path) -> None:
    """Refuse a workbook (or paper) or a picture that cannot be written where it was asked; None was not asked."""
    for target, suffixes in ((book, BOOKS), (picture, (".svg",))):
        if target is not None:
            check_target(target, *sources, suffixes=suffixes)


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file and put it in place of `target` when it is complete."""
    try:
        handle, name = tempfile.mkstemp(suffix=target.suffix, prefix=".tarief-", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            write(temporary)
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError:
        advice = "Ga na of u in deze map mag schrijven, en of er plaats is."
        raise WrongCall(f"{target} kan niet worden geschreven. {advice}") from None


def write_text(target: Path, text: str) -> None:
    """Write a text, whole or not at all."""

    write_whole(target, lambda path: path.write_text(text, encoding="utf-8"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
