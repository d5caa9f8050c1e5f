"""Unpacking one part of a zip in pieces, never more than it may become."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from workbooks.read.guard.directory import Part
from workbooks.read.guard.limits import MAXIMUM_RATIO, RATIO_FROM
from workbooks.read.guard.problems import Fault

PIECE = 64 * 1024


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
