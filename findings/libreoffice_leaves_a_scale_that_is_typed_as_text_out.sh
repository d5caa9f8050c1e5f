#!/usr/bin/env bash
# LibreOffice leaves rows with a number as text out of SUMIF when the condition is a number, and counts them when it is text.
#
# Surprised: 2026-11-30, LibreOffice 7.4.7. A scale is typed as 45 in one row and as '45 in another, or comes as text out of
# a file for salaries. SUMIF(scales,45,hours) in an .xlsx is 2600 in LibreOffice, and SUMIF(scales,"45",hours) 3900; COUNTIF
# and SUMIFS differ in the same way. Gnumeric 1.12.55, formualizer 0.13.0, IronCalc 0.9.1, HyperFormula 3.5.0 and pycel 1.0b30
# take 45 and "45" for the same condition and come to 3900 either way. A third of the hours of a scale is gone, without an
# error, and the hours that a price is divided by with it.
#
# What of ours depends on it: our own SUMIF (of a sheet that is read, and of a tool that is made into a model) takes 45 and
# "45" for the same; LibreOffice is not asked about a condition on such rows.
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

FORMULAS = ("=SUMIF(A1:A4,45,B1:B4)", '=SUMIF(A1:A4,"45",B1:B4)', "=SUMIF(A1:A4,A1,B1:B4)", "=SUMIF(A1:A4,A2,B1:B4)",
            "=SUMIFS(B1:B4,A1:A4,45)", "=COUNTIF(A1:A4,45)", '=COUNTIF(A1:A4,"45")')
book = Workbook()
sheet = book.active
sheet.title = "S"
for scale, hours in ((45, 1400), ("45", 1300), (45, 1200), (50, 900)):
    sheet.append([scale, hours])
for formula in FORMULAS:
    sheet.append([formula])
book.save("scales.xlsx")
profile = f"-env:UserInstallation=file://{Path('profile').resolve()}"
subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "made", "scales.xlsx"],
               check=True, capture_output=True)
office = load_workbook("made/scales.xlsx", data_only=True)["S"]
one, other = formualizer.Workbook.load_path("scales.xlsx"), ironcalc.load_from_xlsx("scales.xlsx", "en", "UTC", "en")
one.evaluate_all()
other.evaluate()
print("formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
print("A1 and A3 are 45, A2 is the text 45, A4 is 50; hours of 1400, 1300, 1200 and 900")
for row, formula in enumerate(FORMULAS, 5):
    both = {int(one.get_value("S", row, 1)), int(other.get_cell_value(0, row, 1))}
    print(formula[1:], "- LibreOffice:", office.cell(row, 1).value, "- formualizer and IronCalc:", *both)
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
A1 and A3 are 45, A2 is the text 45, A4 is 50; hours of 1400, 1300, 1200 and 900
SUMIF(A1:A4,45,B1:B4) - LibreOffice: 2600 - formualizer and IronCalc: 3900
SUMIF(A1:A4,"45",B1:B4) - LibreOffice: 3900 - formualizer and IronCalc: 3900
SUMIF(A1:A4,A1,B1:B4) - LibreOffice: 2600 - formualizer and IronCalc: 3900
SUMIF(A1:A4,A2,B1:B4) - LibreOffice: 3900 - formualizer and IronCalc: 3900
SUMIFS(B1:B4,A1:A4,45) - LibreOffice: 2600 - formualizer and IronCalc: 3900
COUNTIF(A1:A4,45) - LibreOffice: 2 - formualizer and IronCalc: 3
COUNTIF(A1:A4,"45") - LibreOffice: 3 - formualizer and IronCalc: 3
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
