#!/usr/bin/env bash
# formulas gives zero for SUMPRODUCT where a condition is made a number by two minus signs.
#
# Surprised: 2026-11-29, formulas 1.3.4. =SUMPRODUCT(--(A1:A3="zorg"),B1:B3) adds the amounts of the rows that say
# "zorg"; it is how a sheet adds one kind of cost since long before SUMIFS. Here it gives 0 without an error, on
# either side of the comma, while the same sum with a multiplication in it is right. pycel, LibreOffice and Excel give
# 52.5. A total of wages that a script makes of a cost sheet is then zero, and a price without it looks like a price.
#
# What of ours depends on it: a region's own tool that is made into a model, and the sheets of providers, hold such
# sums; ours is held to what LibreOffice makes of them.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formulas==1.3.4 pycel==1.0b30 openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'PROBE' 2>/dev/null | tee printed
from importlib.metadata import version

import formulas
import openpyxl
from pycel import ExcelCompiler

FORMULAS = ('=SUMPRODUCT(--(A1:A3="zorg"),B1:B3)', '=SUMPRODUCT(B1:B3,--(A1:A3="zorg"))', '=SUMPRODUCT((A1:A3="zorg")*B1:B3)')
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "In"
for row in (("zorg", 22.5), ("kantoor", 42.25), ("zorg", 30)):
    sheet.append(row)
for row, formula in enumerate(FORMULAS, 1):
    sheet.cell(row, 4, formula)
book.save("book.xlsx")
print("formulas", version("formulas"), "pycel", version("pycel"))
solution = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
other = ExcelCompiler(filename="book.xlsx")
for row, formula in enumerate(FORMULAS, 1):
    value = float(solution[f"'[book.xlsx]IN'!D{row}"].value[0, 0])
    print(formula, "gives", value, "- pycel, as spreadsheets do:", float(other.evaluate(f"In!D{row}")))
PROBE

if ! diff - printed <<'EXPECTED'; then
formulas 1.3.4 pycel 1.0b30
=SUMPRODUCT(--(A1:A3="zorg"),B1:B3) gives 0.0 - pycel, as spreadsheets do: 52.5
=SUMPRODUCT(B1:B3,--(A1:A3="zorg")) gives 0.0 - pycel, as spreadsheets do: 52.5
=SUMPRODUCT((A1:A3="zorg")*B1:B3) gives 52.5 - pycel, as spreadsheets do: 52.5
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
