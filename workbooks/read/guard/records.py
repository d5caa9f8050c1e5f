"""The binary records of .xls and .xlsb: only where cells stand, so that nobody has to keep an endless sheet."""

import struct
from collections.abc import Iterable, Iterator

from workbooks.read.guard.active import CONNECTION, PROGRAM
from workbooks.read.guard.box import Count, address, check_box
from workbooks.read.guard.limits import MAXIMUM_TEXT
from workbooks.read.guard.problems import Fault

# Records of an .xls (BIFF): a cell starts with its row and column; several in one record end with the last column.
_START, _PASSWORD, _SHEET = 0x0809, 0x002F, 0x0085
_CELL = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0206, 0x0406})
_SEVERAL = 0x00BD
# Where figures come from: a link (to this file itself, to functions, or with this sign between program and subject to
# a program), and the three records of a query.
_LINK, _OURS, _BETWEEN = 0x01AE, (b"\x01\x04", b"\x01\x3a"), b"\x03"
_QUERIES = frozenset({0x00DC, 0x01AD, 0x0876})
# Records of an .xlsb: a row starts with its number, a cell with its column; the records 2 to 11 hold something.
# The records 13 to 18 hold the same and no column: such a cell stands right of the one before.
_ROW, _FIRST_FILLED, _LAST_FILLED = 0, 2, 11
_SHORT = range(13, 19)
# What a sheet of an .xlsb is called: two numbers, then two texts of so many characters, its relation and its name.
_BUNDLE, _TEXTS = 156, 8


def check_old_workbook(stream: bytes, count: Count) -> bool:
    """Look at the workbook stream of an .xls; False when it needs a password; raises `Fault`."""
    rows = columns = position = 0
    sheets: dict[int, str] = {}
    sheet = ""
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, position)
        data = stream[position + 4 : position + 4 + length]
        if kind == _SHEET and len(data) >= 8:
            sheets[struct.unpack_from("<I", data)[0]] = _name(data)
        if kind == _START:
            sheet = sheets.get(position, "")
        position += 4 + length
        if kind == _PASSWORD:
            return False
        if kind == _START:
            rows = columns = 0
        elif (kind in _CELL or kind == _SEVERAL) and len(data) >= 6:
            row, column = struct.unpack_from("<2H", data)
            last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _SEVERAL else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            try:
                count.add_filled(max(1, last - column + 1))
                check_box(rows, columns)
            except Fault as fault:
                raise fault.at(sheet, address(row + 1, last + 1)) from None
        elif kind in _QUERIES:
            count.left_alone.add(CONNECTION)
        elif kind == _LINK and data[2:4] not in _OURS:
            if _BETWEEN in data[4:] and data[:2] == b"\0\0":
                count.left_alone.add(PROGRAM)
            else:
                count.linked = True
    return True


def _name(data: bytes) -> str:
    """Return what a sheet is called, by the record about it."""
    return data[8:].decode("utf-16-le" if data[7] & 1 else "latin-1", "replace")


def binary_sheets(pieces: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the relation and the name of each sheet of an .xlsb; raises `Fault`."""
    for kind, data in _binary_records(pieces):
        if kind == _BUNDLE:
            relation, position = _wide(data, _TEXTS)
            yield relation, _wide(data, position)[0]


def _wide(data: bytes, position: int) -> tuple[str, int]:
    """A text with its length before it, as far as it is there, and where it ends."""
    start = position + 4
    end = start + 2 * int.from_bytes(data[position:start], "little")
    return data[start:end].decode("utf-16-le", "replace"), end


def check_binary_sheet(pieces: Iterable[bytes], count: Count, sheet: str) -> None:
    """Look at one sheet of an .xlsb; raises `Fault`."""
    row = rows = column = columns = 0
    for kind, data in _binary_records(pieces):
        short = kind in _SHORT
        if not short and (kind > _LAST_FILLED or len(data) < 4):
            continue
        number: int = column if short else struct.unpack_from("<I", data)[0]
        if kind == _ROW:
            row, column = number + 1, 0
            continue
        column = number + 1
        count.skipped += short
        rows, columns = (rows, columns) if kind < _FIRST_FILLED else (max(rows, row), max(columns, column))
        try:
            if kind < _FIRST_FILLED:
                count.add_empty()
            else:
                count.add_filled()
                check_box(rows, columns)
        except Fault as fault:
            raise fault.at(sheet, address(row, column)) from None


def _binary_records(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of each record; a record may lie across pieces."""
    waiting = b""
    for piece in pieces:
        waiting += piece
        position = 0
        while (found := _record(waiting, position)) is not None:
            kind, start, end = found
            yield kind, waiting[start:end]
            position = end
        waiting = waiting[position:]
    if waiting:
        raise Fault("werkboek_beschadigd")


def _record(content: bytes, position: int) -> tuple[int, int, int] | None:
    """Return kind, start and end of the record here; None when it is not complete yet."""
    kind, position = _varying(content, position, 2)
    length, position = _varying(content, position, 4) if position >= 0 else (0, -1)
    if length > MAXIMUM_TEXT:
        raise Fault("werkboek_beschadigd")
    return None if position < 0 or position + length > len(content) else (kind, position, position + length)


def _varying(content: bytes, position: int, most: int) -> tuple[int, int]:
    """Read a number of at most so many bytes of seven bits; the position is -1 when it is not complete yet."""
    number = 0
    for index in range(most):
        if position + index >= len(content):
            return 0, -1
        byte = content[position + index]
        number |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return number, position + index + 1
    return number, position + most
