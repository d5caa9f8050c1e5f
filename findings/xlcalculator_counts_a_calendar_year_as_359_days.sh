#!/usr/bin/env bash
# xlcalculator's YEARFRAC is under one for a whole calendar year.
#
# Surprised: 2026-11-29, xlcalculator 0.5.0. In Excel, LibreOffice and pycel YEARFRAC of 1 January and 31 December is
# 1: in the count of thirty days a month that it uses by default the 31st belongs to the next month when the first day
# is not the 30th. Here it is 359/360, so an amount per year is 0.28% short in a contract of one year. With actual
# days (1) over a leap year it differs as well; with basis 4, the European count, it agrees.
#
# What of ours depends on it: the parts of a year in a region's own tool are held to what spreadsheets make of them.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq xlcalculator==0.5.0 pycel==1.0b30 openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'PROBE' 2>/dev/null | tee printed
from datetime import date
from importlib.metadata import version

import openpyxl
from pycel import ExcelCompiler
from xlcalculator import Evaluator, ModelCompiler

FORMULAS = ("=YEARFRAC(A1,A2)", "=YEARFRAC(A3,A1,1)", "=YEARFRAC(A1,A2,4)")
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "In"
sheet["A1"], sheet["A2"], sheet["A3"] = date(2026, 1, 1), date(2026, 12, 31), date(2024, 2, 29)
for row, formula in enumerate(FORMULAS, 1):
    sheet.cell(row, 2, formula)
book.save("book.xlsx")
print("xlcalculator", version("xlcalculator"), "pycel", version("pycel"))
print("A1 is 2026-01-01, A2 is 2026-12-31, A3 is 2024-02-29")
model = Evaluator(ModelCompiler().read_and_parse_archive("book.xlsx"))
other = ExcelCompiler(filename="book.xlsx")
for row, formula in enumerate(FORMULAS, 1):
    value, expected = float(model.evaluate(f"In!B{row}")), float(other.evaluate(f"In!B{row}"))
    print(formula, "gives", round(value, 6), "- pycel, as spreadsheets do:", round(expected, 6))
PROBE

if ! diff - printed <<'EXPECTED'; then
xlcalculator 0.5.0 pycel 1.0b30
A1 is 2026-01-01, A2 is 2026-12-31, A3 is 2024-02-29
=YEARFRAC(A1,A2) gives 0.997222 - pycel, as spreadsheets do: 1.0
=YEARFRAC(A3,A1,1) gives 1.838798 - pycel, as spreadsheets do: 1.839416
=YEARFRAC(A1,A2,4) gives 0.997222 - pycel, as spreadsheets do: 0.997222
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
