#!/usr/bin/env bash
# pycel adds the subtotals as well where a total is asked with SUBTOTAL: a cost sheet comes to twice its costs.
#
# Surprised: 2026-11-30, pycel 1.0b30. SUBTOTAL leaves out the cells that are a SUBTOTAL themselves, so that nothing is
# counted twice (the page of SUBTOTAL of Microsoft; ECMA-376 part 1, 18.17.7); that is why a sheet with blocks of costs
# uses it. pycel reads it as a plain SUM: wages of 300 and other costs of 700, each with their subtotal, are together 2000.
# Its code notes that it does not skip hidden rows, and says nothing of subtotals. With 1 (the average) it is wrong too.
# formualizer 0.13.0, IronCalc 0.9.1 and LibreOffice 7.4.7 come to 1000.
#
# What of ours depends on it: a tool that is made into a model leaves out what is a subtotal itself
# (workbooks/read/rekentool/left_out.py).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq pycel==1.0b30 openpyxl==3.1.5 formualizer==0.13.0 ironcalc==0.9.1
cd "$folder"

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
from importlib.metadata import version

import formualizer
import ironcalc
from openpyxl import Workbook
from pycel import ExcelCompiler

TOTALS = ("=SUBTOTAL(9,A1:A6)", "=SUBTOTAL(1,A1:A6)", "=SUBTOTAL(2,A1:A6)")
book = Workbook()
book.active.title = "S"
for cell in (100, 200, "=SUBTOTAL(9,A1:A2)", 300, 400, "=SUBTOTAL(9,A4:A5)", *TOTALS):
    book.active.append([cell])
book.save("costs.xlsx")
one, other = formualizer.Workbook.load_path("costs.xlsx"), ironcalc.load_from_xlsx("costs.xlsx", "en", "UTC", "en")
one.evaluate_all()
other.evaluate()
third = ExcelCompiler(filename="costs.xlsx")
print("pycel", version("pycel"), "formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
print("100 and 200, their subtotal, 300 and 400, their subtotal:")
for row, total in enumerate(TOTALS, 7):
    values = third.evaluate(f"S!A{row}"), one.get_value("S", row, 1), other.get_cell_value(0, row, 1)
    print(total, *(f"{name} {float(value):.2f}" for name, value in zip(("pycel", "formualizer", "ironcalc"), values)))
PROBE

if ! diff - printed <<'EXPECTED'; then
pycel 1.0b30 formualizer 0.13.0 ironcalc 0.9.1
100 and 200, their subtotal, 300 and 400, their subtotal:
=SUBTOTAL(9,A1:A6) pycel 2000.00 formualizer 1000.00 ironcalc 1000.00
=SUBTOTAL(1,A1:A6) pycel 333.33 formualizer 250.00 ironcalc 250.00
=SUBTOTAL(2,A1:A6) pycel 6.00 formualizer 4.00 ironcalc 4.00
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
