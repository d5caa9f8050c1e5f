#!/usr/bin/env bash
# tablib reads from an .ods what a cell shows, and not the number in it.
#
# Surprised: 2026-11-30, tablib 3.10.0 with odfpy 1.4.1. The number of a cell stands in office:value (OpenDocument 1.3,
# part 3); the text beside it is that number as its format shows it. tablib takes the text: 24.685 in a cell
# with two decimals comes as 24.69, so that 1400 hours cost 7 euros more, and a share of 0.1825 comes as the text "18%".
# An amount in euros is a text too. Where the text has a comma, as in every Dutch sheet, nothing is read: ValueError.
# The same table from an .xlsx comes as the numbers that are in it.
#
# What of ours depends on it: a number of an .ods is read from its value (workbooks/read/book/parsing/odfvalue.py); tablib
# is not used.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq tablib==3.10.0 odfpy==1.4.1 openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version
from pathlib import Path

import python_calamine
import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

ENGLISH = (("float", "24.685", "24.69"), ("percentage", "0.1825", "18%"), ("currency", "1234.565", "€1,234.57"))


def save(name: str, cells: tuple[tuple[str, str, str], ...]) -> None:
    book, table, row = OpenDocumentSpreadsheet(), Table(name="S"), TableRow()
    for kind, value, shown in cells:
        cell = TableCell(valuetype=kind, value=value)
        cell.addElement(P(text=shown))
        row.addElement(cell)
    table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(name)


def load(name: str) -> str:
    try:
        read = tablib.Dataset().load(Path(name).read_bytes(), format=name.rpartition(".")[2], headers=False)
    except ValueError as error:
        return f"{type(error).__name__}: {error}"
    return " | ".join(map(repr, read[0]))


save("english.ods", ENGLISH)
save("dutch.ods", (("float", "24.685", "24,69"),))
book = Workbook()
for column, ((_, value, _), shown) in enumerate(zip(ENGLISH, ("0.00", "0%", '"€" #,##0.00'), strict=True), 1):
    book.active.cell(1, column, float(value)).number_format = shown
book.save("english.xlsx")

print("tablib", version("tablib"), "odfpy", version("odfpy"), "python-calamine", version("python-calamine"))
for name in ("english.xlsx", "english.ods", "dutch.ods"):
    print(name, "|", load(name))
print("calamine |", *python_calamine.load_workbook("english.ods").get_sheet_by_index(0).to_python()[0])
PROBE

if ! diff - printed <<'EXPECTED'; then
tablib 3.10.0 odfpy 1.4.1 python-calamine 0.9.1
english.xlsx | 24.685 | 0.1825 | 1234.565
english.ods | 24.69 | '18%' | '€1,234.57'
dutch.ods | ValueError: could not convert string to float: '24,69'
calamine | 24.685 0.1825 1234.565
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
