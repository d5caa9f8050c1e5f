"""Good files with random damage: whatever comes out is a workbook or a refusal, never anything else."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from tarief import Refused
from tests.hostile import workbooks as make
from tests.hostile.packing import zipped
from workbooks.read.book import read_book
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
    """The bytes with one to four of them changed, removed or doubled."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                changed[at] = chance.choice(b'<>/"&09AZ:=-.')
            case 2:
                del changed[at : at + chance.randint(1, 20)]
            case _:
                changed[at:at] = changed[at : at + chance.randint(1, 20)]
    return bytes(changed)


def damaged_part(content: bytes, chance: random.Random) -> bytes:
    """The same zip file, sound, with damage inside one of its parts."""
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
def test_random_damage_ends_in_a_workbook_or_a_refusal(kind, inside):
    content, chance = FILES[kind](), random.Random(f"{kind} {inside}")
    for _ in range(TIMES if len(content) < 10_000 else TIMES // 10):
        spoiled = damaged_part(content, chance) if inside else damaged(content, chance)
        try:
            read_book(spoiled, name=f"opgave.{kind}")
        except Refused as refused:
            assert all(finding.kind in STATUS for finding in refused.findings)
