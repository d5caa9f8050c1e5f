"""Other programs that work out a workbook: each gives the outcome of every cell with a formula."""

import json
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import TypedDict

import formualizer
import ironcalc
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from tests.tools.cells import Cells, cells_of
from tests.tools.node import node_command

HERE = Path(__file__).parent
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*><f>(.*?)</f>', re.DOTALL)
_SHEET = re.compile(r'<sheet [^>]*name="([^"]+)"')
_NAME = re.compile(r"<definedName ([^>]*)>([^<]+)</definedName>")

#: By sheet, by address.
Outcomes = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Limit:
    """Where HyperFormula comes to something else than a spreadsheet, as docs/bestanden.md tells users.

    A formula with the `function` (or where that is below zero) is left out of the comparison; nothing is for an outcome
    that the workbooks compared here do not have.
    """

    example: str
    spreadsheets: float
    gives: object
    function: str = ""
    negative: bool = False


LIMITS = (
    Limit("=TRIMMEAN({1,2,3,4,50},0.4)", 3, "#NAME?", "TRIMMEAN"),
    Limit("=NORMSDIST(0)", 0.5, "#N/A", "NORMSDIST"),
    Limit("=INT(-5.5)", -6, -5, "INT", negative=True),
    Limit("=ROUND(21.9/0.2,0)", 110, 109),
    Limit("=ISOWEEKNUM(DATE(2025,12,30))", 1, 53),
)


#: Where IronCalc does, with A1:A3 holding "zorg", nothing and "huur"; our workbooks have none of these formulas.
IRONCALC = (
    Limit('=COUNTIF(A1:A3,"<>zorg")', 2, 1),
    Limit('=TEXT(0.125,"0%")*100', 13, 12),
)


class Tried(TypedDict):
    """What the programs in JavaScript made of the books, and of the example of each limit."""

    worked: dict[str, dict[str, Cells]]
    tried: list[object]


def formulas_of(path: Path) -> dict[str, dict[str, str]]:
    """Every formula in a workbook of ours, by sheet and address."""
    with zipfile.ZipFile(path) as archive:
        sheets = map(unescape, _SHEET.findall(archive.read("xl/workbook.xml").decode()))
        return {
            sheet: {at: unescape(text) for at, text in _FORMULA.findall(archive.read(part).decode())}
            for sheet, part in ((name, f"xl/worksheets/sheet{n}.xml") for n, name in enumerate(sheets, 1))
        }


def by_formualizer(path: Path, formulas: Mapping[str, Mapping[str, str]]) -> Outcomes:
    book = formualizer.Workbook.load_path(str(path))
    book.evaluate_all()
    return {
        sheet: {at: book.get_value(sheet, *coordinate_to_tuple(at)) for at in cells}
        for sheet, cells in formulas.items()
    }


def by_ironcalc(path: Path, formulas: Mapping[str, Mapping[str, str]]) -> Outcomes:
    book = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    book.evaluate()
    return {
        sheet: {at: book.get_cell_value(number, *coordinate_to_tuple(at)) for at in cells}
        for number, (sheet, cells) in enumerate(formulas.items())
    }


def in_javascript(paths: Sequence[Path], saved: Sequence[Path], folder: Path) -> Tried:
    """Open, work out and save with exceljs, HyperFormula and SheetJS, in one run of node."""
    request = {
        "books": [{"path": str(path), "names": _names(path), "stored": _stored(path)} for path in paths],
        "limits": [asdict(limit) for limit in LIMITS if limit.function],
        "saved": [str(path) for path in saved],
        "folder": str(folder),
        "examples": [limit.example for limit in LIMITS],
    }
    (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
    if not (HERE.parents[1] / "node_modules" / "hyperformula").exists():
        pytest.skip("HyperFormula ontbreekt; `make test` haalt het op")
    command = [*node_command(), str(HERE / "programs.js"), str(folder / "request.json")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)

    assert run.returncode == 0, run.stderr
    found: Tried = json.loads(run.stdout)
    return found


def _names(path: Path) -> list[tuple[str, str, str]]:
    """The names of cells: the sheet on which one holds (or nothing), the name, the cells."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/workbook.xml").decode()
    sheets = [unescape(name) for name in _SHEET.findall(text)]
    found = []
    for attributes, cells in _NAME.findall(text):
        own = re.search(r'localSheetId="([0-9]+)"', attributes)
        name = re.search(r'name="([^"]+)"', attributes)
        if name and not name[1].startswith("_xlnm."):
            found.append((sheets[int(own[1])] if own else "", name[1], unescape(cells)))
    return found


def _stored(path: Path) -> dict[str, Cells]:
    """What is stored in each cell with a formula."""
    cells = cells_of(path)
    return {sheet: {at: cells[sheet].get(at) for at in own} for sheet, own in formulas_of(path).items()}
