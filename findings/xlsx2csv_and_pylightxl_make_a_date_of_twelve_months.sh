#!/usr/bin/env bash
# xlsx2csv and pylightxl make a date of a number that is shown with "mnd" or "dagen" behind it.
#
# Surprised: 2026-11-30, xlsx2csv 0.8.6 and pylightxl 1.61. What stands between quotes in a number format is text
# (ECMA-376 part 1, 18.8.31): 0" mnd" shows 12 as "12 mnd", and the Dutch sheet of a term, of days per week or of a
# period of notice is full of such cells. Both look for d, m and y in that text. xlsx2csv writes the format itself, with the
# letters replaced by the day 11 January 1900, so that the number is gone; pylightxl gives the text '1900/01/11'. Hours in
# the format 0.0" uur" come whole, and 1400:00 hours ([h]:mm) are 58.33 in the one and 08:00:00 in the other. openpyxl and
# python-calamine give 12 and 1400 hours.
#
# What of ours depends on it: what a format shows is told from it with the text between quotes left out
# (workbooks/read/book/parsing/formats.py).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq xlsx2csv==0.8.6 pylightxl==1.61 openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
import csv
import io
from importlib.metadata import version

import pylightxl
import python_calamine
from openpyxl import Workbook, load_workbook
from xlsx2csv import Xlsx2csv

CELLS = ((12, '0" mnd"'), (36.5, '0.0" dagen"'), (5, 'General" dag per week"'), (7.5, '0.0" uur"'), (1400 / 24, "[h]:mm"))
book = Workbook()
for row, (value, shown) in enumerate(CELLS, 1):
    book.active.cell(row, 1, value).number_format = shown
book.save("terms.xlsx")

written = io.StringIO()
Xlsx2csv("terms.xlsx").convert(written)
found = {
    "xlsx2csv": [row[0] for row in csv.reader(io.StringIO(written.getvalue()))],
    "pylightxl": [pylightxl.readxl("terms.xlsx").ws("Sheet").index(row, 1) for row in range(1, len(CELLS) + 1)],
    "openpyxl": [row[0] for row in load_workbook("terms.xlsx").active.values],
    "python-calamine": [row[0] for row in python_calamine.load_workbook("terms.xlsx").get_sheet_by_index(0).to_python()],
}
print(*(shown for _, shown in CELLS), sep=" | ")
for library, values in found.items():
    print(library, version(library), *(str(value) for value in values), sep=" | ")
PROBE

if ! diff - printed <<'EXPECTED'; then
0" mnd" | 0.0" dagen" | General" dag per week" | 0.0" uur" | [h]:mm
xlsx2csv | 0.8.6 | 0" 01n11" | 0.0" 04agen" | general" 04ag per week" | 7.5000000 | 58.333333
pylightxl | 1.61 | 1900/01/11 | 36.5 | 1900/01/04 | 7.5 | 08:00:00
openpyxl | 3.1.5 | 12 | 36.5 | 5 | 7.5 | 58 days, 8:00:00
python-calamine | 0.9.1 | 12.0 | 36.5 | 5.0 | 7.5 | 58 days, 8:00:00
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
