"""The code page of an .xls under the number that calamine knows: it refuses a whole file for one that it does not.

Excel 97 and later keep every text in Unicode, whatever number stands there. Of an older file only the numbers that are
two names of one code page are changed; with any other it stays refused, since its letters would come out wrong.
"""

import struct
from typing import Final

from workbooks.read.guard.ole import OleFile

_CODE_PAGE, _START, _END, _UNICODE = 0x0042, 0x0809, 0x000A, 0x0600
#: Code pages that Excel has of its own, or that are part of one: those of Windows and of a Mac, and ASCII.
_OTHER_NAMES: Final = {0x8001: 1252, 0x8000: 10000, 367: 1252}
#: What Unicode is under, and what else calamine knows of what Excel writes.
_ANY: Final = 1200
_KNOWN: Final = frozenset({_ANY, 866, 874, 932, 936, 949, 950, *range(1250, 1259), 10000, 10007, 65001})
#: The record stands near the beginning; so many records are looked at.
_MOST = 100


def with_known_code_page(content: bytes) -> bytes:
    """Return an .xls that the guard let through with its code page as calamine knows it."""
    file = OleFile(content)
    name = next(each for each in ("workbook", "book") if each in file.entries)
    stream, position, version = file.stream(name), 0, 0
    for _ in range(_MOST):
        if position + 6 > len(stream):
            return content
        kind, length, value = struct.unpack_from("<3H", stream, position)
        if kind == _START:
            version = value
        if kind == _CODE_PAGE and length == 2:
            known = _ANY if version == _UNICODE else _OTHER_NAMES.get(value, value)
            if value in _KNOWN or known == value:
                return content
            return _with(content, known, file.place(name, position + 4))
        if kind == _END:
            return content
        position += 4 + length
    return content


def _with(content: bytes, value: int, place: int) -> bytes:
    changed = bytearray(content)
    struct.pack_into("<H", changed, place, value)
    return bytes(changed)
