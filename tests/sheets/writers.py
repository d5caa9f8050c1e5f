"""Writes a book as a file: XlsxWriter (with stored values), openpyxl (without), csv; LibreOffice for .ods and .xls."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from tests.sheets.grid import Book, Cell, absolute
from tests.sheets.terms import plain


def write(book: Book, path: Path, writer: str) -> None:
    """Write a book to a path by one of the writers."""
    {"csv": _csv, "openpyxl": _openpyxl}.get(writer, _xlsxwriter)(book, path)


def _xlsxwriter(book: Book, path: Path) -> None:
    from xlsxwriter import Workbook

    made = Workbook(str(path))
    styles: dict[tuple[str, bool], object] = {}
    for tab in book.tabs:
        sheet = made.add_worksheet(tab.name)
        merged = {(top, left): (bottom, right) for top, left, bottom, right in tab.merges}
        for (row, column), cell in tab.cells.items():
            key = (cell.format, cell.bold)
            if key not in styles:
                styles[key] = made.add_format({"num_format": cell.format or "General", "bold": cell.bold})
            if (row, column) in merged:
                bottom, right = merged[row, column]
                sheet.merge_range(row - 1, column - 1, bottom - 1, right - 1, "", styles[key])
            stored = float(cell.value) if isinstance(cell.value, Fraction) else cell.value
            if cell.formula:
                sheet.write_formula(row - 1, column - 1, f"={cell.formula}", styles[key], stored)
            elif isinstance(stored, str):
                sheet.write_string(row - 1, column - 1, stored, styles[key])
            elif stored is not None:
                sheet.write_number(row - 1, column - 1, stored, styles[key])
            if cell.comment:
                sheet.write_comment(row - 1, column - 1, cell.comment)
        sheet.set_column(0, 0, 34)
        for row in tab.folded:
            sheet.set_row(row - 1, None, None, {"level": 1, "hidden": True})
        if tab.hidden:
            sheet.hide()
    for name, spot in book.names.items():
        made.define_name(name, f"='{spot[0]}'!{absolute(spot)}")
    visible = next(index for index, tab in enumerate(book.tabs) if not tab.hidden)
    made.worksheets()[visible].activate()
    made.worksheets()[visible].set_first_sheet()
    made.close()


def _openpyxl(book: Book, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.workbook.defined_name import DefinedName

    made = Workbook()
    made.remove(made.worksheets[0])
    for tab in book.tabs:
        sheet = made.create_sheet(tab.name)
        for (row, column), cell in tab.cells.items():
            stored = float(cell.value) if isinstance(cell.value, Fraction) else cell.value
            here = sheet.cell(row, column, f"={cell.formula}" if cell.formula else _whole(stored))
            if cell.format:
                here.number_format = cell.format
            if cell.bold:
                here.font = Font(bold=True)
            if cell.comment:
                here.comment = Comment(cell.comment, "aanbieder")
        for top, left, bottom, right in tab.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in tab.folded:
            sheet.row_dimensions[row].outlineLevel, sheet.row_dimensions[row].hidden = 1, True
        if tab.hidden:
            sheet.sheet_state = "hidden"
    for name, spot in book.names.items():
        made.defined_names[name] = DefinedName(name, attr_text=f"'{spot[0]}'!{absolute(spot)}")
    made.active = next(index for index, tab in enumerate(book.tabs) if not tab.hidden)
    made.save(path)


def _whole(stored: float | str | None) -> float | int | str | None:
    return int(stored) if isinstance(stored, float) and stored.is_integer() else stored


def _csv(book: Book, path: Path) -> None:
    tab = book.tabs[0]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";")
        for row in range(1, tab.rows() + 1):
            out.writerow([_shown(tab.cells.get((row, column))) for column in range(1, tab.columns() + 1)])


def _shown(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    if "%" in cell.format:
        return plain(cell.value * 100).replace(".", ",") + "%"
    return plain(cell.value).replace(".", ",")


def convert(paths: Iterable[Path], kind: str, folder: Path, *, recalculate: bool = False) -> list[Path]:
    """Let LibreOffice save files in another format, in one go, with a profile of its own."""
    paths = list(paths)
    if not paths:
        return []
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return []
    with tempfile.TemporaryDirectory() as profile:
        if recalculate:
            _always_recalculate(Path(profile))
        command = [
            office,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
        ]
        subprocess.run(
            [*command, *map(str, paths)],
            check=True,
            capture_output=True,
            timeout=600,
            env={**os.environ, "HOME": profile},
        )
    return [folder / f"{path.stem}.{kind}" for path in paths]


def _always_recalculate(profile: Path) -> None:
    """Tell LibreOffice to work out every formula of a file it opens, whatever the file has stored."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    item = '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="{}" oor:op="fuse">'
    item += "<value>0</value></prop></item>"
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        + item.format("OOXMLRecalcMode")
        + item.format("ODFRecalcMode")
        + "</oor:items>",
        encoding="utf-8",
    )
