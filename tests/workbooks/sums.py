"""A cost sheet with the functions that controllers use, on three sheets: made without outcomes."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

#: Functions, scales, wages, hours, shares, a text that looks like a number, an empty cell and a day.
DATA: list[tuple[Any, ...]] = [
    ("Functie", "Schaal", "Uurloon", "Fte", "Aandeel", "Ingang"),
    ("Begeleider", "FWG 45", 24.68, 3.5, 0.7, date(2026, 1, 1)),
    ("Therapeut", "FWG 55", 31.25, 1.2, 0.25, date(2026, 7, 1)),
    ("Ondersteuner", "FWG 35", 19.995, 0.8, 0.05, date(2025, 3, 31)),
    ("Vacature", "FWG 45", None, None, 0, None),
    ("Totaal", "1.500", "nvt", 0, -0.125, date(2024, 2, 29)),
]
#: The formulas, below each other in column A of the sheet `Som`.
FORMULAS = (Path(__file__).parent / "sums.txt").read_text(encoding="utf-8").splitlines()

COSTS: list[tuple[Any, ...]] = [
    ("Post", "Bedrag"),
    ("Huur", 120_000.5),
    ("ICT", "=B2*0.25"),
    ("Scholing", "=ROUND(SUM(B2:B3)/1878,2)"),
    ("Totaal", "=SUM(B2:B4)"),
]
SCALE = [("vanaf", "bedrag"), (0, 1), (10, 2), (20, 3), (30, 4)]


def sums(path: Path) -> Path:
    """Write the workbook; nothing in it has an outcome."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows: dict[str, list[tuple[Any, ...]]] = {
        "Som": [(formula,) for formula in FORMULAS],
        "Data": DATA,
        "Kosten 2026": COSTS,
        "Staffel": SCALE,
    }
    for title, lines in rows.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    names = {"tarief": "Data!$C$2", "productiviteit": "Data!$E$2", "uurlonen": "Data!$C$2:$C$6"}
    for name, cells in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=cells)
    book.save(path)
    return path
