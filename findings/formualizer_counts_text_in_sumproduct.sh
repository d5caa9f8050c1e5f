#!/usr/bin/env bash
# formualizer counts text that looks like a number in SUMPRODUCT, and finds 0 with LOOKUP where empty cells follow.
#
# Surprised: 2026-11-29, formualizer 0.13.0. In SUMPRODUCT the text "12" counts as 12, though its own SUM leaves it out;
# spreadsheets take what is no number as zero there. LOOKUP of a very large number gives the last number of a range in
# spreadsheets, also with empty cells behind it; here it gives 0 then. Neither raises an error, so a price that rests on
# it is wrong without a sign.
#
# What of ours depends on it: workbooks/read/recalculate/differences.py lists both; a value that a sheet stores is
# believed before a recalculated one that rests on them.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
import formualizer
from importlib.metadata import version

def outcome(cells, formula):
    book = formualizer.Workbook()
    book.add_sheet("S")
    for (row, column), value in cells.items():
        book.set_value("S", row, column, value)
    book.set_formula("S", 9, 9, formula)
    return book.evaluate_cell("S", 9, 9)

print("formualizer", version("formualizer"))
text = {(1, 1): "12", (2, 1): 3, (1, 2): 2, (2, 2): 5}  # A1 holds the text 12
numbers = {(1, 1): 1, (2, 1): 2, (3, 1): 4}  # A4:A8 are empty
for cells, formula, spreadsheets in (
    (text, "=SUM(A1:A2)", 3),
    (text, "=SUMPRODUCT(A1:A2,B1:B2)", 15),
    (numbers, "=LOOKUP(9.9E+307,A1:A3)", 4),
    (numbers, "=LOOKUP(9.9E+307,A1:A8)", 4),
):
    print(formula, "gives", outcome(cells, formula), "- spreadsheets:", spreadsheets)
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0
=SUM(A1:A2) gives 3.0 - spreadsheets: 3
=SUMPRODUCT(A1:A2,B1:B2) gives 39.0 - spreadsheets: 15
=LOOKUP(9.9E+307,A1:A3) gives 4.0 - spreadsheets: 4
=LOOKUP(9.9E+307,A1:A8) gives 0.0 - spreadsheets: 4
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
