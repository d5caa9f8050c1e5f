#!/usr/bin/env bash
# LibreOffice counts a typed yes of an .xlsx as the number 1, and saves it as a formula.
#
# Surprised: 2026-11-30, LibreOffice 7.4.7. SUM, COUNT and AVERAGE leave out the truths in a range (the pages of SUM and
# AVERAGE of Microsoft; an .xlsx keeps them as values of a type of their own, ECMA-376 part 1, 18.18.11). To LibreOffice a
# truth is a number with a format, also when the file is an .xlsx: weeks of 24, 30 and 36 hours with one TRUE among them
# ("not known yet") have an average of 22.75 and not 30, and the least is 1 hour. Nothing tells. Saved as .xlsx, the cell with
# TRUE holds the formula TRUE() where a value was typed, so that a program that looks for inputs finds one less. Gnumeric
# 1.12.55 and IronCalc 0.9.1 come to 30; formualizer 0.13.0 as well, but its SUMPRODUCT counts TRUE as 1.
#
# What of ours depends on it: of a tool that came back from LibreOffice a yes saved as a formula is the yes that was typed.
# A SUMPRODUCT over cells with a truth keeps the outcome that the file holds; that was so for numbers as text only.
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

FORMULAS = ("=AVERAGE(A1:A4)", "=COUNT(A1:A4)", "=SUM(A1:A4)", "=MIN(A1:A4)", "=SUMPRODUCT(A1:A4,B1:B4)")
book = Workbook()
sheet = book.active
sheet.title = "S"
for hours in (24, 30, True, 36):
    sheet.append([hours, 10])
for formula in FORMULAS:
    sheet.append([formula])
book.save("weeks.xlsx")
profile = f"-env:UserInstallation=file://{Path('profile').resolve()}"
subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "made", "weeks.xlsx"],
               check=True, capture_output=True)
office, kept = load_workbook("made/weeks.xlsx", data_only=True)["S"], load_workbook("made/weeks.xlsx")["S"]
one, other = formualizer.Workbook.load_path("weeks.xlsx"), ironcalc.load_from_xlsx("weeks.xlsx", "en", "UTC", "en")
one.evaluate_all()
other.evaluate()
print("formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
print("24, 30, TRUE and 36; the third cell, saved by LibreOffice:", kept["A3"].value)
for row, formula in enumerate(FORMULAS, 5):
    values = office.cell(row, 1).value, one.get_value("S", row, 1), other.get_cell_value(0, row, 1)
    named = zip(("LibreOffice", "formualizer", "IronCalc"), values, strict=True)
    print(formula[1:], *(f"- {name}: {float(value):g}" for name, value in named))
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
24, 30, TRUE and 36; the third cell, saved by LibreOffice: =TRUE()
AVERAGE(A1:A4) - LibreOffice: 22.75 - formualizer: 30 - IronCalc: 30
COUNT(A1:A4) - LibreOffice: 4 - formualizer: 3 - IronCalc: 3
SUM(A1:A4) - LibreOffice: 91 - formualizer: 90 - IronCalc: 90
MIN(A1:A4) - LibreOffice: 1 - formualizer: 24 - IronCalc: 24
SUMPRODUCT(A1:A4,B1:B4) - LibreOffice: 910 - formualizer: 910 - IronCalc: 900
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
