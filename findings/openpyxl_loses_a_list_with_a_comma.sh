#!/usr/bin/env bash
# openpyxl loses the choices of a drop-down list as soon as one of them has a comma.
#
# Surprised: 2026-11-29, openpyxl 3.1.5. A drop-down with its choices written in the cell has them between commas, so a
# choice that has a comma itself ("1,5 uur", as every half is written in Dutch) stands in a newer element beside the old
# one, which Excel and LibreOffice both write. openpyxl reads neither: the rule is there, its formula is None, and
# nothing warns. Saved again, the cell takes anything.
#
# What of ours depends on it: a region's own tool keeps its choices as options of the model, so the lists are read from
# the sheet itself, the newer element first.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
import zipfile
from importlib.metadata import version

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

print("openpyxl", version("openpyxl"))

MAIN = '<formula1>"kort,lang"</formula1>'
COMMA = (
    '<mc:AlternateContent xmlns:x12ac="http://schemas.microsoft.com/office/spreadsheetml/2011/1/ac"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x12ac">'
    "<x12ac:list>&quot;1,5 uur&quot;,2 uur</x12ac:list></mc:Choice><mc:Fallback>"
    "<formula1>&quot;1,5 uur,2 uur&quot;</formula1></mc:Fallback></mc:AlternateContent>"
)

book = openpyxl.Workbook()
rule = DataValidation("list", formula1='"kort,lang"')
rule.add("A1")
book.active.add_data_validation(rule)
book.save("plain.xlsx")
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("comma.xlsx", "w") as comma:
    for part in plain.namelist():
        comma.writestr(part, plain.read(part).decode().replace(MAIN, COMMA))
for path in ("plain.xlsx", "comma.xlsx"):
    read = openpyxl.load_workbook(path)
    print(path, [(each.type, each.formula1) for each in read.active.data_validations.dataValidation])
    read.save("again.xlsx")
    with zipfile.ZipFile("again.xlsx") as again:
        print("   saved again, a choice is left:", "formula1" in again.read("xl/worksheets/sheet1.xml").decode())
PROBE

if ! diff - printed <<'EXPECTED'; then
openpyxl 3.1.5
plain.xlsx [('list', '"kort,lang"')]
   saved again, a choice is left: True
comma.xlsx [('list', None)]
   saved again, a choice is left: False
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
