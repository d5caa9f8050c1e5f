#!/usr/bin/env bash
# formualizer and IronCalc come to 0 where a sum is asked for several criteria at once.
#
# Surprised: 2026-11-30, formualizer 0.13.0 and ironcalc 0.9.1. A mix of functions is often one formula,
# SUMPRODUCT(SUMIF(posts,{"hbo","wo"},fte)): the staff of both posts together. Excel and LibreOffice add what each
# criterion comes to. formualizer gives 0 for both formulas below, IronCalc for the one with SUM and COUNTIF; no error,
# so the price that follows is that of a team without these people.
#
# What of ours depends on it: a cell with a list of criteria keeps the outcome that the file holds; without one it is
# not worked out, and that is told. A region's own tool that is made into a model adds them.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0 ironcalc==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import formualizer
import ironcalc

print("formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
other = ironcalc.create("S", "en", "UTC", "en")
book = formualizer.Workbook()
book.add_sheet("S")
for row, (post, fte) in enumerate((("hbo", 2), ("wo", 3), ("mbo", 4)), 1):
    book.set_value("S", row, 1, post)
    book.set_value("S", row, 2, fte)
    other.set_user_input(0, row, 1, post)
    other.set_user_input(0, row, 2, str(fte))
tried = (
    ('=SUMPRODUCT(SUMIF(A1:A3,{"hbo","wo"},B1:B3))', 5),
    ('=SUM(COUNTIF(A1:A3,{"hbo","wo"}))', 2),
    ('=SUMIF(A1:A3,"hbo",B1:B3)+SUMIF(A1:A3,"wo",B1:B3)', 5),
)
for row, (formula, spreadsheets) in enumerate(tried, 1):
    book.set_formula("S", row, 3, formula)
    other.set_user_input(0, row, 3, formula)
    other.evaluate()
    print(formula)
    print("   formualizer:", book.evaluate_cell("S", row, 3))
    print("   ironcalc:", other.get_cell_value(0, row, 3))
    print("   spreadsheets:", spreadsheets)
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
=SUMPRODUCT(SUMIF(A1:A3,{"hbo","wo"},B1:B3))
   formualizer: 0.0
   ironcalc: 5.0
   spreadsheets: 5
=SUM(COUNTIF(A1:A3,{"hbo","wo"}))
   formualizer: 0.0
   ironcalc: 0.0
   spreadsheets: 2
=SUMIF(A1:A3,"hbo",B1:B3)+SUMIF(A1:A3,"wo",B1:B3)
   formualizer: 5.0
   ironcalc: 5.0
   spreadsheets: 5
EXPECTED
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
