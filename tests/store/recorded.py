"""Writes to a store in each folder, with the settings that are its name, and notes there what was acknowledged.

`python -m tests.store.recorded FOLDER COMMITS wal-full delete-extra …`, with `recorder.c` in front of the C library.
"""

import os
import sys
from pathlib import Path

from api.store.engine import Durability
from api.store.store import Store
from tests.store.nursery import KEY

CHAIN = "proces/partij"


def write(folder: Path, commits: int) -> None:
    """Commit so many times, with files among it, deletions, and a restart now and then."""
    journal, synchronous = folder.name.split("-")
    folder.mkdir()
    url, how = f"sqlite:///{folder}/t.db", Durability(journal, synchronous)
    store = Store.open(url, KEY, how=how)
    notes = os.open(folder / "notes", os.O_WRONLY | os.O_CREAT)
    for number in range(1, commits + 1):
        with store.write(principal="a", key=str(number), request="r") as unit:
            unit.append(CHAIN, [f'{{"nummer":"{number}"}}'])
            unit.put("upload", str(number), "a", "tekst" * number, blob=unit.blob(os.urandom(number % 7 * 3000)))
            unit.delete("upload", str(number - 3))
            unit.answer(201, str(number))
        os.write(notes, b"+")
        if number % 8 == 0:
            store.close()
            store = Store.open(url, KEY, how=how)
    store.close()


if __name__ == "__main__":
    for name in sys.argv[3:]:
        write(Path(sys.argv[1]) / name, int(sys.argv[2]))
