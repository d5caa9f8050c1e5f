"""What a command prints besides its tables: JSON on standard output, progress on standard error."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


def print_json(data: Any) -> None:
    """Write JSON as UTF-8, whatever the terminal is set to."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


@contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function `progress(done, all)`; the bar appears at the first call."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, visible=False)

        def progress(done: int, whole: int) -> None:
            bar.update(task, completed=done, total=whole, visible=True)

        yield progress
