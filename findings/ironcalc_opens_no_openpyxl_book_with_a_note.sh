#!/usr/bin/env bash
# IronCalc does not open a workbook that openpyxl wrote as soon as one cell has a note.
#
# Surprised: 2026-11-29, ironcalc 0.9.1 with openpyxl 3.1.5. openpyxl names the part with the notes by an absolute path
# in the relations of the sheet, which the format allows and Excel and LibreOffice follow; IronCalc looks for it below
# the folder of the sheet and says "specified file not found in archive". Notes are how a controller says where a number
# comes from. XlsxWriter names the part relative to the sheet, and that one opens.
#
# What of ours depends on it: our workbooks explain an input beside its cell, not in a note, and open in IronCalc.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq ironcalc==0.9.1 openpyxl==3.1.5 xlsxwriter==3.3.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import ironcalc
import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

print(*(f"{name} {version(name)}" for name in ("ironcalc", "openpyxl", "xlsxwriter")))

def opened(path):
    try:
        ironcalc.load_from_xlsx(path, "en", "UTC", "en")
    except ironcalc.WorkbookError as error:
        return f"refused: {error}"
    return "opened"

for note in (False, True):
    book = openpyxl.Workbook()
    book.active["A1"] = 24.68
    if note:
        book.active["A1"].comment = Comment("Bron: cao", "controller")
    book.save("openpyxl.xlsx")
    print("openpyxl,", "with a note:" if note else "without:", opened("openpyxl.xlsx"))
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write("A1", 24.68)
    sheet.write_comment("A1", "Bron: cao")
print("xlsxwriter, with a note:", opened("xlsxwriter.xlsx"))
PROBE

if ! diff - printed <<'EXPECTED'; then
ironcalc 0.9.1 openpyxl 3.1.5 xlsxwriter 3.3.1
openpyxl, without: opened
openpyxl, with a note: refused: Zip Error: specified file not found in archive
xlsxwriter, with a note: opened
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
