"""An OLE file (D0CF11E0): an old .xls, a workbook behind a password, or another old document.

The file is a small file system: sectors in chains, a table with the next sector of each, a directory.
"""

import struct

from tarief.core.findings import Finding
from workbooks.read.guard.active import ACTIVE_X, OBJECT, remarks
from workbooks.read.guard.box import Count
from workbooks.read.guard.problems import Fault
from workbooks.read.guard.records import check_old_workbook

_HEADER, _ENTRY = 512, 128
_LARGEST = 0xFFFFFFF9
_STREAM, _ROOT = 2, 5
_OTHER = {
    "worddocument": "een Word-document",
    "powerpoint document": "een PowerPoint-presentatie",
    "visiodocument": "een Visio-tekening",
    "__properties_version1.0": "een e-mailbericht",
}
#: What could run something, by how the name of its folder or stream begins.
_ACTIVE = {"mbd": OBJECT, "lnk": OBJECT, "ctls": ACTIVE_X}
_DAMAGED = "Dit oude Excel-bestand (.xls) is beschadigd of niet compleet."


class OleFile:
    """The directory of an OLE file and its streams; raises `Fault` when a chain is broken or never ends."""

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER:
            raise Fault("werkboek_beschadigd", _DAMAGED)
        self.content = content
        shift, mini_shift = struct.unpack_from("<2H", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Fault("werkboek_beschadigd", _DAMAGED)
        self._size = 1 << shift
        directory, _, _, mini, _, more, _ = struct.unpack_from("<I2I4I", content, 48)
        self._table = self._numbers(self._table_sectors(more))
        entries = b"".join(self._sector(each) for each in self._chain(self._table, directory))
        parts = (entries[at : at + _ENTRY] for at in range(0, len(entries) - _ENTRY + 1, _ENTRY))
        listed = [*map(_entry, parts)]
        self._root = next((start for _, kind, start, _ in listed if kind == _ROOT), None)  # which may have no name
        # Of two with one name the first counts: an embedded workbook has streams of its own, further on.
        self.entries = {name: entry for name, *entry in reversed(listed) if name}
        self._mini_table = self._numbers(self._chain(self._table, mini)) if mini < _LARGEST else ()

    def stream(self, name: str) -> bytes:
        """Return the content of a stream; short ones lie together in the stream of the root."""
        _, start, size = self.entries[name]
        if size > len(self.content):
            raise Fault("werkboek_beschadigd", _DAMAGED)
        if size >= 4096:
            return b"".join(self._sector(each) for each in self._chain(self._table, start))[:size]
        if self._root is None:
            raise Fault("werkboek_beschadigd", _DAMAGED)
        together = b"".join(self._sector(each) for each in self._chain(self._table, self._root))
        return b"".join(together[each * 64 : each * 64 + 64] for each in self._chain(self._mini_table, start))[:size]

    def place(self, name: str, offset: int) -> int:
        """Return where in the file a byte of a stream stands."""
        _, start, size = self.entries[name]
        if size < 4096 and self._root is not None:
            offset = self._chain(self._mini_table, start)[offset // 64] * 64 + offset % 64
            start = self._root
        each: int = self._size
        return (self._chain(self._table, start)[offset // each] + 1) * each + offset % each

    def _table_sectors(self, more: int) -> list[int]:
        """The sectors that hold the table: the first 109 in the header, the others in a chain of their own."""
        found = list(struct.unpack_from("<109I", self.content, 76))
        visited = 0
        while more < _LARGEST:
            *numbers, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            found += numbers
            visited += 1
            if visited * self._size > len(self.content):
                raise Fault("werkboek_beschadigd", _DAMAGED)
        return [number for number in found if number < _LARGEST]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        if len(sectors) * self._size > len(self.content):
            raise Fault("werkboek_beschadigd", _DAMAGED)
        joined = b"".join(self._sector(each) for each in sectors)
        return struct.unpack(f"<{len(joined) // 4}I", joined)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self.content[start : start + self._size]
        if not sector:
            raise Fault("werkboek_beschadigd", _DAMAGED)
        return sector.ljust(self._size, b"\0")

    def _chain(self, table: tuple[int, ...], start: int) -> list[int]:
        found: list[int] = []
        while start < _LARGEST:
            if start >= len(table) or len(found) > len(table):
                raise Fault("werkboek_beschadigd", _DAMAGED)
            found.append(start)
            start = table[start]
        return found


def check_ole(content: bytes) -> tuple[Finding, ...] | None:
    """Look at an OLE file, which may need a password (None); raises `Fault` unless it is a workbook."""
    file = OleFile(content)
    if "encryptedpackage" in file.entries:
        return None
    name = next((name for name in ("workbook", "book") if name in file.entries), "")
    if not name:
        what = next((what for key, what in _OTHER.items() if key in file.entries), "")
        raise Fault("geen_werkboek", f"Dit is {what}, geen werkboek." if what else "")
    count = Count()
    if not check_old_workbook(file.stream(name), count):
        return None
    count.left_alone |= {what for name in file.entries for start, what in _ACTIVE.items() if name.startswith(start)}
    return tuple(remarks(count, macros="_vba_project_cur" in file.entries))


def _entry(raw: bytes) -> tuple[str, int, int, int]:
    """Name, kind, first sector and size of an entry of the directory; no name when it is not in use."""
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<2I", raw, 116)
    name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()
    return (name if kind in (1, _STREAM, _ROOT) else ""), kind, start, size
