"""The end of a command: write what was asked for besides, then show the outcome or give it as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from api.outcome import Outcome
from api.terminal.target import write_whole

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
Book = Annotated[
    Path | None, typer.Option("--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek met werkende formules.")
]


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
        from api.sheet.command import print_json

        print_json(document)
        return
    (show or (lambda: _show(outcome)))()
    for written in filter(None, (book, picture)):
        print(f"\nGeschreven: {written}")


def _show(outcome: Outcome) -> None:
    from api.terminal.show_report import show_report

    assert outcome.report is not None, "an outcome without tables is shown by its command"
    show_report(outcome.report())


def write_text(target: Path, text: str) -> None:
    """Write a text, whole or not at all."""

    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    write_whole(target, write)
