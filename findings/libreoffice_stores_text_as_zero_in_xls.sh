#!/usr/bin/env bash
# LibreOffice stores zero in an .xls for the text that a formula gives in a cell with a format for numbers.
#
# Surprised: 2026-11-29, LibreOffice 7.4.7. =IF(A1="","nothing",A1) in a cell of the format 0.00 or 0% is kept in .xls
# as a formula with the outcome 0, and without the record for its text; in a cell of the format General the text is
# there. LibreOffice works it out again and shows the text. Whoever reads what is stored finds a zero: python-calamine,
# and pandas with it. In .xlsx and .ods the text is stored.
#
# What of ours depends on it: a cell of our workbooks that says that a calculation does not have an amount is zero in
# an .xls from LibreOffice (tests/programs/test_programs.py knows it). A result of ours that is saved so comes back all
# the same: what it was worked out from stands in it, and workbooks/read/template/returned.py takes a zero on a line
# without an amount for that text. Of an own sheet only stored values can be read, so such a cell is a zero there.
#
# It needs `soffice` (LibreOffice Calc) on this machine; a profile of its own is made in the temporary folder.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq python-calamine==0.9.1 openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'MAKE'
from openpyxl import Workbook

book = Workbook()
for row, shown in enumerate(("General", "0.00", "0%"), 1):
    cell = book.active.cell(row, 2, '=IF(A1="","nothing",A1)')
    cell.number_format = shown
book.save("made.xlsx")
MAKE
for kind in xlsx ods xls; do
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$kind" --outdir "$kind" made.xlsx >/dev/null 2>&1
done

venv/bin/python - <<'PROBE' | tee printed
import python_calamine

for kind in ("xlsx", "ods", "xls"):
    rows = python_calamine.load_workbook(f"{kind}/made.{kind}").get_sheet_by_index(0).to_python()
    print(kind, *(repr(row[-1]) for row in rows), sep=" | ")
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
xlsx | 'nothing' | 'nothing' | 'nothing'
ods | 'nothing' | 'nothing' | 'nothing'
xls | 'nothing' | 0.0 | 0.0
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
