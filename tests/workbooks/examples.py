"""What the tests of workbooks share: a day, a filled-in sheet, and ways to change one cell of it."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, unescape

from openpyxl import Workbook, load_workbook

from tarief import MODELS, Breakdown
from tests.tools.cells import names_of
from workbooks.write.template.writing import write_template

_SHEET = re.compile(r'<sheet [^>]*?name="([^"]*)"')
#: A cell with a formula and what it came to.
_OUTCOME = re.compile(r"<c((?: [rs]=\"[^\"]*\")*)[^>]*><f>([^<]*)</f><v ?/?>(?:[^<]*</v>)?</c>")
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
    """Put values into named cells, as a user would in a program that works out no formulas."""
    if any(isinstance(value, bool | date) or str(value).startswith("=") for value in cells.values()):
        return written_anew(path, cells)
    where, by_sheet = names_of(path), dict[str, dict[str, Any]]()
    for name, value in cells.items():
        by_sheet.setdefault(where[name][0], {})[where[name][1]] = value
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number, sheet in enumerate(_SHEET.findall(parts["xl/workbook.xml"].decode()), 1):
        part = f"xl/worksheets/sheet{number}.xml"
        text = _OUTCOME.sub(r"<c\1><f>\2</f></c>", parts[part].decode())
        for at, value in by_sheet.get(unescape(sheet), {}).items():
            text, count = re.subn(rf'<c r="{at}"((?: s="[0-9]+")?)[^>]*?(?:/>|>.*?</c>)', _cell(at, value), text)
            assert count == 1, at
        parts[part] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def written_anew(path: Path, cells: dict[str, Any]) -> Path:
    """The same by openpyxl, which takes as long as writing all of it: for what is no plain number or text."""
    book = load_workbook(path)
    for name, value in cells.items():
        cell_of(book, name).value = value
    book.save(path)
    return path


def _cell(address: str, value: Any) -> Callable[[re.Match[str]], str]:
    """What stands in a cell that keeps its looks."""
    if value is None:
        inside = ""
    elif isinstance(value, str):
        inside = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    else:
        inside = f"<v>{value!r}</v>"
    kind = ' t="inlineStr"' if isinstance(value, str) else ""
    return lambda found: f'<c r="{address}"{found[1]}{kind}>{inside}</c>'


def cell_of(book: Workbook, name: str) -> Any:
    [(sheet, address)] = book.defined_names[name].destinations
    return book[sheet][address.replace("$", "")]


def calculated(inputs: dict[str, Any], on: date = DAY) -> Breakdown:
    return UURTARIEF.calculate(inputs, on=on)
