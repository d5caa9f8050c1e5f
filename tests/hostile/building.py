"""Builders of the bad files: each returns the bytes of one file, made when it is asked for."""

import random
import struct
from itertools import pairwise
from xml.sax.saxutils import escape

from tests.hostile import workbooks as make
from tests.hostile.packing import Entry, bomb, changed, deflated, entries, packed, zipped

SHEET = "xl/worksheets/sheet1.xml"
MIB = 1024 * 1024


def other(name: str, **fields: object) -> bytes:
    """A good workbook in which one part is packed otherwise."""
    return packed(changed(entries(make.parts()), name.encode(), **fields))


def with_bomb(name: str, start: bytes, block: bytes, times: int, end: bytes) -> bytes:
    inside, size = bomb(start, block, times, end)
    parts = entries(make.parts())
    kept = [entry for entry in parts if entry.name != name.encode()]
    return packed([*kept, Entry(name.encode(), packed=inside, size=size, crc=0)])


def with_entry(name: bytes, **fields: object) -> bytes:
    return packed([*entries(make.parts()), Entry(name, b"x", **fields)])  # type: ignore[arg-type]


def noise(length: int) -> bytes:
    return random.Random(1).randbytes(length)


def with_dtd(dtd: str, part: str = SHEET, use: str = "&a;", encoding: str = "UTF-8") -> bytes:
    cells = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{use}</t></is></c></row>'
    inside = f'<worksheet xmlns="{make.MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    text = f'<?xml version="1.0" encoding="{encoding}"?>{dtd}{inside}'
    return make.xlsx({part: text.encode(encoding)})


def laughs() -> str:
    names = "abcdefghij"
    lines = [f'<!ENTITY {name} "{f"&{following};" * 10}">' for name, following in pairwise(names)]
    return f'<!DOCTYPE worksheet [{"".join(lines)}<!ENTITY j "lol">]>'


def rows_bomb() -> bytes:
    row = b'<row><c t="n"><v>1</v></c><c t="n"><v>2</v></c></row>'
    start, _, end = make.sheet("|").partition(b"|")
    return with_bomb(SHEET, start, row * 20_000, 680, end)


def strings_bomb() -> bytes:
    start = f'<sst xmlns="{make.MAIN}">'.encode()
    return with_bomb("xl/sharedStrings.xml", start, b"<si><t>a</t></si>" * 60_000, 330, b"</sst>")


def long_text() -> bytes:
    bits = bin(random.Random(1).getrandbits(30 * MIB))[2:]
    return make.text_cell(bits)


def overlapping() -> bytes:
    """The first part swallows the second one, which the table lists as a part of its own."""
    last = Entry(b"xl/media/b.txt", b"b" * 50, method=0)
    first = Entry(b"xl/media/a.txt", last.local(), method=0)
    good = entries(make.parts())
    before = sum(len(entry.local()) for entry in good)
    inside = before + len(first.local()) - len(last.local())
    listed = [*good, first, Entry(b"xl/media/b.txt", b"b" * 50, method=0, offset=inside)]
    content, cut = packed(listed), before + len(first.local())
    table = cut + len(last.local())
    end = content[-22:-6] + struct.pack("<LH", cut, 0)
    return content[:cut] + content[table:-22] + end


def wide_end() -> bytes:
    """A record for large files that points outside the file."""
    content = make.xlsx()
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 2**62, 1)
    return content[:-22] + locator + content[-22:]


def active(kind: str, target: str, inside: bytes = b"x") -> bytes:
    relations = make.relations((kind, f"../{target}"))
    return make.xlsx({"xl/worksheets/_rels/sheet1.xml.rels": relations, f"xl/{target}": inside})


def link(inside: str) -> bytes:
    external = make.xml(f'<externalLink xmlns="{make.MAIN}">{inside}</externalLink>')
    return make.xlsx({"xl/externalLinks/externalLink1.xml": external})


def sheet(rows: str = make.ROWS, after: str = "", before: str = "") -> bytes:
    """An .xlsx with this in its sheet."""
    return make.xlsx(sheet=make.sheet(rows, after, before))


