"""Workbooks read by calamine, which shares no code with openpyxl: cells by address and by defined name."""

import re
import zipfile
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

_NAME = re.compile(r'<definedName[^>]*name="([^"]+)"[^>]*>\$?\'?([^!\'<]+)\'?!\$([A-Z]+)\$([0-9]+)</definedName>')

Cells = dict[str, Any]


def cells_of(path: Path) -> dict[str, Cells]:
    """The value of every cell that has one: {"Uitkomst": {"C12": 25.44}}."""
    with CalamineWorkbook.from_path(path) as book:
        return {
            title: {
                f"{get_column_letter(column)}{row}": value
                for row, values in enumerate(book.get_sheet_by_name(title).to_python(skip_empty_area=False), 1)
                for column, value in enumerate(values, 1)
                if value != ""
            }
            for title in book.sheet_names
        }


def names_of(path: Path) -> dict[str, tuple[str, str]]:
    """Sheet and address of each defined name of a single cell."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/workbook.xml").decode("utf-8")
    return {name: (sheet, f"{column}{row}") for name, sheet, column, row in _NAME.findall(text)}


def named_values(path: Path) -> Cells:
    """The value of each named cell; None for an empty one."""
    cells = cells_of(path)
    return {name: cells[sheet].get(address) for name, (sheet, address) in names_of(path).items()}
