#!/usr/bin/env bash
# LibreOffice rounds to cents what is shown, and to whole numbers what stands in bits.
#
# Surprised: 2026-11-30, LibreOffice 7.4.7. 0.285*100 is 28.5 to it: the comparison is TRUE, the difference 0, and with one
# decimal it rounds to 28.5. ROUND of it to 0 decimals is 28, because the product in bits is a little under a half, while
# ROUND(8.165,2) is 8.17, though 8.165 in bits is under a half as well. So who rounds 8.165 to cents by whole cents,
# ROUND(8.165*100,0)/100, has a cent less, and 50 hours of 1.15 are 57 euros and not 58. Gnumeric 1.12.55, formualizer 0.13.0
# and IronCalc 0.9.1 come to 29, 8.17 and 58.
#
# What of ours depends on it: the whole euros of an ingroeipad in the workbook of a region were rounded at once, so that
# LibreOffice showed a euro less than was stored; now they are rounded to six decimals first, and to euros then.
#
# It needs `soffice` (LibreOffice Calc) on this machine; a profile of its own is made in the temporary folder.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 formualizer==0.13.0 ironcalc==0.9.1
cd "$folder"

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
import subprocess
from importlib.metadata import version
from pathlib import Path

import formualizer
import ironcalc
from openpyxl import Workbook, load_workbook

FORMULAS = (
    "=0.285*100=28.5", "=ROUND(0.285*100,1)", "=ROUND(0.285*100,0)", "=ROUND(ROUND(0.285*100,6),0)",
    "=ROUND(8.165,2)", "=ROUND(8.165*100,0)/100", "=ROUND(1.15*50,0)", "=ROUND(57.5,0)",
)
book = Workbook()
book.active.title = "S"
for formula in FORMULAS:
    book.active.append([formula])
book.save("book.xlsx")
profile = f"-env:UserInstallation=file://{Path('profile').resolve()}"
subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "made", "book.xlsx"],
               check=True, capture_output=True)
office = load_workbook("made/book.xlsx", data_only=True)["S"]
one, other = formualizer.Workbook.load_path("book.xlsx"), ironcalc.load_from_xlsx("book.xlsx", "en", "UTC", "en")
one.evaluate_all()
other.evaluate()
print("formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
for row, formula in enumerate(FORMULAS, 1):
    found = office.cell(row, 1).value
    if "=2" in formula:
        print(formula[1:], "- LibreOffice:", found)
        continue
    both = {round(one.get_value("S", row, 1), 9), round(other.get_cell_value(0, row, 1), 9)}
    print(formula[1:], "- LibreOffice:", round(found, 9), "- formualizer and IronCalc:", *both)
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
0.285*100=28.5 - LibreOffice: True
ROUND(0.285*100,1) - LibreOffice: 28.5 - formualizer and IronCalc: 28.5
ROUND(0.285*100,0) - LibreOffice: 28 - formualizer and IronCalc: 29.0
ROUND(ROUND(0.285*100,6),0) - LibreOffice: 29 - formualizer and IronCalc: 29.0
ROUND(8.165,2) - LibreOffice: 8.17 - formualizer and IronCalc: 8.17
ROUND(8.165*100,0)/100 - LibreOffice: 8.16 - formualizer and IronCalc: 8.17
ROUND(1.15*50,0) - LibreOffice: 57 - formualizer and IronCalc: 58.0
ROUND(57.5,0) - LibreOffice: 58 - formualizer and IronCalc: 58.0
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
