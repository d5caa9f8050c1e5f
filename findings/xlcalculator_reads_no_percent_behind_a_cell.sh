#!/usr/bin/env bash
# xlcalculator reads no cell of a workbook in which one formula has a percent sign behind a cell.
#
# Surprised: 2026-11-29, xlcalculator 0.5.0. =B1*A1% is a plain formula in every spreadsheet, and how a surcharge
# typed as 12 is taken. The sign is understood behind a number (5%) only; behind a cell the whole workbook stops with
# "could not convert string to float", which names neither the cell nor its sheet.
#
# What of ours depends on it: a region's own tool and a provider's sheet may hold such a formula; it is read, and a
# formula that is not read is named with its cell while the others go on.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq xlcalculator==0.5.0 openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'PROBE' 2>/dev/null | tee printed
from importlib.metadata import version

import openpyxl
from xlcalculator import Evaluator, ModelCompiler

print("xlcalculator", version("xlcalculator"))
for formula in ("=B1*12%", "=B1*A1%"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "In"
    sheet["A1"], sheet["B1"], sheet["C1"], sheet["C2"] = 12, 50, formula, "=B1*2"
    book.save("book.xlsx")
    try:
        model = Evaluator(ModelCompiler().read_and_parse_archive("book.xlsx"))
        print(formula, "gives", round(float(model.evaluate("In!C1")), 9), "and =B1*2 gives", float(model.evaluate("In!C2")))
    except ValueError as error:
        print(formula, "stops the workbook:", error)
PROBE

if ! diff - printed <<'EXPECTED'; then
xlcalculator 0.5.0
=B1*12% gives 6.0 and =B1*2 gives 100.0
=B1*A1% stops the workbook: could not convert string to float: 'A1'
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
