"""The end of a command: write what was asked for besides, then show the outcome or give it as JSON."""

from collections.abc import Callable
from pathlib import Path

from api.show.outcome import Deliverable
from api.show.show_report import show_report
from api.terminal.printing import print_json
from api.terminal.target import write_text, write_whole


def deliver(
    outcome: Deliverable,
    *,
    book: Path | None = None,
    picture: Path | None = None,
    as_json: bool = False,
    show: Callable[[], None] | None = None,
) -> None:
    """Deliver an outcome; what is refused leaves no files behind. `show` is its own view, if it has one."""
    # A view of one's own tells a price, of which nothing is withheld; of others the JSON may be refused.
    document = outcome.as_json() if as_json or book or picture or show is None else None
    drawn = outcome.drawn() if picture is not None else ""
    if book is not None:
        write_whole(book, outcome.written)
    if picture is not None:
        write_text(picture, drawn)
    if as_json:
        print_json(document)
        return
    if show is not None:
        show()
    else:
        show_report(outcome.report())
    for written in filter(None, (book, picture)):
        print(f"\nGeschreven: {written}")
