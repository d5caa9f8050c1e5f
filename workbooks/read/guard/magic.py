"""What a file is, by its first bytes; for everything that is not a spreadsheet its own sentence."""

import re
from pathlib import PurePosixPath

from workbooks.read.guard.problems import Fault

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_KINDS = {".csv": "csv", ".txt": "csv", ".tsv": "tsv", ".tab": "tsv"}

#: How a workbook begins that Excel 2, 3, 4 or 5 saved as bare records: the version, and how long that record is, which
#: other programs make longer.
_OLD = tuple(bytes((9, version, length, 0)) for version in (0, 2, 4, 8) for length in (4, 6, 8))
_OTHER = (
    (b"%PDF", "een PDF"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
    (b"\x1f\x8b", "een ingepakt bestand"),
)
_SHEET_FROM = "Stuur het werkboek waar dit van gemaakt is (.xlsx)."
_SAVE_AS = "Open het in Excel of LibreOffice en bewaar het als Excel-werkboek (.xlsx)."
_TOO_OLD = "Dit is een werkblad van een heel oude Excel (versie 2 tot en met 5); dat kan niet gelezen worden."
_OPEN_OLD = "Open het in LibreOffice (nieuwe versies van Excel weigeren het) en bewaar het als Excel-werkboek (.xlsx)."
_UNPACK = "Pak het uit en stuur het werkboek dat erin zit."
_HTML = re.compile(rb"<(!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)
_XML_SHEET = (b"urn:schemas-microsoft-com:office:spreadsheet", b"opendocument.spreadsheet")
#: How a text begins of which each character takes two bytes, the low one first or last, as some programs leave out.
_LOW_FIRST, _LOW_LAST = b"\xff\xfe", b"\xfe\xff"
#: Of nearly all characters of such a text the high byte is nothing, and of next to none the low one.
_NEARLY, _SAMPLE = 10, 4096


def family(content: bytes, name: str) -> str:
    """Return `zip`, `ole`, `csv` or `tsv`; raises `Fault` for everything that cannot be a spreadsheet."""
    if not content:
        raise Fault("leeg_bestand")
    if content.startswith(ZIP):
        return "zip"
    if content.startswith(OLE):
        return "ole"
    if content.startswith(_OLD):
        raise Fault("geen_werkboek", _TOO_OLD, _OPEN_OLD)
    for start, what in _OTHER:
        if content.startswith(start):
            raise Fault(
                "geen_werkboek", f"Dit is {what}, geen werkboek.", _UNPACK if "ingepakt" in what else _SHEET_FROM
            )
    _refuse_markup(content[:4096])
    return _text(content, name)


def _refuse_markup(head: bytes) -> None:
    """Pages and XML files that some programs save under the name of a spreadsheet."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if any(mark in head for mark in _XML_SHEET):
        raise Fault("geen_werkboek", "Dit is een werkboek in een oude XML-vorm.", _SAVE_AS)
    if start.startswith(b"<") and _HTML.search(head):
        text = "Dit is een webpagina (HTML), geen werkboek, ook als de naam op .xls of .xlsx eindigt."
        raise Fault("geen_werkboek", text, _SAVE_AS)
    if start.startswith(b"<?xml"):
        raise Fault("geen_werkboek", "Dit is een XML-bestand, geen werkboek.", _SHEET_FROM)


def _text(content: bytes, name: str) -> str:
    """Text is a spreadsheet only when its name says so: any file can look like text."""
    kind = TEXT_KINDS.get(PurePosixPath(name.casefold()).suffix)
    if b"\0" in content and not with_mark(content).startswith((_LOW_FIRST, _LOW_LAST)):
        text = "Dit is geen werkboek, of het is zwaar beschadigd."
        raise Fault("geen_werkboek", "Dit is geen tekstbestand met cijfers." if kind else text)
    if kind is not None:
        return kind
    if b";" in content[:4096] or b"\t" in content[:4096] or b"," in content[:4096]:
        advice = "Geef het bestand een naam op .csv, of open het in Excel en bewaar het als Excel-werkboek (.xlsx)."
        raise Fault("geen_werkboek", "Dit lijkt een tekstbestand met cijfers (CSV), geen Excel-werkboek.", advice)
    raise Fault("geen_werkboek")


def with_mark(content: bytes) -> bytes:
    """Return a text that takes two bytes for each character with the mark that says so; anything else as it is."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or not sample or content.startswith((_LOW_FIRST, _LOW_LAST)):
        return content
    first, second = (sample[start::2].count(0) for start in (0, 1))
    characters = len(sample) // 2
    for mark, high, low in ((_LOW_FIRST, second, first), (_LOW_LAST, first, second)):
        if _NEARLY * (characters - high) <= characters and _NEARLY * low <= characters:
            return mark + content
    return content
