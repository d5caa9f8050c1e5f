"""The files that come with the program: each is read when something in it is asked for, as all of them take long."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from tarief.parameters.reading import read_publisher
from tarief.parameters.record import Publisher

#: Where they stand.
DATA: Final = Path(__file__).parents[1] / "data"
#: What the files say as one number, beside the number of their bytes for which that was worked out.
DIGEST: Final = DATA / "vingerafdruk.json"


class Shelf(Mapping[str, Publisher]):
    """Files by the key of their publisher; `read` gives what stands in one, where that is not the file itself."""

    def __init__(self, files: Mapping[str, Path], read: Callable[[str], Publisher] | None = None) -> None:
        self._files = files
        self._from = read or self._of_file
        self._read: dict[str, Publisher] = {}

    def __getitem__(self, key: str) -> Publisher:
        if key not in self._read:
            self._read[key] = self._from(key)
        return self._read[key]

    def _of_file(self, key: str) -> Publisher:
        path = self._files[key]
        return read_publisher(path.read_text(encoding="utf-8"), path.relative_to(DATA).as_posix())

    def changed(self, change: Callable[[Publisher], Publisher]) -> Shelf:
        """Return the same files as they are after a change; each is changed when it is asked for."""
        return Shelf(self._files, lambda key: change(self[key]))

    def __contains__(self, key: object) -> bool:
        return key in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def naming(self, word: str) -> Iterator[Publisher]:
        """Yield the files in which a word stands: taking the others apart to find that it does not takes long."""
        return (self[key] for key, path in self._files.items() if word in path.read_text(encoding="utf-8"))

    @property
    def bytes_digest(self) -> str:
        """SHA-256 over the files as they stand on disk."""
        whole = hashlib.sha256()
        for key, path in self._files.items():
            whole.update(f"{key} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()

    @property
    def digest(self) -> str:
        """What was worked out before for exactly these bytes; empty where nothing was."""
        try:
            known = json.loads(DIGEST.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(known.get("inhoud", "")) if self._files and known.get("bytes") == self.bytes_digest else ""


@cache
def shipped_files() -> Shelf:
    """Return what comes with the program: a file is named after its publisher, in a folder for the caos."""
    paths = sorted(DATA.rglob("*.toml"))
    return Shelf({"_".join(path.relative_to(DATA).with_suffix("").parts): path for path in paths})
