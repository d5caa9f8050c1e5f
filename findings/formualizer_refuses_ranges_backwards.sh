#!/usr/bin/env bash
# formualizer gives #REF! for a range that is written backwards.
#
# Surprised: 2026-11-29, formualizer 0.13.0. A3:A1 is the same range as A1:A3 in spreadsheets, which turn it as it is
# typed; programs that write files do not, and then it stands in the file. formualizer gives #REF! for it, and so for
# every cell that rests on it.
#
# What of ours depends on it: the ranges of a formula are put in order before it is handed over
# (workbooks/read/recalculate/package.py).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
import formualizer
from importlib.metadata import version

def outcome(formula):
    book = formualizer.Workbook()
    book.add_sheet("S")
    for row, value in enumerate((1, 2, 4), 1):
        book.set_value("S", row, 1, value)
    book.set_value("S", 1, 2, 5)
    book.set_formula("S", 9, 9, formula)
    try:
        return book.evaluate_cell("S", 9, 9)
    except Exception as problem:
        return f"{type(problem).__name__} {problem}"

print("formualizer", version("formualizer"))
for formula, spreadsheets in (("=SUM(A1:A3)", 7), ("=SUM(A3:A1)", 7), ("=SUM(B1:A1)", 6)):
    print(formula, "gives", outcome(formula), "- spreadsheets:", spreadsheets)
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0
=SUM(A1:A3) gives 7.0 - spreadsheets: 7
=SUM(A3:A1) gives ExcelEvaluationError #REF! - spreadsheets: 7
=SUM(B1:A1) gives ExcelEvaluationError #REF! - spreadsheets: 6
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
