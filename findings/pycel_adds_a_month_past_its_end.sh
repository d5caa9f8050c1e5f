#!/usr/bin/env bash
# pycel's EDATE goes into the next month where a month is too short.
#
# Surprised: 2026-11-29, pycel 1.0b30. EDATE of 31 August and one month is 30 September in Excel and LibreOffice, and
# 28 February 2025 for 29 February 2024 and twelve. Here it is 1 October and 1 March: the term of a contract or the
# day of an index then lies in another month, or at the turn of a year in another year. Its EOMONTH is right.
#
# What of ours depends on it: the dates of a region's own tool are held to what spreadsheets make of them.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq pycel==1.0b30 openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'PROBE' 2>/dev/null | tee printed
from datetime import date, timedelta
from importlib.metadata import version

import openpyxl
from pycel import ExcelCompiler

FORMULAS = ("=EDATE(A1,1)", "=EDATE(A2,12)", "=EOMONTH(A1,1)")
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "In"
sheet["A1"], sheet["A2"] = date(2026, 8, 31), date(2024, 2, 29)
for row, formula in enumerate(FORMULAS, 1):
    sheet.cell(row, 2, formula)
book.save("book.xlsx")
print("pycel", version("pycel"), "A1 is 2026-08-31, A2 is 2024-02-29")
compiled = ExcelCompiler(filename="book.xlsx")
for row, formula in enumerate(FORMULAS, 1):
    print(formula, "gives", date(1899, 12, 30) + timedelta(int(compiled.evaluate(f"In!B{row}"))))
PROBE

if ! diff - printed <<'EXPECTED'; then
pycel 1.0b30 A1 is 2026-08-31, A2 is 2024-02-29
=EDATE(A1,1) gives 2026-10-01
=EDATE(A2,12) gives 2025-03-01
=EOMONTH(A1,1) gives 2026-09-30
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
