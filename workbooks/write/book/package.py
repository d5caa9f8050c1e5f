"""The finish of a workbook file: values beside formulas, and the same bytes for the same content.

openpyxl writes a formula or a value, never both, and numbers through a binary float. A preview or a phone shows what is
stored, so it saves sheets without cells, and these are put in afterwards. A way of writing that the format allows is
mended too, because other programs stumble over it: a drawing without the usual `xdr:` before its elements.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from workbooks.write.book.block import Block
from workbooks.write.book.cells import CellsOfSheet

_ROWS = re.compile(rb"<sheetData ?(?:/>|>(.*?)</sheetData>)", re.DOTALL)
_DRAWING = re.compile("xl/drawings/drawing[0-9]+.xml")
_WITHOUT_PREFIX = re.compile(rb"(</?)(?=\w+[ />])")
_DATES = re.compile(rb"<dcterms:(created|modified).*?</dcterms:\1>", re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[A-Z0-9:]++" ?/>')
_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Parts(dict[str, bytes]):
    """Takes the place of the archive into which openpyxl writes: each part is packed once, when it is finished."""

    def writestr(self, name: str, content: str | bytes) -> None:
        """Add a part."""
        self[name] = content.encode() if isinstance(content, str) else content

    def namelist(self) -> list[str]:
        """Return the names of the parts, in order."""
        return list(self)


class _InMemory(ExcelWriter):
    """Writes each sheet in memory, where openpyxl makes a file on disk for it."""

    _archive: _Parts

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet, as openpyxl does but for the file."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer: Any = WorksheetWriter(ws, io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)


def parts_of(workbook: Workbook) -> Mapping[str, bytes]:
    """Return the parts of a workbook as openpyxl writes them, by name."""
    parts = _Parts()
    _InMemory(workbook, parts).write_data()  # type: ignore[arg-type]
    return parts


def finish(saved: Mapping[str, bytes], sheets: Iterable[tuple[CellsOfSheet, Block | None]]) -> bytes:
    """Return the file of these parts with these cells and these rows behind those of a sheet, without own dates."""
    parts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in saved.items():
            if name in parts:
                part = _with_cells(part, *parts[name])
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


def _with_cells(part: bytes, cells: CellsOfSheet, block: Block | None) -> bytes:
    """A sheet that was saved without cells, with them; the rows of a block come last."""
    before, rows, behind = _ROWS.split(part, maxsplit=1)
    area = cells.area if block is None else block.area
    if area:
        before = _DIMENSION.sub(f'<dimension ref="{area}"/>'.encode(), before, count=1)
    inside = cells.as_xml((rows or b"").decode()).encode()
    content = b"" if block is None else block.content
    return b"".join((before, b"<sheetData>", inside, content, b"</sheetData>", behind))
