"""Cost sheets as people make them: rows of cells in a theme, written with formulas and their outcomes.

A formula names other cells: `"={loon}*(1+{lasten})"`. Its outcome is worked out by an engine that is not ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import formualizer
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tests.tools.libreoffice import convert

_NAMED = re.compile(r"{(\w+)}")
#: When every sheet says it was made, so that a sheet that is made again is the same, byte for byte.
_MADE = datetime(2026, 11, 2, 9, 30)
EURO, WHOLE_EURO, HOURS, SHARE, NUMBER = '"€" #,##0.00', '"€" #,##0', "#,##0", "0.0%", "0.00"
#: What LibreOffice calls the kinds of files that it makes of an .xlsx.
_CONVERTED = {".ods": "ods", ".xls": "xls:MS Excel 97"}


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a text, a number or a formula; `name` is how formulas call it."""

    value: str | float
    form: str = ""
    name: str = ""
    style: str = "text"


Row = Sequence[Cell | str | float | None]


def euro(value: str | float, name: str = "") -> Cell:
    """An amount with cents."""
    return Cell(value, EURO, name)


def whole(value: str | float, name: str = "") -> Cell:
    """An amount without cents."""
    return Cell(value, WHOLE_EURO, name)


def hours(value: str | float, name: str = "") -> Cell:
    """Hours in a year."""
    return Cell(value, HOURS, name)


def share(value: str | float, name: str = "") -> Cell:
    """A percentage."""
    return Cell(value, SHARE, name)


def number(value: str | float, name: str = "") -> Cell:
    """A plain number with two decimals."""
    return Cell(value, NUMBER, name)


def title(text: str) -> list[Cell]:
    """The line on top of a tab."""
    return [Cell(text, style="title")]


def made_up(product: str = "") -> list[Cell]:
    """The line that says that nothing here is real."""
    return [Cell(f"Verzonnen voorbeeld, Voorbeeldregio{f' - {product}' if product else ''}", style="note")]


def head(*texts: str) -> list[Cell]:
    """A line above columns or a chapter."""
    return [Cell(text, style="head") for text in texts]


def note(text: str) -> Cell:
    """A remark beside a number."""
    return Cell(text, style="note")


def total(*cells: Cell | str) -> list[Cell]:
    """A line below a sum."""
    return [replace(_cell(cell), style="total") for cell in cells]


def price(*cells: Cell | str) -> list[Cell]:
    """The line that it is all about."""
    return [replace(_cell(cell), style="price") for cell in cells]


@dataclass(frozen=True)
class Theme:
    """How the sheets of one house look."""

    dark: str
    light: str
    font: str = "Calibri"


@dataclass(frozen=True)
class Tab:
    """A tab: its rows from the top, and how wide its columns are."""

    name: str
    rows: Sequence[Row]
    widths: Sequence[int] = (44, 14, 40)


@dataclass(frozen=True)
class Sheet:
    """The sheet of one provider, in the kind of file that it uses."""

    name: str
    theme: Theme
    tabs: Sequence[Tab]
    suffix: str = ".xlsx"

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}{self.suffix}"

    def write(self, folder: Path) -> Path:
        """Write it into a folder; LibreOffice makes an .ods or .xls of it."""
        path = folder / f"{self.name}.xlsx"
        self._draw(path, {})
        self._draw(path, self._outcomes(path))
        if self.suffix == ".xlsx":
            return path
        said = convert([path], folder, _CONVERTED[self.suffix])
        path.unlink()
        if not (made := folder / self.file).exists():
            raise RuntimeError(said)
        if self.suffix == ".ods":
            _without_picture(made)
        return made

    def cells(self) -> Iterator[tuple[Tab, int, int, Cell]]:
        """Give every cell with its tab, row and column, counted from 0."""
        for tab in self.tabs:
            for row, cells in enumerate(tab.rows):
                yield from ((tab, row, column, _cell(cell)) for column, cell in enumerate(cells) if cell is not None)

    def _formulas(self) -> dict[tuple[str, int, int], str]:
        """Every formula with the addresses of the cells that it names."""
        places = {cell.name: (tab, row, column) for tab, row, column, cell in self.cells() if cell.name}

        def written(text: str, here: Tab) -> str:
            def address(match: re.Match[str]) -> str:
                tab, row, column = places[match[1]]
                return ("" if tab is here else f"'{tab.name}'!") + xl_rowcol_to_cell(row, column)

            return _NAMED.sub(address, text)

        return {
            (tab.name, row, column): written(cell.value, tab)
            for tab, row, column, cell in self.cells()
            if isinstance(cell.value, str) and cell.value.startswith("=")
        }

    def _outcomes(self, path: Path) -> dict[tuple[str, int, int], float]:
        book = formualizer.Workbook.load_path(str(path))
        book.evaluate_all()
        return {at: float(book.get_value(at[0], at[1] + 1, at[2] + 1)) for at in self._formulas()}

    def _draw(self, path: Path, outcomes: Mapping[tuple[str, int, int], float]) -> None:
        book, formulas = Workbook(str(path)), self._formulas()
        book.set_properties({"title": f"Kostprijs {self.name}", "comments": "Verzonnen voorbeeld", "created": _MADE})
        book.formats[0].set_font_name(self.theme.font)
        formats: dict[tuple[str, str], Format] = {}
        sheets = {tab.name: _sheet(book, tab) for tab in self.tabs}
        numbers = {(tab.name, row, column) for tab, row, column, cell in self.cells() if cell.form}
        for tab, row, column, cell in self.cells():
            above = cell.style == "head" and (tab.name, row + 1, column) in numbers
            look = ("above" if above else cell.style, cell.form)
            if look not in formats:
                formats[look] = book.add_format(self._format(*look))
            if (at := (tab.name, row, column)) in formulas:
                sheets[tab.name].write_formula(row, column, formulas[at], formats[look], outcomes.get(at, 0))
            else:
                sheets[tab.name].write(row, column, cell.value, formats[look])
        book.close()

    def _format(self, style: str, form: str) -> dict[str, str | int | bool]:
        dark, light = self.theme.dark, self.theme.light
        look: dict[str, dict[str, str | int | bool]] = {
            "title": {"bold": True, "font_size": 16, "font_color": dark},
            "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": dark},
            "note": {"italic": True, "font_color": "#595959", "font_size": 9, "indent": 1},
            "above": {"bold": True, "font_color": "#FFFFFF", "bg_color": dark, "align": "right"},
            "total": {"bold": True, "top": 1, "bg_color": light},
            "price": {"bold": True, "top": 1, "bottom": 6, "bg_color": light, "font_size": 12},
        }
        return {"font_name": self.theme.font, "num_format": form or "General", **look.get(style, {})}


def _without_picture(path: Path) -> None:
    """Leave the picture of the first page out of an .ods: it is most of the file."""
    with ZipFile(path) as old:
        parts = {part.filename: old.read(part) for part in old.infolist() if "humbnail" not in part.filename}
    line = re.compile(rb"<manifest:file-entry [^>]*Thumbnails[^>]*/>")
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for name, content in parts.items():
            kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            new.writestr(ZipInfo(name, _MADE.timetuple()[:6]), line.sub(b"", content), kind)


def _sheet(book: Workbook, tab: Tab) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(tab.name)
    sheet.hide_gridlines(2)
    for column, width in enumerate(tab.widths):
        sheet.set_column(column, column, width)
    return sheet


def _cell(cell: Cell | str | float) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)
