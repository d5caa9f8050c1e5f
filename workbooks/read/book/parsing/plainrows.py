"""Rows as nearly every program writes them, taken from the text of a sheet at once.

Only what can be read in one way: every cell with its address, its attributes in plain characters, at most one formula
and one value or text. The rest of a sheet goes through the parser of XML.
"""

from __future__ import annotations

import re
from operator import itemgetter

_START, _END = "<sheetData>", "</sheetData>"
#: How a row ends.
LAST = "</row>"
#: What starts another text in which a row would be no row, and line ends that the parser of XML changes.
_ODD = ("!", "<!"), ("?", "<?"), ("\r", "\r")
#: What is no character of XML; these are left to the parser, which refuses them.
_NONE = bytes(each for each in range(32) if each not in b"\t\n\r")
_UNUSED = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_DECLARED = re.compile(r"""\ufeff?<\?xml [^?<>]*encoding=["'](?!(?i:utf-8)["'])""")

_ATTRIBUTES = r'((?: [A-Za-z0-9:]+="[^"<>&\t\n]*")*+)'
_TEXT = r"([^<>]*+)"
#: Rows without cells before it may be tried again: else the first releases of Python 3.11 find no row at all.
_ROW = re.compile(rf"\s*+(?:<row{_ATTRIBUTES} ?/>\s*+)*<row{_ATTRIBUTES} ?>")
_CELL = re.compile(
    rf'(<c r="([A-Z]{{1,3}})([1-9][0-9]{{0,6}})"{_ATTRIBUTES} ?(?:/>|>'
    rf"(?:<f{_ATTRIBUTES} ?(?:/>|>{_TEXT}</f>))?+"
    rf'(?:<v>{_TEXT}</v>|<v ?/>|<is><t(?: xml:space="preserve")?>{_TEXT}</t></is>)?+</c>))'
)
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_WHOLE = itemgetter(0)
_REFERENCE, _KNOWN = re.compile("&[^;]*+;?"), {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


#: A cell as text: as it is written, letters and digits of its address, its attributes, those of its formula, the
#: formula, the value, the text in the cell itself.
PlainCell = tuple[str, str, str, str, str, str, str, str]


def parts(content: bytes) -> tuple[str, list[str], str] | None:
    """Return what comes before the rows, each row without its end, and what comes after; None where that is not clear.

    `content` is well-formed, which the guard has seen.
    """
    if len(content.translate(None, _NONE)) < len(content) or any(each in content for each in _UNUSED):
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    before, start, rest = text.partition(_START)
    inside, end, after = rest.partition(_END)
    odd = not start or not end or _DECLARED.match(before) or before.count("<?") > 1 or _START in after
    if odd or "<!" in before or any(mark in inside and each in inside for mark, each in _ODD):
        return None
    *rows, rest = inside.split(LAST)
    return before + start, rows, rest + end + after


def plain_row(text: str) -> tuple[dict[str, str], list[PlainCell]] | None:
    """Return the attributes and cells of a row (without its end) that tells its number.

    None where it is written in another way.
    """
    head = _ROW.match(text)
    if head is None or ' r="' not in head[2]:
        return None
    cells = _CELL.findall(text, head.end())
    if sum(map(len, map(_WHOLE, cells))) != len(text) - head.end():
        return None
    if "&" in text:
        if not _KNOWN.keys() >= set(_REFERENCE.findall(text)):
            return None
        cells = [(*cell[:5], *map(_plain, cell[5:])) for cell in cells]
    return attributes_of(head[2]), cells


def _plain(text: str) -> str:
    return _REFERENCE.sub(lambda found: _KNOWN[found[0]], text) if "&" in text else text


def attributes_of(text: str) -> dict[str, str]:
    """Return attributes by name."""
    return dict(_ATTRIBUTE.findall(text))
