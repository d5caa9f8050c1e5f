"""What calamine does not read of the records of an .xls: the names of cells, and code pages that it does not know.

Without the names a template of ours has no cells. They are read from the records before the first sheet of a file that
the guard let through. What is not a name of cells on one sheet of the file itself is left out, and so is whatever an
older Excel than that of 1997 wrote.

For a code page that it does not know calamine refuses a whole file. Excel 97 and later keep every text in Unicode,
whatever number stands there. Of an older file only the numbers that are two names of one code page are changed; with
any other it stays refused, since its letters would come out wrong.
"""

import struct
from collections.abc import Iterator
from typing import Final

from workbooks.read.book.parsing.result import OF_EXCEL, RawArea, RawName, area_name, column_letters
from workbooks.read.guard.ole import OleFile

_STREAM, _VERSION = "workbook", 0x0600
_START, _END, _SHEET, _FILE, _SHEETS, _NAME = 0x0809, 0x000A, 0x0085, 0x01AE, 0x0017, 0x0018
#: A file that is this file itself.
_ITSELF = 0x0401
_BUILT_IN, _WIDE = 0x20, 0x01
#: What a name of cells holds and nothing else: a cell or an area on a sheet, each as one of three classes.
_CELLS, _AREAS = (0x3A, 0x5A, 0x7A), (0x3B, 0x5B, 0x7B)
_COLUMN = 0x3FFF
_MOST = 20_000
_CODE_PAGE = 0x0042
#: Code pages that Excel has of its own, or that are part of one: those of Windows and of a Mac, and ASCII.
_OTHER_NAMES: Final = {0x8001: 1252, 0x8000: 10000, 367: 1252}
#: What Unicode is under, and what else calamine knows of what Excel writes.
_ANY: Final = 1200
_KNOWN: Final = frozenset({_ANY, 866, 874, 932, 936, 949, 950, *range(1250, 1259), 10000, 10007, 65001})
#: The record stands near the beginning; so many records are looked at.
_FIRST = 100


def old_names(content: bytes) -> list[RawName]:
    """Return the names of cells in an .xls; nothing for a file that has none, or has them in another way."""
    file = OleFile(content)
    if _STREAM not in file.entries:
        return []
    records = list(_records(file.stream(_STREAM)))
    try:
        return list(_named(records))[:_MOST]
    except (struct.error, IndexError):  # what a damaged file says of its names is not believed
        return []


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the records before the first sheet."""
    position = kind = 0
    while position + 4 <= len(stream) and kind != _END:
        kind, length = struct.unpack_from("<2H", stream, position)
        yield kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _named(records: list[tuple[int, bytes]]) -> Iterator[RawName]:
    of = {wanted: [data for kind, data in records if kind == wanted] for wanted in (_START, _SHEET, _FILE, _SHEETS)}
    if not of[_START] or struct.unpack_from("<H", of[_START][0])[0] != _VERSION:
        return
    sheets = [_text(data, 7, data[6]) for data in of[_SHEET]]
    own = {number for number, data in enumerate(of[_FILE]) if data[2:4] == struct.pack("<H", _ITSELF)}
    places = [place for data in of[_SHEETS] for place in struct.iter_unpack("<H2h", data[2 : 2 + _whole(data)])]
    for data in (data for kind, data in records if kind == _NAME):
        flags, _, length, _, _, local = struct.unpack_from("<H2B3H", data)
        start = 15 + length * (1 + (data[14] & _WIDE))
        name, cells = _text(data, 14, length), _cells(data[start:])
        if flags & _BUILT_IN or name.startswith(OF_EXCEL) or cells is None:
            continue
        file, first, last = places[cells[0]]
        if file in own and first == last >= 0:
            yield sheets[local - 1] if local else "", name, sheets[first], cells[1]


def _whole(data: bytes) -> int:
    """How many bytes of a list of sheets hold whole places of six bytes."""
    return (len(data) - 2) // 6 * 6


def _text(data: bytes, at: int, length: int) -> str:
    """The text of so many characters here, after the byte that says whether each takes one byte or two."""
    wide = data[at] & _WIDE
    return data[at + 1 : at + 1 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _cells(formula: bytes) -> tuple[int, str] | None:
    """Return which sheets, and the cell or the area, of a formula that is just that."""
    if len(formula) == 7 and formula[0] in _CELLS:
        place, row, column = struct.unpack_from("<3H", formula, 1)
        return place, f"{column_letters((column & _COLUMN) + 1)}{row + 1}"
    if len(formula) == 11 and formula[0] in _AREAS:
        place, top, bottom, left, right = struct.unpack_from("<5H", formula, 1)
        area: RawArea = (top + 1, (left & _COLUMN) + 1, bottom + 1, (right & _COLUMN) + 1)
        return place, area_name(area)
    return None


def with_known_code_page(content: bytes) -> bytes:
    """Return an .xls that the guard let through with its code page as calamine knows it."""
    file = OleFile(content)
    name = next(each for each in ("workbook", "book") if each in file.entries)
    stream, position, version = file.stream(name), 0, 0
    for _ in range(_FIRST):
        if position + 6 > len(stream):
            return content
        kind, length, value = struct.unpack_from("<3H", stream, position)
        if kind == _START:
            version = value
        if kind == _CODE_PAGE and length == 2:
            known = _ANY if version == _VERSION else _OTHER_NAMES.get(value, value)
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
