"""What the tests of workbooks share: a day, a filled-in sheet, and ways to change one cell of it."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from tarief import MODELS, Breakdown
from workbooks.write.template.writing import write_template

UURTARIEF = MODELS["uurtarief"]
DAY = date(2025, 6, 1)

#: Every kind of cell: a choice, a table, percentages with a chosen, a fixed and no base, hours, money.
SMALL: dict[str, Any] = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": "0.20",
    "overhead_grondslag": "directe_kosten",
}
FILLED: dict[str, Any] = {
    "cao": "jeugdzorg",
    "functiemix": [
        {"functie": "Begeleider", "schaal": "8", "trede": "7", "functie_aandeel": {"waarde": "0.7", "bron": "HR"}},
        {"functie": "Therapeut", "schaal": "9", "trede": "extra-1", "functie_aandeel": {"waarde": "0.3", "bron": "HR"}},
    ],
    "contractvorm": "vast",
    "werkgeversgrootte": "groot",
    "werkgeverslasten": {"waarde": "0.2754", "bron": "loonadministratie 2025"},
    "verlofuren": {"waarde": "208.8", "bron": "cao, met leeftijdsuren"},
    "ziekteverzuim": {"waarde": "0.061", "bron": "jaarverslag"},
    "ziekteverzuim_grondslag": "uren_na_verlof",
    "scholingsuren": {"waarde": "40", "bron": "opleidingsplan"},
    "overleguren": {"waarde": "1.5", "bron": "planning"},
    "reiskosten_per_uur": {"waarde": "1.68", "bron": "jaarrekening"},
    "overhead": {"waarde": "0.215", "bron": "jaarrekening"},
    "overhead_grondslag": "totale_kosten",
    "risico_opslag": {"waarde": "1.10", "bron": "begroting"},
    "risico_grondslag": "per_uur",
    "afronding": "centen_per_minuut",
}  # fmt: skip


#: Templates that were written, by what is in them: writing one takes longer than what most tests do with it.
_WRITTEN: dict[tuple[str, date], bytes] = {}


def template(path: Path, inputs: dict[str, Any] = FILLED, on: date = DAY) -> Path:
    key = (repr(inputs), on)
    if key not in _WRITTEN:
        write_template(UURTARIEF, path, on=on, values=inputs)
        _WRITTEN[key] = path.read_bytes()
    path.write_bytes(_WRITTEN[key])
    return path


def changed(path: Path, cells: dict[str, Any]) -> Path:
    """Put values into named cells, as a user would; the file is written anew by openpyxl."""
    book = load_workbook(path)
    for name, value in cells.items():
        cell_of(book, name).value = value
    book.save(path)
    return path


def cell_of(book: Workbook, name: str) -> Any:
    [(sheet, address)] = book.defined_names[name].destinations
    return book[sheet][address.replace("$", "")]


def calculated(inputs: dict[str, Any], on: date = DAY) -> Breakdown:
    return UURTARIEF.calculate(inputs, on=on)
