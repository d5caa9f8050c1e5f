"""The parts of a zip file by its table of contents, read strictly: what could be read in two ways is refused."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from workbooks.read.guard.limits import MAXIMUM_PARTS, MAXIMUM_RATIO, MAXIMUM_UNPACKED, RATIO_FROM
from workbooks.read.guard.problems import SAVE_AS, Fault

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_WIDE = 0xFFFFFFFF
_UNIX = 3
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 0x2041, 0x8, 0x800
PIECE = 64 * 1024
_BEHIND = "Achter het einde van dit werkboek staat nog iets wat er niet bij hoort."


@dataclass(frozen=True, slots=True)
class Part:
    """One file within the zip: where its packed bytes are, and what they should become."""

    name: str
    method: int
    packed: int
    size: int
    crc: int
    start: int
    renamed: bool = False


def parts(content: bytes) -> tuple[Part, ...]:
    """Return the parts of a zip file; raises `Fault` when the file is damaged, unsafe or too large."""
    count, start, end = _table(content)
    if count > MAXIMUM_PARTS:
        raise Fault("te_veel_onderdelen")
    found: list[tuple[Part, int]] = []
    for _ in range(count):
        part, offset, start = _entry(content, start, end)
        found.append((part, offset))
    if start != end:
        raise Fault("werkboek_beschadigd")
    names = _with_slashes([part.name for part, _ in found])
    _refuse_names(names.values())
    _refuse_sizes([part for part, _ in found])
    located = _located(content, found, end)
    return tuple(replace(part, name=names[part.name], renamed=names[part.name] != part.name) for part in located)


def with_usual_names(content: bytes, found: Iterable[Part]) -> bytes:
    """Return a zip file of the same parts as they are called here; empty where they are called so already."""
    found = tuple(found)
    if not any(part.renamed for part in found):
        return b""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for part in found:
            file.writestr(part.name, b"".join(pieces(content, part)))
    return written.getvalue()


def _with_slashes(names: list[str]) -> dict[str, str]:
    """What each part is called: some programs on Windows write every folder with a backslash, none with a slash."""
    if len(set(names)) < len(names):
        raise Fault("onveilig_archief")
    turned = not any("/" in name for name in names)
    return {name: name.replace("\\", "/") if turned else name for name in names}


def _table(content: bytes) -> tuple[int, int, int]:
    """Return how many entries there are, and where their table starts and ends."""
    position = content.rfind(b"PK\x05\x06", max(0, len(content) - _END.size - 0xFFFF))
    if position < 0 or position + _END.size > len(content):
        raise Fault("werkboek_beschadigd")
    _, disk, disk_table, here, count, size, start, comment = _END.unpack_from(content, position)
    if disk or disk_table or here != count or position + _END.size + comment > len(content):
        raise Fault("werkboek_beschadigd")
    if position + _END.size + comment < len(content):  # sound perhaps, and another file hides as easily there
        raise Fault("werkboek_beschadigd", _BEHIND, SAVE_AS)
    locator = position - _LOCATOR.size
    if locator >= 0 and content.startswith(b"PK\x06\x07", locator):
        count, size, start, position = _table64(content, locator)
    elif _WIDE in (size, start) or count == 0xFFFF:
        raise Fault("werkboek_beschadigd")
    if start + size != position:
        raise Fault("werkboek_beschadigd")
    return count, start, position


def _table64(content: bytes, locator: int) -> tuple[int, int, int, int]:
    """The same from the records for large files, which some programs always write."""
    _, disk, position, disks = _LOCATOR.unpack_from(content, locator)
    if disk or disks != 1 or position + _END64.size != locator or not content.startswith(b"PK\x06\x06", position):
        raise Fault("werkboek_beschadigd")
    _, length, _, _, disk, disk_table, here, count, size, start = _END64.unpack_from(content, position)
    if length != _END64.size - 12 or disk or disk_table or here != count:
        raise Fault("werkboek_beschadigd")
    return count, size, start, position


def _entry(content: bytes, start: int, end: int) -> tuple[Part, int, int]:
    """Read one entry of the table: the part, the offset of its own header, and where the next entry starts."""
    if start + _ENTRY.size > end or not content.startswith(b"PK\x01\x02", start):
        raise Fault("werkboek_beschadigd")
    fields = _ENTRY.unpack_from(content, start)
    _, made, _, flags, method, _, _, crc, packed, size, length, extra, comment, _, _, mode, offset = fields
    if flags & _ENCRYPTED:
        raise Fault("wachtwoord")
    if method not in (0, 8) or (made >> 8 == _UNIX and stat.S_ISLNK(mode >> 16)):
        raise Fault("onveilig_archief")
    name_start = start + _ENTRY.size
    name = _name(content[name_start : name_start + length], flags)
    extras = content[name_start + length : name_start + length + extra]
    size, packed, offset = _wide(extras, size, packed, offset)
    return Part(name, method, packed, size, crc, 0), offset, name_start + length + extra + comment


def _wide(extras: bytes, *values: int) -> list[int]:
    """Replace what did not fit in 32 bits by the values in the extra field for it."""
    wanted = [value == _WIDE for value in values]
    if not any(wanted):
        return list(values)
    position = 0
    while position + 4 <= len(extras):
        kind, length = struct.unpack_from("<2H", extras, position)
        if kind == 1 and length >= 8 * sum(wanted):
            numbers = iter(struct.unpack_from(f"<{sum(wanted)}Q", extras, position + 4))
            return [next(numbers) if wide else value for wide, value in zip(wanted, values, strict=True)]
        position += 4 + length
    raise Fault("werkboek_beschadigd")


def _refuse_names(names: Collection[str]) -> None:
    """A name that leads elsewhere, or that two programs could read as another part."""
    folded = [name.casefold() for name in names]
    unsafe = any(
        not name or name.startswith("/") or any(character in name for character in "\\:\0") or ".." in name.split("/")
        for name in names
    )
    if unsafe or len(set(folded)) < len(folded):
        raise Fault("onveilig_archief")


def _refuse_sizes(found: list[Part]) -> None:
    total = sum(part.size for part in found)
    inflated = any(part.size > RATIO_FROM and part.size > MAXIMUM_RATIO * part.packed for part in found)
    if total > MAXIMUM_UNPACKED or inflated:
        raise Fault("uitgepakt_te_groot")


def _located(content: bytes, found: list[tuple[Part, int]], end: int) -> tuple[Part, ...]:
    """Find the packed bytes of each part; no two parts may share a byte, and nothing may come before the first."""
    if not found or min(offset for _, offset in found) != 0:
        raise Fault("werkboek_beschadigd" if not found else "onveilig_archief")
    located, last = [], 0
    for part, offset in sorted(found, key=lambda entry: entry[1]):
        if offset + _LOCAL.size > end or not content.startswith(b"PK\x03\x04", offset):
            raise Fault("werkboek_beschadigd")
        if offset < last:
            raise Fault("onveilig_archief")
        start = _data(content, part, offset)
        last = start + part.packed
        if last > end:
            raise Fault("werkboek_beschadigd")
        located.append(replace(part, start=start))
    return tuple(located)


def _data(content: bytes, part: Part, offset: int) -> int:
    """Return where the packed bytes start; the header before them must say what the table says."""
    _, _, flags, method, _, _, _, packed, size, length, extra = _LOCAL.unpack_from(content, offset)
    if flags & _ENCRYPTED:
        raise Fault("wachtwoord")
    same = flags & _SIZES_BEHIND or (packed in (part.packed, _WIDE) and size in (part.size, _WIDE))
    start: int = offset + _LOCAL.size + length
    if not same or method != part.method or _name(content[offset + _LOCAL.size : start], flags) != part.name:
        raise Fault("werkboek_beschadigd")
    return start + int(extra)


def _name(raw: bytes, flags: int) -> str:
    return raw.decode("utf-8" if flags & _UTF8 else "cp437", "replace")


def pieces(content: bytes, part: Part) -> Iterator[bytes]:
    """Yield the unpacked part piece by piece; raises `Fault` when it is not what the table promised."""
    packed = memoryview(content)[part.start : part.start + part.packed]
    size, crc = 0, 0
    for piece in _stored(packed) if part.method == 0 else _inflated(packed):
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        if size > part.size:
            raise Fault("werkboek_beschadigd")
        if size > RATIO_FROM and size > MAXIMUM_RATIO * part.packed:
            raise Fault("uitgepakt_te_groot")
        yield piece
    if size != part.size or crc != part.crc:
        raise Fault("werkboek_beschadigd")


def _stored(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), PIECE):
        yield bytes(packed[start : start + PIECE])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflating = zlib.decompressobj(-15)
    try:
        for start in range(0, len(packed), PIECE):
            waiting: bytes | memoryview = packed[start : start + PIECE]
            while waiting and not inflating.eof:
                yield inflating.decompress(waiting, PIECE)
                waiting = inflating.unconsumed_tail
        while not inflating.eof and (piece := inflating.decompress(b"", PIECE)):
            yield piece
    except zlib.error:
        raise Fault("werkboek_beschadigd") from None
    if not inflating.eof or inflating.unused_data:
        raise Fault("werkboek_beschadigd")
