#!/usr/bin/env bash
# xlcalculator's CEILING comes to amounts that are no multiple of the step: 4.36 up to five cents is 4.41.
#
# Surprised: 2026-11-30, xlcalculator 0.5.0. CEILING(4.36,0.05) is 4.40 in every spreadsheet: the next multiple of five
# cents (the page of CEILING of Microsoft). Here it is 4.41, and 4.35, which is a multiple already, becomes 4.36. Steps of one
# and more are right; FLOOR(4.35,0.05) is a step too few, 4.3. Nothing raises an error: a rate per minute that is brought up
# to its step stands on no step at all, a cent too high, which is 60 cents an hour.
#
# What of ours depends on it: a region's own tool that is made into a model counts its steps in decimals.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq xlcalculator==0.5.0 openpyxl==3.1.5 ironcalc==0.9.1
cd "$folder"

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
from importlib.metadata import version

import ironcalc
from openpyxl import Workbook
from xlcalculator import Evaluator, ModelCompiler

FORMULAS = ("=CEILING(4.36,0.05)", "=CEILING(4.35,0.05)", "=CEILING(2.1,0.05)", "=CEILING(0.87,0.05)", "=CEILING(62,5)")
book = Workbook()
book.active.title = "S"
for formula in FORMULAS:
    book.active.append([formula])
book.save("steps.xlsx")
model = Evaluator(ModelCompiler().read_and_parse_archive("steps.xlsx"))
other = ironcalc.load_from_xlsx("steps.xlsx", "en", "UTC", "en")
other.evaluate()
print("xlcalculator", version("xlcalculator"), "ironcalc", version("ironcalc"))
for row, formula in enumerate(FORMULAS, 1):
    value, expected = float(model.evaluate(f"S!A{row}")), other.get_cell_value(0, row, 1)
    print(formula[1:], "- xlcalculator:", round(value, 9), "- IronCalc, as spreadsheets do:", round(expected, 9))
PROBE

if ! diff - printed <<'EXPECTED'; then
xlcalculator 0.5.0 ironcalc 0.9.1
CEILING(4.36,0.05) - xlcalculator: 4.41 - IronCalc, as spreadsheets do: 4.4
CEILING(4.35,0.05) - xlcalculator: 4.36 - IronCalc, as spreadsheets do: 4.35
CEILING(2.1,0.05) - xlcalculator: 2.11 - IronCalc, as spreadsheets do: 2.1
CEILING(0.87,0.05) - xlcalculator: 0.91 - IronCalc, as spreadsheets do: 0.9
CEILING(62,5) - xlcalculator: 65.0 - IronCalc, as spreadsheets do: 65.0
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
