"""Paper as PDF, by typst: to be kept for long (PDF/A-3a), readable by a screen reader (PDF/UA-1), the same bytes twice.

The letters are those that typst brings; fonts of the machine would make another file of the same agreement.
"""

import json
import re
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from textwrap import shorten
from typing import Any, Final, Literal

from api.print.letters import INSTEAD, TOLD, in_print
from api.print.paper import Paper, PaperSection

#: The media type of what is made here.
PDF: Final = "application/pdf"
_TEMPLATE: Final = Path(__file__).with_name("papier.typ")
_STANDARDS: Final[list[Literal["a-3a", "ua-1"]]] = ["a-3a", "ua-1"]
_LETTERS: Final = 'font-family="Libertinus Serif"'
#: What stands above other text, or is read out in its place: there, and not longer than so many letters.
_COLUMN: Final = "label"
_HEADINGS: Final = ("title", "kind", "alt", _COLUMN)
_LONGEST: Final = 300
_FAMILY: Final = re.compile(r'font-family="[^"]*"')


def pdf_of(paper: Paper) -> bytes:
    """Return the paper as PDF; the first time that takes some tens of milliseconds."""
    sections = tuple(map(_in_own_letters, paper.sections))
    shown = json.dumps(_in_print(asdict(replace(paper, sections=sections, attachments=()))), ensure_ascii=False)
    return _made(shown, json.dumps([asdict(attachment) for attachment in paper.attachments]))


@lru_cache(maxsize=8)
def _made(shown: str, attachments: str) -> bytes:
    """Make a file; the last ones are kept, since a paper is also part of the files of whoever asks for them next."""
    import typst

    return typst.compile(
        str(_TEMPLATE),
        format="pdf",
        sys_inputs={
            "papier": shown,
            "vervangen": TOLD if INSTEAD in shown else "",
            "bijlagen": attachments,
        },
        pdf_standards=[*_STANDARDS],
        ignore_system_fonts=True,
    )


def _in_print(data: Any) -> Any:
    """The same data in letters that paper can show, and days as text."""
    match data:
        case dict():
            return {key: _headed(key, item) if key in _HEADINGS else _in_print(item) for key, item in data.items()}
        case tuple() | list():
            return [_in_print(item) for item in data]
        case str() | date():
            return in_print(str(data))
    return data


def _headed(key: str, text: str) -> str:
    """A heading: one of many pages, kept with what follows or said again on each, would keep typst busy for minutes."""
    return shorten(in_print(text), _LONGEST, placeholder="…") or ("" if key == _COLUMN else "–")


def _in_own_letters(section: PaperSection) -> PaperSection:
    """A section with its picture in the letters of the page: those that a picture asks for are drawn as others."""
    if section.picture is None:
        return section
    return replace(section, picture=replace(section.picture, svg=_FAMILY.sub(_LETTERS, section.picture.svg)))
