#!/usr/bin/env bash
# IronCalc leaves rows with an empty cell out of SUMIF and COUNTIF with "<>".
#
# Surprised: 2026-11-29, ironcalc 0.9.1. In Excel, LibreOffice and formualizer an empty cell is unequal to "zorg", so
# SUMIF(A1:A4,"<>zorg",B1:B4) counts its row too. Here that row is left out; the total of "everything but care" is too
# low by what stands beside a cell that nobody filled in.
#
# What of ours depends on it: users are told that our workbooks can be worked out again in IronCalc (docs/bestanden.md),
# and a region's own tool is compared with what it stores, not with IronCalc.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0 ironcalc==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import formualizer
import ironcalc

print("formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
cells = {(1, 1): "zorg", (2, 1): "huur", (4, 1): "ict", (1, 2): 1, (2, 2): 2, (3, 2): 4, (4, 2): 8}  # A3 is empty
book, other = formualizer.Workbook(), ironcalc.create("S", "en", "UTC", "en")
book.add_sheet("S")
for (row, column), value in cells.items():
    book.set_value("S", row, column, value)
    other.set_user_input(0, row, column, str(value))
for row, formula in enumerate(('=SUMIF(A1:A4,"<>zorg",B1:B4)', '=COUNTIF(A1:A4,"<>zorg")', '=SUMIF(A1:A4,"zorg",B1:B4)'), 6):
    book.set_formula("S", row, 5, formula)
    other.set_user_input(0, row, 5, formula)
    other.evaluate()
    print(formula, "gives", other.get_cell_value(0, row, 5), "- formualizer:", book.evaluate_cell("S", row, 5))
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
=SUMIF(A1:A4,"<>zorg",B1:B4) gives 10.0 - formualizer: 14.0
=COUNTIF(A1:A4,"<>zorg") gives 2.0 - formualizer: 3.0
=SUMIF(A1:A4,"zorg",B1:B4) gives 1.0 - formualizer: 1.0
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
