"""Good files cut off, or with another end: whatever comes out is a workbook or a refusal, never anything else."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from tarief import Refused
from tests.hostile import workbooks as make
from tests.hostile.packing import zipped
from workbooks.read.book import pool, read_book
from workbooks.read.book.pool import POOL
from workbooks.read.guard import STATUS

EXAMPLE = Path(__file__).parents[2] / "workbooks" / "voorbeelden" / "opgave_jeugdhulp.xlsx"
TIMES = 100


def small_workbook() -> bytes:
    """A workbook with shared strings, styles, names and a comment, all small, so that damage hits something."""
    strings = make.xml(f'<sst xmlns="{make.MAIN}"><si><t>Overhead</t></si><si><r><t>per uur</t></r></si></sst>')
    styles = make.xml(f'<styleSheet xmlns="{make.MAIN}"><cellXfs><xf numFmtId="10"/></cellXfs></styleSheet>')
    comment = '<comments><commentList><comment ref="B1"><text><t>let op</t></text></comment></commentList></comments>'
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><f t="shared" si="0">A1*2</f><v>0.2</v></c></row>'
    return make.xlsx(
        {
            "xl/sharedStrings.xml": strings,
            "xl/styles.xml": styles,
            "xl/comments1.xml": make.xml(comment),
            "xl/worksheets/_rels/sheet1.xml.rels": make.relations(("comments", "../comments1.xml")),
        },
        sheet=make.sheet(rows, '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'),
        workbook=make.workbook(after='<definedNames><definedName name="a">Blad1!$B$1</definedName></definedNames>'),
        relations=make.relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
    )


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes up to somewhere (of a long file a whole number of blocks), or all with the last few flipped."""
    if chance.randrange(4):
        block = 64 if len(content) > 1000 else 1
        return content[: chance.randrange(len(content) // block + 1) * block]
    flipped = chance.randint(1, 4)
    return content[:-flipped] + bytes(byte ^ 0xFF for byte in content[-flipped:])


def damaged_part(content: bytes, chance: random.Random) -> bytes:
    """The same zip file, sound, with one of its parts cut off or with another end."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    return zipped(parts | {name: damaged(parts[name], chance)})


FILES = {
    "xlsx": small_workbook,
    "xls": make.xls,
    "xlsb": make.xlsb,
    "ods": make.ods,
    "csv": lambda: "één;€ 24,68\r\noverhead;20%\r\n".encode("cp1252"),
    "example": EXAMPLE.read_bytes,
}


@pytest.mark.parametrize(
    ("kind", "inside"),
    [(kind, False) for kind in FILES] + [(kind, True) for kind in ("xlsx", "xlsb", "ods", "example")],
)
def test_damage_ends_in_a_workbook_or_a_refusal_and_ends_no_process(kind, inside, monkeypatch):
    monkeypatch.setattr(pool, "MAXIMUM_JOBS", 1_000_000)
    content, chance = FILES[kind](), random.Random(f"{kind} {inside}")
    read_book(b"a;1", name="opgave.csv")
    before = POOL.processes()
    for _ in range(TIMES if len(content) < 10_000 else TIMES // 10):
        spoiled = damaged_part(content, chance) if inside else damaged(content, chance)
        try:
            read_book(spoiled, name=f"opgave.{kind}")
        except Refused as refused:
            assert all(finding.kind in STATUS for finding in refused.findings)
    assert POOL.processes() == before
