"""A workbook as the engine gets it: sheets, names, values and formulas, written anew from what was read.

The engine never sees the file that somebody sent, so that neither an .ods nor a range written backwards stops it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARK = re.compile("[&<>]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}

_ROW, _COLUMN = itemgetter(0), itemgetter(1)

#: A cell: row, column, and the XML inside and on it.
WrittenCell = tuple[int, int, str]


def package(sheets: Mapping[str, Iterable[WrittenCell]], names: Iterable[str], starts_1904: bool) -> bytes:
    """Return an .xlsx, not packed tight."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name={_quoted(_clean(name))} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    settings = f'<workbookPr date1904="{int(starts_1904)}"/><sheets>{listed}</sheets>'
    settings += f"<definedNames>{''.join(names)}</definedNames>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}"/></Types>',
        "_rels/.rels": _related([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}">{settings}</workbook>',
        "xl/_rels/workbook.xml.rels": _related([("worksheet", f"worksheets/sheet{each}.xml") for each in numbers]),
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": _sheet(cells) for number, cells in enumerate(sheets.values(), 1)}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return written.getvalue()


def _related(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(cells: Iterable[WrittenCell]) -> str:
    """Return a sheet; with its size in front the engine is faster."""
    ordered = sorted(cells)
    height, width = max(map(_ROW, ordered), default=1), max(map(_COLUMN, ordered), default=1)
    rows = "".join(map(_row, groupby(ordered, key=_ROW)))
    size = f'<dimension ref="A1:{letters(width)}{height}"/>'
    return f'<worksheet xmlns="{MAIN}">{size}<sheetData>{rows}</sheetData></worksheet>'


def _row(row: tuple[int, Iterator[WrittenCell]]) -> str:
    number, cells = row
    inside = "".join(f'<c r="{letters(column)}{number}"{text}</c>' for _, column, text in cells)
    return f'<row r="{number}">{inside}</row>'


def value_xml(kind: str, text: str, starts_1904: bool) -> str:
    """Return what a cell with this value holds."""
    match kind:
        case "n":
            return f"><v>{text}</v>"
        case "b":
            return f' t="b"><v>{text or 0}</v>'
        case "d":
            return f"><v>{serial(text, starts_1904)}</v>"
        case "e":
            return f' t="e"><v>{_escaped(text)}</v>'
        case _:
            return f' t="inlineStr"><is><t xml:space="preserve">{_escaped(_clean(text))}</t></is>'


def formula_xml(formula: str, array: str) -> str:
    """Return what a cell with this formula holds, without an outcome."""
    said = f' t="array" ref="{array}"' if array else ""
    return f"><f{said}>{_escaped(_clean(formula[1:]))}</f>"


def name_xml(name: str, text: str, sheet: int | None) -> str:
    """Return a defined name; `sheet` is the number (from 0) of the one it belongs to."""
    own = "" if sheet is None else f' localSheetId="{sheet}"'
    return f"<definedName name={_quoted(_clean(name))}{own}>{_escaped(_clean(text))}</definedName>"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as it stands in a formula."""
    escaped = sheet.replace("'", "''")
    return f"'{escaped}'"


def serial(text: str, starts_1904: bool) -> str:
    """Return the number of a day, with the part of the day that may stand behind it (`2026-01-01 0.5`)."""
    day, _, part = text.partition(" ")
    days = (date.fromisoformat(day) - _EPOCHS[starts_1904]).days
    return f"{days if days > 60 or starts_1904 else days - 1}{part.removeprefix('0')}"


@lru_cache(maxsize=512)
def letters(column: int) -> str:
    """Return the letters of a column."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _escaped(text: str) -> str:
    """Text inside an element; the library that has this function loads half of the internet with it."""
    return text.translate(_TEXT) if _MARK.search(text) else text


def _quoted(text: str) -> str:
    return f'"{text.translate(_ATTRIBUTE)}"'


def _clean(text: str) -> str:
    return text if text.isprintable() else _NO_XML.sub("", text)
