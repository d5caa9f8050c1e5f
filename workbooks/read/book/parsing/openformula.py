"""Formulas as an .ods writes them (`of:=[.B2]*[$Invoer.E4]`) in the notation of an .xlsx (`=B2*Invoer!E4`)."""

from __future__ import annotations

import re

_LONGEST = 65_536  # of a formula in LibreOffice
_START = re.compile(r"(?:([a-z]+):)?=?")
_EXCEL = "msoxl"
_QUOTED = r"'(?:[^']|'')*+'"
# Text; a reference in brackets; an inline array; separators; makers before the names of functions.
_TOKEN = re.compile(
    rf"""("[^"]*+")|(\[(?:{_QUOTED}|[^\[\]'])*+\])|([{{}}])|([;|~!])"""
    r"|\b(?:COM\.MICROSOFT|ORG\.LIBREOFFICE|ORG\.OPENOFFICE|LEGACY)\."
)
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}|\$?[A-Z]{1,3}|\$?[0-9]{1,7}"
_PLACE = rf"(?:({_QUOTED})#)?(?:\$?({_QUOTED}|[^.'#\[\]:$ ]+))?\.({_CELL})"
_REFERENCE = re.compile(rf"\[{_PLACE}(?::{_PLACE})?\]")
_WHOLE_COLUMNS = re.compile(r"(\$?[A-Z]{1,3})\$?1:(\$?[A-Z]{1,3})\$?1048576")
_PLAIN_SHEET = re.compile(r"(?![A-Za-z]{1,3}[0-9]+\Z|[RrCc][0-9]*\Z)[^\W\d][\w.]*")
_OUTSIDE, _INSIDE = {";": ",", "~": ",", "!": " "}, {";": ",", "|": ";"}


def excel_formula(text: str) -> str:
    """Return a formula in the notation of an .xlsx, with `=`; what cannot be translated stays as it is."""
    start = _START.match(text)
    assert start is not None  # it can be empty
    body = text[start.end() :]
    if start[1] == _EXCEL or len(body) > _LONGEST:
        return f"={body}"
    inside = False
    pieces = ["="]
    position = 0
    for token in _TOKEN.finditer(body):
        pieces.append(body[position : token.start()])
        position = token.end()
        string, reference, brace, separator = token.groups()
        inside = brace == "{" if brace else inside
        translated = excel_reference(reference) if reference else string or brace
        pieces.append(translated or (_INSIDE if inside else _OUTSIDE).get(separator, separator or ""))
    return "".join((*pieces, body[position:]))


def excel_reference(text: str) -> str:
    """Return what stands between brackets: `[$Invoer.B2:.B9]` is `Invoer!B2:B9`; the column of a table stays."""
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return "#REF!" if "#REF!" in text else text
    file, sheet, first, _, last_sheet, last = found.groups()
    cells = first if last is None else _WHOLE_COLUMNS.sub(r"\1:\2", f"{first}:{last}")
    names = [_unquoted(name) for name in (sheet, last_sheet) if name]
    if not names:
        return cells
    if file:
        names[0] = f"[{_unquoted(file).rpartition('/')[2]}]{names[0]}"
    return f"{_sheet(':'.join(dict.fromkeys(names)))}!{cells}"


def _unquoted(name: str) -> str:
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _sheet(name: str) -> str:
    escaped = name.replace("'", "''")
    return name if _PLAIN_SHEET.fullmatch(name) else f"'{escaped}'"
