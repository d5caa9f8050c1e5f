"""Files of which one to three things inside are other than they were; the container around them stays a good one."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from xml.sax.saxutils import escape, unescape

from tests.fuzz.values import FORMULAS, other_number, other_text
from tests.hostile.packing import zipped

_TEXT = re.compile(r"(<(?:\w+:)?(?:t|v|f|p|formula1|definedName|text)(?: [^<>]*)?>)([^<]*)(?=<)")
_ATTRIBUTE = re.compile(
    r'( (?:r|s|t|ref|numFmtId|formatCode|Target|Type|Id|r:id|name|count|min|max|sqref|state)=")([^"]*)"'
)
_ELEMENT = re.compile(
    r"<(c|row|xf|si|Relationship|numFmt|col|mergeCell|sheet|definedName)\b[^<>]*?(?:/>|>.*?</\1>)", re.DOTALL
)
_CLARK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Change = Callable[[Random, str], str]


def other_workbook(random: Random, content: bytes) -> bytes:
    """The workbook with another text, formula, number, style, shared string or relation in some places."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = [name for name in parts if name.endswith((".xml", ".rels")) and parts[name][:100].lstrip()[:1] == b"<"]
    cells = [name for name in texts if "sheet" in name.lower() or "strings" in name.lower()]
    for _ in range(random.randrange(1, 4)):
        name = random.choice(cells if cells and random.randrange(4) else texts)
        text = parts[name].decode("utf-8")
        parts[name] = random.choice(_CHANGES)(random, text).encode("utf-8", "replace")
    return zipped(parts)


def other_lines(random: Random, content: bytes) -> bytes:
    """The delimited text with other cells."""
    lines = content.decode("utf-8-sig").splitlines()
    for _ in range(random.randrange(1, 4)):
        row = random.randrange(len(lines))
        cells = re.split("([;,\t])", lines[row])
        at = random.randrange(len(cells))
        cells[at] = other_text(random, cells[at])
        lines[row] = "".join(cells)
    return "\n".join(lines).encode("utf-8", "replace")


def _one(random: Random, matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    return random.choice(matches) if matches else None


def _text_changed(random: Random, text: str) -> str:
    if (match := _one(random, [*_TEXT.finditer(text)])) is None:
        return text
    head, old = match.group(1), unescape(match.group(2))
    if re.match(r"<(\w+:)?f\b", head):
        new = random.choice(FORMULAS)
    elif re.match(r"<(\w+:)?v\b", head):
        new = other_number(random, old)
    else:
        new = other_text(random, old)
    return _put(text, match.start(2), match.end(2), new)


def _attribute_changed(random: Random, text: str) -> str:
    if (match := _one(random, [*_ATTRIBUTE.finditer(text)])) is None:
        return text
    others = [other.group(2) for other in _ATTRIBUTE.finditer(text) if other.group(1) == match.group(1)]
    new = random.choice((random.choice(others), random.choice(("0", "99", "-1", "", "n", "str", "A1", "XFD9", "rId9"))))
    return _put(text, match.start(2), match.end(2), unescape(new))


def _formula_set(random: Random, text: str) -> str:
    """Put a formula where a value stood."""
    if (match := _one(random, [*re.finditer(r"<v>", text)])) is None:
        return text
    formula = escape(random.choice(FORMULAS))
    return f"{text[: match.start()]}<f>{formula}</f>{text[match.start() :]}"


def _element_moved(random: Random, text: str) -> str:
    """Leave an element out, or have it twice, or have another one in its place."""
    matches = [*_ELEMENT.finditer(text)]
    if (match := _one(random, matches)) is None:
        return text
    same = [other.group() for other in matches if other.group(1) == match.group(1)]
    new = random.choice(("", match.group() * 2, random.choice(same)))
    return text[: match.start()] + new + text[match.end() :]


def _put(text: str, start: int, end: int, new: str) -> str:
    inside = escape(_CLARK.sub("?", new), {'"': "&quot;"})
    return text[:start] + inside + text[end:]


_CHANGES: tuple[Change, ...] = (
    _text_changed,
    _text_changed,
    _text_changed,
    _attribute_changed,
    _formula_set,
    _element_moved,
)
