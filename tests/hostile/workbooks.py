"""Small workbooks written by hand: .xlsx, .ods, .xls and .xlsb with one sheet and a few cells."""

import struct
from collections.abc import Mapping

from tests.hostile.packing import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
TYPE_XLSX, TYPE_XLSM = f"{TYPE}sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
TYPE_XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"

ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>Overhead</t></is></c><c r="B1"><v>24.68</v></c></row>'


def xml(inside: str) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + inside.encode()


def sheet(rows: str = ROWS, after: str = "", before: str = "") -> bytes:
    return xml(
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def types(main: str = TYPE_XLSX, workbook: str = "xl/workbook.xml") -> bytes:
    return xml(
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{workbook}" ContentType="{main}"/></Types>'
    )


def relations(*targets: tuple[str, str]) -> bytes:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return xml(f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>')


def workbook(sheets: str = '<sheet name="Blad1" sheetId="1" r:id="rId1"/>', before: str = "", after: str = "") -> bytes:
    return xml(f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}<sheets>{sheets}</sheets>{after}</workbook>')


def parts(**others: bytes) -> dict[str, bytes]:
    """The parts of an .xlsx; `sheet`, `workbook`, `types` and `relations` may be replaced."""
    return {
        "[Content_Types].xml": others.get("types", types()),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": others.get("workbook", workbook()),
        "xl/_rels/workbook.xml.rels": others.get("relations", relations(("worksheet", "worksheets/sheet1.xml"))),
        "xl/worksheets/sheet1.xml": others.get("sheet", sheet()),
    }


def xlsx(more: Mapping[str, bytes] = {}, **others: bytes) -> bytes:
    return zipped(parts(**others) | dict(more))


def cell(inside: str, attributes: str = "") -> bytes:
    """An .xlsx with this in B1."""
    return xlsx(sheet=sheet(f'<row r="1"><c r="B1"{attributes}>{inside}</c></row>'))


def text_cell(text: str) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return cell(f'<is><t xml:space="preserve">{escaped}</t></is>', ' t="inlineStr"')


ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_CELLS = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Overhead</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="24.68"><text:p>24,68</text:p></table:table-cell>'
    "</table:table-row>"
)


def ods(rows: str = ODS_CELLS, mimetype: str = ODS, more: str = "") -> bytes:
    content = (
        f'<office:document-content xmlns:office="{_ODF}office:1.0" xmlns:table="{_ODF}table:1.0" '
        f'xmlns:text="{_ODF}text:1.0" office:version="1.3"><office:body><office:spreadsheet>{more}'
        f'<table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<m:manifest xmlns:m="{_ODF}manifest:1.0"/>'
    return zipped({"mimetype": mimetype.encode(), "content.xml": xml(content), "META-INF/manifest.xml": xml(manifest)})


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xls."""
    return struct.pack("<2H", kind, len(data)) + data


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<3Hd", row, column, 0, value))


def biff(cells: bytes = number(0, 1, 24.68), shared: bytes = b"") -> bytes:
    """The workbook stream of an .xls with one sheet."""
    name = b"Blad1"
    start = record(0x0809, struct.pack("<4H2L", 0x0600, 5, 0, 0, 0, 0)) + shared
    length = len(start) + 4 + 8 + len(name) + 4
    bound = record(0x0085, struct.pack("<L2BBB", length, 0, 0, len(name), 0) + name)
    inside = record(0x0809, struct.pack("<4H2L", 0x0600, 16, 0, 0, 0, 0)) + cells + record(0x000A)
    return start + bound + record(0x000A) + inside


def ole(streams: Mapping[str, bytes], root: str = "Root Entry", together: bytes = b"") -> bytes:
    """An OLE file with these streams, each long enough to lie in sectors of its own; `together` is a short workbook,
    which lies in the stream of the root."""
    sectors: list[bytes] = []
    table: list[int] = []
    count = -(-len(together) // 64)
    directory = _entry(root, 5, 0 if together else 0xFFFFFFFE, 64 * count)
    directory += _entry("Workbook", 2, 0, len(together)) if together else b""
    _chain(together, sectors, table)
    small = len(sectors)
    _chain(struct.pack(f"<{count}L", *range(1, count), 0xFFFFFFFE) if together else b"", sectors, table)
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        directory += _entry(name, 2, len(sectors), len(content))
        _chain(content, sectors, table)
    first = len(sectors)
    _chain(directory, sectors, table)
    own = -(-(len(sectors) + 1) // 127)
    numbers = [len(sectors) + number for number in range(own)]
    table += [0xFFFFFFFD] * own
    packed = struct.pack(f"<{len(table)}L", *table).ljust(512 * own, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<6H", 0x3E, 3, 0xFFFE, 9, 6, 0)
    short = (small, 1) if together else (0xFFFFFFFE, 0)
    head += struct.pack("<10L", 0, 0, own, first, 0, 4096, *short, 0xFFFFFFFE, 0)
    head += struct.pack(f"<{own}L", *numbers).ljust(436, b"\xff")
    return head + b"".join(sectors) + packed


def _chain(content: bytes, sectors: list[bytes], table: list[int]) -> None:
    pieces = [content[start : start + 512].ljust(512, b"\0") for start in range(0, len(content), 512)]
    table += [*range(len(sectors) + 1, len(sectors) + len(pieces)), 0xFFFFFFFE] if pieces else []
    sectors += pieces


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    body = struct.pack("<HBB3L", len(raw), kind, 1, none, none, 1 if kind == 5 else none) + bytes(36)
    return raw.ljust(64, b"\0") + body + struct.pack("<LQ", start, size)


def xls(**others: bytes) -> bytes:
    return ole({"Workbook": biff(**others)})


def binary(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xlsb."""
    length, size = b"", len(data)
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            break
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + length + data


def wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def binary_cells(row: int = 0, column: int = 1) -> bytes:
    """A row with 24,68 in one cell."""
    return binary(0, struct.pack("<L", row) + bytes(13)) + binary(5, struct.pack("<2Ld", column, 0, 24.68))


def xlsb(cells: bytes | None = None) -> bytes:
    return zipped(xlsb_parts(cells))


def xlsb_parts(cells: bytes | None = None) -> dict[str, bytes]:
    """The parts of an .xlsb."""
    inside = binary_cells() if cells is None else cells
    book = binary(131) + binary(143) + binary(156, struct.pack("<2L", 0, 1) + wide("rId1") + wide("Blad1"))
    sheet = binary(129) + binary(148, struct.pack("<4L", 0, 0, 0, 1)) + binary(145) + inside + binary(146) + binary(130)
    return {
        "[Content_Types].xml": types(TYPE_XLSB, "xl/workbook.bin"),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book + binary(144) + binary(132),
        "xl/_rels/workbook.bin.rels": relations(("worksheet", "worksheets/sheet1.bin")),
        "xl/worksheets/sheet1.bin": sheet,
    }
