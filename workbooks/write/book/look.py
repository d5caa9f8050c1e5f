"""How our sheets look: one accent colour, quiet lines, and cells to fill in that are easy to tell apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from tarief.core.units import EURO, MINUS, Unit

ACCENT = "1B5E70"
INK = "22313A"
SOFT = "5F6F77"
TINT = "E6F0F2"
INPUT = "FFF8E1"
LINE = "CBD8DC"
WARNING = "B3402A"
FONT = "Calibri"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one cell. `below` is the colour of the line under it, `box` of a line around it."""

    size: int = 10
    bold: bool = False
    italic: bool = False
    colour: str = INK
    fill: str = ""
    across: str = "left"
    down: str = "center"
    wrap: bool = False
    indent: int = 0
    below: str = ""
    box: str = ""
    number_format: str = "General"
    unlocked: bool = False

    def but(self, **changes: object) -> Style:
        """Return the same style with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def dress(self, cell: Cell) -> None:
        """Give a cell this look."""
        cell.font = _font(self.size, self.colour, self.bold, self.italic)
        cell.alignment = _alignment(self.across, self.down, self.indent, self.wrap)
        cell.number_format = with_minus(with_decimals(self.number_format))
        if self.fill:
            cell.fill = _fill(self.fill)
        if self.box or self.below:
            cell.border = _border(self.box, self.below)
        if self.unlocked:
            cell.protection = _UNLOCKED


# What a look consists of is made once: of openpyxl each takes as long as a hundred cells.
_UNLOCKED = Protection(locked=False)


@cache
def _font(size: int, colour: str, bold: bool, italic: bool) -> Font:
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=colour)


@cache
def _alignment(across: str, down: str, indent: int, wrap: bool) -> Alignment:
    return Alignment(horizontal=across, vertical=down, wrap_text=wrap, indent=indent)


@cache
def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour)


@cache
def _border(box: str, below: str) -> Border:
    # No line on top: the line under the cell above is that line, a heading's included.
    around = Side("thin", color=box) if box else Side()
    under = Side("thin", color=below) if below else around
    return Border(left=around, right=around, bottom=under)


#: Decimals that are there only where the number is not whole.
_MAYBE = re.compile(r"\.(#+)")


@cache
def may_be_whole(number_format: str) -> int:
    """Return how many decimals a format has that a whole number does without; 0 where it has none of those."""
    found = _MAYBE.search(number_format)
    return len(found[1]) if found else 0


def with_decimals(number_format: str) -> str:
    """Return a format that shows its decimals always: `#,##0.##` would leave a point behind a whole number."""
    return _MAYBE.sub(lambda found: "." + "0" * len(found[1]), number_format)


def of_whole(number_format: str) -> str:
    """Return the format of a whole number where decimals may be left out."""
    return with_minus(_MAYBE.sub("", number_format))


@cache
def with_minus(number_format: str) -> str:
    """Return a number format with the minus that our texts have, before the sign of the currency."""
    above, *rest = number_format.split(";")
    if not set("0#") & set(above):
        return number_format
    below = rest[0] if rest else f"-{above}"
    return ";".join([above, below.replace("-", f"\\{MINUS}", 1), *rest[1:]])


def big_format(unit: Unit) -> str:
    """Return the format of a price by itself, with its currency."""
    currency = unit.currency.replace('"', "")
    sign = "[$€-413] " if currency == EURO.currency else f'"{currency} "' if currency else ""
    return f"{sign}{unit.cell_format}"


def signed(unit: Unit) -> str:
    """Return the format of a difference: with its sign, and a dash for none."""
    shown = unit.cell_format + ('"-punt"' if unit.percent else "")
    return f'+{shown};-{shown};"–"'


TEXT = Style(wrap=True, below=LINE, indent=1)
PLAIN = Style()
NOTE = Style(size=9, colour=SOFT, wrap=True, below=LINE, indent=1)
TITLE = Style(size=20, bold=True, colour=ACCENT)
SUBTITLE = Style(size=11, colour=SOFT)
HEADING = Style(size=12, bold=True, colour=ACCENT, below=ACCENT)
COLUMNS = Style(size=9, bold=True, colour="FFFFFF", fill=ACCENT, wrap=True, indent=1)
CENTRED, RIGHT = COLUMNS.but(across="center", indent=0), COLUMNS.but(across="right")
TOTAL = Style(bold=True, fill=TINT, below=ACCENT, indent=1)
FIGURE = Style(across="right", below=LINE, indent=1)
FILL_IN = Style(fill=INPUT, box=LINE, unlocked=True, wrap=True, indent=1)
TOTAL_FIGURE = TOTAL.but(across="right", number_format="#,##0.00")
BIG = Style(size=26, bold=True, colour=ACCENT)