def merged(area: str) -> bytes:
    return sheet(after=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>')


def validated(areas: int) -> bytes:
    listed = " ".join(f"A{row}" for row in range(1, areas + 1))
    return sheet(after=f'<dataValidations><dataValidation sqref="{listed}"/></dataValidations>')


def hidden_sheet() -> bytes:
    return make.xlsx(workbook=make.workbook('<sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/>'))


def picture_bomb(mebibytes: int) -> bytes:
    return with_bomb("xl/media/a.png", b"", bytes(MIB), mebibytes, b"")


def crowded(count: int) -> bytes:
    return packed([*entries(make.parts()), *(Entry(b"a%d" % number) for number in range(count))])


def sheets(count: int) -> bytes:
    return make.xlsx({f"xl/worksheets/s{number}.xml": make.sheet() for number in range(count)})


def binary_text() -> bytes:
    """An .xlsb with a text that is longer than the file."""
    return make.xlsb(make.binary(0, bytes(17)) + make.binary(6, struct.pack("<3L", 0, 0, 2**31 - 1)))


def external(address: str, dtd: bool = False) -> bytes:
    if dtd:
        return with_dtd(f'<!DOCTYPE a SYSTEM "{address}a.dtd">', use="a")
    return with_dtd(f'<!DOCTYPE a [<!ENTITY a SYSTEM "{address}">]>')


def related(*targets: tuple[str, str]) -> bytes:
    return make.xlsx(relations=make.relations(*targets))


def many_uses() -> bytes:
    """A text of a million characters that five hundred cells show."""
    text = "".join(random.Random(1).choices("abcdefghij", k=MIB - 70_000))
    cells = "".join(f'<c r="{column}{{0}}" t="s"><v>0</v></c>' for column in "ABCDE")
    rows = "".join(f'<row r="{row}">{cells.format(row)}</row>' for row in range(1, 101))
    more = {"xl/sharedStrings.xml": make.xml(f'<sst xmlns="{make.MAIN}"><si><t>{text}</t></si></sst>')}
    targets = make.relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    return make.xlsx(more, sheet=make.sheet(rows), relations=targets)


def docx(kind: str = "wordprocessingml.document", part: str = "word/document.xml") -> bytes:
    main = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return zipped({"[Content_Types].xml": make.types(main, part), part: make.xml("<document/>")})


def xls_that_aborts() -> bytes:
    size = make.record(0x0200, struct.pack("<2L3H", 0, 0xFFFFFFF0, 0, 0xFFFF, 0))
    return make.xls(cells=size + make.number(0, 1, 2))


def macros() -> bytes:
    return make.xlsx({"xl/vbaProject.bin": noise(500)}, types=make.types(make.TYPE_XLSM))


def repeating(rows: int, columns: int) -> bytes:
    """An .ods whose second cell stands there so many times, in so many rows."""
    cells = make.ODS_CELLS.replace(
        "<table:table-row>", f'<table:table-row table:number-rows-repeated="{rows}">'
    ).replace(
        '<table:table-cell office:value-type="float"',
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float"',
    )
    return make.ods(cells)


def spaces() -> bytes:
    return with_bomb(SHEET, b"<a>", b" " * MIB, 2048, b"</a>")


def quadratic() -> bytes:
    return with_dtd(f'<!DOCTYPE a [<!ENTITY a "{"a" * 50_000}">]>', use="&a;" * 9999)


def long_attribute() -> bytes:
    return make.cell("<v>1</v>", f' x="{noise(5 * MIB // 2).hex()}"')


def last_cell() -> bytes:
    return sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def flipped() -> bytes:
    return other(SHEET, packed=b"\xff" + deflated(make.sheet())[1:])


def pptx() -> bytes:
    return docx("presentationml.presentation", "ppt/presentation.xml")


def odt() -> bytes:
    return make.ods(mimetype="application/vnd.oasis.opendocument.text")


def encrypted() -> bytes:
    return make.ole({"EncryptionInfo": b"", "EncryptedPackage": b""})


def random_xls() -> bytes:
    return make.ole({"Workbook": noise(9000)})


def no_workbook() -> bytes:
    return zipped({"[Content_Types].xml": make.types(), SHEET: make.sheet()})


def no_types() -> bytes:
    return zipped({"xl/workbook.xml": make.workbook(), SHEET: make.sheet()})


def says_smaller() -> bytes:
    return other(SHEET, content=b" " * 5 * MIB, size=1000)


def laughing_properties() -> bytes:
    return with_dtd(laughs(), "docProps/core.xml")


def wide_dtd() -> bytes:
    return with_dtd('<!DOCTYPE a [<!ENTITY a "a">]>', encoding="UTF-16")


def long_row() -> bytes:
    return sheet(f"<row>{'<c><v>1</v></c>' * 20_000}</row>")


def formulas(*lines: str, value: str = "") -> bytes:
    """An .xlsx with these formulas below each other in column B, each with the same stored value or none."""
    stored = f"<v>{value}</v>" if value else ""
    rows = "".join(
        f'<row r="{row}"><c r="B{row}"><f>{escape(line)}</f>{stored}</c></row>' for row, line in enumerate(lines, 1)
    )
    return sheet(rows)


def growing_text() -> bytes:
    """Texts of thirty thousand characters, as many as there may be formulas."""
    start = '"' + "x" * 250 + '"'
    long = "&".join([start] * 30) + "&" + "&".join(["B1"] * 3)
    return formulas("&".join([start] * 30), *(f"B1&B1&B1&B1&{row}" for row in range(2, 12_000)), f"LEN({long})")


def slow_formulas(value: str = "") -> bytes:
    products = (f"SUMPRODUCT((A1:A1000000=1)*(A1:A1000000={row}))" for row in range(2000))
    return formulas(*products, value=value)


def circle() -> bytes:
    return formulas("B2+1", "B1+1", "IFERROR(B1,5)", "1+1")


def nested(opening: str, closing: str, times: int) -> bytes:
    return formulas(opening * times + "1" + closing * times)
