"""One process serves everybody: what is held between two clicks is in its memory, so a second one would not have it."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_OPTION: Final = "--workers"
_SHORT: Final = "-w"
_SETTINGS: Final = ("WEB_CONCURRENCY", "UVICORN_WORKERS")
_REASON: Final = (
    "tarief start niet met {count} processen (--workers of WEB_CONCURRENCY): bestanden tussen twee klikken staan in "
    "het geheugen van één proces, en een ander proces kent ze niet. Start het met één proces."
)


def refuse_more_than_one() -> None:
    """Raise `RuntimeError` with the reason where a server starts this app in more than one process."""
    if (count := workers(sys.argv, os.environ)) > 1:
        raise RuntimeError(_REASON.format(count=count))


def workers(arguments: Sequence[str], settings: Mapping[str, str]) -> int:
    """Return how many processes a server was asked for: on its command line, or else in its settings."""
    texts = [*_given(arguments), *(settings.get(name, "") for name in _SETTINGS)]
    return next((int(text) for text in texts if text.isascii() and text.isdigit()), 1)


def _given(arguments: Sequence[str]) -> Iterator[str]:
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name in (_OPTION, _SHORT):
            yield value or "".join(arguments[place + 1 : place + 2])
        elif argument.startswith(_SHORT):
            yield argument.removeprefix(_SHORT)
