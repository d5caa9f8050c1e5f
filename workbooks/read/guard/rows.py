"""The rows of a worksheet as nearly every program writes them, told apart from the rest of its part.

They hold known elements, in one way, with plain attributes and text: well-formed by what they look like, so that they
are counted without the parser of XML. All else goes through the parser.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

_START, _END, _LAST = b"<sheetData>", b"</sheetData>", b"</row>"
#: Bytes without the end of a row that are kept.
_MOST = 256 * 1024
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml [^?<>]*encoding=["'](?!(?i:utf-8)["'])""")

_ATTRIBUTES = rb'(?: [A-Za-z][A-Za-z0-9:]*+="[^"<>&]*+")*+'
_TEXT = rb"[^<>]*+"
_CELL = (
    rb'<c r="[A-Z]{1,2}[1-9][0-9]{0,5}"(?: s="[0-9]+")?+(?: t="[A-Za-z]+")?+ ?+(?:/>|>'
    rb"(?:<f%(attributes)b ?+(?:/>|>%(text)b</f>))?+"
    rb'(?:<v>%(text)b</v>|<is><t(?: xml:space="preserve")?+>%(text)b</t></is>)?+</c>)'
)
_ROW = rb'\s*+<row r="[1-9][0-9]{0,5}"%(attributes)b ?+(?:/>|>(?:' + _CELL + rb")*+</row>)"
_ROWS = re.compile((rb"(?:" + _ROW + rb")*+") % {b"attributes": _ATTRIBUTES, b"text": _TEXT})
#: How a cell starts in which something stands: in no text, since that holds no `>`.
_FILLED = (b'"><v>', b'"><f', b'"><is>')
_HEAD, _NUMBER = re.compile(rb"<(?:row|f) ([^<>]*)"), re.compile(rb"[0-9]+")
#: The name of an attribute, with its value: so that no name is looked for in a value, at each of its letters anew.
_NAME = re.compile(rb'(?<![A-Za-z:])([A-Za-z:]++)="[^"]*+')
_ADDRESS = re.compile(rb'<(?:c|row) r="([A-Z]*)([0-9]+)"')
_REFERENCE, _KNOWN = re.compile(rb"&[^;&<>]*+;?"), {b"&lt;", b"&gt;", b"&quot;", b"&apos;", b"&amp;"}
#: What is no character of XML.
_NONE = bytes(each for each in range(32) if each not in b"\t\n\r")
_UNUSED = ("\ufffe", "\uffff")
#: Elements within one another in a row, itself included.
DEPTH = 4


@dataclass(frozen=True, slots=True)
class CountedRows:
    """What some rows hold: elements, cells with something in them and without, and the address of the last cell.

    Without letters where the last row has no cells.
    """

    elements: int
    filled: int
    empty: int
    letters: str
    row: int


def told_apart(pieces: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Yield a part from start to end, in pieces that are whole rows (True) and pieces that may be anything."""
    left = iter(pieces)
    before, start, carried = next(left, b"").partition(_START)
    yield False, before + start
    more = bool(start) and b"<!" not in before and before.count(b"<?") < 2 and not _DECLARED.match(before)
    for piece in chain((b"",), left):
        carried += piece
        more = more and not (b"<!" in carried or b"<?" in carried)
        if more:
            end = carried.find(_END)
            cut = carried.rfind(_LAST, 0, end if end >= 0 else len(carried))
            if cut >= 0:
                yield True, carried[: cut + len(_LAST)]
                carried = carried[cut + len(_LAST) :]
            more = end < 0 and len(carried) < _MOST
        if not more:
            yield False, carried
            carried = b""
    yield False, carried


def one_by_one(rows: bytes) -> Iterator[bytes]:
    """Yield each row."""
    return (row + _LAST for row in rows.split(_LAST)[:-1])


def counted(rows: bytes) -> CountedRows | None:
    """Return what rows hold; None where they are not written as we know them."""
    if _ROWS.fullmatch(rows) is None or not _is_sound(rows):
        return None
    cells, filled = rows.count(b"<c "), sum(map(rows.count, _FILLED))
    last = _ADDRESS.match(rows, max(rows.rfind(b"<c "), rows.rfind(b"<row ")))
    letters, row = (last[1].decode(), int(last[2])) if last else ("", 0)
    return CountedRows(rows.count(b"<") - rows.count(b"</"), filled, cells - filled, letters, row)


def _is_sound(rows: bytes) -> bool:
    """Tell whether what the pattern leaves open is as XML has it: characters, references, each attribute once."""
    try:
        text = rows.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if len(rows.translate(None, _NONE)) < len(rows) or any(each in text for each in _UNUSED):
        return False
    if b"&" in rows and not set(_REFERENCE.findall(rows)) <= _KNOWN:
        return False
    heads = set(_NUMBER.sub(b"", b"<".join(_HEAD.findall(rows))).split(b"<"))
    names = [_NAME.findall(head) for head in heads]
    return all(len(each) == len({*each, b"sqref"}) - 1 for each in names)
