"""Power cuts, made after the fact: from what a process asked of the disk, what may be left of it at any moment.

What was synced is there. Of what was not, either nothing is, or any half of it, some pages torn in pieces of 512 bytes.
That a file is there at all, or no longer, is only sure once its folder was synced after that.
"""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from api.store.checking import verify
from api.store.engine import Durability, open_engine
from api.store.view import StoreView
from tests.store.nursery import KEY
from tests.store.recorded import CHAIN

ROOT, SECTOR = Path(__file__).parents[2], 512


@dataclass(frozen=True)
class Asked:
    """One thing that a process asked of the disk."""

    kind: str
    name: str
    offset: int
    content: bytes


def record(folder: Path, commits: int, settings: list[str]) -> dict[str, list[Asked]]:
    """Let a process write with each of these settings, and return what it asked of the disk."""
    library, log, written = folder / "recorder.so", folder / "log", folder / "written"
    written.mkdir()
    source = Path(__file__).parent / "recorder.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-pthread"], check=True)
    told = {"LD_PRELOAD": str(library), "RECORD_FOLDER": str(written), "RECORD_LOG": str(log), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.store.recorded", str(written), str(commits), *settings]
    subprocess.run(command, check=True, env=os.environ | told)
    asked: dict[str, list[Asked]] = {name: [] for name in settings}
    for one in _read(log.read_bytes()):
        top, _, name = one.name.partition("/")
        asked[top].append(Asked(one.kind, name, one.offset, one.content))
    shutil.rmtree(written)
    return asked


def _read(log: bytes) -> Iterator[Asked]:
    at = 0
    while at < len(log):
        kind, length = struct.unpack_from("=cH", log, at)
        name = log[at + 3 : at + 3 + length].decode()
        offset, size = struct.unpack_from("=qI", log, at + 3 + length)
        at += 3 + length + 12
        content = log[at : at + size] if kind == b"w" else b""
        at += len(content)
        yield Asked(kind.decode(), name, offset, content)


@dataclass
class File:
    """What of a file is on the disk for sure, and what was asked since."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Asked] = field(default_factory=list)

    def sync(self) -> None:
        for one in self.waiting:
            _do(self.synced, one)
        self.waiting.clear()

    def left(self, random: Random | None) -> bytes:
        content = bytearray(self.synced)
        for one in self.waiting if random else ():
            if random.random() < 0.5:
                _do(content, one, random if random.random() < 0.3 else None)
        return bytes(content)


def _do(content: bytearray, one: Asked, torn: Random | None = None) -> None:
    size = len(content)
    if one.kind == "t":
        content[:] = content[: one.offset].ljust(one.offset, b"\0")
        return
    content.extend(bytes(max(0, one.offset + len(one.content) - size)))
    for start in range(0, len(one.content), SECTOR):
        if torn is None or torn.random() < 0.5:
            piece = one.content[start : start + SECTOR]
            content[one.offset + start : one.offset + start + len(piece)] = piece


@dataclass
class Disk:
    """A folder: what is in it now, and what of that would still be there after a power cut."""

    files: dict[str, File] = field(default_factory=dict)
    synced: dict[str, File] = field(default_factory=dict)
    waiting: list[tuple[str, File | None]] = field(default_factory=list)
    acknowledged: int = 0

    def ask(self, one: Asked) -> None:
        if one.name == "notes":
            self.acknowledged += one.kind == "w"
        elif one.kind == "s" and not one.name:
            self.synced, self.waiting = dict(self.files), []
        elif one.kind == "s":
            self.files[one.name].sync()
        elif one.kind == "u":
            self.files.pop(one.name)
            self.waiting.append((one.name, None))
        elif one.kind == "c":
            self.files[one.name] = File()
            self.waiting.append((one.name, self.files[one.name]))
        else:
            self.files[one.name].waiting.append(one)

    def left(self, random: Random | None) -> dict[str, bytes]:
        """What is left: of what was not synced nothing, or with `random` about half."""
        there = dict(self.synced)
        for name, file in self.waiting if random else ():
            if random.random() < 0.5:
                there[name] = file
        return {name: file.left(random) for name, file in there.items() if file and not name.endswith("-shm")}


@dataclass
class Cuts:
    """What was counted over some power cuts."""

    tried: int = 0
    lost: int = 0
    corrupt: int = 0


def cut(asked: list[Asked], settings: str, times: int, random: Random, folder: Path) -> Cuts:
    """Cut the power at so many moments after the first acknowledgement, and count what then is not as it should be."""
    disk, cuts = Disk(), Cuts()
    first = next(place for place, one in enumerate(asked) if one.name == "notes" and one.kind == "w")
    places = sorted(random.choices(range(first + 1, len(asked) + 1), k=times))
    done = 0
    for number, place in enumerate(places):
        for one in asked[done:place]:
            disk.ask(one)
        done = place
        _examine(disk.left(random if number % 2 else None), disk.acknowledged, settings, folder / "left", cuts)
    return cuts


def _examine(left: dict[str, bytes], acknowledged: int, settings: str, folder: Path, cuts: Cuts) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in left.items():
        (folder / name).write_bytes(content)
    engine = open_engine(f"sqlite:///{folder}/t.db", Durability(*settings.split("-")))
    cuts.tried += 1
    try:
        with engine.connect() as connection:
            view = StoreView(connection, KEY)
            cuts.lost += view.head(CHAIN).seq < acknowledged
            cuts.corrupt += bool(verify(view))
    except Exception:
        cuts.corrupt += 1
    finally:
        engine.dispose()
