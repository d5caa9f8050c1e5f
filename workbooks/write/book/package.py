"""The finish of a workbook file: stored values beside the formulas, and the same bytes for the same content.

openpyxl writes a formula or a value, never both, and numbers through a binary float. A preview or a phone
shows what is stored, so the values are put into the saved sheets afterwards. Two ways of writing that the format
allows are mended too, because other programs stumble over them: an empty cell that says it is a number becomes zero
in some, and a drawing without the usual `xdr:` before its elements is not opened in others.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from workbooks.write.book.block import Block

#: Per sheet (in the order of the workbook) the stored text by cell, and whether it is text.
Stored = Mapping[str, "StoredValue"]
StoredValue = tuple[str, bool]

# An empty cell closes itself (`<c r="A1" s="3" />`) and is not matched: its attributes are followed by a slash.
_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: [a-z]+="[^"]*+")*+)>(.*?)</c>', re.DOTALL)
_VALUE = re.compile(rb"<v ?/>|<v>.*?</v>", re.DOTALL)
_TYPE = re.compile(rb' t="[^"]*"')
_SAYS_NUMBER = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="n"')
_DRAWING = re.compile("xl/drawings/drawing[0-9]+.xml")
_WITHOUT_PREFIX = re.compile(rb"(</?)(?=\w+[ />])")
_DATES = re.compile(rb"<dcterms:(created|modified).*?</dcterms:\1>", re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[A-Z0-9:]++" ?/>')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def finish(content: bytes, sheets: Iterable[tuple[Stored, Block | None]]) -> bytes:
    """Return the saved workbook with these values stored and these rows behind those of a sheet, without own dates."""
    parts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name in parts:
                values, block = parts[name]
                part = _with_values(_SAYS_NUMBER.sub(rb"\1", part), values)
                part = part if block is None else _with_rows(part, block)
            elif _DRAWING.fullmatch(name):
                part = _WITHOUT_PREFIX.sub(rb"\1xdr:", part.replace(b" xmlns=", b" xmlns:xdr="))
            elif name == "docProps/core.xml":
                part = _DATES.sub(b"", part)
            new.writestr(_entry(name), part)
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _with_values(part: bytes, values: Stored) -> bytes:
    def stored(match: re.Match[bytes]) -> bytes:
        value = values.get(match[1].decode())
        return match[0] if value is None else _cell(match, *value)

    return _CELL.sub(stored, part)


def _with_rows(part: bytes, block: Block) -> bytes:
    before, end, behind = part.partition(b"</sheetData>")
    before = _DIMENSION.sub(b'<dimension ref="' + block.area.encode() + b'"/>', before, count=1)
    return b"".join((before, block.content, end, behind))


def _cell(match: re.Match[bytes], text: str, is_text: bool) -> bytes:
    attributes = match[2]
    if is_text:
        attributes = _TYPE.sub(b"", attributes) + b' t="str"'
    value = b"<v>" + escape(text).encode() + b"</v>"
    inside = _VALUE.sub(lambda _: value, match[3])
    return b'<c r="' + match[1] + b'"' + attributes + b">" + inside + b"</c>"
