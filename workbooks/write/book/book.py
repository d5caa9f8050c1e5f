"""A workbook being written: text that stays text, exact numbers, formulas with their value, names, print layout."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, Literal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import column_index_from_string, get_column_letter, quote_sheetname
from openpyxl.utils.cell import rows_from_range
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.write.book.block import Block, BlockColumn, Filled, WorkedCell, digits, rows_as_xml
from workbooks.write.book.cells import CellsOfSheet, LooksOfBook
from workbooks.write.book.heights import LOWEST, Wrapped, fit, height_for, width_of
from workbooks.write.book.look import CENTRED, COLUMNS, HEADING, PLAIN, SUBTITLE, TITLE, TOTAL, Style, may_be_whole
from workbooks.write.book.package import finish, parts_of
from workbooks.write.book.whole import show_whole

#: Where a workbook goes: a path, or a stream for a download.
Target = Path | BinaryIO

#: The day before the first of a spreadsheet, which counts one day too many in 1900.
_EPOCH = date(1899, 12, 30)
_MAXIMUM_TEXT = 32_000


class NewBook:
    """A workbook; sheets are made in the order in which they are shown."""

    def __init__(self, title: str) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.properties.creator = "tarief"
        self.workbook.properties.title = _legible(title)
        self.sheets: list[NewSheet] = []
        self._looks = LooksOfBook()

    def sheet(self, title: str, *, state: Literal["visible", "hidden", "veryHidden"] = "visible") -> NewSheet:
        """Add a sheet."""
        made = NewSheet(self.workbook.create_sheet(title), self._looks)
        made.raw.sheet_state = state
        self.sheets.append(made)
        return made

    def name(self, key: str, sheet: NewSheet, area: str, *, local: bool = False) -> None:
        """Give a cell or an area of a sheet a name that formulas can use; a `local` one only on that sheet."""
        first, _, last = area.partition(":")
        corners = [_absolute(corner) for corner in (first, last) if corner]
        text = f"{quote_sheetname(sheet.title)}!{':'.join(corners)}"
        names = sheet.raw.defined_names if local else self.workbook.defined_names
        names[key] = DefinedName(key, attr_text=text)

    def mark(self, name: str, text: str) -> None:
        """Say something about the file in its own properties, where a program finds it."""
        properties = self.workbook.custom_doc_props  # type: ignore[attr-defined]
        properties.append(StringProperty(name=name, value=_legible(text)))

    def content(self) -> bytes:
        """Return the file: the same bytes whenever the same is written."""
        numbers = dict[str, int]()
        for sheet in self.sheets:
            sheet.cells.heights = fit(sheet.raw, sheet.wrapped)
            show_whole(sheet.raw, sheet.counts, numbers)
        return finish(parts_of(self.workbook), [(sheet.cells, sheet.block) for sheet in self.sheets])

    def save(self, target: Target) -> None:
        """Write the file; nothing is written when the workbook cannot be made."""
        content = self.content()
        if isinstance(target, Path):
            target.write_bytes(content)
        else:
            target.write(content)


class NewSheet:
    """One sheet being written; every value passes through here."""

    def __init__(self, raw: Worksheet, looks: LooksOfBook) -> None:
        self.raw, self._looks = raw, looks
        self.cells = CellsOfSheet(raw, looks)
        self._numbers: dict[str, Decimal] = {}
        self.wrapped: list[Wrapped] = []
        self.counts: dict[str, str] = {}
        self.block: Block | None = None

    @property
    def title(self) -> str:
        """The title on the tab."""
        return self.raw.title

    def text(self, at: str, text: str, style: Style = PLAIN) -> None:
        """Write text that can never become a formula."""
        shown = _legible(text)
        self.style(at, style, shown or None)
        if shown and style.wrap:
            self.wrapped.append(Wrapped(at, shown, style.size))

    def stored(self, at: str) -> Decimal:
        """Return the number in a cell as the file keeps it."""
        return Decimal(digits(self._numbers[at]))

    def texts(self, row: int, style: Style, **texts: str) -> None:
        """Write texts of one look in a row, by column."""
        for column, text in texts.items():
            self.text(f"{column}{row}", text, style)

    def number(self, at: str, value: Decimal, style: Style = PLAIN) -> None:
        """Write an exact number."""
        self.style(at, style, value)
        self._numbers[at] = value

    def maybe(self, at: str, value: Decimal | None, given: Style, empty: Style | None = None) -> None:
        """Write a number, or leave the cell empty."""
        if value is None:
            self.style(at, empty or given)
        else:
            self.number(at, value, given)

    def day(self, at: str, day: date, style: Style = PLAIN) -> None:
        """Write a date."""
        self.style(at, style.but(number_format="dd-mm-yyyy"), Decimal((day - _EPOCH).days))

    def formula(self, at: str, formula: str, value: Decimal | str, style: Style = PLAIN) -> None:
        """Write a formula (without `=`) and the value it has now."""
        self.style(at, style, WorkedCell(formula, value))
        if isinstance(value, Decimal):
            self._numbers[at] = value

    def rows(self, first: int, looks: Mapping[str, Style], rows: Sequence[Sequence[Filled]]) -> None:
        """Write the last rows of a sheet, all with these looks by column; the widths must be known by then."""
        columns = [
            BlockColumn(letters, self._look(style), self._look(style, quoted=True)) for letters, style in looks.items()
        ]
        wrapped = [
            (number, style.size, width_of(self.raw, letters))
            for number, (letters, style) in enumerate(looks.items())
            if style.wrap
        ]
        rows = [[_legible(each) if isinstance(each, str) else each for each in row] for row in rows]
        heights = [max((height_for(row[at], size, wide) for at, size, wide in wrapped), default=LOWEST) for row in rows]
        last = first + len(rows) - 1
        self.counts |= {
            f"{letters}{first}:{letters}{last}": style.number_format
            for letters, style in looks.items()
            if may_be_whole(style.number_format)
        }
        content = "".join(rows_as_xml(first, columns, rows, heights)).encode()
        self.block = Block(f"B1:{[*looks][-1]}{last}", content)

    def _look(self, style: Style, *, quoted: bool = False) -> int:
        return self._looks.number(self.raw, style, quoted=quoted)

    def style(self, at: str, style: Style, filled: Filled = None) -> None:
        """Give a cell its look, and what stands in it."""
        letters = at.rstrip("0123456789")
        self.cells.put(int(at[len(letters) :]), column_index_from_string(letters), style, filled)
        self._count(at, style)

    def merge(self, area: str, style: Style) -> None:
        """Make one cell of an area, with one look."""
        self.band(area, style)
        # Not `merge_cells`: that works out the borders, which every cell here has already.
        self.raw.merged_cells.add(area)

    def spread(self, area: str, text: str, style: Style) -> None:
        """Write text over an area as in one cell."""
        self.merge(area, style)
        self.text(area.partition(":")[0], text, style)

    def top(self, title: str, below: str, last: str = "") -> None:
        """Write the title of the sheet and what is said under it, folded over the columns up to `last` if given."""
        self.text("B1", title, TITLE)
        self.raw.row_dimensions[1].height = 30
        if last:
            self.spread(f"B2:{last}2", below, SUBTITLE.but(wrap=True, down="top"))
        else:
            self.text("B2", below, SUBTITLE)

    def heading(self, row: int, last: str, text: str) -> int:
        """Write a heading over the columns up to `last`; return the row after it."""
        self.bar(row, last, text, HEADING)
        self.raw.row_dimensions[row].height = 22
        return row + 1

    def bar(self, row: int, last: str, text: str, style: Style = TOTAL) -> None:
        """Write a text at the start of a row that has one look up to the column `last`."""
        self.band(f"B{row}:{last}{row}", style)
        self.text(f"B{row}", text, style)

    def heads(self, row: int, labels: Iterable[str], figures: Collection[str] = "", style: Style = CENTRED) -> None:
        """Name the columns from B on; the columns of figures by a style of their own."""
        for number, label in enumerate(labels, 2):
            column = get_column_letter(number)
            self.text(f"{column}{row}", label, style if column in figures else COLUMNS)

    def band(self, area: str, style: Style) -> None:
        """Give every cell of an area the same look."""
        for row in rows_from_range(area):
            for at in row:
                self.style(at, style)

    def _count(self, at: str, style: Style) -> None:
        """Keep in mind which cells may hold a whole number."""
        if may_be_whole(style.number_format):
            self.counts[at] = style.number_format
        else:
            self.counts.pop(at, None)

    def widths(self, widths: Mapping[str, float]) -> None:
        """Set the widths of columns, in characters."""
        for column, width in widths.items():
            self.raw.column_dimensions[column].width = width

    def protect(self) -> None:
        """Lock what is not to be filled in; layout stays free."""
        protection = self.raw.protection
        protection.sheet = True
        protection.formatCells = protection.formatColumns = protection.formatRows = False
        protection.insertRows = False

    def hide(self, column: str) -> None:
        """Hide a column that other columns are worked out with."""
        self.raw.column_dimensions[column].hidden = True
        self.raw.column_dimensions[column].outlineLevel = 1

    def printed(self, *, landscape: bool, area: str = "", titles: str = "", footer: str = "") -> None:
        """Lay out for A4: fit to the width, page numbers, `titles` (`8:8`) repeated on every page."""
        raw = self.raw
        raw.sheet_view.showGridLines = False
        raw.sheet_format.defaultRowHeight, raw.sheet_format.customHeight = LOWEST, True
        raw.page_setup.orientation = "landscape" if landscape else "portrait"
        raw.page_setup.paperSize = 9
        raw.page_setup.fitToWidth, raw.page_setup.fitToHeight = 1, 0
        raw.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = raw.page_margins
        margins.left = margins.right = 0.5
        margins.top = margins.bottom = 0.7
        raw.print_options.horizontalCentered = True
        if area:
            raw.print_area = area
        if titles:
            raw.print_title_rows = titles
        foot = raw.oddFooter
        assert foot is not None
        assert foot.left is not None and foot.center is not None and foot.right is not None
        foot.left.text, foot.center.text, foot.right.text = _literal(footer), "&A", "Pagina &P van &N"


def _legible(text: str) -> str:
    """Leave out control characters, which a workbook cannot hold, and what is too long for a cell."""
    legible = text if text.isprintable() else ILLEGAL_CHARACTERS_RE.sub("", text)
    return legible[:_MAXIMUM_TEXT]


def _literal(text: str) -> str:
    """In a footer an ampersand is a code; doubled it is an ampersand."""
    return _legible(text).replace("&", "&&")[:80]


def _absolute(corner: str) -> str:
    letters = corner.rstrip("0123456789")
    return f"${letters}${corner[len(letters) :]}"
