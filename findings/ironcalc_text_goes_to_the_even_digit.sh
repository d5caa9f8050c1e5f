#!/usr/bin/env bash
# IronCalc's TEXT goes to the even digit at a tie, its ROUND away from zero.
#
# Surprised: 2026-11-29, ironcalc 0.9.1. TEXT(0.125,"0%") is 13% in Excel, LibreOffice and formualizer; here it is 12%,
# while ROUND(2.5,0) is 3. A sentence that a workbook makes of its own numbers ("opslag 12%") then contradicts the cell
# it was made from.
#
# What of ours depends on it: our workbooks make no sentence with TEXT; the test of other programs compares every
# formula of every kind of workbook with what is stored.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq ironcalc==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import ironcalc

print("ironcalc", version("ironcalc"))
book = ironcalc.create("S", "en", "UTC", "en")
tried = (('=TEXT(0.125,"0%")', "13%"), ('=TEXT(2.5,"0")', "3"), ('=TEXT(3.5,"0")', "4"), ('=TEXT(1234.5,"#,##0")', "1,235"), ("=ROUND(2.5,0)", "3"))
for row, (formula, spreadsheets) in enumerate(tried, 1):
    book.set_user_input(0, row, 1, formula)
    book.evaluate()
    print(formula, "gives", book.get_cell_value(0, row, 1), "- spreadsheets:", spreadsheets)
PROBE

if ! diff - printed <<'EXPECTED'; then
ironcalc 0.9.1
=TEXT(0.125,"0%") gives 12% - spreadsheets: 13%
=TEXT(2.5,"0") gives 2 - spreadsheets: 3
=TEXT(3.5,"0") gives 4 - spreadsheets: 4
=TEXT(1234.5,"#,##0") gives 1,234 - spreadsheets: 1,235
=ROUND(2.5,0) gives 3.0 - spreadsheets: 3
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
