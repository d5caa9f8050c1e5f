"""Paper as PDF, by typst: to be kept for long (PDF/A-3a), readable by a screen reader (PDF/UA-1), the same bytes twice.

The letters are those that typst brings; fonts of the machine would make another file of the same agreement.
"""

import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final, Literal

from api.print.paper import Paper, PaperSection

_TEMPLATE: Final = Path(__file__).with_name("papier.typ")
_STANDARDS: Final[list[Literal["a-3a", "ua-1"]]] = ["a-3a", "ua-1"]
_LETTERS: Final = 'font-family="Libertinus Serif"'
_FAMILY: Final = re.compile(r'font-family="[^"]*"')


def pdf_of(paper: Paper) -> bytes:
    """Return the paper as PDF; takes some tens of milliseconds."""
    import typst

    sections = tuple(map(_in_own_letters, paper.sections))
    written = json.dumps(asdict(replace(paper, sections=sections)), ensure_ascii=False, default=str)
    return typst.compile(
        str(_TEMPLATE),
        format="pdf",
        sys_inputs={"papier": written},
        pdf_standards=[*_STANDARDS],
        ignore_system_fonts=True,
    )


def _in_own_letters(section: PaperSection) -> PaperSection:
    """A section with its picture in the letters of the page: those that a picture asks for are drawn as others."""
    if section.picture is None:
        return section
    return replace(section, picture=replace(section.picture, svg=_FAMILY.sub(_LETTERS, section.picture.svg)))
