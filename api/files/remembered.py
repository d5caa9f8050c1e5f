"""Answers remembered on this computer, per provider and layout: next year's sheet of the same shape asks nothing.

What is kept is a question's id and the choice made; no amount, no name of a product or of a file.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Final

from workbooks.read.own_sheet import Reading, check_answers, load_memory, memory_key, recall, remember, save_memory

_LOCK: Final = Lock()


def memory_path() -> Path:
    """Return where answers are kept: a file of the user's own."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "tarief" / "antwoorden.json"


def recalled(reading: Reading, aanbieder: str = "") -> dict[str, str]:
    """Return the answers given before that still fit; none from a file that cannot be read."""
    known = recall(_memory(), memory_key(reading.fingerprint, aanbieder))
    wrong = {finding.place.key for finding in check_answers(reading, known)}
    return {key: choice for key, choice in known.items() if key not in wrong}


def keep(reading: Reading, answers: Mapping[str, str], aanbieder: str = "") -> None:
    """Remember answers for the next sheet of this layout; raises `OSError` where that cannot be written."""
    path = memory_path()
    with _LOCK:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_memory(path, remember(_memory(), memory_key(reading.fingerprint, aanbieder), answers))


def _memory() -> dict[str, dict[str, str]]:
    try:
        return load_memory(memory_path())
    except (OSError, ValueError, AttributeError):
        return {}
