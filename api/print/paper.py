"""What goes on paper: a title, what it says in short, and sections with text, a table or a picture. All of it is text.

Figures come in as they are to be read; nothing here or behind it rounds or writes a number.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its heading, whether it holds figures, and its width beside the others (0: as wide as it needs)."""

    label: str
    figures: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class PaperBar:
    """A bar beside a row, from a share of the width to another: a picture of the figure in the row."""

    start: str
    width: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table. `strong` are the rows that sum others, `inside` those that say what a row above them is made of."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    note: str = ""
    strong: tuple[int, ...] = ()
    inside: tuple[int, ...] = ()
    bars: tuple[PaperBar, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture as SVG, with what it shows in words."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A part with a heading; `level` 0 continues the part before. `code` is text to be copied letter by letter."""

    title: str = ""
    level: int = 1
    text: tuple[str, ...] = ()
    grid: PaperTable | None = None
    code: tuple[str, ...] = ()
    picture: PaperPicture | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside a PDF: the data that the paper was made from."""

    name: str
    content: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. `kind` says above the title what it is, `mark` below it what a reader must know first.

    `is_sheet` asks for one sheet, with smaller letters.
    """

    kind: str
    title: str
    lead: str
    sections: tuple[PaperSection, ...]
    on: date
    facts: tuple[tuple[str, str], ...] = ()
    mark: str = ""
    attachments: tuple[Attachment, ...] = ()
    is_sheet: bool = False
