"""The end of a command: write what was asked for besides, then show the outcome or give it as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from api.terminal.printing import print_json
from api.terminal.show_report import show_report
from api.terminal.target import write_text, write_whole
from api.web.outcome import Outcome


def deliver(
    outcome: Outcome,
    *,
    book: Path | None = None,
    picture: Path | None = None,
    as_json: bool = False,
    show: Callable[[], None] | None = None,
) -> None:
    """Deliver an outcome; what is refused leaves no files behind. `show` is its own view, if it has one."""
    document = outcome.as_json()
    drawn = outcome.drawn() if picture is not None else ""
    if book is not None:
        write_whole(book, outcome.workbook)
    if picture is not None:
        write_text(picture, drawn)
    if as_json:
        print_json(document)
        return
    (show or (lambda: _show(outcome)))()
    for written in filter(None, (book, picture)):
        print(f"\nGeschreven: {written}")


def _show(outcome: Outcome) -> None:
    assert outcome.report is not None, "an outcome without tables is shown by its command"
    show_report(outcome.report())
