"""Builders of the bad files: each returns the bytes of one small file, harmless to whatever program opens it."""

import io
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.hostile import workbooks as make
from tests.hostile.packing import Entry, changed, deflated, entries, packed, zipped

SHEET = "xl/worksheets/sheet1.xml"
MIB = 1024 * 1024
ENTITY = '<!DOCTYPE a [<!ENTITY a "b">]>'


def other(name: str, **fields: object) -> bytes:
    """A good workbook in which one part is packed otherwise."""
    return packed(changed(entries(make.parts()), name.encode(), **fields))


def with_part(name: str, content: bytes) -> bytes:
    return make.xlsx({name: content})


def with_parts(content: bytes, more: Mapping[str, bytes]) -> bytes:
    """A good file with these parts as well, or instead."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return zipped({name: file.read(name) for name in file.namelist()} | dict(more))


def with_entry(name: bytes, **fields: object) -> bytes:
    return packed([*entries(make.parts()), Entry(name, b"x", **fields)])  # type: ignore[arg-type]


def with_dtd(dtd: str, part: str = SHEET, use: str = "&a;", encoding: str = "UTF-8") -> bytes:
    cells = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{use}</t></is></c></row>'
    inside = f'<worksheet xmlns="{make.MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    text = f'<?xml version="1.0" encoding="{encoding}"?>{dtd}{inside}'
    return make.xlsx({part: text.encode(encoding)})


def rows(count: int) -> bytes:
    return sheet("<row><c><v>1</v></c><c><v>2</v></c></row>" * count)


def strings(count: int) -> bytes:
    return with_part("xl/sharedStrings.xml", make.xml(f'<sst xmlns="{make.MAIN}">{"<si><t>a</t></si>" * count}</sst>'))


def spaces(count: int) -> bytes:
    return sheet(" " * count)


def picture(size: int) -> bytes:
    return with_part("xl/media/a.png", bytes(size))


def overlapping() -> bytes:
    """The table lists one part a second time, under another name."""
    return packed([*entries(make.parts()), Entry(b"xl/media/b.txt", offset=0)])


def wide_end() -> bytes:
    """A place for the record for large files, where no such record is."""
    content = make.xlsx()
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
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


def merged(*areas: str) -> bytes:
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return sheet(after=f"<mergeCells>{listed}</mergeCells>")


def eleven_merges() -> bytes:
    return merged(*(f"A{row}:B{row}" for row in range(1, 12)))


def late_cell_xls() -> bytes:
    """An .xls with one cell in column 101."""
    return make.xls(cells=make.number(0, 100, 1))


def validated(areas: int) -> bytes:
    listed = " ".join(f"A{row}" for row in range(1, areas + 1))
    return sheet(after=f'<dataValidations><dataValidation sqref="{listed}"/></dataValidations>')


def hidden_sheet() -> bytes:
    return make.xlsx(workbook=make.workbook('<sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/>'))


def crowded(count: int) -> bytes:
    return packed([*entries(make.parts()), *(Entry(b"a%d" % number) for number in range(count))])


def sheets(count: int) -> bytes:
    return make.xlsx({f"xl/worksheets/s{number}.xml": make.sheet() for number in range(count)})


def half_xlsb() -> bytes:
    """An .xlsb whose sheet is cut in half."""
    return zipped(
        {name: part[: len(part) // 2] if "sheet1" in name else part for name, part in make.xlsb_parts().items()}
    )


def cut_xlsb() -> bytes:
    """An .xlsb with a row that misses its second half."""
    cells = make.binary_cells()
    return make.xlsb(cells[: len(cells) // 2])


def external(address: str, dtd: bool = False) -> bytes:
    if dtd:
        return with_dtd(f'<!DOCTYPE a SYSTEM "{address}a.dtd">', use="a")
    return with_dtd(f'<!DOCTYPE a [<!ENTITY a SYSTEM "{address}">]>')


def related(*targets: tuple[str, str]) -> bytes:
    return make.xlsx(relations=make.relations(*targets))


def many_uses() -> bytes:
    """A text of a hundred characters that twenty cells show."""
    listed = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 21))
    more = {"xl/sharedStrings.xml": make.xml(f'<sst xmlns="{make.MAIN}"><si><t>{"a" * 100}</t></si></sst>')}
    targets = make.relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    return make.xlsx(more, sheet=make.sheet(listed), relations=targets)


def docx(kind: str = "wordprocessingml.document", part: str = "word/document.xml") -> bytes:
    main = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return zipped({"[Content_Types].xml": make.types(main, part), part: make.xml("<document/>")})


def macros() -> bytes:
    return make.xlsx({"xl/vbaProject.bin": b"geen macro"}, types=make.types(make.TYPE_XLSM))


def repeating(rows: int, columns: int) -> bytes:
    """An .ods whose second cell stands there so many times, in so many rows."""
    cells = make.ODS_CELLS.replace(
        "<table:table-row>", f'<table:table-row table:number-rows-repeated="{rows}">'
    ).replace(
        '<table:table-cell office:value-type="float"',
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float"',
    )
    return make.ods(cells)


def wide_dimension() -> bytes:
    return sheet(before='<dimension ref="A1:Z99"/>')


def nested_elements(depth: int) -> bytes:
    return sheet("<a>" * depth + "</a>" * depth)


def long_attribute(length: int) -> bytes:
    return make.cell("<v>1</v>", f' x="{"a" * length}"')


def flipped() -> bytes:
    return other(SHEET, packed=b"\xff" + deflated(make.sheet())[1:])


def pptx() -> bytes:
    return docx("presentationml.presentation", "ppt/presentation.xml")


def odt() -> bytes:
    return make.ods(mimetype="application/vnd.oasis.opendocument.text")


def encrypted() -> bytes:
    return make.ole({"EncryptionInfo": b"", "EncryptedPackage": b""})


def cut_xls() -> bytes:
    """An .xls whose workbook is cut in half."""
    stream = make.biff()
    return make.ole({"Workbook": stream[: len(stream) // 2]})


def no_workbook() -> bytes:
    return zipped({"[Content_Types].xml": make.types(), SHEET: make.sheet()})


def no_types() -> bytes:
    return zipped({"xl/workbook.xml": make.workbook(), SHEET: make.sheet()})


def says_smaller() -> bytes:
    return other(SHEET, content=b" " * 5000, size=1000)


def wide_dtd() -> bytes:
    return with_dtd(ENTITY, encoding="UTF-16")


def long_row(cells: int, cell: str = "<c><v>1</v></c>") -> bytes:
    return sheet(f"<row>{cell * cells}</row>")


def eleventh_row() -> bytes:
    return sheet('<row r="11"><c r="A11"><v>1</v></c></row>')


def formulas(*lines: str, value: str = "") -> bytes:
    """An .xlsx with these formulas below each other in column B, each with the same stored value or none."""
    stored = f"<v>{value}</v>" if value else ""
    rows = "".join(
        f'<row r="{row}"><c r="B{row}"><f>{escape(line)}</f>{stored}</c></row>' for row, line in enumerate(lines, 1)
    )
    return sheet(rows)


def circle() -> bytes:
    return formulas("B2+1", "B1+1", "IFERROR(B1,5)", "1+1")


def nested(opening: str, closing: str, times: int) -> bytes:
    return formulas(opening * times + "1" + closing * times)
