"""Small zip files that no honest program writes: every field of every record can be something else."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

STORED, DEFLATED = 0, 8


@dataclass(frozen=True)
class Entry:
    """One part of a zip file. `packed` replaces what the content packs to, `size` and `crc` what is said of it."""

    name: bytes
    content: bytes = b""
    method: int = DEFLATED
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    flags: int = 0
    mode: int = 0o100644
    extra: bytes = b""
    offset: int | None = None

    def data(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.method == DEFLATED else self.content

    def local(self) -> bytes:
        crc, packed, size = self.numbers()
        head = (b"PK\3\4", 20, self.flags, self.method, 0, 0x21, crc, packed, size, len(self.name), len(self.extra))
        return struct.pack("<4s5H3L2H", *head) + self.name + self.extra + self.data()

    def central(self, offset: int) -> bytes:
        crc, packed, size = self.numbers()
        where = offset if self.offset is None else self.offset
        head = (b"PK\1\2", 0x314, 20, self.flags, self.method, 0, 0x21, crc, packed, size, len(self.name))
        return struct.pack("<4s6H3L5H2L", *head, 0, 0, 0, 0, self.mode << 16, where) + self.name

    def numbers(self) -> tuple[int, int, int]:
        size = len(self.content) if self.size is None else self.size
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        return crc, len(self.data()), size


def packed(entries: Sequence[Entry]) -> bytes:
    """The zip file with these entries."""
    body, table = b"", b""
    for entry in entries:
        table += entry.central(len(body))
        body += entry.local()
    count = len(entries)
    return body + table + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(table), len(body), 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An honest zip file."""
    return packed(entries(parts))


def entries(parts: Mapping[str, bytes]) -> list[Entry]:
    return [Entry(name.encode(), content) for name, content in parts.items()]


def changed(entries: Sequence[Entry], name: bytes, **fields: object) -> list[Entry]:
    """The same entries, one of them with other fields."""
    return [replace(entry, **fields) if entry.name == name else entry for entry in entries]  # type: ignore[arg-type]


def deflated(content: bytes) -> bytes:
    packing = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packing.compress(content) + packing.flush()
