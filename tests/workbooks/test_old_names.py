"""The names of cells in an .xls: which records are a name of cells, and that damage gives fewer and never a fault."""

import struct
from random import Random

import pytest

from tests.hostile import workbooks as make
from tests.tools.times import examples
from workbooks.read.book import read_book
from workbooks.read.book.xls_records import old_names

CELL, AREA = b"\x3a" + struct.pack("<3H", 0, 8, 2), b"\x5b" + struct.pack("<5H", 0, 1, 3, 0xC001, 0xC004)
ITSELF, ELSEWHERE = make.record(0x01AE, b"\1\0\1\4"), make.record(0x01AE, b"\1\0\5\0boek\0")


def name(text: str, formula: bytes, *, flags: int = 0, sheet: int = 0, wide: bool = False) -> bytes:
    letters = text.encode("utf-16-le" if wide else "latin-1")
    head = struct.pack("<H2B3H4x", flags, 0, len(text), len(formula), 0, sheet)
    return make.record(0x0018, head + bytes([wide]) + letters + formula)


def sheets(*places: tuple[int, int, int]) -> bytes:
    return make.record(0x0017, struct.pack("<H", len(places)) + b"".join(struct.pack("<H2h", *each) for each in places))


def named(*names: bytes, of: bytes = ITSELF, where: tuple[int, int, int] = (0, 0, 0)) -> bytes:
    return make.xls(shared=of + sheets(where) + b"".join(names))


def test_a_cell_and_an_area_are_found_in_the_book_and_on_one_sheet():
    content = named(name("tarief", CELL), name("reële_prijs", AREA, wide=True), name("loon", CELL, sheet=1))
    assert old_names(content) == [
        ("", "tarief", "Blad1", "C9"), ("", "reële_prijs", "Blad1", "B2:E4"), ("Blad1", "loon", "Blad1", "C9"),
    ]  # fmt: skip
    assert read_book(content, name="a.xls").names["reële_prijs"] == ("Blad1", "B2:E4")


@pytest.mark.parametrize(
    "content",
    [
        named(name("\x06", CELL, flags=0x20)),
        named(name("_xlnm.Print_Area", AREA)),
        named(name("som", CELL + CELL)),
        named(name("tarief", CELL), of=ELSEWHERE),
        named(name("tarief", CELL), where=(0, -2, -2)),
        named(name("tarief", CELL), where=(0, 0, 1)),
        named(name("tarief", CELL, sheet=9)),
        named(name("tarief", CELL), of=b""),
        make.xls(shared=ITSELF + name("tarief", CELL)),
        make.xls(shared=ITSELF + sheets((0, 5, 5)) + name("tarief", CELL)),
        make.xls(),
    ],
)
def test_what_is_no_name_of_cells_of_this_file_is_left_out(content: bytes):
    assert old_names(content) == []
    assert read_book(content, name="a.xls").names == {}


def test_a_damaged_record_gives_fewer_names_and_no_fault():
    whole, random = named(name("tarief", CELL), name("reële_prijs", AREA, wide=True)), Random(12)
    for _ in range(examples(300)):
        damaged = bytearray(whole)
        for at in random.sample(range(512, 700), 3):
            damaged[at] = random.randrange(256)
        assert len(old_names(bytes(damaged))) <= 3
